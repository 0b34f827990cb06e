//! After the meeting: the secretary writes its minutes down, records a vote, signs; adopts the resolution under its
//! number; a member then reads both, and says what became of a task.

use crate::hand::Hand;
use crate::stage;
use crate::tab::{PHONE, Tab};

const CONCLUSION: &str = "Thống nhất sửa đường liên thôn trước Tết, mỗi hộ góp một ngày công.";
const DIRECTIONS: &str = "Sửa xong đường liên thôn trước Tết.";
const MATTER: &str = "Thông qua kế hoạch sửa đường";

#[tokio::test]
async fn minutes_and_resolution_are_written_signed_and_read() {
    stage("minutes", ["secretary", "member"], Hand::Pointer, PHONE, async |[secretary, member]| {
        secretary.sign_in("Bí thư").await;
        let meeting = newest_held(secretary).await;
        write(secretary).await;
        vote(secretary).await;
        sign(secretary).await;
        secretary.open(&meeting).await;
        adopt(secretary).await;
        member.sign_in("Đảng viên").await;
        read(member, &meeting).await;
    })
    .await;
}

/// Opens the newest regular meeting that is over; gives its address.
pub async fn newest_held(tab: &Tab) -> String {
    tab.press("Sinh hoạt").await;
    tab.sees("Đã kết thúc").await;
    let text = tab.text().await;
    let lines: Vec<&str> = text.lines().collect();
    let is_held = |at: usize| {
        lines[at].starts_with("Sinh hoạt chi bộ tháng")
            && lines[at + 1..].iter().take(3).any(|line| line.contains("Đã kết thúc"))
    };
    let at = (0..lines.len()).find(|at| is_held(*at)).expect("a meeting that is over");
    tab.press(lines[at]).await;
    tab.sees("Sau cuộc họp").await;
    tab.check("meeting").await;
    tab.path().await
}

async fn write(tab: &Tab) {
    tab.press("Biên bản").await;
    tab.sees("Nội dung biên bản").await;
    tab.check("writing").await;
    tab.fill("Kết luận", CONCLUSION).await;
    tab.press("Lưu biên bản").await;
    tab.sees("Đã lưu biên bản.").await;
}

/// More votes than people are refused with the number of those who were there; then it fits.
async fn vote(tab: &Tab) {
    let text = tab.text().await;
    let (_, rest) = text.split_once("có quyền biểu quyết; ").expect("how many were there");
    let present = rest.split_once(' ').expect("a number").0.to_owned();
    tab.press("Ghi một lần biểu quyết").await;
    tab.fill("Việc được biểu quyết", MATTER).await;
    tab.fill("Tán thành", "900").await;
    tab.press("Ghi kết quả").await;
    tab.sees("theo điểm danh có").await;
    tab.check("too-many").await;
    tab.fill("Tán thành", &present).await;
    tab.press("Ghi kết quả").await;
    tab.sees("Đã ghi kết quả biểu quyết.").await;
    tab.sees(MATTER).await;
    tab.check("voted").await;
}

async fn sign(tab: &Tab) {
    tab.press("Hoàn tất biên bản").await;
    tab.sees("Hoàn tất biên bản?").await;
    tab.check("signing").await;
    tab.press("Hoàn tất").await;
    tab.sees("Đã hoàn tất biên bản.").await;
    tab.sees(CONCLUSION).await;
    tab.check("paper").await;
    tab.press("Tải tệp Word").await;
    tab.sees(".docx").await;
}

async fn adopt(tab: &Tab) {
    tab.press("Nghị quyết").await;
    tab.sees("Nội dung nghị quyết").await;
    tab.check("resolving").await;
    tab.fill("Phương hướng, nhiệm vụ", DIRECTIONS).await;
    tab.press("Lưu nghị quyết").await;
    tab.sees("Đã lưu nghị quyết.").await;
    let votes = tab.options("Biểu quyết thông qua").await;
    let vote =
        votes.into_iter().find(|vote| vote.starts_with(MATTER)).expect("the vote that was written down");
    // The driver tells the space that does not break as a plain one, and looks for it as it stands.
    tab.pick("Biểu quyết thông qua", &vote.replace(" %", "\u{a0}%")).await;
    tab.press("Ban hành nghị quyết").await;
    tab.sees("Ban hành nghị quyết?").await;
    tab.press("Ban hành").await;
    tab.sees("Đã ban hành nghị quyết.").await;
    tab.sees("-NQ/CB").await;
    tab.check("adopted").await;
}

async fn read(tab: &Tab, meeting: &str) {
    tab.open(&format!("{meeting}/bien-ban")).await;
    tab.sees(CONCLUSION).await;
    tab.check("read-minutes").await;
    tab.open(&format!("{meeting}/nghi-quyet")).await;
    tab.sees(DIRECTIONS).await;
    tab.check("read-resolution").await;
}
