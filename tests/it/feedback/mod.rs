//! The two-way channel: who may say what to whom, who reads it, and what comes back.

mod climbs;
mod counts;
mod desk;
mod files;
mod told;

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use shared::feedback::{FeedbackStage, FeedbackState, ListFeedbackAddressees, ListMyFeedback};
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE, PROVINCE, SIBLING};
use tests::voice::{Voice, numbers};
use tests::{NONE, Persona, World};

const SAYS: Persona = Persona::Member;
const BRANCH_SIDE: Persona = Persona::Secretary;
const COMMUNE_SIDE: Persona = Persona::CommuneAdmin;

#[tokio::test]
async fn a_member_writes_to_the_branch_and_to_the_committee_directly_above() {
    let world = World::start().await;
    let to = world.call::<ListFeedbackAddressees>(SAYS, NONE, NONE, NONE).await.ok();
    assert_eq!(to.iter().map(|holder| holder.org).collect::<Vec<_>>(), [BRANCH, COMMUNE]);
    let sent = Voice::of(&world, SAYS, 1).send(BRANCH).await;
    assert_json_snapshot!(sent.shown());
    for (number, org) in [(2, PROVINCE), (3, SIBLING)] {
        let refused = Voice::of(&world, SAYS, number).send(org).await.refused(ProblemCode::Invalid);
        assert_eq!(refused.fields[0].field, "to");
    }
}

#[tokio::test]
async fn what_goes_to_the_committee_is_not_for_the_branch_to_read() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    voice.send(COMMUNE).await.ok();
    for stranger in
        [BRANCH_SIDE, Persona::Deputy, Persona::Fellow, Persona::SiblingSecretary, Persona::ProvinceAdmin]
    {
        voice.find(stranger).await.refused(ProblemCode::NotFound);
        voice.answer(stranger, 1).await.refused(ProblemCode::NotFound);
        voice.withdraw(stranger, 1).await.refused(ProblemCode::NotFound);
    }
    assert!(voice.find(COMMUNE_SIDE).await.ok().may.handle);
    let mine = voice.find(SAYS).await.ok().may;
    assert!(mine.withdraw && !mine.handle);
    assert!(Voice::with(&world, BRANCH_SIDE, BRANCH, FeedbackStage::Waiting).await.ok().items.is_empty());
    Voice::with(&world, BRANCH_SIDE, COMMUNE, FeedbackStage::Waiting).await.refused(ProblemCode::Forbidden);
}

#[tokio::test]
async fn the_author_sees_every_step_until_the_answer() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    voice.send(BRANCH).await.ok();
    voice.receive(BRANCH_SIDE, 1).await.ok();
    voice.extend(BRANCH_SIDE, 2).await.ok();
    voice.extend(BRANCH_SIDE, 3).await.ok();
    voice.forward(BRANCH_SIDE, 3).await.ok();
    voice.answer(BRANCH_SIDE, 4).await.refused(ProblemCode::Forbidden);
    assert!(
        voice.find(BRANCH_SIDE).await.ok().feedback.holder.org == COMMUNE,
        "who had it first goes on reading"
    );
    voice.answer(COMMUNE_SIDE, 3).await.refused(ProblemCode::Stale);
    voice.answer(COMMUNE_SIDE, 4).await.ok();
    let seen = voice.find(SAYS).await;
    assert_json_snapshot!(seen.shown());
    assert_eq!(seen.ok().feedback.state, FeedbackState::Answered);
    voice.withdraw(SAYS, 5).await.refused(ProblemCode::FeedbackOver);
}

#[tokio::test]
async fn the_work_list_is_in_the_order_of_the_last_day() {
    let world = World::start().await;
    for number in 1..=3 {
        Voice::of(&world, SAYS, number).send(BRANCH).await.ok();
        world.clock.pass(SignedDuration::from_hours(3 * 24));
    }
    // What was extended comes after what was not.
    Voice::of(&world, SAYS, 1).extend(BRANCH_SIDE, 1).await.ok();
    let waiting = Voice::with(&world, BRANCH_SIDE, BRANCH, FeedbackStage::Waiting).await.ok();
    assert_eq!(numbers(waiting), ["2/2026", "3/2026", "1/2026"]);
    Voice::of(&world, SAYS, 3).answer(BRANCH_SIDE, 1).await.ok();
    let over = Voice::with(&world, BRANCH_SIDE, BRANCH, FeedbackStage::Over).await.ok();
    assert_eq!(numbers(over), ["3/2026"]);
    let mine = world.call::<ListMyFeedback>(SAYS, NONE, Default::default(), NONE).await.ok();
    assert_eq!(numbers(mine), ["3/2026", "2/2026", "1/2026"]);
    assert!(
        world
            .call::<ListMyFeedback>(Persona::Fellow, NONE, Default::default(), NONE)
            .await
            .ok()
            .items
            .is_empty()
    );
}

#[tokio::test]
async fn whoever_leads_writes_it_down_for_a_member_without_a_phone() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    let sent = voice.send_as(Persona::CommitteeMember, voice.order(COMMUNE)).await.ok();
    assert!(sent.feedback.is_on_behalf() && sent.may.withdraw && !sent.may.handle);
    assert_eq!(sent.feedback.author, SAYS.id());
    assert!(voice.find(SAYS).await.ok().may.withdraw, "it is the member's own");
    voice.find(BRANCH_SIDE).await.refused(ProblemCode::NotFound);
    voice.withdraw(Persona::CommitteeMember, 1).await.ok();
    Voice::of(&world, SAYS, 2)
        .send_as(Persona::Fellow, voice.order(COMMUNE))
        .await
        .refused(ProblemCode::Forbidden);
}

#[tokio::test]
async fn nobody_answers_themself() {
    let world = World::start().await;
    let voice = Voice::of(&world, BRANCH_SIDE, 1);
    assert!(!voice.send(BRANCH).await.ok().may.handle);
    voice.answer(BRANCH_SIDE, 1).await.refused(ProblemCode::Forbidden);
    voice.answer(Persona::Deputy, 1).await.ok();
}

#[tokio::test]
async fn numbers_run_without_a_gap_however_many_write_at_once() {
    let world = World::start().await;
    let everybody = [SAYS, Persona::Fellow, Persona::Probationary, Persona::Exempt];
    let send = |(number, who): (u128, Persona)| {
        let world = &world;
        async move { Voice::of(world, who, number).send(BRANCH).await.ok().feedback.number.serial }
    };
    let [a, b, c, d] = [(1, everybody[0]), (2, everybody[1]), (3, everybody[2]), (4, everybody[3])];
    let (a, b, c, d) = tokio::join!(send(a), send(b), send(c), send(d));
    let mut given = [a, b, c, d];
    given.sort_unstable();
    assert_eq!(given, [1, 2, 3, 4]);
}

#[tokio::test]
async fn sending_again_is_answered_the_same_and_another_text_is_not() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    let first = voice.send(BRANCH).await.ok();
    assert_eq!(voice.send(BRANCH).await.ok(), first);
    let mut other = voice.order(BRANCH);
    other.text.title = "Một việc khác hẳn".into();
    voice.send_as(SAYS, other).await.refused(ProblemCode::IdTaken);
    voice.send(COMMUNE).await.refused(ProblemCode::IdTaken);
}

#[tokio::test]
async fn one_person_waits_for_ten_answers_at_most() {
    let world = World::start().await;
    for number in 1..=10 {
        Voice::of(&world, SAYS, number).send(BRANCH).await.ok();
    }
    let eleventh = Voice::of(&world, SAYS, 11);
    eleventh.send(BRANCH).await.refused(ProblemCode::FeedbackFull);
    Voice::of(&world, SAYS, 4).withdraw(SAYS, 1).await.ok();
    eleventh.send(BRANCH).await.ok();
}
