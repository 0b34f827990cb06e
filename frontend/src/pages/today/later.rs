//! The meetings for which nothing is to be done now, as a list.

use jiff::Timestamp;
use shared::meeting::MyMeeting;
use shared::time::format_relative;
use yew::prelude::*;

use super::stance::Stance;
use super::tag::stance_tag;
use crate::parts::{List, ListItem, Section};
use crate::route::Route;

/// The list; nothing at all when there is none.
pub fn later(meetings: &[&MyMeeting], now: Timestamp) -> Html {
    if meetings.is_empty() {
        return Html::default();
    }
    html! {
        <Section title="Các cuộc họp khác">
            <List>
                { for meetings.iter().map(|mine| {
                    let (meeting, stance) = (&mine.meeting, Stance::of(mine, now));
                    let when = format!("{} · {}", format_relative(meeting.plan.starts_at, now), meeting.plan.place);
                    html! {
                        <ListItem key={meeting.id.to_string()} to={Route::Meeting { meeting: meeting.id }}
                            title={meeting.plan.title.clone()} under={html! { { when } }}
                            end={stance_tag(mine, stance)} />
                    }
                }) }
            </List>
        </Section>
    }
}
