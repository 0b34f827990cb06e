//! Signing off: after it the text stands, and only addenda follow.

use super::{Addendum, Minutes, PaperRecord, Vote, check_writable};
use crate::meeting::{Meeting, MeetingState, Stamp};
use crate::problem::{Problem, ProblemCode};

/// Longest addendum, in characters.
const LONGEST: usize = 4_000;
/// Most addenda.
const MOST: usize = 20;

impl Minutes {
    /// Whether the text can still be changed.
    ///
    /// # Errors
    /// [`ProblemCode::WrongMeetingState`], [`ProblemCode::MinutesSigned`].
    pub fn check_open(&self, meeting: &Meeting) -> Result<(), Problem> {
        check_writable(meeting)?;
        if self.signed.is_some() { Err(ProblemCode::MinutesSigned.into()) } else { Ok(()) }
    }

    /// Signs them off, and keeps what they rest on.
    ///
    /// # Errors
    /// As [`Self::check_open`]; while the session goes on; what is missing in the text; a vote that does not fit those
    /// who were there.
    pub fn sign(
        &mut self,
        meeting: &Meeting,
        votes: &[Vote],
        record: PaperRecord,
        stamp: Stamp,
    ) -> Result<(), Problem> {
        self.check_open(meeting)?;
        if meeting.state != MeetingState::Closed {
            let sentence =
                "Cuộc họp chưa kết thúc nên chưa hoàn tất biên bản được. Xin kết thúc cuộc họp trước.";
            return Err(Problem::with(ProblemCode::WrongMeetingState, sentence));
        }
        self.text.check_signable()?;
        if let Some(vote) = votes.iter().find(|vote| vote.text.tally.check(&record.base).is_err()) {
            let sentence = format!(
                "Số phiếu của biểu quyết “{}” không khớp với kết quả điểm danh. Xin kiểm tra lại.",
                vote.text.matter
            );
            return Err(Problem::field("votes", sentence));
        }
        (self.signed, self.record) = (Some(stamp), Some(record));
        Ok(())
    }

    /// Adds to signed minutes.
    ///
    /// # Errors
    /// [`ProblemCode::MinutesNotSigned`], or a wrong field.
    pub fn add(&mut self, text: &str, stamp: Stamp) -> Result<(), Problem> {
        if self.signed.is_none() {
            return Err(ProblemCode::MinutesNotSigned.into());
        }
        let text = text.trim();
        if !(3..=LONGEST).contains(&text.chars().count()) {
            return Err(Problem::field("text", "Xin ghi nội dung bổ sung, từ 3 đến 4.000 ký tự."));
        }
        if self.addenda.len() >= MOST {
            return Err(Problem::field(
                "text",
                "Biên bản đã có 20 lần bổ sung. Xin ghi vào biên bản cuộc họp sau.",
            ));
        }
        self.addenda.push(Addendum { text: text.to_owned(), stamp });
        Ok(())
    }
}
