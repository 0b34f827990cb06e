//! Campaigns: planned by an office, opened with the questions as they are, before those they are for.

use shared::document::Audience;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::study::{
    CampaignState, ChangeQuestion, ContestAt, CreateCampaign, JoinContest, ListMyCampaigns, NewCampaign,
    QuestionAt, QuestionChange,
};
use tests::country::{COMMUNE, SIBLING};
use tests::study::{campaign_id, campaign_plan, question_id};
use tests::{Course, NONE, Persona, World};

async fn titles(world: &World, by: Persona) -> usize {
    world.call::<ListMyCampaigns>(by, NONE, NONE, NONE).await.ok().len()
}

#[tokio::test]
async fn a_draft_is_for_its_office_alone_and_what_is_open_for_all_below() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.fill_bank().await;
    course.create(campaign_plan(world.clock.now())).await.ok();
    course.find(Persona::Member).await.refused(ProblemCode::NotFound);
    assert_eq!(titles(&world, Persona::Member).await, 0);
    course.open().await.ok();
    world.clock.pass(jiff::SignedDuration::from_secs(31));
    for by in [Persona::Member, Persona::SiblingMember, Persona::CommuneOfficer] {
        assert_eq!(titles(&world, by).await, 1, "{by:?}");
    }
    assert_eq!(titles(&world, Persona::FarMember).await, 0);
    course.find(Persona::FarMember).await.refused(ProblemCode::NotFound);
    let seen = course.find(Persona::Member).await.ok();
    assert!(seen.campaign.work.is_none() && seen.may.take_part && !seen.may.write);
    assert_eq!(seen.campaign.state(seen.now), CampaignState::Running);
}

#[tokio::test]
async fn only_those_who_act_in_its_name_hold_campaigns() {
    let world = World::start().await;
    let new = NewCampaign { id: campaign_id(9), plan: campaign_plan(world.clock.now()) };
    world
        .refuses::<CreateCampaign>(
            &[
                (Persona::Member, ProblemCode::Forbidden),
                (Persona::Secretary, ProblemCode::Forbidden),
                (Persona::FarSecretary, ProblemCode::NotFound),
            ],
            || OrgAt { org: COMMUNE },
            || NONE,
            || new.clone(),
        )
        .await;
}

#[tokio::test]
async fn a_narrower_audience_takes_part_alone() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|plan| plan.audience = Audience::Probationary).await;
    course.start(Persona::Probationary).await.ok();
    course.start(Persona::Member).await.refused(ProblemCode::NotFound);
    course.start(Persona::CommuneOfficer).await.refused(ProblemCode::Forbidden);
}

#[tokio::test]
async fn a_bank_with_too_few_questions_opens_nothing() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.fill_bank().await;
    let mut plan = campaign_plan(world.clock.now());
    plan.quiz.as_mut().unwrap().draws[0].count = 9;
    course.create(plan).await.ok();
    let problem = course.open().await.refused(ProblemCode::Invalid);
    assert_eq!(problem.fields[0].field, "quiz.draws.0.count");
}

#[tokio::test]
async fn what_was_opened_asks_what_stood_in_the_bank_then() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|_| {}).await;
    let before = course.start(Persona::Member).await.ok().questions;
    for number in 1..=8 {
        let at = QuestionAt { org: COMMUNE, question: question_id(number) };
        let mut draft = tests::study::question(number);
        draft.text = "Đã sửa lại sau khi mở đợt?".into();
        let change = QuestionChange { draft, rev: 1 };
        world.call::<ChangeQuestion>(Persona::CommuneOfficer, at, NONE, change).await.ok();
    }
    world.clock.pass(jiff::SignedDuration::from_secs(31));
    assert_eq!(course.start(Persona::Member).await.ok().questions, before);
}

#[tokio::test]
async fn a_contest_is_joined_once_and_counted() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|_| {}).await;
    let at = |contest| ContestAt { campaign: campaign_id(1), contest };
    for _ in 0..2 {
        let view = world.call::<JoinContest>(Persona::SiblingMember, at(0), NONE, NONE).await.ok();
        assert_eq!(view.joined, [0]);
    }
    world.call::<JoinContest>(Persona::Member, at(1), NONE, NONE).await.refused(ProblemCode::NotFound);
    world.follow_changes().await;
    let results = course.results(Persona::CommuneOfficer, COMMUNE).await.ok();
    let sibling = results.below.iter().find(|unit| unit.org.id == SIBLING).unwrap();
    assert_eq!((sibling.sum.joined.as_slice(), results.own.sum.joined.as_slice()), (&[1][..], &[1][..]));
}
