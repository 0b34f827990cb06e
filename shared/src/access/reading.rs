//! From where somebody reads: the chain of their own branch, and while they are away that of the branch that hosts them.
//!
//! A guest meets and pays at the host and stays a member of the own branch, so what either chain hands down is for them.
//! They read it as any member there does, with none of the rights that their roles give at home.

use crate::access::Actor;
use crate::document::ReaderKind;
use crate::id::OrgId;
use crate::org::OrgPath;

impl Actor {
    /// Whether the branch they belong to, or the one that hosts them, is that organisation or lies below it.
    pub fn reads_below(&self, org: &OrgPath) -> bool {
        self.branches().any(|branch| org.covers(branch))
    }

    /// The organisations whose documents and announcements are for them, each once.
    pub fn reading_chain(&self) -> Vec<OrgId> {
        let mut orgs: Vec<OrgId> = Vec::new();
        for org in self.branches().flat_map(OrgPath::ids) {
            if !orgs.contains(org) {
                orgs.push(*org);
            }
        }
        orgs
    }

    /// Where an organisation of the reading chain stands in the tree.
    pub fn path_to(&self, org: OrgId) -> Option<OrgPath> {
        self.branches().find_map(|branch| {
            let ids = branch.ids();
            let place = ids.iter().position(|id| *id == org)?;
            Some(OrgPath::from_chain(&ids[..=place]))
        })
    }

    /// Who counts them as a reader of what that organisation hands down: those from there to their own branch; to the
    /// host only when the own branch does not lie below. Nobody is counted twice.
    pub fn counted_from(&self, issuer: OrgId) -> (Vec<OrgId>, ReaderKind) {
        let from = |branch: &OrgPath| {
            let ids = branch.ids();
            let place = ids.iter().position(|id| *id == issuer)?;
            Some(ids[place..].to_vec())
        };
        let hosted = || self.host.as_ref().and_then(from).map(|chain| (chain, ReaderKind::Guest));
        let own = from(&self.branch).map(|chain| (chain, ReaderKind::Member));
        own.or_else(hosted).unwrap_or_default()
    }

    /// The own branch first.
    fn branches(&self) -> impl Iterator<Item = &OrgPath> {
        std::iter::once(&self.branch).chain(&self.host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::MemberId;

    fn id(number: u64) -> OrgId {
        OrgId::from_parts(number, 0)
    }

    fn path(ids: &[u64]) -> OrgPath {
        let ids: Vec<_> = ids.iter().map(|number| id(*number)).collect();
        OrgPath::from_chain(&ids)
    }

    fn actor(host: Option<OrgPath>) -> Actor {
        Actor { member: MemberId::from_parts(1, 1), branch: path(&[1, 2, 11]), host, roles: Vec::new() }
    }

    #[test]
    fn a_guest_reads_two_chains_and_what_they_share_once() {
        let ids = |numbers: &[u64]| numbers.iter().map(|number| id(*number)).collect::<Vec<_>>();
        assert_eq!(actor(None).reading_chain(), ids(&[1, 2, 11]));
        let guest = actor(Some(path(&[1, 3, 13])));
        assert_eq!(guest.reading_chain(), ids(&[1, 2, 11, 3, 13]));
        assert_eq!(guest.path_to(id(3)), Some(path(&[1, 3])));
        assert_eq!(guest.path_to(id(12)), None);
        assert!(guest.reads_below(&path(&[1, 3])) && !actor(None).reads_below(&path(&[1, 3])));
        assert!(!guest.reads_below(&path(&[1, 2, 12])), "beside, not below");
    }

    #[test]
    fn the_own_branch_counts_a_guest_before_the_host_does() {
        let guest = actor(Some(path(&[1, 3, 13])));
        let counted = |issuer| guest.counted_from(id(issuer));
        assert_eq!(counted(1), (vec![id(1), id(2), id(11)], ReaderKind::Member));
        assert_eq!(counted(3), (vec![id(3), id(13)], ReaderKind::Guest));
        assert_eq!(counted(12), (Vec::new(), ReaderKind::Member), "nothing of theirs");
    }
}
