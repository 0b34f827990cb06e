//! Who leads and administers the organisations directly below, and the change of a secretary in one act.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::term::check_from;
use super::{Role, RoleGrant};
use crate::audit::check_reason;
use crate::endpoint::{Cursor, Page};
use crate::endpoints;
use crate::id::MemberId;
use crate::org::{Org, OrgAt};
use crate::problem::FieldProblem;

/// An organisation with the roles given in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrgSeats {
    /// The organisation.
    pub org: Org,
    /// The roles given in it, without those whose last day is over.
    pub grants: Vec<RoleGrant>,
}

impl OrgSeats {
    /// Who holds that role on `day`.
    pub fn holders(&self, role: Role, day: Date) -> impl Iterator<Item = &RoleGrant> {
        self.grants.iter().filter(move |grant| grant.role == role && grant.holds_on(day))
    }

    /// Whether nobody is secretary on `day`.
    pub fn lacks_secretary(&self, day: Date) -> bool {
        self.holders(Role::Secretary, day).next().is_none()
    }
}

/// Which of the organisations below to show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SeatsQuery {
    /// Words of a name, with or without marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// Who follows as secretary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewSecretary {
    /// The new secretary.
    pub member: MemberId,
    /// The secretary whom the caller saw there; `None` when there was none.
    #[serde(default)]
    pub former: Option<MemberId>,
    /// First day of the new one; the day before is the last of the former one.
    pub from: Date,
    /// Why; see [`crate::audit::check_reason`].
    pub reason: String,
}

impl NewSecretary {
    /// The same with its reason tidied.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn checked(mut self, today: Date) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        problems.extend(check_from(self.from, today).err());
        if self.former == Some(self.member) {
            problems.push(FieldProblem::new("member", "Đồng chí này đang là bí thư. Xin chọn người khác."));
        }
        match check_reason(&self.reason) {
            Ok(reason) => self.reason = reason,
            Err(problem) => problems.push(problem),
        }
        if problems.is_empty() { Ok(self) } else { Err(problems) }
    }
}

endpoints! {
    /// The organisations directly below with who leads and administers each, by name; with words, those whose names
    /// match. Changes nothing.
    ListSeats = "list_seats": Ask "/api/orgs/{org}/seats" by Member {
        path: OrgAt, body: SeatsQuery, reply: Page<OrgSeats>
    }
    /// A new secretary follows the present one: one ends and the other begins, both or neither.
    ChangeSecretary = "change_secretary": Post "/api/orgs/{org}/secretary" by Member {
        path: OrgAt, body: NewSecretary, reply: RoleGrant
    }
}
