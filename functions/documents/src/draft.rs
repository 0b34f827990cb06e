//! Writing a document.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::document::{
    Body, ChangeDocument, CreateDocument, Document, DocumentState, DocumentView, RemoveDocument,
};
use shared::endpoint::Nothing;
use shared::problem::{Problem, ProblemCode};
use shared::time::local_date;
use store::key::Freshness;
use store::{StoreError, Stored};

use crate::load::{self, is_repeated};

/// `create_document`.
pub async fn create_document(app: App, by: Member, call: Call<CreateDocument>) -> Result<DocumentView> {
    let org = load::org(&app, &by, call.path.org, Action::WriteDocuments).await?;
    let (head, body) = call.body.draft.checked(org.kind, local_date(app.now()))?;
    let superior = match org.path.parent() {
        Some(above) => app.store.find_org(above).await?.map(|above| above.value.name).unwrap_or_default(),
        None => String::new(),
    };
    let document = Document::draft(call.body.id, &org, head, by.stamp(&app).await?);
    let document = Document { superior, ..document };
    match app.store.create_document(&document, &body, app.now()).await {
        Ok(()) => view(&app, &by, Stored { rev: 1, value: document }, body).await,
        Err(StoreError::Conflict) => existing(&app, &by, &document).await,
        Err(error) => Err(error.into()),
    }
}

/// The answer to a repeated request: the document it made the first time.
async fn existing(app: &App, by: &Member, wanted: &Document) -> Result<DocumentView> {
    let found = app.store.find_whole_document(wanted.id, Freshness::Latest).await?;
    let (document, body) = found.ok_or(ProblemCode::IdTaken)?;
    match document.value.org == wanted.org {
        true => view(app, by, document, body).await,
        false => Err(ProblemCode::IdTaken.into()),
    }
}

/// `change_document`.
pub async fn change_document(app: App, by: Member, call: Call<ChangeDocument>) -> Result<DocumentView> {
    let found = app.store.find_whole_document(call.path.document, Freshness::Latest).await?;
    let (mut stored, before) = found.ok_or(ProblemCode::NotFound)?;
    load::check_write(&app, &by, &stored.value)?;
    let (head, body) = call.body.draft.checked(stored.value.org_kind, local_date(app.now()))?;
    let is_same = |document: &Document| document.head == head && before == body;
    if is_repeated(&stored, call.body.rev, |document| {
        document.state == DocumentState::Draft && is_same(document)
    }) {
        return view(&app, &by, stored, before).await;
    }
    kit::check_rev(&stored, call.body.rev)?;
    stored.value.rewrite(head, by.stamp(&app).await?)?;
    app.store.rewrite_document(&stored, &body, app.now()).await?;
    stored.rev += 1;
    view(&app, &by, stored, body).await
}

/// `remove_document`.
pub async fn remove_document(app: App, by: Member, call: Call<RemoveDocument>) -> Result<Nothing> {
    let stored = load::to_write(&app, &by, call.path.document).await?;
    if !matches!(stored.value.state, DocumentState::Draft | DocumentState::Checked) {
        let sentence = "Văn bản đã phát hành nên không xóa được. Nếu cần, xin thu hồi và ghi lý do.";
        return Err(Problem::with(ProblemCode::WrongDocumentState, sentence).into());
    }
    app.store.remove_document(&stored).await?;
    Ok(Nothing {})
}

async fn view(app: &App, by: &Member, stored: Stored<Document>, body: Body) -> Result<DocumentView> {
    let is_reader = load::is_reader(app, by, &stored.value).await?;
    load::view(app, by, stored, body, is_reader, None).await
}
