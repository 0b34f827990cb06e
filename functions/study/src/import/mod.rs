//! Reading questions from files. What a file says about itself is not believed: its size, its rows and its signs are
//! looked at before they are used, and each line that cannot be taken says why.

pub mod gift;
mod xlsx;

use shared::problem::{Problem, ProblemCode};
use shared::study::{ImportFormat, LineError, QuestionDraft};
use shared::text::{is_legacy, to_nfc};

/// Most questions of a file.
const MOST_LINES: usize = 500;

/// A question as it was read, not checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadLine {
    /// On which line of the file it begins.
    pub line: u32,
    /// The question.
    pub question: QuestionDraft,
}

/// What was read, and what could not be.
pub type Read = (Vec<ReadLine>, Vec<LineError>);

/// Reads a file.
///
/// # Errors
/// [`ProblemCode::QuestionFileRefused`] when it cannot be read as a whole.
pub fn read(format: ImportFormat, bytes: &[u8]) -> Result<Read, Problem> {
    let (lines, errors) = match format {
        ImportFormat::Gift => gift::read(text_of(bytes)?.as_str()),
        ImportFormat::Xlsx => xlsx::read(bytes)?,
    };
    if lines.len() + errors.len() > MOST_LINES {
        return Err(whole("Tệp có quá 500 câu hỏi. Xin chia thành nhiều tệp."));
    }
    if lines.is_empty() && errors.is_empty() {
        return Err(whole("Không thấy câu hỏi nào trong tệp. Xin xem lại mẫu."));
    }
    Ok((lines, errors))
}

fn text_of(bytes: &[u8]) -> Result<String, Problem> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| whole("Tệp không phải văn bản Unicode (UTF-8). Xin lưu lại với bảng mã UTF-8."))?;
    if text.lines().filter(|line| is_legacy(line)).count() > 2 {
        return Err(whole(LEGACY));
    }
    Ok(to_nfc(text))
}

const LEGACY: &str = "Tệp gõ bằng phông chữ cũ (TCVN3, VNI). Xin chuyển sang Unicode rồi gửi lại.";

/// The file is refused as a whole.
fn whole(sentence: &str) -> Problem {
    Problem::with(ProblemCode::QuestionFileRefused, sentence)
}

fn error(line: u32, sentence: impl Into<String>) -> LineError {
    LineError { line, sentence: sentence.into() }
}

/// Why a question that was read cannot be taken.
pub fn refused(line: u32, problem: Problem) -> LineError {
    let sentence = problem.fields.into_iter().next().map_or(problem.sentence, |field| field.sentence);
    error(line, sentence)
}

#[cfg(test)]
mod tests;
