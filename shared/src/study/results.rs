//! What a campaign came to: of a member, of a branch, of everything below an organisation.

use std::iter::Sum;
use std::ops::AddAssign;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AttemptResult, CountedAttempt, QuestionKind, counted};
use crate::id::{CampaignId, MemberId};
use crate::org::Org;

/// The bands in which points are counted, each from so many hundredths on.
pub const BANDS: [u16; 4] = [0, 50, 70, 90];

/// The band of some points.
pub fn band(points: u16) -> usize {
    BANDS.iter().rposition(|from| points >= from * 10).unwrap_or(0)
}

/// What everybody of an organisation and below came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnitSum {
    /// Members who have handed in.
    pub members: u32,
    /// Of them, with enough points.
    pub passed: u32,
    /// All attempts.
    pub attempts: u32,
    /// Thousandths of the attempts that count, added up.
    pub points: u64,
    /// How many members stand in each of [`BANDS`].
    pub bands: [u32; 4],
    /// For each contest, how many say that they have taken part.
    pub joined: Vec<u32>,
}

impl UnitSum {
    /// What one member came to.
    pub fn of_member(attempts: &[AttemptResult], joined: &[u8], rule: CountedAttempt) -> Self {
        let mut sum = Self { attempts: u32::try_from(attempts.len()).unwrap_or(u32::MAX), ..Self::default() };
        if let Some(counts) = counted(attempts, rule) {
            (sum.members, sum.passed) = (1, u32::from(counts.passed));
            sum.points = u64::from(counts.points);
            sum.bands[band(counts.points)] = 1;
        }
        for contest in joined {
            let place = usize::from(*contest);
            if sum.joined.len() <= place {
                sum.joined.resize(place + 1, 0);
            }
            sum.joined[place] = 1;
        }
        sum
    }

    /// The mean in hundredths; `None` before anybody has handed in.
    pub fn mean(&self) -> Option<u64> {
        (self.members > 0).then(|| (self.points / u64::from(self.members) + 5) / 10)
    }
}

impl AddAssign<&UnitSum> for UnitSum {
    fn add_assign(&mut self, other: &UnitSum) {
        self.members += other.members;
        self.passed += other.passed;
        self.attempts += other.attempts;
        self.points += other.points;
        self.bands.iter_mut().zip(other.bands).for_each(|(band, more)| *band += more);
        if self.joined.len() < other.joined.len() {
            self.joined.resize(other.joined.len(), 0);
        }
        self.joined.iter_mut().zip(&other.joined).for_each(|(joined, more)| *joined += more);
    }
}

impl<'a> Sum<&'a UnitSum> for UnitSum {
    fn sum<I: Iterator<Item = &'a UnitSum>>(all: I) -> Self {
        all.fold(Self::default(), |mut sum, one| {
            sum += one;
            sum
        })
    }
}

/// The sum of one organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnitResult {
    /// The organisation.
    pub org: Org,
    /// Members there and below, whoever the campaign is for.
    pub members: u32,
    /// What they came to.
    pub sum: UnitSum,
}

/// What one member of a branch came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MemberResult {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Attempts, first one first.
    pub attempts: Vec<AttemptResult>,
    /// The places of the contests in which they say that they have taken part.
    pub joined: Vec<u8>,
}

/// What a campaign came to, as seen from one organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StudyResults {
    /// Which campaign.
    pub campaign: CampaignId,
    /// What it is called.
    pub title: String,
    /// The contests, in their order.
    pub contests: Vec<String>,
    /// Which attempt counts; `None` without a quiz.
    pub counts: Option<CountedAttempt>,
    /// The organisation itself.
    pub own: UnitResult,
    /// Those directly below, by name.
    pub below: Vec<UnitResult>,
    /// The members of a branch by given name; for its own leaders alone.
    pub names: Option<Vec<MemberResult>>,
}

/// How a question was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionStatistics {
    /// What was asked.
    pub text: String,
    /// Which kind.
    pub kind: QuestionKind,
    /// What it is about.
    pub topic: String,
    /// On how many papers it stood.
    pub asked: u32,
    /// What the answers were worth, thousandths of the question added up.
    pub points: u64,
}
