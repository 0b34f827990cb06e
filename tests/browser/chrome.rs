//! Chromium and its driver, with the flags that work everywhere and nothing kept from before.

use std::path::Path;
use std::process::Stdio;

use serde_json::json;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

const FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=vi",
];

/// Names under which the browser is installed.
const BROWSERS: [&str; 3] = ["chromium", "google-chrome", "chromium-browser"];

/// A browser with its driver. [`Chrome::quit`] ends both; the driver alone also ends with this value.
pub struct Chrome {
    pub driver: WebDriver,
    _process: Child,
}

impl Chrome {
    /// Starts a browser with an empty profile in `profile`; what it downloads stays beside that.
    pub async fn start(profile: &Path) -> Self {
        let (process, port) = start_driver().await;
        let mut capabilities = DesiredCapabilities::chrome();
        for flag in FLAGS {
            capabilities.add_arg(flag).expect("a flag is text");
        }
        capabilities.add_arg(&format!("--user-data-dir={}", profile.display())).expect("a flag is text");
        let downloads = profile.with_extension("downloads");
        std::fs::create_dir_all(&downloads).expect("a folder can be made");
        let prefs = json!({ "download.default_directory": downloads, "download.prompt_for_download": false });
        capabilities.add_experimental_option("prefs", prefs).expect("preferences are plain JSON");
        capabilities.set_binary(&browser()).expect("a path is text");
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All).expect("a level is text");
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await;
        Self { driver: driver.expect("the browser starts"), _process: process }
    }

    /// Closes the browser, then the driver.
    pub async fn quit(self) {
        self.driver.quit().await.expect("the browser closes");
    }
}

/// Starts the driver on a free port and reads from its output which one.
async fn start_driver() -> (Child, u16) {
    let mut command = Command::new("chromedriver");
    command.arg("--port=0").stdout(Stdio::piped()).kill_on_drop(true);
    let mut process = command.spawn().expect("chromedriver is installed: `cargo xtask test --only browser`");
    let mut lines = BufReader::new(process.stdout.take().expect("its output is ours")).lines();
    while let Some(line) = lines.next_line().await.expect("its output is text") {
        if let Some(port) = line.strip_prefix("ChromeDriver was started successfully on port ") {
            let port = port.trim_end_matches('.').parse().expect("a port");
            // Whatever else it says must be read, or it would stop when the pipe is full.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return (process, port);
        }
    }
    panic!("chromedriver ended before it was ready");
}

fn browser() -> String {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&folders).flat_map(|folder| BROWSERS.map(|name| folder.join(name)));
    let found = found.into_iter().find(|path| path.exists());
    found.expect("a Chromium is installed: `cargo xtask test --only browser`").display().to_string()
}
