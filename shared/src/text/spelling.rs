//! Capitals and the place of the tone mark.

use super::letter::{Letter, Shape, Sign, Tone, signs};

/// Whether two texts are one spelling: equal up to case, spacing, composed or decomposed letters, and the place of
/// the tone mark in a syllable (`hoà` = `hòa`, `Thuỷ` = `Thủy`).
pub fn same_spelling(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        text.split_whitespace().map(syllable).filter(|word| !word.is_empty()).collect::<Vec<_>>()
    };
    words(one) == words(other)
}

/// A word without case: its letters, then the tones on it whatever letter they stand on.
fn syllable(word: &str) -> Vec<(char, Shape, Tone)> {
    let mut letters = Vec::new();
    let mut tones = Vec::new();
    for sign in signs(word) {
        match sign {
            Sign::Letter(Letter { base, shape, tone, .. }) => {
                letters.push((char::from(base), shape, Tone::Level));
                if tone != Tone::Level {
                    tones.push(('\0', Shape::Plain, tone));
                }
            }
            Sign::Other('’') => letters.push(('\'', Shape::Plain, Tone::Level)),
            Sign::Other(other) => letters.push((other, Shape::Plain, Tone::Level)),
        }
    }
    letters.extend(tones);
    letters
}

/// Words as they sound, for comparing whole words: composed, in small letters, the tone of each word behind it whatever
/// letter it stands on. `hoà` and `hòa` become one, `hoa` and `hóa` others.
pub fn tone_last(text: &str) -> String {
    super::join_words(text, |word, written| {
        let mut tones = Vec::new();
        for sign in signs(word) {
            match sign {
                Sign::Letter(letter) => {
                    tones.extend((letter.tone != Tone::Level).then_some(letter.tone));
                    let plain = Letter { tone: Tone::Level, upper: false, ..letter };
                    written.push(plain.to_char());
                }
                Sign::Other(other) => written.extend(other.to_lowercase()),
            }
        }
        written.extend(tones.into_iter().filter_map(Tone::mark));
    })
}

/// A name with capitals where they belong: `"BÙI HẢI THỤY"` and `"bùi hải thụy"` → `"Bùi Hải Thụy"`.
///
/// Only words that are plainly wrong are rewritten (all capitals, a small first letter, `NGuyễn`), so that an
/// unusual but deliberate spelling (`McDonald`) stays. Also composes letters and collapses white space.
pub fn title_case_name(name: &str) -> String {
    super::join_words(name, |word, written| {
        let signs: Vec<Sign> = signs(word).collect();
        let keep = is_well_written(&signs);
        let mut starts = true;
        for sign in signs {
            match sign {
                Sign::Letter(letter) if keep => written.push(letter.to_char()),
                Sign::Letter(letter) => written.push(Letter { upper: starts, ..letter }.to_char()),
                Sign::Other(other) => written.push(other),
            }
            starts = matches!(sign, Sign::Other('\'' | '’' | '-' | '.'));
        }
    })
}

/// A capital first and no run of capitals after it, as in `Hen`, `Mc-Donald`, `H'Hen`, `McDonald`.
fn is_well_written(signs: &[Sign]) -> bool {
    let is_upper = |sign: &Sign| matches!(sign, Sign::Letter(Letter { upper: true, .. }));
    signs.first().is_some_and(is_upper) && !signs.windows(2).any(|pair| pair.iter().all(is_upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_mended_and_good_names_kept() {
        let cases = [
            ("BÙI HẢI THỤY", "Bùi Hải Thụy"),
            ("bùi hải thụy", "Bùi Hải Thụy"),
            ("Bùi Hải Thụy", "Bùi Hải Thụy"),
            ("NGuyễn văn A", "Nguyễn Văn A"),
            ("nGUYỄN vĂN đỨC", "Nguyễn Văn Đức"),
            ("\u{d0}\u{1eb6}NG TH\u{1eca} \u{d0}\u{c0}O", "Đặng Thị Đào"),
            ("LÊ THI\u{323}  HO\u{300}A ", "Lê Thị Hòa"),
            ("H'HEN NIÊ", "H'Hen Niê"),
            ("Y BLŎK ÊBAN", "Y Blŏk Êban"),
            ("Anne-Marie McDonald", "Anne-Marie McDonald"),
            ("ANNE-MARIE", "Anne-Marie"),
            ("", ""),
        ];
        for (name, mended) in cases {
            assert_eq!(title_case_name(name), mended, "{name}");
            assert_eq!(title_case_name(mended), mended, "mending twice changes nothing: {mended}");
        }
    }

    #[test]
    fn a_word_sounds_the_same_wherever_its_tone_is_written() {
        for (one, other) in [("hoà", "hòa"), ("THUỶ", "thủy"), ("Qúy", "quý"), ("Hu\u{31b}\u{301}a", "hứa")]
        {
            assert_eq!(tone_last(one), tone_last(other));
        }
        for (one, other) in [("hoà", "hoa"), ("hoà", "hoá"), ("đào", "dào"), ("an", "ân")] {
            assert_ne!(tone_last(one), tone_last(other));
        }
        assert_eq!(tone_last(" 339-QĐ/TW  số"), "339-qđ/tw sô\u{301}");
    }

    #[test]
    fn the_place_of_the_tone_mark_is_a_matter_of_taste() {
        for (one, other) in [
            ("hoà", "hòa"),
            ("Nguyễn Thị Thuỷ", "NGUYỄN THỊ THỦY"),
            ("Qúy", "Quý"),
            ("khoẻ", "khỏe"),
            ("Lê  Hu\u{31b}\u{301}a", "Lê Hứa"),
        ] {
            assert!(same_spelling(one, other), "{one} = {other}");
        }
        for (one, other) in [
            ("hoà", "hoa"),
            ("hòa", "hóa"),
            ("Đào", "Dào"),
            ("Lê An", "Lê Ân"),
            ("Lê An", "An Lê"),
            ("Lê", "Lê A"),
        ] {
            assert!(!same_spelling(one, other), "{one} ≠ {other}");
        }
    }
}
