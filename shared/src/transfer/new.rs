//! Starting a transfer.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Destination, Transfer, TransferBranch, TransferState};
use crate::audit::check_reason;
use crate::id::{MemberId, OrgId, TransferId};
use crate::meeting::Stamp;
use crate::problem::FieldProblem;
use crate::text::tidy;
use crate::time::local_date;

/// Longest number of a letter, in characters.
const LONGEST_NUMBER: usize = 40;

/// Where the member shall go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NewDestination {
    /// To a branch of this system.
    Branch {
        /// Which.
        org: OrgId,
    },
    /// To an organisation that is not in it.
    Outside {
        /// Its name, as the letter has it: 3 to 150 characters.
        name: String,
    },
}

/// A new transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewTransfer {
    /// Chosen by the caller, so that a repeated request starts one transfer.
    pub id: TransferId,
    /// Where to.
    pub to: NewDestination,
    /// Day of the letter of introduction.
    pub letter_on: Date,
    /// Its number, when it has one.
    #[serde(default)]
    pub letter_no: Option<String>,
    /// Why; see [`check_reason`].
    pub reason: String,
    /// The revision of the member that was read.
    pub rev: u32,
}

impl NewTransfer {
    /// The same with its texts tidied.
    ///
    /// # Errors
    /// Every field that is wrong: a day that lies ahead or before the admission, texts that are too long, too short, or
    /// hold somebody's number.
    pub fn checked(mut self, admitted_on: Date, today: Date) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        if let NewDestination::Outside { name } = &mut self.to {
            *name = tidy(name);
            if !(3..=150).contains(&name.chars().count()) {
                let sentence = "Xin ghi tên tổ chức đảng nơi đến, từ 3 đến 150 ký tự.";
                problems.push(FieldProblem::new("to", sentence));
            }
        }
        if self.letter_on > today || self.letter_on < admitted_on {
            let sentence = "Ngày của giấy giới thiệu phải sau ngày vào Đảng và không sau hôm nay.";
            problems.push(FieldProblem::new("letter_on", sentence));
        }
        self.letter_no = self.letter_no.map(|number| tidy(&number)).filter(|number| !number.is_empty());
        if self.letter_no.as_ref().is_some_and(|number| number.chars().count() > LONGEST_NUMBER) {
            let sentence = format!("Số giấy giới thiệu không quá {LONGEST_NUMBER} ký tự.");
            problems.push(FieldProblem::new("letter_no", sentence));
        }
        match check_reason(&self.reason) {
            Ok(reason) => self.reason = reason,
            Err(problem) => problems.push(problem),
        }
        if problems.is_empty() { Ok(self) } else { Err(problems) }
    }
}

/// Who is transferred, as the letter names them.
#[derive(Debug, Clone)]
pub struct Transferred {
    /// Whose.
    pub member: MemberId,
    /// Họ và tên.
    pub name: String,
    /// Ngày vào Đảng.
    pub admitted_on: Date,
    /// Ngày chính thức.
    pub official_on: Option<Date>,
    /// Which branch they leave.
    pub from: TransferBranch,
}

impl Transfer {
    /// A transfer that begins; one to the outside is over with it.
    pub fn begin(new: NewTransfer, who: Transferred, to: Destination, started: Stamp) -> Self {
        let state = match to {
            Destination::Branch(_) => TransferState::Waiting,
            Destination::Outside { .. } => TransferState::Left,
        };
        let Transferred { member, name, admitted_on, official_on, from } = who;
        let NewTransfer { id, letter_on, letter_no, reason, .. } = new;
        Self {
            id,
            member,
            name,
            admitted_on,
            official_on,
            from,
            to,
            letter_on,
            letter_no,
            reason,
            started,
            state,
            rev: 1,
        }
    }

    /// Whether it is what was asked for on that day by the same person: the same request again.
    pub fn is_begun_by(&self, new: &NewTransfer, by: MemberId) -> bool {
        let same_place = match (&new.to, &self.to) {
            (NewDestination::Branch { org }, Destination::Branch(branch)) => *org == branch.org,
            (NewDestination::Outside { name }, Destination::Outside { name: known }) => tidy(name) == *known,
            _ => false,
        };
        let same_words = tidy(&new.reason) == self.reason
            && new.letter_no.as_deref().map(tidy).filter(|number| !number.is_empty()) == self.letter_no;
        same_place && same_words && new.letter_on == self.letter_on && self.started.by == by
    }

    /// The day on which it was started.
    pub fn started_on(&self) -> Date {
        local_date(self.started.at)
    }
}
