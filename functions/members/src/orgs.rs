//! The tree of organisations.

use kit::{App, Call, Failure, Member, Result};
use shared::access::{Action, Subject};
use shared::endpoint::{Nothing, Page};
use shared::id::OrgId;
use shared::org::{CreateOrg, FindOrg, ListOrgs, Org, OrgView, RenameOrg};
use shared::problem::{Problem, ProblemCode};
use shared::text::tidy;
use store::{StoreError, Stored};

/// An organisation, for an act on it.
pub async fn load(app: &App, by: &Member, id: OrgId, action: Action) -> Result<Stored<Org>> {
    let org = app.store.find_org(id).await?.ok_or(ProblemCode::NotFound)?;
    by.may(action, Subject::org(&org.value.path))?;
    Ok(org)
}

/// `find_org`.
pub async fn find_org(app: App, by: Member, call: Call<FindOrg>) -> Result<OrgView> {
    let org = load(&app, &by, call.path.org, Action::ReadOrg).await?.value;
    let above = org.path.ids().split_last().map(|(_, above)| above).unwrap_or_default();
    let ancestors = if above.is_empty() { Vec::new() } else { app.store.find_orgs(above).await? };
    let counts = app.store.find_counts(org.id).await?;
    Ok(OrgView { org, ancestors, counts })
}

/// `list_orgs`.
pub async fn list_orgs(app: App, by: Member, call: Call<ListOrgs>) -> Result<Page<Org>> {
    let org = load(&app, &by, call.path.org, Action::ListOrgs).await?.value;
    Ok(app.store.list_orgs(org.id, call.query.after.as_ref()).await?)
}

/// `create_org`.
pub async fn create_org(app: App, by: Member, call: Call<CreateOrg>) -> Result<Org> {
    let above = load(&app, &by, call.path.org, Action::ChangeOrgs).await?.value;
    let new = call.body;
    if !above.kind.may_hold(new.kind) {
        return Err(ProblemCode::WrongPlace.into());
    }
    let org =
        Org { id: new.id, kind: new.kind, name: check_name(&new.name)?, path: above.path.child(new.id) };
    match app.store.create_org(&org, app.now()).await {
        Ok(()) => Ok(org),
        Err(StoreError::Conflict) => existing(&app, &org).await,
        Err(error) => Err(error.into()),
    }
}

/// The answer to a repeated request: the organisation it made the first time.
async fn existing(app: &App, wanted: &Org) -> Result<Org> {
    let found = app.store.find_org(wanted.id).await?.ok_or(ProblemCode::IdTaken)?.value;
    if found == *wanted { Ok(found) } else { Err(ProblemCode::IdTaken.into()) }
}

/// `rename_org`.
pub async fn rename_org(app: App, by: Member, call: Call<RenameOrg>) -> Result<Nothing> {
    let mut org = load(&app, &by, call.path.org, Action::ChangeOrgs).await?;
    org.value.name = check_name(&call.body.name)?;
    app.store.change_org(&org, app.now()).await?;
    Ok(Nothing {})
}

fn check_name(name: &str) -> std::result::Result<String, Failure> {
    let name = tidy(name);
    match (3..=150).contains(&name.chars().count()) {
        true => Ok(name),
        false => Err(Problem::field("name", "Xin ghi tên tổ chức, từ 3 đến 150 ký tự.").into()),
    }
}
