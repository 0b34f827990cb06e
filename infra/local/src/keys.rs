//! The keys of a data folder: made once, kept readable for its owner alone.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kit::{Signer, Verifier};
use serde::{Deserialize, Serialize};
use store::DataKeys;

use crate::engines::Fault;

const FILE: &str = "keys.json";

/// The data keys, the key of the index, and the pair that signs access tokens. Where keys follow each other, `data` and
/// `verify` hold several, comma separated, the current one first.
#[derive(Clone, Serialize, Deserialize)]
pub struct Keys {
    data: String,
    /// Absent in a folder of the first release, where it was derived from the data key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    index: Option<String>,
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
        let pair = Ed25519KeyPair::generate().map_err(|_| "no signing key could be made")?;
        let pkcs8 = pair.to_pkcs8v1().map_err(|_| "no signing key could be written")?;
        Ok(Self {
            data: STANDARD.encode(random_key()?),
            index: Some(STANDARD.encode(random_key()?)),
            signing: STANDARD.encode(pkcs8.as_ref()),
            verify: STANDARD.encode(pair.public_key().as_ref()),
        })
    }

    /// The same as settings of a function that signs, by the names that [`kit::Config::from_env`] reads.
    pub fn settings(&self) -> Vec<(&'static str, &str)> {
        let mut settings = vec![
            ("SOTAY_DATA_KEY", self.data.as_str()),
            ("SOTAY_SIGNING_KEY", &self.signing),
            ("SOTAY_VERIFY_KEY", &self.verify),
        ];
        settings.extend(self.index.as_deref().map(|index| ("SOTAY_INDEX_KEY", index)));
        settings
    }

    /// The keys that stored data is under.
    ///
    /// # Errors
    /// When the file was damaged.
    pub fn data_key(&self) -> Result<DataKeys, Fault> {
        let keys = DataKeys::of(self.sealing_keys()?, self.index_key()?);
        Ok(keys.ok_or("several data keys stand without the key of the index")?)
    }

    /// The data keys alone, newest first.
    ///
    /// # Errors
    /// When the file was damaged.
    pub fn sealing_keys(&self) -> Result<Vec<[u8; 32]>, Fault> {
        self.data.split(',').map(key).collect()
    }

    /// The key of the index, unless it is derived from the one data key.
    ///
    /// # Errors
    /// When the file was damaged.
    pub fn index_key(&self) -> Result<Option<[u8; 32]>, Fault> {
        self.index.as_deref().map(key).transpose()
    }

    /// Signs access tokens.
    ///
    /// # Errors
    /// When the file was damaged.
    pub fn signer(&self) -> Result<Signer, Fault> {
        Ok(Signer::from_pkcs8(&STANDARD.decode(&self.signing)?)?)
    }

    /// Checks access tokens.
    ///
    /// # Errors
    /// When the file was damaged.
    pub fn verifier(&self) -> Result<Verifier, Fault> {
        Ok(Verifier::from_public_keys(self.public_keys()?))
    }

    /// The public halves of the keys that sign, the current one first.
    ///
    /// # Errors
    /// When the file was damaged.
    pub fn public_keys(&self) -> Result<Vec<[u8; 32]>, Fault> {
        self.verify.split(',').map(key).collect()
    }
}

fn random_key() -> Result<[u8; 32], Fault> {
    let mut bytes = [0; 32];
    #[expect(clippy::disallowed_methods, reason = "a key is random and depends on no rule")]
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

fn key(text: &str) -> Result<[u8; 32], Fault> {
    Ok(STANDARD.decode(text)?.try_into().map_err(|_| "a key does not have 32 bytes")?)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_folder_keeps_its_keys() {
        let scratch = Scratch::new().unwrap();
        let made = Keys::of(scratch.path()).unwrap();
        let found = Keys::of(scratch.path()).unwrap();
        assert!(made.data_key().unwrap() == found.data_key().unwrap());
        assert!(found.verifier().unwrap().knows(&made.signer().unwrap()));
    }

    #[test]
    fn a_folder_of_the_first_release_still_opens() {
        let scratch = Scratch::new().unwrap();
        let mut first = serde_json::to_value(Keys::generate().unwrap()).unwrap();
        first.as_object_mut().unwrap().remove("index");
        fs::write(scratch.path().join(FILE), first.to_string()).unwrap();
        let keys = Keys::of(scratch.path()).unwrap();
        let derived = DataKeys::of(keys.sealing_keys().unwrap(), None).unwrap();
        assert!(keys.data_key().unwrap() == derived);
    }
}
