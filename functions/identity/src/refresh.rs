//! Refresh tokens: rotated at every use. A family is one session; of its tokens only hashes are stored.
//!
//! The child of a token is derived from it under the server's key, so the immediate parent, replayed within the grace
//! (two tabs, a reply lost on the way), gets the same child. Any older token means that somebody has a copy: the
//! family ends.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use kit::{Answer, App, Call, CookieChange, CookieHolder, Result};
use shared::endpoint::Nothing;
use shared::id::SessionId;
use shared::problem::ProblemCode;
use shared::rules::sign_in_rules;
use shared::session::{RefreshSession, SignOut, SignedIn};
use shared::time::local_date;
use store::key::Freshness;
use store::{StoreError, Stored, StoredAccount, StoredSession};

use crate::session;

/// A refresh token: the session and 256 secret bits.
#[derive(Clone, PartialEq, Eq)]
pub struct RefreshToken {
    /// Its family.
    pub session: SessionId,
    secret: [u8; 32],
}

impl fmt::Display for RefreshToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.session, URL_SAFE_NO_PAD.encode(self.secret))
    }
}

impl FromStr for RefreshToken {
    type Err = ProblemCode;

    fn from_str(text: &str) -> std::result::Result<Self, ProblemCode> {
        let ended = ProblemCode::SessionEnded;
        let (session, secret) = text.split_once('.').ok_or(ended)?;
        let secret = URL_SAFE_NO_PAD.decode(secret).ok().and_then(|bytes| bytes.try_into().ok());
        Ok(Self { session: session.parse().map_err(|_| ended)?, secret: secret.ok_or(ended)? })
    }
}

/// The first token of a new session.
pub fn first_token(app: &App) -> RefreshToken {
    RefreshToken { session: app.new_session_id(), secret: app.random() }
}

/// Hash under which a token is stored.
pub fn hash(app: &App, token: &RefreshToken) -> String {
    URL_SAFE_NO_PAD.encode(app.store.seal.keyed_hash("refresh token", &token.to_string()))
}

fn child(app: &App, parent: &RefreshToken) -> RefreshToken {
    let secret = app.store.seal.keyed_hash("refresh child", &parent.to_string());
    RefreshToken { session: parent.session, secret }
}

/// What a presented token is to its family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Generation {
    Current,
    Parent,
    Older,
}

fn generation(session: &StoredSession, presented: &str, now: Timestamp) -> Generation {
    let grace = sign_in_rules(local_date(now)).refresh_grace;
    let in_grace = now.duration_since(session.rotated_at) <= grace;
    match session {
        session if session.current == presented => Generation::Current,
        session if session.parent.as_deref() == Some(presented) && in_grace => Generation::Parent,
        _ => Generation::Older,
    }
}

/// `refresh_session`.
pub async fn refresh_session(
    app: App,
    by: CookieHolder,
    _: Call<RefreshSession>,
) -> Result<Answer<SignedIn>> {
    let token: RefreshToken = by.token.as_deref().ok_or(ProblemCode::NotSignedIn)?.parse()?;
    let session = rotate(&app, &token).await?;
    let (person, grants) = app.store.find_person(session.member).await?.ok_or(ProblemCode::SessionEnded)?;
    if !person.value.standing.belongs() || person.value.account == StoredAccount::Locked {
        app.store.remove_session(session.id).await?;
        return Err(ProblemCode::SessionEnded.into());
    }
    let now = app.now();
    let reply = session::sign(&app, &person.value, grants, &session, now).await?;
    let life = session.expires_at.duration_since(now).as_secs();
    Ok(Answer { reply, cookie: CookieChange::Set(child(&app, &token).to_string(), life) })
}

/// How fresh the family is read, try by try. Nearly always the first one does: what was current at half the price is
/// confirmed by the revision under which its child is written. Any other answer is looked at anew before it counts.
const TRIES: [Freshness; 4] = [Freshness::Recent, Freshness::Latest, Freshness::Latest, Freshness::Latest];

/// Exchanges a token; two requests with the same one end with the same child.
async fn rotate(app: &App, token: &RefreshToken) -> Result<StoredSession> {
    for fresh in TRIES {
        let now = app.now();
        let found = app.store.find_session_as(token.session, fresh).await?;
        let found = found.filter(|session| session.value.expires_at > now);
        let is_current = |stored: &Stored<StoredSession>| {
            generation(&stored.value, &hash(app, token), now) == Generation::Current
        };
        if fresh == Freshness::Recent && !found.as_ref().is_some_and(is_current) {
            continue;
        }
        let mut stored = found.ok_or(ProblemCode::SessionEnded)?;
        match generation(&stored.value, &hash(app, token), now) {
            Generation::Parent => return Ok(stored.value),
            Generation::Older => {
                app.store.remove_session(token.session).await?;
                tracing::warn!("a refresh token was used again; its family has ended");
                return Err(ProblemCode::SessionEnded.into());
            }
            Generation::Current => {}
        }
        let idle = sign_in_rules(local_date(now)).session_idle;
        stored.value.parent =
            Some(std::mem::replace(&mut stored.value.current, hash(app, &child(app, token))));
        stored.value.rotated_at = now;
        stored.value.expires_at = now.saturating_add(idle).unwrap_or(now);
        match app.store.change_session(&stored, now).await {
            Err(StoreError::Conflict) => continue,
            other => return other.map(|()| stored.value).map_err(Into::into),
        }
    }
    Err(ProblemCode::Unavailable.into())
}

/// `sign_out`.
pub async fn sign_out(app: App, by: CookieHolder, _: Call<SignOut>) -> Result<Answer<Nothing>> {
    if let Some(token) = by.token.and_then(|token| token.parse::<RefreshToken>().ok()) {
        let found = app.store.find_session(token.session).await?;
        let known = hash(&app, &token);
        let is_ours =
            |session: &StoredSession| session.current == known || session.parent.as_ref() == Some(&known);
        if found.is_some_and(|session| is_ours(&session.value)) {
            app.store.remove_session(token.session).await?;
        }
    }
    Ok(Answer { reply: Nothing {}, cookie: CookieChange::Remove })
}
