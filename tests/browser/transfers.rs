//! Members on their way: one sees on their own page where it stands, the secretary receives one, sends another to a place
//! outside, and looks for accounts by their state.

use crate::stage::story_in;
use crate::tab::Tab;

#[tokio::test]
async fn a_member_is_received_and_another_leaves() {
    story_in("commune", "transfers", async |tab| {
        tab.sign_in("Đảng viên Chi bộ thôn Tây").await;
        tab.press("Cá nhân").await;
        tab.sees("Hạn nộp hồ sơ").await;
        tab.check("own").await;
        tab.sign_out().await;
        tab.sign_in("Bí thư").await;
        receive(tab).await;
        leave(tab).await;
        accounts(tab).await;
    })
    .await;
}

async fn receive(tab: &Tab) {
    let name = tab.account("Đảng viên Chi bộ thôn Tây").name.clone();
    tab.press("Đảng viên").await;
    tab.sees("Có 2 đảng viên chuyển đến chờ tiếp nhận.").await;
    tab.check("roster").await;
    tab.press("Xem và tiếp nhận").await;
    tab.sees("Quá hạn nộp hồ sơ").await;
    tab.check("arrivals").await;
    tab.resize((1280, 800)).await;
    tab.check("arrivals-computer").await;
    tab.resize((390, 844)).await;
    tab.press(&format!("Tiếp nhận đồng chí {name}")).await;
    tab.sees("Từ nay đồng chí ấy thuộc chi bộ này").await;
    tab.check("receiving").await;
    tab.press("Đúng, tiếp nhận").await;
    tab.sees(&format!("Đã tiếp nhận đồng chí {name}")).await;
    tab.open("/dang-vien").await;
    tab.sees("Có 1 đảng viên chuyển đến chờ tiếp nhận.").await;
    tab.sees(&name).await;
}

async fn leave(tab: &Tab) {
    let name = tab.account("Đảng viên Chi bộ thôn Đông").name.clone();
    tab.press(&name).await;
    tab.press("Chuyển sinh hoạt").await;
    tab.sees("Nơi đến").await;
    tab.press("Gửi chuyển sinh hoạt").await;
    tab.sees("Xin chọn nơi đến").await;
    tab.check("mistakes").await;
    tab.choose("Nơi đến", "Chi bộ có trong sổ tay này").await;
    tab.sees("Chi bộ nơi đến").await;
    tab.check("choosing").await;
    tab.choose("Nơi đến", "Nơi khác").await;
    tab.fill("Tổ chức đảng nơi đến", "Đảng bộ phường Trung Tâm").await;
    tab.fill("Lý do", "Chuyển nơi cư trú theo gia đình").await;
    tab.press("Gửi chuyển sinh hoạt").await;
    tab.press("Đúng, ghi chuyển đi").await;
    tab.sees("Đã chuyển ra ngoài hệ thống").await;
    tab.sees("Đã đóng").await;
    tab.check("left").await;
}

async fn accounts(tab: &Tab) {
    let name = tab.account("Đảng viên Chi bộ thôn Đông").name.clone();
    tab.open("/dang-vien").await;
    tab.pick("Tài khoản", "Đã đóng").await;
    tab.sees(&name).await;
    tab.pick("Tài khoản", "Chờ duyệt").await;
    tab.sees_no_more("Đã chuyển đi").await;
    tab.check("pending").await;
}
