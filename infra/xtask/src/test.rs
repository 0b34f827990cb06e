//! `cargo xtask test`: every check, in the order in which a mistake is found soonest.

use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::package::functions::{self, Recipe};
use crate::python::{self, Set};
use crate::web::{self, Quality};
use crate::{browser, fuzz, npm, sh, supply, template, tidy, wasm_target};

/// What can follow the command.
pub const USAGE: &str = "[--only fmt|clippy|tidy|supply|unit|integration|template|fuzz|browser]";

type Step = (&'static str, fn() -> Result<()>);

const STEPS: [Step; 9] = [
    ("fmt", fmt),
    ("clippy", clippy),
    ("tidy", || tidy::main(&[])),
    ("supply", supply::check),
    ("unit", unit),
    ("integration", integration),
    ("template", || template::main(&[])),
    ("fuzz", fuzz::short),
    ("browser", in_browser),
];

/// Runs all steps, or the one named by `--only`, and stops at the first that fails.
///
/// # Errors
/// Names the step that failed.
pub fn main(args: &[String]) -> Result<()> {
    let chosen = chosen(args)?;
    let mut times = Vec::new();
    for (name, step) in chosen {
        println!("== {name}");
        let started = Instant::now();
        step()
            .with_context(|| format!("step `{name}` failed; again with `cargo xtask test --only {name}`"))?;
        times.push(format!("{name} {} s", started.elapsed().as_secs()));
        println!("== {name}: ok, {} s", started.elapsed().as_secs());
    }
    println!("All steps passed: {}", times.join(", "));
    Ok(())
}

fn chosen(args: &[String]) -> Result<Vec<Step>> {
    match args {
        [] => Ok(STEPS.to_vec()),
        [only, name] if only == "--only" => {
            let step = STEPS.into_iter().find(|(step, _)| step == name);
            Ok(vec![step.with_context(|| format!("there is no step `{name}`: {USAGE}"))?])
        }
        _ => bail!("usage: cargo xtask test {USAGE}"),
    }
}

fn fmt() -> Result<()> {
    sh::run(sh::cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    sh::run(sh::cargo().args(["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn unit() -> Result<()> {
    sh::run(sh::cargo().args(["test", "--locked", "--workspace", "--exclude", "tests"]))
}

/// The functions are packed before, as another build: their features must be those of what is deployed.
fn integration() -> Result<()> {
    python::ensure(Set::Test)?;
    functions::make(&Recipe::Checked, &sh::target_dir().join("package-checked"))?;
    sh::run(sh::cargo().args(["test", "--locked", "--package", "tests", "--test", "it"]))
}

fn in_browser() -> Result<()> {
    browser::ensure()?;
    let compiler = wasm_target::ensure()?;
    npm::ensure()?;
    web::build_if_changed(&compiler, Quality::Best)?;
    web::size::check()?;
    sh::run(sh::cargo().args(["test", "--locked", "--package", "tests", "--test", "browser"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(args: &[&str]) -> Result<Vec<&'static str>> {
        let args: Vec<_> = args.iter().map(|&arg| arg.to_owned()).collect();
        Ok(chosen(&args)?.into_iter().map(|(name, _)| name).collect())
    }

    #[test]
    fn all_steps_run_unless_one_is_named() {
        let all = ["fmt", "clippy", "tidy", "supply", "unit", "integration", "template", "fuzz", "browser"];
        assert_eq!(names(&[]).unwrap(), all);
        assert_eq!(names(&["--only", "tidy"]).unwrap(), ["tidy"]);
    }

    #[test]
    fn the_usage_names_every_step() {
        let named: Vec<_> = STEPS.iter().map(|(name, _)| *name).collect();
        assert!(USAGE.contains(&named.join("|")), "{USAGE}");
    }

    #[test]
    fn an_unknown_step_is_refused() {
        assert!(names(&["--only", "luck"]).is_err());
        assert!(names(&["tidy"]).is_err());
    }
}
