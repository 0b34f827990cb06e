//! Limits of guessing. They slow down and never lock for good; they are taken before any password is hashed.

use jiff::{SignedDuration, Timestamp};
use kit::{App, Failure, Result};
use shared::problem::{Problem, ProblemCode};
use shared::time::format_time;
use store::{AddressMark, RateLimit, Taken};

/// Attempts for one citizen id, right or wrong; emptied by a right one.
pub const PER_PERSON: RateLimit =
    RateLimit { what: "sign_in_person", burst: 5, refill: SignedDuration::from_secs(30) };

/// Attempts from one address: a village hall shares one.
pub const PER_ADDRESS: RateLimit =
    RateLimit { what: "sign_in_address", burst: 120, refill: SignedDuration::from_secs(2) };

/// Requests for an account from one address.
pub const ASKING: RateLimit =
    RateLimit { what: "registration_address", burst: 60, refill: SignedDuration::from_secs(20) };

/// Requests for an account for one citizen id.
pub const ASKING_FOR: RateLimit =
    RateLimit { what: "registration_person", burst: 5, refill: SignedDuration::from_hours(2) };

/// Looks at the tree and at one's own registration from one address.
pub const LOOKING: RateLimit =
    RateLimit { what: "looking_address", burst: 600, refill: SignedDuration::from_millis(200) };

/// Takes a token for an address, where there is one.
///
/// # Errors
/// [`ProblemCode::TooManyRequests`], saying when to try again.
pub async fn take_for_address(app: &App, limit: RateLimit, address: &str) -> Result<()> {
    match address.is_empty() {
        true => Ok(()),
        false => take_for_person(app, limit, address).await,
    }
}

/// Takes a token for whomever an identifier names.
///
/// # Errors
/// [`ProblemCode::TooManyRequests`], saying when to try again.
pub async fn take_for_person(app: &App, limit: RateLimit, who: &str) -> Result<()> {
    refuse(app.store.take_token(limit, &bucket(app, who), app.now()).await?)
}

/// Takes a token for the person and one for the address.
///
/// # Errors
/// [`ProblemCode::TooManyRequests`], saying when to try again.
pub async fn take(app: &App, person: &str, address: &str) -> Result<()> {
    take_for_address(app, PER_ADDRESS, address).await?;
    refuse(app.store.take_token(PER_PERSON, person, app.now()).await?)
}

/// Name of a bucket: a keyed hash, so that neither citizen ids nor addresses lie about.
pub fn bucket(app: &App, who: &str) -> String {
    let hash = app.store.seal.keyed_hash("rate limit", who);
    hash[..12].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// An address as a queue keeps it.
pub fn mark(app: &App, address: &str) -> AddressMark {
    let hash = app.store.seal.keyed_hash("queue of an address", address);
    AddressMark(hash.iter().take(8).fold(0, |mark, byte| mark << 8 | u64::from(*byte)))
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
