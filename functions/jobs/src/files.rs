//! Looks into files that were handed in, and clears away the bytes of those that are gone.
//!
//! Each step follows from what the stream says of a file, and may be taken again: the item is read anew, and what is
//! done already is left alone.
//!
//! | what the stream says | what follows |
//! |---|---|
//! | handed in | its bytes are looked into; it is ready or refused, or put on the list for a longer look |
//! | ready, in the place of another | the other one is removed |
//! | refused | its bytes are removed, now and once more |
//! | gone: removed, or never handed in and forgotten | its bytes are removed, now and once more |
//!
//! *Once more*, because the address at which bytes are put works for a quarter of an hour, whatever has become of the
//! file meanwhile. The list of both kinds of work is worked off by [`crate::file_work`], by schedule, so that no file
//! holds up what follows it in the stream.

use std::time::Duration;

use aws_lambda_events::event::dynamodb::EventRecord;
use jiff::{SignedDuration, Timestamp};
use kit::App;
use sha2::{Digest, Sha256};
use shared::file::{FileOwner, FileRefusal, FileState};
use shared::id::FileId;
use store::{FileTask, FileWork, PRESIGNED_FOR, StoreError, StoreResult, Stored, StoredFile};

use crate::content::{self, Budget};

/// A file that nobody has looked into to the end after so many attempts brings the process down.
const MOST_CHECKS: u8 = 4;

/// Longest first look; what still runs then is left to itself.
const FIRST: Duration = Duration::from_secs(5);

/// Longest look of all.
const LONGEST: Duration = Duration::from_secs(20);

/// After so long a batch is given back from where it stands, well before the function's own limit.
const BATCH: SignedDuration = SignedDuration::from_secs(25);

/// So long after an address has run out nothing is on its way any more.
const SLACK: SignedDuration = SignedDuration::from_mins(5);

/// How thorough a look is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// While others wait: what does not come to its end is looked into later.
    First,
    /// To the end, whatever that is.
    Whole,
}

/// Follows the files of a batch, in the order of the batch. Gives how many records were dealt with: all, or fewer when
/// the store failed or the time was over.
pub async fn follow(app: &App, records: &[EventRecord]) -> usize {
    let begun = app.now();
    for (done, record) in records.iter().enumerate() {
        if done > 0 && is_over(begun, app.now()) {
            return done;
        }
        if let Err(error) = follow_one(app, record).await {
            tracing::error!(cause = ?error, done, of = records.len(), "a file could not be dealt with; it comes again");
            return done;
        }
    }
    records.len()
}

fn is_over(begun: Timestamp, now: Timestamp) -> bool {
    now.duration_since(begun) > BATCH
}

async fn follow_one(app: &App, record: &EventRecord) -> StoreResult<()> {
    let (old, new) = (file(&record.change.old_image), file(&record.change.new_image));
    let was = old.as_ref().map(|file| file.state);
    match (old, new) {
        (_, Some(file)) if Some(file.state) == was => Ok(()),
        (_, Some(file)) => match file.state {
            FileState::Uploading => Ok(()),
            FileState::Checking => check(app, &file, Look::First).await,
            FileState::Ready => take_place(app, &file).await,
            FileState::Refused { .. } => {
                app.store.files.remove(&file.bytes_key()).await?;
                clear_again(app, &file).await
            }
        },
        (Some(file), None) => clear(app, &file).await,
        (None, None) => Ok(()),
    }
}

/// The file of an image; `None` for everything else. One that cannot be read is nobody's file: it is told and left.
fn file(image: &serde_dynamo::Item) -> Option<StoredFile> {
    let is_file = matches!(image.get("kind"), Some(serde_dynamo::AttributeValue::S(kind)) if kind == "file");
    let data = image.get("data").filter(|_| is_file)?;
    let read = serde_dynamo::from_attribute_value(data.clone());
    read.inspect_err(|error| tracing::error!(cause = ?error, "the image of a file cannot be read")).ok()
}

/// Looks into a file that is to be looked into.
async fn check(app: &App, seen: &StoredFile, how: Look) -> StoreResult<()> {
    look_into(app, seen.owner, seen.id, how).await
}

/// Looks into the file of this id, if it still waits for that.
pub async fn look_into(app: &App, owner: FileOwner, id: FileId, how: Look) -> StoreResult<()> {
    let Some(mut file) = app.store.find_file(owner, id).await? else { return Ok(()) };
    if file.value.state != FileState::Checking {
        return Ok(());
    }
    let state = match file.value.checks {
        checks if checks >= MOST_CHECKS => refused(FileRefusal::TooComplex),
        _ => {
            let bytes = bytes(app, &file.value).await?;
            file.value.checks += 1;
            file = written(app, file).await?;
            match look(&file.value, bytes, how).await {
                Some(state) => state,
                None => {
                    let work = FileWork::of(&file.value, FileTask::Look, app.now());
                    return app.store.put_file_work(&work, app.now()).await;
                }
            }
        }
    };
    file.value.state = state;
    match app.store.change_file(&file, app.now()).await {
        // Removed meanwhile, or somebody else has looked: what they left stands.
        Err(StoreError::Conflict) => Ok(()),
        other => other,
    }
}

async fn written(app: &App, file: Stored<StoredFile>) -> StoreResult<Stored<StoredFile>> {
    match app.store.change_file(&file, app.now()).await {
        Ok(()) => Ok(Stored { rev: file.rev + 1, ..file }),
        Err(StoreError::Conflict) => Ok(file),
        Err(error) => Err(error),
    }
}

/// Its bytes, when there are as many as announced.
async fn bytes(app: &App, file: &StoredFile) -> StoreResult<Option<Vec<u8>>> {
    match app.store.files.size(&file.bytes_key()).await? {
        Some(size) if size == file.size => Ok(Some(app.store.files.read(&file.bytes_key()).await?)),
        _ => Ok(None),
    }
}

const fn refused(refusal: FileRefusal) -> FileState {
    FileState::Refused { refusal }
}

/// Looks into the bytes beside the other work, so that one that panics or takes too long harms nobody else. `None` for a
/// first look that did not come to the end.
async fn look(file: &StoredFile, bytes: Option<Vec<u8>>, how: Look) -> Option<FileState> {
    let Some(bytes) = bytes else { return Some(refused(FileRefusal::Altered)) };
    let (longest, mut budget) = match how {
        Look::First => (FIRST, Budget::first()),
        Look::Whole => (LONGEST, Budget::default()),
    };
    let (kind, sha256) = (file.kind, file.sha256.clone());
    let looking = tokio::task::spawn_blocking(move || {
        let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        match digest == sha256 {
            true => content::check(kind, &bytes, &mut budget),
            false => Err(FileRefusal::Altered),
        }
    });
    match tokio::time::timeout(longest, looking).await {
        Ok(Ok(Ok(()))) => Some(FileState::Ready),
        Ok(Ok(Err(FileRefusal::TooComplex))) | Err(_) if how == Look::First => None,
        Ok(Ok(Err(refusal))) => Some(refused(refusal)),
        Ok(Err(panic)) => {
            tracing::error!(cause = ?panic, "looking into a file panicked");
            Some(refused(FileRefusal::Damaged))
        }
        Err(_) => Some(refused(FileRefusal::TooComplex)),
    }
}

/// Removes the file in whose place this one comes.
async fn take_place(app: &App, file: &StoredFile) -> StoreResult<()> {
    let Some(old) = file.replaces else { return Ok(()) };
    let Some(old) = app.store.find_file(file.owner, old).await? else { return Ok(()) };
    match app.store.remove_file(&old).await {
        Err(StoreError::Conflict) => take_place_again(app, file, old.value.id).await,
        other => other,
    }
}

/// The old one was changed at the same moment; once more is enough, as it can hardly be changed any further.
async fn take_place_again(app: &App, file: &StoredFile, old: shared::id::FileId) -> StoreResult<()> {
    match app.store.find_file(file.owner, old).await? {
        Some(old) => app.store.remove_file(&old).await,
        None => Ok(()),
    }
}

/// Removes the bytes of a file that is gone, unless one of the same name has come since.
async fn clear(app: &App, gone: &StoredFile) -> StoreResult<()> {
    match app.store.find_file(gone.owner, gone.id).await? {
        Some(_) => Ok(()),
        None => {
            app.store.files.remove(&gone.bytes_key()).await?;
            clear_again(app, gone).await
        }
    }
}

/// Has the bytes cleared away once more, when no address works any more at which they could be put.
async fn clear_again(app: &App, file: &StoredFile) -> StoreResult<()> {
    let wait = SignedDuration::try_from(PRESIGNED_FOR).unwrap_or(SLACK).saturating_add(SLACK);
    let at = app.now().saturating_add(wait).unwrap_or(app.now());
    app.store.put_file_work(&FileWork::of(file, FileTask::Clear, at), app.now()).await
}

/// Removes bytes that came after their file was removed or refused.
pub async fn clear_late(app: &App, work: &FileWork) -> StoreResult<()> {
    let there = app.store.find_file(work.owner, work.file).await?;
    match there.map(|file| file.value.state) {
        Some(FileState::Uploading | FileState::Checking | FileState::Ready) => Ok(()),
        Some(FileState::Refused { .. }) | None => app.store.files.remove(&work.bytes_key()).await,
    }
}
