//! Votes as they were counted in the room. The app records them; it never takes the place of card or ballot.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::attendance::Attendance;
use crate::id::{MeetingId, MemberId, VoteId};
use crate::meeting::{Meeting, Stamp};
use crate::problem::{FieldProblem, Problem};
use crate::rules::meeting_rules;
use crate::statistics::{FigureKind, MeetingFigures, Rate};
use crate::time::local_date;

/// How much a matter needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VoteKind {
    /// More than one half.
    #[default]
    Ordinary,
    /// Admission, official recognition, striking off, expulsion: two thirds.
    Grave,
}

impl VoteKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Ordinary, Self::Grave];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ordinary => "Việc thông thường",
            Self::Grave => "Kết nạp, công nhận chính thức, xóa tên, khai trừ",
        }
    }

    /// What it needs, in words.
    pub const fn need(self) -> &'static str {
        match self {
            Self::Ordinary => "cần quá một nửa",
            Self::Grave => "cần từ hai phần ba",
        }
    }
}

/// Whether a matter was carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VoteOutcome {
    /// It was.
    Carried,
    /// It was not.
    Lost,
}

impl VoteOutcome {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Carried => "Được thông qua",
            Self::Lost => "Không được thông qua",
        }
    }
}

/// Hands or ballots, as counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tally {
    /// Tán thành.
    pub in_favour: u32,
    /// Không tán thành.
    pub against: u32,
    /// Ý kiến khác, không biểu quyết.
    pub abstained: u32,
}

impl Tally {
    /// How many were counted.
    pub const fn sum(self) -> u32 {
        self.in_favour.saturating_add(self.against).saturating_add(self.abstained)
    }

    /// Whether so many can have voted: everyone with a vote who was there, but perhaps those who came late or left early.
    ///
    /// # Errors
    /// A sentence at the field that says how many there can be.
    pub fn check(self, base: &VoteBase) -> Result<(), Problem> {
        let (least, most) = (base.throughout, base.present);
        if (least..=most).contains(&self.sum()) {
            return Ok(());
        }
        let expected = match least == most {
            true => format!("{most} đồng chí"),
            false => format!("{least} đến {most} đồng chí"),
        };
        let sentence = format!(
            "Cộng lại là {}, nhưng theo điểm danh có {expected} có quyền biểu quyết trong phòng họp. Xin kiểm tra lại.",
            self.sum()
        );
        Err(Problem::field("in_favour", sentence))
    }

    /// Whether the matter was carried, of the whole base and not only of those present.
    pub fn outcome(self, kind: VoteKind, base: &VoteBase) -> VoteOutcome {
        let (part, whole) = (u64::from(self.in_favour), u64::from(base.all));
        let carried = match kind {
            VoteKind::Ordinary => part * 2 > whole,
            VoteKind::Grave => {
                part * u64::from(base.grave.denominator) >= whole * u64::from(base.grave.numerator)
            }
        };
        if carried && whole > 0 { VoteOutcome::Carried } else { VoteOutcome::Lost }
    }
}

/// Of whom the votes of a meeting are counted, see [`FigureKind::VotingBase`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VoteBase {
    /// Everyone in the base, present or not.
    pub all: u32,
    /// Of these, present.
    pub present: u32,
    /// Of these, present from the beginning to the end.
    pub throughout: u32,
    /// The share that grave matters need on the day of the meeting.
    pub grave: Majority,
    /// Who is in the base, in the list's order; empty for those who only read the minutes.
    pub members: Vec<MemberId>,
}

/// A share that carries a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Majority {
    /// 2 of two thirds.
    pub numerator: u32,
    /// 3 of two thirds.
    pub denominator: u32,
}

impl VoteBase {
    /// The base of a meeting, from its one record.
    pub fn count(meeting: &Meeting, list: &[Attendance]) -> Self {
        let figures = MeetingFigures::count(meeting, list);
        let members = |kind| figures.figure(kind).map(|figure| figure.members.clone()).unwrap_or_default();
        let (all, present) = (members(FigureKind::VotingBase), members(FigureKind::VotersPresent));
        let throughout = list.iter().filter(|entry| {
            let mark = entry.mark_in(meeting);
            present.contains(&entry.member) && !mark.is_late() && !mark.left_early()
        });
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self {
            all: number(all.len()),
            present: number(present.len()),
            throughout: number(throughout.count()),
            grave: meeting_rules(local_date(meeting.plan.starts_at)).grave_majority,
            members: all,
        }
    }

    /// `15/18 (83 %)`, of a tally.
    pub fn share(&self, tally: Tally) -> String {
        Rate { part: tally.in_favour as usize, whole: self.all as usize }.text()
    }
}

/// A vote as written down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VoteText {
    /// What was voted on.
    pub matter: String,
    /// How much it needs.
    pub kind: VoteKind,
    /// As counted.
    #[serde(flatten)]
    pub tally: Tally,
}

impl VoteText {
    /// Checks the written fields against those who were there.
    ///
    /// # Errors
    /// [`crate::problem::ProblemCode::Invalid`] naming the field.
    pub fn check(&self, base: &VoteBase) -> Result<(), Problem> {
        if !(3..=500).contains(&self.matter.trim().chars().count()) {
            let sentence = "Xin ghi việc được biểu quyết, từ 3 đến 500 ký tự.";
            return Err(Problem::invalid(vec![FieldProblem::new("matter", sentence)]));
        }
        self.tally.check(base)
    }
}

/// A vote of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Vote {
    /// Its id, chosen by whoever wrote it down.
    pub id: VoteId,
    /// In which meeting.
    pub meeting: MeetingId,
    /// Matter and count.
    pub text: VoteText,
    /// Who wrote it down, and when.
    pub stamp: Stamp,
    /// Revision, to be sent back with a change.
    #[serde(default)]
    pub rev: u32,
}
