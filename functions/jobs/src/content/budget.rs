//! How much room and time a look into a file may take.

use std::time::{Duration, Instant};

use shared::file::FileRefusal;

/// Most bytes of everything unpacked. Large real papers stay under a tenth of it.
const MOST_UNPACKED: u64 = 200 << 20;

/// Longest look.
const LONGEST: Duration = Duration::from_secs(15);

/// What a first look may unpack, while a batch of the stream waits behind it.
const FIRST_UNPACKED: u64 = 40 << 20;

/// How long a first look may take.
const FIRST: Duration = Duration::from_secs(3);

/// What is left of room and time.
#[derive(Debug)]
pub struct Budget {
    left: u64,
    until: Instant,
}

impl Default for Budget {
    fn default() -> Self {
        Self::of(MOST_UNPACKED)
    }
}

impl Budget {
    /// Room for so many bytes.
    pub fn of(bytes: u64) -> Self {
        Self { left: bytes, until: Instant::now() + LONGEST }
    }

    /// What suffices for nearly every paper, and holds nobody up.
    pub fn first() -> Self {
        Self { left: FIRST_UNPACKED, until: Instant::now() + FIRST }
    }

    /// How many bytes may still be unpacked.
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Takes some of it.
    ///
    /// # Errors
    /// [`FileRefusal::TooComplex`] when it does not suffice, or the time is over.
    pub fn take(&mut self, bytes: usize) -> Result<(), FileRefusal> {
        self.left = self.left.checked_sub(bytes as u64).ok_or(FileRefusal::TooComplex)?;
        if Instant::now() > self.until { Err(FileRefusal::TooComplex) } else { Ok(()) }
    }
}
