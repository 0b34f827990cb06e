//! From where the form of a meeting starts.

use std::rc::Rc;

use shared::id::MeetingId;
use shared::meeting::{Meeting, MeetingState};

use super::typed::Typed;
use crate::dom;

/// From where the form starts.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// A meeting that does not exist yet.
    New,
    /// One that does.
    Change(Rc<Meeting>),
}

impl Start {
    /// The meeting, when there is one.
    pub fn meeting(&self) -> Option<&Meeting> {
        match self {
            Self::New => None,
            Self::Change(meeting) => Some(meeting),
        }
    }

    /// Whether invitations have gone out.
    pub fn is_called(&self) -> bool {
        self.meeting().is_some_and(|meeting| meeting.state == MeetingState::Called)
    }

    /// What stands in the fields at first.
    pub fn typed(&self, earlier: &[Meeting]) -> Typed {
        match self {
            Self::New => Typed::new(dom::new_id(MeetingId::from_parts), earlier.first()),
            Self::Change(meeting) => Typed::of(meeting),
        }
    }
}
