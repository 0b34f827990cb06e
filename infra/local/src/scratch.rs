//! Folders that go away with the value that made them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::engines::Fault;

/// A new empty folder of this process; removed, with all in it, when dropped.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes one among the system's temporary files.
    ///
    /// # Errors
    /// When there is no room or no right to.
    pub fn new() -> Result<Self, Fault> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("sotay-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        if path.exists() {
            // Left by a process of the same number that was killed.
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed lies where the system cleans up.
        let _ = fs::remove_dir_all(&self.0);
    }
}
