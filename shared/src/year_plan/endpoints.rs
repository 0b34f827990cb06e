//! Endpoints of the yearly plan.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{PlannedMeeting, YearPlan};
use crate::endpoints;
use crate::id::{MeetingId, OrgId};
use crate::issuer::Issuer;
use crate::meeting::{MeetingKind, MeetingState};

/// A meeting of the year, as the plan needs to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KnownMeeting {
    /// Which.
    pub id: MeetingId,
    /// What kind.
    pub kind: MeetingKind,
    /// Start.
    pub starts_at: Timestamp,
    /// Where it stands.
    pub state: MeetingState,
}

/// The plan with the meetings of its year, as this caller may see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct YearPlanView {
    /// Whose paper it is, as its head names it.
    pub issuer: Issuer,
    /// The plan; without rows while nobody has written it.
    pub plan: YearPlan,
    /// The meetings that start in the year, by time; drafts for those who lead alone.
    pub meetings: Vec<KnownMeeting>,
    /// What the caller may do.
    pub may: YearPlanRights,
}

/// What the caller may do with a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct YearPlanRights {
    /// Write it, and make meetings of its rows.
    pub write: bool,
    /// Open the meetings.
    pub open: bool,
}

/// Names the plan of a year in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct YearPlanAt {
    /// Whose.
    pub org: OrgId,
    /// For which year.
    pub year: i16,
}

/// A written plan as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct YearPlanChange {
    /// All rows as they shall be.
    pub rows: Vec<PlannedMeeting>,
    /// The revision that was read; 0 when there was none.
    pub rev: u32,
}

endpoints! {
    /// The plan of an organisation's meetings for a year, with those that were made of it.
    FindYearPlan = "find_year_plan": Get "/api/orgs/{org}/plans/{year}" by Member {
        path: YearPlanAt, reply: YearPlanView
    }
    /// Writes the plan for a year.
    WriteYearPlan = "write_year_plan": Put "/api/orgs/{org}/plans/{year}" by Member {
        path: YearPlanAt, body: YearPlanChange, reply: YearPlan
    }
}
