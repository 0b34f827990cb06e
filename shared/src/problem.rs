//! The one error envelope. Outside stands a code and a Vietnamese sentence that says what happened and what to do;
//! the cause stays in the log.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What went wrong, as far as the caller can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// No valid access token.
    NotSignedIn,
    /// Citizen id or password wrong: deliberately not said which.
    SignInFailed,
    /// Citizen id or activation code wrong, used or too old: deliberately not said which.
    ActivationFailed,
    /// The session was ended elsewhere, or its token was used twice.
    SessionEnded,
    /// Known, but not allowed.
    Forbidden,
    /// Does not exist, or the caller may not know that it does.
    NotFound,
    /// Changed by somebody else since it was read.
    Stale,
    /// Fields are wrong; they are named.
    Invalid,
    /// Too many attempts; slow down.
    TooManyRequests,
    /// The body or file is too large.
    TooLarge,
    /// The body is not what this endpoint reads.
    Unreadable,
    /// The path exists, the verb does not.
    WrongVerb,
    /// The password is too easy to guess.
    WeakPassword,
    /// The whole roster file is refused; the sentence says why.
    RosterRefused,
    /// The preview no longer matches what is stored; a new one is needed.
    PreviewOutdated,
    /// The rule of the tree: this kind cannot hang there.
    WrongPlace,
    /// The meeting's state does not allow the act.
    WrongMeetingState,
    /// The meeting has started; answers are closed.
    MeetingStarted,
    /// The meeting lacks what calling it needs.
    MeetingIncomplete,
    /// Not on the list of those summoned.
    NotSummoned,
    /// There is no absence request to withdraw or decide.
    NoAbsence,
    /// Somebody has decided already; the first decision stands.
    AlreadyDecided,
    /// People are not marked yet, so the meeting cannot close.
    RollCallIncomplete,
    /// An id chosen by the caller already names something else.
    IdTaken,
    /// The server took too long.
    TimedOut,
    /// A part behind the server does not answer.
    Unavailable,
    /// A mistake of ours.
    Internal,
}

impl ProblemCode {
    /// Every code.
    pub const ALL: [Self; 27] = [
        Self::NotSignedIn,
        Self::SignInFailed,
        Self::ActivationFailed,
        Self::SessionEnded,
        Self::Forbidden,
        Self::NotFound,
        Self::Stale,
        Self::Invalid,
        Self::TooManyRequests,
        Self::TooLarge,
        Self::Unreadable,
        Self::WrongVerb,
        Self::WeakPassword,
        Self::RosterRefused,
        Self::PreviewOutdated,
        Self::WrongPlace,
        Self::WrongMeetingState,
        Self::MeetingStarted,
        Self::MeetingIncomplete,
        Self::NotSummoned,
        Self::NoAbsence,
        Self::AlreadyDecided,
        Self::RollCallIncomplete,
        Self::IdTaken,
        Self::TimedOut,
        Self::Unavailable,
        Self::Internal,
    ];

    /// HTTP status. May not know → 404, known but not allowed → 403, not signed in → 401, rule or revision → 409.
    pub const fn status(self) -> u16 {
        match self {
            Self::NotSignedIn | Self::SignInFailed | Self::ActivationFailed | Self::SessionEnded => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::WrongVerb => 405,
            Self::TooLarge => 413,
            Self::Unreadable => 400,
            Self::Invalid | Self::WeakPassword | Self::RosterRefused => 422,
            Self::TooManyRequests => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
            Self::TimedOut => 504,
            Self::Stale
            | Self::PreviewOutdated
            | Self::WrongPlace
            | Self::WrongMeetingState
            | Self::MeetingStarted
            | Self::MeetingIncomplete
            | Self::NotSummoned
            | Self::NoAbsence
            | Self::AlreadyDecided
            | Self::RollCallIncomplete
            | Self::IdTaken => 409,
        }
    }

    /// The sentence when nothing more precise is known.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NotSignedIn => "Đồng chí chưa đăng nhập. Xin đăng nhập để tiếp tục.",
            Self::SignInFailed => {
                "Số định danh hoặc mật khẩu chưa đúng. Xin kiểm tra rồi thử lại; nếu quên mật khẩu, đồng chí xin bí thư chi bộ cấp mã kích hoạt mới."
            }
            Self::ActivationFailed => {
                "Số định danh hoặc mã kích hoạt chưa đúng, hoặc mã đã dùng hay đã quá hạn. Xin kiểm tra phiếu; nếu vẫn không được, đồng chí xin bí thư chi bộ cấp mã mới."
            }
            Self::SessionEnded => {
                "Phiên làm việc đã kết thúc. Xin đăng nhập lại; những gì đã gửi vẫn được giữ."
            }
            Self::Forbidden => {
                "Đồng chí không có quyền làm việc này. Nếu cần, xin trao đổi với bí thư chi bộ hoặc quản trị cấp trên."
            }
            Self::NotFound => "Không tìm thấy nội dung này, hoặc nội dung không thuộc phạm vi của đồng chí.",
            Self::Stale => {
                "Nội dung vừa được người khác thay đổi. Xin tải lại để xem bản mới rồi thực hiện lại."
            }
            Self::Invalid => "Có chỗ chưa đúng. Xin xem các mục được đánh dấu và sửa lại.",
            Self::TooManyRequests => {
                "Đã thử quá nhiều lần trong thời gian ngắn. Xin chờ ít phút rồi thử lại."
            }
            Self::TooLarge => "Nội dung gửi lên quá lớn. Xin giảm bớt rồi gửi lại.",
            Self::Unreadable => "Máy chủ không đọc được nội dung gửi lên. Xin tải lại trang rồi thử lại.",
            Self::WrongVerb => "Thao tác này không được hỗ trợ. Xin tải lại trang rồi thử lại.",
            Self::WeakPassword => {
                "Mật khẩu này quá dễ đoán. Xin chọn mật khẩu khác, ví dụ ghép bốn từ không liên quan với nhau."
            }
            Self::RosterRefused => "Không đọc được danh sách này. Chưa có gì được nhập.",
            Self::PreviewOutdated => {
                "Danh sách đảng viên đã thay đổi từ lúc xem trước. Chưa có gì được nhập; xin xem trước lại."
            }
            Self::WrongPlace => "Tổ chức loại này không thể trực thuộc tổ chức đã chọn.",
            Self::WrongMeetingState => {
                "Cuộc họp đang ở bước khác nên chưa làm được việc này. Xin tải lại để xem tình trạng hiện nay."
            }
            Self::MeetingStarted => {
                "Cuộc họp đã bắt đầu nên không nhận trả lời nữa. Đồng chí xin báo trực tiếp với người chủ trì."
            }
            Self::MeetingIncomplete => {
                "Cuộc họp còn thiếu thông tin để mời họp. Xin bổ sung các mục được đánh dấu."
            }
            Self::NotSummoned => "Đồng chí này không thuộc danh sách triệu tập của cuộc họp.",
            Self::NoAbsence => "Không có đơn xin vắng nào đang chờ.",
            Self::AlreadyDecided => {
                "Đơn xin vắng đã có người quyết định trước; quyết định đầu tiên có hiệu lực."
            }
            Self::RollCallIncomplete => "Còn đồng chí chưa được điểm danh nên chưa kết thúc cuộc họp được.",
            Self::IdTaken => "Mã này đã dùng cho nội dung khác. Xin tải lại trang rồi thử lại.",
            Self::TimedOut => "Máy chủ trả lời quá lâu. Xin thử lại; gửi lại không bị nhân đôi.",
            Self::Unavailable => {
                "Hệ thống tạm thời chưa phục vụ được. Xin thử lại sau ít phút; những gì đã gửi vẫn được giữ."
            }
            Self::Internal => {
                "Hệ thống gặp lỗi. Lỗi đã được ghi lại; xin thử lại, nếu vẫn lỗi thì báo quản trị kèm mã yêu cầu."
            }
        }
    }
}

/// Each error reply, in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// For the program.
    pub code: ProblemCode,
    /// For the person: what happened, what to do.
    pub sentence: String,
    /// Which fields are wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// Finds the request in the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// A field that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldProblem {
    /// Name of the field in the body: `place`, `agenda.2.title`.
    pub field: String,
    /// What is wrong with it and what to do.
    pub sentence: String,
}

impl Problem {
    /// A problem with a more precise sentence than the code's own.
    pub fn with(code: ProblemCode, sentence: impl Into<String>) -> Self {
        Self { code, sentence: sentence.into(), fields: Vec::new(), request_id: None }
    }

    /// Wrong fields.
    pub fn invalid(fields: Vec<FieldProblem>) -> Self {
        Self { fields, ..ProblemCode::Invalid.into() }
    }

    /// One wrong field.
    pub fn field(field: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self::invalid(vec![FieldProblem::new(field, sentence)])
    }
}

impl FieldProblem {
    /// Names a field and says what is wrong with it.
    pub fn new(field: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self { field: field.into(), sentence: sentence.into() }
    }
}

impl From<ProblemCode> for Problem {
    fn from(code: ProblemCode) -> Self {
        Self::with(code, code.sentence())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_whole_sentence_and_an_error_status() {
        for code in ProblemCode::ALL {
            assert!(code.sentence().ends_with('.'), "{code:?}");
            assert!(code.sentence().chars().count() > 20, "{code:?}");
            assert!((400..600).contains(&code.status()), "{code:?}");
        }
    }
}
