//! Activation codes, in the table of secrets: only a keyed hash of each.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::id::MemberId;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::password::StoredPassword;
use crate::seal::Seal;
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

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl StoredCode {
    /// Forty random bits as eight characters that cannot be misread: `K7QM-2XRA`.
    pub fn draw(random: [u8; 5]) -> String {
        let bits = random.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let letter =
            |index: u64| char::from(ALPHABET[usize::try_from(bits >> (index * 5) & 31).unwrap_or(0)]);
        let letters: String = (0..8).rev().map(letter).collect();
        format!("{}-{}", &letters[..4], &letters[4..])
    }

    /// Keyed hash of a code as typed, bound to the member; spaces, dashes, case and look-alikes do not matter.
    pub fn hash_of(seal: &Seal, member: MemberId, typed: &str) -> String {
        let plain = format!("{member} {}", normalise(typed));
        let hash = seal.keyed_hash("activation code", &plain);
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn normalise(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric).take(32);
    letters
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
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

    /// Issues one code; an older one of the same member ends.
    pub async fn put_code(&self, code: &StoredCode, now: Timestamp) -> StoreResult<()> {
        self.secrets.write(vec![Write::put(code, now)?]).await
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_two_groups_of_letters_that_cannot_be_misread() {
        assert_eq!(StoredCode::draw([0; 5]), "0000-0000");
        assert_eq!(StoredCode::draw([255; 5]), "ZZZZ-ZZZZ");
        assert_eq!(StoredCode::draw([0, 0, 0, 0, 1]), "0000-0001");
    }

    #[test]
    fn what_people_type_is_read_kindly() {
        for typed in ["k7qm-2xra", "K7QM 2XRA", " k7qm2xra "] {
            assert_eq!(normalise(typed), "K7QM2XRA");
        }
        assert_eq!(normalise("oilO"), "0110");
    }
}
