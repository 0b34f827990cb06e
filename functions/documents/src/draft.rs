//! Writing a document.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::document::{
    Body, ChangeDocument, CreateDocument, Document, DocumentDraft, DocumentState, DocumentView,
    RemoveDocument,
};
use shared::endpoint::Nothing;
use shared::id::{MemberId, OrgId};
use shared::problem::{Problem, ProblemCode};
use shared::time::local_date;
use store::key::Freshness;
use store::{StoreError, Stored};

use crate::load::{self, is_repeated};

/// `create_document`.
pub async fn create_document(app: App, by: Member, call: Call<CreateDocument>) -> Result<DocumentView> {
    let org = load::org(&app, &by, call.path.org, Action::WriteDocuments).await?;
    let (id, sent) = (call.body.id, call.body.draft.clone());
    let (head, body) = match call.body.draft.checked(org.kind, local_date(app.now())) {
        Ok(read) => read,
        // It may have been right when it was sent first.
        Err(problem) => {
            let there = app.store.find_whole_document(id, Freshness::Latest).await?;
            return again(&app, &by, org.id, there.ok_or(problem)?, sent).await;
        }
    };
    let superior = match org.path.parent() {
        Some(above) => app.store.find_org(above).await?.map(|above| above.value.name).unwrap_or_default(),
        None => String::new(),
    };
    let document = Document::draft(id, &org, head, by.stamp(&app).await?);
    let document = Document { superior, ..document };
    match app.store.create_document(&document, &body, app.now()).await {
        Ok(()) => view(&app, &by, Stored { rev: 1, value: document }, body).await,
        Err(StoreError::Conflict) => {
            let there = app.store.find_whole_document(document.id, Freshness::Latest).await?;
            again(&app, &by, org.id, there.ok_or(ProblemCode::IdTaken)?, sent).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The answer to a repeated request: the document it made the first time.
async fn again(
    app: &App,
    by: &Member,
    org: OrgId,
    (document, body): (Stored<Document>, Body),
    sent: DocumentDraft,
) -> Result<DocumentView> {
    let is_same = document.value.org == org && came_of(&document, &body, sent, by.id());
    match is_same {
        true => view(app, by, document, body).await,
        false => Err(ProblemCode::IdTaken.into()),
    }
}

/// Whether a document is what that person made of this draft: the same request, sent again. One that was worked on since
/// cannot be compared any more.
fn came_of(document: &Stored<Document>, body: &Body, sent: DocumentDraft, author: MemberId) -> bool {
    let Some(work) = &document.value.work else { return false };
    if work.author.by != author {
        return false;
    }
    // What was right on the day on which it was sent is compared as of that day.
    let read = sent.checked(document.value.org_kind, local_date(work.author.at));
    document.rev > 1 || read.is_ok_and(|(head, text)| head == document.value.head && text == *body)
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
    let step = stored.value.rewrite(head, by.stamp(&app).await?)?;
    app.store.rewrite_document(&stored, &step, &body, app.now()).await?;
    stored.rev += 1;
    view(&app, &by, stored, body).await
}

/// `remove_document`.
pub async fn remove_document(app: App, by: Member, call: Call<RemoveDocument>) -> Result<Nothing> {
    let stored = load::to_write(&app, &by, call.path.document).await?;
    if !stored.value.state.is_on_desk() {
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
