//! Limits of guessing. They slow down and never lock for good; they are taken before any password is hashed.

use jiff::{SignedDuration, Timestamp};
use kit::{App, Failure, Result};
use shared::problem::{Problem, ProblemCode};
use shared::time::format_time;
use store::{RateLimit, Taken};

/// Attempts for one citizen id, right or wrong; emptied by a right one.
pub const PER_PERSON: RateLimit =
    RateLimit { what: "sign_in_person", burst: 5, refill: SignedDuration::from_secs(30) };

/// Attempts from one address: a village hall shares one.
pub const PER_ADDRESS: RateLimit =
    RateLimit { what: "sign_in_address", burst: 120, refill: SignedDuration::from_secs(2) };

/// Takes a token for the person and one for the address.
///
/// # Errors
/// [`ProblemCode::TooManyRequests`], saying when to try again.
pub async fn take(app: &App, person: &str, address: &str) -> Result<()> {
    let now = app.now();
    if !address.is_empty() {
        let who = bucket(app, address);
        refuse(app.store.take_token(PER_ADDRESS, &who, now).await?)?;
    }
    refuse(app.store.take_token(PER_PERSON, person, now).await?)
}

/// Name of a bucket: a keyed hash, so that neither citizen ids nor addresses lie about.
pub fn bucket(app: &App, who: &str) -> String {
    let hash = app.store.seal.keyed_hash("rate limit", who);
    hash[..12].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn refuse(taken: Taken) -> Result<()> {
    match taken {
        Taken::Yes => Ok(()),
        Taken::NextAt(at) => Err(too_many(at)),
    }
}

fn too_many(at: Timestamp) -> Failure {
    let at = at.saturating_add(SignedDuration::from_secs(59)).unwrap_or(at);
    let sentence = format!(
        "Đã thử quá nhiều lần. Xin chờ đến {} rồi thử lại; tài khoản không bị khóa.",
        format_time(at)
    );
    Problem::with(ProblemCode::TooManyRequests, sentence).into()
}
