//! Plans of the meetings of a year.

use jiff::Timestamp;
use shared::id::OrgId;
use shared::year_plan::YearPlan;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::minutes::created_or_replaced;

impl Entity for YearPlan {
    const KIND: &'static str = "year_plan";

    fn keys(&self) -> Keys {
        key::year_plan(self.org, self.year).into()
    }
}

impl Store {
    /// The plan of an organisation for a year.
    pub async fn find_year_plan(&self, org: OrgId, year: i16) -> StoreResult<Option<Stored<YearPlan>>> {
        self.app.get(&key::year_plan(org, year)).await
    }

    /// Writes a plan over the revision that was read; 0 when there was none.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else wrote meanwhile.
    pub async fn write_year_plan(&self, plan: &Stored<YearPlan>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![created_or_replaced(plan, now)?]).await
    }
}
