//! Asking for an account without a slip: the applicant on one phone, the secretary on another.

use crate::hand::Hand;
use crate::stage;
use crate::tab::{PHONE, Tab};

const CHOSEN: &str = "cánh cò bay lả bay la";

#[tokio::test]
async fn whoever_has_no_slip_asks_and_is_let_in_by_the_secretary() {
    stage(
        "registration",
        ["applicant", "secretary"],
        Hand::Pointer,
        PHONE,
        async |[applicant, secretary]| {
            ask(applicant).await;
            decide(secretary).await;
            arrive(applicant).await;
        },
    )
    .await;
}

/// Down the tree to the branch, then who one is.
async fn ask(tab: &Tab) {
    tab.open("/").await;
    tab.press("Chưa có phiếu? Đăng ký để chi bộ duyệt").await;
    tab.sees("Đồng chí sinh hoạt ở đâu?").await;
    tab.check("tree").await;
    let account = tab.account("Đảng viên Chi bộ").clone();
    let branch = account.who.trim_start_matches("Đảng viên ");
    for place in ["Trung ương (dữ liệu mẫu)", "Tỉnh ủy Sao Mai", "Đảng ủy xã Đồng Sen", branch]
    {
        tab.press(place).await;
    }
    tab.sees("Gửi đơn đăng ký").await;
    tab.press("Gửi đơn đăng ký").await;
    tab.sees("Xin ghi họ và tên.").await;
    tab.check("mistakes").await;
    tab.fill("Họ và tên", &account.name).await;
    tab.fill_parts("Ngày sinh", "1980-05-01").await;
    tab.fill("Số định danh", &account.citizen_id).await;
    tab.fill("Số điện thoại", "0912345678").await;
    tab.fill("Mật khẩu sẽ dùng", CHOSEN).await;
    tab.press("Gửi đơn đăng ký").await;
    tab.sees("Đơn đang chờ chi bộ duyệt").await;
    tab.check("sent").await;
}

/// Approves the applicant in spite of the birth date that differs, and all that agree together.
async fn decide(tab: &Tab) {
    let name = tab.account("Đảng viên Chi bộ").name.clone();
    tab.sign_in("Bí thư").await;
    tab.press("Đảng viên").await;
    tab.press("Đơn đăng ký tài khoản").await;
    tab.sees(&name).await;
    tab.sees("Khác nhau").await;
    tab.check("beside").await;
    tab.press(&format!("Duyệt đơn của đồng chí {name}")).await;
    tab.sees("Đã duyệt 1 đơn").await;
    tab.press("Duyệt cả 2 đơn khớp danh sách").await;
    tab.sees("Duyệt 2 đơn?").await;
    tab.press("Duyệt").await;
    tab.sees("Đã duyệt 2 đơn").await;
}

/// Sees that it was approved, and comes in with the password chosen.
async fn arrive(tab: &Tab) {
    tab.press("Xem đã duyệt chưa").await;
    tab.sees("Tài khoản đã được mở").await;
    tab.check("approved").await;
    let account = tab.account("Đảng viên Chi bộ").clone();
    tab.sign_in_as(&account.citizen_id, CHOSEN).await;
}
