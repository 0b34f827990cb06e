//! What a notice to one person says.

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FeedbackNews, RANDOM, milliseconds};
use crate::attendance::Verdict;
use crate::grant::Role;
use crate::id::{DocumentId, FeedbackId, MeetingId, NoticeId, OrgId, ReportId};
use crate::profile::{CorrectionVerdict, ProfileField};
use crate::time::{format_date_time, format_day};

/// What happened, or what is still to be done. Ids and words of ours alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NoticeAbout {
    /// A meeting was called, and I am on its list.
    MeetingCalled {
        /// Which.
        meeting: MeetingId,
        /// Its start.
        starts_at: Timestamp,
    },
    /// Its time or place is another.
    MeetingMoved {
        /// Which.
        meeting: MeetingId,
        /// Its start now.
        starts_at: Timestamp,
    },
    /// It is off.
    MeetingCancelled {
        /// Which.
        meeting: MeetingId,
        /// When it would have started.
        starts_at: Timestamp,
    },
    /// It is tomorrow, and I have not answered.
    MeetingNear {
        /// Which.
        meeting: MeetingId,
        /// Its start.
        starts_at: Timestamp,
    },
    /// My request to be absent was decided.
    AbsenceDecided {
        /// From which meeting.
        meeting: MeetingId,
        /// How.
        verdict: Verdict,
    },
    /// My proposal to correct the profile was decided.
    CorrectionDecided {
        /// Which field.
        field: ProfileField,
        /// How.
        verdict: CorrectionVerdict,
    },
    /// My account was approved.
    AccountApproved,
    /// I was given a role.
    RoleGiven {
        /// Where.
        org: OrgId,
        /// Which.
        role: Role,
    },
    /// A role of mine has ended.
    RoleEnded {
        /// Where.
        org: OrgId,
        /// Which.
        role: Role,
    },
    /// A report that I write was given back.
    ReportReturned {
        /// Which.
        report: ReportId,
    },
    /// A report that I write is due and not sent.
    ReportDue {
        /// Which.
        report: ReportId,
        /// Its last day.
        due_on: Date,
    },
    /// A document that I wrote was given back with a remark.
    DocumentReturned {
        /// Which.
        document: DocumentId,
    },
    /// A document of a committee that I work for waits for somebody to check it.
    DocumentToCheck {
        /// Which.
        document: DocumentId,
    },
    /// Something happened to a letter that I wrote, or that I am to answer.
    Feedback {
        /// Which.
        feedback: FeedbackId,
        /// What.
        news: FeedbackNews,
    },
}

impl NoticeAbout {
    /// The large line.
    pub const fn title(&self) -> &'static str {
        match self {
            Self::MeetingCalled { .. } => "Mời họp",
            Self::MeetingMoved { .. } => "Cuộc họp đổi giờ hoặc địa điểm",
            Self::MeetingCancelled { .. } => "Cuộc họp đã hủy",
            Self::MeetingNear { .. } => "Ngày mai họp, đồng chí chưa trả lời",
            Self::AbsenceDecided { verdict: Verdict::Approved, .. } => "Đơn xin vắng được đồng ý",
            Self::AbsenceDecided { verdict: Verdict::Refused, .. } => "Đơn xin vắng không được đồng ý",
            Self::CorrectionDecided { verdict: CorrectionVerdict::Accepted, .. } => {
                "Hồ sơ đã sửa theo đề nghị"
            }
            Self::CorrectionDecided { verdict: CorrectionVerdict::Refused, .. } => {
                "Đề nghị sửa hồ sơ không được nhận"
            }
            Self::AccountApproved => "Tài khoản đã được duyệt",
            Self::RoleGiven { .. } => "Đồng chí được trao quyền",
            Self::RoleEnded { .. } => "Một quyền của đồng chí đã kết thúc",
            Self::ReportReturned { .. } => "Báo cáo được trả lại",
            Self::ReportDue { .. } => "Báo cáo đến hạn, chưa gửi",
            Self::DocumentReturned { .. } => "Văn bản được trả lại để sửa",
            Self::DocumentToCheck { .. } => "Có văn bản chờ duyệt",
            Self::Feedback { news, .. } => news.title(),
        }
    }

    /// The small line: what to know or to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::MeetingCalled { starts_at, .. } => {
                format!("Họp {}. Đồng chí xem chương trình và trả lời.", format_date_time(*starts_at))
            }
            Self::MeetingMoved { starts_at, .. } => {
                format!("Nay họp {}. Đồng chí xem lại và trả lời.", format_date_time(*starts_at))
            }
            Self::MeetingCancelled { starts_at, .. } => {
                format!("Cuộc họp {} không diễn ra nữa.", format_date_time(*starts_at))
            }
            Self::MeetingNear { starts_at, .. } => {
                format!("Họp {}. Đồng chí báo dự hoặc xin phép vắng.", format_date_time(*starts_at))
            }
            Self::AbsenceDecided { .. } => "Đồng chí mở cuộc họp để xem lời nhắn của chi ủy.".into(),
            Self::CorrectionDecided { field, .. } => {
                format!("Mục “{}”. Đồng chí mở trang Cá nhân để xem.", field.label())
            }
            Self::AccountApproved => "Từ nay đồng chí dùng được mọi mục dành cho đảng viên.".into(),
            Self::RoleGiven { role, .. } => {
                format!("Vai trò: {}. Đăng nhập lại nếu chưa thấy mục mới.", role.label())
            }
            Self::RoleEnded { role, .. } => format!("Vai trò: {}.", role.label()),
            Self::ReportReturned { .. } => "Đồng chí xem ý kiến của cấp trên, sửa rồi gửi lại.".into(),
            Self::ReportDue { due_on, .. } => format!("Hạn gửi: {}.", format_day(*due_on)),
            Self::DocumentReturned { .. } => "Đồng chí xem ý kiến người duyệt, sửa rồi trình lại.".into(),
            Self::DocumentToCheck { .. } => {
                "Đồng chí đọc toàn văn, rồi duyệt hoặc trả lại kèm ý kiến.".into()
            }
            Self::Feedback { news, .. } => news.sentence().into(),
        }
    }

    /// Whether it waits for something that I do, and goes when that is done.
    pub const fn is_task(&self) -> bool {
        matches!(
            self,
            Self::MeetingNear { .. }
                | Self::ReportReturned { .. }
                | Self::ReportDue { .. }
                | Self::DocumentReturned { .. }
                | Self::DocumentToCheck { .. }
        )
    }

    /// When it is no news any more, if that follows from itself.
    pub const fn ends_at(&self) -> Option<Timestamp> {
        match self {
            Self::MeetingNear { starts_at, .. } => Some(*starts_at),
            _ => None,
        }
    }

    /// The id of this, as it happened at that time: the same whoever tells it, and however often.
    pub fn id(&self, at: Timestamp) -> NoticeId {
        let (kind, of) = match self {
            Self::MeetingCalled { meeting, .. } => (1, meeting.bits()),
            Self::MeetingMoved { meeting, .. } => (2, meeting.bits()),
            Self::MeetingCancelled { meeting, .. } => (3, meeting.bits()),
            Self::MeetingNear { meeting, .. } => (4, meeting.bits()),
            Self::AbsenceDecided { meeting, .. } => (5, meeting.bits()),
            Self::CorrectionDecided { field, .. } => (6, *field as u128),
            Self::AccountApproved => (7, 0),
            Self::RoleGiven { org, role } => (8, org.bits().wrapping_add(*role as u128)),
            Self::RoleEnded { org, role } => (9, org.bits().wrapping_add(*role as u128)),
            Self::ReportReturned { report } => (10, report.bits()),
            Self::ReportDue { report, .. } => (11, report.bits()),
            Self::DocumentReturned { document } => (21, document.bits()),
            Self::DocumentToCheck { document } => (22, document.bits()),
            Self::Feedback { feedback, news } => (40 + *news as u128, feedback.bits()),
        };
        // The kind stands in the upper byte, what it is about below it: within one millisecond that tells apart
        // whatever happens to one person.
        NoticeId::from_parts(milliseconds(at), (kind << 72 | of & (RANDOM >> 8)) & RANDOM)
    }
}
