//! How many said what.

use shared::attendance::Attendance;
use shared::meeting::Meeting;
use yew::prelude::*;

use super::super::super::words::Said;
use crate::parts::{Count, Opt, Segmented, Tally, Tone};

/// Properties of [`Answers`].
#[derive(Clone, PartialEq, Properties)]
pub struct AnswersProps {
    /// Those summoned.
    pub entries: Vec<Attendance>,
    /// The meeting.
    pub meeting: Meeting,
    /// Of whom alone the list shows.
    pub only: Option<Said>,
    /// Called with another filter.
    pub onchange: Callback<Option<Said>>,
}

/// How many said what, and a filter by it.
#[component]
pub fn Answers(props: &AnswersProps) -> Html {
    let count = |said| props.entries.iter().filter(|entry| Said::of(entry, &props.meeting) == said).count();
    let kinds =
        [(Said::WillAttend, Tone::Success), (Said::AsksLeave, Tone::Info), (Said::Nothing, Tone::Warning)];
    let counts: Vec<_> =
        kinds.iter().map(|(said, tone)| Count::new(said.label(), count(*said), *tone)).collect();
    let filters = std::iter::once(Opt::new(None, "Tất cả"));
    let options: Vec<_> =
        filters.chain(kinds.iter().map(|(said, _)| Opt::new(Some(*said), said.label()))).collect();
    html! {
        <>
            <Tally label="Trả lời giấy mời" {counts} />
            <Segmented<Option<Said>> id="answers" label="Chỉ xem" {options} value={Some(props.only)}
                onchange={props.onchange.clone()} />
        </>
    }
}
