//! Assignments: given in a meeting, settled by whoever is in charge or leads, listed for both.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::assignment::{
    Assignment, GiveAssignment, ListAssignments, ListMyAssignments, RemoveAssignment, SettleAssignment,
};
use shared::endpoint::{Nothing, Page};
use shared::meeting::Meeting;
use shared::minutes::check_writable;
use shared::problem::{Problem, ProblemCode};
use shared::resolution::Resolution;
use store::{StoreError, Stored, WholeMinutes};

use crate::load::{self, Whole};

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
    let Whole { meeting, list } = load::minutes_to_write(&app, &by, call.path.meeting).await?;
    let meeting = meeting.value;
    let (mut text, rev) = (call.body.text, call.body.rev);
    text.what = text.what.trim().to_owned();
    let WholeMinutes { resolution, assignments, .. } = app.store.find_whole_minutes(meeting.id).await?;
    let found = assignments.iter().find(|it| it.value.id == call.path.assignment);
    let same = found.filter(|it| it.value.text == text && it.value.given.by == by.id());
    if let Some(same) = same.filter(|it| rev.checked_add(1) == Some(it.rev)) {
        return Ok(shown(same.clone()));
    }
    check_unadopted(&meeting, resolution.as_ref())?;
    text.check(&meeting)?;
    if found.map_or(0, |found| found.rev) != rev {
        return Err(ProblemCode::Stale.into());
    }
    if found.is_none() && assignments.len() >= MOST {
        return Err(Problem::field("what", "Cuộc họp đã giao 60 nhiệm vụ.").into());
    }
    let lead = list.iter().find(|entry| entry.value.member == text.lead);
    let sentence = "Người phụ trách không có trong danh sách cuộc họp. Xin chọn người khác.";
    let lead_name = lead.ok_or_else(|| Problem::field("lead", sentence))?.value.name.clone();
    let given = by.stamp(&app).await?;
    let mut assignment = match found {
        Some(found) => Assignment { given, ..found.value.clone() },
        None => Assignment::new(call.path.assignment, &meeting, text.clone(), given),
    };
    assignment.correct(&meeting, text, lead_name)?;
    save(&app, Stored { value: assignment, rev }).await
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
        match app.store.remove_assignment(&found).await {
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
    if rev.checked_add(1) == Some(found.rev) && is_mine && found.value.settlement == settlement {
        return Ok(shown(found));
    }
    let mut changed = found;
    let stamp = by.stamp(&app).await?;
    changed.value.settle(settlement, stamp)?;
    kit::check_rev(&changed, rev)?;
    save(&app, changed).await
}

/// What stands in an adopted resolution is not given or taken back any more.
fn check_unadopted(meeting: &Meeting, resolution: Option<&Stored<Resolution>>) -> Result<()> {
    match resolution {
        Some(resolution) => Ok(resolution.value.check_open(meeting)?),
        None => Ok(check_writable(meeting)?),
    }
}

async fn save(app: &App, stored: Stored<Assignment>) -> Result<Assignment> {
    app.store.write_assignment(&stored, app.now()).await?;
    Ok(Assignment { rev: stored.rev + 1, ..stored.value })
}

/// The assignment with its revision, as replied.
pub fn shown(assignment: Stored<Assignment>) -> Assignment {
    Assignment { rev: assignment.rev, ..assignment.value }
}
