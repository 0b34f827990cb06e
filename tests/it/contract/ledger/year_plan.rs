//! The plan of a year: a row for each month.

use shared::meeting::MeetingKind;
use shared::year_plan::{FindYearPlan, PlannedMeeting, WriteYearPlan, YearPlanAt, YearPlanChange};
use tests::country::BRANCH;
use tests::{Evening, NONE, Persona, World};

use super::Ledger;

/// A plan of the whole year.
pub async fn story(world: &World, ledger: &mut Ledger) {
    let row = |month: i8| PlannedMeeting {
        meeting: Evening::id_of(100 + u128::from(month.unsigned_abs())),
        month,
        day: Some(25),
        kind: MeetingKind::Regular,
        theme: String::new(),
        prepared_by: "Đồng chí phó bí thư".into(),
        note: String::new(),
    };
    let at = YearPlanAt { org: BRANCH, year: 2026 };
    let change = YearPlanChange { rows: (1..=12).map(row).collect(), rev: 0 };
    ledger.note(&world.call::<WriteYearPlan>(Persona::Secretary, at, NONE, change).await);
    ledger.note(&world.call::<FindYearPlan>(Persona::Member, at, NONE, NONE).await);
}
