//! Sealing of personal identifiers at rest, and the blind index that finds them.
//!
//! A sealed value is AES-256-GCM under the data key, bound to the place it stands in (table, key, field): copied
//! elsewhere, it does not open. The blind index is an HMAC under a key derived from the same data key: equal ids give
//! equal indexes, and nobody without the key can try ids out.

use std::fmt;
use std::sync::Arc;

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::error::{StoreError, StoreResult};

const NONCE_BYTES: usize = 12;

/// The data key at work.
#[derive(Clone)]
pub struct Seal {
    inner: Arc<Keys>,
}

struct Keys {
    cipher: Aes256Gcm,
    blind: [u8; 32],
}

impl Seal {
    /// Takes the 256-bit data key.
    pub fn new(data_key: &[u8; 32]) -> Self {
        let blind = mac(data_key, b"sotay blind index v1");
        Self { inner: Arc::new(Keys { cipher: Aes256Gcm::new(data_key.into()), blind }) }
    }

    /// Seals a text for one place.
    pub fn seal(&self, plain: &str, place: &str) -> String {
        let mut nonce = [0; NONCE_BYTES];
        #[expect(
            clippy::disallowed_methods,
            reason = "a nonce must never repeat, also not in a test with a fixed source"
        )]
        getrandom::fill(&mut nonce).expect("the system has randomness");
        let payload = Payload { msg: plain.as_bytes(), aad: place.as_bytes() };
        let sealed = self.inner.cipher.encrypt(&Nonce::from(nonce), payload);
        let sealed = sealed.expect("texts are far shorter than the cipher's limit");
        URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for the same place.
    ///
    /// # Errors
    /// [`StoreError::Unsealable`] when the key, the place or a bit is another.
    pub fn open(&self, sealed: &str, place: &str) -> StoreResult<String> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).map_err(|_| StoreError::Unsealable)?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES).ok_or(StoreError::Unsealable)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().map_err(|_| StoreError::Unsealable)?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        let plain =
            self.inner.cipher.decrypt(&Nonce::from(nonce), payload).map_err(|_| StoreError::Unsealable)?;
        String::from_utf8(plain).map_err(|_| StoreError::Unsealable)
    }

    /// The blind index of a citizen id: 256 bits in base 64.
    pub fn blind_index(&self, citizen_id: &str) -> String {
        URL_SAFE_NO_PAD.encode(mac(&self.inner.blind, citizen_id.as_bytes()))
    }

    /// A keyed hash of anything else, for names of rate-limit buckets and for stored codes and tokens.
    pub fn keyed_hash(&self, purpose: &str, text: &str) -> [u8; 32] {
        mac(&mac(&self.inner.blind, purpose.as_bytes()), text.as_bytes())
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal")
    }
}

fn mac(key: &[u8], text: &[u8]) -> [u8; 32] {
    let mut mac =
        <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(text);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_opens_only_where_it_was_sealed() {
        let seal = Seal::new(&[7; 32]);
        let sealed = seal.seal("001087000123", "app MBR citizen_id");
        assert_eq!(seal.open(&sealed, "app MBR citizen_id").unwrap(), "001087000123");
        assert!(seal.open(&sealed, "app MBR phone").is_err());
        assert!(Seal::new(&[8; 32]).open(&sealed, "app MBR citizen_id").is_err());
        assert!(!sealed.contains("0010870"));
    }

    #[test]
    fn the_same_value_never_looks_the_same_but_its_index_does() {
        let seal = Seal::new(&[7; 32]);
        assert_ne!(seal.seal("1", "x"), seal.seal("1", "x"));
        assert_eq!(seal.blind_index("1"), seal.blind_index("1"));
        assert_ne!(seal.blind_index("1"), Seal::new(&[8; 32]).blind_index("1"));
    }
}
