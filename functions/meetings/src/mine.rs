//! The meetings ahead of me: of my branch, of a branch that hosts me, of the organisations whose committee I sit in.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use kit::{App, Call, Member, Result};
use shared::id::OrgId;
use shared::meeting::{ListMyMeetings, Meeting, MeetingState, MyMeeting};
use shared::org::OrgPath;
use store::Stored;

use crate::load::{shown, shown_entry};

/// A meeting stays on the home screen for this long after its start.
const LINGERS: SignedDuration = SignedDuration::from_hours(12);

/// How far ahead the home screen looks.
const AHEAD: SignedDuration = SignedDuration::from_hours(62 * 24);

/// `list_my_meetings`.
pub async fn list_my_meetings(app: App, by: Member, _: Call<ListMyMeetings>) -> Result<Vec<MyMeeting>> {
    let now = app.now();
    let from = now.saturating_sub(LINGERS).unwrap_or(now);
    let until = now.saturating_add(AHEAD).unwrap_or(now);
    let mut meetings = Vec::new();
    for org in my_orgs(&by) {
        meetings.extend(app.store.meetings_between(org, from, until).await?);
    }
    meetings.retain(|meeting| meeting.value.state != MeetingState::Draft);
    let ids: Vec<_> = meetings.iter().map(|meeting| meeting.value.id).collect();
    let mut entries = app.store.attendances_of(by.id(), &ids).await?;
    let mut mine: Vec<_> = meetings
        .into_iter()
        .filter_map(|meeting| {
            let entry = entries.iter().position(|entry| entry.value.meeting == meeting.value.id);
            let entry = entry.map(|index| entries.swap_remove(index));
            (entry.is_some() || is_for_everyone(&meeting))
                .then(|| MyMeeting { meeting: shown(meeting), mine: entry.map(shown_entry) })
        })
        .collect();
    mine.sort_by_key(|mine| (mine.meeting.plan.starts_at, mine.meeting.id));
    Ok(mine)
}

/// Whether the whole branch knows of it, also those who are not on its list.
fn is_for_everyone(meeting: &Stored<Meeting>) -> bool {
    !meeting.value.plan.kind.is_of_committee()
}

fn my_orgs(by: &Member) -> BTreeSet<OrgId> {
    let mut orgs: BTreeSet<_> = by.actor.branch.org().into_iter().collect();
    let leading = by.actor.roles.iter().filter(|held| held.role.leads_branch());
    orgs.extend(leading.filter_map(|held| held.path.org()));
    orgs.extend(by.actor.host.as_ref().and_then(OrgPath::org));
    orgs
}
