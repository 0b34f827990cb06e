//! What campaigns came to, up the tree: for each organisation above the branches one item with a sum for each directly
//! below.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::id::{CampaignId, OrgId};
use shared::study::UnitSum;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::write::Write;

/// Name of the consumer that follows attempts, for its failures.
pub const STUDY_SUMS: &str = "study_sums";

/// What those directly below an organisation came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudySums {
    /// In which campaign.
    pub campaign: CampaignId,
    /// The organisations from the one that holds the campaign to this one.
    pub chain: Vec<OrgId>,
    /// The sum of each; who has done nothing is not there.
    pub below: BTreeMap<OrgId, UnitSum>,
}

impl Entity for StudySums {
    const KIND: &'static str = "study_sums";

    fn keys(&self) -> Keys {
        let org = *self.chain.last().expect("the chain of a sum ends with its organisation");
        key::study_sums(self.campaign, org).into()
    }
}

impl Store {
    /// What those directly below an organisation came to; nothing before the stream has brought any.
    pub async fn find_study_sums(
        &self,
        campaign: CampaignId,
        org: OrgId,
    ) -> StoreResult<BTreeMap<OrgId, UnitSum>> {
        let found: Option<Stored<StudySums>> = self.app.get(&key::study_sums(campaign, org)).await?;
        Ok(found.map(|stored| stored.value.below).unwrap_or_default())
    }

    /// Brings some sums of an organisation to what `count` finds. The item is read before `count` reads what they are the
    /// sum of: whoever writes over another one's sums has read their sources later, so no late writer puts back an old
    /// one.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when another one wrote at the same moment; what both wanted is then to be counted
    /// anew.
    pub async fn settle_study_sums(
        &self,
        campaign: CampaignId,
        chain: &[OrgId],
        count: impl AsyncFnOnce() -> StoreResult<BTreeMap<OrgId, UnitSum>>,
        now: Timestamp,
    ) -> StoreResult<()> {
        let empty = StudySums { campaign, chain: chain.to_vec(), below: BTreeMap::new() };
        let known = self.app.get::<StudySums>(&empty.keys().key).await?;
        let mut sums = known.clone().unwrap_or(Stored { value: empty, rev: 0 });
        sums.value.below.extend(count().await?);
        sums.value.below.retain(|_, sum| *sum != UnitSum::default());
        let write = match known {
            Some(known) if known == sums => return Ok(()),
            Some(_) => Write::replace(&sums, now)?,
            None if sums.value.below.is_empty() => return Ok(()),
            None => Write::create(&sums.value, now)?,
        };
        self.app.write(vec![write]).await
    }

    /// How many members belong to each of these organisations and everything below it; who is not there has none yet.
    pub async fn find_member_totals(&self, orgs: &[OrgId]) -> StoreResult<BTreeMap<OrgId, u32>> {
        let mut totals = BTreeMap::new();
        let keys: Vec<_> = orgs.iter().map(|org| key::org_counts(*org)).collect();
        for item in self.app.get_items(&keys).await? {
            let pk = item.get("pk").and_then(|pk| pk.as_s().ok());
            let members = item.get("members").and_then(|members| members.as_n().ok());
            let org = orgs.iter().find(|org| pk == Some(&key::org_counts(**org).pk));
            if let (Some(org), Some(members)) = (org, members.and_then(|members| members.parse().ok())) {
                totals.insert(*org, members);
            }
        }
        Ok(totals)
    }

    /// Loads many sums without conditions: for demo data.
    pub async fn load_study_sums(&self, sums: &[StudySums], now: Timestamp) -> StoreResult<()> {
        self.app.load(sums, now).await
    }
}
