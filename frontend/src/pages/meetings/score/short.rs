//! The score of a meeting in a line, with the way to its sheet.

use shared::endpoint::Nothing;
use shared::id::MeetingId;
use shared::meeting::MeetingAt;
use shared::meeting_score::{FindMeetingScore, MeetingScoreView};
use yew::prelude::*;

use crate::load::use_load;
use crate::parts::{ButtonLink, Cluster, Glyph, Kind, Section, Text};
use crate::route::Route;

/// Properties of [`ScoreOfMeeting`].
#[derive(Clone, PartialEq, Properties)]
pub struct ScoreOfMeetingProps {
    /// Of which meeting.
    pub meeting: MeetingId,
}

/// Loads the score and shows it in a line.
#[component]
pub fn ScoreOfMeeting(props: &ScoreOfMeetingProps) -> Html {
    let load = use_load::<FindMeetingScore>(MeetingAt { meeting: props.meeting }, Nothing {});
    html! { <Section title="Tự chấm điểm">{ load.show(|view| line(view)) }</Section> }
}

fn line(view: &MeetingScoreView) -> Html {
    let meeting = view.meeting.id;
    let (said, label) = match &view.score {
        Some(score) => (score.short().text(), "Xem phiếu chấm điểm"),
        None if view.may.score => ("Chưa chấm điểm.".to_owned(), "Chấm điểm cuộc họp"),
        None => return html! { <Text>{ "Chi bộ chưa tự chấm điểm." }</Text> },
    };
    html! {
        <>
            <Text>{ said }</Text>
            <Cluster>
                <ButtonLink to={Route::MeetingScore { meeting }} kind={Kind::Secondary} icon={Glyph::Chart}>{ label }</ButtonLink>
            </Cluster>
        </>
    }
}
