//! Changing a meeting's plan and walking it through its states.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::attendance::{Attendance, Outcome};
use shared::endpoint::Nothing;
use shared::meeting::{
    CancelMeeting, Cancellation, ChangeMeeting, CloseMeeting, Meeting, MeetingState, MeetingView,
    OpenMeeting, RemoveMeeting,
};
use shared::problem::{Problem, ProblemCode};
use store::Stored;

use crate::load::{self, Whole, is_repeated};
use crate::plan::officers;

/// `change_meeting`.
pub async fn change_meeting(app: App, by: Member, call: Call<ChangeMeeting>) -> Result<Meeting> {
    let mut stored = load::meeting(&app, &by, call.path.meeting, Action::RunMeeting).await?;
    let plan = call.body.plan;
    let is_planned = |state| matches!(state, MeetingState::Draft | MeetingState::Called);
    if is_repeated(&stored, call.body.rev, |meeting| is_planned(meeting.state) && meeting.plan == plan) {
        return Ok(load::shown(stored));
    }
    kit::check_rev(&stored, call.body.rev)?;
    let before = &stored.value;
    if plan.kind != before.plan.kind {
        return Err(Problem::field("kind", "Loại cuộc họp không đổi được. Xin tạo cuộc họp mới.").into());
    }
    match before.state {
        MeetingState::Draft => plan.check()?,
        MeetingState::Called => plan.check_callable(app.now())?,
        MeetingState::InSession | MeetingState::Closed | MeetingState::Cancelled => {
            return Err(ProblemCode::WrongMeetingState.into());
        }
    }
    let [chair_name, minute_taker_name] = officers(&app, before.org, &plan).await?;
    if before.state == MeetingState::Called {
        stored.value.round += u32::from(plan.asks_again(&before.plan));
        stored.value.calendar_sequence += 1;
    }
    stored.value.plan = plan;
    stored.value.chair_name = chair_name;
    stored.value.minute_taker_name = minute_taker_name;
    save(&app, stored).await
}

/// `remove_meeting`.
pub async fn remove_meeting(app: App, by: Member, call: Call<RemoveMeeting>) -> Result<Nothing> {
    let stored = load::meeting(&app, &by, call.path.meeting, Action::RunMeeting).await?;
    if stored.value.state != MeetingState::Draft {
        let sentence = "Cuộc họp đã mời nên không xóa được. Nếu không họp nữa, xin hủy họp và ghi lý do.";
        return Err(Problem::with(ProblemCode::WrongMeetingState, sentence).into());
    }
    app.store.remove_meeting(&stored).await?;
    Ok(Nothing {})
}

/// `cancel_meeting`.
pub async fn cancel_meeting(app: App, by: Member, call: Call<CancelMeeting>) -> Result<Meeting> {
    let mut stored = load::meeting(&app, &by, call.path.meeting, Action::RunMeeting).await?;
    let reason = call.body.reason.trim().to_owned();
    let is_cancelled =
        |meeting: &Meeting| meeting.cancelled.as_ref().is_some_and(|cancelled| cancelled.reason == reason);
    if is_repeated(&stored, call.body.rev, is_cancelled) {
        return Ok(load::shown(stored));
    }
    kit::check_rev(&stored, call.body.rev)?;
    if !(5..=500).contains(&reason.chars().count()) {
        return Err(Problem::field("reason", "Xin ghi lý do hủy họp, từ 5 đến 500 ký tự.").into());
    }
    if stored.value.state != MeetingState::Called {
        return Err(ProblemCode::WrongMeetingState.into());
    }
    stored.value.state = MeetingState::Cancelled;
    stored.value.calendar_sequence += 1;
    stored.value.cancelled = Some(Cancellation { reason, stamp: by.stamp(&app).await? });
    save(&app, stored).await
}

/// `open_meeting`.
pub async fn open_meeting(app: App, by: Member, call: Call<OpenMeeting>) -> Result<Meeting> {
    let mut stored = load::meeting(&app, &by, call.path.meeting, Action::RunMeeting).await?;
    if is_repeated(&stored, call.body.rev, |meeting| meeting.state == MeetingState::InSession) {
        return Ok(load::shown(stored));
    }
    kit::check_rev(&stored, call.body.rev)?;
    shared::attendance::check_roll_call(&stored.value, app.now())?;
    if stored.value.state != MeetingState::Called {
        return Err(ProblemCode::WrongMeetingState.into());
    }
    stored.value.state = MeetingState::InSession;
    stored.value.opened = Some(by.stamp(&app).await?);
    save(&app, stored).await
}

/// `close_meeting`.
pub async fn close_meeting(app: App, by: Member, call: Call<CloseMeeting>) -> Result<MeetingView> {
    let Whole { mut meeting, list } = load::whole(&app, &by, call.path.meeting, Action::RunMeeting).await?;
    if is_repeated(&meeting, call.body.rev, |meeting| meeting.state == MeetingState::Closed) {
        return load::view(&by, Whole { meeting, list });
    }
    kit::check_rev(&meeting, call.body.rev)?;
    if meeting.value.state != MeetingState::InSession {
        return Err(ProblemCode::WrongMeetingState.into());
    }
    check_all_marked(&meeting.value, &list)?;
    meeting.value.state = MeetingState::Closed;
    meeting.value.closed = Some(by.stamp(&app).await?);
    app.store.close_meeting(&meeting, &list, app.now()).await?;
    let whole = load::whole(&app, &by, call.path.meeting, Action::RunMeeting).await?;
    load::view(&by, whole)
}

fn check_all_marked(meeting: &Meeting, list: &[Stored<Attendance>]) -> Result<()> {
    let open = list.iter().filter(|entry| entry.value.outcome(meeting) == Outcome::NotTaken).count();
    if open == 0 {
        return Ok(());
    }
    let sentence = format!("Còn {open} đồng chí chưa được điểm danh nên chưa kết thúc cuộc họp được.");
    Err(Problem::with(ProblemCode::RollCallIncomplete, sentence).into())
}

async fn save(app: &App, stored: Stored<Meeting>) -> Result<Meeting> {
    app.store.change_meeting(&stored, app.now()).await?;
    Ok(Meeting { rev: stored.rev + 1, ..stored.value })
}
