//! Answers to an invitation: by the member, or by the branch's committee on behalf of one without a phone.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::attendance::{
    AnswerInvitation, Attendance, AttendanceAt, DecideAbsence, Decision, ReportAbsence, Verdict,
    WithdrawAbsence,
};
use shared::meeting::{Meeting, Stamp};
use shared::problem::{Problem, ProblemCode};
use store::{StoreError, Stored};

use crate::load;

/// `answer_invitation`.
pub async fn answer_invitation(app: App, by: Member, call: Call<AnswerInvitation>) -> Result<Attendance> {
    change(&app, &by, call.path, Action::AnswerInvitation, |meeting, entry, stamp| {
        entry.answer_attending(meeting, stamp)
    })
    .await
}

/// `report_absence`.
pub async fn report_absence(app: App, by: Member, call: Call<ReportAbsence>) -> Result<Attendance> {
    let report = call.body;
    change(&app, &by, call.path, Action::AnswerInvitation, |meeting, entry, stamp| {
        entry.report_absence(meeting, report.clone(), stamp)
    })
    .await
}

/// `withdraw_absence`.
pub async fn withdraw_absence(app: App, by: Member, call: Call<WithdrawAbsence>) -> Result<Attendance> {
    change(&app, &by, call.path, Action::AnswerInvitation, |meeting, entry, stamp| {
        entry.withdraw_absence(meeting, stamp.at)
    })
    .await
}

/// `decide_absence`.
pub async fn decide_absence(app: App, by: Member, call: Call<DecideAbsence>) -> Result<Attendance> {
    let order = call.body;
    let note = order.note.trim().to_owned();
    if order.verdict == Verdict::Refused && note.chars().count() < 3 {
        return Err(Problem::field("note", "Xin ghi lý do không đồng ý để đồng chí ấy biết.").into());
    }
    if note.chars().count() > 500 {
        return Err(Problem::field("note", "Ghi chú dài quá 500 ký tự.").into());
    }
    change(&app, &by, call.path, Action::AttendToList, |meeting, entry, stamp| {
        let role = by.actor.leading_role(&meeting.path).ok_or(ProblemCode::Forbidden)?;
        let decision =
            Decision { verdict: order.verdict, stamp, role, note: note.clone(), round: meeting.round };
        entry.decide_absence(meeting, order.asked_at, decision)
    })
    .await
}

/// Applies a rule to one entry; when somebody else changed it at the same moment, the rule is asked again on what
/// they left.
async fn change(
    app: &App,
    by: &Member,
    at: AttendanceAt,
    action: Action,
    rule: impl Fn(&Meeting, &mut Attendance, Stamp) -> std::result::Result<(), Problem>,
) -> Result<Attendance> {
    let stamp = by.stamp(app).await?;
    for _ in 0..3 {
        let (meeting, mut entry) = load::entry(app, by, at.meeting, at.member, action).await?;
        let before = entry.value.clone();
        rule(&meeting, &mut entry.value, stamp.clone())?;
        if entry.value == before {
            return Ok(load::shown_entry(entry));
        }
        match app.store.change_attendance(&entry, app.now()).await {
            Err(StoreError::Conflict) => continue,
            other => other?,
        }
        return Ok(load::shown_entry(Stored { rev: entry.rev + 1, ..entry }));
    }
    Err(ProblemCode::Stale.into())
}
