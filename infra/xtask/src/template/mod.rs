//! `cargo xtask template`: what runs in AWS, checked without AWS.
//!
//! Two programs read the template (`cfn-lint`, `sam validate --lint`), the function of the edge is run ([`edge`]), and
//! the whole is translated as AWS would and created in moto, which then must show what was asked for (`create.py`,
//! which also says what moto does not know). No account and no network is needed beyond the package registry.

mod edge;

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::python::{self, Set};
use crate::sh;

/// The template, below the root of the project.
pub const PATH: &str = "infra/aws/template.yaml";

/// Where the product runs.
const REGION: &str = "ap-southeast-1";

/// How long moto may take to start.
const PATIENCE: Duration = Duration::from_secs(60);

/// Checks the template.
///
/// # Errors
/// Names the check that failed.
pub fn main(args: &[String]) -> Result<()> {
    if !args.is_empty() {
        bail!("`cargo xtask template` takes no options");
    }
    let programs = python::ensure(Set::Test)?;
    sh::run(offline(&programs.join("cfn-lint")).arg(PATH))?;
    let mut validate = offline(&programs.join("sam"));
    sh::run_quietly(validate.args(["validate", "--lint", "--region", REGION, "--template-file", PATH]))?;
    edge::check()?;
    let moto = Moto::start(&programs)?;
    let script = sh::root().join("infra/xtask/src/template/create.py");
    sh::run(offline(&programs.join("python")).arg(script).arg(&moto.address).arg(PATH))
}

/// A program that believes to be in our region with keys, and reports to nobody.
fn offline(program: &Path) -> Command {
    let mut command = sh::tool(program);
    command
        .env("AWS_DEFAULT_REGION", REGION)
        .env("AWS_ACCESS_KEY_ID", "none")
        .env("AWS_SECRET_ACCESS_KEY", "none")
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("SAM_CLI_TELEMETRY", "0")
        .env("__SAM_CLI_APP_DIR", sh::target_dir().join("sam"))
        .env_remove("AWS_PROFILE");
    command
}

/// AWS as moto plays it, on a port of its own, for as long as this value lives.
struct Moto {
    process: Child,
    address: String,
}

impl Moto {
    fn start(programs: &Path) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut server = offline(&programs.join("moto_server"));
        server.args(["-H", "127.0.0.1", "-p", &port.to_string()]).stdout(Stdio::null()).stderr(Stdio::null());
        let process = server.spawn().context("moto could not be started")?;
        let mut moto = Self { process, address: format!("http://127.0.0.1:{port}") };
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if started.elapsed() > PATIENCE || moto.process.try_wait()?.is_some() {
                bail!("moto did not start");
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(moto)
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        // Both fail only when it has ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
