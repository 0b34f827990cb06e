//! A report goes up, comes back with remarks, is mended and accepted; then the committee looks at the sums of its tree.

use crate::hand::Hand;
use crate::stage;
use crate::tab::{COMPUTER, Tab};

const CONTENT: &str = "Trong năm chi bộ đã sinh hoạt đều, hoàn thành các nhiệm vụ đề ra.";
const CONCLUSIONS: &str = "Chi bộ nhất trí đề nghị xếp loại hoàn thành tốt nhiệm vụ.";

#[tokio::test]
async fn a_report_goes_up_comes_back_and_is_accepted() {
    stage("reports", ["secretary", "office"], Hand::Pointer, COMPUTER, async |[secretary, office]| {
        secretary.sign_in("Bí thư").await;
        let report = send(secretary).await;
        office.sign_in("Quản trị").await;
        give_back(office, &report).await;
        send_again(secretary, &report).await;
        accept(office, &report).await;
        look_at_the_sums(office).await;
    })
    .await;
}

/// The secretary begins the report of the year, which is filled in, writes and sends it; gives its address.
async fn send(tab: &Tab) -> String {
    tab.press("Báo cáo").await;
    tab.sees("Báo cáo lên cấp trên").await;
    tab.check("own").await;
    tab.press("Viết báo cáo định kỳ").await;
    tab.choose("Kỳ báo cáo", "Năm").await;
    tab.check("begin").await;
    tab.press("Viết báo cáo").await;
    tab.sees("Số liệu do hệ thống tính").await;
    tab.sees("Sinh hoạt thường kỳ").await;
    tab.check("draft").await;
    tab.press("Phần điền sẵn và nguồn").await;
    tab.sees("Nguồn:").await;
    tab.sees("Đã có trong báo cáo").await;
    tab.check("known").await;
    tab.fill("Nội dung chính", "").await;
    tab.press("Gửi báo cáo").await;
    tab.press("Gửi").await;
    tab.sees("Xin ghi nội dung chính trước khi gửi.").await;
    tab.check("empty").await;
    tab.fill("Nội dung chính", CONTENT).await;
    tab.press("Lưu nháp").await;
    tab.sees("Đã lưu nháp.").await;
    tab.press("Gửi báo cáo").await;
    tab.sees("Gửi báo cáo lên cấp trên?").await;
    tab.check("sending").await;
    tab.press("Gửi").await;
    tab.sees("Đã gửi báo cáo lên cấp trên.").await;
    tab.sees("đúng hạn").await;
    tab.path().await
}

/// The office finds it among those of its branches, in the hat of the committee, and gives it back.
async fn give_back(tab: &Tab, report: &str) {
    wear_the_committees_hat(tab).await;
    tab.press("Báo cáo").await;
    tab.choose("Loại báo cáo", "Báo cáo định kỳ").await;
    let year = tab.options("Kỳ").await.into_iter().find(|option| option.starts_with("Năm "));
    tab.pick("Kỳ", &year.expect("a year can be chosen")).await;
    tab.sees("1 chờ tiếp nhận").await;
    tab.check("lines").await;
    tab.press("Chi bộ thôn Đông").await;
    tab.sees(CONTENT).await;
    assert_eq!(tab.path().await, report);
    tab.check("received").await;
    tab.press("Trả lại để bổ sung").await;
    tab.fill("Điều cần bổ sung, sửa", "Đề nghị ghi rõ kết luận.").await;
    tab.check("remarks").await;
    tab.press("Trả lại").await;
    tab.sees("Đã trả lại báo cáo kèm ý kiến.").await;
}

async fn wear_the_committees_hat(tab: &Tab) {
    let name = tab.account("Quản trị").name.clone();
    let hats = tab.options(&name).await;
    let hat = hats.into_iter().find(|hat| hat.starts_with("Quản trị")).expect("the hat of the committee");
    tab.pick(&name, &hat).await;
}

async fn send_again(tab: &Tab, report: &str) {
    tab.open(report).await;
    tab.sees("Cấp trên trả lại").await;
    tab.sees("Đề nghị ghi rõ kết luận.").await;
    tab.check("returned").await;
    tab.fill("Kết luận", CONCLUSIONS).await;
    tab.press("Gửi lại báo cáo").await;
    tab.press("Gửi").await;
    tab.sees("Đã gửi báo cáo lên cấp trên.").await;
    tab.sees(CONCLUSIONS).await;
}

async fn accept(tab: &Tab, report: &str) {
    tab.open(report).await;
    tab.sees(CONCLUSIONS).await;
    tab.press("Tiếp nhận").await;
    tab.sees("Đã tiếp nhận báo cáo.").await;
    tab.sees("Trả lại, kèm ý kiến").await;
    tab.check("accepted").await;
}

/// From the sum of the committee down to the branch, and the spreadsheet.
async fn look_at_the_sums(tab: &Tab) {
    wear_the_committees_hat(tab).await;
    tab.press("Thống kê").await;
    tab.choose("Xem theo", "Năm").await;
    tab.sees("buổi sinh hoạt thường kỳ").await;
    tab.check("sums").await;
    tab.press("Tải tệp Excel").await;
    tab.sees(".xlsx").await;
    tab.press("Xem thống kê: Chi bộ thôn Đông").await;
    tab.sees("chi bộ đã họp").await;
    tab.check("branch").await;
}
