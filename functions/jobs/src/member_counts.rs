//! Counts of members, for each organisation and everything below it.

use std::collections::BTreeMap;

use aws_lambda_events::event::dynamodb::EventRecord;
use jiff::civil::Date;
use kit::{App, Result};
use serde::Deserialize;
use shared::id::OrgId;
use shared::member::{AccountState, Standing};
use store::{CountChange, StoreError};

/// Records of one transaction; with the organisations they touch it must stay within 100 items.
const TOGETHER: usize = 40;

/// What of a member is counted.
#[derive(Debug, Clone, Deserialize)]
struct Counted {
    standing: Standing,
    official_on: Option<Date>,
    account: AccountState,
    chain: Vec<OrgId>,
}

/// How one record changes the counts of organisations.
type Changes = BTreeMap<OrgId, CountChange>;

/// Folds the members of a batch into the counts.
pub async fn count(app: &App, records: &[EventRecord]) -> Result<()> {
    // By event, so that a record that comes twice in one batch stands there once.
    let by_event: BTreeMap<_, _> =
        records.iter().filter_map(|record| Some((record.event_id.clone(), changes(record)?))).collect();
    let changes: Vec<_> = by_event.into_iter().collect();
    for chunk in changes.chunks(TOGETHER) {
        match together(app, chunk).await {
            Err(StoreError::Conflict) => one_by_one(app, chunk).await?,
            other => other?,
        }
    }
    Ok(())
}

async fn together(app: &App, chunk: &[(String, Changes)]) -> std::result::Result<(), StoreError> {
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
async fn one_by_one(app: &App, chunk: &[(String, Changes)]) -> Result<()> {
    for (event, changes) in chunk {
        let changes: Vec<_> = changes.iter().map(|(org, change)| (*org, *change)).collect();
        match app.store.count_once(std::slice::from_ref(event), &changes, app.now()).await {
            Ok(()) | Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// The difference between a member's old and new image; `None` when the record is not a member's or changes nothing.
fn changes(record: &EventRecord) -> Option<Changes> {
    let (old, new) = (member(&record.change.old_image), member(&record.change.new_image));
    let mut changes = Changes::new();
    for (image, sign) in [(old, -1), (new, 1)] {
        let Some(counted) = image else { continue };
        for org in &counted.chain {
            *changes.entry(*org).or_default() += worth(&counted, sign);
        }
    }
    changes.retain(|_, change| *change != CountChange::default());
    (!changes.is_empty()).then_some(changes)
}

fn member(image: &serde_dynamo::Item) -> Option<Counted> {
    let is_member =
        matches!(image.get("kind"), Some(serde_dynamo::AttributeValue::S(kind)) if kind == "member");
    let data = image.get("data").filter(|_| is_member)?;
    match serde_dynamo::from_attribute_value(data.clone()) {
        Ok(counted) => Some(counted),
        Err(error) => {
            tracing::error!(%error, "a member in the stream cannot be read");
            None
        }
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
