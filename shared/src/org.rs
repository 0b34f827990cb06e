//! The tree of party organisations. Depth varies from 3 to 7, so no level is ever written into code.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::{Nothing, Page, PageQuery};
use crate::endpoints;
use crate::id::OrgId;

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrgKind {
    /// Trung ương.
    Centre,
    /// Tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương.
    Province,
    /// Đảng ủy: of a commune, a ward, an agency, a part of a grass-roots organisation.
    PartyCommittee,
    /// Chi bộ.
    Branch,
    /// Tổ đảng.
    Cell,
}

impl OrgKind {
    /// Every kind, from the top down.
    pub const ALL: [Self; 5] = [Self::Centre, Self::Province, Self::PartyCommittee, Self::Branch, Self::Cell];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Centre => "Trung ương",
            Self::Province => "Tỉnh ủy, thành ủy",
            Self::PartyCommittee => "Đảng ủy",
            Self::Branch => "Chi bộ",
            Self::Cell => "Tổ đảng",
        }
    }

    /// Whether `child` may hang directly under this kind.
    pub const fn may_hold(self, child: Self) -> bool {
        match self {
            Self::Centre => matches!(child, Self::Province | Self::PartyCommittee),
            Self::Province | Self::PartyCommittee => matches!(child, Self::PartyCommittee | Self::Branch),
            Self::Branch => matches!(child, Self::Cell),
            Self::Cell => false,
        }
    }

    /// Whether members belong to it directly.
    pub const fn has_members(self) -> bool {
        matches!(self, Self::Branch)
    }
}

/// The ids from the root down to an organisation, itself last.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct OrgPath(Vec<OrgId>);

impl OrgPath {
    /// The path of an organisation without a superior.
    pub fn root(org: OrgId) -> Self {
        Self(vec![org])
    }

    /// The path with these ids from the root down.
    pub fn from_chain(ids: &[OrgId]) -> Self {
        Self(ids.to_vec())
    }

    /// The path of `child` directly under this one.
    pub fn child(&self, child: OrgId) -> Self {
        Self(self.0.iter().copied().chain([child]).collect())
    }

    /// Whether `other` is this organisation or lies below it.
    pub fn covers(&self, other: &Self) -> bool {
        !self.0.is_empty() && other.0.starts_with(&self.0)
    }

    /// Whether `other` is this organisation or lies above it.
    pub fn is_under(&self, other: &Self) -> bool {
        other.covers(self)
    }

    /// The organisation itself.
    pub fn org(&self) -> Option<OrgId> {
        self.0.last().copied()
    }

    /// The organisation directly above.
    pub fn parent(&self) -> Option<OrgId> {
        self.0.len().checked_sub(2).map(|index| self.0[index])
    }

    /// The path of the organisation directly above.
    pub fn above(&self) -> Option<Self> {
        self.0.split_last().filter(|(_, above)| !above.is_empty()).map(|(_, above)| Self(above.to_vec()))
    }

    /// The ids from the root to the organisation itself.
    pub fn ids(&self) -> &[OrgId] {
        &self.0
    }
}

impl fmt::Debug for OrgPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

/// A party organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Org {
    /// Its id.
    pub id: OrgId,
    /// What it is.
    pub kind: OrgKind,
    /// Full Vietnamese name: `Chi bộ thôn Đông`.
    pub name: String,
    /// Where it stands in the tree.
    pub path: OrgPath,
}

/// An organisation with the chain above it, root first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrgView {
    /// The organisation.
    pub org: Org,
    /// Those above it, root first.
    pub ancestors: Vec<Org>,
    /// How many members belong to it and everything below, as counted from the change stream.
    pub counts: MemberCounts,
}

/// Members of an organisation and of everything below it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MemberCounts {
    /// Members who still belong to the Party here.
    pub members: u32,
    /// Of them, probationary.
    pub probationary: u32,
    /// Of them, exempt from activities.
    pub exempt: u32,
    /// Of them, with an activated account.
    pub activated: u32,
}

/// A new organisation under the one named in the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewOrg {
    /// Chosen by the caller, so that a repeated request makes one organisation.
    pub id: OrgId,
    /// What it is.
    pub kind: OrgKind,
    /// Full Vietnamese name, 3 to 150 characters.
    pub name: String,
}

/// Names an organisation in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrgAt {
    /// The organisation.
    pub org: OrgId,
}

endpoints! {
    /// An organisation with its chain and counts.
    FindOrg = "find_org": Get "/api/orgs/{org}" by Member { path: OrgAt, reply: OrgView }
    /// The organisations directly below, by name.
    ListOrgs = "list_orgs": Get "/api/orgs/{org}/orgs" by Member { path: OrgAt, query: PageQuery, reply: Page<Org> }
    /// Adds an organisation below.
    CreateOrg = "create_org": Post "/api/orgs/{org}/orgs" by Member { path: OrgAt, body: NewOrg, reply: Org }
    /// Changes the name of an organisation.
    RenameOrg = "rename_org": Put "/api/orgs/{org}/name" by Member { path: OrgAt, body: OrgName, reply: Nothing }
}

/// A new name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrgName {
    /// Full Vietnamese name, 3 to 150 characters.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u64) -> OrgId {
        OrgId::from_parts(n, 0)
    }

    #[test]
    fn a_path_covers_itself_and_what_is_below() {
        let province = OrgPath::root(id(1));
        let commune = province.child(id(2));
        let branch = commune.child(id(3));
        assert!(province.covers(&branch) && commune.covers(&commune));
        assert!(!branch.covers(&commune) && !commune.covers(&province.child(id(4))));
        assert_eq!((branch.org(), branch.parent()), (Some(id(3)), Some(id(2))));
        assert_eq!(province.parent(), None);
    }

    #[test]
    fn only_a_branch_has_members_and_nothing_hangs_under_a_cell() {
        for kind in OrgKind::ALL {
            assert_eq!(kind.has_members(), kind == OrgKind::Branch);
            assert!(!OrgKind::Cell.may_hold(kind));
        }
    }
}
