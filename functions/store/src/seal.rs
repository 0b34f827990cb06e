//! Sealing of personal identifiers at rest, and the blind index that finds them.
//!
//! A sealed value is AES-256-GCM under a data key, bound to the place it stands in (table, key, field): copied
//! elsewhere, it does not open. It begins with a short id of its key, so that keys can follow each other: the newest
//! seals, and every configured one opens. Values of the first release have no id; any key may open them.
//!
//! The blind index is an HMAC under a key of its own: equal ids give equal indexes, and nobody without the key can try
//! ids out. Items are found by it, so this key does not change when a data key does.

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

/// Between the id of a key and what is sealed under it; not a letter of the base 64 used.
const AFTER_ID: char = '.';

/// The keys that stored data is under.
#[derive(Clone, PartialEq, Eq)]
pub struct DataKeys {
    sealing: Vec<[u8; 32]>,
    index: [u8; 32],
}

impl DataKeys {
    /// Data keys, newest first, and the key of the blind index and the keyed hashes. Without the latter it is derived
    /// from the one data key, as the first release did. `None` without a data key, and when several stand without an
    /// index key: which of them it was derived from cannot be told.
    pub fn of(sealing: Vec<[u8; 32]>, index: Option<[u8; 32]>) -> Option<Self> {
        let index = match (index, sealing.as_slice()) {
            (Some(index), [_, ..]) => index,
            (None, [only]) => mac(only, b"sotay blind index v1"),
            _ => return None,
        };
        Some(Self { sealing, index })
    }
}

impl fmt::Debug for DataKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKeys")
    }
}

/// The data keys at work.
#[derive(Clone)]
pub struct Seal {
    inner: Arc<Keys>,
}

struct Keys {
    /// Newest first; never empty.
    sealing: Vec<SealingKey>,
    index: [u8; 32],
}

struct SealingKey {
    id: String,
    cipher: Aes256Gcm,
}

impl SealingKey {
    fn new(key: &[u8; 32]) -> Self {
        // Two bytes: it stands in every sealed value. Keys that share an id are each tried.
        let id = URL_SAFE_NO_PAD.encode(&mac(key, b"sotay data key id v1")[..2]);
        Self { id, cipher: Aes256Gcm::new(key.into()) }
    }

    fn open(&self, nonce: [u8; NONCE_BYTES], payload: Payload<'_, '_>) -> Option<Vec<u8>> {
        self.cipher.decrypt(&Nonce::from(nonce), payload).ok()
    }
}

impl Seal {
    /// Takes the keys.
    pub fn new(keys: &DataKeys) -> Self {
        let sealing = keys.sealing.iter().map(SealingKey::new).collect();
        Self { inner: Arc::new(Keys { sealing, index: keys.index }) }
    }

    /// Seals a text for one place, under the newest key.
    pub fn seal(&self, plain: &str, place: &str) -> String {
        let mut nonce = [0; NONCE_BYTES];
        #[expect(
            clippy::disallowed_methods,
            reason = "a nonce must never repeat, also not in a test with a fixed source"
        )]
        getrandom::fill(&mut nonce).expect("the system has randomness");
        let payload = Payload { msg: plain.as_bytes(), aad: place.as_bytes() };
        let newest = &self.inner.sealing[0];
        let sealed = newest.cipher.encrypt(&Nonce::from(nonce), payload);
        let sealed = sealed.expect("texts are far shorter than the cipher's limit");
        let body = URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat());
        format!("{}{AFTER_ID}{body}", newest.id)
    }

    /// Opens what was sealed for the same place, under any of the keys.
    ///
    /// # Errors
    /// [`StoreError::Unsealable`] when the key, the place or a bit is another.
    pub fn open(&self, sealed: &str, place: &str) -> StoreResult<String> {
        let (id, body) = sealed.split_once(AFTER_ID).map_or((None, sealed), |(id, body)| (Some(id), body));
        let bytes = URL_SAFE_NO_PAD.decode(body).map_err(|_| StoreError::Unsealable)?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES).ok_or(StoreError::Unsealable)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().map_err(|_| StoreError::Unsealable)?;
        let keys = self.inner.sealing.iter().filter(|key| id.is_none_or(|id| id == key.id));
        let aad = place.as_bytes();
        let plain = keys.into_iter().find_map(|key| key.open(nonce, Payload { msg: sealed, aad }));
        String::from_utf8(plain.ok_or(StoreError::Unsealable)?).map_err(|_| StoreError::Unsealable)
    }

    /// The blind index of a citizen id: 256 bits in base 64.
    pub fn blind_index(&self, citizen_id: &str) -> String {
        URL_SAFE_NO_PAD.encode(mac(&self.inner.index, citizen_id.as_bytes()))
    }

    /// A keyed hash of anything else, for names of rate-limit buckets and for stored codes and tokens.
    pub fn keyed_hash(&self, purpose: &str, text: &str) -> [u8; 32] {
        mac(&mac(&self.inner.index, purpose.as_bytes()), text.as_bytes())
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
mod tests;
