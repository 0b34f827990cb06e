//! How many said what.

use shared::attendance::Attendance;
use shared::meeting::Meeting;
use yew::prelude::*;

use super::super::super::words::Said;
use crate::parts::{Count, Opt, Segmented, Tally, Tone};

/// How many said what, and a filter by it; with one, the list shows them `only`.
pub fn answers(
    entries: &[&Attendance],
    meeting: &Meeting,
    only: Option<Said>,
    onchange: Callback<Option<Said>>,
) -> Html {
    let count = |said| entries.iter().filter(|entry| Said::of(entry, meeting) == said).count();
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
            <Segmented<Option<Said>> id="answers" label="Chỉ xem" {options} value={Some(only)} {onchange} />
        </>
    }
}
