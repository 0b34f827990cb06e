//! Approving: the member of the roster gets the password that the applicant chose, in one transaction with the decision.
//! Whoever had the account before is signed out everywhere.

use kit::{App, Call, Failure, Member, Result};
use shared::access::{Action, Subject};
use shared::id::{MemberId, OrgId};
use shared::meeting::Stamp;
use shared::problem::{Problem, ProblemCode};
use shared::registration::{
    Approval, Approvals, ApproveRegistrations, Opens, RegistrationDecision, RegistrationOutcome,
    RegistrationState,
};
use store::{StoreError, Stored, StoredAccount, StoredMember, StoredRegistration};

use super::decide::{check_open, load};
use crate::codes::is_within_reach;

/// `approve_registrations`.
pub async fn approve_registrations(
    app: App,
    by: Member,
    call: Call<ApproveRegistrations>,
) -> Result<Vec<RegistrationOutcome>> {
    let org = app.store.find_org(call.path.org).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(Action::DecideRegistrations, Subject::org(&org.path))?;
    let approvals = call.body.approvals;
    if approvals.is_empty() || approvals.len() > Approvals::MOST {
        let sentence = format!("Xin chọn từ 1 đến {} đơn mỗi lần.", Approvals::MOST);
        return Err(Problem::field("approvals", sentence).into());
    }
    let stamp = by.stamp(&app).await?;
    let mut outcomes = Vec::with_capacity(approvals.len());
    for approval in approvals {
        let problem = match approve(&app, &by, org.id, approval, &stamp).await {
            Ok(()) => None,
            Err(Failure::Refused(problem)) => Some(problem.code),
            Err(failure) => return Err(failure),
        };
        outcomes.push(RegistrationOutcome { registration: approval.registration, problem });
    }
    Ok(outcomes)
}

async fn approve(app: &App, by: &Member, org: OrgId, approval: Approval, stamp: &Stamp) -> Result<()> {
    let found = load(app, by, approval.registration).await?;
    if found.value.org != org {
        return Err(ProblemCode::NotFound.into());
    }
    if is_approved_for(&found.value, &approval) {
        return end_sessions(app, approval.member).await;
    }
    check_open(&found, approval.rev)?;
    let member = app.store.find_member(approval.member).await?;
    let member = member.filter(|member| member.value.branch == org && member.value.standing.belongs());
    let member = member.ok_or(ProblemCode::NotFound)?;
    if member.value.account == StoredAccount::Locked {
        return Err(ProblemCode::AccountLocked.into());
    }
    if approval.opens == Opens::First && member.value.account == StoredAccount::Activated {
        return Err(ProblemCode::AccountThere.into());
    }
    if !is_within_reach(app, by, &found.value.path, &member.value).await? {
        return Err(ProblemCode::Forbidden.into());
    }
    open_account(app, found, member, stamp.clone()).await
}

/// Sent again because no reply came.
fn is_approved_for(registration: &StoredRegistration, approval: &Approval) -> bool {
    let decision = registration.decision.as_ref();
    registration.state == RegistrationState::Approved
        && decision.is_some_and(|decision| decision.member == Some(approval.member))
}

async fn open_account(
    app: &App,
    mut registration: Stored<StoredRegistration>,
    mut member: Stored<StoredMember>,
    stamp: Stamp,
) -> Result<()> {
    let id = member.value.id;
    member.value.account = StoredAccount::Activated;
    registration.value.state = RegistrationState::Approved;
    registration.value.matched = Some(id);
    registration.value.decision =
        Some(RegistrationDecision { stamp, member: Some(id), reason: String::new() });
    match app.store.approve_registration(&registration, &member, app.now()).await {
        Err(StoreError::Conflict) => return Err(ProblemCode::Stale.into()),
        other => other?,
    }
    end_sessions(app, id).await
}

/// After the decision, so that whoever signed in with the old password a moment before is out too.
async fn end_sessions(app: &App, member: MemberId) -> Result<()> {
    for session in app.store.sessions_of(member).await? {
        app.store.remove_session(session.id).await?;
    }
    Ok(())
}
