//! The decision on my request to be absent.

use shared::attendance::{Decision, Verdict};
use shared::meeting::Meeting;
use shared::time::format_date_time;
use yew::prelude::*;

use crate::parts::{Alert, Muted, Tone};

/// Yes or no, by whom, in which role, when, with which words; late where it is. One from before a change of time or
/// place no longer counts.
pub fn decided(decision: &Decision, meeting: &Meeting) -> Html {
    if decision.round != meeting.round {
        let verdict = decision.verdict.label().to_lowercase();
        return html! { <Muted>{ format!("Quyết định trước đây ({verdict}) không còn hiệu lực.") }</Muted> };
    }
    let tone = match decision.verdict {
        Verdict::Approved => Tone::Success,
        Verdict::Refused => Tone::Danger,
    };
    let stamp = &decision.stamp;
    html! {
        <Alert {tone} title={decision.verdict.label()}>
            <p>{ format!("{} {} quyết định lúc {}.", decision.role.label(), stamp.name, format_date_time(stamp.at)) }</p>
            if !decision.note.trim().is_empty() {
                <p>{ format!("Lời nhắn: “{}”", decision.note.trim()) }</p>
            }
            if decision.is_late(meeting) {
                <p>{ "Quyết định sau khi cuộc họp bắt đầu." }</p>
            }
        </Alert>
    }
}
