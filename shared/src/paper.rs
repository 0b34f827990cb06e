//! Papers of a meeting: what members read before it. A paper is a file that belongs to the meeting.

use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Nothing;
use crate::endpoints;
use crate::file::{FileKind, FileLink, FilePlace, FileState, NewFile};
use crate::id::{FileId, MeetingId};
use crate::meeting::{Meeting, MeetingAt, MeetingState, Stamp};
use crate::problem::{Problem, ProblemCode};
use crate::rules::meeting_rules;
use crate::time::local_date;

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Paper {
    /// Its file.
    pub id: FileId,
    /// Name of the file.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Size in bytes.
    pub size: u64,
    /// Where it stands.
    pub state: FileState,
    /// Who added it, and when they began.
    pub added: Stamp,
    /// When its bytes were all there; `None` while they are on their way.
    pub handed_in_at: Option<Timestamp>,
    /// The paper in whose place this one comes, as soon as it is ready.
    pub replaces: Option<FileId>,
}

impl Paper {
    /// Whether it came too late to be read before the meeting.
    pub fn is_late(&self, meeting: &Meeting) -> bool {
        self.handed_in_at.is_some_and(|at| at > papers_due_at(meeting))
    }
}

/// Until when papers should be up.
pub fn papers_due_at(meeting: &Meeting) -> Timestamp {
    let start = meeting.plan.starts_at;
    let hours = meeting_rules(local_date(start)).papers_due_hours_before;
    start.saturating_sub(SignedDuration::from_hours(i64::from(hours))).unwrap_or(start)
}

/// Whether papers can be added, replaced or removed: until the meeting is closed or called off.
///
/// # Errors
/// [`ProblemCode::WrongMeetingState`].
pub fn check_papers_open(meeting: &Meeting) -> Result<(), Problem> {
    match meeting.state {
        MeetingState::Draft | MeetingState::Called | MeetingState::InSession => Ok(()),
        MeetingState::Closed | MeetingState::Cancelled => {
            let sentence = "Cuộc họp đã kết thúc hoặc đã hủy nên tài liệu không thay đổi được nữa.";
            Err(Problem::with(ProblemCode::WrongMeetingState, sentence))
        }
    }
}

/// Announces a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewPaper {
    /// The file.
    pub file: NewFile,
    /// The paper in whose place it comes.
    #[serde(default)]
    pub replaces: Option<FileId>,
}

/// An announced paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaperUpload {
    /// The paper.
    pub paper: Paper,
    /// Where to put its bytes; `None` when they are there already.
    pub place: Option<FilePlace>,
}

/// Names a paper in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaperAt {
    /// The meeting.
    pub meeting: MeetingId,
    /// The paper.
    pub paper: FileId,
}

endpoints! {
    /// The papers of a meeting, as they were added; whoever does not run it sees those that can be read.
    ListPapers = "list_papers": Get "/api/meetings/{meeting}/papers" by Member { path: MeetingAt, reply: Vec<Paper> }
    /// Announces a paper and says where to put its bytes; again after a break, it says where to go on.
    AddPaper = "add_paper": Post "/api/meetings/{meeting}/papers" by Member {
        path: MeetingAt, body: NewPaper, reply: PaperUpload
    }
    /// The bytes are there: the paper is looked into and then readable.
    HandInPaper = "hand_in_paper": Post "/api/meetings/{meeting}/papers/{paper}/hand-in" by Member {
        path: PaperAt, reply: Paper
    }
    /// An address at which the paper can be read for some minutes.
    OpenPaper = "open_paper": Get "/api/meetings/{meeting}/papers/{paper}" by Member { path: PaperAt, reply: FileLink }
    /// Removes a paper and its bytes; removing it again changes nothing.
    RemovePaper = "remove_paper": Delete "/api/meetings/{meeting}/papers/{paper}" by Member {
        path: PaperAt, reply: Nothing
    }
}
