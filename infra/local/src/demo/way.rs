//! The two ways to write: by requests, in several tasks at a time, or by the import of the embedded engine.

use jiff::Timestamp;
use shared::attendance::Attendance;
use shared::grant::RoleGrant;
use shared::meeting::Meeting;
use shared::org::Org;
use store::{Entity, Store, StoreError, StoredMember};
use tokio::task::JoinSet;

use super::import::Import;
use crate::engines::Fault;

/// Entities that one task writes by requests.
const TOGETHER: usize = 100;
/// Tasks that write by requests at a time.
const AT_A_TIME: usize = 8;

/// How to write.
#[derive(Debug, Clone)]
pub enum Way {
    /// By requests to the store, as the product does.
    Requests,
    /// By the import of the embedded engine.
    Import(Import),
}

/// A commune, sealed and ready to be written.
pub struct Written {
    /// The committee of the commune, then its branches.
    pub orgs: Vec<Org>,
    /// The members, sealed.
    pub members: Vec<StoredMember>,
    /// Who holds which role.
    pub grants: Vec<RoleGrant>,
    /// The meetings.
    pub meetings: Vec<Meeting>,
    /// All their lists.
    pub attendances: Vec<Attendance>,
}

impl Way {
    /// Writes a commune.
    ///
    /// # Errors
    /// When the store or the engine fails.
    pub async fn write(&self, store: &Store, commune: Written, now: Timestamp) -> Result<(), Fault> {
        let Self::Import(import) = self else {
            self.put(store, commune.orgs, now).await?;
            in_tasks(store, commune.members, move |store, part| async move {
                store.load_members(&part, now).await
            })
            .await?;
            self.put(store, commune.grants, now).await?;
            self.put(store, commune.attendances, now).await?;
            return self.put(store, commune.meetings, now).await;
        };
        let (import, store) = (import.clone(), store.clone());
        let written = tokio::task::spawn_blocking(move || {
            let mut items = store.member_items(&commune.members, now)?;
            items.extend(Store::items(&commune.orgs, now)?);
            items.extend(Store::items(&commune.grants, now)?);
            items.extend(Store::items(&commune.attendances, now)?);
            items.extend(Store::items(&commune.meetings, now)?);
            import.put(items)
        });
        written.await?
    }

    /// Writes entities of one kind.
    ///
    /// # Errors
    /// When the store or the engine fails.
    pub async fn put<T>(&self, store: &Store, entities: Vec<T>, now: Timestamp) -> Result<(), Fault>
    where
        T: Entity + Clone + Send + Sync + 'static,
    {
        match self {
            Self::Requests => {
                in_tasks(store, entities, move |store, part| async move { store.app.load(&part, now).await })
                    .await
            }
            Self::Import(import) => {
                let (import, items) = (import.clone(), Store::items(&entities, now)?);
                tokio::task::spawn_blocking(move || import.put(items)).await?
            }
        }
    }
}

/// Writes many entities, a part of them in each task.
async fn in_tasks<T, Writing>(
    store: &Store,
    entities: Vec<T>,
    write: impl Fn(Store, Vec<T>) -> Writing,
) -> Result<(), Fault>
where
    T: Clone,
    Writing: Future<Output = Result<(), StoreError>> + Send + 'static,
{
    let mut running = JoinSet::new();
    for part in entities.chunks(TOGETHER) {
        if running.len() >= AT_A_TIME
            && let Some(joined) = running.join_next().await
        {
            joined??;
        }
        running.spawn(write(store.clone(), part.to_vec()));
    }
    while let Some(joined) = running.join_next().await {
        joined??;
    }
    Ok(())
}
