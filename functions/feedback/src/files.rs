//! Files that go with a letter or its answer. The bytes go from the browser to the object storage and back, never through
//! here; `jobs` looks into them.
//!
//! Files of a letter are its author's, and of whoever wrote it down; files of an answer are of those who hold the letter.
//! They are read by those who may read the letter, once they are ready, and those of an answer once it is given.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::endpoint::Nothing;
use shared::feedback::{
    AddFeedbackFile, Feedback, FeedbackFile, FeedbackFileAt, FeedbackFileUpload, FeedbackPart, FeedbackState,
    HandInFeedbackFile, OpenFeedbackFile, RemoveFeedbackFile,
};
use shared::file::{FileKind, FileLink, FileState, NewFile};
use shared::id::FeedbackId;
use shared::problem::{Problem, ProblemCode};
use shared::rules::{feedback_rules, file_rules};
use shared::time::local_date;
use store::{StoreError, Stored, StoredFile};

use crate::load;

/// `add_feedback_file`.
pub async fn add_feedback_file(
    app: App,
    by: Member,
    call: Call<AddFeedbackFile>,
) -> Result<FeedbackFileUpload> {
    let (part, new) = (call.path.part, call.body);
    let feedback = to_write(&app, &by, call.path.feedback, part).await?;
    feedback.check_files_open()?;
    let kind = new.check(file_rules(local_date(app.now())))?;
    let there = of_part(&app, &feedback, part).await?;
    let known = there.iter().find(|file| file.value.id == new.id);
    let file = match known {
        Some(known) => same_file(known, &new)?,
        None => announce(&app, &by, call.path.file(new.id), new, kind, &there).await?,
    };
    let place = match file.state {
        FileState::Uploading => Some(app.store.files.presign_exactly(&file).await?),
        FileState::Checking | FileState::Ready | FileState::Refused { .. } => None,
    };
    Ok(FeedbackFileUpload { file: shown(file, part), place })
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
    at: FeedbackFileAt,
    new: NewFile,
    kind: FileKind,
    there: &[Stored<StoredFile>],
) -> Result<StoredFile> {
    let kept = there.iter().filter(|file| !matches!(file.value.state, FileState::Refused { .. })).count();
    let most = feedback_rules(local_date(app.now())).most_files;
    if kept >= most {
        let sentence = format!("Không gửi kèm quá {most} tệp. Xin xóa bớt rồi thêm.");
        return Err(Problem::field("file", sentence).into());
    }
    let file = StoredFile {
        id: new.id,
        owner: at.owner(),
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

/// `hand_in_feedback_file`.
pub async fn hand_in_feedback_file(
    app: App,
    by: Member,
    call: Call<HandInFeedbackFile>,
) -> Result<FeedbackFile> {
    let at = call.path;
    let feedback = to_write(&app, &by, at.feedback, at.part).await?;
    let mut file = find(&app, at).await?.ok_or(ProblemCode::NotFound)?;
    if file.value.state != FileState::Uploading {
        return Ok(shown(file.value, at.part));
    }
    feedback.check_files_open()?;
    if app.store.files.size(&file.value.bytes_key()).await? != Some(file.value.size) {
        return Err(ProblemCode::FileMissing.into());
    }
    file.value.state = FileState::Checking;
    file.value.handed_in_at = Some(app.now());
    match app.store.change_file(&file, app.now()).await {
        // The same request, sent twice at one moment.
        Err(StoreError::Conflict) => {
            let file = find(&app, at).await?.ok_or(ProblemCode::NotFound)?;
            Ok(shown(file.value, at.part))
        }
        other => Ok(other.map(|()| shown(file.value, at.part))?),
    }
}

/// `open_feedback_file`.
pub async fn open_feedback_file(app: App, by: Member, call: Call<OpenFeedbackFile>) -> Result<FileLink> {
    let at = call.path;
    let feedback = load::feedback(&app, &by, at.feedback).await?;
    let file = find(&app, at).await?.ok_or(ProblemCode::NotFound)?.value;
    if !sees(&by, &feedback, at.part, &file) {
        return Err(ProblemCode::NotFound.into());
    }
    if file.state != FileState::Ready {
        return Err(ProblemCode::FileNotReady.into());
    }
    Ok(FileLink { url: app.store.files.presign_open(&file).await?, name: file.name, kind: file.kind })
}

/// `remove_feedback_file`.
pub async fn remove_feedback_file(app: App, by: Member, call: Call<RemoveFeedbackFile>) -> Result<Nothing> {
    let at = call.path;
    for _ in 0..3 {
        let feedback = to_write(&app, &by, at.feedback, at.part).await?;
        let Some(file) = find(&app, at).await? else { return Ok(Nothing {}) };
        feedback.check_file_removable(at.part, file.value.state)?;
        match app.store.remove_file(&file).await {
            // It has just been looked into: gone it shall be all the same.
            Err(StoreError::Conflict) => {}
            other => return Ok(other.map(|()| Nothing {})?),
        }
    }
    Err(ProblemCode::Stale.into())
}

/// The files of both parts, as the caller sees them.
pub async fn of(app: &App, by: &Member, feedback: &Feedback) -> Result<Vec<FeedbackFile>> {
    let mut all = Vec::new();
    for part in FeedbackPart::ALL {
        let files = of_part(app, feedback, part).await?.into_iter().map(|file| file.value);
        let seen = files.filter(|file| sees(by, feedback, part, file));
        all.extend(seen.map(|file| shown(file, part)));
    }
    Ok(all)
}

/// Those of a part; of an answer the ones that the present holder has laid ready, or has answered with.
async fn of_part(app: &App, feedback: &Feedback, part: FeedbackPart) -> Result<Vec<Stored<StoredFile>>> {
    let mut files = app.store.files_of(part.owner(feedback.id)).await?;
    files.retain(|file| is_of_holder(feedback, part, &file.value));
    Ok(files)
}

fn is_of_holder(feedback: &Feedback, part: FeedbackPart, file: &StoredFile) -> bool {
    part == FeedbackPart::Letter || feedback.arrived_at().is_none_or(|arrived| file.added.at >= arrived)
}

fn sees(by: &Member, feedback: &Feedback, part: FeedbackPart, file: &StoredFile) -> bool {
    let is_ready = file.state == FileState::Ready;
    is_of_holder(feedback, part, file)
        && match part {
            FeedbackPart::Letter => is_ready || load::withdraws(by, feedback),
            FeedbackPart::Answer if feedback.state == FeedbackState::Answered => is_ready,
            FeedbackPart::Answer => by.can(Action::HandleFeedback, feedback.subject()),
        }
}

/// The letter, for a change of the files of a part.
async fn to_write(app: &App, by: &Member, id: FeedbackId, part: FeedbackPart) -> Result<Feedback> {
    let feedback = load::feedback(app, by, id).await?;
    let writes = match part {
        FeedbackPart::Letter => load::withdraws(by, &feedback),
        FeedbackPart::Answer => by.can(Action::HandleFeedback, feedback.subject()),
    };
    if writes { Ok(feedback) } else { Err(ProblemCode::Forbidden.into()) }
}

async fn find(app: &App, at: FeedbackFileAt) -> Result<Option<Stored<StoredFile>>> {
    Ok(app.store.find_file(at.owner(), at.file).await?)
}

fn shown(file: StoredFile, part: FeedbackPart) -> FeedbackFile {
    let StoredFile { id, name, kind, size, state, .. } = file;
    FeedbackFile { id, part, name, kind, size, state }
}
