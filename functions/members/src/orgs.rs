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

/// A branch found below an organisation.
pub struct Reached {
    /// The branch.
    pub org: Org,
    /// Name of the organisation directly above it, when that was on the way.
    pub above: Option<String>,
}

/// Most branches that one request walks through: more than a commune has.
const MOST_BRANCHES: usize = 300;

/// The organisation itself when it is a branch, otherwise the branches anywhere below, by name; `None` when there are
/// too many for one request.
pub async fn branches(app: &App, org: &Org) -> Result<Option<Vec<Reached>>> {
    let mut found = Vec::new();
    let mut open = vec![Reached { org: org.clone(), above: None }];
    while let Some(next) = open.pop() {
        if next.org.kind.has_members() {
            found.push(next);
        } else {
            let below = app.store.all_orgs_below(next.org.id).await?;
            open.extend(below.into_iter().map(|org| Reached { org, above: Some(next.org.name.clone()) }));
        }
        if found.len() + open.len() > MOST_BRANCHES {
            return Ok(None);
        }
    }
    found.sort_by(|one, other| one.org.name.cmp(&other.org.name));
    Ok(Some(found))
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
    let name = check_name(&call.body.name)?;
    if org.value.name != name {
        org.value.name = name;
        app.store.change_org(&org, app.now()).await?;
    }
    Ok(Nothing {})
}

fn check_name(name: &str) -> std::result::Result<String, Failure> {
    let name = tidy(name);
    match (3..=150).contains(&name.chars().count()) {
        true => Ok(name),
        false => Err(Problem::field("name", "Xin ghi tên tổ chức, từ 3 đến 150 ký tự.").into()),
    }
}
