//! The seat of secretary, one in an organisation at a time.
//!
//! Roles are items of their holders, so two people could be given the same seat at the same moment without either
//! write seeing the other. The seat is an item of the organisation that names its holders: whoever gives it moves that
//! item in the same transaction, so the slower one finds it moved. It only remembers; whether somebody still holds the
//! role is said by the role itself, so whatever ends a role need not know of the seat, and a seat that was given before
//! there were such items is found through the index.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::grant::{Role, RoleGrant};
use shared::id::{MemberId, OrgId};

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::write::Write;

/// Who was given the seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretarySeat {
    org: OrgId,
    holders: Vec<MemberId>,
}

impl Entity for SecretarySeat {
    const KIND: &'static str = "secretary_seat";

    fn keys(&self) -> Keys {
        key::secretary_seat(self.org).into()
    }
}

/// The secretaries of an organisation with the seat as it was read.
#[derive(Debug, Clone)]
pub struct Secretaries {
    org: OrgId,
    seat: Option<Stored<SecretarySeat>>,
    /// The roles: held now, later, or over.
    pub grants: Vec<Stored<RoleGrant>>,
}

impl Secretaries {
    /// Gives the seat to one more.
    pub(crate) fn given_to(&self, member: MemberId, now: Timestamp) -> StoreResult<Write> {
        let mut holders: Vec<_> = self.grants.iter().map(|grant| grant.value.member).collect();
        if !holders.contains(&member) {
            holders.push(member);
        }
        let value = SecretarySeat { org: self.org, holders };
        match &self.seat {
            Some(seat) => Write::replace(&Stored { value, rev: seat.rev }, now),
            None => Write::create(&value, now),
        }
    }
}

impl Store {
    /// Who is, will be or was secretary of an organisation, as last written.
    pub async fn find_secretaries(&self, org: OrgId) -> StoreResult<Secretaries> {
        let seat = self.app.get::<SecretarySeat>(&key::secretary_seat(org)).await?;
        let mut people = seat.as_ref().map(|seat| seat.value.holders.clone()).unwrap_or_default();
        let indexed = self.grants_in(org).await?.into_iter().filter(|grant| grant.role == Role::Secretary);
        people.extend(indexed.map(|grant| grant.member));
        people.sort_unstable();
        people.dedup();
        let mut grants = Vec::with_capacity(people.len());
        for member in people {
            grants.extend(self.find_grant(member, org, Role::Secretary).await?);
        }
        Ok(Secretaries { org, seat, grants })
    }
}
