//! A secretary follows another: one role ends and the other begins, in one act.

use jiff::civil::Date;
use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::audit::{AuditAct, AuditDraft};
use shared::grant::{ChangeSecretary, GrantState, NewGrant, NewSecretary, Role, RoleGrant, day_before};
use shared::org::Org;
use shared::problem::{Problem, ProblemCode};
use shared::time::local_date;
use store::{Secretaries, Stored, Succession};

use crate::grants::{find_holder, granted};
use crate::orgs;

/// `change_secretary`.
pub async fn change_secretary(app: App, by: Member, call: Call<ChangeSecretary>) -> Result<RoleGrant> {
    let org = orgs::load(&app, &by, call.path.org, Action::Grant(Role::Secretary)).await?.value;
    let today = local_date(app.now());
    let change = call.body.checked(today).map_err(Problem::invalid)?;
    let before = app.store.find_grant(change.member, org.id, Role::Secretary).await?;
    let over = match before {
        Some(before) if before.value.state_on(today) != GrantState::Over => {
            return repeated(before.value, &change);
        }
        before => before,
    };
    let wish = NewGrant {
        member: change.member,
        role: Role::Secretary,
        from: change.from,
        until: None,
        reason: change.reason.clone(),
    };
    let holder = find_holder(&app, &org, &wish).await?;
    let seat = app.store.find_secretaries(org.id).await?;
    let mut leaving = former(&seat, &change, today)?;
    // A deputy who moves up is deputy no more.
    let deputy = app.store.find_grant(change.member, org.id, Role::DeputySecretary).await?;
    let said = said(&org, &by, &change, deputy.is_some());
    leaving.extend(deputy);
    let (ended, shortened) = closed(leaving, day_before(change.from), today);
    let grant = granted(&app, &by, &org, &holder.value, &wish);
    let succession = Succession { grant: grant.clone(), over, holder, seat, ended, shortened, said };
    app.store.change_secretary(&succession, app.now()).await?;
    Ok(grant)
}

/// What the log says: of the succession, and of the deputy's role that ends with it.
fn said(org: &Org, by: &Member, change: &NewSecretary, was_deputy: bool) -> Vec<AuditDraft> {
    let NewSecretary { member, former, from, ref reason } = *change;
    let deputy = AuditAct::RoleEnded { member, role: Role::DeputySecretary, reason: reason.clone() };
    let changed = AuditAct::SecretaryChanged { member, former, from, reason: reason.clone() };
    let acts = was_deputy.then_some(deputy).into_iter().chain([changed]);
    acts.map(|act| AuditDraft { org: org.id, by: Some(by.id()), act }).collect()
}

/// The answer to the same request again; the person may be secretary by another one.
fn repeated(held: RoleGrant, change: &NewSecretary) -> Result<RoleGrant> {
    match (held.from, &held.reason) == (change.from, &change.reason) {
        true => Ok(held),
        false => Err(ProblemCode::AlreadyGranted.into()),
    }
}

/// Those who are or would be secretary from the first day of the new one on. They must be whom the caller saw there.
fn former(seat: &Secretaries, change: &NewSecretary, today: Date) -> Result<Vec<Stored<RoleGrant>>> {
    let counts = |grant: &&Stored<RoleGrant>| {
        grant.value.state_on(today) != GrantState::Over && grant.value.meets(change.from, None)
    };
    let others: Vec<_> = seat.grants.iter().filter(counts).cloned().collect();
    let present = others.iter().find(|grant| grant.value.holds_on(today)).or(others.first());
    match present.map(|grant| grant.value.member) == change.former {
        true => Ok(others),
        false => Err(ProblemCode::Stale.into()),
    }
}

/// Roles that end at once, and those that get a last day.
type Closed = (Vec<Stored<RoleGrant>>, Vec<Stored<RoleGrant>>);

/// Roles whose last day is to be `last`: those that it leaves no day from today on end at once.
fn closed(leaving: Vec<Stored<RoleGrant>>, last: Date, today: Date) -> Closed {
    let (ended, mut shortened): (Vec<_>, Vec<_>) =
        leaving.into_iter().partition(|grant| last < today || last < grant.value.from);
    for grant in &mut shortened {
        grant.value.until = Some(grant.value.until.map_or(last, |until| until.min(last)));
    }
    (ended, shortened)
}
