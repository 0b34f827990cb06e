//! A member who leaves a branch: what moves, and what ends with it.

use jiff::Timestamp;
use shared::audit::AuditDraft;
use shared::grant::RoleGrant;
use shared::id::OrgId;
use shared::member::AccountLock;
use shared::org::OrgPath;
use shared::transfer::Transfer;

use crate::connect::Store;
use crate::correction::StoredCorrection;
use crate::error::StoreResult;
use crate::item::Stored;
use crate::key;
use crate::member::StoredMember;
use crate::transfer::written;
use crate::write::Write;

impl StoredMember {
    /// Makes somebody a member of another branch, below a committee of that name; where they met for the time being is
    /// over.
    pub fn move_to(&mut self, chain: &[OrgId], above: &str) {
        let Some(branch) = chain.last() else { return };
        let to = OrgPath::from_chain(chain);
        self.lock = self.lock.take().and_then(|lock| moved(lock, self.branch, &to, above));
        self.branch = *branch;
        self.chain = chain.to_vec();
        self.host = None;
    }
}

/// A lock after its member has moved: one of the old branch is the new one's to open, one from above is kept above.
fn moved(lock: AccountLock, from: OrgId, to: &OrgPath, above_name: &str) -> Option<AccountLock> {
    match to.above() {
        _ if lock.level.org() == Some(from) => None,
        Some(level) if !lock.level.covers(to) => Some(AccountLock { level, name: above_name.to_owned() }),
        _ => Some(lock),
    }
}

/// What ends when a member leaves a branch.
#[derive(Debug, Clone, Default)]
pub struct Leaving {
    /// Roles there.
    pub ended: Vec<RoleGrant>,
    /// A transfer that waited and is void now, with the revision that was read.
    pub void: Option<Transfer>,
    /// Proposals that waited: for the new branch to decide, or ended with the membership.
    pub corrections: Vec<Stored<StoredCorrection>>,
}

impl Leaving {
    pub(crate) fn writes(&self, now: Timestamp) -> StoreResult<Vec<Write>> {
        let ended = self.ended.iter().map(|grant| key::grant(grant.member, grant.org, grant.role));
        let mut writes: Vec<_> = ended.map(Write::remove).collect();
        if let Some(void) = &self.void {
            writes.extend(written(void, Some(void.rev), now)?);
        }
        for correction in &self.corrections {
            writes.push(Write::replace(correction, now)?);
        }
        Ok(writes)
    }
}

impl Store {
    /// Writes a changed member and ends what the change takes away: both or neither. The logs hear of it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else changed the member.
    pub async fn change_member_ending(
        &self,
        member: &Stored<StoredMember>,
        leaving: &Leaving,
        said: &[AuditDraft],
        now: Timestamp,
    ) -> StoreResult<()> {
        let mut writes = vec![Write::replace(member, now)?];
        writes.extend(leaving.writes(now)?);
        self.write_logged(&writes, said, now).await
    }
}
