//! Numbers of the self-score sheet of a meeting.

use jiff::civil::{Date, date};

use super::{Dated, on};

/// So many points for a rate of attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateBand {
    /// From so many percent on.
    pub from_percent: u8,
    /// Points.
    pub points: u8,
}

/// Numbers of the sheet that a rule fixes. The most of each criterion, the bands of attendance and the grades are those
/// of HD 42-HD/BTCTW; how the points of the other criteria are divided where the system proposes them is our own choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingScoreRules {
    /// The most for each criterion, in the order of [`crate::meeting_score::Criterion::ALL`].
    pub most: [u8; 7],
    /// Of time: the session lasted as long as it should.
    pub lasted: u8,
    /// Of time: it began when it was announced.
    pub punctual: u8,
    /// So many minutes after the announced hour it still began in time.
    pub punctual_minutes: u16,
    /// Of attendance, when nobody was absent without leave: by the rate, the highest first.
    pub rates: [RateBand; 3],
    /// Of attendance for any lower rate, or when somebody was absent without leave.
    pub lowest_rate: u8,
    /// Of attendance, added when nobody was excused too often.
    pub seldom_excused: u8,
    /// More often than this running is too often.
    pub most_excused_running: u8,
    /// Of preparation: everybody was invited as long before as papers are due.
    pub invited: u8,
    /// Of preparation: all papers were up in time.
    pub papers_in_time: u8,
    /// Of preparation: some papers were up, not all in time.
    pub papers_late: u8,
    /// Of preparation: there was an agenda.
    pub agenda: u8,
    /// Of closing: the minutes were signed in time.
    pub minutes_in_time: u8,
    /// Of closing: they were signed late.
    pub minutes_late: u8,
    /// Of closing: a resolution was adopted.
    pub resolution: u8,
    /// From so many points on a meeting is good, fair, average.
    pub grades: [u8; 3],
}

const TABLE: [Dated<MeetingScoreRules>; 1] = [Dated {
    valid_from: date(2025, 1, 1),
    rules: MeetingScoreRules {
        most: [5, 5, 10, 40, 5, 30, 5],
        lasted: 3,
        punctual: 2,
        punctual_minutes: 15,
        rates: [
            RateBand { from_percent: 90, points: 4 },
            RateBand { from_percent: 75, points: 3 },
            RateBand { from_percent: 65, points: 2 },
        ],
        lowest_rate: 1,
        seldom_excused: 1,
        most_excused_running: 3,
        invited: 4,
        papers_in_time: 4,
        papers_late: 2,
        agenda: 2,
        minutes_in_time: 3,
        minutes_late: 1,
        resolution: 2,
        grades: [90, 70, 50],
    },
}];

/// The numbers in force on `day`.
pub fn meeting_score_rules(day: Date) -> MeetingScoreRules {
    on(&TABLE, day)
}
