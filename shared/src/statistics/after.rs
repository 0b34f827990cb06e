//! What was written after meetings, in sums: minutes in time, and the self-scores.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::adding::add_fields;
use crate::meeting::Meeting;
use crate::meeting_score::{MeetingGrade, MeetingScore, MinutesTiming};
use crate::minutes::Minutes;

/// Minutes and self-scores of meetings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct AfterSum {
    /// Meetings whose minutes were signed in time.
    pub minutes_in_time: u32,
    /// Meetings whose minutes were signed late.
    pub minutes_late: u32,
    /// Points of all meetings that were scored.
    pub points: u32,
    /// Meetings scored as good.
    pub good: u32,
    /// As fair.
    pub fair: u32,
    /// As average.
    pub average: u32,
    /// As poor.
    pub poor: u32,
}

impl AfterSum {
    /// What was written after one meeting.
    pub fn of(meeting: &Meeting, minutes: Option<&Minutes>, score: Option<&MeetingScore>) -> Self {
        let timing = MinutesTiming::of(meeting, minutes);
        let short = score.map(MeetingScore::short);
        let is = |grade| u32::from(short.is_some_and(|short| short.grade == grade));
        Self {
            minutes_in_time: u32::from(timing == MinutesTiming::InTime),
            minutes_late: u32::from(timing == MinutesTiming::Late),
            points: short.map_or(0, |short| u32::from(short.points)),
            good: is(MeetingGrade::Good),
            fair: is(MeetingGrade::Fair),
            average: is(MeetingGrade::Average),
            poor: is(MeetingGrade::Poor),
        }
    }

    /// Meetings that were scored.
    pub const fn scored(&self) -> u32 {
        self.good + self.fair + self.average + self.poor
    }

    /// How many were scored so.
    pub const fn count(&self, grade: MeetingGrade) -> u32 {
        match grade {
            MeetingGrade::Good => self.good,
            MeetingGrade::Fair => self.fair,
            MeetingGrade::Average => self.average,
            MeetingGrade::Poor => self.poor,
        }
    }

    /// The average score in tenths of a point, rounded; `None` where nothing was scored.
    pub fn average_tenths(&self) -> Option<u32> {
        let scored = self.scored();
        (scored > 0).then(|| (self.points * 10 + scored / 2) / scored)
    }

    /// `91,5 điểm`; a dash where nothing was scored.
    pub fn average_text(&self) -> String {
        match self.average_tenths() {
            Some(tenths) => format!("{},{} điểm", tenths / 10, tenths % 10),
            None => "—".into(),
        }
    }

    /// `Tốt 3, Khá 1`; a dash where nothing was scored.
    pub fn grades_text(&self) -> String {
        let counted = MeetingGrade::ALL.into_iter().filter(|grade| self.count(*grade) > 0);
        let parts: Vec<_> = counted.map(|grade| format!("{} {}", grade.label(), self.count(grade))).collect();
        if parts.is_empty() { "—".into() } else { parts.join(", ") }
    }
}

add_fields!(AfterSum { minutes_in_time, minutes_late, points, good, fair, average, poor });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_averaged_over_those_that_were_scored() {
        let good = AfterSum { minutes_in_time: 1, points: 93, good: 1, ..AfterSum::default() };
        let fair = AfterSum { minutes_late: 1, points: 80, fair: 1, ..AfterSum::default() };
        let none = AfterSum { minutes_in_time: 1, ..AfterSum::default() };
        let sum = good + fair + none;
        assert_eq!((sum.scored(), sum.minutes_in_time, sum.minutes_late), (2, 2, 1));
        assert_eq!((sum.average_text(), sum.grades_text()), ("86,5 điểm".into(), "Tốt 1, Khá 1".into()));
        assert_eq!((none.average_text(), none.grades_text()), ("—".into(), "—".into()));
        assert_eq!((sum + fair).average_text(), "84,3 điểm");
    }
}
