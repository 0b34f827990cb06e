//! The reason that somebody gives for an act. It stays in the log for good, so it may hold no numbers of people.

use crate::problem::FieldProblem;
use crate::text::tidy;

/// Shortest reason, in characters: a word is none.
const SHORTEST_REASON: usize = 5;
/// Longest reason, in characters.
pub const LONGEST_REASON: usize = 300;
/// From so many digits on a number may be somebody's: an old party card has eight, a phone ten, a citizen id twelve.
const MOST_DIGITS: usize = 7;

/// A reason as it is kept: spaces tidied.
///
/// # Errors
/// The problem of the field `reason`: too short, too long, or with a number that may be a person's.
pub fn check_reason(text: &str) -> Result<String, FieldProblem> {
    let text = tidy(text);
    if !(SHORTEST_REASON..=LONGEST_REASON).contains(&text.chars().count()) {
        return Err(FieldProblem::new("reason", "Xin ghi lý do, từ 5 đến 300 ký tự."));
    }
    if longest_number(&text) > MOST_DIGITS {
        let sentence = "Lý do được lưu lâu dài. Xin bỏ số định danh, số thẻ, số điện thoại khỏi lý do.";
        return Err(FieldProblem::new("reason", sentence));
    }
    Ok(text)
}

/// Digits of the longest number, also when it is written in groups: `0912 345 678`. A date in figures ends a group.
fn longest_number(text: &str) -> usize {
    let (mut longest, mut digits) = (0, 0);
    for letter in text.chars() {
        match letter {
            letter if letter.is_ascii_digit() => digits += 1,
            ' ' | '.' | '-' if digits > 0 => {}
            _ => digits = 0,
        }
        longest = longest.max(digits);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_sentence_without_numbers_of_people() {
        for good in ["Đại hội chi bộ ngày 12/11/2026", "Quyết định số 05-QĐ/ĐU", "  Nghỉ   hưu sớm "]
        {
            assert!(check_reason(good).is_ok(), "{good}");
        }
        assert_eq!(check_reason("  Nghỉ   hưu ").unwrap(), "Nghỉ hưu");
        for bad in
            ["", "Nghỉ", "Số định danh 001175000101", "Gọi 0912 345 678", "Thẻ 34.193.630", &"ă".repeat(301)]
        {
            assert_eq!(check_reason(bad).unwrap_err().field, "reason", "{bad}");
        }
    }
}
