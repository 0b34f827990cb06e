//! Files that go with it: what the author adds to the letter, and what the holder adds to the answer.
//!
//! A letter that goes up takes its files along. Files of an answer belong to whoever answers: the author sees them with
//! the answer, and what one holder has laid ready is not what the next one answers with.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Feedback, FeedbackAct, FeedbackAt, FeedbackStage, FeedbackState};
use crate::endpoint::Nothing;
use crate::endpoints;
use crate::file::{FileKind, FileLink, FileOwner, FilePlace, FileState, NewFile};
use crate::id::{FeedbackId, FileId};
use crate::problem::{Problem, ProblemCode};

/// What a file goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackPart {
    /// The letter.
    Letter,
    /// The answer.
    Answer,
}

impl FeedbackPart {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Letter, Self::Answer];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Letter => "Tệp gửi kèm ý kiến",
            Self::Answer => "Tệp gửi kèm trả lời",
        }
    }

    /// What the files belong to.
    pub const fn owner(self, feedback: FeedbackId) -> FileOwner {
        match self {
            Self::Letter => FileOwner::Feedback(feedback),
            Self::Answer => FileOwner::FeedbackAnswer(feedback),
        }
    }
}

/// A file that goes with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackFile {
    /// Its file.
    pub id: FileId,
    /// With what it goes.
    pub part: FeedbackPart,
    /// Name of the file.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Size in bytes.
    pub size: u64,
    /// Where it stands; who only reads sees those that are ready.
    pub state: FileState,
}

impl Feedback {
    /// Whether files can be added to a part: while somebody still has to answer.
    ///
    /// # Errors
    /// [`ProblemCode::FeedbackOver`].
    pub fn check_files_open(&self) -> Result<(), Problem> {
        match self.state.stage() {
            FeedbackStage::Waiting => Ok(()),
            FeedbackStage::Over => Err(ProblemCode::FeedbackOver.into()),
        }
    }

    /// Whether files of a part can be taken away again: of a letter until somebody has received it, of an answer until
    /// it is given. What was refused is nobody's and can always go while files are open.
    ///
    /// # Errors
    /// [`ProblemCode::FeedbackOver`]; [`ProblemCode::Forbidden`] for the files of a letter that was received.
    pub fn check_file_removable(&self, part: FeedbackPart, state: FileState) -> Result<(), Problem> {
        self.check_files_open()?;
        let is_kept = part == FeedbackPart::Letter && !self.is_untouched();
        match is_kept && !matches!(state, FileState::Refused { .. }) {
            true => {
                let sentence = "Nơi nhận đã tiếp nhận ý kiến nên tệp gửi kèm không xóa được nữa.";
                Err(Problem::with(ProblemCode::Forbidden, sentence))
            }
            false => Ok(()),
        }
    }

    /// Whether it lies as it was sent, and nobody has said anything yet.
    pub fn is_untouched(&self) -> bool {
        self.state == FeedbackState::Sent && self.past.is_empty()
    }

    /// Since when files of an answer are those of the present holder.
    pub fn arrived_at(&self) -> Option<Timestamp> {
        let arrives = |act: &FeedbackAct| {
            matches!(act, FeedbackAct::Sent | FeedbackAct::Forwarded { .. } | FeedbackAct::Climbed { .. })
        };
        self.steps.iter().rev().find(|step| arrives(&step.act)).map(|step| step.stamp.at())
    }
}

/// An announced file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackFileUpload {
    /// The file.
    pub file: FeedbackFile,
    /// Where to put its bytes; `None` when they are there already.
    pub place: Option<FilePlace>,
}

/// Names the files of a part in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackPartAt {
    /// Of which.
    pub feedback: FeedbackId,
    /// With what they go.
    pub part: FeedbackPart,
}

impl FeedbackPartAt {
    /// What is named, without the part.
    pub const fn feedback(self) -> FeedbackAt {
        FeedbackAt { feedback: self.feedback }
    }

    /// One of the files.
    pub const fn file(self, file: FileId) -> FeedbackFileAt {
        FeedbackFileAt { feedback: self.feedback, part: self.part, file }
    }
}

/// Names a file in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackFileAt {
    /// Of which.
    pub feedback: FeedbackId,
    /// With what it goes.
    pub part: FeedbackPart,
    /// The file.
    pub file: FileId,
}

impl FeedbackFileAt {
    /// What the file belongs to.
    pub const fn owner(self) -> FileOwner {
        self.part.owner(self.feedback)
    }
}

endpoints! {
    /// Announces a file and says where to put its bytes; again after a break, it says where to go on.
    AddFeedbackFile = "add_feedback_file": Post "/api/feedback/{feedback}/files/{part}" by Member {
        path: FeedbackPartAt, body: NewFile, reply: FeedbackFileUpload
    }
    /// The bytes are there: the file is looked into and then readable.
    HandInFeedbackFile = "hand_in_feedback_file": Post "/api/feedback/{feedback}/files/{part}/{file}/hand-in" by Member {
        path: FeedbackFileAt, reply: FeedbackFile
    }
    /// An address at which the file can be read for some minutes.
    OpenFeedbackFile = "open_feedback_file": Get "/api/feedback/{feedback}/files/{part}/{file}" by Member {
        path: FeedbackFileAt, reply: FileLink
    }
    /// Removes a file and its bytes; removing it again changes nothing.
    RemoveFeedbackFile = "remove_feedback_file": Delete "/api/feedback/{feedback}/files/{part}/{file}" by Member {
        path: FeedbackFileAt, reply: Nothing
    }
}
