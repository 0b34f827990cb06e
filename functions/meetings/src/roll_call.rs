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
    let marks = latest(marks);
    let is_listed = |mark: &Mark| whole.list.iter().any(|entry| entry.value.member == mark.member);
    if !marks.iter().all(is_listed) {
        return Err(ProblemCode::NotSummoned.into());
    }
    let stamp = by.stamp(&app).await?;
    for mark in marks {
        let entry = whole.list.iter_mut().find(|entry| entry.value.member == mark.member);
        let entry = entry.ok_or(ProblemCode::NotSummoned)?;
        apply(&app, &mut whole.meeting, entry, mark, &stamp).await?;
    }
    load::view(&by, whole)
}

/// Of several taps on one person only the last matters.
fn latest(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|mark| (mark.member, std::cmp::Reverse(mark.at)));
    marks.dedup_by_key(|mark| mark.member);
    marks
}

/// Writes one mark. When somebody else wrote at the same moment, both the entry and the meeting are read again:
/// closing a meeting touches every entry, so a mark never lands behind it.
async fn apply(
    app: &App,
    meeting: &mut Stored<Meeting>,
    entry: &mut Stored<Attendance>,
    mark: Mark,
    stamp: &Stamp,
) -> Result<()> {
    for _ in 0..4 {
        let merge = entry.value.mark(&meeting.value, mark, stamp.clone(), app.now())?;
        if merge == Merge::Kept {
            return Ok(());
        }
        match app.store.change_attendance(entry, app.now()).await {
            Ok(()) => {
                entry.rev += 1;
                return Ok(());
            }
            Err(StoreError::Conflict) => {
                let id = meeting.value.id;
                *meeting = app.store.find_meeting(id).await?.ok_or(ProblemCode::NotFound)?;
                let found = app.store.find_attendance(id, mark.member).await?;
                *entry = found.ok_or(ProblemCode::NotSummoned)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(ProblemCode::Stale.into())
}
