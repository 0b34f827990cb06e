//! The self-score of a meeting, beside its minutes.

use jiff::Timestamp;
use shared::id::{MeetingId, ReportId};
use shared::meeting_score::MeetingScore;
use shared::report::Report;

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

    /// Writes the sheet over the revision that was read, 0 when there was none, while the report of the meeting stands
    /// as it was read: a sheet never changes under a report that is on its way.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else wrote one of them meanwhile.
    pub async fn score_meeting(
        &self,
        score: &Stored<MeetingScore>,
        report: Option<&Stored<Report>>,
        now: Timestamp,
    ) -> StoreResult<()> {
        let unchanged = match report {
            Some(report) => Write::check_read(report),
            None => Write::check_absent(key::report(ReportId::of_meeting(score.value.meeting))),
        };
        self.app.write(vec![created_or_replaced(score, now)?, unchanged]).await
    }
}

/// Lets a write happen only while the sheet of a meeting stands as it was read.
pub(crate) fn unchanged_score(meeting: MeetingId, score: Option<&Stored<MeetingScore>>) -> Write {
    match score {
        Some(score) => Write::check_read(score),
        None => Write::check_absent(key::meeting_score(meeting)),
    }
}
