//! Attempts and what else a branch has done in a campaign, in one partition for each branch.
//!
//! An attempt is one item without an index, written once under the condition that it is not there: that is all that a
//! quiz costs. The branch's table is one query.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::id::{CampaignId, MemberId, OrgId};
use shared::study::{Answer, AttemptResult, CountedAttempt, Seed, UnitSum};

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Stored, from_item, kind_of};
use crate::key::{self, Freshness, Keys, Partition};
use crate::write::Write;

/// An attempt that was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredAttempt {
    /// In which campaign.
    pub campaign: CampaignId,
    /// The organisations from the one that holds the campaign to the member's branch, for the sums.
    pub chain: Vec<OrgId>,
    /// Whose.
    pub member: MemberId,
    /// When it began.
    pub started_at: Timestamp,
    /// What was answered, in the places of the paper.
    pub answers: Vec<Option<Answer>>,
    /// What it came to.
    pub result: AttemptResult,
}

impl Entity for StoredAttempt {
    const KIND: &'static str = "attempt";

    fn keys(&self) -> Keys {
        key::attempt(self.campaign, branch(&self.chain), self.member, self.result.number).into()
    }
}

/// That somebody says to have taken part in a contest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContestMark {
    /// In which campaign.
    pub campaign: CampaignId,
    /// The organisations from the one that holds the campaign to the member's branch, for the sums.
    pub chain: Vec<OrgId>,
    /// Who.
    pub member: MemberId,
    /// The place of the contest in the plan.
    pub contest: u8,
    /// When they said so.
    pub at: Timestamp,
}

impl Entity for ContestMark {
    const KIND: &'static str = "contest_mark";

    fn keys(&self) -> Keys {
        key::contest_mark(self.campaign, branch(&self.chain), self.member, self.contest).into()
    }
}

/// The branch stands at the end of its chain.
fn branch(chain: &[OrgId]) -> OrgId {
    *chain.last().expect("the chain of an attempt ends with the branch")
}

/// What one member has done in a campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemberStudy {
    /// Attempts, first one first.
    pub attempts: Vec<StoredAttempt>,
    /// Places of the contests in which they have taken part.
    pub joined: Vec<u8>,
}

impl MemberStudy {
    /// What the attempts came to.
    pub fn results(&self) -> Vec<AttemptResult> {
        self.attempts.iter().map(|attempt| attempt.result).collect()
    }
}

/// What the members of a branch have done in a campaign; whoever has done nothing is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BranchStudy(pub BTreeMap<MemberId, MemberStudy>);

impl BranchStudy {
    /// What they came to together.
    pub fn sum(&self, rule: CountedAttempt) -> UnitSum {
        let all = self.0.values();
        let sums: Vec<_> =
            all.map(|study| UnitSum::of_member(&study.results(), &study.joined, rule)).collect();
        sums.iter().sum()
    }
}

impl Store {
    /// From what the paper of an attempt is drawn: always the same, and known to the server alone. Attempts are numbered
    /// anew in another branch, so the branch belongs to it: nobody gets a paper again whose answers they have seen.
    pub fn paper_seed(&self, campaign: CampaignId, chain: &[OrgId], member: MemberId, number: u8) -> Seed {
        let branch = branch(chain);
        let hash = self.seal.keyed_hash("quiz paper", &format!("{campaign} {branch} {member} {number}"));
        Seed(hash.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes)))
    }

    /// Seals a ticket for one person; under the newest data key.
    pub fn seal_ticket(&self, ticket: &str, member: MemberId) -> String {
        self.seal.seal(ticket, &format!("quiz ticket of {member}"))
    }

    /// Opens a ticket of that person, sealed under any of the data keys.
    ///
    /// # Errors
    /// [`StoreError::Unsealable`] when it is another's, or none of ours.
    pub fn open_ticket(&self, ticket: &str, member: MemberId) -> StoreResult<String> {
        self.seal.open(ticket, &format!("quiz ticket of {member}"))
    }

    /// The attempts of a member, first one first.
    pub async fn attempts_of(
        &self,
        campaign: CampaignId,
        branch: OrgId,
        member: MemberId,
    ) -> StoreResult<Vec<StoredAttempt>> {
        let found = self.app.all::<StoredAttempt>(&key::attempts_of(campaign, branch, member)).await?;
        Ok(found.into_iter().map(|stored| stored.value).collect())
    }

    /// The attempts of a member in several campaigns, each with at most so many.
    pub async fn attempts_in(
        &self,
        campaigns: &[(CampaignId, u8)],
        branch: OrgId,
        member: MemberId,
    ) -> StoreResult<Vec<StoredAttempt>> {
        let of = |(id, most): &(CampaignId, u8)| {
            let id = *id;
            (1..=*most).map(move |number| key::attempt(id, branch, member, number))
        };
        let keys: Vec<_> = campaigns.iter().flat_map(of).collect();
        let found = self.app.get_all::<StoredAttempt>(&keys).await?;
        let mut attempts: Vec<_> = found.into_iter().map(|stored| stored.value).collect();
        attempts.sort_by_key(|attempt| (attempt.campaign, attempt.result.number));
        Ok(attempts)
    }

    /// One attempt.
    pub async fn find_attempt(
        &self,
        campaign: CampaignId,
        branch: OrgId,
        member: MemberId,
        number: u8,
    ) -> StoreResult<Option<StoredAttempt>> {
        let found: Option<Stored<StoredAttempt>> =
            self.app.get(&key::attempt(campaign, branch, member, number)).await?;
        Ok(found.map(|stored| stored.value))
    }

    /// Stores an attempt: the one write of a quiz.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when this attempt of this person is there.
    pub async fn create_attempt(&self, attempt: &StoredAttempt, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::create(attempt, now)?]).await
    }

    /// The contests in which a member has taken part.
    pub async fn contests_of(
        &self,
        campaign: CampaignId,
        branch: OrgId,
        member: MemberId,
    ) -> StoreResult<Vec<u8>> {
        let found = self.app.all::<ContestMark>(&key::contest_marks_of(campaign, branch, member)).await?;
        Ok(found.into_iter().map(|stored| stored.value.contest).collect())
    }

    /// Notes that somebody has taken part in a contest; again, it changes nothing.
    pub async fn create_contest_mark(&self, mark: &ContestMark, now: Timestamp) -> StoreResult<()> {
        match self.app.write(vec![Write::create(mark, now)?]).await {
            Err(StoreError::Conflict) => Ok(()),
            other => other,
        }
    }

    /// What the members of a branch have done in a campaign, in one query.
    pub async fn branch_study(
        &self,
        campaign: CampaignId,
        branch: OrgId,
        freshness: Freshness,
    ) -> StoreResult<BranchStudy> {
        let partition = Partition { freshness, ..key::branch_study(campaign, branch) };
        let mut study = BranchStudy::default();
        for item in self.app.all_items(&partition).await? {
            match kind_of(&item) {
                StoredAttempt::KIND => {
                    let attempt = from_item::<StoredAttempt>(item)?.value;
                    study.0.entry(attempt.member).or_default().attempts.push(attempt);
                }
                ContestMark::KIND => {
                    let mark = from_item::<ContestMark>(item)?.value;
                    study.0.entry(mark.member).or_default().joined.push(mark.contest);
                }
                _ => {}
            }
        }
        Ok(study)
    }

    /// Loads many attempts without conditions: for demo data.
    pub async fn load_attempts(&self, attempts: &[StoredAttempt], now: Timestamp) -> StoreResult<()> {
        self.app.load(attempts, now).await
    }
}
