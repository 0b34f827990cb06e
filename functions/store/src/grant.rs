//! Roles held.

use jiff::Timestamp;
use shared::audit::AuditDraft;
use shared::grant::{Role, RoleGrant};
use shared::id::{MemberId, OrgId};

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::member::StoredMember;
use crate::seat::Secretaries;
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

    /// The same with their revisions.
    pub async fn stored_grants_of(&self, member: MemberId) -> StoreResult<Vec<Stored<RoleGrant>>> {
        self.app.all(&key::grants_of(member)).await
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
    ) -> StoreResult<Option<Stored<RoleGrant>>> {
        self.app.get(&key::grant(member, org, role)).await
    }

    /// Gives a role to a holder who is still as they were read: somebody who moves at the same moment takes no seat in
    /// the branch that they leave. With the role of secretary comes the seat, as it was read. `over` is the same role of the same person from before, whose last day is past.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when it is held already or the holder has changed.
    pub async fn create_grant(
        &self,
        grant: &RoleGrant,
        over: Option<&Stored<RoleGrant>>,
        holder: &Stored<StoredMember>,
        seat: Option<&Secretaries>,
        said: AuditDraft,
        now: Timestamp,
    ) -> StoreResult<()> {
        let mut writes = vec![given(grant, over, now)?, Write::check_read(holder)];
        if let Some(seat) = seat {
            writes.push(seat.given_to(grant.member, now)?);
        }
        self.write_logged(&writes, &[said], now).await
    }

    /// Ends a role that is as it was read.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else ended or changed it.
    pub async fn end_grant(
        &self,
        grant: &Stored<RoleGrant>,
        said: AuditDraft,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.write_logged(&[Write::remove_read(grant)], &[said], now).await
    }

    /// A secretary follows another.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when one of the roles or the new holder has changed.
    pub async fn change_secretary(&self, change: &Succession, now: Timestamp) -> StoreResult<()> {
        let mut writes =
            vec![given(&change.grant, change.over.as_ref(), now)?, Write::check_read(&change.holder)];
        writes.push(change.seat.given_to(change.grant.member, now)?);
        for ended in &change.ended {
            writes.push(Write::remove_read(ended));
        }
        for shortened in &change.shortened {
            writes.push(Write::replace(shortened, now)?);
        }
        self.write_logged(&writes, &change.said, now).await
    }
}

/// What happens when a secretary follows another.
#[derive(Debug, Clone)]
pub struct Succession {
    /// The role of the new one.
    pub grant: RoleGrant,
    /// The same role of the same person from before, whose last day is past.
    pub over: Option<Stored<RoleGrant>>,
    /// The new one, as read.
    pub holder: Stored<StoredMember>,
    /// The seat, as read.
    pub seat: Secretaries,
    /// Roles that end with it.
    pub ended: Vec<Stored<RoleGrant>>,
    /// Roles that get a last day.
    pub shortened: Vec<Stored<RoleGrant>>,
    /// What the log says.
    pub said: Vec<AuditDraft>,
}

/// Writes a role that is new, or over one that counts no more.
fn given(grant: &RoleGrant, over: Option<&Stored<RoleGrant>>, now: Timestamp) -> StoreResult<Write> {
    match over {
        Some(over) => Write::replace(&Stored { value: grant.clone(), rev: over.rev }, now),
        None => Write::create(grant, now),
    }
}
