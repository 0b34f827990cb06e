//! The app on a device that has been there before: no code is loaded again, and a dead zone takes nothing away that was
//! read or written.

use serde_json::{Value, json};

use crate::{Tab, story};

#[tokio::test]
async fn a_dead_zone_leaves_what_was_read() {
    story("dead-zone", async |tab| {
        tab.sign_in("Bí thư").await;
        all_of_the_app_is_here(tab).await;
        load_again(tab).await;
        tab.sees("Có 9 việc chờ đồng chí").await;
        assert_eq!(code_bytes(tab).await, 0, "a further visit loads no code");
        let meeting = next_meeting(tab).await;
        tab.open(&meeting).await;
        tab.sees("Đơn xin vắng chờ quyết định").await;
        tab.online(false).await;
        tab.open("/").await;
        tab.sees("Chào đồng chí").await;
        tab.sees("Có 9 việc chờ đồng chí").await;
        tab.sees("Chưa tải lại được. Đồng chí đang xem nội dung đã mở lúc").await;
        tab.check("home").await;
        tab.open(&meeting).await;
        tab.sees("Đơn xin vắng chờ quyết định").await;
        tab.check("meeting").await;
        tab.open("/dang-vien").await;
        tab.sees("Máy đang không có mạng").await;
        tab.check("roster").await;
        tab.online(true).await;
        tab.press("Thử lại").await;
        tab.sees("Tìm theo họ tên").await;
        tab.sign_out().await;
        assert_eq!(left_behind(tab).await, json!([]), "signing out leaves nothing of a person on the device");
    })
    .await;
}

async fn load_again(tab: &Tab) {
    tab.driver.refresh().await.expect("the page loads again");
}

/// The address of the coming meeting.
async fn next_meeting(tab: &Tab) -> String {
    let next = "done(document.querySelector('main a[href^=\"/sinh-hoat/\"]').pathname.split('/')[2]);";
    let next = tab.ask(next).await;
    format!("/sinh-hoat/{}", next.as_str().expect("the first page leads to the meeting"))
}

/// Waits until the worker keeps the shell and the parts that a secretary opens.
async fn all_of_the_app_is_here(tab: &Tab) {
    tab.until("the whole app on the device", async || {
        let names = "caches.open('app').then((cache) => cache.keys())
            .then((kept) => done(kept.map(({ url }) => new URL(url).pathname)));";
        let kept = tab.ask(names).await;
        let has = |stem: &str| {
            kept.as_array()?.iter().find(|path| path.as_str().is_some_and(|path| path.starts_with(stem)))
        };
        ["/index.html", "/app-", "/app_bg-", "/boot-", "/parts-", "/split_member-", "/split_office-"]
            .into_iter()
            .all(|stem| has(stem).is_some())
            .then_some(())
    })
    .await;
}

/// Bytes of scripts, styles and modules that came over the line since the page was opened.
async fn code_bytes(tab: &Tab) -> u64 {
    let sum = "done(performance.getEntriesByType('resource')
        .filter(({ name }) => /\\.(js|css|wasm)$/.test(name))
        .reduce((sum, { transferSize }) => sum + transferSize, 0));";
    tab.ask(sum).await.as_u64().expect("a number of bytes")
}

/// What of a person is on the device: replies and marks.
async fn left_behind(tab: &Tab) -> Value {
    let all = "caches.keys().then((stores) => done([
        ...stores.filter((store) => store !== 'app'),
        ...Object.keys(localStorage).filter((key) => key.startsWith('roll-call:')),
        ...Object.keys(sessionStorage).filter((key) => key.startsWith('draft:')),
    ]));";
    tab.ask(all).await
}
