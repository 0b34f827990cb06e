//! The list of everything that is shipped (CycloneDX 1.5): for each crate and npm package its version, licence and
//! digest, and in which parts of the product it is.
//!
//! Tools that only build, procedural macros among them, are not on it: nothing of them is shipped.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use cyclonedx_bom::prelude::{Bom, Validate};
use serde_json::{Value, json};

use super::functions::{Arch, CONTEXTS};
use super::lock;
use crate::sh;
use crate::wasm_target;
use crate::web::css;

/// In which part of the product a component is.
const PART: &str = "sotay:part";
const WEB: &str = "web";
/// Licence of Rust's standard library, which is in every program.
const RUST: &str = "MIT OR Apache-2.0";

/// One line of `cargo tree`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Crate {
    name: String,
    version: String,
    license: String,
}

/// Writes the list; gives how many components it has.
///
/// # Errors
/// When a lock file cannot be read, or the list does not keep to the specification.
pub fn make(file: &Path) -> Result<Value> {
    let list = list()?;
    check(&list)?;
    fs::create_dir_all(file.parent().context("the list lies in a folder")?)?;
    fs::write(file, serde_json::to_string_pretty(&list)?)?;
    Ok(json!({ "components": list["components"].as_array().map(Vec::len) }))
}

fn list() -> Result<Value> {
    let mut crates: BTreeMap<Crate, Vec<&str>> = BTreeMap::new();
    let functions = CONTEXTS.map(|context| (context, context, Arch::Arm64.triple()));
    for (part, package, target) in functions.into_iter().chain([(WEB, "frontend", wasm_target::TARGET)]) {
        for shipped in tree(package, target)? {
            crates.entry(shipped).or_default().push(part);
        }
    }
    let sums = lock::crates()?;
    let mut components = vec![standard_library()?];
    components.extend(crates.iter().map(|(shipped, parts)| component(shipped, parts, &sums)));
    components.push(design_system()?);
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": { "type": "application", "name": "so-tay", "version": env!("CARGO_PKG_VERSION") }
        },
        "components": components,
    }))
}

/// The crates that one package is linked from on its target.
fn tree(package: &str, target: &str) -> Result<Vec<Crate>> {
    let mut cargo = sh::cargo();
    cargo.args(["tree", "--locked", "--package", package, "--target", target, "--prefix", "none"]);
    cargo.args(["--edges", "normal,no-proc-macro", "--format", "{p}\t{l}"]);
    let lines = sh::output(&mut cargo).with_context(|| format!("cargo tree of {package} failed"))?;
    let mut crates = lines.lines().map(read).collect::<Result<Vec<_>>>()?;
    crates.sort();
    crates.dedup();
    Ok(crates)
}

/// Reads `axum v0.8.4\tMIT`, perhaps with a folder or a mark behind.
fn read(line: &str) -> Result<Crate> {
    let (package, license) = line.split_once('\t').with_context(|| format!("not of cargo tree: {line}"))?;
    let mut words = package.split_whitespace();
    let version = |word: &str| word.strip_prefix('v').map(str::to_owned);
    match (words.next(), words.next().and_then(version)) {
        (Some(name), Some(version)) => {
            // The older way to write a choice of licences.
            let license = license.trim_end_matches(" (*)").replace('/', " OR ");
            Ok(Crate { name: name.to_owned(), version, license })
        }
        _ => bail!("not of cargo tree: {line}"),
    }
}

fn component(shipped: &Crate, parts: &[&str], sums: &BTreeMap<(String, String), String>) -> Value {
    let Crate { name, version, license } = shipped;
    let sum = sums.get(&(name.clone(), version.clone()));
    let purl = format!("pkg:cargo/{name}@{version}");
    described(name, version, &purl, license, sum.map(|sum| ("SHA-256", sum.as_str())), parts)
}

fn standard_library() -> Result<Value> {
    let version = sh::output(sh::tool("rustc").arg("--version")).context("rustc does not run")?;
    let version = version.split_whitespace().nth(1).context("rustc names no version")?.to_owned();
    let parts: Vec<&str> = CONTEXTS.into_iter().chain([WEB]).collect();
    Ok(described("rust-std", &version, &format!("pkg:generic/rust-std@{version}"), RUST, None, &parts))
}

/// Its style sheets are the only thing from npm that people download.
fn design_system() -> Result<Value> {
    let package = lock::npm(css::PACKAGE)?;
    let purl = format!("pkg:npm/{}@{}", css::PACKAGE.replace('@', "%40"), package.version);
    let digest = package.sha512()?;
    let digest = Some(("SHA-512", digest.as_str()));
    Ok(described(css::PACKAGE, &package.version, &purl, &package.license, digest, &[WEB]))
}

fn described(
    name: &str,
    version: &str,
    purl: &str,
    license: &str,
    digest: Option<(&str, &str)>,
    parts: &[&str],
) -> Value {
    let hashes: Vec<_> = digest.iter().map(|(alg, sum)| json!({ "alg": alg, "content": sum })).collect();
    let properties: Vec<_> = parts.iter().map(|part| json!({ "name": PART, "value": part })).collect();
    json!({
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "licenses": [{ "expression": license }],
        "hashes": hashes,
        "properties": properties,
    })
}

/// Reads the list with the specification's own library.
fn check(list: &Value) -> Result<()> {
    let bom = Bom::parse_json_value(list.clone()).context("the list is not CycloneDX")?;
    let result = bom.validate();
    if result.passed() {
        return Ok(());
    }
    bail!("the list does not keep to the specification: {result:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_cargo_tree_is_read() {
        for (line, name, version, license) in [
            ("axum v0.8.4\tMIT", "axum", "0.8.4", "MIT"),
            ("log v0.4.1\tMIT/Apache-2.0 (*)", "log", "0.4.1", "MIT OR Apache-2.0"),
            ("kit v0.1.0 (/a b/kit)\tApache-2.0", "kit", "0.1.0", "Apache-2.0"),
        ] {
            let expected = Crate { name: name.into(), version: version.into(), license: license.into() };
            assert_eq!(read(line).unwrap(), expected);
        }
        assert!(read("").is_err() && read("axum\tMIT").is_err());
    }

    #[test]
    fn the_list_names_what_is_shipped_and_not_what_builds_it() {
        let list = list().unwrap();
        check(&list).unwrap();
        let parts = |name: &str| {
            let all = list["components"].as_array().unwrap();
            let found = all.iter().find(|component| component["name"] == name)?;
            Some(
                found["properties"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|it| it["value"].clone())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(parts("yew").unwrap(), ["web"]);
        assert_eq!(parts("argon2").unwrap(), ["identity"]);
        assert_eq!(parts("jiff").unwrap().len(), 11);
        assert_eq!(parts(css::PACKAGE).unwrap(), ["web"]);
        assert!(parts("serde_derive").is_none() && parts("binaryen").is_none() && parts("insta").is_none());
    }

    #[test]
    fn a_wrong_list_is_refused() {
        let mut list = list().unwrap();
        list["components"][0]["licenses"][0]["expression"] = "no licence at all".into();
        assert!(check(&list).is_err());
    }
}
