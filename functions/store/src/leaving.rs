//! A member who leaves a branch: what moves, and what ends with it.

use jiff::Timestamp;
use shared::audit::AuditDraft;
use shared::grant::RoleGrant;
use shared::id::OrgId;
use shared::member::AccountLock;
use shared::org::OrgPath;
use shared::transfer::Transfer;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::Stored;
use crate::key;
use crate::member::StoredMember;
use crate::transfer::replaced;
use crate::write::Write;

impl StoredMember {
    /// Makes somebody a member of another branch; where they met for the time being is over.
    pub fn move_to(&mut self, chain: &[OrgId]) {
        let Some(branch) = chain.last() else { return };
        self.lock = self.lock.take().and_then(|lock| moved(lock, self.branch, &OrgPath::from_chain(chain)));
        self.branch = *branch;
        self.chain = chain.to_vec();
        self.host = None;
    }
}

/// A lock after its member has moved: one of the old branch is the new one's to open, one from above is kept above.
fn moved(lock: AccountLock, from: OrgId, to: &OrgPath) -> Option<AccountLock> {
    match to.above() {
        _ if lock.level.org() == Some(from) => None,
        Some(above) if !lock.level.covers(to) => Some(AccountLock { level: above, ..lock }),
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
}

impl Leaving {
    pub(crate) fn writes(&self, now: Timestamp) -> StoreResult<Vec<Write>> {
        let ended = self.ended.iter().map(|grant| key::grant(grant.member, grant.org, grant.role));
        let mut writes: Vec<_> = ended.map(Write::remove).collect();
        if let Some(void) = &self.void {
            writes.push(replaced(void, void.rev, now)?);
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
