//! What is typed to start a transfer, and what becomes of it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use shared::audit::check_reason;
use shared::id::TransferId;
use shared::member::Member;
use shared::problem::FieldProblem;
use shared::registration::OrgChoice;
use shared::transfer::{NewDestination, NewTransfer};

use crate::form::Refusal;

/// Inside of this system or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Where {
    /// A branch that uses the handbook.
    Inside,
    /// Somewhere else.
    Outside,
}

/// The form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    /// Inside of this system or not.
    pub place: Option<Where>,
    /// The branch that was chosen.
    pub branch: Option<OrgChoice>,
    /// The name of a place outside.
    pub outside: String,
    /// Day of the letter.
    pub letter_on: Option<Date>,
    /// Its number.
    pub letter_no: String,
    /// Why.
    pub reason: String,
}

impl Typed {
    /// An empty form, with the letter of today.
    pub fn new(today: Date) -> Self {
        Self {
            place: None,
            branch: None,
            outside: String::new(),
            letter_on: Some(today),
            letter_no: String::new(),
            reason: String::new(),
        }
    }

    /// What is to be sent, or every mistake at once.
    pub fn order(self, id: TransferId, member: &Member, today: Date) -> Result<NewTransfer, Refusal> {
        let mut problems = Vec::new();
        let to = match (self.place, self.branch) {
            (Some(Where::Inside), Some(branch)) => Some(NewDestination::Branch { org: branch.id }),
            (Some(Where::Outside), _) => Some(NewDestination::Outside { name: self.outside }),
            (Some(Where::Inside), None) => {
                problems.push(FieldProblem::new("to", "Xin chọn chi bộ nơi đến."));
                None
            }
            (None, _) => {
                problems.push(FieldProblem::new("place", "Xin chọn nơi đến."));
                None
            }
        };
        if self.letter_on.is_none() {
            problems.push(FieldProblem::new("letter_on", "Xin chọn ngày của giấy giới thiệu."));
        }
        let (Some(to), Some(letter_on)) = (to, self.letter_on) else {
            problems.extend(check_reason(&self.reason).err());
            return Err(problems.into());
        };
        let letter_no = Some(self.letter_no);
        let new = NewTransfer { id, to, letter_on, letter_no, reason: self.reason, rev: member.rev };
        Ok(new.checked(member.admitted_on, today)?)
    }
}
