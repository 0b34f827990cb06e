//! What lies ahead of a branch: the next regular meeting, and a draft.

use jiff::{Timestamp, ToSpan as _};
use shared::attendance::{Attendance, Verdict};
use shared::meeting::{Meeting, MeetingKind};
use shared::problem::Problem;

use super::kinds::Year;
use super::moment::{DAY, HOUR, awake, later};
use super::words;
use crate::demo::handbook::Listed;
use crate::demo::shapes::first;

impl Year<'_> {
    /// The regular meeting ahead of any branch: some have answered.
    ///
    /// # Errors
    /// When a rule refuses what was thrown.
    pub fn ahead(&mut self) -> Result<Listed, Problem> {
        let (meeting, mut list) = self.called_ahead()?;
        for entry in list.iter_mut().filter(|entry| entry.listed_as.is_summoned()) {
            let at = self.lately();
            match self.dice.between(1, 100) {
                1..=45 => self.hall.promise(&meeting, entry, at)?,
                46..=51 => self.grant(&meeting, entry, Verdict::Approved, at)?,
                _ => {}
            }
        }
        Ok((meeting, list))
    }

    /// The regular meeting ahead of the first branch: two requests wait, one was granted, one refused; those whose
    /// accounts people try have not answered.
    ///
    /// # Errors
    /// When a rule refuses what was thrown.
    pub fn ahead_of_first(&mut self) -> Result<Listed, Problem> {
        let (mut meeting, mut list) = self.called_ahead()?;
        meeting.plan.note = words::TO_PREPARE.to_owned();
        let trying: Vec<_> = self.hall.branch.people[..first::ABSENTEE].iter().map(|one| one.id()).collect();
        let free = |entry: &&mut Attendance| entry.listed_as.is_summoned() && !trying.contains(&entry.member);
        for (number, entry) in list.iter_mut().filter(free).enumerate() {
            let at = self.lately();
            match number {
                1 | 4 => self.hall.ask(&mut self.dice, &meeting, entry, at)?,
                2 => self.grant(&meeting, entry, Verdict::Approved, at)?,
                5 => self.grant(&meeting, entry, Verdict::Refused, at)?,
                0 | 8 => {}
                _ => self.hall.promise(&meeting, entry, at)?,
            }
        }
        Ok((meeting, list))
    }

    fn called_ahead(&mut self) -> Result<Listed, Problem> {
        let start = self.calendar.start(self.calendar.ahead);
        let mut meeting = self.hall.draft(&mut self.dice, MeetingKind::Regular, start);
        let list = self.hall.call(&mut meeting, awake(later(self.now, -3 * DAY)))?;
        Ok((meeting, list))
    }

    fn grant(
        &mut self,
        meeting: &Meeting,
        entry: &mut Attendance,
        verdict: Verdict,
        at: Timestamp,
    ) -> Result<(), Problem> {
        self.hall.ask(&mut self.dice, meeting, entry, at)?;
        let decided_at = self.soon_after(at);
        self.hall.decide(&mut self.dice, meeting, entry, verdict, decided_at)
    }

    /// A moment since the meeting ahead was called.
    fn lately(&mut self) -> Timestamp {
        awake(later(self.now, self.dice.between(-48 * HOUR, -20 * HOUR)))
    }

    /// A thematic meeting without place and chair.
    pub fn draft(&mut self) -> Listed {
        let start = self.calendar.start(self.calendar.ahead.saturating_add(14.days()));
        let mut meeting = self.hall.draft(&mut self.dice, MeetingKind::Thematic, start);
        meeting.plan.place.clear();
        meeting.plan.chair = None;
        meeting.plan.minute_taker = None;
        meeting.chair_name.clear();
        meeting.minute_taker_name.clear();
        (meeting, Vec::new())
    }
}
