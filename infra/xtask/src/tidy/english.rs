//! What people read is Vietnamese.

use super::literals::{self, Place, Text};
use super::syllable::is_vietnamese;
use super::{Finding, Source};

const PLACES: [&str; 2] = ["frontend/src/pages/", "frontend/src/parts/"];

/// Attributes and properties whose value people read or hear.
const READ: [&str; 17] = [
    "alt",
    "aria-description",
    "aria-label",
    "aria-placeholder",
    "aria-valuetext",
    "caption",
    "description",
    "empty",
    "heading",
    "hint",
    "label",
    "legend",
    "message",
    "placeholder",
    "summary",
    "text",
    "title",
];

/// Names and units that Vietnamese uses as they are (words of up to five capitals are always allowed).
const ALLOWED: [&str; 21] = [
    "android",
    "app",
    "authenticator",
    "chrome",
    "docx",
    "email",
    "excel",
    "fi",
    "google",
    "internet",
    "ios",
    "iphone",
    "kb",
    "pdf",
    "safari",
    "totp",
    "video",
    "web",
    "wi",
    "word",
    "zalo",
];

/// Literals shown to people that hold English words.
pub fn check(source: &Source) -> Vec<Finding> {
    if !source.is_rust() || !PLACES.iter().any(|place| source.path.starts_with(place)) {
        return Vec::new();
    }
    let found =
        literals::of(&source.text).into_iter().filter(|text| is_read(text) && is_english(&text.content));
    found
        .map(|text| {
            let advice = format!("\"{}\" is shown to people: say it in Vietnamese", text.content);
            source.finding(text.line, "english", advice)
        })
        .collect()
}

fn is_read(text: &Text) -> bool {
    match &text.place {
        Place::Shown => true,
        Place::Attribute(name) => READ.contains(&name.as_str()),
        Place::Code | Place::Argument => false,
    }
}

/// Plain letters only, with at least one word that is neither Vietnamese nor allowed.
fn is_english(content: &str) -> bool {
    if !content.is_ascii() || content.starts_with(['/', '#', '.']) || content.contains("://") {
        return false;
    }
    let content = without_placeholders(content);
    content.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1).any(|word| {
        let capitals = word.len() <= 5 && word.chars().all(|c| c.is_ascii_uppercase());
        !capitals && !is_vietnamese(word) && !ALLOWED.contains(&word.to_ascii_lowercase().as_str())
    })
}

/// Without `{name}`, which `format!` fills in, and without escapes.
fn without_placeholders(content: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::new();
    for c in content.replace("\\n", " ").chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{lines, source};

    #[test]
    fn english_is_told_from_vietnamese() {
        for text in ["Save", "Loading...", "Xem all", "{count} members", "Next", "You are offline"] {
            assert!(is_english(text), "{text}");
        }
        for text in
            ["Lưu", "Xem", "Trang sau", "Tham gia", "{name}", "OTP", "PDF", "3 kB", "·", "—", "/tin", "Wi-Fi"]
        {
            assert!(!is_english(text), "{text}");
        }
    }

    #[test]
    fn only_what_people_read_counts() {
        let page = r#"fn view() -> Html { let size = "large"; html! {
            <p class="card" id="next" data-color="danger" role="status">{ "Next" }
              <input placeholder="Search" type="search" />
              <Field label="Full name" name="full" />
              { icon("close") }
            </p>
        } }"#;
        assert_eq!(lines(&check(&source("frontend/src/pages/home.rs", page))), [2, 3, 4]);
        assert!(check(&source("frontend/src/api.rs", page)).is_empty());
    }
}
