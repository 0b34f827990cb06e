//! The registrations that lie with an organisation: listed, refused, passed on.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::endpoint::Page;
use shared::id::{OrgId, RegistrationId};
use shared::meeting::Stamp;
use shared::org::Org;
use shared::problem::{Problem, ProblemCode};
use shared::registration::{
    ListRegistrations, PassRegistration, Passing, PassingOrder, RefuseRegistration, Registration,
    RegistrationDecision, RegistrationState, check_note, check_reason,
};
use store::{StoreError, StoreResult, Stored, StoredRegistration};

use super::shown::{shown, shown_one};

/// `list_registrations`.
pub async fn list_registrations(
    app: App,
    by: Member,
    call: Call<ListRegistrations>,
) -> Result<Page<Registration>> {
    let org = app.store.find_org(call.path.org).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(Action::DecideRegistrations, Subject::org(&org.path))?;
    let page =
        app.store.list_registrations(org.id, call.query.state, call.query.after.as_ref(), app.now()).await?;
    Ok(Page { items: shown(&app, page.items).await?, next: page.next })
}

/// `refuse_registration`.
pub async fn refuse_registration(
    app: App,
    by: Member,
    call: Call<RefuseRegistration>,
) -> Result<Registration> {
    let found = load(&app, &by, call.path.registration).await?;
    check_reason(&call.body.reason)?;
    let reason = call.body.reason.trim().to_owned();
    if is_refused_so(&found.value, &by, &reason) {
        return shown_one(&app, found).await;
    }
    check_open(&found, call.body.rev)?;
    let refused = refused(found, by.stamp(&app).await?, reason);
    let written = app.store.refuse_registration(&refused, app.now()).await;
    changed(&app, refused, written).await
}

/// The registration after its refusal.
pub fn refused(
    mut found: Stored<StoredRegistration>,
    stamp: Stamp,
    reason: String,
) -> Stored<StoredRegistration> {
    found.value.state = RegistrationState::Refused;
    found.value.decision = Some(RegistrationDecision { stamp, member: None, reason });
    found
}

/// Sent again because no reply came.
pub fn is_refused_so(registration: &StoredRegistration, by: &Member, reason: &str) -> bool {
    let decision = registration.decision.as_ref();
    registration.state == RegistrationState::Refused
        && decision.is_some_and(|decision| decision.stamp.by == by.id() && decision.reason == reason)
}

/// `pass_registration`.
pub async fn pass_registration(app: App, by: Member, call: Call<PassRegistration>) -> Result<Registration> {
    let found = app.store.find_registration(call.path.registration).await?;
    if let Some(found) = found.filter(|found| is_passed_so(found, &by, &call.body)) {
        return shown_one(&app, found).await;
    }
    let mut found = load(&app, &by, call.path.registration).await?;
    check_note(&call.body.note)?;
    check_open(&found, call.body.rev)?;
    let to = target(&app, &found.value, call.body.to).await?;
    let stamp = by.stamp(&app).await?;
    let note = call.body.note.trim().to_owned();
    found.value.passings.push(Passing { stamp, to: to.id, to_name: to.name, note });
    found.value.org = to.id;
    found.value.path = to.path;
    // Somebody has looked at it, so it waits there as long as any other.
    found.value.held_until = Some(found.value.expires_at);
    let passed = app.store.change_registration(&found, app.now()).await;
    changed(&app, found, passed).await
}

/// Sent again because no reply came; who passed it up may not ask about it any more, but may hear that once more.
fn is_passed_so(found: &Stored<StoredRegistration>, by: &Member, order: &PassingOrder) -> bool {
    found.value.passings.last().is_some_and(|last| {
        let same_place = order.to.is_none_or(|to| to == last.to);
        let same_words = last.note == order.note.trim();
        found.rev == order.rev + 1 && last.stamp.by == by.id() && same_place && same_words
    })
}

/// One level up, or anywhere below: who has it in hand knows what lies below, and above sits who knows more.
async fn target(app: &App, registration: &StoredRegistration, to: Option<OrgId>) -> Result<Org> {
    let wrong =
        || Problem::field("to", "Xin chọn một tổ chức trực thuộc, hoặc chuyển lên cấp trên trực tiếp.");
    let id = to.or_else(|| registration.path.parent()).ok_or_else(wrong)?;
    let org = app.store.find_org(id).await?.ok_or_else(wrong)?.value;
    let is_below = registration.path.covers(&org.path) && org.id != registration.org;
    let is_above = registration.path.parent() == Some(org.id);
    if is_below || is_above { Ok(org) } else { Err(wrong().into()) }
}

/// A registration that the caller may decide about.
pub async fn load(app: &App, by: &Member, id: RegistrationId) -> Result<Stored<StoredRegistration>> {
    let found = app.store.find_registration(id).await?.filter(|found| found.value.admission.is_kept());
    let found = found.ok_or(ProblemCode::NotFound)?;
    by.may(Action::DecideRegistrations, Subject::org(&found.value.path))?;
    Ok(found)
}

/// Whether it still waits, as it was read.
pub fn check_open(found: &Stored<StoredRegistration>, rev: u32) -> Result<()> {
    match found.value.state {
        RegistrationState::Pending if found.rev == rev => Ok(()),
        RegistrationState::Pending => Err(ProblemCode::Stale.into()),
        RegistrationState::Approved | RegistrationState::Refused => {
            Err(ProblemCode::RegistrationDecided.into())
        }
    }
}

async fn changed(
    app: &App,
    found: Stored<StoredRegistration>,
    written: StoreResult<()>,
) -> Result<Registration> {
    match written {
        Ok(()) => shown_one(app, Stored { rev: found.rev + 1, ..found }).await,
        Err(StoreError::Conflict) => Err(ProblemCode::Stale.into()),
        Err(error) => Err(error.into()),
    }
}
