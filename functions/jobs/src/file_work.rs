//! Works off what is to be done about files, by schedule: looks that take longer than a batch of the stream may wait, and
//! bytes that came after their file was removed or refused.
//!
//! Things are taken off the list when they are done, so a run that breaks off is taken up by the next one. Each look is
//! counted before it begins (`files`), so a file that brings the process down is refused in the end.

use jiff::{SignedDuration, Timestamp};
use kit::{App, Result};
use serde::Serialize;
use store::FileTask;

use crate::files::{self, Look};

/// Things taken off the list at a time.
const AT_A_TIME: usize = 20;

/// A run begins nothing more after this time: what it has begun takes up to twenty seconds, and the function has sixty.
const LONGEST: SignedDuration = SignedDuration::from_secs(30);

/// What a run came to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WorkedOff {
    /// Files that were looked into.
    pub looked: usize,
    /// Files whose bytes were cleared away once more.
    pub cleared: usize,
}

/// Does what is to be done by now.
///
/// # Errors
/// When the store fails. What was done stands, and the next run goes on from there.
pub async fn work_off(app: &App) -> Result<WorkedOff> {
    let (begun, mut sums) = (app.now(), WorkedOff::default());
    loop {
        let due = app.store.list_file_work(begun, AT_A_TIME).await?;
        if due.is_empty() {
            return Ok(sums);
        }
        for work in due {
            if is_over(begun, app.now()) {
                return Ok(sums);
            }
            let work = work.value;
            match work.task {
                FileTask::Look => {
                    files::look_into(app, work.owner, work.file, Look::Whole).await?;
                    sums.looked += 1;
                }
                FileTask::Clear => {
                    files::clear_late(app, &work).await?;
                    sums.cleared += 1;
                }
            }
            app.store.remove_file_work(&work).await?;
        }
    }
}

fn is_over(begun: Timestamp, now: Timestamp) -> bool {
    now.duration_since(begun) > LONGEST
}
