//! Assignments: what somebody was given to do in a meeting, until when, and what became of it.
//!
//! Whoever writes the minutes gives them; the person in charge, or one of those who lead, says what became of them. Open
//! ones return to the next meeting: they are its first item and stand in the review of its resolution.

use jiff::ToSpan as _;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::{Cursor, Nothing, Page};
use crate::endpoints;
use crate::id::{AssignmentId, MeetingId, MemberId, OrgId};
use crate::meeting::{Meeting, Stamp};
use crate::org::{OrgAt, OrgPath};
use crate::problem::{FieldProblem, Problem, ProblemCode};
use crate::time::local_date;

/// What became of an assignment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AssignmentState {
    /// Being done.
    #[default]
    Open,
    /// Done.
    Done,
    /// Given up or handed to others, with the reason as its result.
    Dropped,
}

impl AssignmentState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Open, Self::Done, Self::Dropped];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "Đang thực hiện",
            Self::Done => "Đã xong",
            Self::Dropped => "Thôi thực hiện",
        }
    }

    /// Whether nothing more comes.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

/// What is to be done, by whom, until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AssignmentText {
    /// What.
    pub what: String,
    /// Who is in charge.
    pub lead: MemberId,
    /// The last day.
    pub due_on: Date,
}

impl AssignmentText {
    /// Checks the written fields.
    ///
    /// # Errors
    /// [`ProblemCode::Invalid`] naming each wrong field.
    pub fn check(&self, meeting: &Meeting) -> Result<(), Problem> {
        let mut wrong = Vec::new();
        if !(3..=500).contains(&self.what.trim().chars().count()) {
            wrong.push(FieldProblem::new("what", "Xin ghi việc được giao, từ 3 đến 500 ký tự."));
        }
        let day = local_date(meeting.plan.starts_at);
        if self.due_on < day || self.due_on > day.saturating_add(5.years()) {
            wrong.push(FieldProblem::new("due_on", "Thời hạn phải từ ngày họp trở đi, không quá 5 năm."));
        }
        if wrong.is_empty() { Ok(()) } else { Err(Problem::invalid(wrong)) }
    }
}

/// What became of an assignment, as somebody says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Settlement {
    /// Done or dropped; open again when it was said by mistake.
    pub state: AssignmentState,
    /// The result in words; needed when dropped.
    #[serde(default)]
    pub result: String,
}

impl Settlement {
    /// As it is kept: without white space around the words.
    #[must_use]
    pub fn tidied(&self) -> Self {
        Self { result: self.result.trim().to_owned(), ..self.clone() }
    }
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Assignment {
    /// Its id, chosen by whoever gave it.
    pub id: AssignmentId,
    /// In which meeting it was given.
    pub meeting: MeetingId,
    /// The title of that meeting.
    pub meeting_title: String,
    /// Of which organisation.
    pub org: OrgId,
    /// Where that stands in the tree.
    pub path: OrgPath,
    /// What, who, until when.
    pub text: AssignmentText,
    /// Name of the person in charge.
    pub lead_name: String,
    /// What became of it.
    pub settlement: Settlement,
    /// Who gave it, and when.
    pub given: Stamp,
    /// Who said what became of it, and when.
    #[serde(default)]
    pub settled: Option<Stamp>,
    /// Revision, to be sent back with a change.
    #[serde(default)]
    pub rev: u32,
}

impl Assignment {
    /// What is given to do in a meeting, before the name of the person in charge is known.
    pub fn new(id: AssignmentId, meeting: &Meeting, text: AssignmentText, given: Stamp) -> Self {
        Self {
            id,
            meeting: meeting.id,
            meeting_title: meeting.plan.title.clone(),
            org: meeting.org,
            path: meeting.path.clone(),
            text,
            lead_name: String::new(),
            settlement: Settlement::default(),
            given,
            settled: None,
            rev: 0,
        }
    }

    /// Whether it is open after its last day.
    pub fn is_overdue(&self, today: Date) -> bool {
        !self.settlement.state.is_settled() && today > self.text.due_on
    }

    /// Gives it, or corrects it while it is open.
    ///
    /// # Errors
    /// A wrong field; [`ProblemCode::AssignmentSettled`].
    pub fn correct(
        &mut self,
        meeting: &Meeting,
        text: AssignmentText,
        lead_name: String,
    ) -> Result<(), Problem> {
        text.check(meeting)?;
        if self.settlement.state.is_settled() {
            return Err(ProblemCode::AssignmentSettled.into());
        }
        self.text = text;
        self.lead_name = lead_name;
        Ok(())
    }

    /// Says what became of it.
    ///
    /// # Errors
    /// A wrong field.
    pub fn settle(&mut self, settlement: Settlement, stamp: Stamp) -> Result<(), Problem> {
        let settlement = settlement.tidied();
        let length = settlement.result.chars().count();
        if settlement.state == AssignmentState::Dropped && length < 3 {
            return Err(Problem::field("result", "Xin ghi vì sao thôi thực hiện."));
        }
        if length > 1000 {
            return Err(Problem::field("result", "Kết quả dài quá 1.000 ký tự. Xin viết ngắn hơn."));
        }
        self.settled = settlement.state.is_settled().then_some(stamp);
        self.settlement = settlement;
        Ok(())
    }
}

/// From which day on what was settled belongs to the review of a meeting: the first of the month before.
pub fn reviewed_from(meeting: &Meeting) -> Date {
    let day = local_date(meeting.plan.starts_at);
    day.saturating_sub(1.month()).first_of_month()
}

/// Names an assignment in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AssignmentAt {
    /// The meeting in which it was given.
    pub meeting: MeetingId,
    /// The assignment; chosen by the caller for a new one.
    pub assignment: AssignmentId,
}

/// An assignment as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AssignmentChange {
    /// What, who, until when.
    pub text: AssignmentText,
    /// The revision that was read; 0 for a new one.
    pub rev: u32,
}

/// What became of an assignment, as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SettlementOrder {
    /// What became of it.
    pub settlement: Settlement,
    /// The revision that was read.
    pub rev: u32,
}

/// Which assignments of an organisation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AssignmentsOf {
    /// Those being done, the most urgent first.
    #[default]
    Open,
    /// Those done or dropped, the latest first.
    Settled,
}

impl AssignmentsOf {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "Đang thực hiện",
            Self::Settled => "Đã kết thúc",
        }
    }
}

/// Query of an organisation's assignments.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AssignmentsQuery {
    /// Which.
    #[serde(default)]
    pub of: AssignmentsOf,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

endpoints! {
    /// What I was given to do and have not settled, the most urgent first.
    ListMyAssignments = "list_my_assignments": Get "/api/me/assignments" by Member { reply: Vec<Assignment> }
    /// The assignments of an organisation, for those who lead it.
    ListAssignments = "list_assignments": Get "/api/orgs/{org}/assignments" by Member {
        path: OrgAt, query: AssignmentsQuery, reply: Page<Assignment>
    }
    /// Gives an assignment in a meeting, or corrects it.
    GiveAssignment = "give_assignment": Put "/api/meetings/{meeting}/assignments/{assignment}" by Member {
        path: AssignmentAt, body: AssignmentChange, reply: Assignment
    }
    /// Takes an assignment back that was given by mistake; taking it back again changes nothing.
    RemoveAssignment = "remove_assignment": Delete "/api/meetings/{meeting}/assignments/{assignment}" by Member {
        path: AssignmentAt, reply: Nothing
    }
    /// Says what became of an assignment: the person in charge, or one of those who lead.
    SettleAssignment = "settle_assignment": Post "/api/meetings/{meeting}/assignments/{assignment}/settlement" by Member {
        path: AssignmentAt, body: SettlementOrder, reply: Assignment
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::meeting::MeetingState;
    use crate::minutes::tests::{meeting, stamp};

    fn text() -> AssignmentText {
        AssignmentText {
            what: "Vận động hộ dân hiến đất làm đường".into(),
            lead: MemberId::from_parts(3, 1),
            due_on: date(2026, 12, 20),
        }
    }

    fn assignment() -> Assignment {
        let given =
            Assignment::new(AssignmentId::from_parts(1, 1), &meeting(MeetingState::Closed), text(), stamp(2));
        Assignment { lead_name: "Lê Văn Cần".into(), ..given }
    }

    #[test]
    fn an_assignment_says_what_and_is_due_after_the_meeting() {
        let meeting = meeting(MeetingState::Closed);
        for (change, field) in [
            (AssignmentText { what: " a ".into(), ..text() }, Some("what")),
            (AssignmentText { due_on: date(2026, 11, 24), ..text() }, Some("due_on")),
            (AssignmentText { due_on: date(2032, 1, 1), ..text() }, Some("due_on")),
            (AssignmentText { due_on: date(2026, 11, 25), ..text() }, None),
        ] {
            let wrong = change.check(&meeting).err().map(|problem| problem.fields[0].field.clone());
            assert_eq!(wrong.as_deref(), field, "{change:?}");
        }
    }

    #[test]
    fn what_is_settled_is_not_corrected_but_can_be_opened_again() {
        let settled = |state, result: &str| Settlement { state, result: result.into() };
        let (mut given, meeting) = (assignment(), meeting(MeetingState::Closed));
        assert!(given.is_overdue(date(2026, 12, 21)) && !given.is_overdue(date(2026, 12, 20)));
        assert!(given.settle(settled(AssignmentState::Dropped, ""), stamp(9)).is_err());
        given.settle(settled(AssignmentState::Done, " Ba hộ đã hiến đất. "), stamp(9)).unwrap();
        assert_eq!(given.settlement.result, "Ba hộ đã hiến đất.");
        assert!(!given.is_overdue(date(2027, 1, 1)));
        let refused = given.correct(&meeting, text(), String::new()).unwrap_err();
        assert_eq!(refused.code, ProblemCode::AssignmentSettled);
        given.settle(settled(AssignmentState::Open, ""), stamp(10)).unwrap();
        assert_eq!(given.settled, None);
        assert!(given.correct(&meeting, text(), "Lê Văn Cần".into()).is_ok());
    }

    #[test]
    fn the_review_goes_back_to_the_first_of_the_month_before() {
        assert_eq!(reviewed_from(&meeting(MeetingState::Closed)), date(2026, 10, 1));
    }
}
