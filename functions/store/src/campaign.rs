//! Campaigns, and the questions that they draw from, frozen when they are opened.
//!
//! A campaign and its questions are the same for everybody, so each process keeps those at work for half a minute: when
//! a whole country begins a quiz, they are read twice a minute by each process and not once by each member.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::endpoint::{Cursor, Page};
use shared::id::{CampaignId, OrgId};
use shared::study::{Campaign, PooledQuestion};

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Item, Stored, from_item, kind_of};
use crate::key::{self, Keys};
use crate::table::Order;
use crate::write::Write;

/// Entries of a page of an office.
const PAGE: usize = 30;

/// Most campaigns of one organisation that are looked through for what runs.
const MOST: usize = 20;

/// How long a campaign is kept in the process.
const FRESH: SignedDuration = SignedDuration::from_secs(30);

/// Campaigns kept; beyond that all are forgotten and read anew.
const MOST_KEPT: usize = 64;

/// Questions of a part of a pool: even the longest stay far below what an item holds.
const PART: usize = 20;

impl Entity for Campaign {
    const KIND: &'static str = "campaign";

    fn keys(&self) -> Keys {
        key::campaign_keys(self.id, self.org, self.is_open, self.plan.opens_at)
    }
}

/// A part of the questions that a campaign draws from.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredPool {
    campaign: CampaignId,
    part: usize,
    questions: Vec<PooledQuestion>,
}

impl Entity for StoredPool {
    const KIND: &'static str = "campaign_pool";

    fn keys(&self) -> Keys {
        key::campaign_pool(self.campaign, self.part).into()
    }
}

/// A campaign with the questions that it draws from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeCampaign {
    /// The campaign.
    pub campaign: Campaign,
    /// Its questions; none before it is opened, or without a quiz.
    pub pool: Vec<PooledQuestion>,
}

/// Campaigns at work, for a moment.
#[derive(Debug, Clone, Default)]
pub(crate) struct CampaignsAtWork(Arc<Mutex<KeptCampaigns>>, Reading);

/// Held while one is read: of thousands who come in the same second one reads, and the others wait for what it finds.
type Reading = Arc<tokio::sync::Mutex<()>>;

type KeptCampaigns = BTreeMap<CampaignId, (Timestamp, Arc<WholeCampaign>)>;

impl CampaignsAtWork {
    fn get(&self, id: CampaignId, now: Timestamp) -> Option<Arc<WholeCampaign>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (read_at, whole) = kept.get(&id)?;
        let age = now.duration_since(*read_at);
        (!age.is_negative() && age < FRESH).then(|| whole.clone())
    }

    fn keep(&self, now: Timestamp, whole: WholeCampaign) -> Arc<WholeCampaign> {
        let (id, whole) = (whole.campaign.id, Arc::new(whole));
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(id, (now, whole.clone()));
        whole
    }

    fn forget(&self, id: CampaignId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }
}

fn with_rev(stored: Stored<Campaign>) -> Campaign {
    Campaign { rev: stored.rev, ..stored.value }
}

impl Store {
    /// A campaign without its questions, as last written.
    pub async fn find_campaign(&self, id: CampaignId) -> StoreResult<Option<Stored<Campaign>>> {
        self.app.get(&key::campaign(id)).await
    }

    /// A campaign with its questions; up to half a minute old once it is open.
    pub async fn campaign_at_work(
        &self,
        id: CampaignId,
        now: Timestamp,
    ) -> StoreResult<Option<Arc<WholeCampaign>>> {
        if let Some(kept) = self.at_work.get(id, now) {
            return Ok(Some(kept));
        }
        let _reading = self.at_work.1.lock().await;
        if let Some(kept) = self.at_work.get(id, now) {
            return Ok(Some(kept));
        }
        let Some(whole) = whole(self.app.all_items(&key::campaign_whole(id)).await?)? else {
            return Ok(None);
        };
        // A draft changes while it is looked at, and nobody works on it in a hurry.
        Ok(Some(if whole.campaign.is_open { self.at_work.keep(now, whole) } else { Arc::new(whole) }))
    }

    /// A page of the campaigns of an organisation, newest first: its drafts, or those that were opened.
    pub async fn list_campaigns(
        &self,
        org: OrgId,
        is_open: bool,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Campaign>> {
        let partition = if is_open { key::campaigns(org) } else { key::campaign_drafts(org) };
        let page = self.app.page::<Campaign>(&partition, Order::Descending, PAGE, after).await?;
        Ok(Page { items: page.items.into_iter().map(with_rev).collect(), next: page.next })
    }

    /// The newest campaigns of these organisations, in no order; up to half a minute old.
    pub async fn newest_campaigns(&self, orgs: &[OrgId], now: Timestamp) -> StoreResult<Vec<Campaign>> {
        let mut all = Vec::new();
        for org in orgs {
            let kept = match self.campaigns.get(*org, MOST, now) {
                Some(kept) => kept,
                None => {
                    let partition = key::campaigns(*org);
                    let page = self.app.page::<Campaign>(&partition, Order::Descending, MOST, None).await?;
                    let read = page.items.into_iter().map(with_rev).collect();
                    self.campaigns.keep(*org, MOST, now, read)
                }
            };
            all.extend(kept.iter().cloned());
        }
        Ok(all)
    }

    /// Adds a draft.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when the id is taken.
    pub async fn create_campaign(&self, campaign: &Campaign, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::create(campaign, now)?]).await
    }

    /// Writes a changed campaign.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn change_campaign(&self, campaign: &Stored<Campaign>, now: Timestamp) -> StoreResult<()> {
        self.forget_campaign(&campaign.value);
        self.app.write(vec![Write::replace(campaign, now)?]).await
    }

    /// Opens a campaign with the questions that it draws from, both or neither.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn open_campaign(
        &self,
        campaign: &Stored<Campaign>,
        pool: Vec<PooledQuestion>,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.forget_campaign(&campaign.value);
        let mut writes = vec![Write::replace(campaign, now)?];
        for part in parts(campaign.value.id, &pool) {
            writes.push(Write::create(&part, now)?);
        }
        self.app.write(writes).await
    }

    /// Removes a draft.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn remove_campaign(&self, campaign: &Stored<Campaign>) -> StoreResult<()> {
        self.app.write(vec![Write::remove_read(campaign)]).await
    }

    /// Loads many campaigns without conditions, with their questions: for demo data.
    pub async fn load_campaigns(
        &self,
        campaigns: &[(Campaign, Vec<PooledQuestion>)],
        now: Timestamp,
    ) -> StoreResult<()> {
        let heads: Vec<_> = campaigns.iter().map(|(campaign, _)| campaign.clone()).collect();
        let pools: Vec<_> = campaigns.iter().flat_map(|(campaign, pool)| parts(campaign.id, pool)).collect();
        self.app.load(&pools, now).await?;
        self.app.load(&heads, now).await
    }

    fn forget_campaign(&self, campaign: &Campaign) {
        self.at_work.forget(campaign.id);
        self.campaigns.forget(campaign.org);
    }
}

fn parts(campaign: CampaignId, pool: &[PooledQuestion]) -> Vec<StoredPool> {
    let part = |(part, questions): (usize, &[PooledQuestion])| StoredPool {
        campaign,
        part,
        questions: questions.to_vec(),
    };
    pool.chunks(PART).enumerate().map(part).collect()
}

fn whole(items: Vec<Item>) -> StoreResult<Option<WholeCampaign>> {
    let (mut campaign, mut pool) = (None, Vec::new());
    for item in items {
        match kind_of(&item) {
            Campaign::KIND => campaign = Some(with_rev(from_item(item)?)),
            StoredPool::KIND => pool.extend(from_item::<StoredPool>(item)?.value.questions),
            _ => {}
        }
    }
    Ok(campaign.map(|campaign| WholeCampaign { campaign, pool }))
}
