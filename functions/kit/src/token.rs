//! Access tokens: JWT under EdDSA. Only `identity` signs; every function checks.

use std::fmt;

use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use shared::access::Actor;
use shared::grant::HeldRole;
use shared::id::{MemberId, OrgId, SessionId};
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
    /// The branch that hosts them while they are away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<OrgId>,
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
            host: None,
            roles: actor.roles,
        }
    }

    /// The same of somebody whom another branch hosts.
    #[must_use]
    pub fn hosted_by(self, host: Option<OrgId>) -> Self {
        Self { host, ..self }
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

/// Signs access tokens.
#[derive(Clone)]
pub struct Signer {
    key: EncodingKey,
}

impl Signer {
    /// Takes an Ed25519 private key, PKCS#8 in DER.
    pub fn from_pkcs8(der: &[u8]) -> Self {
        Self { key: EncodingKey::from_ed_der(der) }
    }

    /// Signs.
    ///
    /// # Errors
    /// [`TokenError::NotAKey`] when the key cannot sign.
    pub fn sign(&self, claims: &Claims) -> Result<String, TokenError> {
        let header = Header::new(Algorithm::EdDSA);
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
    key: DecodingKey,
}

impl Verifier {
    /// Takes an Ed25519 public key, its 32 bytes.
    pub fn from_public_key(key: &[u8]) -> Self {
        Self { key: DecodingKey::from_ed_der(key) }
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
        let data = jsonwebtoken::decode::<Claims>(token, &self.key, &validation);
        let claims = data.map_err(|_| TokenError::Invalid)?.claims;
        let now = now.as_second();
        if claims.exp <= now || claims.iat > now + 60 {
            return Err(TokenError::Invalid);
        }
        Ok(claims)
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Verifier")
    }
}
