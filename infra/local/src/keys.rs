//! The keys of a data folder: made once, kept readable for its owner alone.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kit::{Signer, Verifier};
use serde::{Deserialize, Serialize};

use crate::engines::Fault;

const FILE: &str = "keys.json";

/// The data key and the pair that signs access tokens.
#[derive(Clone, Serialize, Deserialize)]
pub struct Keys {
    data: String,
    signing: String,
    verify: String,
}

impl Keys {
    /// The keys of a folder; made when it has none.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn of(dir: &Path) -> Result<Self, Fault> {
        let path = dir.join(FILE);
        if path.exists() {
            return Ok(serde_json::from_slice(&fs::read(path)?)?);
        }
        let keys = Self::generate()?;
        fs::create_dir_all(dir)?;
        let new = dir.join("keys.json.new");
        let mut file = private(&new)?;
        file.write_all(&serde_json::to_vec(&keys)?)?;
        file.sync_all()?;
        fs::rename(new, path)?;
        Ok(keys)
    }

    /// New random keys.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn generate() -> Result<Self, Fault> {
        let mut data = [0; 32];
        #[expect(clippy::disallowed_methods, reason = "a key is random and depends on no rule")]
        getrandom::fill(&mut data)?;
        let pair = Ed25519KeyPair::generate().map_err(|_| "no signing key could be made")?;
        let pkcs8 = pair.to_pkcs8v1().map_err(|_| "no signing key could be written")?;
        Ok(Self {
            data: STANDARD.encode(data),
            signing: STANDARD.encode(pkcs8.as_ref()),
            verify: STANDARD.encode(pair.public_key().as_ref()),
        })
    }

    /// The same as settings of a function that signs, by the names that [`kit::Config::from_env`] reads.
    pub fn settings(&self) -> [(&'static str, &str); 3] {
        [
            ("SOTAY_DATA_KEY", &self.data),
            ("SOTAY_SIGNING_KEY", &self.signing),
            ("SOTAY_VERIFY_KEY", &self.verify),
        ]
    }

    /// The 256-bit data key.
    ///
    /// # Errors
    /// When the file was damaged.
    pub fn data_key(&self) -> Result<[u8; 32], Fault> {
        let bytes = STANDARD.decode(&self.data)?;
        Ok(bytes.try_into().map_err(|_| "the data key does not have 32 bytes")?)
    }

    /// Signs access tokens.
    ///
    /// # Errors
    /// When the file was damaged.
    pub fn signer(&self) -> Result<Signer, Fault> {
        Ok(Signer::from_pkcs8(&STANDARD.decode(&self.signing)?))
    }

    /// Checks access tokens.
    ///
    /// # Errors
    /// When the file was damaged.
    pub fn verifier(&self) -> Result<Verifier, Fault> {
        Ok(Verifier::from_public_key(&STANDARD.decode(&self.verify)?))
    }
}

#[cfg(unix)]
fn private(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn private(path: &Path) -> std::io::Result<File> {
    File::create(path)
}
