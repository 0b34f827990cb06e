//! Organisations.

use jiff::Timestamp;
use shared::endpoint::{Cursor, Page};
use shared::id::OrgId;
use shared::org::Org;
use shared::text::fold;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys, Partition};
use crate::table::Order;
use crate::write::Write;

/// Entries of a page of organisations.
const PAGE: usize = 100;

impl Entity for Org {
    const KIND: &'static str = "org";

    fn keys(&self) -> Keys {
        key::org_keys(self.id, self.path.parent(), &fold(&self.name))
    }
}

impl Store {
    /// An organisation.
    pub async fn find_org(&self, id: OrgId) -> StoreResult<Option<Stored<Org>>> {
        self.app.get(&key::org(id)).await
    }

    /// The organisations with these ids, in the order of the ids; absent ones are left out.
    pub async fn find_orgs(&self, ids: &[OrgId]) -> StoreResult<Vec<Org>> {
        let keys: Vec<_> = ids.iter().map(|id| key::org(*id)).collect();
        let mut found: Vec<Org> =
            self.app.get_all(&keys).await?.into_iter().map(|stored| stored.value).collect();
        found.sort_by_key(|org: &Org| ids.iter().position(|id| *id == org.id));
        Ok(found)
    }

    /// The same to show, up to half a minute old: they are the same for everybody below, and change once in years.
    pub async fn find_orgs_to_show(&self, ids: &[OrgId], now: Timestamp) -> StoreResult<Vec<Org>> {
        let mut found: Vec<Org> = Vec::with_capacity(ids.len());
        let mut missing = Vec::new();
        for id in ids {
            match self.orgs.get(*id, 1, now) {
                Some(kept) => found.extend(kept.iter().cloned()),
                None => missing.push(*id),
            }
        }
        for org in self.find_orgs(&missing).await? {
            self.orgs.keep(org.id, 1, now, vec![org.clone()]);
            found.push(org);
        }
        found.sort_by_key(|org: &Org| ids.iter().position(|id| *id == org.id));
        Ok(found)
    }

    /// A page of the organisations directly below, by name.
    pub async fn list_orgs(&self, parent: OrgId, after: Option<&Cursor>) -> StoreResult<Page<Org>> {
        self.list_orgs_by(parent, PAGE, after).await
    }

    /// A page of the organisations directly below, or at the top of the tree.
    pub async fn list_orgs_under(
        &self,
        parent: Option<OrgId>,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Org>> {
        self.list_orgs_under_by(parent, PAGE, after).await
    }

    /// The same with so many a page.
    pub(crate) async fn list_orgs_under_by(
        &self,
        parent: Option<OrgId>,
        most: usize,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Org>> {
        let partition = parent.map_or_else(key::root_orgs, key::orgs_below);
        self.orgs_in(&partition, most, after).await
    }

    /// The organisations directly below with so many a page.
    pub async fn list_orgs_by(
        &self,
        parent: OrgId,
        most: usize,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Org>> {
        self.orgs_in(&key::orgs_below(parent), most, after).await
    }

    async fn orgs_in(
        &self,
        partition: &Partition,
        most: usize,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Org>> {
        let page = self.app.page::<Org>(partition, Order::Ascending, most, after).await?;
        Ok(Page { items: page.items.into_iter().map(|stored| stored.value).collect(), next: page.next })
    }

    /// Every organisation directly below; for the import of a roster, which needs the names of all branches.
    pub async fn all_orgs_below(&self, parent: OrgId) -> StoreResult<Vec<Org>> {
        let found = self.app.all::<Org>(&key::orgs_below(parent)).await?;
        Ok(found.into_iter().map(|stored| stored.value).collect())
    }

    /// Adds an organisation.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when the id is taken.
    pub async fn create_org(&self, org: &Org, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::create(org, now)?]).await
    }

    /// Writes a changed organisation.
    pub async fn change_org(&self, org: &Stored<Org>, now: Timestamp) -> StoreResult<()> {
        self.orgs.forget(org.value.id);
        self.app.write(vec![Write::replace(org, now)?]).await
    }
}
