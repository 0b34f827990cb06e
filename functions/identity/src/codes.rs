//! One-time activation codes: eight characters that cannot be misread, stored as a keyed hash.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::grant::{GrantState, RoleGrant};
use shared::id::MemberId;
use shared::org::{Org, OrgPath};
use shared::problem::ProblemCode;
use shared::rules::sign_in_rules;
use shared::session::{ActivationSlip, CodeOrder, IssueActivationCodes};
use shared::time::local_date;
use store::{Stored, StoredAccount, StoredCode, StoredMember};

/// `issue_activation_codes`.
pub async fn issue_activation_codes(
    app: App,
    by: Member,
    call: Call<IssueActivationCodes>,
) -> Result<Vec<ActivationSlip>> {
    let org = app.store.find_org(call.path.org).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(Action::IssueActivationCodes, Subject::org(&org.path))?;
    let roster = app.store.roster(org.id).await?;
    let chosen = within_reach(&app, &by, &org, choose(roster, &call.body)?, &call.body).await?;
    let now = app.now();
    let expires_at = now.saturating_add(sign_in_rules(local_date(now)).code_life).unwrap_or(now);
    let slips: Vec<_> = chosen
        .into_iter()
        .map(|stored| ActivationSlip {
            member: stored.value.id,
            name: stored.value.name.as_str().to_owned(),
            code: StoredCode::draw(app.random()),
            expires_at,
        })
        .collect();
    let codes = slips.iter().map(|slip| StoredCode {
        member: slip.member,
        hash: hash(&app, slip.member, &slip.code),
        expires_at,
    });
    app.store.put_codes(&codes.collect::<Vec<_>>(), now).await?;
    Ok(slips)
}

/// The members who are to get a slip: those named, or everyone who has no account yet.
fn choose(roster: Vec<Stored<StoredMember>>, order: &CodeOrder) -> Result<Vec<Stored<StoredMember>>> {
    let belongs = roster.into_iter().filter(|stored| stored.value.standing.belongs());
    if order.members.is_empty() {
        return Ok(belongs.filter(|stored| stored.value.account == StoredAccount::NotActivated).collect());
    }
    let chosen: Vec<_> = belongs.filter(|stored| order.members.contains(&stored.value.id)).collect();
    match chosen.len() == order.members.len() {
        true => Ok(chosen),
        false => Err(ProblemCode::NotFound.into()),
    }
}

/// Whether a member's rights are not above the caller's: whoever sets the password of an administrator could take over
/// their rights, and whoever locks their account could stop them. In a branch nobody reaches a higher seat of its
/// committee than their own.
pub async fn is_within_reach(
    app: &App,
    by: &Member,
    branch: &OrgPath,
    member: &StoredMember,
) -> Result<bool> {
    let mut grants = app.store.grants_of(member.id).await?;
    grants.retain(|grant| grant.state_on(local_date(app.now())) != GrantState::Over);
    let seat = by.actor.leading_role(branch);
    let is_of_branch = |grant: &RoleGrant| {
        grant.role.leads_branch() && grant.path == *branch && seat.is_some_and(|seat| seat <= grant.role)
    };
    let is_below = |grant: &RoleGrant| by.can(Action::Grant(grant.role), Subject::org(&grant.path));
    Ok(grants.iter().all(|grant| is_of_branch(grant) || is_below(grant)))
}

/// Those within reach: a code sets the password. For everyone, others are left out; named ones are refused.
async fn within_reach(
    app: &App,
    by: &Member,
    org: &Org,
    chosen: Vec<Stored<StoredMember>>,
    order: &CodeOrder,
) -> Result<Vec<Stored<StoredMember>>> {
    let mut within = Vec::with_capacity(chosen.len());
    for member in chosen {
        if is_within_reach(app, by, &org.path, &member.value).await? {
            within.push(member);
        } else if !order.members.is_empty() {
            return Err(ProblemCode::Forbidden.into());
        }
    }
    Ok(within)
}

/// Keyed hash of a code as typed, bound to the member; spaces, dashes, case and look-alikes do not matter.
pub fn hash(app: &App, member: MemberId, typed: &str) -> String {
    StoredCode::hash_of(&app.store.seal, member, typed)
}
