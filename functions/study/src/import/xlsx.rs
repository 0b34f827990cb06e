//! An Excel sheet with a question a row: Câu hỏi, A, B, C, D (more letters if needed), Đáp án, Chủ đề, Mức độ, Giải
//! thích. The headings may stand lower than the first row and in any order; a topic that is written once over merged
//! rows holds for all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use calamine::{Data, DataRef, Reader, Xlsx, XlsxError};
use shared::problem::Problem;
use shared::study::{Difficulty, LineError, QuestionDraft, Task};
use shared::text::{fold, is_legacy, tidy};
use zip::ZipArchive;

use super::{LEGACY, Read, ReadLine, error, whole};

/// Most bytes of all parts once unpacked.
const MOST_UNPACKED: u64 = 16 << 20;
/// Most parts of a package.
const MOST_PARTS: usize = 500;
/// Most rows that are looked at.
const MOST_ROWS: u32 = 2_000;
/// Merged areas beyond these are read as if they were not merged: a sheet of questions has few.
const MOST_MERGED: usize = 1_000;
/// The headings stand within the first rows.
const HEAD_WITHIN: u32 = 20;

const DAMAGED: &str = "Tệp không phải Excel (.xlsx) hoặc bị hỏng. Xin mở lại bằng Excel, lưu rồi gửi lại.";
const TOO_LARGE: &str = "Tệp quá lớn khi giải nén. Xin chia thành nhiều tệp.";

/// The cells that say something, by row and column.
#[derive(Debug, Default)]
struct Grid {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    formulas: BTreeSet<u32>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Question,
    Choice(u8),
    Right,
    Topic,
    Difficulty,
    Explanation,
}

/// Reads the first sheet.
pub fn read(bytes: &[u8]) -> Result<Read, Problem> {
    check_package(bytes)?;
    let grid = grid(bytes).map_err(|error| match error {
        XlsxError::Password => whole("Tệp có mật khẩu. Xin bỏ mật khẩu rồi gửi lại."),
        _ => whole(DAMAGED),
    })?;
    if grid.rows.values().flat_map(BTreeMap::values).filter(|cell| is_legacy(cell)).count() > 2 {
        return Err(whole(LEGACY));
    }
    let (head, columns) = head(&grid)
        .ok_or_else(|| whole("Không thấy hàng tiêu đề có cột “Câu hỏi” và “Đáp án”. Xin xem lại tệp mẫu."))?;
    let (mut lines, mut errors) = (Vec::new(), Vec::new());
    for (row, cells) in grid.rows.range(head + 1..) {
        let line = row + 1;
        match question(cells, &columns, grid.formulas.contains(row)) {
            Ok(None) => {}
            Ok(Some(question)) => lines.push(ReadLine { line, question }),
            Err(sentence) => errors.push(LineError { ..error(line, sentence) }),
        }
    }
    Ok((lines, errors))
}

/// Unpacks every part once into a bounded buffer, believing no size that the file states about itself.
fn check_package(bytes: &[u8]) -> Result<(), Problem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| whole(DAMAGED))?;
    if archive.len() > MOST_PARTS {
        return Err(whole(TOO_LARGE));
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| whole(DAMAGED))?;
        let mut unpacked = Vec::new();
        let size = part.take(left + 1).read_to_end(&mut unpacked).map_err(|_| whole(DAMAGED))?;
        left = left.checked_sub(size as u64).ok_or_else(|| whole(TOO_LARGE))?;
    }
    Ok(())
}

fn grid(bytes: &[u8]) -> Result<Grid, XlsxError> {
    let mut book = Xlsx::new(Cursor::new(bytes))?;
    let Some(name) = book.sheet_names().first().cloned() else { return Ok(Grid::default()) };
    let mut grid = Grid::default();
    let mut cells = book.worksheet_cells_reader(&name)?;
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        let (row, column) = cell.pos;
        if row > MOST_ROWS {
            break;
        }
        if cell.formula.is_some() {
            grid.formulas.insert(row);
        }
        let text = tidy(&text_of(cell.value));
        if !text.is_empty() {
            grid.rows.entry(row).or_default().insert(column, text);
        }
    }
    drop(cells);
    spread_merged(&mut book, &name, &mut grid);
    Ok(grid)
}

fn text_of(value: DataRef<'_>) -> String {
    match Data::from(value) {
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        other => other.to_string(),
    }
}

/// What is written once over merged rows holds for each of them.
fn spread_merged(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, grid: &mut Grid) {
    let Ok(merged) = book.merge_cells_by_sheet_name(name) else { return };
    for area in merged.into_iter().take(MOST_MERGED) {
        let (top, left) = area.start;
        let Some(text) = grid.rows.get(&top).and_then(|row| row.get(&left)).cloned() else { continue };
        for row in (top + 1)..=area.end.0.min(MOST_ROWS) {
            // Only where a row says something itself: merging makes no questions.
            if let Some(cells) = grid.rows.get_mut(&row) {
                cells.entry(left).or_insert_with(|| text.clone());
            }
        }
    }
}

/// The row of the headings, and which column is where.
fn head(grid: &Grid) -> Option<(u32, BTreeMap<u32, Column>)> {
    grid.rows.range(..HEAD_WITHIN).find_map(|(row, cells)| {
        let columns: BTreeMap<u32, Column> =
            cells.iter().filter_map(|(place, text)| Some((*place, column(text)?))).collect();
        let has = |wanted| columns.values().any(|column| *column == wanted);
        (has(Column::Question) && has(Column::Right)).then_some((*row, columns))
    })
}

fn column(heading: &str) -> Option<Column> {
    let folded = fold(heading);
    let folded = folded.trim_matches(|sign: char| !sign.is_alphanumeric());
    let letter = folded.strip_prefix("phuong an ").unwrap_or(folded);
    if let [letter @ b'a'..=b'h'] = letter.as_bytes() {
        return Some(Column::Choice(letter - b'a'));
    }
    Some(match folded {
        "cau hoi" | "noi dung cau hoi" => Column::Question,
        "dap an" | "dap an dung" => Column::Right,
        "chu de" => Column::Topic,
        "muc do" | "do kho" => Column::Difficulty,
        "giai thich" => Column::Explanation,
        _ => return None,
    })
}

/// The question of a row; `None` for a row that says nothing.
fn question(
    cells: &BTreeMap<u32, String>,
    columns: &BTreeMap<u32, Column>,
    has_formula: bool,
) -> Result<Option<QuestionDraft>, String> {
    let of = |wanted: Column| {
        let place = columns.iter().find(|(_, column)| **column == wanted).map(|(place, _)| place);
        place.and_then(|place| cells.get(place)).cloned().unwrap_or_default()
    };
    let (text, right) = (of(Column::Question), of(Column::Right));
    if text.is_empty() && right.is_empty() {
        return Ok(None);
    }
    if has_formula {
        return Err("Hàng này có công thức. Xin chép thành giá trị rồi gửi lại.".into());
    }
    if text.is_empty() {
        return Err("Thiếu câu hỏi.".into());
    }
    let choices: Vec<String> = (0..8).map(|letter| of(Column::Choice(letter))).collect();
    let difficulty = match fold(&of(Column::Difficulty)).as_str() {
        "" | "trung binh" | "tb" | "2" => Difficulty::Medium,
        "de" | "1" => Difficulty::Easy,
        "kho" | "3" => Difficulty::Hard,
        _ => return Err("Mức độ phải là Dễ, Trung bình hoặc Khó.".into()),
    };
    Ok(Some(QuestionDraft {
        text,
        task: task(choices, &right)?,
        topic: of(Column::Topic),
        difficulty,
        explanation: of(Column::Explanation),
    }))
}

fn task(mut choices: Vec<String>, right: &str) -> Result<Task, String> {
    while choices.last().is_some_and(String::is_empty) {
        choices.pop();
    }
    if right.is_empty() {
        return Err("Thiếu đáp án.".into());
    }
    if choices.is_empty() {
        return Ok(match fold(right).as_str() {
            "dung" | "d" => Task::TrueFalse { right: true },
            "sai" | "s" => Task::TrueFalse { right: false },
            _ => Task::ShortAnswer { accepted: right.split('|').map(tidy).collect() },
        });
    }
    if choices.iter().any(String::is_empty) {
        return Err("Các phương án A, B, C, D phải ghi liền nhau, không bỏ trống ở giữa.".into());
    }
    let letters = letters(right).ok_or_else(|| {
        "Đáp án phải là chữ cái của phương án, ví dụ B, hoặc A, C khi có nhiều đáp án đúng.".to_owned()
    })?;
    if let Some(beyond) = letters.iter().find(|letter| usize::from(**letter) >= choices.len()) {
        return Err(format!("Đáp án {} không có phương án tương ứng.", char::from(b'A' + beyond)));
    }
    match letters.first() {
        Some(only) if letters.len() == 1 => Ok(Task::Single { choices, right: *only }),
        _ => Ok(Task::Multiple { choices, right: letters }),
    }
}

/// `B`, `A, C`, `AC`, `a và c`.
fn letters(right: &str) -> Option<BTreeSet<u8>> {
    let folded = fold(right).replace(" va ", ",");
    let signs = folded.bytes().filter(|sign| !b" ,;+.&".contains(sign));
    let found: Option<BTreeSet<u8>> =
        signs.map(|sign| (b'a'..=b'h').contains(&sign).then(|| sign - b'a')).collect();
    found.filter(|found| !found.is_empty())
}
