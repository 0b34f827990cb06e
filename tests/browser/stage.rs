//! Where a story is told: a fresh product, and a fresh browser for each person in it.

use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};

use tests::Program;

use crate::chrome::Chrome;
use crate::hand::Hand;
use crate::tab::{COMPUTER, PHONE, Tab};

/// Tells a story of one person with a phone.
pub async fn story(name: &'static str, tell: impl AsyncFnOnce(&Tab)) {
    story_in("branch", name, tell).await;
}

/// The same with another demo.
pub async fn story_in(demo: &str, name: &'static str, tell: impl AsyncFnOnce(&Tab)) {
    stage_in(demo, name, [""], Hand::Pointer, PHONE, async |[tab]| tell(tab).await).await;
}

/// The same at a computer, by keyboard alone.
pub async fn story_by_keyboard_in(demo: &str, name: &'static str, tell: impl AsyncFnOnce(&Tab)) {
    stage_in(demo, name, [""], Hand::Keyboard, COMPUTER, async |[tab]| tell(tab).await).await;
}

/// Tells a story of several people, each with a browser of their own, the way they use it and a window of that size;
/// closes everything however it ends. A picture carries the name of its story and of its person.
pub async fn stage<const N: usize>(
    name: &str,
    people: [&str; N],
    hand: Hand,
    size: (u32, u32),
    tell: impl AsyncFnOnce([&Tab; N]),
) {
    stage_in("branch", name, people, hand, size, tell).await;
}

/// The same with another demo.
async fn stage_in<const N: usize>(
    demo: &str,
    name: &str,
    people: [&str; N],
    hand: Hand,
    size: (u32, u32),
    tell: impl AsyncFnOnce([&Tab; N]),
) {
    let folder = folder(name);
    let program = Program::start(&folder.join("data"), &["--demo", demo]).await;
    let mut browsers = Vec::new();
    let told = caught(AssertUnwindSafe(async {
        for person in people {
            browsers.push(Chrome::start(&folder.join(format!("profile-{person}"))).await);
        }
        let mut tabs = Vec::new();
        for (person, chrome) in people.iter().zip(&browsers) {
            let name = [name, person].join("-").trim_end_matches('-').to_owned();
            let tab = Tab::new(chrome.driver.clone(), program.host.clone(), name, folder.clone(), hand);
            tab.resize(size).await;
            tabs.push(tab);
        }
        played(&tabs, tell).await;
    }))
    .await;
    for chrome in browsers {
        chrome.quit().await;
    }
    program.kill().await;
    if let Err(panic) = told {
        std::panic::resume_unwind(panic);
    }
}

/// Lets the people play; where it goes wrong, keeps a picture of each window.
async fn played<const N: usize>(tabs: &[Tab], tell: impl AsyncFnOnce([&Tab; N])) {
    let cast: Vec<&Tab> = tabs.iter().collect();
    let cast = cast.try_into().ok().expect("as many tabs as people");
    let told = caught(AssertUnwindSafe(async {
        tell(cast).await;
        for tab in tabs {
            tab.check("end").await;
        }
    }))
    .await;
    if let Err(panic) = told {
        for tab in tabs {
            // A browser that is gone shows nothing; what happened before is what counts.
            let _ = caught(AssertUnwindSafe(tab.screenshot("failed"))).await;
        }
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
