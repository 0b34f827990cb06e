//! Counts of members, for each organisation and everything below it.

use std::collections::{BTreeMap, BTreeSet};

use aws_lambda_events::event::dynamodb::EventRecord;
use jiff::civil::Date;
use kit::App;
use serde::Deserialize;
use shared::id::OrgId;
use shared::member::{AccountState, Standing};
use store::{CountChange, Entity, MEMBER_COUNTS, StoreError, StoreResult, StoredMember};

use crate::failures::{self, Poison};

/// Records of one transaction; with the organisations they touch it must stay within 100 items.
const TOGETHER: usize = 40;

/// Organisations from the root to a branch: the tree has seven levels, and a transaction has room for these.
const LONGEST_CHAIN: usize = 20;

/// What of a member is counted.
#[derive(Debug, Clone, Deserialize)]
struct Counted {
    standing: Standing,
    official_on: Option<Date>,
    account: AccountState,
    chain: Vec<OrgId>,
}

/// How one record changes the counts of organisations.
pub type Changes = BTreeMap<OrgId, CountChange>;

/// Folds the members of a batch into the counts, in the order of the batch. Gives how many records were dealt with:
/// all, or fewer when the store failed.
pub async fn count(app: &App, records: &[EventRecord]) -> usize {
    let mut done = 0;
    for chunk in records.chunks(TOGETHER) {
        if let Err(error) = count_chunk(app, chunk).await {
            tracing::error!(cause = ?error, done, of = records.len(), "the store failed; the rest comes again");
            return done;
        }
        done += chunk.len();
    }
    done
}

async fn count_chunk(app: &App, records: &[EventRecord]) -> StoreResult<()> {
    // By event, so that a record that comes twice stands there once.
    let mut by_event = BTreeMap::new();
    for record in records {
        match changes(record) {
            Ok(Some(changes)) => drop(by_event.insert(record.event_id.clone(), changes)),
            Ok(None) => {}
            Err(poison) => failures::put_aside(app, MEMBER_COUNTS, record, &poison).await?,
        }
    }
    let changes: Vec<_> = by_event.into_iter().collect();
    match together(app, &changes).await {
        Err(StoreError::Conflict) => one_by_one(app, &changes).await,
        other => other,
    }
}

async fn together(app: &App, chunk: &[(String, Changes)]) -> StoreResult<()> {
    if chunk.is_empty() {
        return Ok(());
    }
    let mut sums = Changes::new();
    for (org, change) in chunk.iter().flat_map(|(_, changes)| changes) {
        *sums.entry(*org).or_default() += *change;
    }
    if sums.len() + chunk.len() > 100 {
        return Err(StoreError::Conflict);
    }
    let events: Vec<_> = chunk.iter().map(|(event, _)| event.clone()).collect();
    app.store.count_once(&events, &sums.into_iter().collect::<Vec<_>>(), app.now()).await
}

/// Some of them were counted before: each finds out for itself.
async fn one_by_one(app: &App, chunk: &[(String, Changes)]) -> StoreResult<()> {
    for (event, changes) in chunk {
        let changes: Vec<_> = changes.iter().map(|(org, change)| (*org, *change)).collect();
        match app.store.count_once(std::slice::from_ref(event), &changes, app.now()).await {
            Ok(()) | Err(StoreError::Conflict) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// The difference between a member's old and new image; `None` when the record is not a member's or changes nothing.
///
/// # Errors
/// [`Poison`] for a member's image that cannot be counted.
pub fn changes(record: &EventRecord) -> Result<Option<Changes>, Poison> {
    let (old, new) = (member(&record.change.old_image)?, member(&record.change.new_image)?);
    let mut changes = Changes::new();
    for (image, sign) in [(old, -1), (new, 1)] {
        let Some(counted) = image else { continue };
        for org in &counted.chain {
            *changes.entry(*org).or_default() += worth(&counted, sign);
        }
    }
    changes.retain(|_, change| *change != CountChange::default());
    Ok((!changes.is_empty()).then_some(changes))
}

fn member(image: &serde_dynamo::Item) -> Result<Option<Counted>, Poison> {
    if failures::kind_of(image) != Some(StoredMember::KIND) {
        return Ok(None);
    }
    let data = image.get("data").ok_or(Poison::Empty)?;
    let counted: Counted = serde_dynamo::from_attribute_value(data.clone())?;
    let distinct: BTreeSet<_> = counted.chain.iter().collect();
    match (1..=LONGEST_CHAIN).contains(&counted.chain.len()) && distinct.len() == counted.chain.len() {
        true => Ok(Some(counted)),
        false => Err(Poison::NoChain),
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
        activated: one_if(counted.account == AccountState::Activated),
    }
}
