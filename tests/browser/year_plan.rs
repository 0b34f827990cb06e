//! The year, by keyboard alone: the secretary plans, makes a meeting of a row of the plan, invites to it, and writes an
//! opinion to an item of its agenda.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use shared::time::local_date;

use crate::hand::Hand;
use crate::stage;
use crate::tab::{COMPUTER, Tab};

const THEME: &str = "Đảng viên với chuyển đổi số";
const OPINION: &str = "Nên mở lớp hướng dẫn ngay tại nhà văn hóa.";

#[tokio::test]
async fn a_year_is_planned_a_meeting_made_of_it_and_an_opinion_written() {
    stage("year-plan", ["secretary"], Hand::Keyboard, COMPUTER, async |[tab]| {
        tab.sign_in("Bí thư").await;
        plan(tab).await;
        make(tab).await;
        speak(tab).await;
    })
    .await;
}

/// A day from today on: a program of its own has its own clock.
#[expect(clippy::disallowed_methods, reason = "the program outside this test goes by the machine's clock")]
fn in_days(days: i32) -> Date {
    local_date(Timestamp::now()).saturating_add(days.days())
}

/// The plan of the year that comes: empty, with a warning; one row is added and kept.
async fn plan(tab: &Tab) {
    let next = in_days(0).year() + 1;
    tab.press("Sinh hoạt").await;
    tab.press("Kế hoạch sinh hoạt năm").await;
    tab.sees("Kế hoạch sinh hoạt năm").await;
    tab.check("this-year").await;
    tab.press(&format!("Năm {next}")).await;
    tab.sees(&format!("Chưa có kế hoạch năm {next}")).await;
    tab.check("next-year").await;
    tab.press("Lập kế hoạch").await;
    tab.sees("Thêm 16 kỳ còn thiếu").await;
    tab.press("Thêm dòng").await;
    tab.pick("Tháng", "Tháng 3").await;
    tab.pick("Loại", "Sinh hoạt chuyên đề").await;
    tab.press("Lưu kế hoạch").await;
    tab.sees("Xin ghi chuyên đề.").await;
    tab.check("wrong").await;
    tab.fill("Nội dung, chuyên đề", THEME).await;
    tab.press("Lưu kế hoạch").await;
    tab.sees("Đã lưu kế hoạch.").await;
    tab.sees(THEME).await;
    tab.sees("Quý II chưa có sinh hoạt chuyên đề trong kế hoạch.").await;
    tab.check("planned").await;
}

/// The form of the meeting is filled in from the row; it is kept, and invitations go out.
async fn make(tab: &Tab) {
    tab.press("Lên lịch cuộc họp").await;
    tab.sees("Tạo cuộc họp theo kế hoạch").await;
    tab.fill_parts("Ngày họp", &in_days(120).strftime("%Y-%m-%d").to_string()).await;
    tab.press("Lấy chương trình lần họp trước").await;
    tab.check("filled-in").await;
    tab.press("Lưu nháp").await;
    tab.sees(&format!("Sinh hoạt chuyên đề: {THEME}")).await;
    tab.press("Mời họp").await;
    tab.sees("Gửi giấy mời họp?").await;
    tab.press("Gửi giấy mời").await;
    tab.sees_no_more("Gửi giấy mời họp?").await;
}

/// To an item of the agenda and to the whole, one after the other.
async fn speak(tab: &Tab) {
    tab.sees("Ý kiến của đồng chí trước cuộc họp").await;
    let items = tab.options("Ý kiến về").await;
    let item = items.get(1).expect("the agenda has items").clone();
    tab.pick("Ý kiến về", &item).await;
    tab.fill("Nội dung ý kiến", OPINION).await;
    tab.press("Gửi ý kiến").await;
    tab.sees("Đã gửi ý kiến.").await;
    tab.sees("Ý kiến bằng văn bản (1)").await;
    tab.sees("Về mục:").await;
    tab.check("spoken").await;
}
