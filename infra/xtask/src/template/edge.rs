//! The function that CloudFront runs before it looks for a file: taken out of the template and run by Node.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_yaml_ng::Value;

use crate::sh;

/// Its logical name in the template.
const NAME: &str = "EdgeFunction";

/// What is asked for, with which `Accept-Encoding`, and what the edge looks for then. The paths are those of the tests
/// in `infra/local/src/web.rs`.
const CASES: [(&str, Option<&str>, &str); 13] = [
    ("/", None, "/index.html"),
    ("/sinh-hoat", Some("gzip, deflate, br, zstd"), "/index.html.br"),
    ("/dang-vien/123", Some("gzip"), "/index.html"),
    ("/a/b/c/", Some("br"), "/index.html.br"),
    ("/app-0123456789abcdef.js", Some("gzip, br"), "/app-0123456789abcdef.js.br"),
    ("/app-0123456789abcdef.js", Some("gzip"), "/app-0123456789abcdef.js"),
    ("/app-0123456789abcdef.js", Some("gzip, brutal"), "/app-0123456789abcdef.js"),
    ("/app_bg-0123456789abcdef.wasm", Some("br;q=1.0, gzip;q=0.8"), "/app_bg-0123456789abcdef.wasm.br"),
    ("/manifest.webmanifest", Some("br"), "/manifest.webmanifest.br"),
    ("/favicon.ico", Some("br"), "/favicon.ico"),
    ("/sw.js", None, "/sw.js"),
    ("/app-00.js", None, "/app-00.js"),
    ("/.built-from.json", None, "/.built-from.json"),
];

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Template {
    resources: BTreeMap<String, Value>,
}

/// Runs the function on every case.
///
/// # Errors
/// Names the first case that goes elsewhere.
pub fn check() -> Result<()> {
    let text = fs::read_to_string(sh::root().join(super::PATH))?;
    run(&program(&code(&text)?)?, "edge-function.js")
}

fn run(program: &str, name: &str) -> Result<()> {
    let file = sh::target_dir().join(name);
    fs::write(&file, program).with_context(|| format!("could not write {}", file.display()))?;
    sh::run_quietly(sh::tool("node").arg(file))
}

fn code(template: &str) -> Result<String> {
    let template: Template = serde_yaml_ng::from_str(template)?;
    let function = template.resources.get(NAME).with_context(|| format!("the template has no {NAME}"))?;
    let code = function.get("Properties").and_then(|properties| properties.get("FunctionCode"));
    Ok(code.and_then(Value::as_str).with_context(|| format!("{NAME} has no code"))?.to_owned())
}

/// The function with its cases, as one program that fails where it differs.
fn program(code: &str) -> Result<String> {
    let cases = serde_json::to_string(&CASES)?;
    Ok(format!(
        "{code}
        for (const [uri, accepts, wanted] of {cases}) {{
            const headers = accepts === null ? {{}} : {{ 'accept-encoding': {{ value: accepts }} }};
            const found = handler({{ request: {{ uri, headers }} }}).uri;
            if (found !== wanted) throw new Error(`${{uri}} (${{accepts}}): ${{found}} instead of ${{wanted}}`);
        }}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_function_is_found_in_the_template() {
        let text = fs::read_to_string(sh::root().join(crate::template::PATH)).unwrap();
        assert!(code(&text).unwrap().contains("function handler(event)"));
        assert!(code("Resources: { EdgeFunction: { Properties: {} } }").is_err());
    }

    #[test]
    fn a_function_that_goes_elsewhere_is_found_out() {
        let program = program("function handler(event) { return event.request; }").unwrap();
        let refused = run(&program, "edge-function-that-does-nothing.js").expect_err("it goes elsewhere");
        assert!(refused.to_string().contains("failed"), "{refused}");
    }
}
