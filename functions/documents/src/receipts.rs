//! Who has read a document: counts for every level, names for the branch's own committee and the one directly above.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::document::{FindReceipts, ReceiptReport};
use shared::problem::ProblemCode;
use store::{Counted, Names};

use crate::load;

/// `find_receipts`.
pub async fn find_receipts(app: App, by: Member, call: Call<FindReceipts>) -> Result<ReceiptReport> {
    let id = call.path.document;
    let org = load::org(&app, &by, call.path.org, Action::CountReceipts).await?;
    let document = app.store.find_document(id).await?.ok_or(ProblemCode::NotFound)?.value;
    if !document.is_out(app.now()) || !document.path.covers(&org.path) {
        return Err(ProblemCode::NotFound.into());
    }
    let may_name = org.kind.has_members() && by.can(Action::NameReceipts, Subject::org(&org.path));
    let names = if may_name { Names::Told } else { Names::Kept };
    Ok(app.store.report_receipts(Counted::Document(id), &document.path, org, names).await?)
}
