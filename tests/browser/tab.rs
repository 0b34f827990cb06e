//! A tab on the product, and what to look at on every page.

use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::time::Duration;

use local::demo::{DemoAccount, DemoAccounts};
use serde_json::{Value, json};
use tests::Program;
use thirtyfour::{By, WebDriver, WebElement};

use crate::chrome::Chrome;

/// A phone as most people here have it.
const PHONE: (u32, u32) = (390, 844);
/// How long a page may take to show what a test waits for.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// A tab.
pub struct Tab {
    /// The browser, for what has no method here.
    pub driver: WebDriver,
    /// `localhost:41234`.
    pub host: String,
    name: &'static str,
    accounts: DemoAccounts,
}

/// Tells a story in a fresh browser on a fresh product, and closes both however it ends.
pub async fn story(name: &'static str, tell: impl AsyncFnOnce(&Tab)) {
    let folder = folder(name);
    let program = Program::start(&folder.join("data"), &["--demo", "branch"]).await;
    let chrome = Chrome::start(&folder.join("profile")).await;
    let accounts = std::fs::read(folder.join("data/demo.json")).expect("the demo has accounts");
    let accounts = serde_json::from_slice(&accounts).expect("accounts are JSON");
    let tab = Tab { driver: chrome.driver.clone(), host: program.host.clone(), name, accounts };
    tab.resize(PHONE).await;
    let told = caught(AssertUnwindSafe(async {
        tell(&tab).await;
        tab.check("end").await;
    }))
    .await;
    if told.is_err() {
        tab.screenshot("failed").await;
    }
    drop(tab);
    chrome.quit().await;
    program.kill().await;
    if let Err(panic) = told {
        std::panic::resume_unwind(panic);
    }
}

/// Runs a future to its end or to its panic.
async fn caught(future: AssertUnwindSafe<impl Future<Output = ()>>) -> std::thread::Result<()> {
    let mut future = std::pin::pin!(future.0);
    std::future::poll_fn(|context| {
        let polled = std::panic::catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context)));
        match polled {
            Ok(polled) => polled.map(Ok),
            Err(panic) => std::task::Poll::Ready(Err(panic)),
        }
    })
    .await
}

/// An empty folder of this test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser").join(name);
    if path.exists() {
        std::fs::remove_dir_all(&path).expect("an old folder can be removed");
    }
    std::fs::create_dir_all(&path).expect("a folder can be made");
    path
}

impl Tab {
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
        let begun = std::time::Instant::now();
        loop {
            let text = self.text().await;
            if is_there(&text) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "waited for “{words}” at {}:\n{text}", self.path().await);
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// The button or link with these words, once it is there.
    pub async fn control(&self, words: &str) -> WebElement {
        let path = format!("//*[self::button or self::a or self::summary][normalize-space(.)={words:?}]");
        self.element(By::XPath(path), words).await
    }

    /// The field with this label, once it is there.
    pub async fn field(&self, label: &str) -> WebElement {
        let path = format!("//*[@id=//label[starts-with(normalize-space(.),{label:?})]/@for]");
        self.element(By::XPath(path), label).await
    }

    async fn element(&self, by: By, words: &str) -> WebElement {
        let begun = std::time::Instant::now();
        loop {
            if let Ok(element) = self.driver.find(by.clone()).await {
                return element;
            }
            let text = self.text().await;
            assert!(begun.elapsed() < PATIENCE, "looked for “{words}” at {}:\n{text}", self.path().await);
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Presses the button or link with these words.
    pub async fn press(&self, words: &str) {
        self.control(words).await.click().await.expect("it can be pressed");
    }

    /// Types into the field with this label, in place of what it holds.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        field.clear().await.expect("a field can be emptied");
        field.send_keys(text).await.expect("a field can be typed into");
    }

    /// Looks at the page as a whole: keeps a picture, fails on barriers, on what the policy stopped, on failures.
    pub async fn check(&self, moment: &str) {
        self.screenshot(moment).await;
        let barriers = self.barriers().await;
        assert!(barriers.is_empty(), "{} {moment}: barriers\n{barriers:#?}", self.name);
        let trouble = self.trouble().await;
        assert!(trouble.is_empty(), "{} {moment}: in the log of the browser\n{trouble:#?}", self.name);
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
