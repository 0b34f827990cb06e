//! What can go wrong with stored data, as far as a caller does something different about it.

use std::error::Error;

/// Result of reading or writing stored data.
pub type StoreResult<T> = Result<T, StoreError>;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A condition did not hold: the item exists already, or somebody else changed it. Nothing was written.
    #[error("a condition of the write did not hold")]
    Conflict,
    /// The cursor was not made by this list.
    #[error("the cursor does not belong to this list")]
    BadCursor,
    /// An item or file that must exist does not.
    #[error("an item that must exist does not: {0}")]
    Missing(&'static str),
    /// An item cannot be read as what its kind says.
    #[error("a stored item cannot be read: {0}")]
    Corrupt(String),
    /// A sealed value cannot be opened: wrong key, or moved from where it was sealed.
    #[error("a sealed value cannot be opened")]
    Unsealable,
    /// The engine did not answer, or refused for a reason that is not ours.
    #[error("the storage engine failed: {0}")]
    Unavailable(#[source] Box<dyn Error + Send + Sync>),
}

impl StoreError {
    /// Wraps a failure of the engine.
    pub(crate) fn engine(error: impl Error + Send + Sync + 'static) -> Self {
        Self::Unavailable(Box::new(error))
    }
}

impl From<serde_dynamo::Error> for StoreError {
    fn from(error: serde_dynamo::Error) -> Self {
        Self::Corrupt(error.to_string())
    }
}
