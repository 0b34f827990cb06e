//! A party member: the profile of exactly nine fields and the state of membership.

mod account;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::Headline;
use crate::endpoint::{Cursor, Page};
use crate::endpoints;
use crate::grant::Role;
use crate::id::{MemberId, OrgId, TransferId};
use crate::notice::Inbox;
use crate::person::{Gender, PersonName};

pub use account::{AccountLock, AccountState};

/// State of membership. Whether someone is official or probationary follows from `official_on`, see [`Member::class`].
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Takes part in the branch.
    #[default]
    Active,
    /// Miễn công tác và sinh hoạt đảng.
    Exempt,
    /// Đình chỉ sinh hoạt đảng.
    Suspended,
    /// Sinh hoạt tạm thời nơi khác: counted at home, meets at the host, does not vote there.
    TemporarilyAway,
    /// Chuyển sinh hoạt chính thức đi.
    TransferredOut,
    /// Xóa tên.
    StruckOff,
    /// Khai trừ.
    Expelled,
    /// Xin ra khỏi Đảng.
    Resigned,
    /// Từ trần.
    Deceased,
}

impl Standing {
    /// Every standing, in the order of the domain's list.
    pub const ALL: [Self; 9] = [
        Self::Active,
        Self::Exempt,
        Self::Suspended,
        Self::TemporarilyAway,
        Self::TransferredOut,
        Self::StruckOff,
        Self::Expelled,
        Self::Resigned,
        Self::Deceased,
    ];

    /// Whether roles may be used: suspension stops acts, and they sleep until it ends.
    pub const fn may_act(self) -> bool {
        !matches!(self, Self::Suspended)
    }

    /// The state in the branch that receives a member: staying elsewhere for the time being ends with the transfer.
    #[must_use]
    pub const fn after_transfer(self) -> Self {
        match self {
            Self::TemporarilyAway => Self::Active,
            other => other,
        }
    }

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Active => "Đang sinh hoạt",
            Self::Exempt => "Miễn công tác và sinh hoạt",
            Self::Suspended => "Đình chỉ sinh hoạt",
            Self::TemporarilyAway => "Sinh hoạt tạm thời nơi khác",
            Self::TransferredOut => "Đã chuyển đi",
            Self::StruckOff => "Xóa tên",
            Self::Expelled => "Khai trừ",
            Self::Resigned => "Xin ra khỏi Đảng",
            Self::Deceased => "Từ trần",
        }
    }

    /// Whether the person still belongs to the branch.
    pub const fn belongs(self) -> bool {
        matches!(self, Self::Active | Self::Exempt | Self::Suspended | Self::TemporarilyAway)
    }
}

/// Official or probationary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemberClass {
    /// Đảng viên chính thức.
    Official,
    /// Đảng viên dự bị.
    Probationary,
}

impl MemberClass {
    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Official => "Chính thức",
            Self::Probationary => "Dự bị",
        }
    }
}

/// A member as shown to those who may read the roster. Identifiers are masked: only their last digits are here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Member {
    /// The member's id.
    pub id: MemberId,
    /// Họ và tên.
    pub name: PersonName,
    /// Ngày sinh.
    pub born_on: Date,
    /// Giới tính.
    pub gender: Gender,
    /// Ngày vào Đảng.
    pub admitted_on: Date,
    /// Ngày chính thức; a probationary member has none.
    pub official_on: Option<Date>,
    /// Số thẻ đảng viên, masked.
    pub party_card_no: Option<String>,
    /// Chi bộ đang sinh hoạt.
    pub branch: OrgId,
    /// Số định danh công dân, masked.
    pub citizen_id: String,
    /// Số điện thoại, masked.
    pub phone: Option<String>,
    /// State of membership.
    pub standing: Standing,
    /// The branch where the member meets for the time being, when away.
    pub host: Option<OrgId>,
    /// Where the account stands.
    pub account: AccountState,
    /// By whom it was locked, while it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lock: Option<AccountLock>,
    /// The transfer that waits to be received, while one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer: Option<TransferId>,
    /// Revision, to be sent back with a change.
    pub rev: u32,
}

impl Member {
    /// Official or probationary on `day`.
    pub fn class(&self, day: Date) -> MemberClass {
        class(self.official_on, day)
    }
}

/// Official from the day of recognition on, before it probationary.
pub fn class(official_on: Option<Date>, day: Date) -> MemberClass {
    match official_on {
        Some(recognised) if recognised <= day => MemberClass::Official,
        _ => MemberClass::Probationary,
    }
}

/// What the signed-in member is: asked once when the app opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Me {
    /// The profile.
    pub member: Member,
    /// The name of the branch.
    pub branch_name: String,
    /// The hats, the member's own branch first.
    pub seats: Vec<Seat>,
    /// The newest documents for the member, newest first.
    #[serde(default)]
    pub newest: Vec<Headline>,
    /// How many notices wait, and which of them ask for something.
    #[serde(default)]
    pub inbox: Inbox,
}

/// A place in which the member acts: an organisation with the roles held there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Seat {
    /// The organisation.
    pub org: crate::org::Org,
    /// The roles held there; empty for plain membership.
    pub roles: Vec<Role>,
}

/// Query of a roster.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RosterQuery {
    /// Only those whose account stands so; asked of one branch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountState>,
    /// Where to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}

/// A search of people by name. It travels as a body, because what somebody types about people must not stand in an
/// address: addresses are kept by browsers and written into logs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MemberSearch {
    /// Words of a name, with or without marks.
    pub words: String,
    /// Only those whose account stands so; asked of one branch.
    #[serde(default)]
    pub account: Option<AccountState>,
}

/// A change of standing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StandingChange {
    /// The new state.
    pub standing: Standing,
    /// The branch where the member meets meanwhile; only with [`Standing::TemporarilyAway`], and only when it
    /// is a branch in this system.
    #[serde(default)]
    pub host: Option<OrgId>,
    /// From which day it counts; see [`crate::standing::check_since`].
    pub since: Date,
    /// The revision that was read.
    pub rev: u32,
}

/// Names a member in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MemberAt {
    /// The member.
    pub member: MemberId,
}

endpoints! {
    /// Who I am and which hats I wear.
    FindMe = "find_me": Get "/api/me" by Member { reply: Me }
    /// The members of a branch by given name.
    ListMembers = "list_members": Get "/api/orgs/{org}/members" by Member {
        path: crate::org::OrgAt, query: RosterQuery, reply: Page<Member>
    }
    /// The members of a branch, or of all branches below a committee, whose names match; changes nothing.
    SearchMembers = "search_members": Ask "/api/orgs/{org}/member-search" by Member {
        path: crate::org::OrgAt, body: MemberSearch, reply: Page<Member>
    }
    /// One member.
    FindMember = "find_member": Get "/api/members/{member}" by Member { path: MemberAt, reply: Member }
    /// Changes the state of membership.
    ChangeStanding = "change_standing": Put "/api/members/{member}/standing" by Member {
        path: MemberAt, body: StandingChange, reply: Member
    }
}
