//! Locking an account and opening it again.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::member::AccountState;
use shared::org::OrgPath;
use shared::problem::{Problem, ProblemCode};
use shared::registration::ChangeAccount;
use store::{StoreError, Stored};

use crate::codes::is_within_reach;

/// `change_account`. Locking ends every session; an access token that is out works for its last minutes.
pub async fn change_account(
    app: App,
    by: Member,
    call: Call<ChangeAccount>,
) -> Result<shared::member::Member> {
    let wanted = call.body.account;
    let mut found = app.store.find_member(call.path.member).await?.ok_or(ProblemCode::NotFound)?;
    let path = OrgPath::from_chain(&found.value.chain);
    by.may(Action::ChangeAccount, Subject::member(&path, found.value.id))?;
    if !is_within_reach(&app, &by, &path, &found.value).await? {
        return Err(ProblemCode::Forbidden.into());
    }
    if found.value.account != wanted {
        check(found.value.account, wanted)?;
        if found.rev != call.body.rev {
            return Err(ProblemCode::Stale.into());
        }
        found.value.account = wanted;
        match app.store.change_member(&found, app.now()).await {
            Err(StoreError::Conflict) => return Err(ProblemCode::Stale.into()),
            other => other?,
        }
        found = Stored { rev: found.rev + 1, ..found };
    }
    if wanted == AccountState::Locked {
        for session in app.store.sessions_of(found.value.id).await? {
            app.store.remove_session(session.id).await?;
        }
    }
    Ok(found.shown(&app.store.seal)?)
}

/// Only an account that is there can be locked, only a locked one opened.
fn check(now: AccountState, wanted: AccountState) -> std::result::Result<(), Problem> {
    match (now, wanted) {
        (AccountState::Activated, AccountState::Locked) | (AccountState::Locked, AccountState::Activated) => {
            Ok(())
        }
        _ => Err(Problem::field("account", "Tài khoản này chưa được kích hoạt nên chưa khóa hay mở được.")),
    }
}
