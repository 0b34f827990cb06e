//! One style sheet out of many, without comments and needless spaces.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The npm package of the design system.
pub const PACKAGE: &str = "@digdir/designsystemet-css";

/// Its sheets, one for each of its parts, below `frontend/`.
const DESIGN_SYSTEM: &str = "node_modules/@digdir/designsystemet-css/dist/src";

/// Its layers, the weakest first.
const LAYERS: &str = "@layer ds.theme,ds.base,ds.components;";

/// What every part of the design system stands on, in its own order.
const BASE: [&str; 5] = ["base", "heading", "label", "paragraph", "validation-message"];

/// Its parts that the app is made of, in its own order. All of them would be a third more to download.
const COMPONENTS: [&str; 13] = [
    "link",
    "data-size-workaround",
    "button",
    "input",
    "field",
    "alert",
    "details",
    "dialog",
    "card",
    "skeleton",
    "tag",
    "error-summary",
    "table",
];

/// The sheets of the design system that belong to a bundle, below `frontend/`.
#[cfg(test)]
pub fn design_system() -> impl Iterator<Item = PathBuf> {
    let parts = BASE.iter().chain(&COMPONENTS);
    parts.map(|part| Path::new(DESIGN_SYSTEM).join(format!("{part}.css")))
}

/// Joins the design system, our theme, and our own sheets in the order of their names.
///
/// # Errors
/// When a sheet cannot be read.
pub fn bundle(frontend: &Path) -> Result<String> {
    let mut joined = LAYERS.to_owned();
    for (layer, parts) in [("ds.base", &BASE[..]), ("ds.components", &COMPONENTS)] {
        for part in parts {
            let text = read(&frontend.join(DESIGN_SYSTEM).join(format!("{part}.css")))?;
            joined.push_str(&format!("@layer {layer}{{{}}}", minify(&text)));
        }
    }
    for sheet in sheets(frontend)? {
        joined.push_str(&minify(&read(&sheet)?));
        joined.push('\n');
    }
    Ok(joined)
}

fn read(sheet: &Path) -> Result<String> {
    fs::read_to_string(sheet).with_context(|| format!("could not read {}", sheet.display()))
}

/// Our theme first, then our own sheets.
fn sheets(frontend: &Path) -> Result<Vec<PathBuf>> {
    let theme = frontend.join("style/theme.css");
    let mut own: Vec<PathBuf> = fs::read_dir(frontend.join("style"))
        .context("frontend/style is missing")?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "css") && *path != theme)
        .collect();
    own.sort();
    let mut all = vec![theme];
    all.append(&mut own);
    Ok(all)
}

/// Drops comments, joins runs of spaces and removes the ones that never carry meaning.
/// Strings and `url(…)` stay as they are.
pub fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let piece = piece_length(rest, first);
        let (piece, after) = rest.split_at(piece);
        rest = after;
        match first {
            '/' if piece.len() > 1 => {}
            _ if first.is_whitespace() => push_space(&mut out, rest),
            '}' => {
                if out.ends_with(';') {
                    out.pop();
                }
                out.push('}');
            }
            _ => out.push_str(piece),
        }
    }
    out.trim().to_owned()
}

/// Bytes that belong together: a comment, a string, a `url(…)`, a run of spaces, or one character.
fn piece_length(rest: &str, first: char) -> usize {
    match first {
        '/' if rest.starts_with("/*") => rest[2..].find("*/").map_or(rest.len(), |end| end + 4),
        '"' | '\'' => string_length(rest, first),
        'u' if rest.starts_with("url(") && !rest[4..].starts_with(['"', '\'']) => {
            rest.find(')').map_or(rest.len(), |end| end + 1)
        }
        _ if first.is_whitespace() => rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len()),
        _ => first.len_utf8(),
    }
}

fn string_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn push_space(out: &mut String, next: &str) {
    let after_mark = out.ends_with(['{', '}', ';', ',', ' ']) || out.is_empty();
    let before_mark = next.starts_with(['{', '}', ';', ',']);
    if !after_mark && !before_mark {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn css_is_shortened_without_changing_its_meaning() {
        for (css, short) in [
            ("a {\n  color: red;\n  margin: 0 auto;\n}\n", "a{color: red;margin: 0 auto}"),
            ("/* note */ a , b > c { }", "a,b > c{}"),
            ("a :hover { width: calc(1px + 2%) }", "a :hover{width: calc(1px + 2%)}"),
            ("a { content: \"/* no */  {\"; }", "a{content: \"/* no */  {\"}"),
            ("a { content: '\\'  }'; }", "a{content: '\\'  }'}"),
            ("a { background: url(data:image/*;x  y) }", "a{background: url(data:image/*;x  y)}"),
            ("@media (a) and (b) { c { d: e } }", "@media (a) and (b){c{d: e}}"),
            ("a { color: red; /* last */ }", "a{color: red}"),
        ] {
            assert_eq!(minify(css), short, "{css}");
        }
    }

    #[test]
    fn the_theme_comes_before_our_own_sheets() {
        let frontend = std::env::temp_dir().join(format!("xtask-css-{}", std::process::id()));
        fs::create_dir_all(frontend.join("style")).unwrap();
        for name in ["theme.css", "b.css", "a.css", "tokens.json"] {
            fs::write(frontend.join("style").join(name), "").unwrap();
        }
        let sheets = sheets(&frontend).unwrap();
        let names: Vec<_> = sheets.iter().filter_map(|sheet| sheet.file_name()?.to_str()).collect();
        assert_eq!(names, ["theme.css", "a.css", "b.css"]);
        fs::remove_dir_all(&frontend).unwrap();
    }

    /// A part that the app names and this list does not would stand there without its look.
    #[test]
    fn every_part_of_the_design_system_that_the_app_names_has_its_sheet() {
        let mut named = std::collections::BTreeSet::new();
        for file in files(&crate::sh::root().join("frontend/src")) {
            let text = fs::read_to_string(&file).unwrap();
            for rest in ["\"ds-", " ds-"].into_iter().flat_map(|sign| text.split(sign).skip(1)) {
                let name = rest.split(|c: char| !c.is_ascii_lowercase() && c != '-').next().unwrap();
                named.extend((!name.is_empty()).then(|| name.to_owned()));
            }
        }
        let of_the_base = ["sr-only", "icon"];
        let known = [&BASE[..], &COMPONENTS, &of_the_base].concat();
        assert!(named.len() > 10, "{named:?}");
        let lacking: Vec<_> = named.iter().filter(|name| !known.contains(&name.as_str())).collect();
        assert!(lacking.is_empty(), "{lacking:?}");
    }

    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
    }
}
