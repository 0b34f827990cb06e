//! Counts of members, for each organisation and everything below it.

use std::collections::BTreeSet;

use aws_lambda_events::event::dynamodb::EventRecord;
use jiff::civil::Date;
use kit::App;
use serde::Deserialize;
use shared::id::OrgId;
use shared::member::Standing;
use store::{CountChange, MEMBER_COUNTS, StoreResult, Stored, StoredAccount, StoredFailure};

use crate::fold::{Changes, Consumer, LONGEST_CHAIN, Poison, entity};

/// What of a member is counted.
#[derive(Debug, Clone, Deserialize)]
struct Counted {
    standing: Standing,
    official_on: Option<Date>,
    account: StoredAccount,
    chain: Vec<OrgId>,
}

/// The consumer.
pub struct MemberCounts;

impl Consumer for MemberCounts {
    const NAME: &'static str = MEMBER_COUNTS;
    type Place = OrgId;
    type Change = CountChange;

    /// The difference between a member's old and new image.
    fn changes(record: &EventRecord) -> Result<Option<Changes<Self>>, Poison> {
        let (old, new) = (member(&record.change.old_image)?, member(&record.change.new_image)?);
        let mut changes = Changes::<Self>::new();
        for (image, sign) in [(old, -1), (new, 1)] {
            let Some(counted) = image else { continue };
            for org in &counted.chain {
                *changes.entry(*org).or_default() += worth(&counted, sign);
            }
        }
        changes.retain(|_, change| *change != CountChange::default());
        Ok((!changes.is_empty()).then_some(changes))
    }

    async fn add(app: &App, events: &[String], changes: &[(OrgId, CountChange)]) -> StoreResult<()> {
        app.store.count_once(events, changes, app.now()).await
    }

    async fn add_failure(
        app: &App,
        failure: &Stored<StoredFailure>,
        changes: &[(OrgId, CountChange)],
    ) -> StoreResult<()> {
        app.store.count_failure(failure, changes).await
    }
}

fn member(image: &serde_dynamo::Item) -> Result<Option<Counted>, Poison> {
    let Some(counted) = entity::<Counted>(image, "member")? else { return Ok(None) };
    let distinct: BTreeSet<_> = counted.chain.iter().collect();
    match (1..=LONGEST_CHAIN).contains(&counted.chain.len()) && distinct.len() == counted.chain.len() {
        true => Ok(Some(counted)),
        false => Err(Poison::NoChain("member")),
    }
}

fn worth(counted: &Counted, sign: i64) -> CountChange {
    if !counted.standing.belongs() {
        return CountChange::default();
    }
    let one_if = |holds: bool| if holds { sign } else { 0 };
    CountChange {
        members: sign,
        probationary: one_if(counted.official_on.is_none()),
        exempt: one_if(counted.standing == Standing::Exempt),
        activated: one_if(counted.account == StoredAccount::Activated),
    }
}
