//! Probationary members whose day of official recognition comes near.

use jiff::ToSpan;
use shared::org::OrgAt;
use shared::probation::{ListProbations, ProbationStage};
use shared::problem::ProblemCode;
use shared::time::local_date;
use tests::country::{BRANCH, COMMUNE};
use tests::{NONE, Persona, World};

#[tokio::test]
async fn a_branch_sees_who_is_on_probation_and_until_when() {
    let world = World::start().await;
    let at = OrgAt { org: BRANCH };
    let found = world.call::<ListProbations>(Persona::Secretary, at, NONE, NONE).await.ok();
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(one.member, Persona::Probationary.id());
    assert_eq!(one.due_on, one.admitted_on.saturating_add(12.months()));
    let today = local_date(world.clock.now());
    let stage = if one.due_on <= today { ProbationStage::Overdue } else { one.stage(one.due_on) };
    assert_eq!(stage, ProbationStage::Overdue, "on the day itself it is due");
}

#[tokio::test]
async fn nobody_looks_at_the_probations_of_others() {
    let world = World::start().await;
    let callers = [
        (Persona::Member, ProblemCode::Forbidden),
        (Persona::SiblingSecretary, ProblemCode::NotFound),
        (Persona::FarSecretary, ProblemCode::NotFound),
    ];
    world.refuses::<ListProbations>(&callers, || OrgAt { org: BRANCH }, || NONE, || NONE).await;
    let above = world.call::<ListProbations>(Persona::CommuneAdmin, OrgAt { org: COMMUNE }, NONE, NONE).await;
    assert!(above.ok().is_empty(), "a committee has no members of its own");
}
