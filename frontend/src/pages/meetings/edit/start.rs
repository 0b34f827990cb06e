//! From where the form of a meeting starts.

use std::rc::Rc;

use shared::id::MeetingId;
use shared::meeting::{Meeting, MeetingState};
use shared::year_plan::PlannedMeeting;

use super::typed::Typed;
use crate::dom;

/// A row of the plan of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The row.
    pub row: PlannedMeeting,
    /// The year.
    pub year: i16,
}

/// From where the form starts.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// A meeting that does not exist yet.
    New,
    /// One that does not exist yet and stands in the plan of a year.
    Planned(Rc<Planned>),
    /// One that does.
    Change(Rc<Meeting>),
}

impl Start {
    /// The meeting, when there is one.
    pub fn meeting(&self) -> Option<&Meeting> {
        match self {
            Self::New | Self::Planned(_) => None,
            Self::Change(meeting) => Some(meeting),
        }
    }

    /// Whether the meeting does not exist yet.
    pub const fn is_new(&self) -> bool {
        matches!(self, Self::New | Self::Planned(_))
    }

    /// Whether invitations have gone out.
    pub fn is_called(&self) -> bool {
        self.meeting().is_some_and(|meeting| meeting.state == MeetingState::Called)
    }

    /// What stands in the fields at first.
    pub fn typed(&self, earlier: &[Meeting]) -> Typed {
        match self {
            Self::New => Typed::new(dom::new_id(MeetingId::from_parts), earlier.first()),
            Self::Planned(planned) => {
                Typed::new(planned.row.meeting, earlier.first()).planned(&planned.row, planned.year)
            }
            Self::Change(meeting) => Typed::of(meeting),
        }
    }
}
