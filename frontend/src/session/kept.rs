//! What the device keeps of the person who was signed in last: profile and roles, without anything that opens a door.

use serde::{Deserialize, Serialize};
use shared::member::Me;
use shared::session::SignedIn;

use super::Viewer;
use crate::api::device;
use crate::prefs;

/// Where it lies among the replies; no endpoint has this address.
const ADDRESS: &str = "/session";

#[derive(Serialize, Deserialize)]
struct Kept {
    signed_in: SignedIn,
    me: Me,
}

/// Keeps it until signing out, or until the server says that the session has ended.
pub fn put(signed_in: &SignedIn, me: &Me) {
    let signed_in = SignedIn { access_token: String::new(), ..signed_in.clone() };
    if let Ok(text) = serde_json::to_string(&Kept { signed_in, me: me.clone() }) {
        yew::platform::spawn_local(device::put(ADDRESS, text));
    }
}

/// The person, in the hat worn last.
pub async fn find() -> Option<Viewer> {
    let copy = device::find(ADDRESS).await?;
    let Kept { signed_in, me } = serde_json::from_str(&copy.text).ok()?;
    Some(Viewer::new(&signed_in, me).wearing(prefs::kept_hat()))
}
