//! Asking for an account, and deciding.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{NewRegistration, Registration, RegistrationState, RegistrationStatus};
use crate::endpoint::{Cursor, Page};
use crate::endpoints;
use crate::id::{MemberId, OrgId, RegistrationId};
use crate::member::{AccountState, Member, MemberAt};
use crate::org::{OrgAt, OrgKind};
use crate::problem::ProblemCode;

/// An organisation on the way to one's branch: what everybody may know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrgChoice {
    /// Its id.
    pub id: OrgId,
    /// What it is.
    pub kind: OrgKind,
    /// Its name.
    pub name: String,
}

/// Query of the way to one's branch.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrgChoiceQuery {
    /// Below which organisation; absent at the top of the tree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<OrgId>,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// Query of the registrations that lie with an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegistrationQuery {
    /// Those that wait, or those that ended so.
    #[serde(default)]
    pub state: RegistrationState,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// Names a registration in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegistrationAt {
    /// Which.
    pub registration: RegistrationId,
}

/// Approves one registration for one member of the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Approval {
    /// Which registration.
    pub registration: RegistrationId,
    /// Whose account it becomes.
    pub member: MemberId,
    /// What approving does to the account.
    pub opens: Opens,
    /// The revision that was read.
    pub rev: u32,
}

/// What approving does to an account; said by whoever approves, so that nobody's password is replaced unawares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Opens {
    /// Opens it for the first time.
    First,
    /// Replaces the password of one that is open, and signs out everywhere.
    Again,
}

impl Opens {
    /// Both.
    pub const ALL: [Self; 2] = [Self::First, Self::Again];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::First => "Mở tài khoản lần đầu",
            Self::Again => "Thay mật khẩu tài khoản đang dùng",
        }
    }
}

/// Approves several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Approvals {
    /// At most [`Approvals::MOST`].
    pub approvals: Vec<Approval>,
}

impl Approvals {
    /// Most at once: a branch in its meeting.
    pub const MOST: usize = 30;
}

/// One of several registrations that are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefusedRegistration {
    /// Which registration.
    pub registration: RegistrationId,
    /// The revision that was read.
    pub rev: u32,
}

/// Refuses several for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegistrationRefusals {
    /// At most [`RegistrationRefusals::MOST`].
    pub refused: Vec<RefusedRegistration>,
    /// Why; each applicant reads it.
    pub reason: String,
}

impl RegistrationRefusals {
    /// Most at once: a page of the list.
    pub const MOST: usize = 30;
}

/// What became of one of several; the others are not held up by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegistrationOutcome {
    /// Which registration.
    pub registration: RegistrationId,
    /// Why it was not decided so; `None` when it was.
    pub problem: Option<ProblemCode>,
}

/// Refuses a registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegistrationRefusal {
    /// Why; the applicant reads it.
    pub reason: String,
    /// The revision that was read.
    pub rev: u32,
}

/// Passes a registration on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PassingOrder {
    /// To an organisation below; `None` to the one directly above.
    pub to: Option<OrgId>,
    /// What to know there; may be empty.
    pub note: String,
    /// The revision that was read.
    pub rev: u32,
}

/// Locks an account or opens it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccountChange {
    /// [`AccountState::Locked`], or [`AccountState::Active`] to open it.
    pub account: AccountState,
    /// Why, for the log: see [`crate::audit::check_reason`]; opening needs none.
    #[serde(default)]
    pub reason: String,
    /// The revision of the member that was read.
    pub rev: u32,
}

endpoints! {
    /// The organisations directly below one, for somebody who looks for their branch. Names only.
    ListOrgChoices = "list_org_choices": Get "/api/registrations/orgs" by Anyone {
        query: OrgChoiceQuery, reply: Page<OrgChoice>
    }
    /// Asks for an account; sending it again changes nothing.
    CreateRegistration = "create_registration": Post "/api/registrations" by Anyone {
        body: NewRegistration, reply: RegistrationStatus
    }
    /// How one's registration stands; only the device that sent it knows its id.
    FindRegistration = "find_registration": Get "/api/registrations/{registration}" by Anyone {
        path: RegistrationAt, reply: RegistrationStatus
    }
    /// The registrations that lie with an organisation, oldest first, each beside the roster.
    ListRegistrations = "list_registrations": Get "/api/orgs/{org}/registrations" by Member {
        path: OrgAt, query: RegistrationQuery, reply: Page<Registration>
    }
    /// Approves registrations that lie with a branch; what hinders one does not hold up the others.
    ApproveRegistrations = "approve_registrations": Post "/api/orgs/{org}/registration-approvals" by Member {
        path: OrgAt, body: Approvals, reply: Vec<RegistrationOutcome>
    }
    /// Refuses a registration with a reason.
    RefuseRegistration = "refuse_registration": Post "/api/registrations/{registration}/refusal" by Member {
        path: RegistrationAt, body: RegistrationRefusal, reply: Registration
    }
    /// Refuses several for one reason; what hinders one does not hold up the others.
    RefuseRegistrations = "refuse_registrations": Post "/api/orgs/{org}/registration-refusals" by Member {
        path: OrgAt, body: RegistrationRefusals, reply: Vec<RegistrationOutcome>
    }
    /// Passes a registration to the organisation above or to one below.
    PassRegistration = "pass_registration": Post "/api/registrations/{registration}/passing" by Member {
        path: RegistrationAt, body: PassingOrder, reply: Registration
    }
    /// Locks an account, which ends its sessions, or opens it again.
    ChangeAccount = "change_account": Put "/api/members/{member}/account" by Member {
        path: MemberAt, body: AccountChange, reply: Member
    }
}
