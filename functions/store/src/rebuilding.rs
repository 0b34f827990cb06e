//! How far the rebuilding of all shelves of the search is: a walk over the tree of organisations in many short calls.
//!
//! Without this item a call that breaks off would begin at the root again, and over 300,000 branches no call would ever
//! come to the end.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::endpoint::{Cursor, Page};
use shared::id::OrgId;
use shared::org::Org;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::write::Write;

/// Organisations that are visited between two notes of how far it is.
const PAGE: usize = 20;

/// Organisations directly below one, from a place in their list on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// The one above; `None` for those at the top.
    pub above: Option<OrgId>,
    /// Where to go on.
    pub after: Option<Cursor>,
}

/// A walk over all organisations, and what it has come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rebuilding {
    /// Named by the operator: the same name goes on with it, another one begins anew.
    pub round: String,
    /// What is still to be walked, the next one last. Held by the depth of the tree and the width of its levels.
    pub left: Vec<Level>,
    /// Organisations that were visited.
    pub visited: u32,
    /// Shelves that were built.
    pub built: u32,
    /// Shelves that could not be built; the log names them.
    pub failed: u32,
    /// When it began.
    pub begun_at: Timestamp,
    /// When it came to the end.
    pub ended_at: Option<Timestamp>,
}

impl Rebuilding {
    /// A walk that begins.
    pub fn begun(round: &str, now: Timestamp) -> Self {
        Self {
            round: round.to_owned(),
            left: vec![Level { above: None, after: None }],
            visited: 0,
            built: 0,
            failed: 0,
            begun_at: now,
            ended_at: None,
        }
    }
}

impl Entity for Rebuilding {
    const KIND: &'static str = "rebuilding";

    fn keys(&self) -> Keys {
        key::rebuilding().into()
    }
}

impl Store {
    /// The rebuilding that was begun last.
    pub async fn find_rebuilding(&self) -> StoreResult<Option<Stored<Rebuilding>>> {
        self.app.get(&key::rebuilding()).await
    }

    /// Begins one, in the place of what was read.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else begins one or goes on.
    pub async fn begin_rebuilding(
        &self,
        before: Option<Stored<Rebuilding>>,
        rebuilding: Rebuilding,
        now: Timestamp,
    ) -> StoreResult<Stored<Rebuilding>> {
        let Some(before) = before else {
            self.app.write(vec![Write::create(&rebuilding, now)?]).await?;
            return Ok(Stored { value: rebuilding, rev: 1 });
        };
        self.note_rebuilding(Stored { value: rebuilding, rev: before.rev }, now).await
    }

    /// Notes how far it is.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else goes on with it.
    pub async fn note_rebuilding(
        &self,
        rebuilding: Stored<Rebuilding>,
        now: Timestamp,
    ) -> StoreResult<Stored<Rebuilding>> {
        self.app.write(vec![Write::replace(&rebuilding, now)?]).await?;
        Ok(Stored { rev: rebuilding.rev + 1, ..rebuilding })
    }

    /// The next organisations of a level.
    pub async fn orgs_of_level(&self, level: &Level) -> StoreResult<Page<Org>> {
        self.list_orgs_under_by(level.above, PAGE, level.after.as_ref()).await
    }
}
