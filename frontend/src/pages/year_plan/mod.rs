//! Kế hoạch sinh hoạt năm: read by the branch and by the committee above, written and followed by those who call meetings.

mod edit;
mod form;
mod make;
mod plan;
mod typed;

pub use edit::EditYearPlan;
pub use make::MakePlanned;
pub use plan::YearPlanPage;

use serde::{Deserialize, Serialize};
use shared::id::OrgId;
use shared::time::local_date;
use shared::year_plan::YearPlanAt;

use crate::dom;
use crate::session::Viewer;

/// What the address says: `?nam=2026&to_chuc=…`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanQuery {
    /// Which year; the present one without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    nam: Option<i16>,
    /// Whose; that of the hat one acts in without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    to_chuc: Option<OrgId>,
}

impl PlanQuery {
    /// Which plan is meant.
    fn at(self, viewer: &Viewer) -> YearPlanAt {
        let year = self.nam.unwrap_or_else(|| local_date(dom::now()).year());
        YearPlanAt { org: self.to_chuc.unwrap_or_else(|| viewer.org()), year }
    }
}
