//! The transfers of a member, those to a branch and from it, and those of all branches below a committee.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::endpoint::Page;
use shared::transfer::{ListArrivals, ListDepartures, ListTransfers, ListTransfersBelow, Transfer};

use crate::orgs;
use crate::reveal;

/// `list_transfers`.
pub async fn list_transfers(app: App, by: Member, call: Call<ListTransfers>) -> Result<Vec<Transfer>> {
    let member = reveal::load(&app, &by, call.path.member, Action::ReadMember).await?;
    Ok(app.store.transfers_of(member.value.id).await?)
}

/// `list_arrivals`.
pub async fn list_arrivals(app: App, by: Member, call: Call<ListArrivals>) -> Result<Page<Transfer>> {
    let org = orgs::load(&app, &by, call.path.org, Action::ListTransfers).await?.value;
    Ok(app.store.list_arrivals(org.id, call.query.stage, call.query.after.as_ref()).await?)
}

/// `list_departures`.
pub async fn list_departures(app: App, by: Member, call: Call<ListDepartures>) -> Result<Page<Transfer>> {
    let org = orgs::load(&app, &by, call.path.org, Action::ListTransfers).await?.value;
    Ok(app.store.list_departures(org.id, call.query.stage, call.query.after.as_ref()).await?)
}

/// `list_transfers_below`.
pub async fn list_transfers_below(
    app: App,
    by: Member,
    call: Call<ListTransfersBelow>,
) -> Result<Page<Transfer>> {
    let org = orgs::load(&app, &by, call.path.org, Action::ListTransfers).await?.value;
    Ok(app.store.list_transfers_below(org.id, call.query.stage, call.query.after.as_ref()).await?)
}
