//! An urgent announcement from the desk of the branch to the first page of a member, and back as "Đã rõ".

use crate::hand::Hand;
use crate::tab::{COMPUTER, PHONE};
use crate::{Tab, stage};

const TITLE: &str = "Họp dân bàn việc đắp đê tối nay";
const TEXT: &str = "Đúng 19 giờ tại nhà văn hóa.\nMỗi nhà cử một người.";

#[tokio::test]
async fn an_urgent_announcement_reaches_a_member_who_says_that_it_is_clear() {
    stage("notices", ["secretary", "member"], Hand::Pointer, PHONE, async |[secretary, member]| {
        let address = announce(secretary).await;
        acknowledge(member, &address).await;
        read_the_inbox(member).await;
        who_has_acknowledged(secretary, &address).await;
    })
    .await;
}

/// The secretary sees what is left of the week, writes, looks at it and sends it.
async fn announce(tab: &Tab) -> String {
    tab.sign_in("Bí thư").await;
    tab.sees("Văn bản mới").await;
    tab.check("home").await;
    tab.open("/thong-bao").await;
    tab.press("Soạn thông báo").await;
    tab.sees("còn gửi được").await;
    tab.check("desk").await;
    tab.press("Soạn thông báo mới").await;
    tab.fill("Tiêu đề", TITLE).await;
    tab.fill("Nội dung", TEXT).await;
    tab.choose("Mức độ", "Khẩn").await;
    tab.press("Hẹn giờ gửi").await;
    tab.press("Xem trước").await;
    tab.check("write").await;
    tab.press("Gửi thông báo").await;
    tab.sees("Phần của người gửi").await;
    tab.resize(COMPUTER).await;
    tab.check("sent").await;
    tab.path().await
}

/// A member finds it on the first page, opens it and says that it is clear.
async fn acknowledge(tab: &Tab, address: &str) {
    tab.sign_in("Đảng viên").await;
    tab.sees(TITLE).await;
    tab.sees("Mỗi nhà cử một người.").await;
    tab.check("home").await;
    tab.open(address).await;
    tab.press("Đã rõ").await;
    tab.sees("Đồng chí đã báo “Đã rõ”.").await;
    tab.check("read").await;
    tab.open("/").await;
    tab.sees("Văn bản mới").await;
    tab.sees_no_more(TITLE).await;
}

/// Everything is read with one press, but for what waits to be acknowledged.
async fn read_the_inbox(tab: &Tab) {
    tab.open("/thong-bao").await;
    tab.sees(TITLE).await;
    tab.check("inbox").await;
    tab.press("Đánh dấu đã đọc hết").await;
    tab.sees("Chưa đọc (1)").await;
    tab.press("Mời họp").await;
    tab.sees("Chương trình").await;
}

/// The secretary sees that somebody has, and who has not.
async fn who_has_acknowledged(tab: &Tab, address: &str) {
    tab.open(address).await;
    tab.press("Ai đã rõ").await;
    tab.sees("đồng chí đã báo “Đã rõ”").await;
    tab.sees("Chưa báo").await;
    tab.check("acknowledgements").await;
}
