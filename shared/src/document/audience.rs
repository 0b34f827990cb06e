//! For whom a document is: the issuing organisation and all below, perhaps narrowed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::access::Actor;
use crate::member::MemberClass;
use crate::org::OrgPath;

/// Who of the issuing organisation and of everything below reads a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Every member.
    #[default]
    Everyone,
    /// Whoever holds a role there or below: committees and those who work for them.
    Committees,
    /// Official members.
    Official,
    /// Probationary members.
    Probationary,
}

impl Audience {
    /// Every audience.
    pub const ALL: [Self; 4] = [Self::Everyone, Self::Committees, Self::Official, Self::Probationary];

    /// Vietnamese name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Everyone => "Mọi đảng viên",
            Self::Committees => "Cấp ủy và cán bộ",
            Self::Official => "Đảng viên chính thức",
            Self::Probationary => "Đảng viên dự bị",
        }
    }

    /// Whether it depends on the state of membership, which a token does not tell.
    pub const fn asks_class(self) -> bool {
        matches!(self, Self::Official | Self::Probationary)
    }

    /// Whether somebody belongs to it. `class` is needed where [`Self::asks_class`]; not known, nobody belongs.
    pub fn includes(self, org: &OrgPath, actor: &Actor, class: Option<MemberClass>) -> bool {
        let below = actor.reads_below(org);
        match self {
            Self::Everyone => below,
            Self::Committees => actor.roles.iter().any(|held| org.covers(&held.path)),
            Self::Official => below && class == Some(MemberClass::Official),
            Self::Probationary => below && class == Some(MemberClass::Probationary),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grant::{HeldRole, Role};
    use crate::id::{MemberId, OrgId};

    #[test]
    fn who_belongs_to_an_audience() {
        let id = |n| OrgId::from_parts(n, 0);
        let commune = OrgPath::root(id(1)).child(id(2));
        let branch = commune.child(id(3));
        let actor = |roles: &[&OrgPath]| Actor {
            member: MemberId::from_parts(1, 1),
            branch: branch.clone(),
            host: None,
            roles: roles
                .iter()
                .map(|path| HeldRole { role: Role::Secretary, path: (*path).clone() })
                .collect(),
        };
        let (plain, leader) = (actor(&[]), actor(&[&branch]));
        let includes = |audience: Audience, actor: &Actor, class| audience.includes(&commune, actor, class);
        assert!(includes(Audience::Everyone, &plain, None));
        assert!(
            !includes(Audience::Committees, &plain, None) && includes(Audience::Committees, &leader, None)
        );
        let (official, probationary) = (Some(MemberClass::Official), Some(MemberClass::Probationary));
        assert!(includes(Audience::Official, &plain, official));
        assert!(
            !includes(Audience::Official, &plain, probationary)
                && !includes(Audience::Official, &plain, None)
        );
        assert!(includes(Audience::Probationary, &plain, probationary));
        let far = OrgPath::root(id(1)).child(id(9));
        assert!(!Audience::Everyone.includes(&far, &leader, official), "beside, not below");
        let guest = Actor { host: Some(far.child(id(10))), ..leader };
        assert!(
            Audience::Everyone.includes(&far, &guest, None)
                && Audience::Official.includes(&far, &guest, official)
        );
        assert!(!Audience::Committees.includes(&far, &guest, None), "a guest has no role there");
    }
}
