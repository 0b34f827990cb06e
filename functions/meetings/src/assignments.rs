//! Assignments: given in a meeting, settled by whoever is in charge or leads, listed for both.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::assignment::{
    Assignment, GiveAssignment, ListAssignments, ListMyAssignments, RemoveAssignment, SettleAssignment,
};
use shared::attendance::Attendance;
use shared::endpoint::{Nothing, Page};
use shared::id::MemberId;
use shared::meeting::Meeting;
use shared::minutes::check_writable;
use shared::problem::{Problem, ProblemCode};
use shared::resolution::Resolution;
use store::{StoreError, Stored, WholeMinutes};

use crate::load;

/// Most assignments of one meeting.
const MOST: usize = 60;

/// `list_my_assignments`.
pub async fn list_my_assignments(
    app: App,
    by: Member,
    _: Call<ListMyAssignments>,
) -> Result<Vec<Assignment>> {
    Ok(app.store.assignments_of(by.id()).await?.into_iter().map(shown).collect())
}

/// `list_assignments`.
pub async fn list_assignments(app: App, by: Member, call: Call<ListAssignments>) -> Result<Page<Assignment>> {
    let org = load::org(&app, &by, call.path.org, Action::AttendToList).await?;
    let page = app.store.list_assignments(org.id, call.query.of, call.query.after.as_ref()).await?;
    Ok(Page { items: page.items.into_iter().map(shown).collect(), next: page.next })
}

/// `give_assignment`.
pub async fn give_assignment(app: App, by: Member, call: Call<GiveAssignment>) -> Result<Assignment> {
    let to = load::minutes_to_write(&app, &by, call.path.meeting).await?;
    let mut text = call.body.text;
    text.what = text.what.trim().to_owned();
    let stamp = by.stamp(&app).await?;
    // Whoever writes the resolution meanwhile does not stand in the way; only its adoption does.
    for _ in 0..3 {
        let whole = app.store.find_whole_minutes(call.path.meeting).await?;
        let found = whole.assignments.iter().find(|it| it.value.id == call.path.assignment);
        let same = found.filter(|it| it.value.text == text && it.value.given.by == by.id());
        if let Some(same) = same.filter(|it| call.body.rev.checked_add(1) == Some(it.rev)) {
            return Ok(shown(same.clone()));
        }
        check_place(&to.meeting.value, &whole, found, call.body.rev)?;
        text.check(&to.meeting.value)?;
        let lead_name = lead_name(&to.list, text.lead)?;
        let begun = || Assignment::new(call.path.assignment, &to.meeting.value, text.clone(), stamp.clone());
        let mut value =
            found.map_or_else(begun, |it| Assignment { given: stamp.clone(), ..it.value.clone() });
        value.correct(&to.meeting.value, text.clone(), lead_name)?;
        let stored = Stored { value, rev: call.body.rev };
        match app.store.give_assignment(&stored, whole.resolution.as_ref(), app.now()).await {
            Err(StoreError::Conflict) => {}
            other => return Ok(other.map(|()| shown(Stored { rev: stored.rev + 1, ..stored }))?),
        }
    }
    Err(ProblemCode::Stale.into())
}

/// Whether the meeting takes an assignment over that revision: its resolution is not adopted, and there is room.
fn check_place(
    meeting: &Meeting,
    whole: &WholeMinutes,
    found: Option<&Stored<Assignment>>,
    rev: u32,
) -> Result<()> {
    check_unadopted(meeting, whole.resolution.as_ref())?;
    if found.map_or(0, |found| found.rev) != rev {
        return Err(ProblemCode::Stale.into());
    }
    if found.is_none() && whole.assignments.len() >= MOST {
        return Err(Problem::field("what", "Cuộc họp đã giao 60 nhiệm vụ.").into());
    }
    Ok(())
}

/// The name of whoever is put in charge, who must be on the list of the meeting.
fn lead_name(list: &[Stored<Attendance>], lead: MemberId) -> Result<String> {
    let found = list.iter().find(|entry| entry.value.member == lead);
    let sentence = "Người phụ trách không có trong danh sách cuộc họp. Xin chọn người khác.";
    Ok(found.ok_or_else(|| Problem::field("lead", sentence))?.value.name.clone())
}

/// `remove_assignment`.
pub async fn remove_assignment(app: App, by: Member, call: Call<RemoveAssignment>) -> Result<Nothing> {
    let meeting = load::minutes_to_write(&app, &by, call.path.meeting).await?.meeting.value;
    for _ in 0..3 {
        let Some(found) = app.store.find_assignment(meeting.id, call.path.assignment).await? else {
            return Ok(Nothing {});
        };
        let resolution = app.store.find_resolution(meeting.id).await?;
        check_unadopted(&meeting, resolution.as_ref())?;
        if found.value.settlement.state.is_settled() {
            return Err(ProblemCode::AssignmentSettled.into());
        }
        match app.store.remove_assignment(&found, resolution.as_ref()).await {
            Err(StoreError::Conflict) => {}
            other => return Ok(other.map(|()| Nothing {})?),
        }
    }
    Err(ProblemCode::Stale.into())
}

/// `settle_assignment`.
pub async fn settle_assignment(app: App, by: Member, call: Call<SettleAssignment>) -> Result<Assignment> {
    let at = call.path;
    let found = app.store.find_assignment(at.meeting, at.assignment).await?.ok_or(ProblemCode::NotFound)?;
    by.may(Action::SettleAssignment, Subject::member(&found.value.path, found.value.text.lead))?;
    let (settlement, rev) = (call.body.settlement, call.body.rev);
    let settled = found.value.settled.as_ref();
    let is_mine = settled.is_none_or(|settled| settled.by == by.id());
    let is_same = found.value.settlement == settlement.tidied();
    if rev.checked_add(1) == Some(found.rev) && is_mine && is_same {
        return Ok(shown(found));
    }
    let mut changed = found;
    let stamp = by.stamp(&app).await?;
    changed.value.settle(settlement, stamp)?;
    kit::check_rev(&changed, rev)?;
    app.store.settle_assignment(&changed, app.now()).await?;
    Ok(shown(Stored { rev: rev + 1, ..changed }))
}

/// What stands in an adopted resolution is not given or taken back any more.
fn check_unadopted(meeting: &Meeting, resolution: Option<&Stored<Resolution>>) -> Result<()> {
    match resolution {
        Some(resolution) => Ok(resolution.value.check_open(meeting)?),
        None => Ok(check_writable(meeting)?),
    }
}

/// The assignment with its revision, as replied.
pub fn shown(assignment: Stored<Assignment>) -> Assignment {
    Assignment { rev: assignment.rev, ..assignment.value }
}
