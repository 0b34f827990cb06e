//! `cargo xtask package`: everything that is deployed, made from the sources alone, into `<target>/package/`.
//!
//! One archive for each Lambda function (`meetings-arm64.zip`), the web app (`web/`), and the list of all that both
//! are made of (`bom.json`). The same sources give the same bytes.

mod archive;
mod bom;
pub mod functions;
mod lock;
mod site;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::sh;
use functions::{Arch, Recipe};

/// What can follow the command.
pub const USAGE: &str = "[--arch arm64|x86_64]… [--only functions|web|bom]";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Functions,
    Web,
    Bom,
}

#[derive(Debug, PartialEq, Eq)]
struct Options {
    archs: Vec<Arch>,
    parts: Vec<Part>,
}

/// Makes what was asked for and prints what it came to as JSON, and nothing else on standard output.
///
/// # Errors
/// When a build fails or an archive is larger than its budget.
pub fn main(args: &[String]) -> Result<()> {
    let options = parse(args)?;
    let mut summary = Map::new();
    for part in &options.parts {
        let (name, made) = match part {
            Part::Functions => ("functions", all_functions(&options.archs)?),
            Part::Web => ("web", site::make(&folder().join("web"))?),
            Part::Bom => ("bom", bom::make(&folder().join("bom.json"))?),
        };
        summary.insert(name.to_owned(), made);
    }
    println!("{}", serde_json::to_string_pretty(&summary)?);
    Ok(())
}

/// Where packages lie.
pub fn folder() -> PathBuf {
    sh::target_dir().join("package")
}

fn all_functions(archs: &[Arch]) -> Result<Value> {
    let mut all = Vec::new();
    for arch in archs {
        all.extend(functions::make(&Recipe::Deployed(*arch), &folder())?);
    }
    functions::check(&all)?;
    Ok(serde_json::to_value(all)?)
}

fn parse(args: &[String]) -> Result<Options> {
    let mut options = Options { archs: Vec::new(), parts: vec![Part::Functions, Part::Web, Part::Bom] };
    let mut words = args.iter().map(String::as_str);
    while let Some(word) = words.next() {
        let value = words.next().with_context(|| format!("usage: cargo xtask package {USAGE}"))?;
        match (word, value) {
            ("--arch", "arm64") => options.archs.push(Arch::Arm64),
            ("--arch", "x86_64") => options.archs.push(Arch::X86_64),
            ("--only", "functions") => options.parts = vec![Part::Functions],
            ("--only", "web") => options.parts = vec![Part::Web],
            ("--only", "bom") => options.parts = vec![Part::Bom],
            _ => bail!("`{word} {value}` is not an option: cargo xtask package {USAGE}"),
        }
    }
    if options.archs.is_empty() {
        options.archs.push(Arch::Arm64);
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &str) -> Result<Options> {
        parse(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn everything_is_made_for_arm_unless_said_otherwise() {
        let all = parsed("").unwrap();
        assert_eq!((all.archs, all.parts.len()), (vec![Arch::Arm64], 3));
        let both = parsed("--arch arm64 --arch x86_64 --only functions").unwrap();
        assert_eq!(both, Options { archs: vec![Arch::Arm64, Arch::X86_64], parts: vec![Part::Functions] });
        for wrong in ["--arch", "--arch sparc", "--only luck", "functions"] {
            assert!(parsed(wrong).is_err(), "{wrong}");
        }
    }
}
