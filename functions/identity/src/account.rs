//! Locking an account and opening it again. Who locked it is kept: only the same level or a higher one opens it.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::audit::{AuditAct, AuditDraft, check_reason};
use shared::member::{AccountLock, AccountState};
use shared::org::OrgPath;
use shared::problem::{Problem, ProblemCode};
use shared::registration::{AccountChange, ChangeAccount};
use store::{Leaving, StoreError, Stored, StoredAccount, StoredMember};

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
    let reason = reason(&call.body)?;
    let before = found.value.clone();
    match wanted {
        AccountState::Locked => lock(&app, &by, &path, &mut found.value).await?,
        _ => open(&by, &path, &mut found.value, wanted)?,
    }
    if found.value != before {
        if found.rev != call.body.rev {
            return Err(ProblemCode::Stale.into());
        }
        let said = said(&app, &by, &before, &found.value, reason).await?;
        match app.store.change_member_ending(&found, &Leaving::default(), &[said], app.now()).await {
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

/// Locking somebody out needs a reason, opening may have one.
fn reason(change: &AccountChange) -> Result<String> {
    if change.account != AccountState::Locked && change.reason.trim().is_empty() {
        return Ok(String::new());
    }
    Ok(check_reason(&change.reason).map_err(|problem| Problem::invalid(vec![problem]))?)
}

/// What the log of the branch says of it.
async fn said(
    app: &App,
    by: &Member,
    before: &StoredMember,
    after: &StoredMember,
    reason: String,
) -> Result<AuditDraft> {
    let level = match &after.lock {
        Some(lock) => lock.name.clone(),
        None => {
            let level = by.actor.level_over(&OrgPath::from_chain(&after.chain)).org().unwrap_or(after.branch);
            app.store.find_org(level).await?.map(|org| org.value.name).unwrap_or_default()
        }
    };
    let shown = |member: &StoredMember| member.account.shown(member.standing);
    let act = AuditAct::AccountChanged {
        member: after.id,
        before: shown(before),
        after: shown(after),
        level,
        reason,
    };
    Ok(AuditDraft { org: after.branch, by: Some(by.id()), act })
}

/// Locks an account that is in use. One that a lower level locked is held by the higher one from now on.
async fn lock(app: &App, by: &Member, branch: &OrgPath, member: &mut StoredMember) -> Result<()> {
    if member.account == StoredAccount::NotActivated {
        return Err(unsuited());
    }
    let level = by.actor.level_over(branch);
    let held = member.lock.as_ref().map_or(branch, |lock| &lock.level);
    if member.account == StoredAccount::Locked && level.is_under(held) {
        return Ok(());
    }
    let org = level.org().ok_or(ProblemCode::NotFound)?;
    let name = app.store.find_org(org).await?.map(|org| org.value.name).unwrap_or_default();
    member.account = StoredAccount::Locked;
    member.lock = Some(AccountLock { level, name });
    Ok(())
}

/// Opens an account that is locked.
fn open(by: &Member, branch: &OrgPath, member: &mut StoredMember, wanted: AccountState) -> Result<()> {
    if wanted != AccountState::Active || member.account == StoredAccount::NotActivated {
        return Err(unsuited());
    }
    if let Some(lock) = &member.lock {
        let subject = Subject::member(&lock.level, member.id);
        if lock.level != *branch && !by.can(Action::ChangeAccount, subject) {
            let sentence = format!(
                "Tài khoản này do {} khóa nên chi bộ không mở được. Xin đề nghị quản trị cấp đã khóa hoặc cấp trên mở.",
                lock.name
            );
            return Err(Problem::with(ProblemCode::Forbidden, sentence).into());
        }
    }
    member.account = StoredAccount::Activated;
    member.lock = None;
    Ok(())
}

/// Only an account that is there can be locked, only a locked one opened.
fn unsuited() -> kit::Failure {
    Problem::field("account", "Tài khoản này chưa được kích hoạt nên chưa khóa hay mở được.").into()
}

/// What somebody is told who has the right password of a locked account: whom to ask.
pub fn locked(member: &StoredMember) -> Problem {
    let above = member.lock.as_ref().filter(|lock| lock.level.org() != Some(member.branch));
    match above {
        None => ProblemCode::AccountLocked.into(),
        Some(lock) => {
            let name = &lock.name;
            let sentence =
                format!("Tài khoản đang bị {name} khóa. Đồng chí xin liên hệ {name} để được mở lại.");
            Problem::with(ProblemCode::AccountLocked, sentence)
        }
    }
}
