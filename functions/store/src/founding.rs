//! The beginning: the organisation at the root, the way from it down to a branch, and its first administrator. All of
//! it is one transaction, and there is one root.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::audit::AuditDraft;
use shared::grant::RoleGrant;
use shared::id::{MemberId, OrgId};
use shared::org::Org;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::Entity;
use crate::key::{self, Keys};
use crate::member::StoredMember;
use crate::table::Order;
use crate::write::Write;

/// Keeps the root single and says whom it began with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredRoot {
    /// The organisation without a superior.
    pub org: OrgId,
    /// Its first administrator.
    pub administrator: MemberId,
}

impl Entity for StoredRoot {
    const KIND: &'static str = "root";

    fn keys(&self) -> Keys {
        key::root_guard().into()
    }
}

/// What a system begins with.
#[derive(Debug, Clone)]
pub struct Founding {
    /// From the root down to the branch of the administrator.
    pub orgs: Vec<Org>,
    /// The root and who administers it.
    pub root: StoredRoot,
    /// That person.
    pub administrator: StoredMember,
    /// Their role.
    pub grant: RoleGrant,
    /// What the log of the root begins with.
    pub said: AuditDraft,
}

impl Store {
    /// Whom the system began with; `None` when nobody has founded it.
    pub async fn find_root(&self) -> StoreResult<Option<StoredRoot>> {
        Ok(self.app.get::<StoredRoot>(&key::root_guard()).await?.map(|stored| stored.value))
    }

    /// Whether there is an organisation without a superior, founded or loaded.
    pub async fn has_root(&self) -> StoreResult<bool> {
        let roots = self.app.page::<Org>(&key::root_orgs(), Order::Ascending, 1, None).await?;
        Ok(!roots.items.is_empty())
    }

    /// Founds the system.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when it was founded meanwhile, or somebody has this citizen id.
    pub async fn found(&self, founding: &Founding, now: Timestamp) -> StoreResult<()> {
        let mut writes = vec![Write::create(&founding.root, now)?, Write::create(&founding.grant, now)?];
        for org in &founding.orgs {
            writes.push(Write::create(org, now)?);
        }
        writes.extend(self.new_member(&founding.administrator, now)?);
        self.write_logged(&writes, std::slice::from_ref(&founding.said), now).await
    }
}
