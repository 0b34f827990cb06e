//! Roles: given and ended by the administrator of the organisation or of one above.

use jiff::civil::Date;
use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::audit::{AuditAct, AuditDraft, check_reason};
use shared::endpoint::Nothing;
use shared::grant::{EndGrant, GrantRole, GrantState, ListGrants, NewGrant, Role, RoleGrant};
use shared::id::OrgId;
use shared::org::{Org, OrgKind};
use shared::problem::{Problem, ProblemCode};
use shared::time::local_date;
use store::{Secretaries, StoreError, Stored, StoredMember};

use crate::orgs;

/// `list_grants`.
pub async fn list_grants(app: App, by: Member, call: Call<ListGrants>) -> Result<Vec<RoleGrant>> {
    let org = orgs::load(&app, &by, call.path.org, Action::ListGrants).await?.value;
    Ok(app.store.grants_in(org.id).await?)
}

/// `grant_role`.
pub async fn grant_role(app: App, by: Member, call: Call<GrantRole>) -> Result<RoleGrant> {
    let role = call.body.role;
    let org = orgs::load(&app, &by, call.path.org, Action::Grant(role)).await?.value;
    let today = local_date(app.now());
    let new = call.body.checked(today).map_err(Problem::invalid)?;
    let holder = find_holder(&app, &org, &new).await?;
    let before = app.store.find_grant(new.member, org.id, role).await?;
    let over = match before {
        Some(before) if before.value.state_on(today) != GrantState::Over => {
            return Ok(same(before.value, &new)?);
        }
        before => before,
    };
    let seat = match role {
        Role::Secretary => Some(free_seat(&app, &org, &new, today).await?),
        _ => None,
    };
    let grant = granted(&app, &by, &org, &holder.value, &new);
    let said = AuditDraft { org: org.id, by: Some(by.id()), act: said_of(&grant) };
    match app.store.create_grant(&grant, over.as_ref(), &holder, seat.as_ref(), said, app.now()).await {
        Ok(()) => Ok(grant),
        Err(StoreError::Conflict) => {
            if let Some(held) = app.store.find_grant(new.member, org.id, role).await? {
                return Ok(same(held.value, &new)?);
            }
            // Somebody else took the seat at the same moment, or something else has changed.
            if role == Role::Secretary {
                free_seat(&app, &org, &new, today).await?;
            }
            Err(ProblemCode::Stale.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// The role as it will be stored.
pub fn granted(app: &App, by: &Member, org: &Org, holder: &StoredMember, new: &NewGrant) -> RoleGrant {
    RoleGrant {
        member: holder.id,
        name: holder.name.as_str().to_owned(),
        role: new.role,
        org: org.id,
        path: org.path.clone(),
        granted_at: app.now(),
        granted_by: Some(by.id()),
        from: new.from,
        until: new.until,
        reason: new.reason.clone(),
    }
}

fn said_of(grant: &RoleGrant) -> AuditAct {
    let RoleGrant { member, role, from, until, ref reason, .. } = *grant;
    AuditAct::RoleGranted { member, role, from, until, reason: reason.clone() }
}

/// The answer to a repeated request; another wish for a role that is held is refused.
fn same(held: RoleGrant, new: &NewGrant) -> std::result::Result<RoleGrant, ProblemCode> {
    let wish = (new.from, new.until, &new.reason);
    if (held.from, held.until, &held.reason) == wish { Ok(held) } else { Err(ProblemCode::AlreadyGranted) }
}

/// There is one secretary at a time; one follows another by `change_secretary`.
async fn free_seat(app: &App, org: &Org, new: &NewGrant, today: Date) -> Result<Secretaries> {
    let seat = app.store.find_secretaries(org.id).await?;
    let mut others = seat.grants.iter().map(|grant| &grant.value);
    let is_taken =
        others.any(|grant| grant.state_on(today) != GrantState::Over && grant.meets(new.from, new.until));
    if is_taken { Err(ProblemCode::SecretaryThere.into()) } else { Ok(seat) }
}

/// Whoever is to hold a role, as stored.
pub async fn find_holder(app: &App, org: &Org, new: &NewGrant) -> Result<Stored<StoredMember>> {
    let holder = app.store.find_member(new.member).await?.ok_or_else(|| stranger(org))?;
    check_holder(org, &holder.value, new.role)?;
    Ok(holder)
}

fn check_holder(org: &Org, member: &StoredMember, role: Role) -> std::result::Result<(), Problem> {
    if role == Role::Officer && org.kind == OrgKind::Branch {
        let sentence = "Chi bộ không có vai trò cán bộ. Xin chọn một vai trò trong chi ủy.";
        return Err(Problem::field("role", sentence));
    }
    if may_hold(member, org.id) { Ok(()) } else { Err(stranger(org)) }
}

/// Whoever holds a role belongs there: to the branch itself, or to a branch somewhere below the committee.
fn may_hold(member: &StoredMember, org: OrgId) -> bool {
    member.chain.contains(&org) && member.standing.belongs()
}

/// The roles that end with a change of their holder: who moves to another branch, or leaves the Party, takes none along.
pub async fn outgrown(app: &App, member: &StoredMember) -> Result<Vec<RoleGrant>> {
    let mut grants = app.store.grants_of(member.id).await?;
    grants.retain(|grant| !may_hold(member, grant.org));
    Ok(grants)
}

/// What the logs say of roles that end because their holder left.
pub fn ended_by_leaving(ended: &[RoleGrant], by: &Member) -> Vec<AuditDraft> {
    let draft = |grant: &RoleGrant| AuditDraft {
        org: grant.org,
        by: Some(by.id()),
        act: AuditAct::RoleEnded { member: grant.member, role: grant.role, reason: String::new() },
    };
    ended.iter().map(draft).collect()
}

fn stranger(org: &Org) -> Problem {
    let sentence = match org.kind == OrgKind::Branch {
        true => "Người được chọn không thuộc chi bộ này. Xin chọn đảng viên của chi bộ.",
        false => "Người được chọn không thuộc tổ chức này hoặc cấp dưới. Xin chọn người khác.",
    };
    Problem::field("member", sentence)
}

/// `end_grant`.
pub async fn end_grant(app: App, by: Member, call: Call<EndGrant>) -> Result<Nothing> {
    let at = call.path;
    let org = app.store.find_org(at.org).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(Action::Grant(at.role), Subject::org(&org.path))?;
    let reason = check_reason(&call.body.reason).map_err(|problem| Problem::invalid(vec![problem]))?;
    let Some(grant) = app.store.find_grant(at.member, org.id, at.role).await? else { return Ok(Nothing {}) };
    let act = AuditAct::RoleEnded { member: at.member, role: at.role, reason };
    let said = AuditDraft { org: org.id, by: Some(by.id()), act };
    app.store.end_grant(&grant, said, app.now()).await?;
    Ok(Nothing {})
}
