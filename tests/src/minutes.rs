//! Minutes of the test's evenings.

use shared::assignment::{
    Assignment, AssignmentAt, AssignmentChange, AssignmentText, AssignmentsOf, AssignmentsQuery,
    GiveAssignment, ListAssignments, SettleAssignment, Settlement, SettlementOrder,
};
use shared::id::{AssignmentId, VoteId};
use shared::minutes::{
    AddToMinutes, AddendumText, FindMinutes, MinutesChange, MinutesItem, MinutesText, MinutesView,
    RecordVote, SignMinutes, Tally, VoteAt, VoteChange, VoteKind, VoteText, WriteMinutes,
};

use shared::org::OrgAt;
use shared::resolution::{
    AdoptResolution, AdoptionOrder, FindResolution, ResolutionChange, ResolutionText, ResolutionView,
    WriteResolution,
};

use crate::evening::{Evening, plan};
use crate::persona::Persona;
use crate::reply::Reply;
use crate::world::World;
use crate::{NONE, country};

/// Whole minutes of [`plan`].
pub fn minutes_text() -> MinutesText {
    let item = |title: &String| MinutesItem {
        title: title.clone(),
        text: "Đồng chí bí thư báo cáo.\nCác đồng chí thảo luận, nhất trí.".into(),
    };
    MinutesText {
        chair: Some(country::SECRETARY.id),
        minute_taker: Some(country::COMMITTEE_MEMBER.id),
        opening: "Sinh hoạt thường kỳ tháng 11.".into(),
        items: plan().agenda.iter().map(|line| item(&line.title)).collect(),
        conclusion: "Thống nhất làm đường thôn trước Tết.".into(),
    }
}

/// An ordinary vote in which so many were for it and so many against.
pub fn vote_text(in_favour: u32, against: u32) -> VoteText {
    let tally = Tally { in_favour, against, abstained: 0 };
    VoteText { matter: "Thông qua nghị quyết tháng 12".into(), kind: VoteKind::Ordinary, tally }
}

/// A whole resolution.
pub fn resolution_text() -> ResolutionText {
    ResolutionText {
        review: "Các đồng chí hoàn thành nhiệm vụ tháng 10.".into(),
        directions: "Làm đường thôn trước Tết.\nGiúp ba hộ khó khăn.".into(),
    }
}

/// Something to do until Christmas.
pub fn assignment_text(lead: Persona) -> AssignmentText {
    AssignmentText {
        what: "Vận động các hộ hiến đất làm đường".into(),
        lead: lead.id(),
        due_on: jiff::civil::date(2026, 12, 24),
    }
}

/// What writing the minutes of an evening is in a test.
#[derive(Clone, Copy)]
pub struct Scribe<'w> {
    /// Where.
    pub world: &'w World,
    /// Of which meeting.
    pub evening: Evening<'w>,
}

impl<'w> Scribe<'w> {
    /// The minutes of an evening.
    pub const fn of(world: &'w World, evening: Evening<'w>) -> Self {
        Self { world, evening }
    }

    /// A vote in a path.
    pub fn vote_at(&self, number: u128) -> VoteAt {
        VoteAt { meeting: self.evening.id, vote: VoteId::from_parts(1_763_000_000_000, number) }
    }

    /// The minutes as somebody sees them.
    pub async fn view(&self, by: Persona) -> MinutesView {
        self.find(by).await.ok()
    }

    /// The same, allowed or not.
    pub async fn find(&self, by: Persona) -> Reply<FindMinutes> {
        self.world.call(by, self.evening.at(), NONE, NONE).await
    }

    /// Writes the text over a revision.
    pub async fn write(&self, by: Persona, text: MinutesText, rev: u32) -> Reply<WriteMinutes> {
        self.world.call(by, self.evening.at(), NONE, MinutesChange { text, rev }).await
    }

    /// Signs.
    pub async fn sign(&self, by: Persona, rev: u32) -> Reply<SignMinutes> {
        self.world.call(by, self.evening.at(), NONE, shared::meeting::AtRevision { rev }).await
    }

    /// Adds to what was signed.
    pub async fn add(&self, by: Persona, text: &str, rev: u32) -> Reply<AddToMinutes> {
        self.world.call(by, self.evening.at(), NONE, AddendumText { text: text.into(), rev }).await
    }

    /// Writes a vote down.
    pub async fn record(&self, by: Persona, number: u128, text: VoteText, rev: u32) -> Reply<RecordVote> {
        self.world.call(by, self.vote_at(number), NONE, VoteChange { text, rev }).await
    }

    /// The resolution as somebody sees it.
    pub async fn resolution(&self, by: Persona) -> ResolutionView {
        self.find_resolution(by).await.ok()
    }

    /// The same, allowed or not.
    pub async fn find_resolution(&self, by: Persona) -> Reply<FindResolution> {
        self.world.call(by, self.evening.at(), NONE, NONE).await
    }

    /// Writes the resolution over a revision.
    pub async fn resolve(&self, by: Persona, text: ResolutionText, rev: u32) -> Reply<WriteResolution> {
        self.world.call(by, self.evening.at(), NONE, ResolutionChange { text, rev }).await
    }

    /// Adopts it by the first vote.
    pub async fn adopt(&self, by: Persona, serial: u32, rev: u32) -> Reply<AdoptResolution> {
        let order = AdoptionOrder { vote: self.vote_at(1).vote, serial, rev };
        self.world.call(by, self.evening.at(), NONE, order).await
    }

    /// An assignment in a path.
    pub fn assignment_at(&self, number: u128) -> AssignmentAt {
        let assignment = AssignmentId::from_parts(1_763_000_000_000, number);
        AssignmentAt { meeting: self.evening.id, assignment }
    }

    /// Gives somebody something to do.
    pub async fn give(
        &self,
        by: Persona,
        number: u128,
        text: AssignmentText,
        rev: u32,
    ) -> Reply<GiveAssignment> {
        self.world.call(by, self.assignment_at(number), NONE, AssignmentChange { text, rev }).await
    }

    /// Says what became of it.
    pub async fn settle(
        &self,
        by: Persona,
        number: u128,
        settlement: Settlement,
        rev: u32,
    ) -> Reply<SettleAssignment> {
        self.world.call(by, self.assignment_at(number), NONE, SettlementOrder { settlement, rev }).await
    }

    /// What the branch has given to do.
    pub async fn assignments(&self, by: Persona, of: AssignmentsOf) -> Vec<Assignment> {
        let query = AssignmentsQuery { of, after: None };
        self.world.call::<ListAssignments>(by, OrgAt { org: country::BRANCH }, query, NONE).await.ok().items
    }
}
