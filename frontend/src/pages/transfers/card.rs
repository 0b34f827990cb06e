//! A transfer in words: from where to where, on which letter, by when, how it stands.

use jiff::civil::Date;
use shared::time::{format_date, format_day};
use shared::transfer::{Lateness, Transfer, TransferState};
use yew::prelude::*;

use crate::parts::{Cluster, Fact, Facts, Gap, Tag, Tone};

/// How it stands, and in a word of its own that it is late.
pub fn state_tags(transfer: &Transfer, today: Date) -> Html {
    let late = transfer.lateness(today);
    html! {
        <Cluster gap={Gap::Small}>
            <Tag tone={tone(&transfer.state)}>{ transfer.state.label() }</Tag>
            if late != Lateness::OnTime { <Tag tone={Tone::Danger}>{ late.label() }</Tag> }
        </Cluster>
    }
}

const fn tone(state: &TransferState) -> Tone {
    match state {
        TransferState::Waiting => Tone::Info,
        TransferState::Received { .. } | TransferState::Left => Tone::Success,
        TransferState::Returned { .. } => Tone::Warning,
        TransferState::Withdrawn { .. } => Tone::Neutral,
    }
}

/// The facts of a transfer; while it waits, the days by which it must go on.
pub fn facts(transfer: &Transfer, today: Date) -> Html {
    let waits = transfer.state == TransferState::Waiting;
    html! {
        <Facts>
            <Fact name="Từ">{ transfer.from.name.clone() }</Fact>
            <Fact name="Đến">{ transfer.to.name().to_owned() }</Fact>
            <Fact name="Giấy giới thiệu">{ letter(transfer) }</Fact>
            <Fact name="Lý do">{ transfer.reason.clone() }</Fact>
            if waits {
                <Fact name="Hạn nộp hồ sơ">{ due(transfer, transfer.papers_due(), today) }</Fact>
                <Fact name="Hạn giải quyết xong">{ due(transfer, transfer.settled_due(), today) }</Fact>
            } else {
                { outcome(&transfer.state) }
            }
        </Facts>
    }
}

/// `Số 12-GT/ĐU, ngày 16/11/2026`.
fn letter(transfer: &Transfer) -> String {
    let day = format_date(transfer.letter_on);
    match &transfer.letter_no {
        Some(number) => format!("Số {number}, ngày {day}"),
        None => format!("Ngày {day}"),
    }
}

/// The day, with a word when it is over, and another when a day off on the way is not announced yet.
pub fn due(transfer: &Transfer, day: Date, today: Date) -> String {
    let expected = if transfer.is_expected(day) { ", dự kiến theo lịch nghỉ lễ" } else { "" };
    let over = if day < today { ", đã quá hạn" } else { "" };
    format!("{}{expected}{over}", format_day(day))
}

/// How it ended, and who says so.
fn outcome(state: &TransferState) -> Html {
    let by = |word: &'static str, name: &str, at| {
        let day = format_date(shared::time::local_date(at));
        html! { <Fact name={word}>{ format!("Đồng chí {name}, ngày {day}") }</Fact> }
    };
    match state {
        TransferState::Waiting | TransferState::Left => Html::default(),
        TransferState::Received { papers_on, stamp } => html! {
            <>
                <Fact name="Ngày nộp hồ sơ">{ format_date(*papers_on) }</Fact>
                { by("Người tiếp nhận", &stamp.name, stamp.at) }
            </>
        },
        TransferState::Returned { reason, stamp } => html! {
            <>
                <Fact name="Lý do trả lại">{ reason.clone() }</Fact>
                { by("Người trả lại", &stamp.name, stamp.at) }
            </>
        },
        TransferState::Withdrawn { stamp } => by("Người rút lại", &stamp.name, stamp.at),
    }
}
