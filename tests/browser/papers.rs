//! Papers and written opinions before a meeting, on a phone: the secretary adds a paper and is told why another one is
//! not taken; a member finds the paper two presses from the first page and sends an opinion, which the secretary reads.

use std::path::PathBuf;

use tests::{pdf, workbook};

use crate::hand::Hand;
use crate::stage;
use crate::tab::{PHONE, Tab};

const OPINION: &str = "Đề nghị làm đường thôn trước mùa mưa.";

#[tokio::test]
async fn papers_and_opinions_before_a_meeting() {
    stage("papers", ["office", "member"], Hand::Pointer, PHONE, async |[office, member]| {
        office.sign_in("Bí thư").await;
        office.press("Xem cuộc họp và tài liệu").await;
        office.sees("Tài liệu cuộc họp").await;
        office.hand_over("Thêm tài liệu", &file(office, "Báo cáo tháng.pdf", pdf("Bao cao"))).await;
        office.sees("Báo cáo tháng.pdf").await;
        office.sees_no_more("Đang kiểm tra").await;
        let marked = file(office, "Số liệu.xlsx", workbook("TỐI MẬT"));
        office.hand_over("Thêm tài liệu", &marked).await;
        office.sees("Tệp mang dấu TỐI MẬT trong nội dung tệp.").await;
        office.hand_over("Thêm tài liệu", &file(office, "Kế hoạch (mật).pdf", pdf("a"))).await;
        office.sees("Tệp mang dấu MẬT trong tên tệp.").await;
        office.check("papers-office").await;

        member.sign_in("Đảng viên").await;
        member.press("Xem cuộc họp và tài liệu").await;
        member.sees("Báo cáo tháng.pdf").await;
        assert!(!member.text().await.contains("Số liệu.xlsx"), "what was refused is nobody's business");
        member.fill("Nội dung ý kiến", OPINION).await;
        member.check("papers-member").await;
        member.press("Gửi ý kiến").await;
        member.sees("Đã gửi ý kiến.").await;

        office.open("/").await;
        office.press("Xem cuộc họp và tài liệu").await;
        office.sees(OPINION).await;
        office.check("opinions-office").await;
    })
    .await;
}

/// A file that somebody has beside the app.
pub fn file(tab: &Tab, name: &str, bytes: Vec<u8>) -> PathBuf {
    let path = tab.folder.join(name);
    std::fs::write(&path, bytes).expect("a file can be written");
    path
}
