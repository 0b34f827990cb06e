//! Who has read a document: counts for every level, names for the branch's own committee and the one directly above.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::document::{FindReceipts, MemberReceipt, OrgReceipts, ReadState, Receipt, ReceiptReport};
use shared::id::DocumentId;
use shared::org::Org;
use shared::problem::ProblemCode;

use crate::load;

/// `find_receipts`.
pub async fn find_receipts(app: App, by: Member, call: Call<FindReceipts>) -> Result<ReceiptReport> {
    let id = call.path.document;
    let org = load::org(&app, &by, call.path.org, Action::CountReceipts).await?;
    let document = app.store.find_document(id).await?.ok_or(ProblemCode::NotFound)?.value;
    if !document.is_out(app.now()) || !document.path.covers(&org.path) {
        return Err(ProblemCode::NotFound.into());
    }
    let below = if org.kind.has_members() { Vec::new() } else { app.store.all_orgs_below(org.id).await? };
    let ids: Vec<_> = std::iter::once(org.id).chain(below.iter().map(|org| org.id)).collect();
    let counts = app.store.find_receipt_counts(id, &ids).await?;
    let with_counts =
        |org: Org| OrgReceipts { counts: counts.get(&org.id).copied().unwrap_or_default(), org };
    let may_name = org.kind.has_members() && by.can(Action::NameReceipts, Subject::org(&org.path));
    let names = if may_name { Some(names(&app, &org, id).await?) } else { None };
    Ok(ReceiptReport { own: with_counts(org), below: below.into_iter().map(with_counts).collect(), names })
}

/// The members of a branch by given name, each with how far they are.
async fn names(app: &App, branch: &Org, id: DocumentId) -> Result<Vec<MemberReceipt>> {
    let mut roster = app.store.roster(branch.id).await?;
    roster.retain(|member| member.value.standing.belongs());
    let members: Vec<_> = roster.iter().map(|member| member.value.id).collect();
    let receipts = app.store.receipts_of(id, &members).await?;
    let state = |member| {
        let left = receipts.iter().find(|receipt| receipt.member == member);
        left.map_or(ReadState::Unread, Receipt::state)
    };
    let named = roster.into_iter().map(|member| MemberReceipt {
        member: member.value.id,
        name: member.value.name.as_str().to_owned(),
        state: state(member.value.id),
    });
    Ok(named.collect())
}
