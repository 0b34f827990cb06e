//! A meeting as one of my duties: what, when, where, how I stand to it.

use jiff::Timestamp;
use shared::id::{MemberId, OrgId};
use shared::meeting::{Meeting, MyMeeting};
use shared::time::format_relative;
use yew::prelude::*;

use super::answer::my_answer;
use super::stance::Stance;
use super::tag::stance_tag;
use crate::parts::{Card, Fact, Facts};

/// The card of `me`, with `buttons` for what can be done; only a meeting outside of my branch `home` says whose it is.
pub fn meeting_card(mine: &MyMeeting, me: MemberId, home: OrgId, now: Timestamp, buttons: Html) -> Html {
    let stance = Stance::of(mine, now);
    html! {
        <Card title={mine.meeting.plan.title.clone()} aside={stance_tag(mine, stance)}>
            { when_and_where(&mine.meeting, home, now) }
            { my_answer(mine, me, stance) }
            { buttons }
        </Card>
    }
}

fn when_and_where(meeting: &Meeting, home: OrgId, now: Timestamp) -> Html {
    html! {
        <Facts>
            <Fact name="Thời gian"><strong>{ format_relative(meeting.plan.starts_at, now) }</strong></Fact>
            <Fact name="Địa điểm">{ &meeting.plan.place }</Fact>
            if meeting.org != home {
                <Fact name="Cuộc họp của">{ &meeting.org_name }</Fact>
            }
        </Facts>
    }
}
