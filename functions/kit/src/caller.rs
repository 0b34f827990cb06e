//! The caller is a type: having the value proves the check.

use axum::http::request::Parts;
use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE, USER_AGENT};
use shared::access::{self, Action, Actor, Subject};
use shared::endpoint::Door;
use shared::id::{MemberId, SessionId};
use shared::meeting::Stamp;
use shared::problem::ProblemCode;

use crate::app::App;
use crate::error::{Failure, Result};

/// Name of the refresh cookie. The `__Host-` prefix binds it to this origin, secure and for every path.
pub(crate) const COOKIE_NAME: &str = "__Host-sotay";

/// A kind of caller, made from a request or refused.
pub trait Caller: Sized + Send {
    /// The door that lets this kind in.
    const DOOR: Door;

    /// Makes the caller, or says why not.
    ///
    /// # Errors
    /// [`ProblemCode::NotSignedIn`] and the like.
    fn from_parts(app: &App, parts: &Parts) -> Result<Self>;
}

/// Everybody, signed in or not.
#[derive(Debug, Clone)]
pub struct Anyone {
    /// The client's address as the outermost proxy of ours saw it, empty where there are no proxies; for rate limits
    /// only, never stored in plain form or logged.
    pub address: String,
    /// The browser's own words about itself.
    pub user_agent: String,
}

/// Whoever presents a refresh cookie, valid or not.
#[derive(Clone)]
pub struct CookieHolder {
    /// The token; `None` without a cookie.
    pub token: Option<String>,
}

/// A signed-in member.
#[derive(Debug, Clone)]
pub struct Member {
    /// Who they are and which roles they hold.
    pub actor: Actor,
    /// The session they came with.
    pub session: SessionId,
}

impl Caller for Anyone {
    const DOOR: Door = Door::Anyone;

    fn from_parts(app: &App, parts: &Parts) -> Result<Self> {
        let header =
            |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let address = match app.proxies {
            0 => String::new(),
            proxies => forwarded(&parts.headers, proxies).unwrap_or_else(|| UNKNOWN.to_owned()),
        };
        Ok(Self { address, user_agent: header(USER_AGENT.as_str()).to_owned() })
    }
}

impl Caller for CookieHolder {
    const DOOR: Door = Door::CookieHolder;

    fn from_parts(_: &App, parts: &Parts) -> Result<Self> {
        let cookies = parts.headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs =
            cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let token = pairs.find(|(name, _)| *name == COOKIE_NAME).map(|(_, value)| value.to_owned());
        Ok(Self { token })
    }
}

impl Caller for Member {
    const DOOR: Door = Door::Member;

    fn from_parts(app: &App, parts: &Parts) -> Result<Self> {
        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = header.and_then(|value| value.strip_prefix("Bearer ")).ok_or(ProblemCode::NotSignedIn)?;
        let claims = app.verifier.check(token, app.now()).map_err(|_| ProblemCode::NotSignedIn)?;
        let actor = Actor {
            member: claims.sub,
            branch: claims.branch,
            host: claims.host_branch,
            roles: claims.roles,
        };
        Ok(Self { actor, session: claims.sid })
    }
}

/// Stands for all who came another way than through our proxies: they share one limit.
const UNKNOWN: &str = "unknown";

/// From whom the outermost of so many proxies had the request: that entry from the end, over all lines of the header.
/// Whatever bytes a client puts before it do not matter.
fn forwarded(headers: &HeaderMap, proxies: usize) -> Option<String> {
    let lines = headers.get_all("x-forwarded-for").iter().map(http::HeaderValue::as_bytes);
    let entries: Vec<&[u8]> = lines.flat_map(|line| line.split(|byte| *byte == b',')).collect();
    let entry = entries[entries.len().checked_sub(proxies)?..].first()?;
    Some(String::from_utf8_lossy(entry.trim_ascii()).into_owned())
}

impl Member {
    /// Who.
    pub fn id(&self) -> MemberId {
        self.actor.member
    }

    /// Who acts now, with their name.
    ///
    /// # Errors
    /// [`ProblemCode::NotSignedIn`] when nobody of this id is there.
    pub async fn stamp(&self, app: &App) -> Result<Stamp> {
        let me = app.store.find_member(self.id()).await?.ok_or(ProblemCode::NotSignedIn)?;
        Ok(Stamp { by: self.id(), name: me.value.name.as_str().to_owned(), at: app.now() })
    }

    /// Asks the policy.
    ///
    /// # Errors
    /// [`ProblemCode::NotFound`] when the caller may not know of the thing, [`ProblemCode::Forbidden`] when they may
    /// know but not act.
    pub fn may(&self, action: Action, subject: Subject<'_>) -> Result<()> {
        match access::may(&self.actor, action, subject) {
            access::Answer::Allowed => Ok(()),
            access::Answer::Forbidden => Err(Failure::from(ProblemCode::Forbidden)),
            access::Answer::Hidden => Err(Failure::from(ProblemCode::NotFound)),
        }
    }

    /// Whether the policy would allow it.
    pub fn can(&self, action: Action, subject: Subject<'_>) -> bool {
        access::may(&self.actor, action, subject).is_allowed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_what_our_own_proxies_saw_and_never_what_a_client_says() {
        for (lines, proxies, address) in [
            (&["203.0.113.9, 192.0.2.1"][..], 2, Some("203.0.113.9")),
            (&["10.0.0.1, 203.0.113.9, 192.0.2.1"], 2, Some("203.0.113.9")),
            (&["10.0.0.1", "203.0.113.9", "192.0.2.1"], 2, Some("203.0.113.9")),
            (&["203.0.113.9"], 1, Some("203.0.113.9")),
            (&["203.0.113.9"], 2, None),
            (&["\u{ff}, 203.0.113.9, 192.0.2.1"], 2, Some("203.0.113.9")),
            (&["203.0.113.9"], 0, None),
            (&[], 1, None),
        ] {
            let mut headers = HeaderMap::new();
            for line in lines {
                let line = http::HeaderValue::from_bytes(line.as_bytes()).expect("bytes of a header");
                headers.append("x-forwarded-for", line);
            }
            assert_eq!(forwarded(&headers, proxies).as_deref(), address, "{lines:?} behind {proxies}");
        }
    }
}
