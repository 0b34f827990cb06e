//! Refusing several for one reason: how a committee clears away requests that somebody made up.

use kit::{App, Call, Failure, Member, Result};
use shared::access::{Action, Subject};
use shared::id::OrgId;
use shared::meeting::Stamp;
use shared::problem::{Problem, ProblemCode};
use shared::registration::{
    RefuseRegistrations, RefusedRegistration, RegistrationOutcome, RegistrationRefusals, check_reason,
};
use store::StoreError;

use super::decide::{check_open, is_refused_so, load, refused};

/// `refuse_registrations`.
pub async fn refuse_registrations(
    app: App,
    by: Member,
    call: Call<RefuseRegistrations>,
) -> Result<Vec<RegistrationOutcome>> {
    let org = app.store.find_org(call.path.org).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(Action::DecideRegistrations, Subject::org(&org.path))?;
    let RegistrationRefusals { refused: chosen, reason } = call.body;
    if chosen.is_empty() || chosen.len() > RegistrationRefusals::MOST {
        let sentence = format!("Xin chọn từ 1 đến {} đơn mỗi lần.", RegistrationRefusals::MOST);
        return Err(Problem::field("refused", sentence).into());
    }
    check_reason(&reason)?;
    let stamp = by.stamp(&app).await?;
    let mut outcomes = Vec::with_capacity(chosen.len());
    for one in chosen {
        let problem = match refuse(&app, &by, org.id, one, reason.trim(), &stamp).await {
            Ok(()) => None,
            Err(Failure::Refused(problem)) => Some(problem.code),
            Err(failure) => return Err(failure),
        };
        outcomes.push(RegistrationOutcome { registration: one.registration, problem });
    }
    Ok(outcomes)
}

async fn refuse(
    app: &App,
    by: &Member,
    org: OrgId,
    one: RefusedRegistration,
    reason: &str,
    stamp: &Stamp,
) -> Result<()> {
    let found = load(app, by, one.registration).await?;
    if found.value.org != org {
        return Err(ProblemCode::NotFound.into());
    }
    if is_refused_so(&found.value, by, reason) {
        return Ok(());
    }
    check_open(&found, one.rev)?;
    let refused = refused(found, stamp.clone(), reason.to_owned());
    match app.store.refuse_registration(&refused, app.now()).await {
        Err(StoreError::Conflict) => Err(ProblemCode::Stale.into()),
        other => Ok(other?),
    }
}
