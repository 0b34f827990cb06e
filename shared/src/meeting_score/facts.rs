//! What the system knows of a meeting, as far as it is scored.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assignment::{Assignment, AssignmentState};
use crate::meeting::Meeting;
use crate::minutes::{Minutes, session_hours};
use crate::paper::{Paper, papers_due_at};
use crate::statistics::{FigureKind, MeetingFigures, Rate};
use crate::time::local_date;

/// Whether the minutes of a meeting were signed, and in time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MinutesTiming {
    /// Not signed yet.
    #[default]
    Open,
    /// Signed within the days of the rule.
    InTime,
    /// Signed later.
    Late,
}

impl MinutesTiming {
    /// When the minutes of a meeting were signed.
    pub fn of(meeting: &Meeting, minutes: Option<&Minutes>) -> Self {
        match minutes.filter(|minutes| minutes.signed.is_some()) {
            None => Self::Open,
            Some(minutes) if minutes.is_late(meeting) => Self::Late,
            Some(_) => Self::InTime,
        }
    }

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "Chưa hoàn tất",
            Self::InTime => "Hoàn tất đúng hạn",
            Self::Late => "Hoàn tất sau hạn",
        }
    }
}

/// What is known of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScoreFacts {
    /// Minutes that the session lasted.
    pub lasted: i64,
    /// Minutes from the announced hour to the beginning; negative before it.
    pub began_after: i64,
    /// Attendance.
    pub rate: Rate,
    /// Absent without leave.
    pub unexcused: usize,
    /// Names of those excused here who were excused so often running that it is too often.
    pub often_excused: Vec<String>,
    /// Whether everybody was invited as long before as papers are due.
    pub invited_in_time: bool,
    /// Papers.
    pub papers: usize,
    /// Of them, up in time.
    pub papers_in_time: usize,
    /// Items of the agenda.
    pub agenda: usize,
    /// Items that the minutes say something about.
    pub items_written: usize,
    /// Votes that were written down.
    pub votes: usize,
    /// Assignments of earlier meetings whose last day had come.
    pub tasks_due: usize,
    /// Of them, done.
    pub tasks_done: usize,
    /// The minutes.
    pub minutes: MinutesTiming,
    /// Whether a resolution was adopted.
    pub is_adopted: bool,
}

impl ScoreFacts {
    /// What the meeting itself says: its hours, its list, its invitation and agenda.
    pub fn of_meeting(meeting: &Meeting, figures: &MeetingFigures) -> Self {
        let (began, ended) = session_hours(meeting);
        let minutes = |from: jiff::Timestamp, until: jiff::Timestamp| until.duration_since(from).as_mins();
        Self {
            lasted: ended.map_or(0, |ended| minutes(began, ended)),
            began_after: minutes(meeting.plan.starts_at, began),
            rate: figures.rate(),
            unexcused: figures.of(FigureKind::Unexcused),
            invited_in_time: meeting
                .called
                .as_ref()
                .is_some_and(|called| called.at <= papers_due_at(meeting)),
            agenda: meeting.plan.agenda.len(),
            ..Self::default()
        }
    }

    /// With the papers of the meeting.
    #[must_use]
    pub fn with_papers(self, meeting: &Meeting, papers: &[Paper]) -> Self {
        let in_time = papers.iter().filter(|paper| paper.handed_in_at.is_some() && !paper.is_late(meeting));
        Self { papers: papers.len(), papers_in_time: in_time.count(), ..self }
    }

    /// With its minutes.
    #[must_use]
    pub fn with_minutes(self, meeting: &Meeting, minutes: Option<&Minutes>) -> Self {
        let items = minutes.map(|minutes| &minutes.text.items);
        let written = items.into_iter().flatten().filter(|item| !item.text.trim().is_empty());
        Self { items_written: written.count(), minutes: MinutesTiming::of(meeting, minutes), ..self }
    }

    /// With the assignments that the meeting reviews: those of earlier meetings, due by its day, and not given up.
    #[must_use]
    pub fn with_tasks<'a>(self, meeting: &Meeting, tasks: impl Iterator<Item = &'a Assignment>) -> Self {
        let day = local_date(meeting.plan.starts_at);
        let (mut due, mut done) = (0, 0);
        for task in tasks.filter(|task| task.meeting != meeting.id) {
            let state = task.settlement.state;
            if task.text.due_on <= day && state != AssignmentState::Dropped {
                due += 1;
                done += usize::from(state == AssignmentState::Done);
            }
        }
        Self { tasks_due: due, tasks_done: done, ..self }
    }
}
