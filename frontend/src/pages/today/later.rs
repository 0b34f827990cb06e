//! The meetings for which nothing is to be done now, as a list.

use jiff::Timestamp;
use shared::meeting::MyMeeting;
use shared::time::format_relative;
use yew::prelude::*;

use super::stance::Stance;
use super::tag::StanceTag;
use crate::parts::{List, ListItem, Section};
use crate::route::Route;

/// Properties of [`Later`].
#[derive(Clone, PartialEq, Properties)]
pub struct LaterProps {
    /// The meetings, soonest first.
    pub meetings: Vec<MyMeeting>,
    /// The present instant.
    pub now: Timestamp,
}

/// The list; nothing at all when there is none.
#[component]
pub fn Later(props: &LaterProps) -> Html {
    let LaterProps { meetings, now } = props;
    if meetings.is_empty() {
        return Html::default();
    }
    html! {
        <Section title="Các cuộc họp khác">
            <List>
                { for meetings.iter().map(|mine| {
                    let (meeting, stance) = (&mine.meeting, Stance::of(mine, *now));
                    let when = format!("{} · {}", format_relative(meeting.plan.starts_at, *now), meeting.plan.place);
                    html! {
                        <ListItem key={meeting.id.to_string()} to={Route::Meeting { meeting: meeting.id }}
                            title={meeting.plan.title.clone()} under={html! { { when } }}
                            end={html! { <StanceTag mine={mine.clone()} {stance} /> }} />
                    }
                }) }
            </List>
        </Section>
    }
}
