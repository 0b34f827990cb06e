//! Vietnamese text: searching, sorting and comparing names as people here do.
//!
//! The app carries these rules to every phone, so they rest on a small table of Vietnamese letters
//! (`text/letter.rs`) and not on Unicode tables. Composed (NFC) and decomposed (NFD) input mean the same throughout.

mod legacy;
mod letter;
mod search;
mod secrecy;
mod sort;
mod spelling;

pub use legacy::is_legacy;
pub use search::matches;
pub use secrecy::{SecrecyMark, find_mark_in_name, find_mark_in_text};
pub use sort::name_sort_key;
pub use spelling::{same_spelling, title_case_name, tone_last};

pub(crate) use letter::is_name_letter;
use letter::{Sign, signs};

/// Lower case without marks, white space collapsed: `"  Đặng  THỊ Hường "` → `"dang thi huong"`.
///
/// `Ð` (U+00D0), which old keyboards put in place of `Đ`, also becomes `d`. Signs that are no Vietnamese letters
/// stay as they are.
pub fn fold(text: &str) -> String {
    join_words(text, |word, folded| {
        for sign in signs(word) {
            match sign {
                Sign::Letter(letter) => folded.push(char::from(letter.base)),
                Sign::Other(mark) if letter::is_combining(mark) => {}
                Sign::Other(other) => folded.push(other),
            }
        }
    })
}

/// The same text with every Vietnamese letter composed, so that two ways of storing it compare equal.
///
/// Look-alikes of `Đ` become `Đ`, and invisible signs (zero-width spaces, soft hyphens, byte order marks) go.
/// White space is kept.
pub fn to_nfc(text: &str) -> String {
    signs(text).map(Sign::to_char).collect()
}

/// Composed as by [`to_nfc`], with white space trimmed and collapsed to single spaces.
pub fn tidy(text: &str) -> String {
    join_words(text, |word, tidied| tidied.extend(signs(word).map(Sign::to_char)))
}

/// Rewrites each word and joins what remains by single spaces.
fn join_words(text: &str, mut write: impl FnMut(&str, &mut String)) -> String {
    let mut joined = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = joined.len();
        if before > 0 {
            joined.push(' ');
        }
        let start = joined.len();
        write(word, &mut joined);
        if joined.len() == start {
            joined.truncate(before);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn folding_drops_case_marks_and_extra_space() {
        let cases = [
            ("Nguyễn Thị Hường", "nguyen thi huong"),
            ("  ĐẶNG\u{a0} Thị\tĐào ", "dang thi dao"),
            ("\u{d0}\u{1ed7} V\u{103}n \u{d0}\u{1ee9}c", "do van duc"),
            ("Nguye\u{302}\u{303}n Thi\u{323} Hu\u{31b}o\u{31b}\u{300}ng", "nguyen thi huong"),
            ("Ậ Ẩ Ỡ Ự Ỵ Ẳ", "a a o u y a"),
            ("H'Hen Niê", "h'hen nie"),
            ("Y Blŏk Êban", "y blok eban"),
            ("R\u{1a1}\u{306} Ch\u{103}m", "ro cham"),
            ("\u{feff}Lê\u{200b} Na \u{200b}", "le na"),
            ("Chi bộ 12/A", "chi bo 12/a"),
            ("", ""),
        ];
        for (text, folded) in cases {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn both_ways_of_storing_a_letter_compose_to_one() {
        assert_eq!(to_nfc("Hu\u{31b}\u{301}a  Va\u{323}\u{302}n"), "Hứa  Vận");
        assert_eq!(to_nfc("a\u{302}\u{323}"), to_nfc("a\u{323}\u{302}"));
        assert_eq!(to_nfc("\u{d0}\u{f4}ng"), "Đông");
        assert_eq!(to_nfc("x\u{301}"), "x\u{301}", "no such Vietnamese letter: left alone");
        assert_eq!(tidy("  Lê \n  Na\u{200b} "), "Lê Na");
    }

    fn vietnamese() -> impl Strategy<Value = String> {
        let letters: Vec<char> =
            letter::ALPHABET.chars().chain("bcdghklmnpqrstvx BCDGHKLM".chars()).collect();
        prop::collection::vec(prop::sample::select(letters), 0..24)
            .prop_map(|signs| signs.into_iter().collect())
    }

    proptest! {
        #[test]
        fn decomposed_text_composes_as_unicode_says(text in vietnamese()) {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(to_nfc(&decomposed), text.nfc().collect::<String>());
        }

        #[test]
        fn folding_is_plain_ascii_and_changes_nothing_twice(text in vietnamese()) {
            let folded = fold(&text);
            prop_assert!(folded.is_ascii());
            prop_assert_eq!(fold(&folded), folded.clone());
            prop_assert_eq!(fold(&text.nfd().collect::<String>()), folded);
        }

        #[test]
        fn no_text_makes_the_rules_fail(text in ".{0,40}", query in ".{0,12}") {
            let _ = (fold(&text), tidy(&text), title_case_name(&text), matches(&query, &text));
            prop_assert!(name_sort_key(&text).bytes().all(|byte| (b' '..=b'~').contains(&byte)));
            prop_assert_eq!(to_nfc(&to_nfc(&text)), to_nfc(&text));
            prop_assert!(same_spelling(&text, &text));
        }
    }
}
