//! The two-way channel, by keyboard alone: a member writes on a phone and sends a file along, the branch hands the letter
//! up, the office of the commune puts off its day and answers at a wide screen and looks at what came in this month, and the
//! member finds the answer in the inbox.

use tests::pdf;

use crate::hand::Hand;
use crate::papers::file;
use crate::stage;
use crate::tab::{COMPUTER, PHONE, Tab};

const TITLE: &str = "Cầu qua kênh bị sạt một bên";
const TEXT: &str = "Xe máy đi buổi tối rất nguy hiểm. Đề nghị sửa trước mùa mưa.";
const ANSWER: &str = "Đảng ủy đã giao ủy ban khảo sát; cầu được sửa trong tháng tới.";

#[tokio::test]
async fn a_letter_goes_up_and_its_answer_comes_back() {
    let names = ["author", "branch", "office"];
    stage("feedback", names, Hand::Keyboard, PHONE, async |[author, branch, office]| {
        author.sign_in("Đảng viên").await;
        let letter = write(author).await;
        branch.sign_in("Bí thư").await;
        hand_up(branch).await;
        office.resize(COMPUTER).await;
        office.sign_in("Quản trị").await;
        answer(office, &letter).await;
        look_at_the_counts(office).await;
        read_the_answer(author, &letter).await;
    })
    .await;
}

/// Writes and sends a file along; gives the address of the letter.
async fn write(tab: &Tab) -> String {
    tab.open("/y-kien").await;
    tab.press("Gửi ý kiến").await;
    tab.choose("Nơi nhận", "Chi bộ thôn Đông").await;
    tab.choose("Loại ý kiến", "Phản ánh").await;
    tab.fill("Tóm tắt", TITLE).await;
    tab.fill("Nội dung", TEXT).await;
    tab.check("new").await;
    tab.press("Gửi ý kiến").await;
    tab.sees("Đã gửi, số").await;
    tab.hand_over("Thêm tệp", &file(tab, "Ảnh chụp cầu.pdf", pdf("Cau"))).await;
    tab.sees("Ảnh chụp cầu.pdf").await;
    tab.sees_no_more("Đang kiểm tra").await;
    tab.check("sent").await;
    tab.path().await
}

/// The branch finds it on its list, says that it is there, and hands it up.
async fn hand_up(tab: &Tab) {
    tab.open("/y-kien").await;
    tab.press("Chi bộ thôn Đông").await;
    tab.sees("Tìm theo số").await;
    tab.check("desk").await;
    tab.press(TITLE).await;
    tab.sees(TEXT).await;
    tab.sees("Ảnh chụp cầu.pdf").await;
    tab.press("Báo đã tiếp nhận").await;
    tab.sees("Đã báo tiếp nhận.").await;
    tab.press("Chuyển lên").await;
    tab.fill("Lý do", "Vượt thẩm quyền của chi bộ.").await;
    tab.check("handing-up").await;
    tab.press("Chuyển lên").await;
    tab.sees("Đã chuyển lên cấp trên.").await;
}

async fn answer(tab: &Tab, letter: &str) {
    tab.open(letter).await;
    tab.sees(TEXT).await;
    tab.sees("Vượt thẩm quyền của chi bộ.").await;
    tab.press("Gia hạn trả lời").await;
    tab.fill("Lý do", "Chờ kết quả khảo sát.").await;
    tab.press("Gia hạn").await;
    tab.sees("Đã gia hạn.").await;
    tab.fill("Nội dung trả lời", ANSWER).await;
    tab.check("answering").await;
    tab.press("Gửi trả lời").await;
    tab.sees("Đã gửi trả lời.").await;
}

/// The inbox says that there is an answer, and leads to it.
async fn read_the_answer(tab: &Tab, letter: &str) {
    tab.open("/thong-bao").await;
    tab.sees("Ý kiến của đồng chí đã được trả lời").await;
    tab.check("inbox").await;
    tab.press("Ý kiến của đồng chí đã được trả lời").await;
    tab.sees(ANSWER).await;
    tab.sees("Chờ kết quả khảo sát.").await;
    assert_eq!(tab.path().await, letter);
    tab.check("answered").await;
}

async fn look_at_the_counts(tab: &Tab) {
    tab.open("/y-kien").await;
    tab.press("Đảng ủy").await;
    tab.press("Tổng hợp").await;
    tab.sees("Các tổ chức trực thuộc").await;
    tab.sees("Trả lời đúng hạn").await;
    tab.check("counts").await;
    tab.press("Tải tệp Excel").await;
    tab.sees(".xlsx").await;
}
