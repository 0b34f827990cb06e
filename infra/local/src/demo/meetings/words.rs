//! What people write: titles, agendas, reasons, remarks.

use jiff::civil::Date;
use shared::attendance::AbsenceReason;
use shared::meeting::{AgendaItem, MeetingKind};
use shared::time::format_month;

use crate::demo::dice::Dice;

const REGULAR: [(&str, u16); 6] = [
    ("Ổn định tổ chức, điểm danh, thông qua chương trình", 10),
    ("Đánh giá việc thực hiện nghị quyết tháng trước, nhiệm vụ của từng đảng viên", 25),
    ("Thông tin thời sự, phổ biến văn bản mới của cấp trên", 15),
    ("Thảo luận nhiệm vụ trong tháng", 30),
    ("Phân công đảng viên, kết luận, biểu quyết", 15),
    ("Tự chấm điểm buổi sinh hoạt, thông qua biên bản", 10),
];

const THEMATIC: [(&str, u16); 4] = [
    ("Báo cáo chuyên đề", 30),
    ("Đảng viên phát biểu, liên hệ bản thân", 45),
    ("Thống nhất việc làm theo của chi bộ và từng đảng viên", 20),
    ("Kết luận", 10),
];

const COMMITTEE: [(&str, u16); 3] = [
    ("Chuẩn bị nội dung, dự thảo nghị quyết kỳ sinh hoạt tới", 40),
    ("Rà soát nhiệm vụ được giao của đảng viên", 20),
    ("Xem xét đơn xin vắng, tình hình đảng viên cao tuổi", 15),
];

const THEMES: [&str; 4] = [
    "Nêu gương của cán bộ, đảng viên ở thôn",
    "Phòng, chống lãng phí từ việc nhỏ",
    "Giữ gìn vệ sinh, cảnh quan nơi ở",
    "Giúp nhau dùng dịch vụ công trực tuyến",
];

/// Why a meeting was called off.
pub const CANCELLED_BECAUSE: &str =
    "Trùng với hội nghị của Đảng ủy xã. Nội dung được đưa vào kỳ sinh hoạt thường kỳ tháng tới.";

/// What to prepare for the meeting ahead.
pub const TO_PREPARE: &str =
    "Đề nghị các đồng chí đọc trước tài liệu, chuẩn bị ý kiến về nhiệm vụ tháng tới.";

/// A remark on a leave that is not given.
pub const NOT_GIVEN: &str = "Kỳ này biểu quyết việc quan trọng, mong đồng chí sắp xếp dự họp.";

const GIVEN: [&str; 4] =
    ["", "Đồng ý.", "Đồng ý. Đồng chí xem nghị quyết sau cuộc họp.", "Đồng ý, chúc đồng chí mau khỏe."];

/// A class, the words, and the ages from and to which somebody would write them.
const REASONS: [(AbsenceReason, &str, i16, i16); 12] = [
    (AbsenceReason::Duty, "Đi công tác theo lịch của cơ quan, về sau ngày họp.", 22, 61),
    (AbsenceReason::Duty, "Trực ca đêm, đã nhờ đổi ca nhưng không được.", 20, 58),
    (AbsenceReason::Duty, "Dự lớp tập huấn ở tỉnh.", 22, 60),
    (AbsenceReason::Illness, "Đang điều trị tại bệnh viện.", 35, 99),
    (AbsenceReason::Illness, "Đau khớp, đi lại buổi tối khó khăn.", 62, 99),
    (AbsenceReason::Illness, "Huyết áp không ổn định, bác sĩ dặn nghỉ.", 60, 99),
    (AbsenceReason::Illness, "Bị cảm sốt.", 18, 70),
    (AbsenceReason::Family, "Nhà có giỗ.", 30, 99),
    (AbsenceReason::Family, "Con nhỏ ốm, không có người trông.", 26, 45),
    (AbsenceReason::Family, "Dự đám cưới người thân ở xa.", 18, 99),
    (AbsenceReason::Family, "Lên thành phố trông cháu, cuối tháng mới về.", 55, 78),
    (AbsenceReason::Other, "Việc đồng áng gấp, không xong trước giờ họp.", 25, 70),
];

/// `Sinh hoạt chi bộ tháng 11/2026`.
pub fn title(kind: MeetingKind, day: Date) -> String {
    match kind {
        MeetingKind::Regular => format!("Sinh hoạt chi bộ {}", format_month(day)),
        MeetingKind::Thematic => format!("Sinh hoạt chuyên đề: {}", theme(day)),
        MeetingKind::BranchCommittee => format!("Họp chi ủy {}", format_month(day)),
        MeetingKind::Committee => format!("Họp cấp ủy {}", format_month(day)),
    }
}

fn theme(day: Date) -> &'static str {
    THEMES[usize::from(day.month().unsigned_abs().saturating_sub(1)) / 3 % THEMES.len()]
}

/// What is dealt with.
pub fn agenda(kind: MeetingKind) -> Vec<AgendaItem> {
    let items: &[(&str, u16)] = match kind {
        MeetingKind::Regular => &REGULAR,
        MeetingKind::Thematic => &THEMATIC,
        MeetingKind::BranchCommittee | MeetingKind::Committee => &COMMITTEE,
    };
    items
        .iter()
        .map(|(title, minutes)| AgendaItem { title: (*title).to_owned(), minutes: *minutes })
        .collect()
}

/// A reason to be absent for somebody of that age.
pub fn reason(dice: &mut Dice, age: i16) -> (AbsenceReason, &'static str) {
    let weighted =
        REASONS.map(|(reason, text, from, to)| ((reason, text), u32::from((from..=to).contains(&age))));
    dice.weigh(&weighted)
}

/// A remark on a leave that fits its reason.
pub fn remark(dice: &mut Dice, reason: AbsenceReason) -> &'static str {
    match reason {
        AbsenceReason::Illness => dice.pick(&GIVEN),
        _ => dice.pick(&GIVEN[..3]),
    }
}
