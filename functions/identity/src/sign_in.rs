//! Sign-in with citizen id and password. A wrong id and a wrong password are one answer, also in time: the same
//! look-ups, the same hashing.

use kit::{Answer, Anyone, App, Call, Result};
use shared::id::MemberId;
use shared::person::CitizenId;
use shared::problem::ProblemCode;
use shared::session::{SignIn, SignedIn};

use crate::{limits, password, session};

/// `sign_in`.
pub async fn sign_in(app: App, by: Anyone, call: Call<SignIn>) -> Result<Answer<SignedIn>> {
    let attempt = call.body;
    let bucket = limits::bucket(&app, &digits(&attempt.citizen_id));
    limits::take(&app, &bucket, &by.address).await?;
    let member = find_member(&app, &attempt.citizen_id).await?;
    let stored = app.store.find_password(member.unwrap_or(NOBODY)).await?;
    let fits = password::fits(attempt.password, stored.map(|stored| stored.hash)).await?;
    let member = member.filter(|_| fits).ok_or(ProblemCode::SignInFailed)?;
    let signed_in = session::begin(&app, member, &by).await?.ok_or(ProblemCode::SignInFailed)?;
    app.store.refill_tokens(limits::PER_PERSON, &bucket).await?;
    Ok(signed_in)
}

/// Stands for an unknown person in a look-up that must happen all the same.
pub const NOBODY: MemberId = MemberId::from_parts(0, 0);

/// Whose citizen id it is, as typed.
pub async fn find_member(app: &App, typed: &str) -> Result<Option<MemberId>> {
    match digits(typed).parse::<CitizenId>() {
        Ok(citizen_id) => Ok(app.store.find_member_by_citizen_id(&citizen_id).await?),
        Err(_) => Ok(None),
    }
}

/// The digits of what was typed.
pub fn digits(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_digit).take(24).collect()
}
