//! Sentences about a person's part in a meeting, the same on every page.

use shared::attendance::{Answer, Attendance, Decision, Verdict};
use shared::id::MemberId;
use shared::meeting::{Meeting, MeetingState, Stamp};
use shared::time::format_date_time;
use yew::AttrValue;

use crate::parts::{Glyph, Tone};

/// Into which of three a person summoned falls before the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Nothing in the present round of asking.
    Nothing,
    /// Will come.
    WillAttend,
    /// Asks to be absent.
    AsksLeave,
}

impl Said {
    /// What the entry says in the meeting's present round.
    pub fn of(entry: &Attendance, meeting: &Meeting) -> Self {
        match entry.answer {
            _ if entry.owes_answer(meeting) => Self::Nothing,
            Answer::Waiting => Self::Nothing,
            Answer::WillAttend { .. } => Self::WillAttend,
            Answer::AbsenceReported { .. } => Self::AsksLeave,
        }
    }

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Nothing => "Chưa trả lời",
            Self::WillAttend => "Sẽ dự",
            Self::AsksLeave => "Xin vắng",
        }
    }
}

/// A state in a word, with its colour and its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// The word.
    pub label: &'static str,
    /// Its colour.
    pub tone: Tone,
    /// Its sign.
    pub glyph: Glyph,
}

impl Sign {
    const fn new(label: &'static str, tone: Tone, glyph: Glyph) -> Self {
        Self { label, tone, glyph }
    }

    /// What a person summoned has said, with the decision on a request.
    pub fn of_answer(entry: &Attendance, meeting: &Meeting) -> Self {
        let verdict = entry
            .absence
            .as_ref()
            .and_then(|absence| absence.decision_in(meeting.round))
            .map(|decision| decision.verdict);
        match (Said::of(entry, meeting), verdict) {
            (Said::Nothing, _) => Self::new("Chưa trả lời", Tone::Warning, Glyph::Clock),
            (Said::WillAttend, _) => Self::new("Sẽ dự", Tone::Success, Glyph::Check),
            (Said::AsksLeave, None) => Self::new("Xin vắng, chờ quyết định", Tone::Info, Glyph::Letter),
            (Said::AsksLeave, Some(Verdict::Approved)) => {
                Self::new("Được phép vắng", Tone::Neutral, Glyph::Letter)
            }
            (Said::AsksLeave, Some(Verdict::Refused)) => {
                Self::new("Đơn không được đồng ý", Tone::Danger, Glyph::Cross)
            }
        }
    }

    /// Where a meeting stands.
    pub const fn of_meeting(state: MeetingState) -> Self {
        let (tone, glyph) = match state {
            MeetingState::Draft => (Tone::Neutral, Glyph::Pencil),
            MeetingState::Called => (Tone::Info, Glyph::Send),
            MeetingState::InSession => (Tone::Accent, Glyph::Clock),
            MeetingState::Closed => (Tone::Success, Glyph::Check),
            MeetingState::Cancelled => (Tone::Danger, Glyph::Cross),
        };
        Self::new(state.label(), tone, glyph)
    }
}

/// Who gave the answer, and when; somebody else is named.
pub fn answered(stamp: &Stamp, member: MemberId) -> String {
    let at = format_date_time(stamp.at);
    match stamp.by == member {
        true => format!("Trả lời lúc {at}."),
        false => format!("{} trả lời thay, {at}.", stamp.name),
    }
}

/// By whom a request was decided, in which role, when, and whether that was late.
pub fn decided(decision: &Decision, meeting: &Meeting) -> String {
    let late = if decision.is_late(meeting) { " (muộn, sau giờ họp)" } else { "" };
    let (verdict, role, stamp) = (decision.verdict.label(), decision.role.label(), &decision.stamp);
    format!("{verdict}: {role} {}, {}{late}.", stamp.name, format_date_time(stamp.at))
}

/// Everything the record knows of an answer, a sentence per line.
pub fn history(entry: &Attendance, meeting: &Meeting) -> Vec<AttrValue> {
    let mut lines: Vec<AttrValue> = Vec::new();
    if asked_again(entry, meeting) {
        lines.push("Đã trả lời trước khi đổi giờ hoặc địa điểm.".into());
    }
    if let Answer::WillAttend { stamp } | Answer::AbsenceReported { stamp } = &entry.answer {
        lines.push(answered(stamp, entry.member).into());
    }
    let Some(absence) = &entry.absence else { return lines };
    lines.push(reason(entry).unwrap_or_default().into());
    if let Some(decision) = &absence.decision {
        lines.push(decided(decision, meeting).into());
        if decision.round != meeting.round {
            lines.push("Quyết định này hết hiệu lực vì giờ hoặc địa điểm đã đổi.".into());
        }
        if !decision.note.is_empty() {
            lines.push(format!("Ghi chú: {}", decision.note).into());
        }
    }
    lines
}

/// The reason of a request to be absent, in one line.
pub fn reason(entry: &Attendance) -> Option<String> {
    let report = &entry.absence.as_ref()?.report;
    Some(match report.text.trim() {
        "" => format!("Lý do: {}.", report.reason.label()),
        text => format!("Lý do: {}. {text}", report.reason.label()),
    })
}

/// Whether time or place have changed since the answer.
pub fn asked_again(entry: &Attendance, meeting: &Meeting) -> bool {
    entry.answer != Answer::Waiting && entry.owes_answer(meeting)
}

#[cfg(test)]
mod tests;
