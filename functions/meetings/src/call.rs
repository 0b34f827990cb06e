//! Calling a meeting: the invitations go out and the list of those summoned is fixed, by rule, for everyone.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::attendance::{Attendance, Candidate, CommitteeSeat, summon};
use shared::meeting::{CallMeeting, Meeting, MeetingState, MeetingView};
use shared::problem::{Problem, ProblemCode};
use shared::time::local_date;
use store::Stored;

use crate::load::{self, Whole, is_repeated};

/// `call_meeting`.
pub async fn call_meeting(app: App, by: Member, call: Call<CallMeeting>) -> Result<MeetingView> {
    let mut meeting = load::meeting(&app, &by, call.path.meeting, Action::RunMeeting).await?;
    if is_repeated(&meeting, call.body.rev, |meeting| meeting.state == MeetingState::Called) {
        let whole = load::whole(&app, &by, call.path.meeting, Action::RunMeeting).await?;
        return load::view(&by, whole);
    }
    kit::check_rev(&meeting, call.body.rev)?;
    if meeting.value.state != MeetingState::Draft {
        return Err(ProblemCode::WrongMeetingState.into());
    }
    meeting.value.plan.check_callable(app.now())?;
    let list = fix_list(&app, &meeting.value).await?;
    if !list.iter().any(|entry| entry.listed_as.is_summoned()) {
        let sentence =
            "Không có ai thuộc diện triệu tập cho cuộc họp này. Xin kiểm tra danh sách đảng viên và chi ủy.";
        return Err(Problem::with(ProblemCode::MeetingIncomplete, sentence).into());
    }
    meeting.value.state = MeetingState::Called;
    meeting.value.called = Some(by.stamp(&app).await?);
    app.store.call_meeting(&meeting, &list, app.now()).await?;
    let meeting = Stored { rev: meeting.rev + 1, ..meeting };
    let list = list.into_iter().map(|value| Stored { value, rev: 1 }).collect();
    load::view(&by, Whole { meeting, list })
}

/// Everyone who belongs on the list, each with the reason.
async fn fix_list(app: &App, meeting: &Meeting) -> Result<Vec<Attendance>> {
    let day = local_date(meeting.plan.starts_at);
    let seats = load::seats(app, meeting.org, day).await?;
    // A seat may be held by somebody of another branch; above the branches all of them are.
    let people = match meeting.plan.kind.is_of_committee() {
        true => app.store.find_members(&seats.iter().copied().collect::<Vec<_>>()).await?,
        false => {
            let mut people = app.store.roster(meeting.org).await?;
            people.extend(app.store.guests(meeting.org).await?);
            people
        }
    };
    let listings = people.iter().filter_map(|stored| {
        let person = &stored.value;
        let candidate = Candidate {
            member: person.id,
            name: person.name.as_str().to_owned(),
            class: person.class(day),
            standing: person.standing,
            branch: person.branch,
            host: person.host,
            seat: if seats.contains(&person.id) { CommitteeSeat::Held } else { CommitteeSeat::None },
        };
        summon(meeting.plan.kind, meeting.org, &candidate)
    });
    Ok(listings.map(|listing| Attendance::new(meeting.id, listing)).collect())
}
