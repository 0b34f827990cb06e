//! Telephone numbers: lost zeros, prefixes from before 2018, several numbers in one cell.

use shared::person::{PersonProblem, Phone};
use shared::roster::{CellWarning, Mending};

use super::super::grid::Raw;
use super::{Mended, digits_text, says_nothing};

/// Prefixes of eleven-digit mobile numbers and what they became between 15/9 and 15/11/2018 (plan of the Ministry of
/// Information and Communications). A closed matter of the past, so no date of validity.
const OLD_PREFIXES: [(&str, &str); 21] = [
    ("0120", "070"),
    ("0121", "079"),
    ("0122", "077"),
    ("0123", "083"),
    ("0124", "084"),
    ("0125", "085"),
    ("0126", "076"),
    ("0127", "081"),
    ("0128", "078"),
    ("0129", "082"),
    ("0162", "032"),
    ("0163", "033"),
    ("0164", "034"),
    ("0165", "035"),
    ("0166", "036"),
    ("0167", "037"),
    ("0168", "038"),
    ("0169", "039"),
    ("0186", "056"),
    ("0188", "058"),
    ("0199", "059"),
];

/// A telephone number. One that nobody could dial is left out with a warning: a person without a telephone is a
/// member all the same.
pub(crate) fn phone(cell: &Raw) -> Mended<Phone> {
    let (text, quotes) = match digits_text(cell) {
        Ok((text, _)) if says_nothing(&text) => return Mended::empty(),
        Ok(read) => read,
        Err(_) => return Mended::left_out(cell.written(), CellWarning::LeftOut(PersonProblem::Phone)),
    };
    if let Some((phone, mending)) = one(&text) {
        return good(phone).after(quotes.into_iter().chain(mending));
    }
    let parts = text.split(['/', ';', ',', ':', '|', '(', ')', '–', '\n']).flat_map(|part| part.split(" - "));
    match parts.filter_map(|part| one(part.trim())).next() {
        Some((phone, mending)) => good(phone).after([Mending::FirstPhone].into_iter().chain(mending)),
        None => {
            let problem = text.parse::<Phone>().err().unwrap_or(PersonProblem::Phone);
            Mended::left_out(text, CellWarning::LeftOut(problem))
        }
    }
}

fn good(phone: Phone) -> Mended<Phone> {
    let shown = phone.reveal().to_owned();
    Mended::good(phone, shown)
}

/// One number, as written or mended.
fn one(text: &str) -> Option<(Phone, Option<Mending>)> {
    if let Ok(phone) = text.parse() {
        return Some((phone, None));
    }
    let digits: String = text.chars().filter(|sign| !matches!(sign, ' ' | '.' | '-')).collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let with_zero = match (digits.as_bytes().first(), digits.len()) {
        (Some(b'3' | b'5' | b'7' | b'8' | b'9'), 9) | (Some(b'1' | b'2'), 10) => Some(format!("0{digits}")),
        _ => None,
    };
    let dialled = with_zero.as_deref().unwrap_or(&digits);
    let renew = |(old, new): &(&str, &str)| Some(format!("{new}{}", dialled.strip_prefix(old)?));
    let renewed = if dialled.len() == 11 { OLD_PREFIXES.iter().find_map(renew) } else { None };
    let mending = if renewed.is_some() { Mending::OldPhonePrefix } else { Mending::LeadingZero };
    let phone = renewed.or(with_zero)?.parse().ok()?;
    Some((phone, Some(mending)))
}

#[cfg(test)]
mod tests {
    use shared::roster::CellRemark;

    use super::*;

    #[test]
    fn numbers_are_mended_and_the_mending_told() {
        use Mending::{ExcelText, FirstPhone, LeadingZero, OldPhonePrefix};
        let text = |text: &str| Raw::Text(text.to_owned());
        let cases: [(Raw, &str, &[Mending]); 13] = [
            (text("0778220482"), "0778220482", &[]),
            (text("0778.220.482"), "0778220482", &[]),
            (text("+84 778 220 482"), "0778220482", &[]),
            (Raw::Number(778_220_482.0), "0778220482", &[LeadingZero]),
            (Raw::Number(84_778_220_482.0), "0778220482", &[]),
            (text("778220482"), "0778220482", &[LeadingZero]),
            (Raw::Number(2_438_251_234.0), "02438251234", &[LeadingZero]),
            (text("01669123456"), "0369123456", &[OldPhonePrefix]),
            (Raw::Number(1_669_123_456.0), "0369123456", &[OldPhonePrefix]),
            (text("0912345678 / 0987654321"), "0912345678", &[FirstPhone]),
            (text("0912 345 678 (con trai)"), "0912345678", &[FirstPhone]),
            (text("NR: 024.3825.1234; DĐ: 0912345678"), "02438251234", &[FirstPhone]),
            (text("=\"0778220482\""), "0778220482", &[ExcelText]),
        ];
        for (cell, shown, mendings) in cases {
            let mended = phone(&cell);
            let expected: Vec<CellRemark> = mendings.iter().copied().map(CellRemark::Mended).collect();
            assert_eq!((mended.text.as_str(), mended.remarks), (shown, expected), "{cell:?}");
        }
    }

    #[test]
    fn what_nobody_can_dial_is_left_out_with_a_warning() {
        for text in ["09", "không dùng máy", "0612345678", "091234567"] {
            let mended = phone(&Raw::Text(text.to_owned()));
            assert_eq!(mended.value, None);
            assert_eq!(
                mended.remarks,
                [CellRemark::Warning(CellWarning::LeftOut(PersonProblem::Phone))],
                "{text}"
            );
        }
        for text in ["không có", "-", ""] {
            assert_eq!(phone(&Raw::Text(text.to_owned())), Mended::empty(), "{text}");
        }
    }
}
