//! Rights and profiles: a member proposes a correction, the secretary decides, an administrator lets one secretary follow
//! another and reads in the log that it was so.

use crate::story;
use crate::tab::Tab;

/// The hat of the administrator begins so.
const HAT: &str = "Quản trị · Đảng ủy";

#[tokio::test]
async fn a_profile_is_corrected_and_a_secretary_follows_another() {
    story("rights", async |tab| {
        tab.sign_in("Đảng viên Chi bộ").await;
        propose(tab).await;
        tab.sign_out().await;
        tab.sign_in("Bí thư").await;
        decide(tab).await;
        tab.sign_out().await;
        tab.sign_in("Quản trị").await;
        wear(tab).await;
        change_secretary(tab).await;
        read_log(tab).await;
    })
    .await;
}

async fn propose(tab: &Tab) {
    tab.press("Cá nhân").await;
    tab.press("Xem đầy đủ Số điện thoại").await;
    tab.sees("Đây là số của đồng chí").await;
    tab.check("own-number").await;
    tab.press("Xem đầy đủ").await;
    tab.sees("Che lại").await;
    tab.press("Đề nghị sửa hồ sơ").await;
    tab.pick("Mục cần sửa", "Họ và tên").await;
    tab.fill("Họ và tên đúng là", "Phạm Thị Ngọc Lan").await;
    tab.check("proposing").await;
    tab.press("Gửi đề nghị").await;
    tab.sees("Họ và tên: Phạm Thị Ngọc Lan").await;
}

async fn decide(tab: &Tab) {
    tab.press("Đảng viên").await;
    tab.sees("Đề nghị sửa hồ sơ đang chờ (4)").await;
    tab.check("waiting").await;
    tab.press("Sửa theo đề nghị").await;
    tab.sees("Xin đối chiếu với giấy tờ").await;
    tab.check("deciding").await;
    tab.press("Đúng, sửa hồ sơ").await;
    tab.sees("Đề nghị sửa hồ sơ đang chờ (3)").await;
}

async fn wear(tab: &Tab) {
    let hats = tab.options("Đang làm việc với tư cách").await;
    let hat = hats.into_iter().find(|name| name.starts_with(HAT)).expect("there is such a hat");
    tab.pick("Đang làm việc với tư cách", &hat).await;
}

async fn change_secretary(tab: &Tab) {
    tab.open("/quan-tri").await;
    tab.sees("nơi nào cũng có bí thư").await;
    tab.check("seats").await;
    tab.press("Chi bộ thôn Đông").await;
    tab.press("Thay bí thư").await;
    let deputy = tab.account("Phó bí thư").name.clone();
    tab.fill("Tìm đồng chí theo họ tên", &deputy).await;
    tab.choose("Đồng chí được trao quyền", &deputy).await;
    tab.check("succession").await;
    tab.press("Thay bí thư").await;
    tab.sees("Xin ghi lý do").await;
    tab.fill("Lý do", "Kiện toàn chi ủy theo quyết định của Đảng ủy").await;
    tab.press("Thay bí thư").await;
    tab.sees(&format!("Đã trao quyền Bí thư cho đồng chí {deputy}")).await;
}

async fn read_log(tab: &Tab) {
    let deputy = tab.account("Phó bí thư").name.clone();
    tab.press("Xem nhật ký").await;
    tab.sees(&format!("Thay bí thư: {deputy}")).await;
    tab.press("Kiểm tra toàn bộ nhật ký").await;
    tab.sees("Nguyên vẹn").await;
    tab.check("log").await;
    tab.resize((1280, 800)).await;
    tab.check("log-computer").await;
}
