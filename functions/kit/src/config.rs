//! Configuration from the environment. A function that lacks a setting says which and does not start.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use store::{DataKeys, Endpoints, Patience};

use crate::token::{Signer, Verifier};

/// Settings of a function.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the engines are.
    pub endpoints: Endpoints,
    /// The keys that stored data is under.
    pub data_key: DataKeys,
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
    #[error("the environment variable {0} is not a key of the right size in base 64")]
    NotAKey(&'static str),
    /// Set, but not a number.
    #[error("the environment variable {0} is not a whole number")]
    NotANumber(&'static str),
    /// The context needs a signer and has none.
    #[error("the environment variable SOTAY_SIGNING_KEY is needed by this function")]
    NoSigner,
    /// The function would sign what no function takes.
    #[error("the key in SOTAY_SIGNING_KEY belongs to none of those in SOTAY_VERIFY_KEY")]
    StrangeSigner,
}

impl Config {
    /// Reads the settings:
    /// `SOTAY_TABLE_PREFIX`, `SOTAY_BUCKET`, in base 64 `SOTAY_DATA_KEY` and `SOTAY_INDEX_KEY` (32 bytes each),
    /// `SOTAY_VERIFY_KEY` (Ed25519, 32 bytes) and for `identity` `SOTAY_SIGNING_KEY` (Ed25519, PKCS#8), for functions
    /// that serve HTTP `SOTAY_PROXIES` (how many stand before them), and where the engines are embedded
    /// `SOTAY_DYNAMODB_URL`, `SOTAY_S3_URL`.
    ///
    /// While keys follow each other, `SOTAY_DATA_KEY` and `SOTAY_VERIFY_KEY` hold several, comma separated: the current
    /// one first. `SOTAY_INDEX_KEY` may be missing beside a single data key; see [`DataKeys::of`].
    ///
    /// # Errors
    /// [`ConfigError`] that names the setting.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::read(|name| std::env::var(name).ok())
    }

    fn read(setting: impl Fn(&'static str) -> Option<String>) -> Result<Self, ConfigError> {
        let optional = |name: &'static str| setting(name).filter(|value| !value.is_empty());
        let needed = |name: &'static str| optional(name).ok_or(ConfigError::Missing(name));
        let verify_keys = keys("SOTAY_VERIFY_KEY", &needed("SOTAY_VERIFY_KEY")?)?;
        let verifier = Verifier::from_public_keys(verify_keys);
        let signing_key = optional("SOTAY_SIGNING_KEY").map(|text| signer(&text, &verifier)).transpose()?;
        let proxies = optional("SOTAY_PROXIES").map(|text| text.parse()).transpose();
        Ok(Self {
            endpoints: Endpoints {
                dynamodb: optional("SOTAY_DYNAMODB_URL"),
                s3: optional("SOTAY_S3_URL"),
                table_prefix: needed("SOTAY_TABLE_PREFIX")?,
                bucket: needed("SOTAY_BUCKET")?,
                patience: Patience::default(),
            },
            data_key: data_keys(&needed("SOTAY_DATA_KEY")?, optional("SOTAY_INDEX_KEY").as_deref())?,
            verifier,
            signer: signing_key,
            proxies: proxies.map_err(|_| ConfigError::NotANumber("SOTAY_PROXIES"))?,
        })
    }
}

/// The keys of a setting, 32 bytes each, comma separated.
fn keys(name: &'static str, text: &str) -> Result<Vec<[u8; 32]>, ConfigError> {
    let key = |text: &str| STANDARD.decode(text.trim()).ok()?.try_into().ok();
    text.split(',').map(|text| key(text).ok_or(ConfigError::NotAKey(name))).collect()
}

fn data_keys(data: &str, index: Option<&str>) -> Result<DataKeys, ConfigError> {
    let data = keys("SOTAY_DATA_KEY", data)?;
    let index = match index.map(|text| keys("SOTAY_INDEX_KEY", text)).transpose()?.as_deref() {
        None => None,
        Some([index]) => Some(*index),
        Some(_) => return Err(ConfigError::NotAKey("SOTAY_INDEX_KEY")),
    };
    DataKeys::of(data, index).ok_or(ConfigError::Missing("SOTAY_INDEX_KEY"))
}

fn signer(text: &str, verifier: &Verifier) -> Result<Signer, ConfigError> {
    let not_a_key = || ConfigError::NotAKey("SOTAY_SIGNING_KEY");
    let der = STANDARD.decode(text).map_err(|_| not_a_key())?;
    let signer = Signer::from_pkcs8(&der).map_err(|_| not_a_key())?;
    if verifier.knows(&signer) { Ok(signer) } else { Err(ConfigError::StrangeSigner) }
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};

    use super::*;

    /// A setting and its value.
    type Setting<'a> = (&'static str, &'a str);

    /// Settings that a function starts with, but for those that are given.
    fn read(given: &[Setting<'_>]) -> Result<Config, String> {
        let key = STANDARD.encode([1; 32]);
        let common = [
            ("SOTAY_TABLE_PREFIX", "test-"),
            ("SOTAY_BUCKET", "files"),
            ("SOTAY_DATA_KEY", &key),
            ("SOTAY_INDEX_KEY", &key),
            ("SOTAY_VERIFY_KEY", &key),
        ];
        let find = |list: &[Setting<'_>], name| {
            list.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        let config = Config::read(|name| find(given, name).or_else(|| find(&common, name)));
        config.map_err(|error| error.to_string())
    }

    #[test]
    fn several_keys_are_read_where_they_follow_each_other() {
        let several = [[2; 32], [1; 32]].map(|key| STANDARD.encode(key)).join(", ");
        let config = read(&[("SOTAY_DATA_KEY", &several), ("SOTAY_VERIFY_KEY", &several)]).unwrap();
        assert!(config.data_key == DataKeys::of(vec![[2; 32], [1; 32]], Some([1; 32])).unwrap());
        let alone = read(&[("SOTAY_INDEX_KEY", "")]).unwrap();
        assert!(alone.data_key == DataKeys::of(vec![[1; 32]], None).unwrap());
    }

    #[test]
    fn a_wrong_setting_is_named() {
        let several = [[2; 32], [1; 32]].map(|key| STANDARD.encode(key)).join(",");
        for (setting, says) in [
            (("SOTAY_BUCKET", ""), "SOTAY_BUCKET is not set"),
            (("SOTAY_DATA_KEY", "AAAA"), "SOTAY_DATA_KEY is not a key"),
            (("SOTAY_VERIFY_KEY", "AAAA"), "SOTAY_VERIFY_KEY is not a key"),
            (("SOTAY_INDEX_KEY", &several), "SOTAY_INDEX_KEY is not a key"),
            (("SOTAY_SIGNING_KEY", "AAAA"), "SOTAY_SIGNING_KEY is not a key"),
            (("SOTAY_PROXIES", "two"), "SOTAY_PROXIES is not a whole number"),
        ] {
            let error = read(&[setting]).expect_err(says);
            assert!(error.contains(says), "{error}");
        }
        let error = read(&[("SOTAY_DATA_KEY", &several), ("SOTAY_INDEX_KEY", "")]).unwrap_err();
        assert!(error.contains("SOTAY_INDEX_KEY is not set"), "{error}");
    }

    #[test]
    fn a_signer_whose_tokens_nobody_takes_does_not_start() {
        let pair = Ed25519KeyPair::generate().unwrap();
        let private = STANDARD.encode(pair.to_pkcs8v1().unwrap().as_ref());
        let public = STANDARD.encode(pair.public_key().as_ref());
        let error = read(&[("SOTAY_SIGNING_KEY", &private)]).unwrap_err();
        assert!(error.contains("belongs to none"), "{error}");
        let config = read(&[("SOTAY_SIGNING_KEY", &private), ("SOTAY_VERIFY_KEY", &public)]).unwrap();
        assert!(config.signer.is_some());
    }
}
