//! What the system holds within the administrator's reach, and what an import would change in it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use shared::grant::Role;
use shared::id::{MemberId, OrgId};
use shared::member::Standing;
use shared::person::{CitizenId, Gender, PartyCardNo, PersonName, Phone};
use shared::roster::Column;

/// What the plan compares a sheet with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The branches within reach. With exactly one, a sheet may do without a column of branches.
    pub branches: Vec<KnownBranch>,
    /// The members within reach, by citizen id.
    pub members: BTreeMap<CitizenId, KnownMember>,
    /// Citizen ids of the sheet that belong to members outside the administrator's reach. That they exist is told,
    /// nothing else.
    pub elsewhere: BTreeSet<CitizenId>,
}

/// A branch within reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownBranch {
    /// Its id.
    pub id: OrgId,
    /// `Chi bộ thôn Đông`.
    pub name: String,
    /// Name of the organisation directly above, to tell branches of one name apart.
    pub above: Option<String>,
}

/// A member the system knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownMember {
    /// The member's id.
    pub id: MemberId,
    /// What the system holds.
    pub entry: RosterEntry,
    /// The roles in their own branch.
    pub roles: Vec<Role>,
}

/// A member as a roster describes one: the nine fields of the profile and the state of membership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterEntry {
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
    /// Số thẻ đảng viên.
    pub party_card_no: Option<PartyCardNo>,
    /// Chi bộ đang sinh hoạt.
    pub branch: OrgId,
    /// Số định danh công dân.
    pub citizen_id: CitizenId,
    /// Số điện thoại.
    pub phone: Option<Phone>,
    /// State of membership.
    pub standing: Standing,
}

/// One thing confirming a preview does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterChange {
    /// Creates a member.
    Create {
        /// Row of the sheet.
        row: u32,
        /// The new member.
        entry: RosterEntry,
    },
    /// Changes a member.
    Update {
        /// Row of the sheet.
        row: u32,
        /// Who.
        member: MemberId,
        /// All fields as they will be.
        entry: RosterEntry,
        /// The fields that differ, never empty.
        changed: Vec<Column>,
    },
}

impl RosterEntry {
    /// The fields in which two entries differ, in the order of the profile.
    pub fn differences(&self, other: &Self) -> Vec<Column> {
        let differs = |column: &Column| match column {
            Column::FullName => self.name != other.name,
            Column::BornOn => self.born_on != other.born_on,
            Column::Gender => self.gender != other.gender,
            Column::AdmittedOn => self.admitted_on != other.admitted_on,
            Column::OfficialOn => self.official_on != other.official_on,
            Column::PartyCardNo => self.party_card_no != other.party_card_no,
            Column::Branch => self.branch != other.branch,
            Column::CitizenId => self.citizen_id != other.citizen_id,
            Column::Phone => self.phone != other.phone,
            Column::Standing => self.standing != other.standing,
            Column::Ignored => false,
        };
        Column::READ.into_iter().filter(differs).collect()
    }
}
