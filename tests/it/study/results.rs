//! Results: counted once however the stream brings them, named in the branch alone.

use jiff::SignedDuration;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use shared::problem::ProblemCode;
use shared::study::{FindQuestionStatistics, ResultsAt};
use tests::country::{BRANCH, COMMUNE, FAR_BRANCH, PROVINCE};
use tests::study::campaign_id;
use tests::{Course, NONE, Persona, World};

const EVERYBODY: [(Persona, usize); 5] = [
    (Persona::Member, 4),
    (Persona::Fellow, 1),
    (Persona::Probationary, 2),
    (Persona::SiblingMember, 3),
    (Persona::SiblingSecretary, 0),
];

#[tokio::test]
async fn the_branch_sees_its_members_and_the_commune_its_branches() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|_| {}).await;
    for (by, right) in EVERYBODY {
        course.attempt(by, right).await.ok();
    }
    course.attempt(Persona::Fellow, 3).await.ok();
    world.follow_changes().await;
    let branch = course.results(Persona::Secretary, BRANCH).await.ok();
    let sum = &branch.own.sum;
    assert_eq!((sum.members, sum.passed, sum.attempts, sum.points), (3, 3, 4, 1000 + 750 + 500));
    let names = branch.names.expect("its leaders see names");
    let fellow = names.iter().find(|member| member.member == Persona::Fellow.id()).unwrap();
    assert_eq!(fellow.attempts.len(), 2);
    assert!(names.len() > 3, "also those who have done nothing");
    let commune = course.results(Persona::CommuneOfficer, COMMUNE).await.ok();
    assert_eq!((commune.own.sum.members, commune.own.sum.attempts, commune.below.len()), (5, 6, 2));
    assert!(commune.names.is_none());
    let from_above = course.results(Persona::CommuneOfficer, BRANCH).await.ok();
    assert_eq!((from_above.own.sum.members, from_above.names), (3, None), "figures go up, names do not");
    course.results(Persona::Member, BRANCH).await.refused(ProblemCode::Forbidden);
    course.results(Persona::ProvinceAdmin, PROVINCE).await.refused(ProblemCode::NotFound);
    course.results(Persona::FarSecretary, FAR_BRANCH).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn each_question_says_how_it_was_answered() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|_| {}).await;
    for (by, right) in EVERYBODY {
        course.attempt(by, right).await.ok();
    }
    let at = ResultsAt { campaign: campaign_id(1), org: BRANCH };
    let in_branch = async || world.call::<FindQuestionStatistics>(Persona::Secretary, at, NONE, NONE).await;
    in_branch().await.refused(ProblemCode::CampaignStillRuns);
    let at = ResultsAt { campaign: campaign_id(1), org: COMMUNE };
    let all = world.call::<FindQuestionStatistics>(Persona::CommuneOfficer, at, NONE, NONE).await.ok();
    assert_eq!(all.iter().map(|it| it.asked).sum::<u32>(), 5 * 4);
    assert_eq!(all.iter().map(|it| it.points).sum::<u64>(), 10_000);
    assert!(all.is_sorted_by_key(|it| it.points / u64::from(it.asked)));
    world.clock.pass(SignedDuration::from_hours(24 * 7));
    assert_eq!(in_branch().await.ok().iter().map(|it| it.asked).sum::<u32>(), 3 * 4);
}

/// The stream may bring everything twice, in any order and in batches of any size.
#[test]
fn sums_are_what_a_recount_finds_whatever_the_stream_does() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut runner = TestRunner::new(Config { cases: 4, ..Config::default() });
    runner
        .run(&(any::<u64>(), 1usize..9), |(seed, size)| {
            runtime.block_on(disordered(seed, size));
            Ok(())
        })
        .unwrap();
}

async fn disordered(seed: u64, size: usize) {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|_| {}).await;
    for (by, right) in EVERYBODY {
        course.attempt(by, right).await.ok();
    }
    let records = world.stream_records().await;
    let mut records: Vec<_> = records.iter().chain(&records).cloned().collect();
    records.shuffle(&mut StdRng::seed_from_u64(seed));
    world.hand_over(&records, size).await;
    let sum = course.results(Persona::CommuneOfficer, COMMUNE).await.ok().own.sum;
    assert_eq!((sum.members, sum.passed, sum.attempts, sum.points), (5, 3, 5, 2500), "{seed} {size}");
}
