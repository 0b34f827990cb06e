//! The organisations directly below with who leads and administers each.

use futures_util::{StreamExt, TryStreamExt, stream};
use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::endpoint::Page;
use shared::grant::{GrantState, ListSeats, OrgSeats};
use shared::org::Org;
use shared::text::matches;
use shared::time::local_date;

use crate::orgs;

/// Organisations of a page: each costs a query of its own.
const PAGE: usize = 25;

/// Organisations asked about at once.
const AT_ONCE: usize = 12;

/// `list_seats`.
pub async fn list_seats(app: App, by: Member, call: Call<ListSeats>) -> Result<Page<OrgSeats>> {
    let org = orgs::load(&app, &by, call.path.org, Action::ListOrgs).await?.value;
    let words = call.body.q.unwrap_or_default();
    let page = match words.trim() {
        "" => app.store.list_orgs_by(org.id, PAGE, call.body.after.as_ref()).await?,
        words => named(&app, &org, words).await?,
    };
    let items =
        stream::iter(page.items).map(|org| seats(app.clone(), org)).buffered(AT_ONCE).try_collect().await?;
    Ok(Page { items, next: page.next })
}

/// Those directly below whose names have these words; more than a page means that the words say too little.
async fn named(app: &App, org: &Org, words: &str) -> Result<Page<Org>> {
    let mut found = app.store.all_orgs_below(org.id).await?;
    found.retain(|org| matches(words, &org.name));
    found.truncate(PAGE);
    Ok(Page { items: found, next: None })
}

async fn seats(app: App, org: Org) -> Result<OrgSeats> {
    let today = local_date(app.now());
    let mut grants = app.store.grants_in(org.id).await?;
    grants.retain(|grant| grant.state_on(today) != GrantState::Over);
    Ok(OrgSeats { org, grants })
}
