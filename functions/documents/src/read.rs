//! Reading a document, and the receipts that readers leave.

use jiff::Timestamp;
use kit::{App, Call, Member, Result};
use shared::document::{ConfirmDocument, Document, DocumentView, FindDocument, OpenDocument, Receipt};
use shared::id::DocumentId;
use shared::problem::{Problem, ProblemCode};
use store::key::Freshness;
use store::{StoreError, StoredReceipt};

use crate::load;

/// `find_document`.
pub async fn find_document(app: App, by: Member, call: Call<FindDocument>) -> Result<DocumentView> {
    let id = call.path.document;
    // Whoever may write sends back the revision; for reading a moment's delay does not matter.
    let freshness = if by.actor.roles.is_empty() { Freshness::Recent } else { Freshness::Latest };
    let found = app.store.find_whole_document(id, freshness).await?;
    let (document, body) = found.ok_or(ProblemCode::NotFound)?;
    let is_reader = load::check_read(&app, &by, &document.value).await?;
    let receipt = app.store.find_receipt(id, by.id()).await?.map(|stored| stored.value.receipt);
    load::view(&app, &by, document, body, is_reader, receipt).await
}

/// `open_document`.
pub async fn open_document(app: App, by: Member, call: Call<OpenDocument>) -> Result<Receipt> {
    let document = to_mark(&app, &by, call.path.document).await?;
    leave(&app, &by, &document, None).await
}

/// `confirm_document`.
pub async fn confirm_document(app: App, by: Member, call: Call<ConfirmDocument>) -> Result<Receipt> {
    let document = to_mark(&app, &by, call.path.document).await?;
    if !document.head.asks_confirmation {
        let sentence = "Văn bản này không yêu cầu xác nhận đã đọc.";
        return Err(Problem::with(ProblemCode::WrongDocumentState, sentence).into());
    }
    leave(&app, &by, &document, Some(app.now())).await
}

/// A document on which the caller may leave a receipt.
async fn to_mark(app: &App, by: &Member, id: DocumentId) -> Result<Document> {
    let document = app.store.find_document(id).await?.ok_or(ProblemCode::NotFound)?.value;
    let is_reader = load::check_read(app, by, &document).await?;
    if !document.is_out(app.now()) {
        return Err(ProblemCode::WrongDocumentState.into());
    }
    if is_reader { Ok(document) } else { Err(ProblemCode::Forbidden.into()) }
}

/// Leaves a receipt, or adds the confirmation to the one that is there. The first time of each stands.
async fn leave(app: &App, by: &Member, document: &Document, confirmed: Option<Timestamp>) -> Result<Receipt> {
    let now = app.now();
    let receipt = Receipt { document: document.id, member: by.id(), opened_at: now, confirmed_at: confirmed };
    let published_at = document.published_at.ok_or(ProblemCode::WrongDocumentState)?;
    let (chain, reader) = by.actor.counted_from(document.org);
    let new = StoredReceipt { receipt, published_at, chain, reader };
    match app.store.create_receipt(&new, now).await {
        Err(StoreError::Conflict) => {}
        other => return other.map(|()| new.receipt).map_err(Into::into),
    }
    let mut stored = app.store.find_receipt(document.id, by.id()).await?.ok_or(ProblemCode::Stale)?;
    if confirmed.is_some() && stored.value.receipt.confirmed_at.is_none() {
        stored.value.receipt.confirmed_at = confirmed;
        match app.store.change_receipt(&stored, now).await {
            // Confirmed on another device at the same moment.
            Ok(()) | Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(stored.value.receipt)
}
