//! In whose name a request is sent.

use shared::id::MemberId;

use crate::country::{self, Person};

/// A caller: somebody of the [`country`], or nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Persona {
    /// Not signed in.
    Anonymous,
    /// Bí thư of the branch.
    Secretary,
    /// Phó bí thư of the branch.
    Deputy,
    /// Chi ủy viên of the branch.
    CommitteeMember,
    /// Official member of the branch, without a role.
    Member,
    /// Another one.
    Fellow,
    /// Probationary member of the branch.
    Probationary,
    /// Suspended member of the branch.
    Suspended,
    /// Exempt member of the branch.
    Exempt,
    /// Member of the branch who meets elsewhere for the time being.
    Away,
    /// Administrator of the branch alone.
    BranchAdmin,
    /// Member of the sibling branch who meets in the branch for the time being.
    Guest,
    /// Member of the sibling branch.
    SiblingMember,
    /// Secretary of the sibling branch.
    SiblingSecretary,
    /// Administrator of the branch's commune.
    CommuneAdmin,
    /// Officer of the branch's commune.
    CommuneOfficer,
    /// Member of a branch of another commune.
    FarMember,
    /// Secretary of that branch.
    FarSecretary,
    /// Administrator of the province.
    ProvinceAdmin,
}

impl Persona {
    /// Everyone who can sign in.
    pub const PEOPLE: [Self; 18] = [
        Self::Secretary,
        Self::Deputy,
        Self::CommitteeMember,
        Self::Member,
        Self::Fellow,
        Self::Probationary,
        Self::Suspended,
        Self::Exempt,
        Self::Away,
        Self::BranchAdmin,
        Self::Guest,
        Self::SiblingMember,
        Self::SiblingSecretary,
        Self::CommuneAdmin,
        Self::CommuneOfficer,
        Self::FarMember,
        Self::FarSecretary,
        Self::ProvinceAdmin,
    ];

    /// The person behind it; `None` for [`Persona::Anonymous`].
    pub const fn find_person(self) -> Option<Person> {
        Some(match self {
            Self::Anonymous => return None,
            Self::Secretary => country::SECRETARY,
            Self::Deputy => country::DEPUTY,
            Self::CommitteeMember => country::COMMITTEE_MEMBER,
            Self::Member => country::MEMBER,
            Self::Fellow => country::FELLOW,
            Self::Probationary => country::PROBATIONARY,
            Self::Suspended => country::SUSPENDED,
            Self::Exempt => country::EXEMPT,
            Self::Away => country::AWAY,
            Self::BranchAdmin => country::BRANCH_ADMIN,
            Self::Guest => country::GUEST,
            Self::SiblingMember => country::SIBLING_MEMBER,
            Self::SiblingSecretary => country::SIBLING_SECRETARY,
            Self::CommuneAdmin => country::COMMUNE_ADMIN,
            Self::CommuneOfficer => country::COMMUNE_OFFICER,
            Self::FarMember => country::FAR_MEMBER,
            Self::FarSecretary => country::FAR_SECRETARY,
            Self::ProvinceAdmin => country::PROVINCE_ADMIN,
        })
    }

    /// The person behind it.
    ///
    /// # Panics
    /// For [`Persona::Anonymous`].
    pub fn person(self) -> Person {
        self.find_person().expect("the test names a person")
    }

    /// That person's id.
    ///
    /// # Panics
    /// For [`Persona::Anonymous`].
    pub fn id(self) -> MemberId {
        self.person().id
    }
}
