//! Activation codes, in the table of secrets: only a keyed hash of each.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::id::MemberId;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::password::StoredPassword;
use crate::write::Write;

/// A member's activation code.
#[derive(Clone, Serialize, Deserialize)]
pub struct StoredCode {
    /// Whose.
    pub member: MemberId,
    /// Keyed hash of the code, in hexadecimal.
    pub hash: String,
    /// Valid until.
    pub expires_at: Timestamp,
}

impl Entity for StoredCode {
    const KIND: &'static str = "activation_code";

    fn keys(&self) -> Keys {
        key::activation_code(self.member).into()
    }

    /// Drawn with the code: one that was replaced while somebody typed it is another revision.
    fn first_rev(&self) -> u32 {
        self.hash.get(..8).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(1)
    }

    fn expires(&self) -> Option<Timestamp> {
        Some(self.expires_at)
    }
}

impl Store {
    /// A member's activation code.
    pub async fn find_code(&self, member: MemberId) -> StoreResult<Option<Stored<StoredCode>>> {
        self.secrets.get(&key::activation_code(member)).await
    }

    /// Issues codes; older ones of the same members end.
    pub async fn put_codes(&self, codes: &[StoredCode], now: Timestamp) -> StoreResult<()> {
        self.secrets.load(codes, now).await
    }

    /// Uses a code up and sets the password, both or neither.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when the code was used meanwhile.
    pub async fn redeem_code(
        &self,
        code: &Stored<StoredCode>,
        password: &StoredPassword,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.secrets.write(vec![Write::remove_read(code), Write::put(password, now)?]).await
    }
}
