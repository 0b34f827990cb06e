//! What the system knows of what a report is about, each with its source and a button that takes it over.

use shared::report::{Known, KnownFrom, ReportText};
use yew::prelude::*;

use crate::form::Form;
use crate::parts::{Button, Cluster, Disclosure, Gap, Glyph, Kind, Muted, Stack, TextLink};
use crate::route::Route;

/// The list, closed; empty when nothing is known.
pub fn known(all: &[Known], form: &Form<ReportText>) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <Disclosure summary={format!("Phần điền sẵn và nguồn ({} mục)", all.len())}>
            <Stack>{ for all.iter().map(|known| line(known, form)) }</Stack>
        </Disclosure>
    }
}

fn line(known: &Known, form: &Form<ReportText>) -> Html {
    let is_there = form.data().has(known);
    let onclick = {
        let (form, known) = (form.clone(), known.clone());
        Callback::from(move |()| {
            let known = known.clone();
            form.change(move |text| text.take_over(&known));
        })
    };
    html! {
        <Stack gap={Gap::Small}>
            <p>{ for known.text.lines().map(|line| html! { <>{ line.to_owned() }<br /></> }) }</p>
            <Cluster>
                <Muted>{ format!("{}. Nguồn: ", known.part.label()) }{ source(known.from) }</Muted>
                if is_there {
                    <Muted>{ "Đã có trong báo cáo" }</Muted>
                } else {
                    <Button kind={Kind::Tertiary} icon={Glyph::Plus} {onclick}>{ "Chèn vào báo cáo" }</Button>
                }
            </Cluster>
        </Stack>
    }
}

/// The name of the source, with the way to it.
fn source(from: KnownFrom) -> Html {
    let to = match from {
        KnownFrom::Score { meeting } => Route::MeetingScore { meeting },
        KnownFrom::Minutes { meeting } => Route::Minutes { meeting },
        KnownFrom::Resolution { meeting } => Route::Resolution { meeting },
        KnownFrom::Opinions { meeting } => Route::Meeting { meeting },
        KnownFrom::Assignments => Route::Assignments,
        KnownFrom::Statistics => Route::Statistics,
        KnownFrom::Transfers => return html! { from.label() },
        KnownFrom::Standings => Route::Members,
    };
    html! { <TextLink {to}>{ from.label() }</TextLink> }
}
