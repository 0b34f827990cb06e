//! From cells to values: what spreadsheets and hurried hands do to a roster is undone where the meaning is certain,
//! and refused with a reason where it is not. Every mending is remarked, none is silent.

mod card;
mod citizen_id;
mod date;
mod name;
mod phone;
mod word;

use shared::roster::{CellError, CellRemark, CellWarning, Mending};
use shared::text::{fold, tidy};

pub(super) use card::card;
pub(super) use citizen_id::citizen_id;
pub(super) use date::date;
pub(super) use name::{branch, name};
pub(super) use phone::phone;
pub(super) use word::{Said, gender, standing};

use super::grid::Raw;

/// A cell after mending.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mended<T> {
    /// The value; `None` when the cell is empty, wrong or left out.
    pub value: Option<T>,
    /// The value in the form people read; the cell's own text when it cannot be read.
    pub text: String,
    /// What was noticed.
    pub remarks: Vec<CellRemark>,
}

impl<T> Mended<T> {
    /// Nothing in the cell.
    fn empty() -> Self {
        Self { value: None, text: String::new(), remarks: Vec::new() }
    }

    /// A value, shown as `text`.
    fn good(value: T, text: impl Into<String>) -> Self {
        Self { value: Some(value), text: text.into(), remarks: Vec::new() }
    }

    /// Unreadable: the row cannot be imported.
    fn wrong(text: impl Into<String>, error: CellError) -> Self {
        Self { value: None, text: text.into(), remarks: vec![CellRemark::Error(error)] }
    }

    /// Unreadable, but the field is optional: imported without.
    fn left_out(text: impl Into<String>, warning: CellWarning) -> Self {
        Self { value: None, text: text.into(), remarks: vec![CellRemark::Warning(warning)] }
    }

    /// Remarks what was mended.
    fn after(mut self, mending: impl IntoIterator<Item = Mending>) -> Self {
        self.remarks.splice(0..0, mending.into_iter().map(CellRemark::Mended));
        self
    }
}

/// The content of a text cell without the marks spreadsheets put around text: `="0123"`, a leading `'`.
fn unquoted(text: &str) -> (&str, Option<Mending>) {
    let trimmed = text.trim();
    let inner = trimmed.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).or_else(|| {
        let rest = trimmed.strip_prefix('\'')?;
        rest.starts_with(|sign: char| sign.is_ascii_digit()).then_some(rest)
    });
    inner.map_or((text, None), |inner| (inner, Some(Mending::ExcelText)))
}

/// Whether people wrote a sign for "nothing": `-`, `không có`, `chưa`.
fn says_nothing(text: &str) -> bool {
    const NOTHING: [&str; 16] = [
        "", "-", "--", "---", "/", "x", "k", "ko", "0", "khong", "khong co", "chua", "chua co", "n/a",
        "null", "...",
    ];
    NOTHING.contains(&fold(&text.replace(['–', '—', '…'], "-")).as_str())
}

/// A whole number of a number cell, as digits. Spreadsheets keep 15 digits; more would be invented.
fn whole(number: f64) -> Option<String> {
    (number.fract() == 0.0 && (0.0..1e15).contains(&number)).then(|| format!("{number:.0}"))
}

/// Whether a text is a number a spreadsheet shortened: `8,4151E+10`.
fn is_shortened(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let is_number = |part: &str| {
        !part.is_empty() && part.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ','))
    };
    is_number(mantissa.trim()) && is_number(exponent.trim().trim_start_matches('+'))
}

/// The text of a cell that should hold digits, tidy and unquoted; a fault of the spreadsheet as an error.
fn digits_text(raw: &Raw) -> Result<(String, Option<Mending>), CellError> {
    match raw {
        Raw::Fault(fault) => Err(CellError::Fault(fault.clone())),
        Raw::Number(number) => Ok((whole(*number).unwrap_or_else(|| number.to_string()), None)),
        other => {
            let text = tidy(&other.written());
            let (inner, mending) = unquoted(&text);
            if is_shortened(inner) {
                Err(CellError::ShortenedNumber)
            } else {
                Ok((inner.to_owned(), mending))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_for_nothing_are_nothing() {
        for text in ["-", " – ", "Không", "không có", "CHƯA CÓ", "x", "…", ""] {
            assert!(says_nothing(text), "{text}");
        }
        assert!(!says_nothing("09"));
    }

    #[test]
    fn shortened_numbers_are_noticed() {
        for text in ["8.41510E+10", "8,4E+10", "1E11"] {
            assert!(is_shortened(text), "{text}");
        }
        for text in ["084151050631", "Hệ", "E5", "12e"] {
            assert!(!is_shortened(text), "{text}");
        }
    }

    #[test]
    fn quotes_of_spreadsheets_come_off() {
        assert_eq!(unquoted("=\"0123\""), ("0123", Some(Mending::ExcelText)));
        assert_eq!(unquoted("'0123"), ("0123", Some(Mending::ExcelText)));
        assert_eq!(unquoted("H'Hen"), ("H'Hen", None));
    }
}
