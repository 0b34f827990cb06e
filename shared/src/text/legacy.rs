//! Text of TCVN3 (ABC) and VNI fonts. Their letters are Latin-1 signs drawn differently, so without the font
//! `Nguyễn Văn Hùng` reads `NguyÔn V¨n Hïng` (TCVN3) or `Nguyeãn Vaên Huøng` (VNI).

/// Whether a text was typed for such a font. Detected, never converted: capitals of TCVN3 live in another font, so a
/// guess could ruin a name.
pub fn is_legacy(text: &str) -> bool {
    has_foreign_sign(text) || has_impossible_pair(text)
}

/// Latin-1 signs that no Vietnamese word contains and these fonts use for letters. `ñ` is left out: it is a letter of
/// Ê Đê names. So are signs that people do type: `°`, `²`, `½`, `·`, `«`, `»`.
fn has_foreign_sign(text: &str) -> bool {
    let foreign = |sign: char| matches!(sign, '¨' | '©' | '¬' | '®' | '¸' | '¹' | '¶' | 'µ' | 'Ä'..='Ç' | 'Ë' | 'Î' | 'Ï' | 'Ö'..='Ø' | 'Û' | 'Ü' | 'Þ' | 'ß' | 'ä'..='ç' | 'ë' | 'î' | 'ï' | 'ö'..='ø' | 'û' | 'ü' | 'þ' | 'ÿ' | 'œ' | 'Œ');
    let within_a_word =
        |word: &str| word.chars().any(foreign) && word.chars().any(|sign| sign.is_ascii_alphabetic());
    text.split_whitespace().any(within_a_word)
}

/// VNI writes a mark as a second vowel: `aê` is ă, `eã` is ễ, `aù` is á. Pairs that also occur in Vietnamese
/// syllables (`oá`, `uâ`, `oã`) prove nothing and are left out.
fn has_impossible_pair(text: &str) -> bool {
    let lower: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    lower.windows(2).any(|pair| match pair[0] {
        'a' => matches!(pair[1], 'à' | 'á' | 'â' | 'ã' | 'è' | 'é' | 'ê' | 'õ' | 'ù'),
        'e' => matches!(pair[1], 'à' | 'á' | 'â' | 'ã' | 'õ' | 'ù'),
        'o' => matches!(pair[1], 'â' | 'õ' | 'ù'),
        'ô' | 'u' | 'y' => matches!(pair[1], 'õ' | 'ù'),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legacy_fonts_are_recognised() {
        for text in [
            "NguyÔn V¨n Hïng",
            "TrÇn ThÞ H¹nh",
            "§Æng ThÕ Dòng",
            "Hä vµ tªn",
            "Nguyeãn Vaên Huøng",
            "Traàn Thò Haïnh",
            "Leâ Thò Hoa",
            "Ñaëng Theá Duõng",
            "Hoï vaø teân",
        ] {
            assert!(is_legacy(text), "{text}");
        }
    }

    #[test]
    fn unicode_names_and_common_signs_are_not() {
        for text in [
            "Nguyễn Văn Hùng",
            "Đoàn Thị Thuý Quỳnh Khuê",
            "Hoà Thuận Quảng Loan Khoẻ Xoè Hoè",
            "Y Ñoă Niê",
            "H'Hen Niê",
            "Chi bộ số 1 « Đông », 30 m², 25°C",
            "Họ và tên *",
            "Hu\u{31b}o\u{31b}\u{300}ng",
            "Goòng, xoong, Đắk Đoa, Ia Grai, Cư M'gar",
            "",
        ] {
            assert!(!is_legacy(text), "{text}");
        }
    }

    #[test]
    fn no_vietnamese_syllable_looks_legacy() {
        let rhymes = "oà oá oã oè oé uà uá uã uè uê uý uỳ uâ iá ià iê yê uô ươ oă oe eo ao ai âu êu ôi ơi ưu uơ uyê oai oay uây uôi ươi iêu yêu ueo oao";
        for rhyme in rhymes.split(' ') {
            assert!(!is_legacy(&format!("Th{rhyme}n")), "{rhyme}");
        }
    }
}
