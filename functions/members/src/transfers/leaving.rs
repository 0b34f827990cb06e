//! What ends with a change that takes a member out of a branch: a state that ends membership, or a roster that names
//! another branch. The roles there end, a transfer that waits is void, and what the member proposed goes along.

use kit::{App, Member, Result};
use shared::audit::AuditDraft;
use shared::transfer::Transfer;
use store::{Leaving, StoredMember};

use super::moving;
use crate::grants::{ended_by_leaving, outgrown};

/// What ends because the member, changed already, has left, and what the logs say of it.
pub async fn leaving(
    app: &App,
    by: &Member,
    member: &mut StoredMember,
) -> Result<(Leaving, Vec<AuditDraft>)> {
    let void = made_void(app, by, member).await?;
    let ended = outgrown(app, member).await?;
    let (corrections, closed) = moving::corrections(app, by, member).await?;
    let mut drafts = ended_by_leaving(&ended, by);
    drafts.extend(closed);
    drafts.extend(void.iter().flat_map(|transfer| transfer.said(by.id())));
    Ok((Leaving { ended, void, corrections }, drafts))
}

/// Takes the transfer that waits out of a member, and ends it.
async fn made_void(app: &App, by: &Member, member: &mut StoredMember) -> Result<Option<Transfer>> {
    let Some(id) = member.transfer.take() else { return Ok(None) };
    let Some(mut transfer) = app.store.find_transfer(member.id, id).await? else { return Ok(None) };
    let stamp = by.stamp(app).await?;
    Ok(transfer.withdraw(stamp).is_ok().then_some(transfer))
}
