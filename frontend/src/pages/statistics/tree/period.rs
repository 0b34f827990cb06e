//! Over which period: how long, and which of them.

use jiff::civil::Date;
use shared::period::{Period, Span};
use yew::prelude::*;

use crate::form::Bind;
use crate::pages::reports::{choices, recent};
use crate::parts::{Grid, Opt, Segmented, SelectField};

/// The lengths that can be chosen, each by one of its periods.
const LENGTHS: [(Span, &str); 4] =
    [(Span::Month(1), "Tháng"), (Span::Quarter(1), "Quý"), (Span::Half(1), "6 tháng"), (Span::Year, "Năm")];

/// One of the lengths, whichever of its periods is meant.
const fn length(span: Span) -> Span {
    match span {
        Span::Month(_) => Span::Month(1),
        Span::Quarter(_) => Span::Quarter(1),
        Span::Half(_) => Span::Half(1),
        Span::Year => Span::Year,
    }
}

/// The two choices.
pub fn which_period(period: Period, today: Date, onperiod: Callback<Period>) -> Html {
    let lengths = LENGTHS.map(|(span, label)| Opt::new(span, label)).to_vec();
    let onlength = onperiod.reform(move |span| recent(today, span).first().copied().unwrap_or(period));
    let onchange = onperiod.reform(move |chosen: Option<Period>| chosen.unwrap_or(period));
    let options = choices(recent(today, period.span()), period);
    let bind = Bind::new("ky", Some(period), onchange);
    html! {
        <Grid>
            <Segmented<Span> id="do-dai" label="Xem theo" show_label=true options={lengths} value={Some(length(period.span()))}
                onchange={onlength} />
            <SelectField<Period> label="Kỳ" {bind} {options} />
        </Grid>
    }
}
