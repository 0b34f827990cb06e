//! Drafting and looking at meetings.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::endpoint::Page;
use shared::id::{MemberId, OrgId};
use shared::meeting::{
    CreateMeeting, FindMeeting, ListMeetings, Meeting, MeetingPlan, MeetingState, MeetingView,
};
use shared::problem::{Problem, ProblemCode};
use shared::time::local_date;
use store::{StoreError, StoredMember};

use crate::load::{self, Whole};
use crate::year::year_bounds;

/// `list_meetings`.
pub async fn list_meetings(app: App, by: Member, call: Call<ListMeetings>) -> Result<Page<Meeting>> {
    let org = load::org(&app, &by, call.path.org, Action::ReadMeetings).await?;
    let leads = by.can(Action::AttendToList, Subject::org(&org.path));
    let span = call.query.year.map(year_bounds).transpose()?;
    let may_see = |meeting: &Meeting| {
        leads || (meeting.state != MeetingState::Draft && !meeting.plan.kind.is_of_committee())
    };
    let mut after = call.query.after;
    loop {
        let page = app.store.list_meetings(org.id, span, after.as_ref()).await?;
        let items: Vec<_> = page.items.into_iter().map(load::shown).filter(may_see).collect();
        // A page of nothing but drafts is no end of the list.
        if !items.is_empty() || page.next.is_none() {
            return Ok(Page { items, next: page.next });
        }
        after = page.next;
    }
}

/// `find_meeting`.
pub async fn find_meeting(app: App, by: Member, call: Call<FindMeeting>) -> Result<MeetingView> {
    let found = app.store.find_whole_meeting(call.path.meeting).await?;
    let (meeting, list) = found.ok_or(ProblemCode::NotFound)?;
    load::view(&by, Whole { meeting, list })
}

/// `create_meeting`.
pub async fn create_meeting(app: App, by: Member, call: Call<CreateMeeting>) -> Result<Meeting> {
    let org = load::org(&app, &by, call.path.org, Action::RunMeeting).await?;
    let plan = call.body.plan;
    plan.check()?;
    if !plan.kind.fits(org.kind) {
        let sentence = "Tổ chức này không có loại cuộc họp đã chọn. Xin chọn loại khác.";
        return Err(Problem::field("kind", sentence).into());
    }
    let [chair_name, minute_taker_name] = officers(&app, org.id, &plan).await?;
    let meeting = Meeting {
        id: call.body.id,
        org: org.id,
        org_name: org.name,
        path: org.path,
        plan,
        chair_name,
        minute_taker_name,
        state: MeetingState::Draft,
        round: 1,
        calendar_sequence: 0,
        called: None,
        opened: None,
        closed: None,
        cancelled: None,
        rev: 0,
    };
    match app.store.create_meeting(&meeting, app.now()).await {
        Ok(()) => Ok(Meeting { rev: 1, ..meeting }),
        Err(StoreError::Conflict) => existing(&app, &meeting).await,
        Err(error) => Err(error.into()),
    }
}

/// The answer to a repeated request: the meeting it made the first time.
async fn existing(app: &App, wanted: &Meeting) -> Result<Meeting> {
    let found = app.store.find_meeting(wanted.id).await?.ok_or(ProblemCode::IdTaken)?;
    match found.value.org == wanted.org {
        true => Ok(load::shown(found)),
        false => Err(ProblemCode::IdTaken.into()),
    }
}

/// Names of chair and minute-taker, who must belong to the organisation; to its committee, when only that meets.
pub async fn officers(app: &App, org: OrgId, plan: &MeetingPlan) -> Result<[String; 2]> {
    let named = [("chair", plan.chair), ("minute_taker", plan.minute_taker)];
    let ids: Vec<MemberId> = named.iter().filter_map(|(_, member)| *member).collect();
    let people = if ids.is_empty() { Vec::new() } else { app.store.find_members(&unique(&ids)).await? };
    let seats = match plan.kind.is_of_committee() && !ids.is_empty() {
        true => Some(load::seats(app, org, local_date(plan.starts_at)).await?),
        false => None,
    };
    let belongs = |person: &StoredMember| match &seats {
        Some(seats) => seats.contains(&person.id),
        None => person.branch == org || person.host == Some(org),
    };
    let mut names = [String::new(), String::new()];
    for (index, (field, member)) in named.into_iter().enumerate() {
        let Some(member) = member else { continue };
        let person =
            people.iter().find(|person| person.value.id == member && person.value.standing.belongs());
        let person = person.filter(|person| belongs(&person.value));
        let stranger = || {
            let sentence = match seats {
                Some(_) => "Người được chọn không ở trong cấp ủy này. Xin chọn người khác.",
                None => "Người được chọn không sinh hoạt tại chi bộ này. Xin chọn người khác.",
            };
            Problem::field(field, sentence)
        };
        person.ok_or_else(stranger)?.value.name.as_str().clone_into(&mut names[index]);
    }
    Ok(names)
}

fn unique(ids: &[MemberId]) -> Vec<MemberId> {
    let set: std::collections::BTreeSet<_> = ids.iter().copied().collect();
    set.into_iter().collect()
}
