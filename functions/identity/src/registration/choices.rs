//! The way down the tree to one's branch, for somebody who is not signed in. Names of organisations are on signs and
//! letterheads; nothing else of them is told.

use kit::{Anyone, App, Call, Result};
use shared::endpoint::Page;
use shared::org::{Org, OrgKind};
use shared::registration::{ListOrgChoices, OrgChoice};

use crate::limits;

/// `list_org_choices`.
pub async fn list_org_choices(app: App, by: Anyone, call: Call<ListOrgChoices>) -> Result<Page<OrgChoice>> {
    limits::take_for_address(&app, limits::LOOKING, &by.address).await?;
    let page = app.store.list_orgs_under(call.query.under, call.query.after.as_ref()).await?;
    let choice = |org: Org| OrgChoice { id: org.id, kind: org.kind, name: org.name };
    let leads_to_a_branch = |org: &Org| org.kind != OrgKind::Cell;
    Ok(Page {
        items: page.items.into_iter().filter(leads_to_a_branch).map(choice).collect(),
        next: page.next,
    })
}
