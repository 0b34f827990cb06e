//! What waits for somebody, worked off: a secretary's list by keyboard, a member's on a phone until nothing waits.

use crate::hand::Hand;
use crate::tab::{COMPUTER, PHONE};
use crate::{Tab, stage};

/// What the first page says when nothing waits.
const ALL_DONE: &str = "Đồng chí đã làm xong mọi việc.";

#[tokio::test]
async fn a_secretary_works_the_list_off_by_keyboard() {
    stage("duties-secretary", [""], Hand::Keyboard, COMPUTER, async |[tab]| {
        tab.sign_in("Bí thư").await;
        tab.sees("Có 9 việc chờ đồng chí").await;
        tab.check("begin").await;
        say_that_it_is_clear(tab).await;
        answer(tab).await;
        tab.sees("Có 6 việc chờ đồng chí").await;
        confirm(tab).await;
        tab.sees("Có 5 việc chờ đồng chí").await;
        decide_absences(tab).await;
        tab.sees("Có 4 việc chờ đồng chí").await;
        tab.check("later").await;
    })
    .await;
}

#[tokio::test]
async fn a_member_reads_the_kind_sentence_when_nothing_waits() {
    stage("duties-member", [""], Hand::Pointer, PHONE, async |[tab]| {
        tab.sign_in("Đảng viên").await;
        tab.sees("Có 3 việc chờ đồng chí").await;
        tab.check("begin").await;
        say_that_it_is_clear(tab).await;
        answer(tab).await;
        confirm(tab).await;
        tab.sees(ALL_DONE).await;
        tab.check("done").await;
    })
    .await;
}

/// Presses a button as often as words stand on the page that belong to it, each time until there are fewer.
async fn work_off(tab: &Tab, words: &str, button: &str) {
    let count = async || tab.text().await.matches(words).count();
    while count().await > 0 {
        let before = count().await;
        tab.press(button).await;
        tab.until("one fewer", async || (count().await < before).then_some(())).await;
    }
}

async fn say_that_it_is_clear(tab: &Tab) {
    work_off(tab, "đề nghị đồng chí báo đã rõ", "Đã rõ").await;
}

async fn answer(tab: &Tab) {
    work_off(tab, "Tôi sẽ dự", "Tôi sẽ dự").await;
}

/// Reads the document that asks to be confirmed, and confirms it; back on the first page it is gone.
async fn confirm(tab: &Tab) {
    tab.press("Đọc văn bản").await;
    tab.press("Tôi đã đọc văn bản này").await;
    tab.sees("Đồng chí đã xác nhận đã đọc").await;
    tab.press("Hôm nay").await;
    tab.sees("Chào đồng chí").await;
    tab.sees_no_more("Đọc văn bản").await;
}

/// Opens the meeting from the list and decides what waits there.
async fn decide_absences(tab: &Tab) {
    tab.press("Xem đơn").await;
    tab.sees("Đơn xin vắng chờ quyết định").await;
    // Only a button of a request says this; the list below may quote a refusal.
    let requests = async || {
        let count = "done(document.querySelectorAll('button[aria-label^=\"Không đồng ý\"]').length);";
        tab.ask(count).await.as_u64().unwrap_or_default()
    };
    while requests().await > 0 {
        let before = requests().await;
        tab.press("Đồng ý cho đồng chí").await;
        tab.press("Đồng ý cho vắng").await;
        tab.until("the next request", async || (requests().await < before).then_some(())).await;
    }
    tab.sees_no_more("Đơn xin vắng chờ quyết định").await;
    tab.press("Hôm nay").await;
    tab.sees("Chào đồng chí").await;
    tab.sees_no_more("Xem đơn").await;
}
