//! Configuration from the environment. A function that lacks a setting says which and does not start.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use store::Endpoints;

use crate::token::{Signer, Verifier};

/// Settings of a function.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the engines are.
    pub endpoints: Endpoints,
    /// The 256-bit data key.
    pub data_key: [u8; 32],
    /// Checks access tokens.
    pub verifier: Verifier,
    /// Signs access tokens; only `identity` is given one.
    pub signer: Option<Signer>,
    /// How many proxies of ours a request passes before it comes here; each adds to `X-Forwarded-For` from whom it had
    /// the request. What stands before their entries is the client's own word and counts for nothing.
    /// `None` where nothing is served over HTTP.
    pub proxies: Option<usize>,
}

/// A setting is missing or wrong.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Not set.
    #[error("the environment variable {0} is not set")]
    Missing(&'static str),
    /// Set, but not as it must be.
    #[error("the environment variable {0} is not a key in base 64")]
    NotAKey(&'static str),
    /// Set, but not a number.
    #[error("the environment variable {0} is not a whole number")]
    NotANumber(&'static str),
    /// The context needs a signer and has none.
    #[error("the environment variable SOTAY_SIGNING_KEY is needed by this function")]
    NoSigner,
}

impl Config {
    /// Reads the settings:
    /// `SOTAY_TABLE_PREFIX`, `SOTAY_BUCKET`, in base 64 `SOTAY_DATA_KEY` (32 bytes), `SOTAY_VERIFY_KEY` (Ed25519, 32
    /// bytes) and for `identity` `SOTAY_SIGNING_KEY` (Ed25519, PKCS#8), for functions that serve HTTP
    /// `SOTAY_PROXIES` (how many stand before them), and where the engines are embedded `SOTAY_DYNAMODB_URL`,
    /// `SOTAY_S3_URL`.
    ///
    /// # Errors
    /// [`ConfigError`] that names the setting.
    pub fn from_env() -> Result<Self, ConfigError> {
        let optional = |name: &'static str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let needed = |name: &'static str| optional(name).ok_or(ConfigError::Missing(name));
        let key =
            |name: &'static str, text: String| STANDARD.decode(text).map_err(|_| ConfigError::NotAKey(name));
        let data_key = key("SOTAY_DATA_KEY", needed("SOTAY_DATA_KEY")?)?;
        let verify_key = key("SOTAY_VERIFY_KEY", needed("SOTAY_VERIFY_KEY")?)?;
        let signing_key =
            optional("SOTAY_SIGNING_KEY").map(|text| key("SOTAY_SIGNING_KEY", text)).transpose()?;
        let proxies = optional("SOTAY_PROXIES").map(|text| text.parse()).transpose();
        Ok(Self {
            endpoints: Endpoints {
                dynamodb: optional("SOTAY_DYNAMODB_URL"),
                s3: optional("SOTAY_S3_URL"),
                table_prefix: needed("SOTAY_TABLE_PREFIX")?,
                bucket: needed("SOTAY_BUCKET")?,
            },
            data_key: data_key.try_into().map_err(|_| ConfigError::NotAKey("SOTAY_DATA_KEY"))?,
            verifier: Verifier::from_public_key(&verify_key),
            signer: signing_key.map(|der| Signer::from_pkcs8(&der)),
            proxies: proxies.map_err(|_| ConfigError::NotANumber("SOTAY_PROXIES"))?,
        })
    }
}
