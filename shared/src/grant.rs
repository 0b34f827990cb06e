//! Roles and the grants that give them: a person holds a role in one organisation, from a day on and perhaps until one.

mod seats;
mod term;

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Nothing;
use crate::endpoints;
use crate::id::{MemberId, OrgId};
use crate::org::{OrgAt, OrgKind, OrgPath};

pub use seats::{ChangeSecretary, ListSeats, NewSecretary, OrgSeats, SeatsQuery};
pub use term::{GrantState, day_before};

/// A role in an organisation. Plain membership needs no grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Bí thư.
    Secretary,
    /// Phó bí thư.
    DeputySecretary,
    /// Chi ủy viên.
    BranchCommitteeMember,
    /// Cán bộ who works for a committee: prepares its documents, receives its reports.
    Officer,
    /// Quản trị of the organisation and of everything below it.
    OrgAdmin,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] =
        [Self::Secretary, Self::DeputySecretary, Self::BranchCommitteeMember, Self::Officer, Self::OrgAdmin];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Secretary => "Bí thư",
            Self::DeputySecretary => "Phó bí thư",
            Self::BranchCommitteeMember => "Chi ủy viên",
            Self::Officer => "Cán bộ",
            Self::OrgAdmin => "Quản trị",
        }
    }

    /// Vietnamese name in an organisation of that kind: a seat on a committee reads otherwise than one in a branch.
    pub const fn label_in(self, kind: OrgKind) -> &'static str {
        match (self, kind.has_members()) {
            (Self::BranchCommitteeMember, false) => "Cấp ủy viên",
            _ => self.label(),
        }
    }

    /// The name in keys and URLs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Secretary => "secretary",
            Self::DeputySecretary => "deputy_secretary",
            Self::BranchCommitteeMember => "branch_committee_member",
            Self::Officer => "officer",
            Self::OrgAdmin => "org_admin",
        }
    }

    /// Whether the role sits in the committee that leads a branch.
    pub const fn leads_branch(self) -> bool {
        matches!(self, Self::Secretary | Self::DeputySecretary | Self::BranchCommitteeMember)
    }
}

/// A role held: what a token carries and `access::may` reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeldRole {
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub path: OrgPath,
}

/// A role given to a member in an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoleGrant {
    /// To whom.
    pub member: MemberId,
    /// The holder's name.
    pub name: String,
    /// Which role.
    pub role: Role,
    /// Where.
    pub org: OrgId,
    /// Where that stands in the tree.
    pub path: OrgPath,
    /// When it was given.
    pub granted_at: Timestamp,
    /// By whom; `None` for the first administrator, whom the operator creates.
    pub granted_by: Option<MemberId>,
    /// First day in Vietnam on which it counts.
    pub from: Date,
    /// Last day on which it counts; `None` until somebody ends it.
    pub until: Option<Date>,
    /// Why it was given.
    pub reason: String,
}

/// Gives a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewGrant {
    /// To whom.
    pub member: MemberId,
    /// Which role.
    pub role: Role,
    /// First day on which it counts.
    pub from: Date,
    /// Last day on which it counts; without one it counts until somebody ends it.
    #[serde(default)]
    pub until: Option<Date>,
    /// Why; see [`crate::audit::check_reason`].
    pub reason: String,
}

/// Ends a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GrantEnd {
    /// Why; see [`crate::audit::check_reason`].
    pub reason: String,
}

/// Names a grant in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GrantAt {
    /// Where.
    pub org: OrgId,
    /// Whose.
    pub member: MemberId,
    /// Which role.
    pub role: Role,
}

endpoints! {
    /// The roles given in an organisation: held now, from a later day on, and those whose last day is over.
    ListGrants = "list_grants": Get "/api/orgs/{org}/grants" by Member { path: OrgAt, reply: Vec<RoleGrant> }
    /// Gives a role; giving it again changes nothing.
    GrantRole = "grant_role": Post "/api/orgs/{org}/grants" by Member { path: OrgAt, body: NewGrant, reply: RoleGrant }
    /// Ends a role; ending it again changes nothing.
    EndGrant = "end_grant": Post "/api/orgs/{org}/grants/{member}/{role}/end" by Member {
        path: GrantAt, body: GrantEnd, reply: Nothing
    }
}
