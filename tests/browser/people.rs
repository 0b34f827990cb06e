//! The work of a branch and of an office with people, by keyboard alone at a computer: requests for accounts, a member
//! who is received, the transfers of a whole commune, and one that the office starts.

use crate::stage::story_by_keyboard_in;
use crate::tab::Tab;

#[tokio::test]
async fn accounts_and_transfers_are_decided_by_keyboard() {
    story_by_keyboard_in("commune", "people", async |tab| {
        tab.sign_in("Bí thư").await;
        accounts(tab).await;
        receive(tab).await;
        tab.sign_out().await;
        tab.sign_in("Cán bộ").await;
        office(tab).await;
        send(tab).await;
    })
    .await;
}

/// Those that agree with the roster together.
async fn accounts(tab: &Tab) {
    tab.press("Đảng viên").await;
    tab.press("Đơn đăng ký tài khoản").await;
    tab.sees("Đơn tự hết hạn").await;
    tab.check("registrations").await;
    tab.press("Duyệt cả 2 đơn khớp danh sách").await;
    tab.sees("Duyệt 2 đơn?").await;
    tab.press("Duyệt").await;
    tab.sees("Đã duyệt 2 đơn").await;
}

async fn receive(tab: &Tab) {
    let name = tab.account("Đảng viên Chi bộ thôn Tây").name.clone();
    tab.press("Đảng viên").await;
    tab.press("Xem và tiếp nhận").await;
    tab.press(&format!("Tiếp nhận đồng chí {name}")).await;
    tab.sees("Từ nay đồng chí ấy thuộc chi bộ này").await;
    tab.press("Đúng, tiếp nhận").await;
    tab.sees(&format!("Đã tiếp nhận đồng chí {name}")).await;
}

/// What is due first stands first; one branch alone.
async fn office(tab: &Tab) {
    // On a computer the words before the hats begin with one's name.
    let label = tab.account("Cán bộ").name.clone();
    let hats = tab.options(&label).await;
    let hat = hats.into_iter().find(|name| name.contains("Đảng ủy xã")).expect("there is such a hat");
    tab.pick(&label, &hat).await;
    tab.press("Đảng viên").await;
    tab.press("Chuyển sinh hoạt").await;
    tab.sees("trường hợp đã quá hạn").await;
    tab.sees("Quá hạn giải quyết").await;
    tab.check("below").await;
    tab.pick("Tổ chức trực thuộc", "Chi bộ thôn Đông").await;
    tab.sees("Chuyển đi").await;
    tab.check("below-one").await;
}

/// The office looks for a member and starts a transfer. What it typed stands in no address.
async fn send(tab: &Tab) {
    let name = tab.account("Đảng viên Chi bộ thôn Đông").name.clone();
    tab.press("Đảng viên").await;
    tab.fill("Tìm trong toàn đảng bộ", &name).await;
    tab.sees("Sinh ").await;
    let address = tab.driver.current_url().await.expect("the tab has an address");
    assert_eq!(address.query(), None, "what was typed stays on the device");
    tab.press(&name).await;
    tab.press("Chuyển sinh hoạt").await;
    tab.sees("Nơi đến").await;
    tab.check("starting").await;
}
