//! What comes in where I look after it. The policy says where that is; nothing is read anywhere else.

use kit::{App, Member, Result};
use shared::access::{Action, Subject};
use shared::duty::{Desk, Duty, DutyAbout, Waiting};
use shared::id::OrgId;
use shared::meeting::{MeetingState, MyMeeting};
use shared::org::OrgPath;
use shared::rules::transfer_rules;
use shared::rules::working_days::working_days_after;
use shared::time::local_date;

/// The requests to be absent from the meetings that I attend to.
pub async fn absences(app: &App, by: &Member, meetings: &[MyMeeting]) -> Result<Vec<Duty>> {
    let mut duties = Vec::new();
    for MyMeeting { meeting, .. } in meetings {
        let is_on = !matches!(meeting.state, MeetingState::Draft | MeetingState::Cancelled);
        if !is_on || !by.can(Action::AttendToList, Subject::org(&meeting.path)) {
            continue;
        }
        let (mut entries, more) = app.store.absences_waiting(meeting.id).await?;
        // A request from before a change of time or place waits for its author, who is asked again.
        entries.retain(|entry| entry.answered_round == meeting.round);
        if !entries.is_empty() {
            let waiting = Waiting { seen: entries.len(), more };
            let (id, title) = (meeting.id, meeting.plan.title.clone());
            let about = DutyAbout::DecideAbsences { meeting: id, title, waiting };
            duties.push(Duty::new(about, Some(local_date(meeting.plan.starts_at))));
        }
    }
    Ok(duties)
}

/// What lies with the organisations in which I hold a role.
pub async fn incoming(app: &App, by: &Member) -> Result<Vec<Duty>> {
    let mut duties = Vec::new();
    for desk in Desk::all_of(&by.actor) {
        let Some(org) = desk.path.org() else { continue };
        if desk.registrations || desk.corrections {
            duties.extend(requests(app, by, &desk, org).await?);
        }
        if desk.transfers {
            duties.extend(transfers(app, by, &desk.path, org).await?);
        }
        if desk.feedback {
            duties.extend(feedback(app, by, org).await?);
        }
    }
    Ok(duties)
}

/// Requests for an account and proposals to correct a profile, but for my own.
async fn requests(app: &App, by: &Member, desk: &Desk, org: OrgId) -> Result<Vec<Duty>> {
    let mut found = app.store.requests_waiting(org, app.now()).await?;
    found.corrections.retain(|correction| desk.corrections && correction.member != by.id());
    let mut duties = Vec::new();
    if let Some(first) = found.registrations.first().filter(|_| desk.registrations) {
        let waiting = Waiting { seen: found.registrations.len(), more: found.more_registrations };
        let due_on = local_date(first.held_until());
        duties.push(Duty::new(DutyAbout::DecideRegistrations { org, waiting }, Some(due_on)));
    }
    if !found.corrections.is_empty() {
        let waiting = Waiting { seen: found.corrections.len(), more: found.more_corrections };
        duties.push(Duty::new(DutyAbout::DecideCorrections { org, waiting }, None));
    }
    Ok(duties)
}

/// Members on their way to my branch, or to a branch directly below a committee that I work for; but for myself.
async fn transfers(app: &App, by: &Member, path: &OrgPath, org: OrgId) -> Result<Option<Duty>> {
    let found = match *path == by.actor.branch {
        true => app.store.arrivals_at(org).await?,
        false => app.store.arrivals_below(org).await?,
    };
    let letters: Vec<_> = found.letters.iter().filter(|(member, _)| *member != by.id()).collect();
    let duty = letters.first().map(|(_, letter_on)| {
        let waiting = Waiting { seen: letters.len(), more: found.more };
        let due_on = working_days_after(*letter_on, transfer_rules(*letter_on).settled_working_days);
        Duty::new(DutyAbout::ReceiveTransfers { org, waiting }, Some(due_on))
    });
    Ok(duty)
}

/// What members have to say, but for what I have sent myself.
async fn feedback(app: &App, by: &Member, org: OrgId) -> Result<Option<Duty>> {
    let (mut found, more) = app.store.first_feedback_with(org).await?;
    found.retain(|it| it.author != by.id());
    let duty = found.first().map(|first| {
        let waiting = Waiting { seen: found.len(), more };
        Duty::new(DutyAbout::AnswerFeedback { org, waiting }, Some(first.due_on))
    });
    Ok(duty)
}
