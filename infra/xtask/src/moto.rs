//! `cargo xtask moto`: the integration tests once more, on another engine that shares no code with ours.
//!
//! Moto stands in for AWS in Python. What passes on both engines leans on neither's peculiarities. Where moto is known
//! to differ from DynamoDB itself, the tests are named below with the reason.

use std::net::TcpListener;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::python::{self, Set};
use crate::sh;

/// Tests whose outcome on moto says nothing about ours, with what moto does otherwise.
const DIFFERENCES: &[(&str, &str)] = &[
    ("local_process::", "starts the product with its own embedded engine"),
    ("packaged::", "starts functions that are told the stage of the embedded engine's tables"),
    ("storms::", "stops the clock of the test's runtime, which an engine outside of it does not follow"),
    ("jobs::histories", SLOW),
    ("jobs::member_counts", SLOW),
    (
        "what_each_endpoint_costs",
        "moto counts every read as consistent and no index, so its units are not AWS's",
    ),
];

/// Why tests of very many transactions are left out.
const SLOW: &str = "moto copies the whole table for each transaction, so these would run for hours";

/// How many tests run at a time: moto answers one request after the other.
const AT_A_TIME: &str = "2";

/// Runs the integration tests on a moto server of their own.
///
/// # Errors
/// When a test fails that is not among the known differences.
pub fn main(args: &[String]) -> Result<()> {
    if !args.is_empty() {
        bail!("`cargo xtask moto` takes no options");
    }
    let programs = python::ensure(Set::Test)?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut moto = sh::tool(programs.join("moto_server"));
    moto.args(["-H", "127.0.0.1", "-p", &port.to_string()]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut server = moto.spawn().context("could not start moto_server")?;
    let tested = wait_for(port).and_then(|()| test(port));
    end(&mut server);
    for (test, reason) in DIFFERENCES {
        println!("left out: {test} ({reason})");
    }
    tested
}

fn test(port: u16) -> Result<()> {
    let mut test = sh::cargo();
    test.env("SOTAY_MOTO", format!("http://127.0.0.1:{port}"));
    test.args(["test", "--package", "tests", "--test", "it", "--", "--test-threads", AT_A_TIME]);
    for (name, _) in DIFFERENCES {
        test.args(["--skip", name]);
    }
    sh::run(&mut test)
}

fn wait_for(port: u16) -> Result<()> {
    let started = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        if started.elapsed() > Duration::from_secs(60) {
            bail!("moto_server does not listen after a minute");
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}

fn end(server: &mut Child) {
    // Both fail only when it has ended by itself.
    let _ = server.kill();
    let _ = server.wait();
}
