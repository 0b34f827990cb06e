//! A tab on the product, and what to look at on every page.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use local::demo::{DemoAccount, DemoAccounts};
use serde_json::{Value, json};
use thirtyfour::WebDriver;

use crate::hand::Hand;

/// A phone as most people here have it.
pub const PHONE: (u32, u32) = (390, 844);
/// A computer as a branch has it.
pub const COMPUTER: (u32, u32) = (1280, 800);
/// How long a page may take to show what a test waits for.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// A tab.
pub struct Tab {
    /// The browser, for what has no method here.
    pub driver: WebDriver,
    /// `localhost:41234`.
    pub host: String,
    /// With what the person acts.
    pub hand: Hand,
    /// Where the story may leave files.
    pub folder: PathBuf,
    name: String,
    accounts: DemoAccounts,
}

impl Tab {
    /// A tab of that browser on the product at `host`, whose data lie in `folder`.
    pub fn new(driver: WebDriver, host: String, name: String, folder: PathBuf, hand: Hand) -> Self {
        let accounts = std::fs::read(folder.join("data/demo.json")).expect("the demo has accounts");
        let accounts = serde_json::from_slice(&accounts).expect("accounts are JSON");
        Self { driver, host, hand, folder, name, accounts }
    }

    /// The first account of the demo whose description begins so: `Bí thư`.
    pub fn account(&self, who: &str) -> &DemoAccount {
        self.accounts.rows.iter().find(|row| row.who.starts_with(who)).expect("the demo has such an account")
    }

    /// Opens an address of the product.
    pub async fn open(&self, path: &str) {
        self.driver.goto(format!("http://{}{path}", self.host)).await.expect("the page opens");
    }

    /// The path of the page that is open.
    pub async fn path(&self) -> String {
        self.driver.current_url().await.expect("the tab has an address").path().to_owned()
    }

    /// Makes the window so wide and high.
    pub async fn resize(&self, (width, height): (u32, u32)) {
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.cdp("Emulation.setDeviceMetricsOverride", screen).await;
    }

    /// Asks something of the browser itself, by the DevTools protocol.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(method, parameters).await.expect("the browser understands")
    }

    /// What can be read on the page.
    pub async fn text(&self) -> String {
        let text = self.driver.execute("return document.body.innerText", vec![]).await.expect("a page");
        text.json().as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page shows these words.
    pub async fn sees(&self, words: &str) {
        self.wait(|text| text.contains(words), words).await;
    }

    /// Waits until the page does not show these words any more.
    pub async fn sees_no_more(&self, words: &str) {
        self.wait(|text| !text.contains(words), words).await;
    }

    async fn wait(&self, is_there: impl Fn(&str) -> bool, words: &str) {
        self.until(words, async || is_there(&self.text().await).then_some(())).await;
    }

    /// Looks again and again until there is what `look` looks for; fails with what the page shows instead.
    pub async fn until<T>(&self, words: &str, look: impl AsyncFn() -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            if let Some(found) = look().await {
                return found;
            }
            if begun.elapsed() > PATIENCE {
                let text = self.text().await;
                panic!("{}: looked for “{words}” at {}:\n{text}", self.name, self.path().await);
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Looks at the page as a whole: keeps a picture, fails on barriers, on what the policy stopped, on failures.
    pub async fn check(&self, moment: &str) {
        self.settled().await;
        self.screenshot(moment).await;
        let barriers = self.barriers().await;
        assert!(barriers.is_empty(), "{} {moment}: barriers\n{barriers:#?}", self.name);
        let trouble = self.trouble().await;
        assert!(trouble.is_empty(), "{} {moment}: in the log of the browser\n{trouble:#?}", self.name);
    }

    /// Waits until nothing moves on the page any more: what fades in has no colours of its own yet.
    async fn settled(&self) {
        let moves = "const done = arguments[arguments.length - 1];
            const ends = (move) => move.effect.getComputedTiming().endTime !== Infinity;
            Promise.allSettled(document.getAnimations().filter(ends).map((move) => move.finished))
                .then(() => done());";
        self.driver.execute_async(moves, vec![]).await.expect("a page");
    }

    /// Takes the network away from the page, or gives it back.
    pub async fn online(&self, online: bool) {
        let conditions =
            json!({ "offline": !online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.enable", json!({})).await;
        self.cdp("Network.emulateNetworkConditions", conditions).await;
    }

    /// What a script of ours says in the end, by calling `done`.
    pub async fn ask(&self, script: &str) -> Value {
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        self.driver.execute_async(script, vec![]).await.expect("a page").json().clone()
    }

    /// A picture of the window, in `target/screenshots`.
    pub async fn screenshot(&self, moment: &str) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        let file = folder.join(format!("{}-{moment}.png", self.name));
        self.driver.screenshot(&file).await.expect("a picture can be taken");
    }

    /// Serious and critical findings of axe-core, each with the places.
    pub async fn barriers(&self) -> Vec<Value> {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/node_modules/axe-core/axe.min.js");
        let axe =
            std::fs::read_to_string(axe).expect("npm packages are there: `cargo xtask test --only browser`");
        self.driver.execute(axe, vec![]).await.expect("axe loads");
        let run = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html) }))));";
        let found = self.driver.execute_async(run, vec![]).await.expect("axe runs");
        found.json().as_array().cloned().unwrap_or_default()
    }

    /// What the content security policy stopped and what failed in the program, since the last look. A request that
    /// was refused is no failure: pages ask before they know.
    pub async fn trouble(&self) -> Vec<String> {
        let log = self.driver.browser_log().await.expect("the browser keeps a log");
        let is_trouble = |source: Option<&str>, level: &str, message: &str| {
            message.contains("Content Security Policy")
                || message.contains("Content-Security-Policy")
                || source == Some("security")
                || (level == "SEVERE" && source != Some("network"))
        };
        log.into_iter()
            .filter(|entry| is_trouble(entry.source.as_deref(), &entry.level, &entry.message))
            .map(|entry| format!("{} {}", entry.level, entry.message))
            .collect()
    }
}
