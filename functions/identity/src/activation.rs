//! Activation: citizen id and one-time code set the password. A new code also replaces a forgotten password.

use kit::{Answer, Anyone, App, Call, Result};
use shared::id::MemberId;
use shared::problem::ProblemCode;
use shared::session::{ActivateAccount, SignedIn};
use store::{StoreError, Stored, StoredAccount, StoredCode, StoredPassword};
use subtle::ConstantTimeEq;

use crate::account::locked;
use crate::sign_in::{NOBODY, digits, find_member};
use crate::{codes, limits, password, session};

/// `activate_account`.
pub async fn activate_account(app: App, by: Anyone, call: Call<ActivateAccount>) -> Result<Answer<SignedIn>> {
    let activation = call.body;
    password::check(&activation.password, &[&digits(&activation.citizen_id)], app.now())?;
    let bucket = limits::bucket(&app, &digits(&activation.citizen_id));
    limits::take(&app, &bucket, &by.address).await?;
    let member = find_member(&app, &activation.citizen_id).await?;
    let code = app.store.find_code(member.unwrap_or(NOBODY)).await?;
    let code = code.filter(|code| fits(&app, code, &activation.code)).ok_or(ProblemCode::ActivationFailed)?;
    let member = code.value.member;
    refuse_locked(&app, member).await?;
    let hash = password::hash(activation.password, app.random()).await?;
    match app.store.redeem_code(&code, &StoredPassword { member, hash }, app.now()).await {
        Err(StoreError::Conflict) => return Err(ProblemCode::ActivationFailed.into()),
        other => other?,
    }
    for session in app.store.sessions_of(member).await? {
        app.store.remove_session(session.id).await?;
    }
    app.store.refill_tokens(limits::PER_PERSON, &bucket).await?;
    Ok(session::begin(&app, member, &by).await?.ok_or(ProblemCode::ActivationFailed)?)
}

/// A locked account is opened by those who may lock it, not by a code; the code stays good.
async fn refuse_locked(app: &App, member: MemberId) -> Result<()> {
    match app.store.find_member(member).await? {
        Some(found) if found.value.account == StoredAccount::Locked => Err(locked(&found.value).into()),
        _ => Ok(()),
    }
}

fn fits(app: &App, stored: &Stored<StoredCode>, typed: &str) -> bool {
    let hash = codes::hash(app, stored.value.member, typed);
    stored.value.expires_at > app.now() && bool::from(hash.as_bytes().ct_eq(stored.value.hash.as_bytes()))
}
