//! A meeting as one of my duties: what, when, where, how I stand to it.

use jiff::Timestamp;
use shared::id::{MemberId, OrgId};
use shared::meeting::{Meeting, MyMeeting};
use shared::time::format_relative;
use yew::prelude::*;

use super::answer::MyAnswer;
use super::stance::Stance;
use super::tag::StanceTag;
use crate::parts::{Card, Fact, Facts};

/// Properties of [`MeetingCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct MeetingCardProps {
    /// The meeting with my entry.
    pub mine: MyMeeting,
    /// Who I am.
    pub me: MemberId,
    /// My branch: only a meeting of somebody else says whose it is.
    pub home: OrgId,
    /// The present instant.
    pub now: Timestamp,
    /// What can be done.
    #[prop_or_default]
    pub children: Html,
}

/// The card.
#[component]
pub fn MeetingCard(props: &MeetingCardProps) -> Html {
    let MeetingCardProps { mine, me, home, now, children } = props;
    let stance = Stance::of(mine, *now);
    html! {
        <Card title={mine.meeting.plan.title.clone()} aside={html! { <StanceTag mine={mine.clone()} {stance} /> }}>
            <WhenAndWhere meeting={mine.meeting.clone()} home={*home} now={*now} />
            <MyAnswer mine={mine.clone()} me={*me} {stance} />
            { children.clone() }
        </Card>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WhenAndWhereProps {
    meeting: Meeting,
    home: OrgId,
    now: Timestamp,
}

#[component]
fn WhenAndWhere(props: &WhenAndWhereProps) -> Html {
    let WhenAndWhereProps { meeting, home, now } = props;
    html! {
        <Facts>
            <Fact name="Thời gian"><strong>{ format_relative(meeting.plan.starts_at, *now) }</strong></Fact>
            <Fact name="Địa điểm">{ &meeting.plan.place }</Fact>
            if meeting.org != *home {
                <Fact name="Cuộc họp của">{ &meeting.org_name }</Fact>
            }
        </Facts>
    }
}
