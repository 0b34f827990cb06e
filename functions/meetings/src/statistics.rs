//! Statistics, counted anew from the records each time they are asked for: they cannot lag behind or disagree.

use kit::{App, Call, Member, Result};
use shared::access::{Action, Subject};
use shared::id::OrgId;
use shared::meeting::MeetingState;
use shared::problem::ProblemCode;
use shared::statistics::{
    BranchStatistics, FindBranchStatistics, FindMemberStatistics, Listed, MemberYear, branch_year,
    member_year,
};
use shared::time::local_date;

use crate::load;
use crate::year::year_bounds;

/// `find_branch_statistics`.
pub async fn find_branch_statistics(
    app: App,
    by: Member,
    call: Call<FindBranchStatistics>,
) -> Result<BranchStatistics> {
    let org = load::org(&app, &by, call.path.org, Action::ReadStatistics).await?;
    let year = chosen(&app, call.query.year);
    let mut meetings = listed(&app, org.id, year).await?;
    // What the committee does among itself is told to nobody else, also not to an administrator.
    let leads = by.can(Action::AttendToList, Subject::org(&org.path));
    meetings.retain(|(meeting, _)| leads || !meeting.plan.kind.is_of_committee());
    let mut counted = branch_year(org.id, year, &meetings);
    add_scores(&app, &mut counted).await?;
    Ok(counted)
}

/// Puts the self-scores beside the figures of the meetings.
async fn add_scores(app: &App, year: &mut BranchStatistics) -> Result<()> {
    let mut counted: Vec<_> = year.months.iter_mut().flat_map(|month| &mut month.meetings).collect();
    let ids: Vec<_> = counted.iter().map(|meeting| meeting.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    for score in app.store.find_meeting_scores(&ids).await? {
        if let Some(meeting) = counted.iter_mut().find(|meeting| meeting.id == score.meeting) {
            meeting.score = Some(score.short());
        }
    }
    Ok(())
}

/// `find_member_statistics`.
pub async fn find_member_statistics(
    app: App,
    by: Member,
    call: Call<FindMemberStatistics>,
) -> Result<MemberYear> {
    let member = app.store.find_member(call.path.member).await?.ok_or(ProblemCode::NotFound)?.value;
    let path = shared::org::OrgPath::from_chain(&member.chain);
    by.may(Action::ReadMemberStatistics, Subject::member(&path, member.id))?;
    let year = chosen(&app, call.query.year);
    let mut meetings = listed(&app, member.branch, year).await?;
    if let Some(host) = member.host {
        meetings.extend(listed(&app, host, year).await?);
    }
    Ok(member_year(member.id, member.name.as_str(), year, &meetings))
}

fn chosen(app: &App, year: Option<i16>) -> i16 {
    year.unwrap_or_else(|| local_date(app.now()).year())
}

/// The closed meetings of a year with their lists.
async fn listed(app: &App, org: OrgId, year: i16) -> Result<Vec<Listed>> {
    let (from, until) = year_bounds(year)?;
    let meetings = app.store.meetings_between(org, from, until).await?;
    let closed = meetings.into_iter().filter(|meeting| meeting.value.state == MeetingState::Closed);
    let mut listed = Vec::new();
    for meeting in closed {
        if let Some((meeting, list)) = app.store.find_whole_meeting(meeting.value.id).await? {
            listed.push((meeting.value, list.into_iter().map(|entry| entry.value).collect()));
        }
    }
    Ok(listed)
}
