//! The order in which Vietnamese lists name people.

use super::letter::{Letter, Shape, Sign, Tone, is_combining, signs};

/// A key in printable ASCII whose byte order is the order of people in a Vietnamese list: given name (the last word)
/// first, then family name and the rest; letters `a ă â b c d đ e ê …`; within a syllable letters before tones
/// (ngang, huyền, hỏi, ngã, sắc, nặng).
///
/// Each word is written as its base letters, a shaped letter followed by `{`, `|` or `}` (all above `z`), and is
/// closed by the digit of its tone (below `a`, so `An` stands before `Anh`). Names that differ only in case,
/// spacing, punctuation or the place of the tone mark share a key, so append an id where keys must differ.
/// `#` never occurs.
pub fn name_sort_key(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let Some((given, rest)) = words.split_last() else { return String::new() };
    let mut key = String::with_capacity(name.len() + words.len());
    for word in std::iter::once(given).chain(rest) {
        push_word(word, &mut key);
    }
    key
}

fn push_word(word: &str, key: &mut String) {
    let before = key.len();
    let mut tone = Tone::Level;
    for sign in signs(word) {
        match sign {
            Sign::Letter(letter) => {
                push_letter(letter, key);
                tone = if tone == Tone::Level { letter.tone } else { tone };
            }
            Sign::Other(digit) if digit.is_ascii_digit() => key.extend(['9', digit]),
            Sign::Other(sign) if sign.is_ascii() || is_combining(sign) || is_punctuation(sign) => {}
            Sign::Other(_) => key.push('~'),
        }
    }
    if key.len() > before {
        key.push(char::from(b'0' + tone as u8));
    }
}

/// Typographic quotes and dashes.
fn is_punctuation(sign: char) -> bool {
    ('\u{2010}'..='\u{205e}').contains(&sign)
}

fn push_letter(letter: Letter, key: &mut String) {
    key.push(char::from(letter.base));
    match letter.shape {
        Shape::Plain => {}
        Shape::Breve | Shape::Stroke | Shape::Caron | Shape::Tilde => key.push('{'),
        Shape::Circumflex => key.push('|'),
        Shape::Horn => key.push('}'),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn people_stand_in_vietnamese_order() {
        let in_order = [
            "Lê An",
            "Nguyễn An",
            "Nguyễn Văn An",
            "Phạm Văn An",
            "Bùi Anh",
            "Bùi Ánh",
            "Bùi Ánh Ân",
            "Bùi Băng",
            "Bùi Bình",
            "Bùi Dũng",
            "Bùi Đào",
            "Bùi Đạt",
            "Bùi Giang",
            "Bùi Hà",
            "Bùi Hạ",
            "Bùi Hải",
            "Bùi Hạnh",
            "An Thị Hoa",
            "Lê Thị Hoa",
            "An Thị Hòa",
            "An Thị Hóa",
            "An Hông",
            "An Hồng",
            "An Hơn",
            "Đỗ Thị Hương",
            "An Thị Hường",
            "Đỗ Thị Long",
            "Dương Thị Nga",
            "Đặng Thị Nga",
            "Đỗ Oanh",
            "Đỗ Ơn",
            "Đỗ Tú",
            "Đỗ Tư",
            "Đỗ Vy",
            "Đỗ Yến",
        ];
        let mut sorted = in_order;
        sorted.sort_by_key(|name| name_sort_key(name));
        assert_eq!(sorted, in_order);
    }

    #[test]
    fn ways_of_writing_one_name_share_a_key() {
        for (one, other) in [
            ("Nguyễn Thị Hoà", "NGUYỄN  THỊ HÒA"),
            ("Đỗ Thủy", "\u{d0}o\u{302}\u{303} Thuỷ"),
            ("H'Hen Niê", "H’Hen Niê"),
        ] {
            assert_eq!(name_sort_key(one), name_sort_key(other), "{one}");
        }
        assert_eq!(name_sort_key("Nguyễn Thị Hường"), "hu}o}ng1nguye|n3thi5");
        assert_eq!(name_sort_key("  "), "");
    }

    proptest! {
        #[test]
        fn the_given_name_decides_before_all_else(family in "[A-Z][a-z]{1,6}", other in "[A-Z][a-z]{1,6}") {
            let (first, second) = (format!("{family} Bình"), format!("{other} Châu"));
            prop_assert!(name_sort_key(&first) < name_sort_key(&second));
        }
    }
}
