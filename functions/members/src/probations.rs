//! The probationary members of a branch. The roster is read whole: a branch is small, and one query tells all.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::probation::{ListProbations, Probation, probation_due};

use crate::orgs;

/// `list_probations`.
pub async fn list_probations(app: App, by: Member, call: Call<ListProbations>) -> Result<Vec<Probation>> {
    let org = orgs::load(&app, &by, call.path.org, Action::ReadRoster).await?.value;
    let roster = app.store.roster(org.id).await?;
    let waiting = roster.into_iter().map(|stored| stored.value);
    let waiting = waiting.filter(|member| member.standing.belongs() && member.official_on.is_none());
    let mut probations: Vec<_> = waiting
        .map(|member| Probation {
            member: member.id,
            name: member.name.as_str().to_owned(),
            admitted_on: member.admitted_on,
            due_on: probation_due(member.admitted_on),
        })
        .collect();
    probations.sort_by_key(|probation| probation.due_on);
    Ok(probations)
}
