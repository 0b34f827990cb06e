//! `cargo xtask run`: from a fresh checkout to the product in the browser.

use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::npm::Packages;
use crate::wasm_target::Compiler;
use crate::web::{self, Outcome, Quality};
use crate::{npm, sh, wasm_target};

/// What can follow the command.
pub const USAGE: &str = "[--port 8080] [--data DIR] [--demo branch|commune|province|none] [--fresh]";

const DEMOS: [&str; 4] = ["branch", "commune", "province", "none"];

/// How to start the product.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    port: u16,
    data: String,
    demo: String,
    fresh: bool,
}

/// Sets up what is missing, builds what changed, then becomes the server.
///
/// # Errors
/// When an option is unknown or a step fails; the message names the step.
pub fn main(args: &[String]) -> Result<()> {
    let options = parse(args)?;
    let compiler = wasm_target::ensure()?;
    say(1, "Wasm target", if matches!(compiler, Compiler::Rustup) { "present" } else { "present (Debian)" });
    let packages = npm::ensure()?;
    say(2, "npm packages", if packages == Packages::Present { "present" } else { "installed" });
    let started = Instant::now();
    let outcome = web::build_if_changed(&compiler, Quality::Fast)?;
    let outcome = match outcome {
        Outcome::Unchanged => "unchanged".to_owned(),
        Outcome::Built => format!("built in {} s", started.elapsed().as_secs()),
    };
    say(3, "Web app", &outcome);
    let started = Instant::now();
    sh::run(sh::cargo().args(["build", "--locked", "--package", "local"]))?;
    say(4, "Server", &format!("built in {} s", started.elapsed().as_secs()));
    say(5, "Starting", &format!("http://localhost:{}", options.port));
    become_server(&mut server(&options))
}

fn say(step: u8, what: &str, outcome: &str) {
    println!("{step}/5 {what}: {outcome}");
}

fn parse(args: &[String]) -> Result<Options> {
    let mut options = Options { port: 8080, data: ".data".into(), demo: "commune".into(), fresh: false };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().cloned().with_context(|| format!("{arg} needs a value: {USAGE}"));
        match arg.as_str() {
            "--port" => options.port = value()?.parse().context("--port takes a number up to 65535")?,
            "--data" => options.data = value()?,
            "--demo" => options.demo = value()?,
            "--fresh" => options.fresh = true,
            _ => bail!("unknown option `{arg}`: {USAGE}"),
        }
    }
    if !DEMOS.contains(&options.demo.as_str()) {
        bail!("--demo takes one of {}", DEMOS.join(", "));
    }
    Ok(options)
}

fn server(options: &Options) -> Command {
    let binary = sh::target_dir().join("debug").join(format!("local{}", std::env::consts::EXE_SUFFIX));
    let mut command = sh::tool(binary);
    command.args(["--port", &options.port.to_string(), "--data", &options.data, "--demo", &options.demo]);
    if options.fresh {
        command.arg("--fresh");
    }
    command
}

/// On Unix this process turns into the server, so that Ctrl-C and SIGTERM reach it directly.
#[cfg(unix)]
fn become_server(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).context("the server could not be started")
}

#[cfg(not(unix))]
fn become_server(command: &mut Command) -> Result<()> {
    sh::run(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Options> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_have_defaults() {
        let options = parsed("").unwrap();
        assert_eq!(
            options,
            Options { port: 8080, data: ".data".into(), demo: "commune".into(), fresh: false }
        );
    }

    #[test]
    fn options_are_read_in_any_order() {
        let options = parsed("--fresh --demo none --port 9000 --data /tmp/d").unwrap();
        assert_eq!(options, Options { port: 9000, data: "/tmp/d".into(), demo: "none".into(), fresh: true });
    }

    #[test]
    fn wrong_options_are_refused_with_a_sentence() {
        for (line, says) in [
            ("--prot 1", "unknown option `--prot`"),
            ("--port", "--port needs a value"),
            ("--port 99999", "--port takes a number"),
            ("--demo moon", "--demo takes one of"),
        ] {
            let error = format!("{:#}", parsed(line).expect_err(line));
            assert!(error.contains(says), "{line}: {error}");
        }
    }
}
