//! The monthly branch meeting from end to end, as the people in it live through it: the roster comes in, two members
//! activate their accounts, the secretary calls the meeting, one member asks leave and gets an answer, the roll is
//! taken with the network gone for a while, the meeting ends, and the figures are right.
//!
//! It is told twice: with a thumb on a phone, and with the keyboard alone at a computer.

use std::path::PathBuf;

use jiff::civil::DateTime;
use jiff::{Timestamp, ToSpan};
use rust_xlsxwriter::{Format, Workbook};
use shared::time::local;

use crate::hand::Hand;
use crate::stage;
use crate::tab::{COMPUTER, PHONE, Tab};

/// Somebody whom the roster brings.
struct Newcomer {
    name: &'static str,
    citizen_id: &'static str,
    password: &'static str,
}

const HUNG: Newcomer =
    Newcomer {
        name: "Trịnh Quốc Hưng", citizen_id: "099081004217", password: "ao sen trước đình 7"
    };
const NGA: Newcomer =
    Newcomer { name: "Đỗ Thúy Nga", citizen_id: "099189006531", password: "con thuyền qua bến cũ" };
const PLACE: &str = "Nhà văn hóa thôn Đông, tầng 2";

#[tokio::test]
async fn a_branch_holds_its_meeting_with_a_thumb_on_a_phone() {
    evening("meeting-phone", Hand::Pointer, PHONE).await;
}

#[tokio::test]
async fn a_branch_holds_its_meeting_by_keyboard_alone_at_a_computer() {
    evening("meeting-keyboard", Hand::Keyboard, COMPUTER).await;
}

async fn evening(name: &str, hand: Hand, size: (u32, u32)) {
    stage(name, ["office", "member"], hand, size, async |[office, member]| {
        office.sign_in("Quản trị").await;
        import_roster(office).await;
        office.sign_out().await;
        office.sign_in("Bí thư").await;
        let before = statistics(office).await;
        let slips = print_slips(office).await;
        let meeting = call_meeting(office).await;

        activate(member, &HUNG, &slips).await;
        ask_leave(member).await;
        member.sign_out().await;
        activate(member, &NGA, &slips).await;
        say_yes(member).await;

        decide(office, &meeting).await;
        member.sign_out().await;
        read_decision(member, &meeting).await;
        take_roll(office).await;
        close(office).await;
        let after = statistics(office).await;
        let meeting = Figures { meetings: 1, present: 19, summoned: 20 };
        assert_eq!(after, before + meeting, "one was excused, one came late, all others were there");
        open_month(office).await;
        member.sign_out().await;
        member.sign_in_as(NGA.citizen_id, NGA.password).await;
        read_own_year(member).await;
    })
    .await;
}

/// The administrator brings the two newcomers in, from a sheet as branches keep it: with a head of several lines, a
/// name in capitals, a number that lost its zero, and a row that cannot be right.
async fn import_roster(tab: &Tab) {
    tab.press("Đảng viên").await;
    tab.press("Nhập danh sách").await;
    tab.sees("Chọn tệp danh sách đang có").await;
    tab.check("import-choose").await;
    let file = roster(tab);
    tab.hand_over("Tệp danh sách đảng viên", &file).await;
    tab.sees("Chưa có gì được nhập. Xin xem kỹ bảng dưới đây").await;
    tab.check("import-preview").await;
    tab.press("Nhập 2 dòng đúng").await;
    tab.sees("Đã nhập 2 đồng chí: 2 mới, 0 có thay đổi.").await;
    tab.sees("1 dòng chưa được nhập").await;
    tab.check("import-done").await;
    tab.press("Xem danh sách đảng viên").await;
    tab.fill("Tìm theo họ tên", "trinh quoc hung").await;
    tab.sees(HUNG.name).await;
    tab.sees_no_more("Đặng Trọng Lộc").await;
    tab.check("roster").await;
}

fn roster(tab: &Tab) -> PathBuf {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let date = |year, month, day| {
        rust_xlsxwriter::ExcelDateTime::from_ymd(year, month, day).expect("a day of the calendar")
    };
    let head = ["TT", "Họ và tên", "Số CCCD", "Ngày sinh", "Giới tính", "Ngày vào Đảng", "Ngày chính thức"];
    let write = |sheet: &mut rust_xlsxwriter::Worksheet| -> Result<(), rust_xlsxwriter::XlsxError> {
        sheet.write(0, 0, "ĐẢNG ỦY XÃ")?;
        sheet.write(1, 0, "DANH SÁCH ĐẢNG VIÊN CHUYỂN VỀ CHI BỘ")?;
        for (column, title) in (0..).zip(head) {
            sheet.write(3, column, title)?;
        }
        sheet.write(4, 0, 1)?.write(4, 1, "TRỊNH QUỐC HƯNG")?.write(4, 2, 99_081_004_217_f64)?;
        sheet.write_with_format(4, 3, date(1981, 4, 12), &day)?.write(4, 4, "Nam")?;
        sheet.write(4, 5, "19/05/2008")?.write(4, 6, "19/05/2009")?;
        sheet.write(5, 0, 2)?.write(5, 1, NGA.name)?.write(5, 2, NGA.citizen_id)?;
        sheet.write(5, 3, "02/09/1989")?.write(5, 4, "Nữ")?;
        sheet.write(5, 5, "03/02/2015")?.write(5, 6, "03/02/2016")?;
        sheet.write(6, 0, 3)?.write(6, 1, "Lưu Văn Tấn")?.write(6, 2, "0990760")?;
        sheet.write(6, 3, "31/02/1976")?.write(6, 4, "Nam")?.write(6, 5, "07/11/1999")?;
        Ok(())
    };
    write(sheet).expect("a sheet can be written");
    let path = tab.folder.join("Danh sách chuyển về.xlsx");
    book.save(&path).expect("a file can be written");
    path
}

/// The secretary prints slips for everybody without an account; gives what can be read on them.
async fn print_slips(tab: &Tab) -> String {
    tab.press("Đảng viên").await;
    tab.press("Cấp phiếu kích hoạt").await;
    tab.sees("Cấp phiếu cho ai?").await;
    tab.check("slips-choose").await;
    tab.press("Tạo phiếu").await;
    tab.press("Cấp mã mới").await;
    tab.sees("Xin in ngay.").await;
    tab.check("slips").await;
    let slips = tab.text().await;
    tab.press("Cấp phiếu khác").await;
    tab.press("Đã in, cấp phiếu khác").await;
    tab.sees("Cấp phiếu cho ai?").await;
    slips
}

/// The code on somebody's slip.
fn code_for(name: &str, slips: &str) -> String {
    let (_, slip) = slips.split_once(name).expect("there is a slip for everybody");
    let is_code = |word: &&str| word.len() == 9 && word.as_bytes()[4] == b'-';
    slip.split_whitespace().find(is_code).expect("there is a code on a slip").to_owned()
}

/// An hour from now, here. The roll call of such a meeting is open.
#[expect(clippy::disallowed_methods, reason = "the program and the browser go by the clock on the wall")]
fn in_an_hour() -> DateTime {
    local(Timestamp::now() + 1.hour())
}

/// The secretary prepares and calls a meeting that begins in an hour; gives its address.
async fn call_meeting(tab: &Tab) -> String {
    let start = in_an_hour();
    tab.press("Sinh hoạt").await;
    tab.press("Tạo cuộc họp").await;
    tab.choose("Loại cuộc họp", "Sinh hoạt chuyên đề").await;
    tab.fill("Tên cuộc họp", "Chuyên đề: đọc sách ở thôn").await;
    tab.fill_parts("Ngày họp", &start.strftime("%Y-%m-%d").to_string()).await;
    tab.fill_parts("Giờ bắt đầu", &start.strftime("%H:%M").to_string()).await;
    tab.fill("Địa điểm", PLACE).await;
    tab.pick("Chủ trì", "Đặng Trọng Lộc").await;
    tab.pick("Thư ký ghi biên bản", NGA.name).await;
    tab.fill("Nội dung", "Mỗi đồng chí giới thiệu một cuốn sách").await;
    tab.fill("Thời lượng", "90").await;
    tab.check("meeting-form").await;
    tab.press("Lưu nháp").await;
    tab.sees("Thông tin đã đủ để mời họp.").await;
    tab.check("meeting-draft").await;
    tab.press("Mời họp").await;
    tab.sees("Gửi giấy mời họp?").await;
    tab.check("meeting-call").await;
    tab.press("Gửi giấy mời").await;
    tab.sees_no_more("Gửi giấy mời họp?").await;
    tab.sees("Bắt đầu họp").await;
    for said in [PLACE, "Đặng Trọng Lộc", NGA.name, "Mỗi đồng chí giới thiệu một cuốn sách"]
    {
        tab.sees(said).await;
    }
    tab.check("meeting-called").await;
    tab.path().await
}

/// A member activates the account with the slip in hand, and is signed in.
async fn activate(tab: &Tab, who: &Newcomer, slips: &str) {
    tab.open("/kich-hoat").await;
    tab.fill("Số định danh của đồng chí", who.citizen_id).await;
    tab.check("activate-1").await;
    tab.press("Tiếp tục").await;
    tab.fill("Mã trên phiếu", &code_for(who.name, slips)).await;
    tab.check("activate-2").await;
    tab.press("Tiếp tục").await;
    tab.fill("Mật khẩu mới", who.password).await;
    tab.check("activate-3").await;
    tab.press("Kích hoạt và vào sổ tay").await;
    tab.sees("Chào đồng chí").await;
    tab.check("today").await;
}

async fn ask_leave(tab: &Tab) {
    tab.press("Xin phép vắng").await;
    tab.choose("Lý do vắng", "Ốm, chữa bệnh").await;
    tab.fill("Nói rõ thêm", "Sốt từ hôm qua, bác sĩ khuyên nghỉ").await;
    tab.check("leave").await;
    tab.press("Gửi đơn xin vắng").await;
    tab.sees("Đã gửi đơn xin vắng.").await;
    tab.press("Đóng thông báo").await;
    tab.check("leave-sent").await;
}

async fn say_yes(tab: &Tab) {
    tab.press("Tôi sẽ dự").await;
    tab.sees("Đã ghi nhận: đồng chí sẽ dự họp.").await;
}

async fn decide(tab: &Tab, meeting: &str) {
    tab.open(meeting).await;
    tab.sees("Đơn xin vắng chờ quyết định").await;
    for said in ["Ốm, chữa bệnh", "Sốt từ hôm qua, bác sĩ khuyên nghỉ"] {
        tab.sees(said).await;
    }
    tab.check("request").await;
    tab.press(&format!("Đồng ý cho đồng chí {} vắng", HUNG.name)).await;
    tab.fill("Lời nhắn", "Đồng chí giữ sức khỏe").await;
    tab.check("decision").await;
    tab.press("Đồng ý cho vắng").await;
    tab.sees_no_more("Đơn xin vắng chờ quyết định").await;
}

/// The member who asked leave reads what came of it.
async fn read_decision(tab: &Tab, meeting: &str) {
    tab.sign_in_as(HUNG.citizen_id, HUNG.password).await;
    tab.open(meeting).await;
    tab.sees("Đồng chí giữ sức khỏe").await;
    tab.check("decided").await;
}

/// The roll call, with the network gone in the middle of it.
async fn take_roll(tab: &Tab) {
    tab.press("Bắt đầu họp").await;
    tab.sees("Bắt đầu họp sớm?").await;
    tab.check("early").await;
    tab.press("Bắt đầu họp").await;
    tab.press("Điểm danh").await;
    tab.sees("Tìm theo họ tên").await;
    tab.check("roll-before").await;
    let mark = "Có mặt";
    tab.choose("Nguyễn Phương Hòa", mark).await;
    tab.online(false).await;
    tab.choose("Hồ Đình Tiến", "Vắng").await;
    tab.choose(NGA.name, "Muộn").await;
    tab.sees("Mất mạng: 3 lượt đã lưu trên máy này").await;
    tab.sees("Có mặt\n2\nVắng\n1\nChưa ghi\n17").await;
    tab.check("roll-offline").await;
    tab.open("/").await;
    tab.sees("Điểm danh chưa gửi xong").await;
    tab.check("home-offline").await;
    tab.press("Mở điểm danh").await;
    tab.sees("Mất mạng: 3 lượt đã lưu trên máy này").await;
    tab.online(true).await;
    tab.sees("Đã lưu đủ trong sổ.").await;
    tab.choose("Hồ Đình Tiến", mark).await;
    tab.press("Tất cả có mặt (16 người), trừ 1 người được phép vắng").await;
    tab.sees("Đã điểm danh đủ 20 đồng chí.").await;
    tab.check("roll-all").await;
}

async fn close(tab: &Tab) {
    tab.press("Về cuộc họp").await;
    tab.press("Kết thúc cuộc họp").await;
    tab.sees("19 trong 20 đồng chí được triệu tập có mặt").await;
    tab.check("closing").await;
    tab.press("Kết thúc cuộc họp").await;
    tab.sees("Kết thúc cuộc họp?").await;
    tab.press("Kết thúc cuộc họp").await;
    tab.sees("Kết quả cuộc họp").await;
    for figure in ["Tổng số đảng viên: 24", "Có mặt: 19/20 (95", "Vắng có phép: 1/20 (5", "Đến muộn: 1/19 (5"]
    {
        tab.sees(figure).await;
    }
    tab.check("result").await;
}

/// What the branch's page of statistics says of this year.
#[derive(Debug, Default, PartialEq)]
struct Figures {
    meetings: u32,
    present: u32,
    summoned: u32,
}

impl std::ops::Add for Figures {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            meetings: self.meetings + other.meetings,
            present: self.present + other.present,
            summoned: self.summoned + other.summoned,
        }
    }
}

/// Reads `Năm 2026, chi bộ đã họp 14 lần; tỷ lệ dự họp 89 % (208/233 lượt).`; in January there may be none yet.
async fn statistics(tab: &Tab) -> Figures {
    // The bar of a phone has room for the nearest ways; the personal page lists them all.
    if !tab.text().await.contains("Thống kê") {
        tab.press("Cá nhân").await;
    }
    tab.press("Thống kê").await;
    let text = tab
        .until("the year", async || {
            let text = tab.text().await;
            let is_there = text.contains("chi bộ đã họp") || text.contains("chưa có cuộc họp nào kết thúc");
            is_there.then_some(text)
        })
        .await;
    tab.check("statistics").await;
    let Some((_, sentence)) = text.split_once("chi bộ đã họp ") else { return Figures::default() };
    let sentence = sentence.split_once(" lượt)").expect("the sentence has an end").0;
    let numbers = sentence.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok());
    let [meetings, _percent, present, summoned] = numbers.collect::<Vec<_>>()[..] else {
        panic!("other figures than expected: {sentence}");
    };
    Figures { meetings, present, summoned }
}

/// Opens the month of the meeting: the people behind its figures.
async fn open_month(tab: &Tab) {
    tab.press(&format!("Tháng {}:", in_an_hour().month())).await;
    tab.sees("Chuyên đề: đọc sách ở thôn").await;
    tab.press("Các số liệu và những đồng chí trong đó").await;
    tab.press("Vắng có phép: 1/20").await;
    tab.sees(HUNG.name).await;
    tab.check("month").await;
}

/// A member sees the own year.
async fn read_own_year(tab: &Tab) {
    tab.press("Cá nhân").await;
    tab.sees("đồng chí dự 1 trên 1 cuộc họp được triệu tập, trong đó 1 cuộc đến muộn").await;
    tab.check("own-year").await;
}
