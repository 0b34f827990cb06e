//! What campaigns came to climbs the tree, as the sums of meetings do (`infra/decisions/0013`).
//!
//! A record is only a sign that something may have changed: an attempt or a mark that of its branch, the sums of an
//! organisation those of the one above. What is written is what the table says then, so a record may come twice, late
//! or in another order. Nothing is written for a branch itself; and all branches of one committee that a batch touches
//! are one write, so that a quiz costs little more than its attempts.

use std::collections::{BTreeMap, BTreeSet};

use aws_lambda_events::event::dynamodb::EventRecord;
use kit::App;
use serde::Deserialize;
use shared::id::{CampaignId, OrgId};
use shared::study::{CountedAttempt, UnitSum};
use store::key::Freshness;
use store::{ContestMark, Entity, STUDY_SUMS, StoreError, StoreResult, StoredAttempt, StudySums};

use crate::failures;
use crate::fold::{LONGEST_CHAIN, Poison, entity};

/// How often sums are counted anew when somebody else writes them at the same moment.
const TRIES: usize = 5;

/// What a record asks to count anew.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Below {
    /// What the members of a branch have done.
    Branch(OrgId),
    /// What those below an organisation came to.
    Org(OrgId),
}

/// Which sums, and what of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sign {
    /// In which campaign.
    campaign: CampaignId,
    /// The organisations from the one that holds the campaign to the one whose sums change.
    chain: Vec<OrgId>,
    /// Which of those directly below.
    below: Below,
}

/// What of an attempt, a mark or sums matters.
#[derive(Debug, Deserialize)]
struct Seen {
    campaign: CampaignId,
    chain: Vec<OrgId>,
}

/// What a record asks for; `None` when it changes no sums.
///
/// # Errors
/// [`Poison`] for an image that cannot be read.
pub fn sign(record: &EventRecord) -> Result<Option<Sign>, Poison> {
    let image = &record.change.new_image;
    for (kind, is_branch) in
        [(StoredAttempt::KIND, true), (ContestMark::KIND, true), (StudySums::KIND, false)]
    {
        let Some(Seen { campaign, mut chain }) = entity::<Seen>(image, kind)? else { continue };
        if chain.len() > LONGEST_CHAIN {
            return Err(Poison::NoChain(kind));
        }
        let Some(below) = chain.pop() else { return Err(Poison::NoChain(kind)) };
        let below = if is_branch { Below::Branch(below) } else { Below::Org(below) };
        // Who holds the campaign is the top: nobody above counts it.
        return Ok((!chain.is_empty()).then_some(Sign { campaign, chain, below }));
    }
    Ok(None)
}

/// Sums that are written together, and what of them is to be counted.
type Together = BTreeMap<(CampaignId, Vec<OrgId>), Group>;

/// What of some sums is to be counted, and which record asked for it first.
#[derive(Debug, Default)]
struct Group {
    below: BTreeSet<Below>,
    records: Vec<usize>,
}

/// Does what the records of a batch ask for. Gives how many were dealt with: all, or fewer when the store failed.
pub async fn follow(app: &App, records: &[EventRecord]) -> usize {
    let (mut together, mut done) = (Together::new(), records.len());
    for (index, record) in records.iter().enumerate() {
        match sign(record) {
            Ok(None) => {}
            Ok(Some(sign)) => {
                let group = together.entry((sign.campaign, sign.chain)).or_default();
                group.below.insert(sign.below);
                group.records.push(index);
            }
            Err(poison) => {
                if failures::put_aside(app, STUDY_SUMS, record, &poison).await.is_err() {
                    done = done.min(index);
                }
            }
        }
    }
    let mut groups = together.into_iter();
    while let Some(((campaign, chain), group)) = groups.next() {
        let Err(error) = settle_or_put_aside(app, records, campaign, &chain, &group).await else { continue };
        // Whoever asks a store that fails for every other group waits until the function is ended.
        let undone = std::iter::once(group).chain(groups.map(|(_, group)| group));
        done = undone.filter_map(|group| group.records.first().copied()).fold(done, usize::min);
        tracing::error!(cause = ?error, index = done, "the store failed; the rest comes again");
        break;
    }
    done
}

async fn settle_or_put_aside(
    app: &App,
    records: &[EventRecord],
    campaign: CampaignId,
    chain: &[OrgId],
    group: &Group,
) -> StoreResult<()> {
    match settle(app, campaign, chain, &group.below).await {
        Err(StoreError::Corrupt(reason)) => {
            let poison = Poison::Stored(reason);
            for index in &group.records {
                failures::put_aside(app, STUDY_SUMS, &records[*index], &poison).await?;
            }
            Ok(())
        }
        other => other,
    }
}

/// Does what one sign asks for.
///
/// # Errors
/// When the store fails; the same sign goes on from there.
pub async fn settle_sign(app: &App, sign: &Sign) -> StoreResult<()> {
    settle(app, sign.campaign, &sign.chain, &BTreeSet::from([sign.below.clone()])).await
}

async fn settle(
    app: &App,
    campaign: CampaignId,
    chain: &[OrgId],
    below: &BTreeSet<Below>,
) -> StoreResult<()> {
    for _ in 0..TRIES {
        let count = async || count(app, campaign, below).await;
        match app.store.settle_study_sums(campaign, chain, count, app.now()).await {
            Err(StoreError::Conflict) => {}
            other => return other,
        }
    }
    Err(StoreError::Unavailable("sums were written by others again and again".into()))
}

async fn count(
    app: &App,
    campaign: CampaignId,
    below: &BTreeSet<Below>,
) -> StoreResult<BTreeMap<OrgId, UnitSum>> {
    let rule = rule(app, campaign).await?;
    let mut sums = BTreeMap::new();
    for one in below {
        match one {
            Below::Branch(branch) => {
                let study = app.store.branch_study(campaign, *branch, Freshness::Latest).await?;
                sums.insert(*branch, study.sum(rule));
            }
            Below::Org(org) => {
                let below = app.store.find_study_sums(campaign, *org).await?;
                sums.insert(*org, below.values().sum());
            }
        }
    }
    Ok(sums)
}

/// Which attempt of several counts; the rule is fixed when the campaign is opened.
async fn rule(app: &App, campaign: CampaignId) -> StoreResult<CountedAttempt> {
    let whole = app.store.campaign_at_work(campaign, app.now()).await?;
    let quiz = whole.as_ref().and_then(|whole| whole.campaign.plan.quiz.as_ref());
    Ok(quiz.map(|quiz| quiz.counts).unwrap_or_default())
}
