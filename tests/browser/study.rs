//! A quiz on a phone that loses the network in the middle; and by keyboard alone at a computer an office that brings in
//! questions from a file, plans a campaign with them, opens it and looks at what it came to.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::hand::Hand;
use crate::stage::story_by_keyboard_in;
use crate::tab::PHONE;
use crate::{Tab, stage};

/// The campaign of the demo that runs.
const RUNS: &str = "Tìm hiểu nền nếp sinh hoạt chi bộ";
/// What the demo asks.
const QUESTIONS: usize = 10;
/// The campaign that the office makes.
const NEW: &str = "Ôn lại nền nếp sinh hoạt";
/// The topic of what it brings in.
const TOPIC: &str = "Nền nếp họp";

#[tokio::test]
async fn a_member_takes_the_quiz_while_the_network_is_gone() {
    stage("study", ["member"], Hand::Pointer, PHONE, async |[member]| {
        member.sign_in("Đảng viên").await;
        begin(member).await;
        work_without_network(member).await;
        hand_in_once(member).await;
        see_what_is_right(member).await;
    })
    .await;
}

/// From the list to the first question.
async fn begin(tab: &Tab) {
    tab.press("Học tập").await;
    tab.sees(RUNS).await;
    tab.check("list").await;
    tab.press(RUNS).await;
    tab.sees("Ba điều cần nhớ khi dự sinh hoạt").await;
    tab.check("campaign").await;
    tab.press("Làm bài").await;
    tab.check("before").await;
    tab.press("Bắt đầu").await;
    tab.sees("Câu 1.").await;
    answer(tab).await;
    tab.sees("Đã trả lời 1 trên 10 câu").await;
    tab.check("question").await;
}

/// The network goes, and one goes on; what is done waits on the phone.
async fn work_without_network(tab: &Tab) {
    tab.online(false).await;
    for place in 2..=QUESTIONS - 2 {
        tab.press("Câu sau").await;
        tab.sees(&format!("Câu {place}.")).await;
        answer(tab).await;
    }
    tab.sees("Đã trả lời 8 trên 10 câu").await;
    tab.press("Xem tất cả các câu").await;
    tab.sees("Còn 2 câu chưa trả lời").await;
    tab.check("look-over").await;
    tab.press("Nộp bài").await;
    tab.sees("câu chưa trả lời?").await;
    tab.press("Nộp bài").await;
    tab.sees("Bài đã xong, đang chờ mạng để nộp").await;
    tab.check("waiting").await;
}

/// The network is back. Two presses at one moment make one attempt.
async fn hand_in_once(tab: &Tab) {
    tab.online(true).await;
    let twice = "const again = [...document.querySelectorAll('main button')]
            .find((button) => button.innerText.includes('Thử nộp ngay'));
        again?.click(); again?.click(); done(true);";
    tab.ask(twice).await;
    tab.sees("Kết quả lần 1").await;
    tab.sees("số điểm").await;
    tab.sees("Đáp án hiện ở đây khi đồng chí đã làm hết số lần").await;
    tab.check("result").await;
    tab.press("Về đợt học tập").await;
    tab.sees("Còn 1 lần.").await;
    assert!(!tab.text().await.contains("Lần 2:"), "it was handed in once");
    tab.check("between").await;
}

/// The second attempt is the last one, and shows what is right.
async fn see_what_is_right(tab: &Tab) {
    tab.press("Làm lần nữa").await;
    tab.press("Bắt đầu").await;
    tab.sees("Câu 1.").await;
    tab.press("Xem tất cả các câu").await;
    tab.press("Nộp bài").await;
    tab.sees("câu chưa trả lời?").await;
    tab.press("Nộp bài").await;
    tab.sees("Kết quả lần 2").await;
    tab.sees("Lần này chưa đạt").await;
    tab.sees("Không trả lời").await;
    tab.sees("Đáp án").await;
    tab.check("review").await;
    tab.press("Về đợt học tập").await;
    tab.sees("Đồng chí đã dùng hết số lần làm bài.").await;
}

/// Gives the first answer there is, whatever kind of question it is.
async fn answer(tab: &Tab) {
    let first = "const control = document.querySelector('main fieldset input, main input');
        control.scrollIntoView({ block: 'center', behavior: 'instant' });
        if (control.type !== 'text') { control.click(); }
        done(control.type);";
    if tab.ask(first).await == json!("text") {
        tab.fill("Câu trả lời của đồng chí", "thẻ đảng viên").await;
    }
}

#[tokio::test]
async fn an_office_brings_in_questions_and_holds_a_campaign_by_keyboard() {
    story_by_keyboard_in("commune", "study-office", async |tab| {
        tab.sign_in("Cán bộ").await;
        wear_the_hat(tab).await;
        bring_in(tab).await;
        plan(tab).await;
        results(tab).await;
    })
    .await;
}

async fn wear_the_hat(tab: &Tab) {
    // On a computer the words before the hats begin with one's name.
    let label = tab.account("Cán bộ").name.clone();
    let hats = tab.options(&label).await;
    let hat = hats.into_iter().find(|name| name.contains("Đảng ủy xã")).expect("there is such a hat");
    tab.pick(&label, &hat).await;
}

/// A line of the file cannot be taken and says why; mended, the file brings what is new, and a second time nothing.
async fn bring_in(tab: &Tab) {
    tab.press("Học tập").await;
    tab.press("Tổ chức học tập").await;
    tab.sees(RUNS).await;
    tab.check("desk").await;
    tab.press("Ngân hàng câu hỏi").await;
    tab.sees("Ngân hàng có 17 câu").await;
    tab.check("bank").await;
    tab.press("Nhập từ tệp").await;
    look_at(tab, "sai.gift", &gift("Ai ghi biên bản? Thư ký")).await;
    tab.sees("Không thấy phần trả lời trong ngoặc { }").await;
    tab.check("import-error").await;
    look_at(tab, "dung.gift", &gift("Ai ghi biên bản buổi họp? {=Thư ký ~Chủ trì}")).await;
    tab.sees("Nhập 3 câu mới").await;
    tab.check("import").await;
    tab.press("Nhập 3 câu mới").await;
    tab.sees("Ngân hàng có 20 câu").await;
    tab.pick("Chủ đề", &format!("{TOPIC} (3 câu)")).await;
    tab.sees_no_more("Sổ tay điện tử có thay cho họp").await;
    tab.sees("Ai ghi biên bản buổi họp?").await;
    tab.fill("Tìm trong câu hỏi", "bien ban").await;
    tab.sees_no_more("Họp thường kỳ mấy lần một tháng?").await;
    let address = tab.driver.current_url().await.expect("the tab has an address");
    assert_eq!(address.query(), None, "what was typed stays on the device");
    tab.check("bank-narrowed").await;
    tab.press("Nhập từ tệp").await;
    look_at(tab, "dung.gift", &gift("Ai ghi biên bản buổi họp? {=Thư ký ~Chủ trì}")).await;
    tab.sees("Không có câu nào mới để nhập").await;
}

async fn look_at(tab: &Tab, name: &str, text: &str) {
    tab.hand_over("Tệp câu hỏi", &file(tab, name, text)).await;
    tab.press("Xem trước").await;
}

fn gift(last: &str) -> String {
    format!(
        "$CATEGORY: {TOPIC}\n\nHọp thường kỳ mấy lần một tháng? {{=Một lần ~Bốn lần}}\n\n\
         Vắng họp thì báo trước. {{TRUE}}\n\n{last}\n"
    )
}

fn file(tab: &Tab, name: &str, text: &str) -> PathBuf {
    crate::papers::file(tab, name, text.as_bytes().to_vec())
}

/// A campaign of three questions on the new topic; what is missing is said, and nothing that was typed is lost.
async fn plan(tab: &Tab) {
    tab.press("Học tập").await;
    tab.press("Tổ chức học tập").await;
    tab.press("Soạn đợt học tập").await;
    tab.sees("Ngân hàng có 20 câu").await;
    tab.pick("Chủ đề", &format!("{TOPIC} (3 câu)")).await;
    tab.fill("Số câu", "3").await;
    tab.press("Lưu bản soạn").await;
    tab.sees("Xin ghi tên đợt học tập").await;
    tab.check("plan-wrong").await;
    tab.fill("Tên đợt học tập", NEW).await;
    tab.press("Lưu bản soạn").await;
    tab.sees("Đang soạn: đảng viên chưa thấy.").await;
    tab.check("draft").await;
    tab.press("Mở đợt học tập").await;
    tab.sees("Mở đợt học tập này?").await;
    tab.check("opening").await;
    tab.press("Mở đợt học tập").await;
    tab.sees("Kết thúc sớm").await;
    tab.check("open").await;
}

/// Of the new campaign there are none yet; of the one that runs there is a sentence, a picture, a table and the branches.
async fn results(tab: &Tab) {
    tab.press("Xem kết quả").await;
    tab.sees("Chưa có ai làm bài").await;
    tab.check("results-none").await;
    tab.press("Học tập").await;
    tab.press("Tổ chức học tập").await;
    tab.press(RUNS).await;
    tab.press("Xem kết quả").await;
    tab.sees("đảng viên đã làm bài").await;
    tab.sees("Chi bộ thôn Đông").await;
    tab.check("results").await;
    tab.press("Từng câu hỏi được trả lời thế nào").await;
    tab.sees("câu đã được hỏi").await;
    tab.check("questions").await;
    let sheet = tab.ask(SHEET).await;
    assert_eq!(sheet, Value::Bool(true), "the workbook is handed to the device");
}

/// Whether pressing the button brings a file in the format of Excel.
const SHEET: &str = "const made = URL.createObjectURL;
    URL.createObjectURL = (blob) => { done(blob.type.includes('spreadsheetml') && blob.size > 4000); return made(blob); };
    [...document.querySelectorAll('main button')].find((it) => it.innerText.includes('Tải tệp Excel')).click();";
