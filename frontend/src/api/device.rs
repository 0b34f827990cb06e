//! Replies kept on this device, so that what was read before is there again where the network ends.
//!
//! They lie in the browser's own storage of replies, for a fortnight at most, and go when somebody signs out or the
//! session has ended. Nothing here opens anything: the session itself is a cookie that no script can read.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::announcement::FindAnnouncement;
use shared::document::{FindDocument, ListMyDocuments};
use shared::duty::ListDuties;
use shared::endpoint::Endpoint;
use shared::meeting::{FindMeeting, ListMeetings};
use shared::minutes::FindMinutes;
use shared::notice::ListMyNotices;
use shared::resolution::FindResolution;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response};

use crate::dom;

/// The endpoints whose replies are kept: what a member reads, and the list that a roll call begins with.
const KEPT: [&str; 9] = [
    ListDuties::NAME,
    ListMeetings::NAME,
    FindMeeting::NAME,
    FindMinutes::NAME,
    FindResolution::NAME,
    ListMyDocuments::NAME,
    FindDocument::NAME,
    ListMyNotices::NAME,
    FindAnnouncement::NAME,
];
/// Name of the storage.
const STORE: &str = "replies";
/// How many replies are kept; the oldest goes first.
const ROOM: u32 = 80;
/// How long a fresh reply may take until what is kept here is shown meanwhile, in milliseconds.
pub const A_MOMENT: u32 = 3_000;
/// How long a reply is shown.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A reply as it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// When it was read.
    pub at: Timestamp,
    /// The reply.
    pub text: String,
}

impl Copy {
    /// Whether it may still be shown.
    fn is_good(&self, now: Timestamp) -> bool {
        now.duration_since(self.at) < GOOD_FOR
    }
}

/// Whether the replies of an endpoint are kept.
pub fn keeps(endpoint: &str) -> bool {
    KEPT.contains(&endpoint)
}

/// Keeps a reply under its address. A full or forbidden storage keeps nothing, and the app works all the same.
pub async fn put(address: &str, text: String) {
    let copy = Copy { at: dom::now(), text };
    if let (Ok(copy), Some(store)) = (serde_json::to_string(&copy), open().await) {
        let _ = write(&store, address, &copy).await;
    }
}

/// What was kept under an address, if it may still be shown.
pub async fn find(address: &str) -> Option<Copy> {
    let reply = JsFuture::from(open().await?.match_with_str(address)).await.ok()?;
    let text = JsFuture::from(reply.dyn_into::<Response>().ok()?.text().ok()?).await.ok()?;
    let copy: Copy = serde_json::from_str(&text.as_string()?).ok()?;
    copy.is_good(dom::now()).then_some(copy)
}

/// Forgets everything.
pub async fn forget() {
    if let Some(stores) = web_sys::window().and_then(|window| window.caches().ok()) {
        let _ = JsFuture::from(stores.delete(STORE)).await;
    }
}

/// Nothing where the browser has no such storage or forbids it.
async fn open() -> Option<Cache> {
    let stores = web_sys::window()?.caches().ok()?;
    JsFuture::from(stores.open(STORE)).await.ok()?.dyn_into().ok()
}

async fn write(store: &Cache, address: &str, copy: &str) -> Result<(), JsValue> {
    // Anew, so that the store lists the oldest first.
    JsFuture::from(store.delete_with_str(address)).await?;
    JsFuture::from(store.put_with_str(address, &Response::new_with_opt_str(Some(copy))?)).await?;
    let kept: js_sys::Array = JsFuture::from(store.keys()).await?.unchecked_into();
    for oldest in kept.iter().take(kept.length().saturating_sub(ROOM) as usize) {
        JsFuture::from(store.delete_with_request(&oldest.unchecked_into())).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_good_for_a_fortnight() {
        let at: Timestamp = "2026-11-02T12:00:00Z".parse().unwrap();
        let copy = Copy { at, text: String::new() };
        assert!(copy.is_good("2026-11-16T11:59:59Z".parse().unwrap()));
        assert!(!copy.is_good("2026-11-16T12:00:00Z".parse().unwrap()));
    }

    #[test]
    fn identifiers_and_rights_are_never_kept() {
        for endpoint in ["reveal_identifier", "list_members", "find_member", "list_registrations", "find_me"]
        {
            assert!(!keeps(endpoint), "{endpoint}");
        }
        assert!(keeps("list_duties"));
    }
}
