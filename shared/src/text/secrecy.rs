//! Marks of secrecy. What bears one has no place here, so texts are looked through before they are kept.

use super::tidy;

/// Whether a text bears a mark of secrecy: `MẬT`, `TỐI MẬT` or `TUYỆT MẬT` as a stamp, not as a word of a sentence.
///
/// A stamp stands alone on its line, in brackets, after `Độ mật`, or in capitals among small letters. `bí mật`,
/// `bảo mật`, `mật ong` and a heading in capitals about the protection of secrets are no stamps.
pub fn has_secrecy_mark(text: &str) -> bool {
    text.lines().any(is_marked)
}

const MARKS: [&str; 3] = ["mật", "tối mật", "tuyệt mật"];

fn is_marked(line: &str) -> bool {
    let parts =
        line.split(|sign: char| !(sign.is_alphanumeric() || sign.is_whitespace() || is_mark_of(sign)));
    let parts: Vec<String> = parts.map(tidy).filter(|part| !part.is_empty()).collect();
    let stands_alone = parts.len() == 1 || line.contains(['(', '[', '_', '<']);
    let is_after_grade = parts.first().is_some_and(|first| first.to_lowercase() == "độ mật");
    parts.iter().any(|part| {
        let small = part.to_lowercase();
        let is_mark = MARKS.contains(&small.as_str());
        (is_mark && (stands_alone || is_after_grade))
            || small.strip_prefix("độ mật ").is_some_and(|rest| MARKS.contains(&rest))
            || is_stamp_in_sentence(part)
    })
}

/// Combining marks, which belong to the letter before them.
fn is_mark_of(sign: char) -> bool {
    super::letter::is_combining(sign)
}

/// `MẬT` in capitals in a sentence of small letters, unless it ends a longer word as in `BÍ MẬT`.
fn is_stamp_in_sentence(part: &str) -> bool {
    if !part.chars().any(char::is_lowercase) {
        return false;
    }
    let words: Vec<&str> = part.split(' ').collect();
    let before = |at: usize| at.checked_sub(1).map_or("", |before| words[before]);
    let is_compound = |word: &str| matches!(word, "BÍ" | "BẢO" | "CƠ");
    words.iter().enumerate().any(|(at, word)| *word == "MẬT" && !is_compound(before(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_told_from_a_word() {
        let marked = [
            "MẬT",
            " Mật ",
            "TỐI MẬT",
            "Tuyệt mật",
            "ĐẢNG ỦY XÃ\nTUYỆT MẬT\nSố 12",
            "Độ mật: Tối mật",
            "Độ mật tuyệt mật",
            "Nghị quyết (MẬT).docx",
            "nghi-quyet_MẬT_2026",
            "[Tối mật] Kế hoạch",
            "Văn bản này đóng dấu MẬT theo quy định",
            "TO\u{302}\u{301}I MA\u{302}\u{323}T",
        ];
        for text in marked {
            assert!(has_secrecy_mark(text), "{text}");
        }
        let plain = [
            "",
            "Giữ bí mật của Đảng",
            "Quy định về bảo vệ BÍ MẬT nhà nước",
            "QUY ĐỊNH VỀ BẢO VỆ BÍ MẬT NHÀ NƯỚC",
            "Mô hình nuôi ong lấy mật",
            "Các độ mật gồm tuyệt mật, tối mật và mật",
            "An ninh, cơ mật; mật độ dân cư",
            "Mật ong rừng",
        ];
        for text in plain {
            assert!(!has_secrecy_mark(text), "{text}");
        }
    }
}
