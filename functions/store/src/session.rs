//! Sessions: one family of refresh tokens per device, in the table of secrets.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::id::{MemberId, SessionId};

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Freshness, Keys};
use crate::write::Write;

/// A family of refresh tokens.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredSession {
    /// Its id.
    pub id: SessionId,
    /// Whose.
    pub member: MemberId,
    /// The device in words.
    pub device: String,
    /// Hash of the token that is to be presented next.
    pub current: String,
    /// Hash of its immediate parent.
    pub parent: Option<String>,
    /// When the parent was exchanged for the current one.
    pub rotated_at: Timestamp,
    /// Signed in at.
    pub created_at: Timestamp,
    /// Unused until then, it ends.
    pub expires_at: Timestamp,
}

impl Entity for StoredSession {
    const KIND: &'static str = "session";

    fn keys(&self) -> Keys {
        key::session_keys(self.id, self.member)
    }

    fn expires(&self) -> Option<Timestamp> {
        Some(self.expires_at)
    }
}

impl Store {
    /// A session.
    pub async fn find_session(&self, id: SessionId) -> StoreResult<Option<Stored<StoredSession>>> {
        self.find_session_as(id, Freshness::Latest).await
    }

    /// The same, as fresh as that. One that was read a moment late must not decide anything that its revision does not
    /// confirm.
    pub async fn find_session_as(
        &self,
        id: SessionId,
        fresh: Freshness,
    ) -> StoreResult<Option<Stored<StoredSession>>> {
        self.secrets.get_as(&key::session(id), fresh).await
    }

    /// The sessions of a person, oldest first.
    pub async fn sessions_of(&self, member: MemberId) -> StoreResult<Vec<StoredSession>> {
        let found = self.secrets.all::<StoredSession>(&key::sessions_of(member)).await?;
        Ok(found.into_iter().map(|stored| stored.value).collect())
    }

    /// Begins a session.
    pub async fn create_session(&self, session: &StoredSession, now: Timestamp) -> StoreResult<()> {
        self.secrets.write(vec![Write::create(session, now)?]).await
    }

    /// Rotates a session.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when it was rotated or ended meanwhile.
    pub async fn change_session(&self, session: &Stored<StoredSession>, now: Timestamp) -> StoreResult<()> {
        self.secrets.write(vec![Write::replace(session, now)?]).await
    }

    /// Ends a session; ending one that has ended changes nothing.
    pub async fn remove_session(&self, id: SessionId) -> StoreResult<()> {
        self.secrets.write(vec![Write::remove(key::session(id))]).await
    }
}
