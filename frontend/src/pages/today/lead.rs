//! What a meeting asks of those who lead the branch.

use jiff::Timestamp;
use shared::attendance::check_roll_call;
use shared::meeting::{Meeting, MeetingState};
use yew::prelude::*;

use crate::parts::{ButtonLink, Card, Cluster, Gap, Glyph, Kind, Text, Tone};
use crate::route::Route;

/// What is next for those who lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeadTask {
    /// Look after the answers and the requests to be absent.
    LookAfterAnswers,
    /// The roll can be taken now.
    TakeRollCall,
}

impl LeadTask {
    /// What `meeting` asks at `now`; nothing when it is not called, over, or off.
    pub fn of(meeting: &Meeting, now: Timestamp) -> Option<Self> {
        match meeting.state {
            MeetingState::Draft | MeetingState::Closed | MeetingState::Cancelled => None,
            _ if check_roll_call(meeting, now).is_ok() => Some(Self::TakeRollCall),
            _ => Some(Self::LookAfterAnswers),
        }
    }
}

/// The card for those who lead.
pub fn lead_card(meeting: &Meeting, task: LeadTask) -> Html {
    let title = &meeting.plan.title;
    let meeting = meeting.id;
    let (to_meeting, to_roll_call) = (Route::Meeting { meeting }, Route::RollCall { meeting });
    match task {
        LeadTask::LookAfterAnswers => html! {
            <Card title="Việc của chi ủy: chuẩn bị cuộc họp">
                <Text>{ format!("{title}: xem ai đã trả lời, quyết định các đơn xin vắng, nhắc đồng chí chưa trả lời.") }</Text>
                <div><ButtonLink to={to_meeting} kind={Kind::Secondary}>{ "Mở danh sách trả lời" }</ButtonLink></div>
            </Card>
        },
        LeadTask::TakeRollCall => html! {
            <Card title="Việc của chi ủy: điểm danh" tone={Tone::Info}>
                <Text>{ format!("{title}: đã đến giờ điểm danh.") }</Text>
                <Cluster gap={Gap::Small}>
                    <ButtonLink to={to_roll_call} icon={Glyph::Check}>{ "Điểm danh" }</ButtonLink>
                    <ButtonLink to={to_meeting} kind={Kind::Secondary}>{ "Mở cuộc họp" }</ButtonLink>
                </Cluster>
            </Card>
        },
    }
}
