//! The roll call: marks merged, from any number of phones, in any order.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::attendance::{Attendance, Mark, Merge, TakeRollCall, check_roll_call};
use shared::meeting::{Meeting, MeetingView, Stamp};
use shared::problem::{Problem, ProblemCode};
use store::{StoreError, Stored};

use crate::load;

/// Most marks of one batch: more than the largest branch has members.
const MOST_MARKS: usize = 300;

/// `take_roll_call`.
pub async fn take_roll_call(app: App, by: Member, call: Call<TakeRollCall>) -> Result<MeetingView> {
    let marks = call.body.marks;
    if marks.len() > MOST_MARKS {
        return Err(Problem::field("marks", "Một lần gửi không quá 300 lượt điểm danh.").into());
    }
    let mut whole = load::whole(&app, &by, call.path.meeting, Action::AttendToList).await?;
    check_roll_call(&whole.meeting.value, app.now())?;
    let stamp = load::stamp(&app, &by).await?;
    for mark in latest(marks) {
        let entry = whole.list.iter_mut().find(|entry| entry.value.member == mark.member);
        let entry = entry.ok_or(ProblemCode::NotSummoned)?;
        apply(&app, &whole.meeting.value, entry, mark, &stamp).await?;
    }
    load::view(&by, whole)
}

/// Of several taps on one person only the last matters.
fn latest(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|mark| (mark.member, std::cmp::Reverse(mark.at)));
    marks.dedup_by_key(|mark| mark.member);
    marks
}

async fn apply(
    app: &App,
    meeting: &Meeting,
    entry: &mut Stored<Attendance>,
    mark: Mark,
    stamp: &Stamp,
) -> Result<()> {
    for _ in 0..4 {
        let merge = entry.value.mark(meeting, mark, stamp.clone(), app.now())?;
        if merge == Merge::Kept {
            return Ok(());
        }
        match app.store.change_attendance(entry, app.now()).await {
            Ok(()) => {
                entry.rev += 1;
                return Ok(());
            }
            Err(StoreError::Conflict) => {
                let found = app.store.find_attendance(meeting.id, mark.member).await?;
                *entry = found.ok_or(ProblemCode::NotSummoned)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(ProblemCode::Stale.into())
}
