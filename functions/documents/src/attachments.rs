//! Files of a document. The bytes go from the browser to the object storage and back, never through here; `jobs` looks
//! into them. A file is part of the text: whoever hands one in or takes one away has written the document.

use kit::{App, Call, Member, Result};
use shared::document::{
    AddAttachment, Attachment, AttachmentAt, AttachmentUpload, Document, DocumentStep, HandInAttachment,
    OpenAttachment, RemoveAttachment,
};
use shared::endpoint::Nothing;
use shared::file::{FileKind, FileLink, FileOwner, FileState, NewFile};
use shared::id::DocumentId;
use shared::problem::{Problem, ProblemCode};
use shared::rules::file_rules;
use shared::time::local_date;
use store::{StoreError, Stored, StoredFile};

use crate::load;

/// `add_attachment`.
pub async fn add_attachment(app: App, by: Member, call: Call<AddAttachment>) -> Result<AttachmentUpload> {
    let document = load::to_write(&app, &by, call.path.document).await?;
    document.value.check_attachments_open()?;
    let kind = call.body.check(file_rules(local_date(app.now())))?;
    let there = app.store.files_of(owner(call.path.document)).await?;
    let known = there.iter().find(|file| file.value.id == call.body.id);
    let file = match known {
        Some(known) => same_file(known, &call.body)?,
        None => announce(&app, &by, call.path.document, call.body, kind, &there).await?,
    };
    let place = match file.state {
        FileState::Uploading => Some(app.store.files.presign_exactly(&file).await?),
        FileState::Checking | FileState::Ready | FileState::Refused { .. } => None,
    };
    Ok(AttachmentUpload { attachment: attachment(file), place })
}

/// The answer to a repeated announcement: the file it made the first time.
fn same_file(known: &Stored<StoredFile>, new: &NewFile) -> Result<StoredFile> {
    let StoredFile { name, size, sha256, .. } = &known.value;
    let is_same = (name, size, sha256) == (&new.name, &new.size, &new.sha256);
    if is_same { Ok(known.value.clone()) } else { Err(ProblemCode::IdTaken.into()) }
}

async fn announce(
    app: &App,
    by: &Member,
    document: DocumentId,
    new: NewFile,
    kind: FileKind,
    there: &[Stored<StoredFile>],
) -> Result<StoredFile> {
    let kept = there.iter().filter(|file| !matches!(file.value.state, FileState::Refused { .. })).count();
    let most = file_rules(local_date(app.now())).most_attachments;
    if kept >= most {
        let sentence = format!("Một văn bản không quá {most} tệp đính kèm. Xin xóa bớt rồi thêm.");
        return Err(Problem::field("file", sentence).into());
    }
    let file = StoredFile {
        id: new.id,
        owner: owner(document),
        name: new.name,
        kind,
        size: new.size,
        sha256: new.sha256,
        added: by.stamp(app).await?,
        handed_in_at: None,
        replaces: None,
        checks: 0,
        state: FileState::Uploading,
    };
    match app.store.create_file(&file, app.now()).await {
        Err(StoreError::Conflict) => Err(ProblemCode::IdTaken.into()),
        other => Ok(other.map(|()| file)?),
    }
}

/// `hand_in_attachment`.
pub async fn hand_in_attachment(app: App, by: Member, call: Call<HandInAttachment>) -> Result<Attachment> {
    let document = load::to_write(&app, &by, call.path.document).await?;
    let mut file = find(&app, call.path).await?.ok_or(ProblemCode::NotFound)?;
    if file.value.state != FileState::Uploading {
        return Ok(attachment(file.value));
    }
    document.value.check_attachments_open()?;
    if app.store.files.size(&file.value.bytes_key()).await? != Some(file.value.size) {
        return Err(ProblemCode::FileMissing.into());
    }
    file.value.state = FileState::Checking;
    file.value.handed_in_at = Some(app.now());
    let (document, step) = written(&app, &by, document).await?;
    match app.store.hand_in_attachment(&document, &step, &file, app.now()).await {
        // The same request, sent twice at one moment; or the text was written anew, and it may be sent again.
        Err(StoreError::Conflict) => {
            let found = find(&app, call.path).await?.ok_or(ProblemCode::NotFound)?.value;
            if found.state == FileState::Uploading {
                Err(ProblemCode::Stale.into())
            } else {
                Ok(attachment(found))
            }
        }
        other => Ok(other.map(|()| attachment(file.value))?),
    }
}

/// `open_attachment`.
pub async fn open_attachment(app: App, by: Member, call: Call<OpenAttachment>) -> Result<FileLink> {
    let document = app.store.find_document(call.path.document).await?.ok_or(ProblemCode::NotFound)?.value;
    load::check_read(&app, &by, &document).await?;
    if document.withdrawn.is_some() && load::check_write(&app, &by, &document).is_err() {
        return Err(ProblemCode::NotFound.into());
    }
    let file = find(&app, call.path).await?.ok_or(ProblemCode::NotFound)?.value;
    if file.state != FileState::Ready {
        return Err(ProblemCode::FileNotReady.into());
    }
    Ok(FileLink { url: app.store.files.presign_open(&file).await?, name: file.name, kind: file.kind })
}

/// `remove_attachment`.
pub async fn remove_attachment(app: App, by: Member, call: Call<RemoveAttachment>) -> Result<Nothing> {
    for _ in 0..3 {
        let document = load::to_write(&app, &by, call.path.document).await?;
        document.value.check_attachments_open()?;
        let Some(file) = find(&app, call.path).await? else { return Ok(Nothing {}) };
        let (document, step) = written(&app, &by, document).await?;
        match app.store.remove_attachment(&document, &step, &file, app.now()).await {
            // It has just been looked into: gone it shall be all the same.
            Err(StoreError::Conflict) => {}
            other => return Ok(other.map(|()| Nothing {})?),
        }
    }
    Err(ProblemCode::Stale.into())
}

/// The document as its files change it, and the step that this is.
async fn written(
    app: &App,
    by: &Member,
    mut document: Stored<Document>,
) -> Result<(Stored<Document>, DocumentStep)> {
    let step = document.value.change_attachments(by.stamp(app).await?)?;
    Ok((document, step))
}

/// The files of a document, as they were added. Whoever does not write it sees those that are ready, and none of one that
/// was withdrawn.
pub async fn of(app: &App, document: &Document, writes: bool) -> Result<Vec<Attachment>> {
    if document.withdrawn.is_some() && !writes {
        return Ok(Vec::new());
    }
    let owner = owner(document.id);
    let files = match writes {
        true => app.store.files_of(owner).await?,
        false => app.store.files_to_show(owner).await?,
    };
    let files = files.into_iter().map(|file| attachment(file.value));
    Ok(files.filter(|file| writes || file.state == FileState::Ready).collect())
}

fn owner(document: DocumentId) -> FileOwner {
    FileOwner::Document(document)
}

async fn find(app: &App, at: AttachmentAt) -> Result<Option<Stored<StoredFile>>> {
    Ok(app.store.find_file(owner(at.document), at.attachment).await?)
}

fn attachment(file: StoredFile) -> Attachment {
    let StoredFile { id, name, kind, size, state, handed_in_at, .. } = file;
    Attachment { id, name, kind, size, state, handed_in_at }
}
