//! Roles held.

use jiff::Timestamp;
use shared::grant::{Role, RoleGrant};
use shared::id::{MemberId, OrgId};

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::member::StoredMember;
use crate::write::Write;

impl Entity for RoleGrant {
    const KIND: &'static str = "grant";

    fn keys(&self) -> Keys {
        key::grant_keys(self.member, self.org, self.role)
    }
}

fn values(grants: Vec<Stored<RoleGrant>>) -> Vec<RoleGrant> {
    grants.into_iter().map(|stored| stored.value).collect()
}

impl Store {
    /// The roles of a person.
    pub async fn grants_of(&self, member: MemberId) -> StoreResult<Vec<RoleGrant>> {
        Ok(values(self.app.all(&key::grants_of(member)).await?))
    }

    /// The roles in an organisation, by role.
    pub async fn grants_in(&self, org: OrgId) -> StoreResult<Vec<RoleGrant>> {
        Ok(values(self.app.all(&key::grants_in(org)).await?))
    }

    /// One role of a person.
    pub async fn find_grant(
        &self,
        member: MemberId,
        org: OrgId,
        role: Role,
    ) -> StoreResult<Option<RoleGrant>> {
        let found = self.app.get::<RoleGrant>(&key::grant(member, org, role)).await?;
        Ok(found.map(|stored| stored.value))
    }

    /// Gives a role to a holder who is still as they were read: somebody who moves at the same moment takes no seat in
    /// the branch that they leave.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when it is held already or the holder has changed.
    pub async fn create_grant(
        &self,
        grant: &RoleGrant,
        holder: &Stored<StoredMember>,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.app.write(vec![Write::create(grant, now)?, Write::check_read(holder)]).await
    }

    /// Ends a role; ending one that is not held changes nothing.
    pub async fn remove_grant(&self, member: MemberId, org: OrgId, role: Role) -> StoreResult<()> {
        self.app.write(vec![Write::remove(key::grant(member, org, role))]).await
    }
}
