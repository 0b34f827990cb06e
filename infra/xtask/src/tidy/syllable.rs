//! Tells a Vietnamese syllable that happens to need no mark ("tin", "chung", "quan") from an English word.

/// Beginnings; the longest that fits is taken, and none is possible too.
const ONSETS: [&str; 26] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l",
    "m", "n", "r", "s", "t", "v", "x", "",
];

/// Rhymes of the level tone with plain vowels. A syllable that ends in c, ch, p or t always bears a mark.
const RHYMES: [&str; 44] = [
    "a", "ai", "am", "an", "ang", "anh", "ao", "au", "ay", "e", "em", "en", "eo", "i", "ia", "im", "in",
    "inh", "iu", "o", "oa", "oai", "oan", "oang", "oanh", "oay", "oe", "oen", "oeo", "oi", "om", "on", "ong",
    "u", "ua", "ui", "um", "un", "ung", "uy", "uynh", "uyu", "y", "oong",
];

/// Whether the plain letters can be one Vietnamese syllable.
pub fn is_vietnamese(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    ONSETS.iter().any(|onset| {
        word.strip_prefix(onset)
            .is_some_and(|rhyme| RHYMES.contains(&rhyme) || (*onset == "gi" && rhyme.is_empty()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_without_marks_are_vietnamese() {
        for word in [
            "xem", "trang", "sau", "tin", "chung", "quan", "tham", "gia", "Hai", "nghe", "xong", "quay", "in",
        ] {
            assert!(is_vietnamese(word), "{word}");
        }
    }

    #[test]
    fn english_words_are_not() {
        for word in [
            "save", "Cancel", "close", "open", "name", "date", "search", "submit", "next", "back", "loading",
            "error", "edit", "delete", "view", "member", "meeting", "yes", "home", "list", "add", "set",
            "get", "chat",
        ] {
            assert!(!is_vietnamese(word), "{word}");
        }
    }
}
