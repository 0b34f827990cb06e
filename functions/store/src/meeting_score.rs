//! The self-score of a meeting, beside its minutes.

use jiff::Timestamp;
use shared::id::{MeetingId, ReportId};
use shared::meeting_score::MeetingScore;
use shared::report::Report;
use shared::resolution::Resolution;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::minutes::created_or_replaced;
use crate::write::Write;

impl Entity for MeetingScore {
    const KIND: &'static str = "meeting_score";

    fn keys(&self) -> Keys {
        key::meeting_score(self.meeting).into()
    }
}

/// What lies beside a sheet that is written, as it was read.
#[derive(Debug, Clone, Copy)]
pub struct ScoredBeside<'a> {
    /// The report of the meeting.
    pub report: Option<&'a Stored<Report>>,
    /// Its resolution; with the score that part IV names from now on, where `keeps` says so.
    pub resolution: Option<&'a Stored<Resolution>>,
    /// Whether the resolution is written too.
    pub keeps: bool,
}

impl ScoredBeside<'_> {
    /// The resolution is written with what it keeps. One that is not adopted must still not be: it would be adopted
    /// with the sheet before.
    fn resolution(&self, meeting: MeetingId, now: Timestamp) -> StoreResult<Option<Write>> {
        Ok(match self.resolution {
            Some(resolution) if self.keeps => Some(Write::replace(resolution, now)?),
            Some(resolution) if resolution.value.adoption.is_some() => None,
            Some(resolution) => Some(Write::check_read(resolution)),
            None => Some(Write::check_absent(key::resolution(meeting))),
        })
    }
}

impl Store {
    /// The sheet of a meeting.
    pub async fn find_meeting_score(&self, meeting: MeetingId) -> StoreResult<Option<Stored<MeetingScore>>> {
        self.app.get(&key::meeting_score(meeting)).await
    }

    /// The sheets of several meetings, in no order; those without one are left out.
    pub async fn find_meeting_scores(&self, meetings: &[MeetingId]) -> StoreResult<Vec<MeetingScore>> {
        let keys: Vec<_> = meetings.iter().map(|meeting| key::meeting_score(*meeting)).collect();
        Ok(self.app.get_all(&keys).await?.into_iter().map(|stored| stored.value).collect())
    }

    /// Writes the sheet over the revision that was read, 0 when there was none, while report and resolution of the meeting
    /// stand as they were read: a sheet never changes under a report that is on its way, nor under what part IV of an
    /// adopted resolution names.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else wrote one of them meanwhile.
    pub async fn score_meeting(
        &self,
        score: &Stored<MeetingScore>,
        beside: ScoredBeside<'_>,
        now: Timestamp,
    ) -> StoreResult<()> {
        let meeting = score.value.meeting;
        let unchanged = match beside.report {
            Some(report) => Write::check_read(report),
            None => Write::check_absent(key::report(ReportId::of_meeting(meeting))),
        };
        let mut writes = vec![created_or_replaced(score, now)?, unchanged];
        writes.extend(beside.resolution(meeting, now)?);
        self.app.write(writes).await
    }
}

/// Lets a write happen only while the sheet of a meeting stands as it was read.
pub(crate) fn unchanged_score(meeting: MeetingId, score: Option<&Stored<MeetingScore>>) -> Write {
    match score {
        Some(score) => Write::check_read(score),
        None => Write::check_absent(key::meeting_score(meeting)),
    }
}
