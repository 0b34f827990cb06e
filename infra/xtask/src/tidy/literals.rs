//! The string literals of a Rust file, found by reading tokens: comments, docs and attributes do not count.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};

/// A string literal in code.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    /// Between the quotes, escapes as written.
    pub content: String,
    /// First line, from 1.
    pub line: usize,
    /// Where it stands.
    pub place: Place,
}

/// Where a literal stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Anywhere outside `html!`.
    Code,
    /// Shown by `html!`: text between tags.
    Shown,
    /// The value of an attribute or property in `html!`.
    Attribute(String),
    /// In `html!`, but compared, matched or given to a function.
    Argument,
}

/// All string literals of a file, or nothing when it is no Rust that can be read.
pub fn of(rust: &str) -> Vec<Text> {
    let mut found = Vec::new();
    if let Ok(tokens) = rust.parse::<TokenStream>() {
        walk(tokens, &Place::Code, &mut found);
    }
    found
}

fn walk(tokens: TokenStream, place: &Place, found: &mut Vec<Text>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Literal(literal) => {
                let place = placed(&tokens, at, place);
                found.extend(text(literal, place));
            }
            TokenTree::Group(group) if !is_attribute(&tokens, at, group) => {
                walk(group.stream(), &inside(&tokens, at, group, place), found);
            }
            _ => {}
        }
    }
}

/// `#[…]` and `#![…]`, which also hold the docs.
fn is_attribute(tokens: &[TokenTree], at: usize, group: &Group) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    group.delimiter() == Delimiter::Bracket
        && (is_punct(before(1), '#') || (is_punct(before(1), '!') && is_punct(before(2), '#')))
}

/// The place of what stands in a group.
fn inside(tokens: &[TokenTree], at: usize, group: &Group, outer: &Place) -> Place {
    let macro_name = macro_before(tokens, at);
    match (outer, macro_name.as_deref()) {
        (_, Some("html" | "html_nested")) => Place::Shown,
        (Place::Code, _) => Place::Code,
        (_, Some("format" | "concat")) => outer.clone(),
        (Place::Shown, _) if group.delimiter() == Delimiter::Brace => {
            attribute_before(tokens, at).map_or(Place::Shown, Place::Attribute)
        }
        (Place::Attribute(_), _) if group.delimiter() == Delimiter::Brace => outer.clone(),
        _ => Place::Argument,
    }
}

/// The place of a literal that stands directly in a group of the given place.
fn placed(tokens: &[TokenTree], at: usize, group: &Place) -> Place {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let compared = is_punct(before, '=') && at >= 2 && matches!(&tokens[at - 2], TokenTree::Punct(_));
    let matched =
        is_punct(tokens.get(at + 1), '=') || is_punct(tokens.get(at + 1), '|') || is_punct(before, '|');
    match group {
        Place::Shown if matched || compared => Place::Argument,
        Place::Shown => attribute_before(tokens, at).map_or(Place::Shown, Place::Attribute),
        Place::Attribute(_) if matched || compared => Place::Argument,
        other => other.clone(),
    }
}

/// The name before `=` before a token: `aria-label` in `aria-label={…}`.
fn attribute_before(tokens: &[TokenTree], at: usize) -> Option<String> {
    if !is_punct(at.checked_sub(1).and_then(|at| tokens.get(at)), '=') {
        return None;
    }
    let mut name = String::new();
    for token in tokens[..at - 1].iter().rev() {
        match token {
            TokenTree::Ident(ident) if name.is_empty() || name.starts_with(['-', ':']) => {
                name.insert_str(0, &ident.to_string());
            }
            TokenTree::Punct(punct) if matches!(punct.as_char(), '-' | ':') && !name.is_empty() => {
                name.insert(0, punct.as_char());
            }
            _ => break,
        }
    }
    (!name.is_empty()).then_some(name)
}

fn macro_before(tokens: &[TokenTree], at: usize) -> Option<String> {
    let bang = at.checked_sub(1).and_then(|at| tokens.get(at));
    match at.checked_sub(2).and_then(|at| tokens.get(at)) {
        Some(TokenTree::Ident(name)) if is_punct(bang, '!') => Some(name.to_string()),
        _ => None,
    }
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn text(literal: &Literal, place: Place) -> Option<Text> {
    let written = literal.to_string();
    let content = match written.strip_prefix('r') {
        Some(raw) => raw.trim_matches('#'),
        None => &written,
    };
    let content = content.strip_prefix('"')?.strip_suffix('"')?.to_owned();
    Some(Text { content, line: literal.span().start().line, place })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(rust: &str) -> Vec<(String, Place)> {
        of(rust).into_iter().map(|text| (text.content, text.place)).collect()
    }

    #[test]
    fn comments_docs_and_attributes_are_no_literals() {
        let rust = "//! Docs \"a\"\n/// More \"b\"\n#[path = \"c\"]\nmod d; // \"e\"\nconst F: &str = \"f\";";
        assert_eq!(places(rust), [("f".to_owned(), Place::Code)]);
    }

    #[test]
    fn raw_strings_lose_their_fence() {
        assert_eq!(places("const A: &str = r#\"a\"b\"#;"), [("a\"b".to_owned(), Place::Code)]);
    }

    #[test]
    fn a_line_is_counted_from_one() {
        assert_eq!(of("\n\nconst A: &str = \"a\";")[0].line, 3);
    }

    #[test]
    fn html_tells_text_from_values() {
        let rust = r#"fn f() -> Html { html! {
            <p class="k" aria-label={"l"} data-size="lg">{ "t" }{ format!("n {}", g("arg")) }
              { if a == "cmp" { "yes" } else { "no" } }
              { match b { "p" => html! { "q" }, _ => html! {} } }
            </p>
        } }"#;
        let attribute = |name: &str| Place::Attribute(name.to_owned());
        let expected = [
            ("k", attribute("class")),
            ("l", attribute("aria-label")),
            ("lg", attribute("data-size")),
            ("t", Place::Shown),
            ("n {}", Place::Shown),
            ("arg", Place::Argument),
            ("cmp", Place::Argument),
            ("yes", Place::Shown),
            ("no", Place::Shown),
            ("p", Place::Argument),
            ("q", Place::Shown),
        ];
        assert_eq!(places(rust), expected.map(|(text, place)| (text.to_owned(), place)));
    }
}
