//! The `local` binary as a child process: the whole product, as people start it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use axum::body::Body;
use http::Request;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout};

use crate::client::exchange;
use crate::reply::Raw;
use crate::site::Site;

/// A running product. It dies with this value, at once and without a word, as in a power cut.
pub struct Program {
    child: Child,
    /// `localhost:41234`.
    pub host: String,
    _output: Lines<BufReader<ChildStdout>>,
}

impl Program {
    /// Starts the product on a free port with its data in `data` and what else is given, and waits until it says
    /// that it is ready.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(data: &Path, arguments: &[&str]) -> Self {
        let (mut child, mut output) = spawn(data, arguments);
        match wait_for(&mut output, "Ready http://").await {
            Some(host) => Self { child, host: host.trim().to_owned(), _output: output },
            None => panic!("the product ended before it was ready: {:?}", child.wait().await),
        }
    }

    /// Starts it and kills it as soon as it says something that begins with `word`.
    ///
    /// # Panics
    /// When it never says so.
    pub async fn kill_at(data: &Path, arguments: &[&str], word: &str) {
        let (mut child, mut output) = spawn(data, arguments);
        wait_for(&mut output, word).await.expect("the product says what the test waits for");
        child.kill().await.expect("a child can be killed");
    }

    /// Kills it in the middle of whatever it does (SIGKILL) and waits until it is gone.
    ///
    /// # Panics
    /// When the system refuses.
    pub async fn kill(mut self) {
        self.child.kill().await.expect("a child can be killed");
    }
}

impl Site for Program {
    async fn send(&self, request: Request<Body>) -> Raw {
        exchange(&self.host, request).await.expect("the product answers")
    }
}

fn spawn(data: &Path, arguments: &[&str]) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut command = tokio::process::Command::new(binary());
    command.args(["--port", "0", "--data"]).arg(data).args(arguments);
    let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn().expect("the product starts");
    let output = BufReader::new(child.stdout.take().expect("its output is ours")).lines();
    (child, output)
}

/// What follows `word` in the first line that begins with it; `None` when the output ends.
async fn wait_for(output: &mut Lines<BufReader<ChildStdout>>, word: &str) -> Option<String> {
    while let Some(line) = output.next_line().await.expect("its output is text") {
        if let Some(rest) = line.strip_prefix(word) {
            return Some(rest.to_owned());
        }
    }
    None
}

/// Builds the binary, with the features that this test was built with, so that nothing is compiled twice.
fn binary() -> PathBuf {
    static BUILT: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    BUILT
        .get_or_init(|| {
            let this = std::env::current_exe().expect("a test knows its own file");
            let profile = this.ancestors().nth(2).expect("target/debug/deps/it").to_path_buf();
            let mut cargo = Command::new(env!("CARGO"));
            cargo.args([
                "build",
                "--locked",
                "--quiet",
                "--package",
                "local",
                "--package",
                "tests",
                "--bin",
                "local",
            ]);
            cargo.arg("--target-dir").arg(profile.parent().expect("target/debug"));
            if profile.ends_with("release") {
                cargo.arg("--release");
            }
            let done = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status().expect("cargo runs");
            assert!(done.success(), "the product builds");
            profile.join(format!("local{}", std::env::consts::EXE_SUFFIX))
        })
        .clone()
}
