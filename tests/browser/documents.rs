//! A document with its file from the desk of the branch to a reader, back as a receipt, and found again.

use tests::pdf;

use crate::hand::Hand;
use crate::papers::file;
use crate::tab::{COMPUTER, PHONE};
use crate::{Tab, stage};

const TITLE: &str = "Kế hoạch trồng cây đầu xuân";
const FORM: &str = "Mẫu đăng ký.pdf";
const TEXT: &str = "# I. Mục đích\nMỗi nhà **một cây**.\n# II. Phân công\n- Tổ 1: đường làng\n- Tổ 2: nhà văn hóa\n# III. Thời gian\nSáng Chủ nhật.";

#[tokio::test]
async fn a_document_is_written_checked_published_read_and_confirmed() {
    let people = ["secretary", "deputy", "member"];
    stage("documents", people, Hand::Pointer, PHONE, async |[secretary, deputy, member]| {
        let address = write(secretary).await;
        give_back(deputy, &address).await;
        mend(secretary).await;
        check_and_publish(deputy, &address).await;
        read_and_confirm(member).await;
        who_has_read(secretary, &address).await;
    })
    .await;
}

/// The secretary writes a draft, looks at it, and cannot check it.
async fn write(tab: &Tab) -> String {
    tab.sign_in("Bí thư").await;
    tab.sees("Văn bản mới").await;
    tab.check("home").await;
    tab.press("Văn bản").await;
    tab.sees("Nhà văn hóa thôn mở góc hướng dẫn").await;
    tab.check("feed").await;
    tab.press("Soạn, phát hành").await;
    tab.sees("Kế hoạch tổng vệ sinh đường làng").await;
    tab.check("office").await;
    tab.press("Soạn văn bản").await;
    tab.pick("Loại văn bản", "Kế hoạch").await;
    tab.fill("Trích yếu, tiêu đề", TITLE).await;
    tab.fill("Nội dung", TEXT).await;
    tab.press("Lấy nội dung từ tệp Word").await;
    tab.check("write").await;
    tab.choose("Nội dung văn bản", "Xem trước").await;
    tab.sees("Tổ 1: đường làng").await;
    tab.check("preview").await;
    let tick = "document.getElementById('asks_confirmation').click()";
    tab.driver.execute(tick, vec![]).await.expect("there is such a box");
    tab.fill_parts("Ngày ký", "2026-01-05").await;
    tab.fill("Người ký", "Bí thư chi bộ").await;
    tab.press("Lưu bản thảo").await;
    tab.sees("Người soạn không tự duyệt").await;
    tab.hand_over("Thêm tệp đính kèm", &file(tab, FORM, pdf("Mau dang ky"))).await;
    tab.sees(FORM).await;
    tab.sees_no_more("Đang kiểm tra").await;
    tab.check("draft").await;
    tab.press("Trình duyệt").await;
    tab.sees("Văn bản chờ một đồng chí khác").await;
    assert!(!tab.text().await.contains("Duyệt văn bản"), "nobody checks their own");
    tab.path().await
}

/// The deputy finds it among the duties of the day, and gives it back with a remark.
async fn give_back(tab: &Tab, address: &str) {
    tab.sign_in("Phó bí thư").await;
    tab.sees("Có văn bản chờ duyệt").await;
    tab.check("to-check").await;
    tab.open(address).await;
    tab.press("Trả lại để sửa").await;
    tab.fill("Cần sửa gì", "Ghi rõ giờ tập trung của từng tổ.").await;
    tab.check("give-back").await;
    tab.press("Trả lại").await;
    tab.sees("Cần sửa rồi trình lại").await;
}

/// The secretary reads the remark where the duties stand, and hands it in again.
async fn mend(tab: &Tab) {
    tab.open("/").await;
    tab.sees("Văn bản được trả lại để sửa").await;
    tab.press("Sửa văn bản").await;
    tab.sees("Ghi rõ giờ tập trung của từng tổ.").await;
    tab.check("returned").await;
    tab.press("Trình duyệt").await;
    tab.sees("Văn bản chờ một đồng chí khác").await;
    tab.press("Xem các bước đã qua").await;
    tab.sees("Bắt đầu soạn").await;
    tab.check("steps").await;
}

/// The deputy reads it over and publishes it under the next number.
async fn check_and_publish(tab: &Tab, address: &str) {
    tab.open(address).await;
    tab.press("Duyệt văn bản").await;
    tab.sees("Văn bản sẵn sàng phát hành").await;
    tab.press("Phát hành").await;
    tab.sees("Để trống thì lấy số").await;
    tab.choose("Phát hành lúc nào", "Ngay bây giờ").await;
    tab.check("publish").await;
    tab.press("Phát hành").await;
    tab.sees("Đã phát hành Kế hoạch số").await;
    tab.resize(COMPUTER).await;
    tab.check("published").await;
}

/// A member finds it, reads it and confirms.
async fn read_and_confirm(tab: &Tab) {
    tab.sign_in("Đảng viên").await;
    tab.press("Văn bản").await;
    tab.sees(TITLE).await;
    tab.press(TITLE).await;
    tab.sees("Đề nghị xác nhận").await;
    tab.sees(FORM).await;
    assert!(!tab.text().await.contains("Thêm tệp đính kèm"), "only a draft takes files");
    tab.press("Mục lục").await;
    tab.check("read").await;
    tab.press("Tôi đã đọc văn bản này").await;
    tab.sees("Đồng chí đã xác nhận đã đọc").await;
    tab.press("Văn bản").await;
    tab.sees("Đã xác nhận").await;
    search(tab).await;
}

/// What was published a moment ago is found by its words without marks, and leads to the place that fits.
async fn search(tab: &Tab) {
    tab.fill("Tìm theo từ hoặc số văn bản", "trong cay dau xuan").await;
    tab.sees("Tìm thấy 1 văn bản").await;
    tab.check("found").await;
    tab.fill("Tìm theo từ hoặc số văn bản", "nha van hoa duong lang").await;
    tab.sees("Tổ 2: nhà văn hóa").await;
    tab.press(TITLE).await;
    tab.sees("Đồng chí đã xác nhận đã đọc").await;
    tab.press("Văn bản").await;
    tab.fill("Tìm theo từ hoặc số văn bản", "khongcotunay").await;
    tab.sees("Không tìm thấy văn bản nào").await;
    tab.check("found-nothing").await;
}

/// The secretary sees who has read it.
async fn who_has_read(tab: &Tab, address: &str) {
    tab.open(address).await;
    tab.press("Ai đã đọc").await;
    tab.sees("Từng đồng chí").await;
    tab.sees("Đã xác nhận").await;
    tab.check("receipts").await;
}
