//! What waits, in words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Waiting;
use crate::id::{AnnouncementId, AssignmentId, DocumentId, MeetingId, OrgId};
use crate::notice::NoticeAbout;

/// What waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DutyAbout {
    /// An announcement asks for "Đã rõ".
    Acknowledge {
        /// Which.
        announcement: AnnouncementId,
        /// Its title.
        title: String,
    },
    /// An invitation asks for an answer.
    AnswerMeeting {
        /// To which meeting.
        meeting: MeetingId,
        /// Its title.
        title: String,
    },
    /// Requests to be absent wait for the committee of the branch.
    DecideAbsences {
        /// From which meeting.
        meeting: MeetingId,
        /// Its title.
        title: String,
        /// How many.
        waiting: Waiting,
    },
    /// Requests for an account lie with an organisation.
    DecideRegistrations {
        /// With which.
        org: OrgId,
        /// How many.
        waiting: Waiting,
    },
    /// Members have proposed to correct their profiles.
    DecideCorrections {
        /// Of which branch.
        org: OrgId,
        /// How many.
        waiting: Waiting,
    },
    /// Members are on their way to a branch.
    ReceiveTransfers {
        /// To which, or to which committee's branches.
        org: OrgId,
        /// How many.
        waiting: Waiting,
    },
    /// What members have to say waits for an answer.
    AnswerFeedback {
        /// With which organisation.
        org: OrgId,
        /// How many.
        waiting: Waiting,
    },
    /// Something that I was given to do in a meeting.
    SettleAssignment {
        /// In which.
        meeting: MeetingId,
        /// Which.
        assignment: AssignmentId,
        /// What is to be done.
        what: String,
    },
    /// A document asks to be confirmed.
    ConfirmDocument {
        /// Which.
        document: DocumentId,
        /// Kind and number.
        title: String,
        /// What it is about.
        r#abstract: String,
    },
    /// A notice of the inbox that goes when its matter is done.
    Task {
        /// What it says.
        about: NoticeAbout,
    },
}

impl DutyAbout {
    /// The large line.
    pub fn title(&self) -> String {
        match self {
            Self::Acknowledge { title, .. } | Self::AnswerMeeting { title, .. } => title.clone(),
            Self::DecideAbsences { waiting, .. } => waiting.says("đơn xin vắng", "chờ quyết định"),
            Self::DecideRegistrations { waiting, .. } => waiting.says("yêu cầu tài khoản", "chờ duyệt"),
            Self::DecideCorrections { waiting, .. } => waiting.says("đề nghị sửa hồ sơ", "chờ duyệt"),
            Self::ReceiveTransfers { waiting, .. } => waiting.says("đảng viên chuyển đến", "chờ tiếp nhận"),
            Self::AnswerFeedback { waiting, .. } => waiting.says("ý kiến đảng viên", "chờ trả lời"),
            Self::SettleAssignment { .. } => "Nhiệm vụ được giao".into(),
            Self::ConfirmDocument { title, .. } => format!("Đọc và xác nhận: {title}"),
            Self::Task { about } => about.title().into(),
        }
    }

    /// The small line: what it is about; empty where the large one says it.
    pub fn sentence(&self) -> String {
        match self {
            Self::DecideAbsences { title, .. } => title.clone(),
            Self::SettleAssignment { what, .. } => what.clone(),
            Self::ConfirmDocument { r#abstract, .. } => r#abstract.clone(),
            Self::Task { about } => about.sentence(),
            Self::Acknowledge { .. }
            | Self::AnswerMeeting { .. }
            | Self::DecideRegistrations { .. }
            | Self::DecideCorrections { .. }
            | Self::ReceiveTransfers { .. }
            | Self::AnswerFeedback { .. } => String::new(),
        }
    }

    /// The word on its one button.
    pub const fn verb(&self) -> &'static str {
        match self {
            Self::Acknowledge { .. } => "Đã rõ",
            Self::AnswerMeeting { .. } => "Trả lời",
            Self::DecideAbsences { .. } => "Xem đơn",
            Self::DecideRegistrations { .. } => "Duyệt tài khoản",
            Self::DecideCorrections { .. } => "Xem đề nghị",
            Self::ReceiveTransfers { .. } => "Tiếp nhận",
            Self::AnswerFeedback { .. } => "Xem ý kiến",
            Self::SettleAssignment { .. } => "Báo kết quả",
            Self::ConfirmDocument { .. } => "Đọc văn bản",
            Self::Task { about } => verb_of(about),
        }
    }

    /// Among duties of the same day, what comes first: what others wait for before what one owes oneself.
    pub(super) const fn rank(&self) -> u8 {
        match self {
            Self::Acknowledge { .. } => 0,
            Self::AnswerMeeting { .. } => 1,
            Self::DecideAbsences { .. } => 2,
            Self::Task { .. } => 3,
            Self::AnswerFeedback { .. } => 4,
            Self::DecideRegistrations { .. } => 5,
            Self::ReceiveTransfers { .. } => 6,
            Self::DecideCorrections { .. } => 7,
            Self::SettleAssignment { .. } => 8,
            Self::ConfirmDocument { .. } => 9,
        }
    }
}

const fn verb_of(about: &NoticeAbout) -> &'static str {
    match about {
        NoticeAbout::ReportReturned { .. } => "Sửa báo cáo",
        NoticeAbout::ReportDue { .. } => "Mở báo cáo",
        NoticeAbout::DocumentReturned { .. } => "Sửa văn bản",
        NoticeAbout::DocumentToCheck { .. } => "Đọc và duyệt",
        _ => "Mở",
    }
}
