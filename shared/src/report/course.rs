//! How a report goes from hand to hand.

use jiff::civil::Date;

use super::{Report, ReportAct, ReportFigures, ReportStanding, ReportState, ReportStep};
use crate::meeting::Stamp;
use crate::problem::{Problem, ProblemCode};
use crate::time::local_date;

impl Report {
    /// Whether its writers may still change it.
    ///
    /// # Errors
    /// [`ProblemCode::WrongReportState`] once it is with the organisation above.
    pub fn check_writable(&self) -> Result<(), Problem> {
        match self.state {
            ReportState::Draft | ReportState::Returned => Ok(()),
            ReportState::Sent => Err(Problem::with(
                ProblemCode::WrongReportState,
                "Báo cáo đã gửi nên không sửa được. Nếu cần sửa, xin cấp trên trả lại.",
            )),
            ReportState::Accepted => Err(Problem::with(
                ProblemCode::WrongReportState,
                "Báo cáo đã được tiếp nhận nên không sửa được nữa.",
            )),
        }
    }

    /// Sends it with these figures.
    ///
    /// # Errors
    /// As [`Self::check_writable`].
    pub fn send(&mut self, figures: ReportFigures, stamp: Stamp) -> Result<(), Problem> {
        self.check_writable()?;
        self.state = ReportState::Sent;
        self.figures = Some(figures);
        self.sent_on.get_or_insert(local_date(stamp.at));
        self.steps.push(ReportStep { act: ReportAct::Sent, stamp, remarks: String::new() });
        Ok(())
    }

    /// Accepts it, perhaps with a word.
    ///
    /// # Errors
    /// [`ProblemCode::WrongReportState`] unless it was sent and nobody answered yet.
    pub fn accept(&mut self, remarks: String, stamp: Stamp) -> Result<(), Problem> {
        self.answer(ReportState::Accepted, ReportStep { act: ReportAct::Accepted, stamp, remarks })
    }

    /// Gives it back with remarks, see [`check_remarks`].
    ///
    /// # Errors
    /// [`ProblemCode::WrongReportState`] unless it was sent and nobody answered yet.
    pub fn give_back(&mut self, remarks: String, stamp: Stamp) -> Result<(), Problem> {
        self.answer(ReportState::Returned, ReportStep { act: ReportAct::Returned, stamp, remarks })
    }

    fn answer(&mut self, state: ReportState, step: ReportStep) -> Result<(), Problem> {
        if self.state != ReportState::Sent {
            return Err(ProblemCode::WrongReportState.into());
        }
        self.state = state;
        self.steps.push(step);
        Ok(())
    }

    /// Whether it was ever sent: only then those above know of it.
    pub const fn was_sent(&self) -> bool {
        self.sent_on.is_some()
    }

    /// Whether it was first sent after its day.
    pub fn was_late(&self) -> bool {
        self.sent_on.is_some_and(|sent| sent > self.due_on)
    }

    /// How it looks from above on a day.
    pub fn standing(&self, today: Date) -> ReportStanding {
        match self.state {
            ReportState::Draft if today <= self.due_on => ReportStanding::Due,
            ReportState::Draft => ReportStanding::Late,
            ReportState::Sent => ReportStanding::Sent,
            ReportState::Returned => ReportStanding::Returned,
            ReportState::Accepted => ReportStanding::Accepted,
        }
    }

    /// The last remarks with which it was given back, while it is.
    pub fn open_remarks(&self) -> Option<&ReportStep> {
        self.steps.last().filter(|step| step.act == ReportAct::Returned)
    }
}

/// Checks what is said with giving a report back.
///
/// # Errors
/// A wrong field `remarks`, outside 5 to 2000 characters.
pub fn check_remarks(remarks: &str) -> Result<(), Problem> {
    match (5..=2000).contains(&remarks.trim().chars().count()) {
        true => Ok(()),
        false => Err(Problem::field("remarks", "Xin ghi điều cần sửa, từ 5 đến 2000 ký tự.")),
    }
}
