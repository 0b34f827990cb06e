//! What waits for somebody, worked off until nothing does: a secretary's list by keyboard, a member's on a phone.

use crate::hand::Hand;
use crate::tab::{COMPUTER, PHONE};
use crate::{Tab, stage};

/// What the first page says when nothing waits.
const ALL_DONE: &str = "Đồng chí đã làm xong mọi việc.";

#[tokio::test]
async fn a_secretary_works_the_list_off_by_keyboard() {
    stage("duties", ["secretary"], Hand::Keyboard, COMPUTER, async |[tab]| {
        tab.sign_in("Bí thư").await;
        tab.sees("việc chờ đồng chí").await;
        tab.check("begin").await;
        decide_absences(tab).await;
        answer(tab).await;
        tab.check("later").await;
    })
    .await;
}

#[tokio::test]
async fn a_member_reads_the_kind_sentence_when_nothing_waits() {
    stage("duties-member", ["member"], Hand::Pointer, PHONE, async |[tab]| {
        tab.sign_in("Đảng viên").await;
        tab.sees("Có ").await;
        tab.check("begin").await;
        confirm_everything(tab).await;
        answer(tab).await;
        tab.sees(ALL_DONE).await;
        tab.check("done").await;
    })
    .await;
}

/// Opens the meeting from the list, decides what waits there; back home the duty is gone.
async fn decide_absences(tab: &Tab) {
    while tab.text().await.contains("đơn xin vắng") {
        tab.press("Xem đơn").await;
        tab.sees("Đơn xin vắng chờ quyết định").await;
        tab.press("Đồng ý").await;
        tab.sees_no_more("Đang gửi").await;
        tab.open("/").await;
        tab.sees("Chào đồng chí").await;
        tab.sees("chúc đồng chí").await;
    }
}

/// Says to every invitation that one will come.
async fn answer(tab: &Tab) {
    while tab.text().await.contains("Tôi sẽ dự") {
        tab.press("Tôi sẽ dự").await;
        tab.sees("Đã ghi nhận: đồng chí sẽ dự họp.").await;
    }
}

/// Reads what asks to be confirmed, and confirms it.
async fn confirm_everything(tab: &Tab) {
    while tab.text().await.contains("Đọc văn bản") {
        tab.press("Đọc văn bản").await;
        tab.press("Tôi đã đọc văn bản này").await;
        tab.sees("Đồng chí đã xác nhận đã đọc").await;
        tab.open("/").await;
        tab.sees("Chào đồng chí").await;
    }
}
