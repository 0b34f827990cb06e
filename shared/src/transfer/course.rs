//! How a transfer goes on, and by when.

use jiff::civil::Date;

use super::{Transfer, TransferState};
use crate::meeting::Stamp;
use crate::problem::{Problem, ProblemCode};
use crate::rules::transfer_rules;
use crate::rules::working_days::{Certainty, certainty, working_days_after};
use crate::time::format_date;

/// How a transfer that waits stands to its deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lateness {
    /// Within both.
    OnTime,
    /// The papers should have been presented by now.
    PapersLate,
    /// It should have been settled by now.
    SettlingLate,
}

impl Lateness {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::OnTime, Self::PapersLate, Self::SettlingLate];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::OnTime => "Trong hạn",
            Self::PapersLate => "Quá hạn nộp hồ sơ",
            Self::SettlingLate => "Quá hạn giải quyết",
        }
    }
}

impl Transfer {
    /// The last day for presenting the papers.
    pub fn papers_due(&self) -> Date {
        working_days_after(self.letter_on, transfer_rules(self.letter_on).papers_working_days)
    }

    /// The last day for settling it.
    pub fn settled_due(&self) -> Date {
        working_days_after(self.letter_on, transfer_rules(self.letter_on).settled_working_days)
    }

    /// Whether that deadline rests on days off that are still expected.
    pub fn is_expected(&self, due: Date) -> bool {
        certainty(self.letter_on, due) == Certainty::Expected
    }

    /// How it stands to its deadlines on `today`; what is over is late no more.
    pub fn lateness(&self, today: Date) -> Lateness {
        if self.state != TransferState::Waiting || today <= self.papers_due() {
            Lateness::OnTime
        } else if today <= self.settled_due() {
            Lateness::PapersLate
        } else {
            Lateness::SettlingLate
        }
    }

    /// Receives the member, whose papers were presented on that day.
    ///
    /// # Errors
    /// [`ProblemCode::TransferOver`] unless it waits; a day before the letter or ahead.
    pub fn receive(&mut self, papers_on: Date, today: Date, stamp: Stamp) -> Result<(), Problem> {
        self.check_waiting()?;
        if papers_on > today || papers_on < self.letter_on {
            let letter = format_date(self.letter_on);
            let sentence = format!("Ngày nộp hồ sơ phải từ ngày của giấy giới thiệu ({letter}) đến hôm nay.");
            return Err(Problem::field("papers_on", sentence));
        }
        self.state = TransferState::Received { papers_on, stamp };
        Ok(())
    }

    /// Sends the papers back.
    ///
    /// # Errors
    /// [`ProblemCode::TransferOver`] unless it waits.
    pub fn give_back(&mut self, reason: String, stamp: Stamp) -> Result<(), Problem> {
        self.check_waiting()?;
        self.state = TransferState::Returned { reason, stamp };
        Ok(())
    }

    /// Takes it back.
    ///
    /// # Errors
    /// [`ProblemCode::TransferOver`] unless it waits.
    pub fn withdraw(&mut self, stamp: Stamp) -> Result<(), Problem> {
        self.check_waiting()?;
        self.state = TransferState::Withdrawn { stamp };
        Ok(())
    }

    fn check_waiting(&self) -> Result<(), Problem> {
        match self.state {
            TransferState::Waiting => Ok(()),
            _ => Err(ProblemCode::TransferOver.into()),
        }
    }
}
