//! A piece of feedback as an entry of a list.

use jiff::civil::Date;
use shared::feedback::{FeedbackLine, FeedbackState};
use shared::time::format_day;
use yew::prelude::*;

use crate::parts::{Cluster, Gap, ListItem, Tag, Tone};
use crate::route::Route;

/// Who reads the list: the author looks for the holder, the holder for the author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The author.
    Author,
    /// Whoever has it.
    Holder,
}

/// The entry; the whole of it leads to the thread.
pub fn line(line: &FeedbackLine, side: Side, today: Date) -> Html {
    html! {
        <ListItem key={line.id.to_string()} to={Some(Route::Feedback { feedback: line.id })} title={line.title.clone()}
            under={html! { { under(line, side) } }} end={marks(line, today)} />
    }
}

fn under(line: &FeedbackLine, side: Side) -> String {
    let kind = line.kind.label();
    let who = match side {
        Side::Author => format!("gửi {}", line.holder_name),
        Side::Holder => format!("{}, {}", line.author_name, line.branch_name),
    };
    let waits = matches!(line.state, FeedbackState::Sent | FeedbackState::Received);
    let due =
        if waits { format!(" · Hạn trả lời {}", format_day(line.due_on)) } else { String::new() };
    format!("{kind} số {} · {who}{due}", line.number)
}

/// How it stands, and that somebody wrote it down for its author.
fn marks(line: &FeedbackLine, today: Date) -> Html {
    html! {
        <Cluster gap={Gap::Small}>
            if line.on_behalf { <Tag tone={Tone::Neutral}>{ "Ghi thay" }</Tag> }
            { tags(line.state, line.is_overdue(today)) }
        </Cluster>
    }
}

/// How it stands, and in a word of its own that it is late.
pub fn tags(state: FeedbackState, is_overdue: bool) -> Html {
    html! {
        <Cluster gap={Gap::Small}>
            <Tag tone={tone(state)}>{ state.label() }</Tag>
            if is_overdue { <Tag tone={Tone::Danger}>{ "Quá hạn" }</Tag> }
        </Cluster>
    }
}

const fn tone(state: FeedbackState) -> Tone {
    match state {
        FeedbackState::Sent => Tone::Warning,
        FeedbackState::Received => Tone::Info,
        FeedbackState::Answered => Tone::Success,
        FeedbackState::Withdrawn => Tone::Neutral,
    }
}
