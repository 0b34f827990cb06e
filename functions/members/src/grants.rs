//! Roles: given and ended by the administrator of the organisation or of one above.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::endpoint::Nothing;
use shared::grant::{EndGrant, GrantRole, ListGrants, Role, RoleGrant};
use shared::id::OrgId;
use shared::org::{Org, OrgKind};
use shared::problem::{Problem, ProblemCode};
use store::{StoreError, StoredMember};

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
    let found = app.store.find_member(call.body.member).await?;
    let holder = found.ok_or_else(|| stranger(&org))?;
    let member = &holder.value;
    check_holder(&org, member, role)?;
    let grant = RoleGrant {
        member: member.id,
        name: member.name.as_str().to_owned(),
        role,
        org: org.id,
        path: org.path,
        granted_at: app.now(),
        granted_by: Some(by.id()),
    };
    match app.store.create_grant(&grant, &holder, app.now()).await {
        Ok(()) => Ok(grant),
        Err(StoreError::Conflict) => {
            let held = app.store.find_grant(member.id, org.id, role).await?;
            Ok(held.ok_or(ProblemCode::Stale)?)
        }
        Err(error) => Err(error.into()),
    }
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
    app.store.remove_grant(at.member, org.id, at.role).await?;
    Ok(Nothing {})
}
