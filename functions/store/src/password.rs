//! Password hashes, in the table of secrets.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::id::MemberId;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::Entity;
use crate::key::{self, Keys};
use crate::write::Write;

/// A member's password hash.
#[derive(Clone, Serialize, Deserialize)]
pub struct StoredPassword {
    /// Whose.
    pub member: MemberId,
    /// PHC string of argon2id.
    pub hash: String,
}

impl Entity for StoredPassword {
    const KIND: &'static str = "password";

    fn keys(&self) -> Keys {
        key::password(self.member).into()
    }
}

impl Store {
    /// A member's password hash.
    pub async fn find_password(&self, member: MemberId) -> StoreResult<Option<StoredPassword>> {
        Ok(self.secrets.get::<StoredPassword>(&key::password(member)).await?.map(|stored| stored.value))
    }

    /// Sets a password.
    pub async fn put_password(&self, password: &StoredPassword, now: Timestamp) -> StoreResult<()> {
        self.secrets.write(vec![Write::put(password, now)?]).await
    }
}
