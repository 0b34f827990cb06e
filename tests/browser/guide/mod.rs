//! The guide in the app, and the pictures in it: both are of the real pages.

mod pictures;

use serde_json::json;

use crate::stage::story_by_keyboard_in;
use crate::{Tab, story};

#[tokio::test]
async fn the_guide_opens_before_one_can_sign_in_and_shows_its_pictures() {
    story("guide", async |tab| {
        tab.open("/").await;
        tab.press("Hướng dẫn sử dụng").await;
        tab.sees("Dành cho mọi đảng viên").await;
        tab.check("all").await;
        tab.press("Mở sổ tay lần đầu").await;
        tab.sees("Xin bí thư hoặc chi ủy một phiếu kích hoạt").await;
        pictures_are_shown(tab).await;
        tab.check("task").await;
        tab.press("Mở trang này").await;
        tab.sees("Kích hoạt tài khoản").await;
    })
    .await;
}

#[tokio::test]
async fn a_secretary_finds_how_to_take_the_roll_by_keyboard() {
    story_by_keyboard_in("branch", "guide-keyboard", async |tab| {
        tab.sign_in("Bí thư").await;
        tab.press("Cá nhân").await;
        tab.sees("Công việc của tôi").await;
        tab.press("Hướng dẫn sử dụng").await;
        tab.sees("Dành cho bí thư và chi ủy").await;
        let own = tab.ask("done(document.querySelector('main h2').innerText);").await;
        assert_eq!(own, json!("Dành cho bí thư và chi ủy"), "one's own work stands first");
        tab.fill("Tìm trong hướng dẫn", "diem danh").await;
        tab.sees_no_more("Mở sổ tay lần đầu").await;
        tab.check("found").await;
        tab.press("Điểm danh và kết thúc cuộc họp").await;
        tab.sees("Mất mạng vẫn điểm danh được").await;
        pictures_are_shown(tab).await;
        tab.press("Việc sau: Ghi biên bản").await;
        tab.sees("Ghi diễn biến từng mục").await;
    })
    .await;
}

/// Every picture of the page arrives, and the page keeps its place for it.
async fn pictures_are_shown(tab: &Tab) {
    tab.until("every picture", async || {
        let widths = "const all = [...document.querySelectorAll('main img')];
            for (const one of all) one.scrollIntoView();
            done(all.map((one) => one.complete && one.naturalWidth > 0 && one.alt !== ''));";
        let shown = tab.ask(widths).await;
        let all = shown.as_array().filter(|all| !all.is_empty())?;
        all.iter().all(|one| one == true).then_some(())
    })
    .await;
}
