//! The logs of organisations: written together with the act, each entry chained to the one before.
//!
//! The head of a log says its last number and hash. It moves in the same transaction as the act, so two acts at the
//! same moment cannot take the same place: the slower one reads the head again and tries anew. The hash is keyed, so
//! who may write to the table but lacks the key cannot forge a chain.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use shared::audit::{AuditCheck, AuditDraft, AuditEntry, AuditMonth, AuditQuery};
use shared::endpoint::Page;
use shared::id::OrgId;

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::table::Order;
use crate::write::Write;

/// Entries of a page.
const PAGE: usize = 50;

/// How often an act tries to find its place behind others.
const TRIES: usize = 8;

/// The moment at which a day begins here; `None` for days that no calendar of ours reaches.
fn start_of(day: Date) -> Option<Timestamp> {
    shared::time::instant(day.to_datetime(Time::midnight()))
}

/// Where a log stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditHead {
    org: OrgId,
    number: u64,
    hash: String,
    began: Timestamp,
    at: Timestamp,
}

impl Entity for AuditHead {
    const KIND: &'static str = "audit_head";

    fn keys(&self) -> Keys {
        key::audit_head(self.org).into()
    }
}

impl Entity for AuditEntry {
    const KIND: &'static str = "audit_entry";

    fn keys(&self) -> Keys {
        key::audit_entry_keys(self)
    }
}

/// The heads of the logs that an act goes into, as they were read.
type Heads = BTreeMap<OrgId, Option<Stored<AuditHead>>>;

impl Store {
    /// Writes, all or none, together with what the logs say of it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a condition of the writes does not hold; [`StoreError::Unavailable`] when others
    /// were quicker again and again. Nothing is written then.
    pub async fn write_logged(
        &self,
        writes: &[Write],
        drafts: &[AuditDraft],
        now: Timestamp,
    ) -> StoreResult<()> {
        for _ in 0..TRIES {
            let heads = self.audit_heads(drafts).await?;
            let mut all = writes.to_vec();
            all.extend(self.chained(&heads, drafts, now)?);
            match self.app.write(all).await {
                Err(StoreError::Conflict) if self.audit_heads(drafts).await? != heads => {}
                other => return other,
            }
        }
        Err(StoreError::Unavailable("a log was written by others again and again".into()))
    }

    async fn audit_heads(&self, drafts: &[AuditDraft]) -> StoreResult<Heads> {
        let orgs: BTreeSet<OrgId> = drafts.iter().map(|draft| draft.org).collect();
        let mut heads = Heads::new();
        for org in orgs {
            heads.insert(org, self.app.get(&key::audit_head(org)).await?);
        }
        Ok(heads)
    }

    /// The entries in their places, and the heads moved behind them.
    fn chained(&self, heads: &Heads, drafts: &[AuditDraft], now: Timestamp) -> StoreResult<Vec<Write>> {
        let mut writes = Vec::new();
        for (org, head) in heads {
            let mut moved = head.as_ref().map(|head| head.value.clone());
            for draft in drafts.iter().filter(|draft| draft.org == *org) {
                let entry = self.next_entry(moved.as_ref(), draft, now)?;
                let began = moved.map_or(entry.at, |head| head.began);
                moved = Some(AuditHead {
                    org: *org,
                    number: entry.number,
                    hash: entry.hash.clone(),
                    began,
                    at: entry.at,
                });
                writes.push(Write::create(&entry, now)?);
            }
            match (head, moved) {
                (Some(head), Some(value)) => {
                    writes.push(Write::replace(&Stored { value, rev: head.rev }, now)?);
                }
                (None, Some(value)) => writes.push(Write::create(&value, now)?),
                (_, None) => {}
            }
        }
        Ok(writes)
    }

    /// The entry behind `head`. Clocks differ a little; a log never runs backward.
    fn next_entry(
        &self,
        head: Option<&AuditHead>,
        draft: &AuditDraft,
        now: Timestamp,
    ) -> StoreResult<AuditEntry> {
        let mut entry = AuditEntry {
            org: draft.org,
            number: head.map_or(0, |head| head.number) + 1,
            at: head.map_or(now, |head| head.at.max(now)),
            by: draft.by,
            act: draft.act.clone(),
            before: head.map(|head| head.hash.clone()).unwrap_or_default(),
            hash: String::new(),
        };
        entry.hash = self.hash_of(&entry)?;
        Ok(entry)
    }

    /// The keyed hash of everything in an entry but its own hash.
    fn hash_of(&self, entry: &AuditEntry) -> StoreResult<String> {
        let bare = AuditEntry { hash: String::new(), ..entry.clone() };
        let json = serde_json::to_string(&bare).map_err(|error| StoreError::Corrupt(error.to_string()))?;
        Ok(URL_SAFE_NO_PAD.encode(self.seal.keyed_hash("audit log", &json)))
    }

    /// A page of the log of an organisation, the newest first. Without a month or a person it is the month of `now`.
    pub async fn list_audit(
        &self,
        org: OrgId,
        query: &AuditQuery,
        now: Timestamp,
    ) -> StoreResult<Page<AuditEntry>> {
        // A month of the log is one of the calendar here, so a day lies in one of them whole.
        let day = query.day.and_then(|day| Some((start_of(day)?, start_of(day.tomorrow().ok()?)?)));
        let asked = day.map(|(from, _)| AuditMonth::of(from)).or(query.month);
        let month = asked.unwrap_or_else(|| AuditMonth::of(now));
        let of_month = match query.topic {
            Some(topic) => key::audit_topic(org, month, topic),
            None => key::audit_month(org, month),
        };
        let partition = match (query.member, day) {
            (Some(member), _) => key::audit_person(org, member),
            (None, Some((from, before))) => key::audit_between(of_month, from, before),
            (None, None) => of_month,
        };
        let page = self.app.page(&partition, Order::Descending, PAGE, query.after.as_ref()).await?;
        Ok(Page { items: page.items.into_iter().map(|entry| entry.value).collect(), next: page.next })
    }

    /// Follows the chain of a log from its first entry to its head.
    pub async fn check_audit(&self, org: OrgId) -> StoreResult<AuditCheck> {
        let head = self.app.get::<AuditHead>(&key::audit_head(org)).await?;
        let Some(AuditHead { number, hash, began, at, .. }) = head.map(|head| head.value) else {
            return Ok(AuditCheck { whole: 0, broken_at: None });
        };
        let (mut whole, mut before) = (0, String::new());
        let (mut month, last) = (AuditMonth::of(began), AuditMonth::of(at));
        while month <= last {
            for entry in self.app.all::<AuditEntry>(&key::audit_month(org, month)).await? {
                let entry = entry.value;
                let follows = entry.number == whole + 1 && entry.before == before;
                // An act that came in while we read stands behind the head that we know.
                if entry.number > number {
                    break;
                }
                if !follows || entry.hash != self.hash_of(&entry)? {
                    return Ok(AuditCheck { whole, broken_at: Some(whole + 1) });
                }
                (whole, before) = (entry.number, entry.hash);
            }
            month = month.next();
        }
        let is_whole = whole == number && before == hash;
        Ok(AuditCheck { whole, broken_at: (!is_whole).then_some(whole + 1) })
    }
}
