//! Papers of a meeting. The bytes go from the browser to the object storage and back, never through here; what is kept
//! here is where each file stands. `jobs` looks into the bytes.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::endpoint::Nothing;
use shared::file::{FileKind, FileLink, FileOwner, FileState};
use shared::id::MeetingId;
use shared::paper::{
    AddPaper, HandInPaper, ListPapers, NewPaper, OpenPaper, Paper, PaperAt, PaperUpload, RemovePaper,
    check_papers_open,
};
use shared::problem::{Problem, ProblemCode};
use shared::rules::file_rules;
use shared::time::local_date;
use store::{StoreError, Stored, StoredFile};

use crate::load;

/// `list_papers`.
pub async fn list_papers(app: App, by: Member, call: Call<ListPapers>) -> Result<Vec<Paper>> {
    let meeting = load::invited(&app, &by, call.path.meeting, Action::ReadPapers).await?;
    let runs = by.can(Action::ChangePapers, Subject::org(&meeting.value.path));
    let files = app.store.files_of(owner(call.path.meeting)).await?;
    let papers = files.into_iter().map(|file| paper(file.value));
    Ok(papers.filter(|paper| runs || paper.state == FileState::Ready).collect())
}

/// `add_paper`.
pub async fn add_paper(app: App, by: Member, call: Call<AddPaper>) -> Result<PaperUpload> {
    let meeting = load::meeting(&app, &by, call.path.meeting, Action::ChangePapers).await?;
    check_papers_open(&meeting.value)?;
    let kind = call.body.file.check(file_rules(local_date(app.now())))?;
    let there = app.store.files_of(owner(call.path.meeting)).await?;
    let known = there.iter().find(|file| file.value.id == call.body.file.id);
    let file = match known {
        Some(known) => same_file(known, &call.body)?,
        None => announce(&app, &by, call.path.meeting, call.body, kind, &there).await?,
    };
    let place = match file.state {
        FileState::Uploading => Some(app.store.files.presign_exactly(&file).await?),
        FileState::Checking | FileState::Ready | FileState::Refused { .. } => None,
    };
    Ok(PaperUpload { paper: paper(file), place })
}

/// The answer to a repeated announcement: the file it made the first time.
fn same_file(known: &Stored<StoredFile>, new: &NewPaper) -> Result<StoredFile> {
    let StoredFile { name, size, sha256, replaces, .. } = &known.value;
    let is_same =
        (name, size, sha256, replaces) == (&new.file.name, &new.file.size, &new.file.sha256, &new.replaces);
    if is_same { Ok(known.value.clone()) } else { Err(ProblemCode::IdTaken.into()) }
}

async fn announce(
    app: &App,
    by: &Member,
    meeting: MeetingId,
    new: NewPaper,
    kind: FileKind,
    there: &[Stored<StoredFile>],
) -> Result<StoredFile> {
    let kept = there.iter().filter(|file| !matches!(file.value.state, FileState::Refused { .. })).count();
    let most = file_rules(local_date(app.now())).most_papers;
    if kept >= most {
        let sentence = format!("Một cuộc họp không quá {most} tài liệu. Xin xóa bớt rồi thêm.");
        return Err(Problem::field("file", sentence).into());
    }
    if new.replaces.is_some_and(|old| !there.iter().any(|file| file.value.id == old)) {
        return Err(Problem::field(
            "replaces",
            "Tài liệu cần thay không còn nữa. Xin thêm như tài liệu mới.",
        )
        .into());
    }
    let file = StoredFile {
        id: new.file.id,
        owner: owner(meeting),
        name: new.file.name,
        kind,
        size: new.file.size,
        sha256: new.file.sha256,
        added: by.stamp(app).await?,
        handed_in_at: None,
        replaces: new.replaces,
        checks: 0,
        state: FileState::Uploading,
    };
    match app.store.create_file(&file, app.now()).await {
        Err(StoreError::Conflict) => Err(ProblemCode::IdTaken.into()),
        other => Ok(other.map(|()| file)?),
    }
}

/// `hand_in_paper`.
pub async fn hand_in_paper(app: App, by: Member, call: Call<HandInPaper>) -> Result<Paper> {
    let meeting = load::meeting(&app, &by, call.path.meeting, Action::ChangePapers).await?;
    let mut file = find(&app, call.path).await?.ok_or(ProblemCode::NotFound)?;
    if file.value.state != FileState::Uploading {
        return Ok(paper(file.value));
    }
    check_papers_open(&meeting.value)?;
    if app.store.files.size(&file.value.bytes_key()).await? != Some(file.value.size) {
        return Err(ProblemCode::FileMissing.into());
    }
    file.value.state = FileState::Checking;
    file.value.handed_in_at = Some(app.now());
    match app.store.change_file(&file, app.now()).await {
        // The same request, sent twice at one moment.
        Err(StoreError::Conflict) => {
            let file = find(&app, call.path).await?.ok_or(ProblemCode::NotFound)?;
            Ok(paper(file.value))
        }
        other => Ok(other.map(|()| paper(file.value))?),
    }
}

/// `open_paper`.
pub async fn open_paper(app: App, by: Member, call: Call<OpenPaper>) -> Result<FileLink> {
    load::invited(&app, &by, call.path.meeting, Action::ReadPapers).await?;
    let file = find(&app, call.path).await?.ok_or(ProblemCode::NotFound)?.value;
    if file.state != FileState::Ready {
        return Err(ProblemCode::FileNotReady.into());
    }
    Ok(FileLink { url: app.store.files.presign_open(&file).await?, name: file.name, kind: file.kind })
}

/// `remove_paper`.
pub async fn remove_paper(app: App, by: Member, call: Call<RemovePaper>) -> Result<Nothing> {
    let meeting = load::meeting(&app, &by, call.path.meeting, Action::ChangePapers).await?;
    check_papers_open(&meeting.value)?;
    for _ in 0..3 {
        let Some(file) = find(&app, call.path).await? else { return Ok(Nothing {}) };
        match app.store.remove_file(&file).await {
            // It has just been looked into: gone it shall be all the same.
            Err(StoreError::Conflict) => {}
            other => return Ok(other.map(|()| Nothing {})?),
        }
    }
    Err(ProblemCode::Stale.into())
}

fn owner(meeting: MeetingId) -> FileOwner {
    FileOwner::Meeting(meeting)
}

async fn find(app: &App, at: PaperAt) -> Result<Option<Stored<StoredFile>>> {
    Ok(app.store.find_file(owner(at.meeting), at.paper).await?)
}

/// A file as a paper.
/// What is shown of a file.
pub fn paper(file: StoredFile) -> Paper {
    let StoredFile { id, name, kind, size, state, added, handed_in_at, replaces, .. } = file;
    Paper { id, name, kind, size, state, added, handed_in_at, replaces }
}
