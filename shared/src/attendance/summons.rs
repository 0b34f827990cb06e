//! Who is summoned, and for everyone on the list: why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{MemberId, OrgId};
use crate::meeting::MeetingKind;
use crate::member::{MemberClass, Standing};

/// How a person stands on the list of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListedAs {
    /// Official member: summoned, votes.
    Official,
    /// Probationary member: summoned, without a vote.
    Probationary,
    /// Meets here for the time being, official at home: summoned, without a vote here.
    TemporaryHere,
    /// Exempt from activities: not summoned, counted when present.
    Exempt,
    /// Suspended: not summoned.
    Suspended,
    /// Meets elsewhere for the time being: not summoned at home.
    TemporaryElsewhere,
    /// Official and in the committee of the organisation: summoned to its meeting.
    CommitteeMember,
}

impl ListedAs {
    /// Every way to stand on a list.
    pub const ALL: [Self; 7] = [
        Self::Official,
        Self::Probationary,
        Self::TemporaryHere,
        Self::Exempt,
        Self::Suspended,
        Self::TemporaryElsewhere,
        Self::CommitteeMember,
    ];

    /// Whether an invitation goes out.
    pub const fn is_summoned(self) -> bool {
        matches!(self, Self::Official | Self::Probationary | Self::TemporaryHere | Self::CommitteeMember)
    }

    /// Whether the person has a vote when present. An exempt member who comes votes and then counts in the base.
    pub const fn has_vote(self) -> bool {
        matches!(self, Self::Official | Self::CommitteeMember | Self::Exempt)
    }

    /// Why the person is or is not summoned, in words.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Official => "Đảng viên chính thức: được triệu tập, có quyền biểu quyết",
            Self::Probationary => "Đảng viên dự bị: được triệu tập, chưa có quyền biểu quyết",
            Self::TemporaryHere => "Sinh hoạt tạm thời tại chi bộ: được triệu tập, không biểu quyết",
            Self::Exempt => "Được miễn công tác và sinh hoạt: không bắt buộc dự",
            Self::Suspended => "Đang bị đình chỉ sinh hoạt: không triệu tập",
            Self::TemporaryElsewhere => "Đang sinh hoạt tạm thời nơi khác: không triệu tập",
            Self::CommitteeMember => "Thành viên chi ủy, cấp ủy: được triệu tập, có quyền biểu quyết",
        }
    }

    /// The reason in two or three words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Official => "Chính thức",
            Self::Probationary => "Dự bị",
            Self::TemporaryHere => "Tạm thời đến",
            Self::Exempt => "Miễn sinh hoạt",
            Self::Suspended => "Đình chỉ",
            Self::TemporaryElsewhere => "Tạm thời đi",
            Self::CommitteeMember => "Ủy viên",
        }
    }
}

/// A person as the rule of summoning sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Official or probationary on the day of the meeting.
    pub class: MemberClass,
    /// State of membership.
    pub standing: Standing,
    /// Home branch.
    pub branch: OrgId,
    /// Where they meet for the time being, when away.
    pub host: Option<OrgId>,
    /// Whether they hold a seat in the committee of the branch.
    pub seat: CommitteeSeat,
}

/// Whether a person sits in the committee of the branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommitteeSeat {
    /// Secretary, deputy or committee member.
    Held,
    /// None of them.
    None,
}

/// An entry of the list, before anybody has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Summoned or not, and why.
    pub listed_as: ListedAs,
}

/// How a candidate stands on the list of a meeting of `org`; `None` for those who do not belong on it at all.
pub fn summon(kind: MeetingKind, org: OrgId, candidate: &Candidate) -> Option<Listing> {
    let listed_as = match kind {
        MeetingKind::BranchCommittee | MeetingKind::Committee => committee(candidate)?,
        MeetingKind::Regular | MeetingKind::Thematic => branch(org, candidate)?,
    };
    Some(Listing { member: candidate.member, name: candidate.name.clone(), listed_as })
}

fn branch(org: OrgId, candidate: &Candidate) -> Option<ListedAs> {
    let is_guest = candidate.branch != org;
    match candidate.standing {
        Standing::TemporarilyAway if is_guest => {
            (candidate.host == Some(org)).then_some(ListedAs::TemporaryHere)
        }
        _ if is_guest => None,
        Standing::Active => Some(match candidate.class {
            MemberClass::Official => ListedAs::Official,
            MemberClass::Probationary => ListedAs::Probationary,
        }),
        Standing::Exempt => Some(ListedAs::Exempt),
        Standing::Suspended => Some(ListedAs::Suspended),
        Standing::TemporarilyAway => Some(ListedAs::TemporaryElsewhere),
        Standing::TransferredOut
        | Standing::StruckOff
        | Standing::Expelled
        | Standing::Resigned
        | Standing::Deceased => None,
    }
}

fn committee(candidate: &Candidate) -> Option<ListedAs> {
    match (candidate.seat, candidate.standing) {
        (CommitteeSeat::Held, Standing::Active) => Some(ListedAs::CommitteeMember),
        (CommitteeSeat::Held, Standing::Suspended) => Some(ListedAs::Suspended),
        (CommitteeSeat::Held, Standing::TemporarilyAway) => Some(ListedAs::TemporaryElsewhere),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn org(n: u64) -> OrgId {
        OrgId::from_parts(n, 0)
    }

    fn candidate(class: MemberClass, standing: Standing, branch: u64, host: Option<u64>) -> Candidate {
        Candidate {
            member: MemberId::from_parts(1, 1),
            name: "Lê Thị Mơ".into(),
            class,
            standing,
            branch: org(branch),
            host: host.map(org),
            seat: CommitteeSeat::None,
        }
    }

    #[test]
    fn the_list_of_a_branch_meeting_follows_standing_and_class() {
        use ListedAs as L;
        use MemberClass::{Official, Probationary};
        use Standing as S;
        for (class, standing, branch, host, expected) in [
            (Official, S::Active, 1, None, Some(L::Official)),
            (Probationary, S::Active, 1, None, Some(L::Probationary)),
            (Official, S::Exempt, 1, None, Some(L::Exempt)),
            (Official, S::Suspended, 1, None, Some(L::Suspended)),
            (Official, S::TemporarilyAway, 1, Some(2), Some(L::TemporaryElsewhere)),
            (Official, S::TemporarilyAway, 2, Some(1), Some(L::TemporaryHere)),
            (Official, S::TemporarilyAway, 2, Some(3), None),
            (Official, S::Active, 2, None, None),
            (Official, S::TransferredOut, 1, None, None),
            (Official, S::Deceased, 1, None, None),
        ] {
            let listing = summon(MeetingKind::Regular, org(1), &candidate(class, standing, branch, host));
            assert_eq!(
                listing.map(|listing| listing.listed_as),
                expected,
                "{class:?} {standing:?} {branch} {host:?}"
            );
        }
    }

    #[test]
    fn only_the_committee_is_summoned_to_its_meeting() {
        let mut person = candidate(MemberClass::Official, Standing::Active, 1, None);
        assert_eq!(summon(MeetingKind::BranchCommittee, org(1), &person), None);
        person.seat = CommitteeSeat::Held;
        let listing = summon(MeetingKind::BranchCommittee, org(1), &person);
        assert_eq!(listing.map(|listing| listing.listed_as), Some(ListedAs::CommitteeMember));
    }

    #[test]
    fn whoever_is_summoned_or_not_is_told_why() {
        for listed_as in ListedAs::ALL {
            assert!(!listed_as.reason().is_empty() && !listed_as.label().is_empty());
        }
    }
}
