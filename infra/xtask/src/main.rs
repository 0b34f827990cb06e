//! The project's own commands: `cargo xtask <command>`.
//!
//! Two of them are all that most people need: `run` starts the whole product on this machine, `test` checks it.
//! Both set up what is missing. Every command is one function in a file of its name; the table below lists them.

mod apt;
mod browser;
mod coldstart;
mod fuzz;
mod guide;
mod ledger;
mod load;
mod moto;
mod npm;
mod openapi;
mod package;
mod plan;
mod publish;
mod python;
mod run;
mod sh;
mod supply;
mod template;
mod test;
mod tidy;
mod wasm_target;
mod web;

use std::process::ExitCode;

use anyhow::{Result, bail};

/// One line of the command table.
struct Command {
    name: &'static str,
    usage: &'static str,
    does: &'static str,
    run: fn(&[String]) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command { name: "run", usage: run::USAGE, does: "set up, build and start everything", run: run::main },
    Command { name: "test", usage: test::USAGE, does: "set up and run every check", run: test::main },
    Command { name: "web", usage: web::USAGE, does: "build the web app only", run: web::main },
    Command {
        name: "size",
        usage: "",
        does: "print what people download, in brotli bytes, as JSON",
        run: web::size::main,
    },
    Command {
        name: "ledger",
        usage: "",
        does: "print what each endpoint costs in the database, as JSON",
        run: ledger::main,
    },
    Command {
        name: "load",
        usage: load::USAGE,
        does: "print how a quiz stands its opening minute, or sudden death, as JSON",
        run: load::main,
    },
    Command {
        name: "fuzz",
        usage: fuzz::USAGE,
        does: "call the running server in every way the contract allows and forbids",
        run: fuzz::main,
    },
    Command {
        name: "guide",
        usage: "",
        does: "take the pictures of the guide anew, from the real pages",
        run: guide::main,
    },
    Command { name: "moto", usage: "", does: "run the integration tests on another engine", run: moto::main },
    Command {
        name: "openapi",
        usage: openapi::USAGE,
        does: "print the contract as an OpenAPI document, or renew the one that is kept",
        run: openapi::main,
    },
    Command {
        name: "plan",
        usage: plan::USAGE,
        does: "print what a nationwide rollout needs and costs",
        run: plan::main,
    },
    Command {
        name: "publish",
        usage: publish::USAGE,
        does: "put the web app where the edge finds it",
        run: publish::main,
    },
    Command { name: "template", usage: "", does: "check what runs in AWS, without AWS", run: template::main },
    Command {
        name: "package",
        usage: package::USAGE,
        does: "make everything that is deployed and print its sizes as JSON",
        run: package::main,
    },
    Command {
        name: "coldstart",
        usage: "",
        does: "print what a cold start of a function costs, in instructions, as JSON",
        run: coldstart::main,
    },
    Command {
        name: "tidy",
        usage: "",
        does: "check the house rules that no compiler knows",
        run: tidy::main,
    },
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<()> {
    let Some((name, rest)) = args.split_first() else {
        print!("{}", help());
        return Ok(());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", help());
        return Ok(());
    }
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(rest),
        None => bail!("there is no command `{name}`.\n{}", help()),
    }
}

fn help() -> String {
    let mut text = String::from("Commands:\n");
    for Command { name, usage, does, .. } in COMMANDS {
        text.push_str(&format!("  cargo xtask {name} {usage}\n      {does}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_every_command() {
        for command in COMMANDS {
            assert!(help().contains(command.name), "{}", command.name);
        }
    }

    #[test]
    fn an_unknown_command_is_refused_with_the_list() {
        let error = dispatch(&["fly".to_owned()]).expect_err("no such command").to_string();
        assert!(error.contains("no command `fly`") && error.contains("cargo xtask run"), "{error}");
    }
}
