//! Changes of standing.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::id::OrgId;
use shared::member::{ChangeStanding, Member as Shown, Standing, StandingChange};
use shared::org::{OrgKind, OrgPath};
use shared::problem::{Problem, ProblemCode};
use store::{Stored, StoredMember};

use crate::grants::{ended_by_leaving, outgrown};

/// `change_standing`.
pub async fn change_standing(app: App, by: Member, call: Call<ChangeStanding>) -> Result<Shown> {
    let mut member = app.store.find_member(call.path.member).await?.ok_or(ProblemCode::NotFound)?;
    let path = OrgPath::from_chain(&member.value.chain);
    by.may(Action::ChangeMember, Subject::member(&path, member.value.id))?;
    if is_repeated(&member, &call.body) {
        return Ok(member.shown(&app.store.seal)?);
    }
    if member.rev != call.body.rev {
        return Err(ProblemCode::Stale.into());
    }
    member.value.host = check_host(&app, &call.body, member.value.branch).await?;
    member.value.standing = call.body.standing;
    let ended = outgrown(&app, &member.value).await?;
    let said = ended_by_leaving(&ended, &by);
    app.store.change_member_ending(&member, &ended, &said, app.now()).await?;
    let member = Stored { rev: member.rev + 1, ..member };
    Ok(member.shown(&app.store.seal)?)
}

/// Whether this change was the last one made: the same request again, after its reply was lost on the way.
fn is_repeated(member: &Stored<StoredMember>, change: &StandingChange) -> bool {
    let host = change.host.filter(|_| change.standing == Standing::TemporarilyAway);
    change.rev.checked_add(1) == Some(member.rev)
        && (member.value.standing, member.value.host) == (change.standing, host)
}

/// The host of a member who is away: another branch of this system, or none when it is outside.
async fn check_host(app: &App, change: &StandingChange, home: OrgId) -> Result<Option<OrgId>> {
    let Some(host) = change.host.filter(|_| change.standing == Standing::TemporarilyAway) else {
        return Ok(None);
    };
    let found = app.store.find_org(host).await?;
    let is_branch = found.is_some_and(|org| org.value.kind == OrgKind::Branch);
    match is_branch && host != home {
        true => Ok(Some(host)),
        false => Err(Problem::field("host", "Xin chọn một chi bộ khác làm nơi sinh hoạt tạm thời.").into()),
    }
}
