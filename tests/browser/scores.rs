//! After the meeting: the secretary confirms the self-score, the report goes up with it; the committee gives it back, the
//! score is mended and goes up again.

use crate::hand::Hand;
use crate::minutes::newest_held;
use crate::stage;
use crate::tab::{PHONE, Tab};

const REMARKS: &str = "Đề nghị chấm lại mục tiến hành sinh hoạt.";
const CONDUCT: &str = "Tiến hành sinh hoạt: điểm, tối đa 40";

#[tokio::test]
async fn a_score_goes_up_with_its_report_and_is_mended_when_that_comes_back() {
    stage("scores", ["secretary", "office"], Hand::Pointer, PHONE, async |[secretary, office]| {
        secretary.sign_in("Bí thư").await;
        let meeting = newest_held(secretary).await;
        score(secretary, &meeting).await;
        let report = send(secretary, &meeting).await;
        office.sign_in("Quản trị").await;
        give_back(office, &report).await;
        mend(secretary, &meeting, &report).await;
        accept(office, &report).await;
    })
    .await;
}

/// Confirms what is proposed, and scores what only the branch knows.
async fn score(tab: &Tab, meeting: &str) {
    tab.open(&format!("{meeting}/ket-qua")).await;
    tab.sees("Chưa chấm điểm.").await;
    tab.check("result").await;
    tab.press("Chấm điểm cuộc họp").await;
    tab.sees("còn 2 mục chưa chấm").await;
    tab.sees("Đề xuất").await;
    tab.check("proposed").await;
    tab.press("Xác nhận phiếu chấm điểm").await;
    tab.sees("Tiến hành sinh hoạt: xin ghi điểm.").await;
    tab.check("missing").await;
    tab.fill(CONDUCT, "39").await;
    tab.fill("Thực hiện nguyên tắc: điểm, tối đa 5", "5").await;
    tab.press("Xác nhận phiếu chấm điểm").await;
    tab.sees("Đã xác nhận phiếu chấm điểm.").await;
    tab.sees("/100 điểm, xếp loại").await;
    tab.check("confirmed").await;
}

/// The report begins with what is known; gives its address.
async fn send(tab: &Tab, meeting: &str) -> String {
    tab.open(&format!("{meeting}/ket-qua")).await;
    tab.sees("/100 điểm, xếp loại").await;
    tab.press("Báo cáo lên cấp trên").await;
    tab.sees("Số liệu do hệ thống tính").await;
    tab.sees("Tự chấm điểm").await;
    tab.press("Phần điền sẵn và nguồn").await;
    tab.sees("Phiếu tự chấm điểm").await;
    tab.check("filled").await;
    let again = if tab.text().await.contains("Gửi lại báo cáo") {
        "Gửi lại báo cáo"
    } else {
        "Gửi báo cáo"
    };
    tab.fill("Nội dung chính", "Chi bộ đã sinh hoạt đủ nội dung, tự chấm điểm tại cuộc họp.").await;
    tab.press(again).await;
    tab.press("Gửi").await;
    tab.sees("Đã gửi báo cáo lên cấp trên.").await;
    tab.path().await
}

async fn give_back(tab: &Tab, report: &str) {
    tab.open(report).await;
    tab.sees("Tự chấm điểm").await;
    tab.check("received").await;
    tab.press("Trả lại để bổ sung").await;
    tab.fill("Điều cần bổ sung, sửa", REMARKS).await;
    tab.press("Trả lại").await;
    tab.sees("Đã trả lại báo cáo kèm ý kiến.").await;
}

/// While the report was above, the sheet stood; now it is open again.
async fn mend(tab: &Tab, meeting: &str, report: &str) {
    tab.open(&format!("{meeting}/cham-diem")).await;
    tab.press("Sửa phiếu").await;
    tab.fill(CONDUCT, "30").await;
    tab.press("Xác nhận phiếu chấm điểm").await;
    tab.sees("Đã xác nhận phiếu chấm điểm.").await;
    tab.open(report).await;
    tab.sees(REMARKS).await;
    tab.press("Gửi lại báo cáo").await;
    tab.press("Gửi").await;
    tab.sees("Đã gửi báo cáo lên cấp trên.").await;
    tab.open(&format!("{meeting}/cham-diem")).await;
    tab.sees("phiếu giữ nguyên").await;
    tab.check("frozen").await;
}

async fn accept(tab: &Tab, report: &str) {
    tab.open(report).await;
    tab.press("Tiếp nhận").await;
    tab.sees("Đã tiếp nhận báo cáo.").await;
}
