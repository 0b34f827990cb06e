//! How I stand to a meeting, in two or three words.

use shared::attendance::{Outcome, Verdict};
use shared::meeting::{MeetingState, MyMeeting};
use yew::prelude::*;

use super::stance::Stance;
use crate::parts::{Glyph, Tag, Tone};

/// How I stand to a meeting, in two or three words.
pub fn stance_tag(mine: &MyMeeting, stance: Stance) -> Html {
    let (tone, icon, word) = match stance {
        Stance::Cancelled => (Tone::Danger, Glyph::Cross, "Đã hủy"),
        Stance::Ended(Outcome::Present) => (Tone::Success, Glyph::Check, "Đã dự"),
        Stance::Ended(outcome) => (Tone::Neutral, Glyph::Info, outcome.label()),
        Stance::EndedWithoutMe => (Tone::Neutral, Glyph::Info, "Đã kết thúc"),
        Stance::NotListed => (Tone::Neutral, Glyph::Info, "Không có trong danh sách"),
        Stance::NotSummoned(_) => (Tone::Neutral, Glyph::Info, "Không bắt buộc dự"),
        Stance::Begun if mine.meeting.state == MeetingState::InSession => {
            (Tone::Info, Glyph::Clock, "Đang họp")
        }
        Stance::Begun => (Tone::Info, Glyph::Clock, "Đã đến giờ họp"),
        Stance::Asked => (Tone::Warning, Glyph::Clock, "Chưa trả lời"),
        Stance::AskedAgain => (Tone::Warning, Glyph::Warning, "Cần trả lời lại"),
        Stance::Attending => (Tone::Success, Glyph::Check, "Sẽ dự"),
        Stance::Absent => absent(mine),
    };
    html! { <Tag {tone} {icon}>{ word }</Tag> }
}

fn absent(mine: &MyMeeting) -> (Tone, Glyph, &'static str) {
    let absence = mine.mine.as_ref().and_then(|entry| entry.absence.as_ref());
    match absence.and_then(|absence| absence.decision_in(mine.meeting.round)).map(|given| given.verdict) {
        None => (Tone::Info, Glyph::Letter, "Đã xin vắng, chờ quyết định"),
        Some(Verdict::Approved) => (Tone::Success, Glyph::Letter, "Được phép vắng"),
        Some(Verdict::Refused) => (Tone::Danger, Glyph::Letter, "Đơn không được đồng ý"),
    }
}
