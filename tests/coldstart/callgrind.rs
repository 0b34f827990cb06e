//! Programs under valgrind's instruction counter.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::process::{Child, Command};

use crate::runtime::Runtime;

/// A function that stands still has nothing more to count after this time.
const QUIET: Duration = Duration::from_millis(500);

/// A program and its environment, which holds nothing else.
pub struct Program {
    pub path: PathBuf,
    pub environment: Vec<(String, String)>,
}

/// Instructions.
pub struct Counted {
    /// From the start until the function asks for work.
    pub init: u64,
    /// From then until its first answer is given.
    pub first_request: u64,
}

impl Program {
    /// Starts the program twice, once without any work and once with one event; gives also what it answered.
    pub async fn measure(&self, event: &Value) -> (Counted, Value) {
        let mut idle = Runtime::start(None).await;
        let (child, out) = self.start(&idle, "init");
        idle.wait_until_asked().await;
        let init = counted(child, out).await;
        let mut busy = Runtime::start(Some(event.clone())).await;
        let (child, out) = self.start(&busy, "first");
        let answer = busy.wait_for_answer().await;
        let whole = counted(child, out).await;
        (Counted { init, first_request: whole - init }, answer)
    }

    fn start(&self, runtime: &Runtime, run: &str) -> (Child, PathBuf) {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("callgrind.{name}.{run}"));
        let mut command = Command::new("valgrind");
        command.args(["--tool=callgrind", "--quiet"]).arg(format!("--callgrind-out-file={}", out.display()));
        command.arg(&self.path).env_clear().envs(self.environment.iter().cloned());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("AWS_LAMBDA_RUNTIME_API", &runtime.host).env("AWS_LAMBDA_FUNCTION_NAME", &name);
        command.env("AWS_LAMBDA_FUNCTION_VERSION", "1").env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        let child = command.stdout(Stdio::null()).kill_on_drop(true).spawn().expect("valgrind is installed");
        (child, out)
    }
}

/// Ends the program once it stands still; gives what was counted.
async fn counted(mut child: Child, out: PathBuf) -> u64 {
    tokio::time::sleep(QUIET).await;
    let id = child.id().expect("it runs until it is ended").to_string();
    // Asked to end, valgrind writes its count; killed, it would not.
    let asked = Command::new("kill").args(["-TERM", &id]).status().await.expect("`kill` is everywhere");
    assert!(asked.success());
    child.wait().await.expect("it ends");
    let text = std::fs::read_to_string(&out).expect("valgrind wrote its count");
    let total = text.lines().find_map(|line| line.strip_prefix("totals: ")).expect("a sum");
    total.trim().parse().expect("a number")
}
