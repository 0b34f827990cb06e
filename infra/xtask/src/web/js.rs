//! Light shortening of the JavaScript that wasm-bindgen writes.

/// Drops lines that hold nothing but a comment, empty lines, and the spaces before each line. Nothing within a
/// line changes, and text in backquotes that goes over several lines stays as it is.
pub fn minify(js: &str) -> String {
    let mut out = String::with_capacity(js.len());
    let mut in_comment = false;
    let mut in_template = false;
    for line in js.lines() {
        let text = line.trim();
        if in_template {
            in_template = line.matches('`').count() % 2 == 0;
            out.push_str(line);
            out.push('\n');
        } else if in_comment || (text.starts_with("/*") && (!text.contains("*/") || text.ends_with("*/"))) {
            in_comment = !text.contains("*/");
        } else if !text.is_empty() && !text.starts_with("//") {
            in_template = text.matches('`').count() % 2 == 1;
            out.push_str(text);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indents_go() {
        let js = "/**\n * @param {number} a\n */\nfunction f(a) {\n    // why\n    return a; // kept\n\n}\n";
        assert_eq!(minify(js), "function f(a) {\nreturn a; // kept\n}\n");
    }

    #[test]
    fn text_in_backquotes_keeps_its_lines() {
        let js = "const a = `one\n   // two\n   three`;\n    b();\n";
        assert_eq!(minify(js), "const a = `one\n   // two\n   three`;\nb();\n");
    }
}
