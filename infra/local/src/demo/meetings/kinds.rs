//! The year of a branch: what was held, what lies ahead, what was called off.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use shared::attendance::{Attendance, CheckIn, Verdict};
use shared::id::MemberId;
use shared::meeting::{Cancellation, Meeting, MeetingKind, MeetingState};
use shared::problem::Problem;

use super::calendar::Calendar;
use super::hall::{Hall, stamp};
use super::moment::{DAY, HOUR, awake, later};
use super::turns::{Past, Turn};
use super::words;
use crate::demo::dice::Dice;
use crate::demo::handbook::Listed;
use crate::demo::shapes::first;

/// Regular meetings that the absentee of the first branch stays away from: the newest ones.
const MISSED: usize = 3;

/// A branch, its days and its chance.
pub struct Year<'a> {
    /// The branch.
    pub hall: Hall<'a>,
    /// Now.
    pub now: Timestamp,
    /// Its days.
    pub calendar: Calendar,
    /// Its chance.
    pub dice: Dice,
}

impl Year<'_> {
    /// Everything the first branch has.
    ///
    /// # Errors
    /// When a rule refuses what was thrown.
    pub fn whole(mut self) -> Result<Vec<Listed>, Problem> {
        let mut past = Past::default();
        let mut all = Vec::new();
        let absentee = self.hall.branch.people.get(first::ABSENTEE).map(|person| person.id());
        for (at, day) in self.calendar.held.clone().into_iter().enumerate() {
            let absent = absentee.filter(|_| at < MISSED);
            all.push(self.held(&mut past, MeetingKind::Regular, day, absent)?);
        }
        for day in self.calendar.thematic() {
            all.push(self.held(&mut past, MeetingKind::Thematic, day, None)?);
        }
        if let Some(newest) = self.calendar.held.first().copied() {
            let before = newest.saturating_sub(3.days());
            all.push(self.held(&mut past, MeetingKind::BranchCommittee, before, None)?);
            all.push(self.cancelled(newest.saturating_sub(9.days()))?);
        }
        all.push(self.ahead_of_first()?);
        all.push(self.draft());
        Ok(all)
    }

    /// The regular meetings alone.
    ///
    /// # Errors
    /// When a rule refuses what was thrown.
    pub fn light(mut self) -> Result<Vec<Listed>, Problem> {
        let mut past = Past::default();
        let mut all = Vec::new();
        for day in self.calendar.held.clone() {
            all.push(self.held(&mut past, MeetingKind::Regular, day, None)?);
        }
        all.push(self.ahead()?);
        Ok(all)
    }

    /// A meeting from the invitation to the end.
    fn held(
        &mut self,
        past: &mut Past,
        kind: MeetingKind,
        day: Date,
        absent: Option<MemberId>,
    ) -> Result<Listed, Problem> {
        let mut meeting = self.hall.draft(&mut self.dice, kind, self.calendar.start(day));
        let start = meeting.plan.starts_at;
        let called_at = later(start, -6 * DAY + self.dice.between(-3 * HOUR, HOUR));
        let mut list = self.hall.call(&mut meeting, called_at)?;
        let needed = [self.hall.chair().id(), self.hall.minute_taker().id()];
        let turns = past.turns(&mut self.dice, &list, needed, absent);
        for (entry, turn) in list.iter_mut().zip(&turns) {
            self.answer(&meeting, entry, *turn, called_at)?;
        }
        meeting.state = MeetingState::InSession;
        meeting.opened = Some(stamp(self.hall.chair(), later(start, self.dice.between(0, 6))));
        for (entry, turn) in list.iter_mut().zip(&turns) {
            self.take(&meeting, entry, *turn)?;
        }
        let minutes = i32::try_from(meeting.plan.minutes()).unwrap_or(HOUR);
        meeting.closed = Some(stamp(self.hall.chair(), later(start, minutes + self.dice.between(0, 15))));
        meeting.state = MeetingState::Closed;
        Ok((meeting, list))
    }

    /// What somebody says before the meeting, and what is decided about it.
    fn answer(
        &mut self,
        meeting: &Meeting,
        entry: &mut Attendance,
        turn: Turn,
        called_at: Timestamp,
    ) -> Result<(), Problem> {
        let at = awake(later(called_at, self.dice.between(3 * HOUR, 5 * DAY))).max(later(called_at, 5));
        let verdict = match turn {
            Turn::Comes(_) if entry.listed_as.is_summoned() && self.dice.percent(70) => {
                return self.hall.promise(meeting, entry, at);
            }
            Turn::Comes(_) | Turn::Unexcused | Turn::Free => return Ok(()),
            Turn::Excused => Verdict::Approved,
            Turn::Refused => Verdict::Refused,
        };
        self.hall.ask(&mut self.dice, meeting, entry, at)?;
        // Now and then the decision is given only when the meeting has begun.
        let decided_at = match self.dice.percent(6) {
            true => later(meeting.plan.starts_at, self.dice.between(5, 40)),
            false => self.soon_after(at),
        };
        self.hall.decide(&mut self.dice, meeting, entry, verdict, decided_at)
    }

    /// The roll call.
    fn take(&mut self, meeting: &Meeting, entry: &mut Attendance, turn: Turn) -> Result<(), Problem> {
        let start = meeting.plan.starts_at;
        let (check_in, minutes) = match turn {
            Turn::Comes(CheckIn::Present) => (CheckIn::Present, self.dice.between(-15, 5)),
            Turn::Comes(check_in) => (check_in, self.dice.between(10, 35)),
            Turn::Refused => (CheckIn::Present, self.dice.between(-5, 5)),
            Turn::Excused | Turn::Unexcused => (CheckIn::Absent, self.dice.between(20, 30)),
            Turn::Free => return Ok(()),
        };
        self.hall.mark(meeting, entry, check_in, later(start, minutes))
    }

    /// Called off the day before.
    fn cancelled(&mut self, day: Date) -> Result<Listed, Problem> {
        let start = self.calendar.start(day);
        let mut meeting = self.hall.draft(&mut self.dice, MeetingKind::Thematic, start);
        let called_at = later(start, -5 * DAY);
        let mut list = self.hall.call(&mut meeting, called_at)?;
        for entry in list.iter_mut().filter(|entry| entry.listed_as.is_summoned()) {
            let at = awake(later(called_at, self.dice.between(6 * HOUR, 3 * DAY)));
            if self.dice.percent(40) {
                self.hall.promise(&meeting, entry, at)?;
            }
        }
        meeting.state = MeetingState::Cancelled;
        meeting.calendar_sequence = 1;
        let reason = words::CANCELLED_BECAUSE.to_owned();
        let stamp = stamp(self.hall.chair(), later(start, -DAY));
        meeting.cancelled = Some(Cancellation { reason, stamp });
        Ok((meeting, list))
    }

    /// When somebody finds the time to decide a request.
    pub fn soon_after(&mut self, at: Timestamp) -> Timestamp {
        awake(later(at, self.dice.between(15, 18 * HOUR))).max(later(at, 10))
    }
}
