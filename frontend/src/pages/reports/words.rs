//! How a report stands, in a word with its colour and sign.

use jiff::civil::Date;
use shared::report::{Report, ReportStanding, ReportState};
use shared::time::format_date;
use yew::prelude::*;

use crate::parts::{Glyph, Tag, Tone};

const fn look(standing: ReportStanding) -> (Tone, Glyph) {
    match standing {
        ReportStanding::Late => (Tone::Danger, Glyph::Warning),
        ReportStanding::Sent => (Tone::Info, Glyph::Letter),
        ReportStanding::Returned => (Tone::Warning, Glyph::Retry),
        ReportStanding::Due => (Tone::Neutral, Glyph::Clock),
        ReportStanding::Missing => (Tone::Neutral, Glyph::Info),
        ReportStanding::Accepted => (Tone::Success, Glyph::Check),
    }
}

/// The colour that goes with a standing, for pictures.
pub const fn tone(standing: ReportStanding) -> Tone {
    look(standing).0
}

/// How it looks from above.
pub fn standing_tag(standing: ReportStanding) -> Html {
    let (tone, icon) = look(standing);
    html! { <Tag {tone} icon={icon}>{ standing.label() }</Tag> }
}

/// How it looks to its writers: what is late says so.
pub fn state_tag(report: &Report, today: Date) -> Html {
    match (report.state, report.standing(today)) {
        (ReportState::Draft, ReportStanding::Late) => standing_tag(ReportStanding::Late),
        (state, standing) => {
            let (tone, icon) = look(standing);
            html! { <Tag {tone} icon={icon}>{ state.label() }</Tag> }
        }
    }
}

/// `Hạn gửi 27/11/2026`, or when it was sent, and whether in time.
pub fn when(due_on: Date, sent_on: Option<Date>) -> String {
    match sent_on {
        Some(sent) if sent > due_on => {
            format!("Gửi {}, muộn so với hạn {}", format_date(sent), format_date(due_on))
        }
        Some(sent) => format!("Gửi {}, đúng hạn", format_date(sent)),
        None => format!("Hạn gửi {}", format_date(due_on)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_of_sending_says_whether_it_was_in_time() {
        let due = date(2026, 11, 27);
        assert_eq!(when(due, None), "Hạn gửi 27/11/2026");
        assert_eq!(when(due, Some(due)), "Gửi 27/11/2026, đúng hạn");
        assert_eq!(when(due, Some(date(2026, 12, 1))), "Gửi 01/12/2026, muộn so với hạn 27/11/2026");
    }
}
