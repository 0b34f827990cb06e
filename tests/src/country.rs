//! A small country: one province with two communes; the first has two branches, the second one.
//!
//! ```text
//! Tỉnh ủy Sơn Thủy
//! ├── Đảng ủy xã Phúc Lâm
//! │   ├── Chi bộ thôn Đông   BRANCH       where the stories happen
//! │   └── Chi bộ thôn Đoài   SIBLING
//! └── Đảng ủy xã Phúc Sơn
//!     └── Chi bộ thôn Hạ     FAR_BRANCH
//! ```
//!
//! Places, people and numbers are made up; ids are fixed, so that snapshots read the same in every run.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use shared::grant::{NewGrant, Role, RoleGrant};
use shared::id::{MemberId, OrgId};
use shared::member::Standing;
use shared::org::{Org, OrgKind, OrgPath};
use shared::person::Gender;
use store::{Identifiers, NewMember, Store, StoreResult, StoredMember};

/// The province.
pub const PROVINCE: OrgId = org(1);
/// The commune of [`BRANCH`].
pub const COMMUNE: OrgId = org(2);
/// The other commune.
pub const FAR_COMMUNE: OrgId = org(3);
/// The branch where the stories happen.
pub const BRANCH: OrgId = org(11);
/// Another branch of the same commune.
pub const SIBLING: OrgId = org(12);
/// A branch of the other commune.
pub const FAR_BRANCH: OrgId = org(13);

const fn org(number: u128) -> OrgId {
    OrgId::from_parts(1_700_000_000_000, number)
}

/// Someone who lives there.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// Their id.
    pub id: MemberId,
    /// Their name.
    pub name: &'static str,
    /// Their citizen id, twelve digits.
    pub citizen_id: &'static str,
    /// Their phone.
    pub phone: &'static str,
    /// Their party card, if they have one.
    pub card: Option<&'static str>,
    /// Their branch.
    pub branch: OrgId,
    /// State of membership.
    pub standing: Standing,
    /// Where they meet for the time being.
    pub host: Option<OrgId>,
    /// The role they hold, and where.
    pub role: Option<(Role, OrgId)>,
}

const fn person(number: u128, name: &'static str, branch: OrgId, citizen_id: &'static str) -> Person {
    let id = MemberId::from_parts(1_700_000_000_000, 100 + number);
    let card = Some("34193630");
    Person {
        id,
        name,
        citizen_id,
        phone: "0912345678",
        card,
        branch,
        standing: Standing::Active,
        host: None,
        role: None,
    }
}

impl Person {
    const fn with_role(self, role: Role, org: OrgId) -> Self {
        Self { role: Some((role, org)), ..self }
    }

    const fn with_standing(self, standing: Standing) -> Self {
        Self { standing, ..self }
    }

    const fn away(self, host: Option<OrgId>) -> Self {
        Self { standing: Standing::TemporarilyAway, host, ..self }
    }

    const fn without_card(self) -> Self {
        Self { card: None, ..self }
    }

    fn gender(&self) -> Gender {
        if self.citizen_id.as_bytes()[3].is_multiple_of(2) { Gender::Male } else { Gender::Female }
    }

    /// A probationary member has no card and no day of recognition.
    fn official_on(&self) -> Option<Date> {
        self.card.map(|_| date(2011, 5, 19))
    }

    fn stored(&self, store: &Store) -> StoredMember {
        let identifiers = Identifiers {
            citizen_id: self.citizen_id.parse().expect("twelve digits"),
            phone: Some(self.phone.parse().expect("a phone")),
            party_card_no: self.card.map(|card| card.parse().expect("a card")),
        };
        let year = 1900 + self.citizen_id[4..6].parse::<i16>().expect("digits");
        let new = NewMember {
            id: self.id,
            name: self.name.parse().expect("a name"),
            born_on: date(year, 3, 12),
            gender: self.gender(),
            admitted_on: date(2010, 5, 19),
            official_on: self.official_on(),
            branch: self.branch,
            chain: path(self.branch).ids().to_vec(),
            standing: self.standing,
            identifiers,
        };
        let mut stored = StoredMember::new(new, &store.seal);
        stored.host = self.host;
        stored
    }

    fn grant(&self, at: Timestamp) -> Option<RoleGrant> {
        let (role, org) = self.role?;
        let name = self.name.to_owned();
        Some(RoleGrant {
            member: self.id,
            name,
            role,
            org,
            path: path(org),
            granted_at: at,
            granted_by: None,
            from: date(2025, 7, 1),
            until: None,
            reason: "Đại hội nhiệm kỳ".into(),
        })
    }
}

/// Secretary of [`BRANCH`].
pub const SECRETARY: Person =
    person(1, "Trần Thị Ánh", BRANCH, "001175000101").with_role(Role::Secretary, BRANCH);
/// Deputy secretary of [`BRANCH`].
pub const DEPUTY: Person =
    person(2, "Nguyễn Văn Bền", BRANCH, "001068000102").with_role(Role::DeputySecretary, BRANCH);
/// Member of the committee of [`BRANCH`].
pub const COMMITTEE_MEMBER: Person =
    person(3, "Lê Văn Cần", BRANCH, "001079000103").with_role(Role::BranchCommitteeMember, BRANCH);
/// An official member of [`BRANCH`] without a role.
pub const MEMBER: Person = person(4, "Phạm Thị Đào", BRANCH, "001181000104");
/// Another one.
pub const FELLOW: Person = person(5, "Đặng Thị Lụa", BRANCH, "001190000105");
/// A probationary member of [`BRANCH`].
pub const PROBATIONARY: Person = person(6, "Vũ Minh Đức", BRANCH, "001098000106").without_card();
/// A suspended member of [`BRANCH`].
pub const SUSPENDED: Person =
    person(7, "Hoàng Văn Giáp", BRANCH, "001071000107").with_standing(Standing::Suspended);
/// An exempt member of [`BRANCH`].
pub const EXEMPT: Person = person(8, "Đỗ Thị Hường", BRANCH, "001141000108").with_standing(Standing::Exempt);
/// A member of [`BRANCH`] who meets elsewhere for the time being.
pub const AWAY: Person = person(9, "Ngô Văn Khải", BRANCH, "001093000109").away(None);
/// Administrator of [`BRANCH`] alone.
pub const BRANCH_ADMIN: Person =
    person(10, "Bùi Quang Ích", BRANCH, "001083000110").with_role(Role::OrgAdmin, BRANCH);
/// A member of [`SIBLING`] who meets in [`BRANCH`] for the time being.
pub const GUEST: Person = person(21, "Mai Văn Nhẫn", SIBLING, "001087000121").away(Some(BRANCH));
/// A member of [`SIBLING`].
pub const SIBLING_MEMBER: Person = person(22, "Lý Thị Oanh", SIBLING, "001186000122");
/// Secretary of [`SIBLING`].
pub const SIBLING_SECRETARY: Person =
    person(23, "Phan Văn Phú", SIBLING, "001077000123").with_role(Role::Secretary, SIBLING);
/// Administrator of [`COMMUNE`], at home in [`SIBLING`].
pub const COMMUNE_ADMIN: Person =
    person(24, "Cao Xuân Quý", SIBLING, "001084000124").with_role(Role::OrgAdmin, COMMUNE);
/// Officer of [`COMMUNE`], at home in [`SIBLING`].
pub const COMMUNE_OFFICER: Person =
    person(25, "Tạ Thị Quyên", SIBLING, "001189000125").with_role(Role::Officer, COMMUNE);
/// A member of [`FAR_BRANCH`].
pub const FAR_MEMBER: Person = person(31, "Hà Văn Sơn", FAR_BRANCH, "001085000131");
/// Secretary of [`FAR_BRANCH`].
pub const FAR_SECRETARY: Person =
    person(32, "Tô Thị Thơm", FAR_BRANCH, "001172000132").with_role(Role::Secretary, FAR_BRANCH);
/// Administrator of [`PROVINCE`], at home in [`FAR_BRANCH`].
pub const PROVINCE_ADMIN: Person =
    person(33, "Võ Thị Uyên", FAR_BRANCH, "001180000133").with_role(Role::OrgAdmin, PROVINCE);

/// A role to be given from the first day of a world on.
pub fn new_grant(member: MemberId, role: Role) -> NewGrant {
    NewGrant {
        member,
        role,
        from: date(2026, 11, 16),
        until: None,
        reason: "Bầu bổ sung tại hội nghị".into(),
    }
}

/// Everyone.
pub const PEOPLE: [Person; 18] = [
    SECRETARY,
    DEPUTY,
    COMMITTEE_MEMBER,
    MEMBER,
    FELLOW,
    PROBATIONARY,
    SUSPENDED,
    EXEMPT,
    AWAY,
    BRANCH_ADMIN,
    GUEST,
    SIBLING_MEMBER,
    SIBLING_SECRETARY,
    COMMUNE_ADMIN,
    COMMUNE_OFFICER,
    FAR_MEMBER,
    FAR_SECRETARY,
    PROVINCE_ADMIN,
];

/// Where an organisation stands in the tree.
///
/// # Panics
/// When it is not one of this country.
pub fn path(org: OrgId) -> OrgPath {
    let province = OrgPath::root(PROVINCE);
    let commune = province.child(COMMUNE);
    let far_commune = province.child(FAR_COMMUNE);
    match org {
        PROVINCE => province,
        COMMUNE => commune,
        FAR_COMMUNE => far_commune,
        BRANCH | SIBLING => commune.child(org),
        FAR_BRANCH => far_commune.child(org),
        other => panic!("{other} is not in this country"),
    }
}

fn orgs() -> [Org; 6] {
    [
        (PROVINCE, OrgKind::Province, "Tỉnh ủy Sơn Thủy"),
        (COMMUNE, OrgKind::PartyCommittee, "Đảng ủy xã Phúc Lâm"),
        (FAR_COMMUNE, OrgKind::PartyCommittee, "Đảng ủy xã Phúc Sơn"),
        (BRANCH, OrgKind::Branch, "Chi bộ thôn Đông"),
        (SIBLING, OrgKind::Branch, "Chi bộ thôn Đoài"),
        (FAR_BRANCH, OrgKind::Branch, "Chi bộ thôn Hạ"),
    ]
    .map(|(id, kind, name)| Org { id, kind, name: name.to_owned(), path: path(id) })
}

/// Writes the country into an empty store.
pub(crate) async fn settle(store: &Store, now: Timestamp) -> StoreResult<()> {
    store.app.load(&orgs(), now).await?;
    let members: Vec<_> = PEOPLE.iter().map(|person| person.stored(store)).collect();
    store.load_members(&members, now).await?;
    let grants: Vec<_> = PEOPLE.iter().filter_map(|person| person.grant(now)).collect();
    store.app.load(&grants, now).await
}
