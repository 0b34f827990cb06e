//! Loading with the check that belongs to it: what one may not see is not found.

use kit::{App, Member, Result};
use shared::access::{Action, Subject};
use shared::document::{Body, Document, DocumentRights, DocumentView, Receipt};
use shared::id::{DocumentId, OrgId};
use shared::member::MemberClass;
use shared::org::Org;
use shared::problem::ProblemCode;
use shared::time::local_date;
use store::Stored;

use crate::attachments;

/// An organisation, for an act on it.
pub async fn org(app: &App, by: &Member, id: OrgId, action: Action) -> Result<Org> {
    let org = app.store.find_org(id).await?.ok_or(ProblemCode::NotFound)?.value;
    by.may(action, Subject::org(&org.path))?;
    Ok(org)
}

/// A document, for an act of those who write it.
pub async fn to_write(app: &App, by: &Member, id: DocumentId) -> Result<Stored<Document>> {
    let document = app.store.find_document(id).await?.ok_or(ProblemCode::NotFound)?;
    check_write(app, by, &document.value)?;
    Ok(document)
}

/// Whether the caller writes it. Whoever does not may not even know of what is not out.
pub fn check_write(app: &App, by: &Member, document: &Document) -> Result<()> {
    let subject = Subject::org(&document.path);
    if !document.is_out(app.now()) && !by.can(Action::WriteDocuments, subject) {
        return Err(ProblemCode::NotFound.into());
    }
    by.may(Action::WriteDocuments, subject)
}

/// Whether the caller belongs to the audience of a document.
pub async fn is_reader(app: &App, by: &Member, document: &Document) -> Result<bool> {
    let audience = document.head.audience;
    let class = if audience.asks_class() { class_of(app, by).await? } else { None };
    Ok(audience.includes(&document.path, &by.actor, class))
}

/// Official or probationary: the token does not say.
pub async fn class_of(app: &App, by: &Member) -> Result<Option<MemberClass>> {
    let me = app.store.find_member(by.id()).await?;
    Ok(me.map(|me| me.value.class(local_date(app.now()))))
}

/// Whether the caller may have it before them: its office always, its readers once it is out. Gives whether they are
/// one of its readers.
///
/// # Errors
/// [`ProblemCode::NotFound`] for whoever may not know of it, [`ProblemCode::Forbidden`] for whoever may only know of
/// the organisation.
pub async fn check_read(app: &App, by: &Member, document: &Document) -> Result<bool> {
    let subject = Subject::org(&document.path);
    let is_reader = is_reader(app, by, document).await?;
    if by.can(Action::WriteDocuments, subject) {
        return Ok(is_reader);
    }
    // A withdrawn one stays where it was for those who had it, with the reason in place of its text.
    let was_out = document.published_at.is_some_and(|at| at <= app.now());
    if !was_out {
        return Err(ProblemCode::NotFound.into());
    }
    by.may(Action::ReadDocuments, subject)?;
    if is_reader { Ok(true) } else { Err(ProblemCode::NotFound.into()) }
}

/// Whether the change that the caller asks for on `rev` was the last one made: the same request again, after its reply
/// was lost on the way.
pub fn is_repeated(stored: &Stored<Document>, rev: u32, done: impl FnOnce(&Document) -> bool) -> bool {
    rev.checked_add(1) == Some(stored.rev) && done(&stored.value)
}

/// The document with its revision, as replied to those who write it.
pub fn shown(stored: Stored<Document>) -> Document {
    Document { rev: stored.rev, ..stored.value }
}

/// The document with its body, as this caller may see it.
pub async fn view(
    app: &App,
    by: &Member,
    stored: Stored<Document>,
    body: Body,
    is_reader: bool,
    receipt: Option<Receipt>,
) -> Result<DocumentView> {
    let write = by.can(Action::WriteDocuments, Subject::org(&stored.value.path));
    let attachments = attachments::of(app, &stored.value, write).await?;
    let document = shown(stored);
    let (document, body) = match (write, document.withdrawn.is_some()) {
        (true, _) => (document, body),
        (false, true) => (document.for_readers(), Body::default()),
        (false, false) => (document.for_readers(), body),
    };
    Ok(DocumentView { document, body, attachments, receipt, may: DocumentRights { write, read: is_reader } })
}
