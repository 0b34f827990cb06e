//! Colours come from the theme, so that contrast and dark surroundings are decided once.

use super::literals;
use super::{Finding, Source};

/// Colours by number outside the theme and the tokens from which it is made. Pictures and the manifest in
/// `frontend/static/` cannot use the theme and are left alone, as is `theme-color` of the page.
pub fn check(source: &Source) -> Vec<Finding> {
    let Some(name) = source.path.strip_prefix("frontend/") else { return Vec::new() };
    let lines = match name.rsplit_once('.') {
        _ if name.starts_with("style/theme") || name.starts_with("style/tokens") => Vec::new(),
        Some((_, "css")) => in_css(&source.text),
        Some((_, "rs")) => in_rust(&source.text),
        Some((_, "html" | "js")) => in_page(&source.text),
        _ => Vec::new(),
    };
    let advice = "colours by number live in frontend/style/theme.css: use a variable of the theme";
    lines.into_iter().map(|line| source.finding(line, "colour", advice)).collect()
}

fn in_css(css: &str) -> Vec<usize> {
    let css = without_comments(css);
    let value =
        |at: usize| css[at..].find([';', '{', '}']).is_none_or(|end| !css[at + end..].starts_with('{'));
    colours(&css).filter(|(at, _)| value(*at)).map(|(at, _)| line_of(&css, at)).collect()
}

fn in_rust(rust: &str) -> Vec<usize> {
    let coloured = |content: &str| colours(content).any(|(_, digits)| !is_word(digits));
    literals::of(rust).into_iter().filter(|text| coloured(&text.content)).map(|text| text.line).collect()
}

fn in_page(page: &str) -> Vec<usize> {
    let coloured =
        |line: &str| colours(line).any(|(at, digits)| !is_word(digits) && !line[..at].ends_with("href=\""));
    let lines = page.lines().enumerate().filter(|(_, line)| !line.contains("theme-color") && coloured(line));
    lines.map(|(at, _)| at + 1).collect()
}

/// Every `#` with 3, 4, 6 or 8 hexadecimal digits, and those digits.
fn colours(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('#').filter_map(|(at, _)| {
        let after = &text[at + 1..];
        let digits = after.find(|c: char| !c.is_ascii_hexdigit()).map_or(after, |end| &after[..end]);
        let ends = !after[digits.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
        let begins = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '&' || c == '/');
        (begins && ends && matches!(digits.len(), 3 | 4 | 6 | 8)).then_some((at, digits))
    })
}

/// `#add` is more likely an anchor than a colour.
fn is_word(digits: &str) -> bool {
    digits.len() < 6 && digits.chars().all(|c| c.is_ascii_lowercase())
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        let end = rest[start + 2..].find("*/").map_or(rest.len(), |end| start + end + 4);
        out.push_str(&rest[..start]);
        out.extend(rest[start..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    out + rest
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{lines, source};

    #[test]
    fn colours_in_our_sheets_are_found() {
        let css = "/* #fff */\n#add { color: #b3261e; }\na:hover #face { border: 1px solid #FFF }\nb { color: #ab }";
        assert_eq!(lines(&check(&source("frontend/style/layout.css", css))), [2, 3]);
        assert!(check(&source("frontend/style/theme.css", css)).is_empty());
        assert!(check(&source("frontend/style/tokens.json", "\"#b3261e\"")).is_empty());
        assert!(check(&source("functions/kit/src/lib.rs", "const A: &str = \"#b3261e\";")).is_empty());
    }

    #[test]
    fn colours_in_parts_are_found_but_anchors_are_not() {
        let rust =
            "const A: &str = \"fill: #b3261e\";\nconst B: &str = \"#add\";\nconst C: &str = \"#fff8\";";
        assert_eq!(lines(&check(&source("frontend/src/parts/chart.rs", rust))), [1, 3]);
        let entity = "const A: &str = \"&#1234;\"; const B: &str = \"/a#4567\";";
        assert!(check(&source("frontend/src/parts/chart.rs", entity)).is_empty());
    }

    #[test]
    fn the_page_may_name_the_colour_of_the_window() {
        let page =
            "<meta name=\"theme-color\" content=\"#B3261E\">\n<a href=\"#main\">\n<hr color=\"#B3261E\">";
        assert_eq!(lines(&check(&source("frontend/index.html", page))), [3]);
    }
}
