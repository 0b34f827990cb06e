//! Access tokens: JWT under EdDSA. Only `identity` signs; every function checks.
//!
//! The header of a token names its key by a fingerprint, so that keys can follow each other: a function may know
//! several, and a token that was signed just before a change is good to its end.

use std::fmt;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use shared::access::Actor;
use shared::grant::HeldRole;
use shared::id::{MemberId, SessionId};
use shared::org::OrgPath;

const ISSUER: &str = "sotay";

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Always `sotay`.
    pub iss: String,
    /// Who.
    pub sub: MemberId,
    /// Which session.
    pub sid: SessionId,
    /// Issued at, seconds since 1970.
    pub iat: i64,
    /// Ends at, seconds since 1970.
    pub exp: i64,
    /// When the person last proved who they are, seconds since 1970.
    pub auth_time: i64,
    /// Their branch in the tree.
    pub branch: OrgPath,
    /// The branch that hosts them while they are away, in the tree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host_branch: Option<OrgPath>,
    /// The roles held.
    pub roles: Vec<HeldRole>,
}

impl Claims {
    /// Claims of a session for the time from `now` to `until`.
    pub fn new(
        actor: Actor,
        session: SessionId,
        now: Timestamp,
        until: Timestamp,
        proved: Timestamp,
    ) -> Self {
        Self {
            iss: ISSUER.into(),
            sub: actor.member,
            sid: session,
            iat: now.as_second(),
            exp: until.as_second(),
            auth_time: proved.as_second(),
            branch: actor.branch,
            host_branch: actor.host,
            roles: actor.roles,
        }
    }
}

/// A key or token cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The key is not an Ed25519 private key in PKCS#8.
    #[error("the signing key is not an Ed25519 key in PKCS#8")]
    NotAKey,
    /// The token is forged, over, or not of ours.
    #[error("the access token is not valid")]
    Invalid,
}

/// Names a public key: the first bytes of its hash.
fn fingerprint(public_key: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(&digest(&SHA256, public_key).as_ref()[..8])
}

/// Signs access tokens.
#[derive(Clone)]
pub struct Signer {
    key: EncodingKey,
    id: String,
}

impl Signer {
    /// Takes an Ed25519 private key, PKCS#8 in DER.
    ///
    /// # Errors
    /// [`TokenError::NotAKey`] when it is something else.
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, TokenError> {
        let pair = Ed25519KeyPair::from_pkcs8(der).map_err(|_| TokenError::NotAKey)?;
        let id = fingerprint(pair.public_key().as_ref());
        Ok(Self { key: EncodingKey::from_ed_der(der), id })
    }

    /// Signs.
    ///
    /// # Errors
    /// [`TokenError::NotAKey`] when the key cannot sign.
    pub fn sign(&self, claims: &Claims) -> Result<String, TokenError> {
        let header = Header { kid: Some(self.id.clone()), ..Header::new(Algorithm::EdDSA) };
        jsonwebtoken::encode(&header, claims, &self.key).map_err(|_| TokenError::NotAKey)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer")
    }
}

/// Checks access tokens.
#[derive(Clone)]
pub struct Verifier {
    keys: Vec<(String, DecodingKey)>,
}

impl Verifier {
    /// Takes an Ed25519 public key, its 32 bytes.
    pub fn from_public_key(key: &[u8]) -> Self {
        Self::from_public_keys([key])
    }

    /// Takes several: the current one first, then what may still be in use.
    pub fn from_public_keys<K: AsRef<[u8]>>(keys: impl IntoIterator<Item = K>) -> Self {
        let named = |key: K| (fingerprint(key.as_ref()), DecodingKey::from_ed_der(key.as_ref()));
        Self { keys: keys.into_iter().map(named).collect() }
    }

    /// Whether it takes what `signer` signs.
    pub fn knows(&self, signer: &Signer) -> bool {
        self.keys.iter().any(|(id, _)| *id == signer.id)
    }

    /// Checks signature, issuer and life at `now`. The library's own clock is not asked, so tests can set theirs.
    ///
    /// # Errors
    /// [`TokenError::Invalid`].
    pub fn check(&self, token: &str, now: Timestamp) -> Result<Claims, TokenError> {
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[ISSUER]);
        validation.set_required_spec_claims(&["iss", "sub", "exp"]);
        validation.validate_exp = false;
        let data = jsonwebtoken::decode::<Claims>(token, self.key_of(token)?, &validation);
        let claims = data.map_err(|_| TokenError::Invalid)?.claims;
        let now = now.as_second();
        if claims.exp <= now || claims.iat > now + 60 {
            return Err(TokenError::Invalid);
        }
        Ok(claims)
    }

    /// The key that the header of a token names, if it is one of ours.
    fn key_of(&self, token: &str) -> Result<&DecodingKey, TokenError> {
        let header = jsonwebtoken::decode_header(token).map_err(|_| TokenError::Invalid)?;
        let named = header.kid.ok_or(TokenError::Invalid)?;
        let found = self.keys.iter().find(|(id, _)| *id == named);
        found.map(|(_, key)| key).ok_or(TokenError::Invalid)
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Verifier")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `openssl genpkey -algorithm ed25519 -outform DER` writes it: without the public half.
    const BY_OPENSSL: &str = "MC4CAQAwBQYDK2VwBCIEIFZ5xw90iW8LRyaKkK1WW7osgujSY0yxivIW7NuJa1AZ";
    const ITS_PUBLIC_HALF: &str = "9zaOhWWmWG/wqau+o7L15ogAw8rvARQvPIrEC08manc=";

    #[test]
    fn a_key_made_by_openssl_signs_and_its_public_half_knows_it() {
        let bytes = |text| base64::engine::general_purpose::STANDARD.decode(text).unwrap();
        let signer = Signer::from_pkcs8(&bytes(BY_OPENSSL)).unwrap();
        assert!(Verifier::from_public_key(&bytes(ITS_PUBLIC_HALF)).knows(&signer));
        assert!(!Verifier::from_public_key(&[1; 32]).knows(&signer));
        let now: Timestamp = "2026-11-25T12:30:00Z".parse().unwrap();
        let member = MemberId::from_parts(1, 1);
        let actor = Actor { member, branch: OrgPath::from_chain(&[]), host: None, roles: Vec::new() };
        let until = now.saturating_add(jiff::SignedDuration::from_mins(10)).unwrap();
        let claims = Claims::new(actor, SessionId::from_parts(1, 1), now, until, now);
        let token = signer.sign(&claims).unwrap();
        let verifier = Verifier::from_public_keys([bytes(ITS_PUBLIC_HALF), vec![1; 32]]);
        assert_eq!(verifier.check(&token, now).unwrap(), claims);
        assert!(Verifier::from_public_key(&[1; 32]).check(&token, now).is_err());
    }

    #[test]
    fn what_is_no_key_is_refused() {
        assert!(Signer::from_pkcs8(b"").is_err() && Signer::from_pkcs8(&[1; 48]).is_err());
    }
}
