//! Counts of feedback, by kind and month, up the tree. What is counted is a holding: that an organisation had a letter,
//! from the month in which it came to it, and what it made of it. So a letter that went up counts at each organisation
//! that held it, as theirs, and nowhere else: an organisation between an author and the holder learns nothing of what
//! went past it, because counts go up only.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Feedback, FeedbackKind, FeedbackLeft, FeedbackState};
use crate::endpoints;
use crate::id::OrgId;
use crate::org::{Org, OrgAt, OrgKind, OrgPath};
use crate::period::Period;
use crate::statistics::{PeriodQuery, SheetFile};
use crate::time::local_date;

/// What became of letters that came to an organisation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackTally {
    /// Came.
    pub received: u32,
    /// Of them, answered by their last day.
    pub in_time: u32,
    /// Of them, answered later.
    pub late: u32,
    /// Of them, handed up.
    pub forwarded: u32,
    /// Of them, gone up because nobody had answered.
    pub climbed: u32,
    /// Of them, taken back.
    pub withdrawn: u32,
    /// Of them, those that wait for an answer.
    pub open: u32,
    /// Of those that wait, past their last day where nobody stands above. Everywhere else what is past has climbed.
    pub overdue: u32,
}

impl FeedbackTally {
    /// Headings, in the order of [`Self::figures`].
    pub const HEADINGS: [&'static str; 8] = [
        "Nhận được",
        "Trả lời đúng hạn",
        "Trả lời muộn",
        "Chuyển lên",
        "Quá hạn, tự lên",
        "Người gửi rút",
        "Đang chờ",
        "Đang chờ quá hạn",
    ];

    /// The figures in the order in which people read them.
    pub const fn figures(&self) -> [u32; 8] {
        [
            self.received,
            self.in_time,
            self.late,
            self.forwarded,
            self.climbed,
            self.withdrawn,
            self.open,
            self.overdue,
        ]
    }

    fn left(left: FeedbackLeft) -> Self {
        let came = Self { received: 1, ..Self::default() };
        match left {
            FeedbackLeft::Forwarded => Self { forwarded: 1, ..came },
            FeedbackLeft::Climbed => Self { climbed: 1, ..came },
        }
    }

    /// What the present holder has made of it.
    fn held(feedback: &Feedback) -> Self {
        let came = Self { received: 1, ..Self::default() };
        let done_on = feedback.steps.last().map_or(feedback.since, |step| local_date(step.stamp.at()));
        match feedback.state {
            FeedbackState::Withdrawn => Self { withdrawn: 1, ..came },
            FeedbackState::Answered if done_on > feedback.due_on => Self { late: 1, ..came },
            FeedbackState::Answered => Self { in_time: 1, ..came },
            FeedbackState::Sent | FeedbackState::Received => {
                let overdue = u32::from(feedback.is_marked_overdue());
                Self { open: 1, overdue, ..came }
            }
        }
    }
}

impl Add for FeedbackTally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            received: self.received + other.received,
            in_time: self.in_time + other.in_time,
            late: self.late + other.late,
            forwarded: self.forwarded + other.forwarded,
            climbed: self.climbed + other.climbed,
            withdrawn: self.withdrawn + other.withdrawn,
            open: self.open + other.open,
            overdue: self.overdue + other.overdue,
        }
    }
}

/// The same for each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackSum {
    /// Góp ý.
    pub comment: FeedbackTally,
    /// Phản ánh.
    pub concern: FeedbackTally,
    /// Đề xuất.
    pub proposal: FeedbackTally,
    /// Câu hỏi.
    pub question: FeedbackTally,
}

impl FeedbackSum {
    /// That of one letter.
    pub fn of_kind(kind: FeedbackKind, tally: FeedbackTally) -> Self {
        let mut sum = Self::default();
        *match kind {
            FeedbackKind::Comment => &mut sum.comment,
            FeedbackKind::Concern => &mut sum.concern,
            FeedbackKind::Proposal => &mut sum.proposal,
            FeedbackKind::Question => &mut sum.question,
        } = tally;
        sum
    }

    /// Of one kind.
    pub const fn of(&self, kind: FeedbackKind) -> FeedbackTally {
        match kind {
            FeedbackKind::Comment => self.comment,
            FeedbackKind::Concern => self.concern,
            FeedbackKind::Proposal => self.proposal,
            FeedbackKind::Question => self.question,
        }
    }

    /// Of all kinds.
    pub fn all(&self) -> FeedbackTally {
        self.comment + self.concern + self.proposal + self.question
    }
}

impl Add for FeedbackSum {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            comment: self.comment + other.comment,
            concern: self.concern + other.concern,
            proposal: self.proposal + other.proposal,
            question: self.question + other.question,
        }
    }
}

impl AddAssign for FeedbackSum {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for FeedbackSum {
    fn sum<I: Iterator<Item = Self>>(sums: I) -> Self {
        sums.fold(Self::default(), Add::add)
    }
}

/// What a letter counts as at one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedHolding {
    /// Which organisation.
    pub org: OrgPath,
    /// The month in which it came there.
    pub month: Period,
    /// What it counts as.
    pub sum: FeedbackSum,
}

impl Feedback {
    /// What it counts as at each organisation that has or had it, in order.
    pub fn counted(&self) -> Vec<CountedHolding> {
        let of = |org: &OrgPath, since, tally| CountedHolding {
            org: org.clone(),
            month: Period::month_of(since),
            sum: FeedbackSum::of_kind(self.kind, tally),
        };
        let past =
            self.past.iter().map(|past| of(&past.holder.path, past.since, FeedbackTally::left(past.left)));
        past.chain([of(&self.holder.path, self.since, FeedbackTally::held(self))]).collect()
    }
}

/// The count of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackMonth {
    /// Which month.
    pub month: Period,
    /// What came in it.
    pub sum: FeedbackSum,
}

/// The count of something directly below, with everything below that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackBelow {
    /// Which.
    pub org: OrgId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrgKind,
    /// What came to it.
    pub sum: FeedbackSum,
}

/// The counts of an organisation and of everything below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedbackCounts {
    /// Whose.
    pub org: Org,
    /// Over which period.
    pub period: Period,
    /// What came to itself in the period.
    pub own: FeedbackSum,
    /// The same with everything below it.
    pub sum: FeedbackSum,
    /// Every month of the year, with everything below it, for the picture.
    pub months: Vec<FeedbackMonth>,
    /// The organisations directly below by name, also those to which nothing came.
    pub below: Vec<FeedbackBelow>,
}

endpoints! {
    /// How much came to an organisation and to everything below it, and what became of it.
    FindFeedbackCounts = "find_feedback_counts": Get "/api/orgs/{org}/feedback-counts" by Member {
        path: OrgAt, query: PeriodQuery, reply: FeedbackCounts
    }
    /// The same as a spreadsheet.
    ExportFeedbackCounts = "export_feedback_counts": Get "/api/orgs/{org}/feedback-counts/sheet" by Member {
        path: OrgAt, query: PeriodQuery, reply: SheetFile
    }
}
