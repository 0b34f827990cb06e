//! Every code of a refusal, once: what it means, its HTTP status and its sentence.
//!
//! May not know → 404, known but not allowed → 403, not signed in → 401, a rule or a stale revision → 409, fields → 422.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $status:literal $sentence:literal)+) => {
        /// What went wrong, as far as the caller can do something about it.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum ProblemCode {
            $($(#[$doc])* $code,)+
        }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$code),+];

            /// HTTP status.
            pub const fn status(self) -> u16 {
                match self {
                    $(Self::$code => $status,)+
                }
            }

            /// The sentence when nothing more precise is known: what happened and what to do.
            pub const fn sentence(self) -> &'static str {
                match self {
                    $(Self::$code => $sentence,)+
                }
            }
        }
    };
}

codes! {
    /// No valid access token.
    NotSignedIn 401
        "Đồng chí chưa đăng nhập. Xin đăng nhập để tiếp tục."
    /// Citizen id or password wrong: deliberately not said which.
    SignInFailed 401
        "Số định danh hoặc mật khẩu chưa đúng. Xin kiểm tra rồi thử lại; nếu quên mật khẩu, đồng chí xin bí thư chi bộ cấp mã kích hoạt mới."
    /// Citizen id or activation code wrong, used or too old: deliberately not said which.
    ActivationFailed 401
        "Số định danh hoặc mã kích hoạt chưa đúng, hoặc mã đã dùng hay đã quá hạn. Xin kiểm tra phiếu; nếu vẫn không được, đồng chí xin bí thư chi bộ cấp mã mới."
    /// The session was ended elsewhere, or its token was used twice.
    SessionEnded 401
        "Phiên làm việc đã kết thúc. Xin đăng nhập lại; những gì đã gửi vẫn được giữ."
    /// The password is right, but the account is locked.
    AccountLocked 401
        "Tài khoản đang bị khóa. Đồng chí xin liên hệ bí thư hoặc phó bí thư chi bộ để được mở lại."
    /// The member has an account already, and nobody said that its password shall be replaced.
    AccountThere 409
        "Đồng chí này đã có tài khoản nên chưa duyệt. Nếu đồng chí ấy quên mật khẩu, xin mở từng đơn để xem kỹ rồi duyệt, hoặc cấp phiếu kích hoạt mới."
    /// As many requests wait for the branch as it takes of people whom its roster does not know.
    RegistrationsFull 409
        "Chi bộ này đang có nhiều đơn đăng ký chờ xét. Đồng chí xin gặp trực tiếp bí thư chi bộ để được xác nhận hoặc nhận phiếu kích hoạt."
    /// Somebody has approved, refused or passed on the registration.
    RegistrationDecided 409
        "Đơn đăng ký này đã có người xử lý. Xin tải lại để xem kết quả."
    /// Known, but not allowed.
    Forbidden 403
        "Đồng chí không có quyền làm việc này. Nếu cần, xin trao đổi với bí thư chi bộ hoặc quản trị cấp trên."
    /// Does not exist, or the caller may not know that it does.
    NotFound 404
        "Không tìm thấy nội dung này, hoặc nội dung không thuộc phạm vi của đồng chí."
    /// Changed by somebody else since it was read.
    Stale 409
        "Nội dung vừa được người khác thay đổi. Xin tải lại để xem bản mới rồi thực hiện lại."
    /// Fields are wrong; they are named.
    Invalid 422
        "Có chỗ chưa đúng. Xin xem các mục được đánh dấu và sửa lại."
    /// Too many attempts; slow down.
    TooManyRequests 429
        "Đã thử quá nhiều lần trong thời gian ngắn. Xin chờ ít phút rồi thử lại."
    /// The body or file is too large.
    TooLarge 413
        "Nội dung gửi lên quá lớn. Xin giảm bớt rồi gửi lại."
    /// The body is not what this endpoint reads.
    Unreadable 400
        "Máy chủ không đọc được nội dung gửi lên. Xin tải lại trang rồi thử lại."
    /// The path exists, the verb does not.
    WrongVerb 405
        "Thao tác này không được hỗ trợ. Xin tải lại trang rồi thử lại."
    /// The password is too easy to guess.
    WeakPassword 422
        "Mật khẩu này quá dễ đoán. Xin chọn mật khẩu khác, ví dụ ghép bốn từ không liên quan với nhau."
    /// The whole roster file is refused; the sentence says why.
    RosterRefused 422
        "Không đọc được danh sách này. Chưa có gì được nhập."
    /// The preview no longer matches what is stored; a new one is needed.
    PreviewOutdated 409
        "Danh sách đảng viên đã thay đổi từ lúc xem trước. Chưa có gì được nhập; xin xem trước lại."
    /// The rule of the tree: this kind cannot hang there.
    WrongPlace 409
        "Tổ chức loại này không thể trực thuộc tổ chức đã chọn."
    /// The meeting's state does not allow the act.
    WrongMeetingState 409
        "Cuộc họp đang ở bước khác nên chưa làm được việc này. Xin tải lại để xem tình trạng hiện nay."
    /// The meeting has started; answers are closed.
    MeetingStarted 409
        "Cuộc họp đã bắt đầu nên không nhận trả lời nữa. Đồng chí xin báo trực tiếp với người chủ trì."
    /// The meeting lacks what calling it needs.
    MeetingIncomplete 409
        "Cuộc họp còn thiếu thông tin để mời họp. Xin bổ sung các mục được đánh dấu."
    /// Not on the list of those summoned.
    NotSummoned 409
        "Đồng chí này không thuộc danh sách triệu tập của cuộc họp."
    /// There is no absence request to withdraw or decide.
    NoAbsence 409
        "Không có đơn xin vắng nào đang chờ."
    /// Somebody has decided already; the first decision stands.
    AlreadyDecided 409
        "Đơn xin vắng đã có người quyết định trước; quyết định đầu tiên có hiệu lực."
    /// People are not marked yet, so the meeting cannot close.
    RollCallIncomplete 409
        "Còn đồng chí chưa được điểm danh nên chưa kết thúc cuộc họp được."
    /// A file may not be attached; the sentence says why.
    FileRefused 422
        "Tệp này không được gửi lên. Xin xem lý do rồi chọn tệp khác."
    /// The bytes of a file have not arrived.
    FileMissing 409
        "Máy chủ chưa nhận đủ tệp. Xin gửi lại tệp."
    /// The file cannot be read yet.
    FileNotReady 409
        "Tệp đang được gửi lên hoặc đang được kiểm tra. Xin thử lại sau ít phút."
    /// The document's state does not allow the act.
    WrongDocumentState 409
        "Văn bản đang ở bước khác nên chưa làm được việc này. Xin tải lại để xem tình trạng hiện nay."
    /// An id chosen by the caller already names something else.
    IdTaken 409
        "Mã này đã dùng cho nội dung khác. Xin tải lại trang rồi thử lại."
    /// The person holds this role already, with other days or for another reason.
    AlreadyGranted 409
        "Đồng chí này đang giữ vai trò đó rồi. Nếu cần đổi thời hạn, xin kết thúc quyền cũ rồi trao lại."
    /// Somebody else is secretary on one of these days.
    SecretaryThere 409
        "Nơi này đang có bí thư. Xin dùng việc “Thay bí thư” để kết thúc và trao quyền trong một lần."
    /// Another proposal for this field waits for a decision.
    CorrectionWaiting 409
        "Mục này đã có một đề nghị sửa đang chờ xét. Xin chờ kết quả rồi đề nghị tiếp nếu cần."
    /// Somebody else in the system has this citizen id.
    CitizenIdTaken 409
        "Số định danh này đã có trong sổ ở một đảng viên khác nên chưa sửa được. Xin kiểm tra lại với quản trị cấp trên."
    /// The minutes are signed; only addenda follow.
    MinutesSigned 409
        "Biên bản đã hoàn tất nên không sửa được nữa. Nếu còn thiếu, xin ghi phần bổ sung."
    /// The minutes are not signed yet.
    MinutesNotSigned 409
        "Biên bản chưa hoàn tất. Xin sửa thẳng trong biên bản."
    /// The resolution is adopted; nothing in it changes.
    ResolutionAdopted 409
        "Nghị quyết đã ban hành nên không sửa được nữa. Việc mới xin đưa vào kỳ họp sau."
    /// What became of the assignment was said already.
    AssignmentSettled 409
        "Nhiệm vụ này đã kết thúc nên không sửa được. Xin tải lại để xem kết quả."
    /// The report's state does not allow the act.
    WrongReportState 409
        "Báo cáo đang ở bước khác nên chưa làm được việc này. Xin tải lại để xem tình trạng hiện nay."
    /// A transfer of this member waits for a decision.
    TransferWaiting 409
        "Đồng chí này đang có một lần chuyển sinh hoạt chờ tiếp nhận. Xin chờ nơi đến giải quyết, hoặc rút lại trước."
    /// Somebody has decided the transfer.
    TransferOver 409
        "Việc chuyển sinh hoạt này đã có người giải quyết. Xin tải lại để xem kết quả."
    /// The feedback was answered or taken back.
    FeedbackOver 409
        "Ý kiến này đã được trả lời hoặc đã rút lại. Xin tải lại để xem."
    /// The feedback was extended as often as may be.
    FeedbackExtended 409
        "Thời hạn trả lời đã được gia hạn rồi. Xin trả lời, hoặc chuyển lên cấp trên."
    /// As much of the author's feedback waits as is taken.
    FeedbackFull 409
        "Đồng chí đang có nhiều ý kiến chờ trả lời. Xin chờ trả lời hoặc rút bớt rồi gửi tiếp."
    /// The organisation has published as many announcements as it may within seven days.
    BudgetSpent 409
        "Tổ chức này đã gửi đủ số thông báo của tuần nên chưa gửi thêm được. Xin chờ sang tuần, hoặc gộp vào thông báo đã gửi."
    /// The campaign's state does not allow the act.
    WrongCampaignState 409
        "Đợt học tập đang ở bước khác nên chưa làm được việc này. Xin tải lại để xem tình trạng hiện nay."
    /// Something is told only when nobody can hand in any more.
    CampaignStillRuns 409
        "Thống kê từng câu hỏi có sau khi hết hạn nộp bài, để không ai biết trước đáp án. Kết quả chung vẫn xem được ở trên."
    /// As many attempts were made as there are.
    NoAttemptLeft 409
        "Đồng chí đã dùng hết số lần làm bài của đợt này. Xin xem kết quả của các lần đã làm."
    /// The ticket of an attempt was not made by this server for this person and campaign.
    WrongTicket 409
        "Phiếu làm bài này không dùng được. Bài làm vẫn còn trên máy; xin mở lại đợt học tập rồi bắt đầu lại."
    /// The attempt was finished too late, or was too long on the way.
    AttemptLate 409
        "Bài này nộp quá hạn nên không được nhận. Nếu còn lượt và đợt chưa kết thúc, đồng chí có thể làm lần khác."
    /// Other answers were handed in for this attempt before.
    AttemptTaken 409
        "Lần làm bài này đã nộp từ một thiết bị khác; bài nộp trước có hiệu lực. Xin tải lại để xem kết quả."
    /// The file with questions cannot be read as a whole; the sentence says why.
    QuestionFileRefused 422
        "Không đọc được tệp câu hỏi này. Chưa có gì được nhập."
    /// The bank is full.
    BankFull 409
        "Ngân hàng đã đủ số câu hỏi tối đa. Xin xóa bớt câu không dùng nữa rồi thêm lại."
    /// The server took too long.
    TimedOut 504
        "Máy chủ trả lời quá lâu. Xin thử lại; gửi lại không bị nhân đôi."
    /// A part behind the server does not answer.
    Unavailable 503
        "Hệ thống tạm thời chưa phục vụ được. Xin thử lại sau ít phút; những gì đã gửi vẫn được giữ."
    /// A mistake of ours.
    Internal 500
        "Hệ thống gặp lỗi. Lỗi đã được ghi lại; xin thử lại, nếu vẫn lỗi thì báo quản trị kèm mã yêu cầu."
}
