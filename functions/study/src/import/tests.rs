use std::collections::BTreeSet;

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use shared::study::{Difficulty, ImportFormat, QuestionDraft, Task};

use super::*;

const GIFT: &str = "\u{feff}// Bộ câu hỏi thử
$CATEGORY: $course$/top/Điều lệ

// [tag:easy]
::Câu 1::[html]Chi bộ sinh hoạt định kỳ mấy lần? {
  =Mỗi tháng một lần # đúng rồi
  ~Mỗi quý một lần
  ~Mỗi năm \\= một lần
  ####Theo quy định
}

Chọn các nguyên tắc: {~%50%Tập trung dân chủ ~%50%Tự phê bình và phê bình ~%-100%Tùy ý}

Đảng viên dự bị có quyền biểu quyết.{F}

Thời gian dự bị là bao lâu? {=12 tháng =%100%mười hai tháng =%50%một năm}

Nối các cặp: {=a -> b =c -> d}

Không có ngoặc.
";

fn drafts(text: &str) -> Vec<QuestionDraft> {
    gift::read(text).0.into_iter().map(|line| line.question).collect()
}

#[test]
fn gift_is_read_with_topic_difficulty_and_explanation() {
    let (lines, errors) = read(ImportFormat::Gift, GIFT.as_bytes()).expect("it can be read");
    let first = &lines[0];
    assert_eq!((first.line, first.question.topic.as_str()), (5, "Điều lệ"));
    assert_eq!(first.question.difficulty, Difficulty::Easy);
    assert_eq!(first.question.explanation, "Theo quy định");
    let choices = ["Mỗi tháng một lần", "Mỗi quý một lần", "Mỗi năm = một lần"].map(String::from).to_vec();
    assert_eq!(first.question.task, Task::Single { choices, right: 0 });
    assert!(
        matches!(&lines[1].question.task, Task::Multiple { right, .. } if *right == BTreeSet::from([0, 1]))
    );
    assert_eq!(lines[1].question.difficulty, Difficulty::Medium, "a tag holds for one question");
    assert_eq!(lines[2].question.task, Task::TrueFalse { right: false });
    let accepted = ["12 tháng", "mười hai tháng"].map(String::from).to_vec();
    assert_eq!(lines[3].question.task, Task::ShortAnswer { accepted });
    assert_eq!(errors.iter().map(|error| error.line).collect::<Vec<_>>(), [18, 20]);
}

/// A word with all signs that mean something in GIFT.
const WORD: &str = r"[a-zA-Zđêôơ0-9~=#:{}%/$\[\]>\-\\]{1,8}";

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(WORD, 2..6).prop_map(|words| words.join(" "))
}

fn tasks() -> impl Strategy<Value = Task> {
    let choices = || prop::collection::vec(words(), 2..6);
    prop_oneof![
        (choices(), 0u8..2).prop_map(|(choices, right)| Task::Single { choices, right }),
        (choices(), prop::collection::btree_set(0u8..2, 1..3))
            .prop_map(|(choices, right)| Task::Multiple { choices, right }),
        any::<bool>().prop_map(|right| Task::TrueFalse { right }),
        prop::collection::vec(words(), 1..4).prop_map(|accepted| Task::ShortAnswer { accepted }),
    ]
}

fn questions() -> impl Strategy<Value = QuestionDraft> {
    let difficulty = prop::sample::select(Difficulty::ALL.to_vec());
    let explanation = prop_oneof![Just(String::new()), words()];
    (words(), tasks(), "[a-zđê ]{0,8}", difficulty, explanation).prop_map(
        |(text, task, topic, difficulty, explanation)| QuestionDraft {
            text,
            task,
            topic: shared::text::tidy(&topic),
            difficulty,
            explanation,
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_as_gift_is_read_back_the_same(bank in prop::collection::vec(questions(), 1..6)) {
        let text = gift::write(&bank);
        prop_assert_eq!(drafts(&text), bank, "{}", text);
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "[a-zđ~=#{}:%/$\\[\\]>\\-\\\\\n ]{0,200}") {
        let _ = gift::read(&text);
    }

    #[test]
    fn no_bytes_make_the_reader_of_sheets_fail(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(read(ImportFormat::Xlsx, &bytes).is_err());
    }
}

fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().expect("a small sheet")
}

const HEAD: [&str; 9] = ["Câu hỏi", "A", "B", "C", "D", "Đáp án", "Chủ đề", "Mức độ", "Giải thích"];

fn put(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        sheet.write_string(row, column, *cell).expect("a small sheet");
    }
}

#[test]
fn a_sheet_is_read_row_by_row_with_errors_by_line() {
    let file = book(|sheet| {
        put(sheet, 0, &["Ngân hàng câu hỏi của Đảng ủy"]);
        put(sheet, 2, &HEAD);
        put(sheet, 3, &["Câu một là gì?", "Một", "Hai", "Ba", "", "b", "", "Dễ", "Vì thế"]);
        put(sheet, 4, &["Câu hai là gì?", "Một", "Hai", "Ba", "Bốn", "A và C", "", "Khó"]);
        put(sheet, 5, &["Đảng viên có nhiệm vụ?", "", "", "", "", "Đúng"]);
        put(sheet, 6, &["Thời gian dự bị?", "", "", "", "", "12 tháng|mười hai tháng"]);
        put(sheet, 7, &["Câu sai một", "Một", "Hai", "", "", "D"]);
        put(sheet, 8, &["Câu sai hai", "Một", "", "Ba", "", "A"]);
        put(sheet, 9, &["Câu sai ba", "Một", "Hai", "", "", "A", "", "Vừa"]);
        put(sheet, 10, &["", "Một", "Hai", "", "", "A"]);
        put(sheet, 12, &["Ca\u{302}u NFD là gì?", "Một", "Hai", "", "", "A"]);
        sheet.write_formula(13, 0, Formula::new("=A4").set_result("Câu một là gì?")).expect("a small sheet");
        sheet.write_string(13, 5, "A").expect("a small sheet");
        sheet.merge_range(3, 6, 5, 6, "Điều lệ", &Format::new()).expect("a small sheet");
    });
    let (lines, errors) = read(ImportFormat::Xlsx, &file).expect("it can be read");
    assert_eq!(lines.iter().map(|line| line.line).collect::<Vec<_>>(), [4, 5, 6, 7, 13]);
    let topics: Vec<_> = lines.iter().map(|line| line.question.topic.as_str()).collect();
    assert_eq!(topics, ["Điều lệ", "Điều lệ", "Điều lệ", "", ""], "merged rows share what is written");
    assert!(matches!(&lines[0].question.task, Task::Single { right: 1, choices } if choices.len() == 3));
    assert!(
        matches!(&lines[1].question.task, Task::Multiple { right, .. } if *right == BTreeSet::from([0, 2]))
    );
    assert_eq!(lines[2].question.task, Task::TrueFalse { right: true });
    assert!(matches!(&lines[3].question.task, Task::ShortAnswer { accepted } if accepted.len() == 2));
    assert_eq!(lines[4].question.text, "Câu NFD là gì?");
    assert_eq!(errors.iter().map(|error| error.line).collect::<Vec<_>>(), [8, 9, 10, 11, 14]);
}

#[test]
fn a_file_that_is_no_sheet_of_questions_is_refused_whole() {
    let other = book(|sheet| put(sheet, 0, &["Họ và tên", "Ngày sinh"]));
    let legacy = book(|sheet| {
        put(sheet, 0, &HEAD);
        for row in 1..5 {
            put(sheet, row, &["NguyÔn V¨n Hïng lµ ai?", "Mét", "Hai", "", "", "A"]);
        }
    });
    for (file, says) in [(other, "tiêu đề"), (legacy, "TCVN3"), (b"PK\x03\x04".to_vec(), "hỏng")] {
        let problem = read(ImportFormat::Xlsx, &file).expect_err(says);
        assert!(problem.sentence.contains(says), "{}", problem.sentence);
    }
    assert!(read(ImportFormat::Gift, b"\xff\xfe").is_err());
    assert!(read(ImportFormat::Gift, b"\n\n").is_err());
}
