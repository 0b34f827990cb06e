//! Sending, reading and handling it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Feedback, FeedbackFile, FeedbackHolder, FeedbackKind, FeedbackNumber, FeedbackStage, FeedbackState,
    FeedbackText,
};
use crate::endpoint::{Cursor, Page, PageQuery};
use crate::endpoints;
use crate::id::{FeedbackId, OrgId};
use crate::meeting::AtRevision;
use crate::member::MemberAt;
use crate::org::OrgAt;

/// Names a piece of feedback in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackAt {
    /// Which.
    pub feedback: FeedbackId,
}

/// A new piece of feedback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewFeedback {
    /// Chosen by the caller, so that a repeated request sends one.
    pub id: FeedbackId,
    /// To whom: the author's branch, or the organisation directly above it.
    pub to: OrgId,
    /// What the author writes.
    #[serde(flatten)]
    pub text: FeedbackText,
}

/// Query of what lies with an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackQuery {
    /// What waits, or what is over.
    #[serde(default)]
    pub stage: FeedbackStage,
    /// Only what stands so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<FeedbackState>,
    /// Only this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<FeedbackKind>,
    /// Only what members of this branch have written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<OrgId>,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

impl FeedbackQuery {
    /// Whether a piece of feedback is asked for.
    pub fn wants(&self, feedback: &Feedback) -> bool {
        self.state.is_none_or(|state| feedback.state == state)
            && self.kind.is_none_or(|kind| feedback.kind == kind)
            && self.branch.is_none_or(|branch| feedback.branch.org == branch)
    }
}

/// A number that is looked for, as somebody types it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackSearch {
    /// `12/2026`; of this year when only `12` is typed.
    pub number: String,
}

/// A line of a list: everything but the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackLine {
    /// Its id.
    pub id: FeedbackId,
    /// What it is.
    pub kind: FeedbackKind,
    /// In one line.
    pub title: String,
    /// Whose it is.
    pub author_name: String,
    /// Of which branch they were.
    pub branch: OrgId,
    /// Its name.
    pub branch_name: String,
    /// Whether somebody wrote it down for them.
    pub on_behalf: bool,
    /// Its number at the organisation to which it was sent first.
    pub number: FeedbackNumber,
    /// That organisation.
    pub origin_name: String,
    /// Who has it now.
    pub holder_name: String,
    /// Where it stands.
    pub state: FeedbackState,
    /// The day on which the holder got it.
    pub since: Date,
    /// The last day for the holder to answer.
    pub due_on: Date,
}

impl From<Feedback> for FeedbackLine {
    fn from(feedback: Feedback) -> Self {
        Self {
            id: feedback.id,
            branch: feedback.branch.org,
            on_behalf: feedback.is_on_behalf(),
            kind: feedback.kind,
            title: feedback.title,
            author_name: feedback.author_name,
            branch_name: feedback.branch.name,
            number: feedback.number,
            origin_name: feedback.origin.name,
            holder_name: feedback.holder.name,
            state: feedback.state,
            since: feedback.since,
            due_on: feedback.due_on,
        }
    }
}

impl FeedbackLine {
    /// Whether the holder should have answered by now.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state.stage() == FeedbackStage::Waiting && today > self.due_on
    }
}

/// What the caller may do with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackRights {
    /// Receive, answer, extend, hand up.
    pub handle: bool,
    /// Take it back.
    pub withdraw: bool,
}

/// A piece of feedback as the caller sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackView {
    /// It.
    pub feedback: Feedback,
    /// The files that the caller may see, those of the letter first.
    pub files: Vec<FeedbackFile>,
    /// Name of the organisation to which the holder could hand it up.
    pub above: Option<String>,
    /// What the caller may do.
    pub may: FeedbackRights,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackAnswer {
    /// 10 to 6,000 characters.
    pub text: String,
    /// The revision that was read.
    pub rev: u32,
}

/// An extension, or a handing up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackReason {
    /// Why; see [`crate::audit::check_reason`].
    pub reason: String,
    /// The revision that was read.
    pub rev: u32,
}

endpoints! {
    /// Sends what a member has to say; who leads the branch may write it down for one without a phone.
    SendFeedback = "send_feedback": Post "/api/members/{member}/feedback" by Member {
        path: MemberAt, body: NewFeedback, reply: FeedbackView
    }
    /// To whom I may write: my branch and the organisation directly above it.
    ListFeedbackAddressees = "list_feedback_addressees": Get "/api/me/feedback/addressees" by Member {
        reply: Vec<FeedbackHolder>
    }
    /// What I have sent, newest first.
    ListMyFeedback = "list_my_feedback": Get "/api/me/feedback" by Member {
        query: PageQuery, reply: Page<FeedbackLine>
    }
    /// What lies with an organisation: what waits by its last day, what is over with the latest first.
    ListFeedback = "list_feedback": Get "/api/orgs/{org}/feedback" by Member {
        path: OrgAt, query: FeedbackQuery, reply: Page<FeedbackLine>
    }
    /// What has, or had, an organisation under a number.
    SearchFeedback = "search_feedback": Ask "/api/orgs/{org}/feedback-search" by Member {
        path: OrgAt, body: FeedbackSearch, reply: Page<FeedbackLine>
    }
    /// One piece of feedback with every step.
    FindFeedback = "find_feedback": Get "/api/feedback/{feedback}" by Member {
        path: FeedbackAt, reply: FeedbackView
    }
    /// Says that it is there.
    ReceiveFeedback = "receive_feedback": Post "/api/feedback/{feedback}/receipt" by Member {
        path: FeedbackAt, body: AtRevision, reply: FeedbackView
    }
    /// Answers it.
    AnswerFeedback = "answer_feedback": Post "/api/feedback/{feedback}/answer" by Member {
        path: FeedbackAt, body: FeedbackAnswer, reply: FeedbackView
    }
    /// Takes longer, and says why.
    ExtendFeedback = "extend_feedback": Post "/api/feedback/{feedback}/extension" by Member {
        path: FeedbackAt, body: FeedbackReason, reply: FeedbackView
    }
    /// Hands it up to the organisation directly above.
    ForwardFeedback = "forward_feedback": Post "/api/feedback/{feedback}/forwarding" by Member {
        path: FeedbackAt, body: FeedbackReason, reply: FeedbackView
    }
    /// Takes it back while nobody has answered.
    WithdrawFeedback = "withdraw_feedback": Post "/api/feedback/{feedback}/withdrawal" by Member {
        path: FeedbackAt, body: AtRevision, reply: FeedbackView
    }
}
