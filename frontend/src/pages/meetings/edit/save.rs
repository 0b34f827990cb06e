//! Sends the plan: creates the meeting or changes it.

use shared::id::OrgId;
use shared::meeting::{
    ChangeMeeting, CreateMeeting, Meeting, MeetingAt, MeetingChange, MeetingPlan, NewMeeting,
};
use shared::org::OrgAt;

use super::start::Start;
use super::typed::Typed;
use crate::api::{Api, Failure};
use crate::form::Refusal;

/// Saves what was typed.
///
/// # Errors
/// What is wrong with it, or why it did not arrive.
pub async fn save(api: Api, org: OrgId, start: Start, typed: Typed) -> Result<Meeting, Refusal> {
    let plan = typed.plan()?;
    let saved = match start {
        Start::Change(meeting) => change(&api, &meeting, plan).await,
        Start::New | Start::Planned(_) => create(&api, org, typed, plan).await,
    };
    Ok(saved?)
}

/// Creates the meeting. When an earlier attempt had arrived unnoticed, the server answers with that meeting; what was
/// typed since is then sent as a change.
async fn create(api: &Api, org: OrgId, typed: Typed, plan: MeetingPlan) -> Result<Meeting, Failure> {
    let new = NewMeeting { id: typed.id, plan: plan.clone() };
    let meeting = api.send::<CreateMeeting>(&OrgAt { org }, &new).await?;
    if meeting.plan == plan { Ok(meeting) } else { change(api, &meeting, plan).await }
}

async fn change(api: &Api, meeting: &Meeting, plan: MeetingPlan) -> Result<Meeting, Failure> {
    let change = MeetingChange { plan, rev: meeting.rev };
    api.send::<ChangeMeeting>(&MeetingAt { meeting: meeting.id }, &change).await
}
