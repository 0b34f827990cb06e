//! The packaged Lambda functions: each one a process, started from its archive, under an emulator of the Lambda
//! runtime (`cargo-lambda`), before the engines of a world.
//!
//! Nothing of them is linked into the test. `cargo xtask test --only integration` packs them before; which packages are
//! taken can be said by `SOTAY_PACKAGES`, for example those that are deployed.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::OnceLock;
use std::time::Duration;

use axum::body::Body;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use local::files::BUCKET;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};
use zip::ZipArchive;

use crate::client::exchange;
use crate::gateway;
use crate::reply::Raw;
use crate::routes::{ROUTES, receiver};
use crate::site::Site;
use crate::world::World;

/// The functions that serve HTTP.
const SERVING: [&str; 8] =
    ["identity", "members", "meetings", "reports", "documents", "notices", "feedback", "study"];

/// The world of the functions is started with this prefix.
pub const TABLE_PREFIX: &str = "sotay-";

/// A function that takes longer has ended or hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// The functions at work. They end with this value.
pub struct Functions {
    /// `127.0.0.1:41234`, the emulator.
    host: String,
    _processes: Vec<Child>,
}

impl Functions {
    /// Starts the emulator and every function, with the engines and keys of a world that was started as
    /// [`TABLE_PREFIX`] says.
    ///
    /// # Panics
    /// When one does not start; the message says which command makes what is missing.
    pub async fn start(world: &World) -> Self {
        let host = free_host().await;
        let mut processes = vec![emulator(&host)];
        wait_for(&host).await;
        for context in SERVING {
            processes.push(function(context, &host, world));
        }
        Self { host, _processes: processes }
    }

    /// Sends a request to a function, whether the gateway would or not.
    ///
    /// # Panics
    /// When the function failed.
    pub async fn send_to(&self, function: &str, request: Request<Body>) -> Raw {
        let (parts, body) = request.into_parts();
        let body = body.collect().await.expect("a test sends whole bodies").to_bytes();
        let event = gateway::event(&parts, &body);
        gateway::response(&self.invoke(function, &event).await)
    }

    /// Sends an event to a function; gives what it gave back.
    ///
    /// # Panics
    /// When the function failed.
    pub async fn invoke(&self, context: &str, event: &impl serde::Serialize) -> Vec<u8> {
        let path = format!("/2015-03-31/functions/{context}/invocations");
        let event = serde_json::to_vec(event).expect("an event is JSON");
        let request = Request::builder().method("POST").uri(path).body(Body::from(event));
        let answer = exchange(&self.host, request.expect("a good request"));
        let answer = tokio::time::timeout(PATIENCE, answer).await.unwrap_or_else(|_| {
            panic!("{context} gave no answer in {PATIENCE:?}; its log is {}", log_of(context).display())
        });
        let answer = answer.expect("the emulator answers");
        let text = String::from_utf8_lossy(&answer.bytes);
        assert_eq!(answer.status, StatusCode::OK.as_u16(), "{context} failed: {text}");
        answer.bytes
    }
}

impl Site for Functions {
    async fn send(&self, request: Request<Body>) -> Raw {
        let (method, path) = (request.method().as_str(), request.uri().path());
        let function =
            receiver(&ROUTES, method, path).unwrap_or_else(|| panic!("{method} {path} reaches nobody"));
        self.send_to(function, request).await
    }
}

async fn free_host() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    listener.local_addr().expect("the port is known").to_string()
}

fn emulator(host: &str) -> Child {
    let program =
        target_dir().join("python/test/bin").join(format!("cargo-lambda{}", std::env::consts::EXE_SUFFIX));
    let missing = "the Lambda emulator is missing: `cargo xtask test --only integration` installs it";
    assert!(program.exists(), "{missing} ({})", program.display());
    let (address, port) = host.split_once(':').expect("address and port");
    let mut command = Command::new(program);
    command.args(["lambda", "watch", "--only-lambda-apis", "-A", address, "-P", port]);
    // It reads the configuration of a workspace, so it stands in ours.
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdout(Stdio::null()).stderr(Stdio::null());
    command.kill_on_drop(true).spawn().expect("the emulator starts")
}

/// The emulator tells nobody when it listens.
async fn wait_for(host: &str) {
    for _ in 0..200 {
        if TcpStream::connect(host).await.is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the Lambda emulator does not listen on {host}");
}

/// Starts a function as Lambda does: with nothing in its environment but settings.
fn function(context: &str, host: &str, world: &World) -> Child {
    let mut command = Command::new(programs().join(context).join("bootstrap"));
    let log = File::create(log_of(context)).expect("there is room for a log");
    command.env_clear().stdin(Stdio::null()).stdout(log).kill_on_drop(true);
    command.env("AWS_LAMBDA_RUNTIME_API", format!("http://{host}/.rt/{context}"));
    command.env("AWS_LAMBDA_FUNCTION_NAME", context).env("AWS_LAMBDA_FUNCTION_VERSION", "1");
    command.env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512").env("AWS_REGION", "ap-southeast-1");
    let settings = settings(context, world, world.functions.database_of(context));
    command.envs(settings).spawn().unwrap_or_else(|error| panic!("{context} does not start: {error}"))
}

/// The environment of a function in a world whose database is at this address.
pub fn settings(context: &str, world: &World, database: &str) -> Vec<(String, String)> {
    // As deployed: only `identity` can sign.
    let is_for = |name: &str| context == "identity" || name != "SOTAY_SIGNING_KEY";
    let keys = world.keys.settings().into_iter().filter(|(name, _)| is_for(name));
    let places = [
        ("SOTAY_TABLE_PREFIX", TABLE_PREFIX),
        ("SOTAY_BUCKET", BUCKET),
        ("SOTAY_PROXIES", "2"),
        ("SOTAY_EDGE_KEY", gateway::EDGE_KEY),
        ("SOTAY_DYNAMODB_URL", database),
        ("SOTAY_S3_URL", &world.storage_url),
    ];
    keys.chain(places).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// The folder with the programs, each unpacked from its archive; once for all tests of a run.
fn programs() -> &'static Path {
    static UNPACKED: OnceLock<PathBuf> = OnceLock::new();
    UNPACKED.get_or_init(|| {
        let to = target_dir().join("tmp/functions");
        SERVING.into_iter().for_each(|context| unpack(context, &to));
        to
    })
}

fn unpack(context: &str, to: &Path) {
    let deployed = std::env::var_os("SOTAY_PACKAGES").map(PathBuf::from);
    let archive = match deployed {
        Some(folder) => {
            folder.join(format!("{context}-{}.zip", std::env::consts::ARCH.replace("aarch", "arm")))
        }
        None => target_dir().join(format!("package-checked/{context}-host.zip")),
    };
    let file = File::open(&archive).unwrap_or_else(|error| {
        let advice = "`cargo xtask test --only integration` makes it";
        panic!("{} is missing ({error}): {advice}", archive.display())
    });
    let mut archive = ZipArchive::new(file).expect("a package is an archive");
    archive.extract(to.join(context)).expect("there is room, and the archive is whole");
}

fn log_of(context: &str) -> PathBuf {
    programs().join(format!("{context}.log"))
}

/// Where the tests themselves were built: `<target>/debug/deps/it`.
fn target_dir() -> PathBuf {
    let this = std::env::current_exe().expect("a test knows its own file");
    this.ancestors().nth(3).expect("target/debug/deps").to_path_buf()
}
