//! Silence climbs: one level for each last day, once, however often the run breaks off.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::Poll;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::{SignedDuration, Timestamp};
use jobs::{Climbed, climb_feedback};
use serde_json::json;
use shared::feedback::{FeedbackAct, FeedbackStage, FeedbackStamp, FeedbackState};
use shared::problem::ProblemCode;
use store::{FEEDBACK_CLIMBS, key};
use tests::board::titles;
use tests::country::{BRANCH, COMMUNE, PROVINCE};
use tests::line::{Fault, Plan};
use tests::voice::{Voice, numbers};
use tests::{Persona, World, local};

use crate::jobs::replays::answer;

const SAYS: Persona = Persona::Member;
/// Later than any last day of what was sent in the first days of the world.
const LATE: &str = "2027-02-01T08:05";
/// Letters on the list in the stories about breaking off.
const LETTERS: u128 = 3;

async fn run(world: &World) -> Climbed {
    climb_feedback(&world.app).await.unwrap()
}

/// Letters to the branch that nobody answered, on a morning after their last day.
async fn overdue(world: &World) -> Vec<Voice<'_>> {
    let all: Vec<_> = (1..=LETTERS).map(|number| Voice::of(world, SAYS, number)).collect();
    for voice in &all {
        voice.send(BRANCH).await.ok();
    }
    world.follow_changes().await;
    world.clock.set(local(LATE));
    all
}

/// How often each went up, and where it lies.
async fn assert_climbed_once(voices: &[Voice<'_>]) {
    for voice in voices {
        let feedback = voice.find(SAYS).await.ok().feedback;
        let climbs = feedback.steps.iter().filter(|step| matches!(step.act, FeedbackAct::Climbed { .. }));
        assert_eq!((climbs.count(), feedback.holder.org, feedback.rev), (1, COMMUNE, 2));
    }
}

#[tokio::test]
async fn what_nobody_answered_goes_up_with_its_origin_and_tells_those_it_concerns() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    let sent = voice.send(BRANCH).await.ok().feedback;
    world.follow_changes().await;
    world.clock.set(local(&format!("{}T23:50", sent.due_on)));
    assert_eq!(run(&world).await, Climbed::default(), "the last day is not over");
    let next = sent.due_on.tomorrow().unwrap();
    world.clock.set(local(&format!("{next}T08:05")));
    assert_eq!(run(&world).await, Climbed { places: 1, climbed: 1, ..Climbed::default() });
    assert_eq!(run(&world).await, Climbed::default(), "once");
    let feedback = voice.find(SAYS).await.ok().feedback;
    assert_eq!((feedback.holder.org, feedback.origin.org, feedback.since), (COMMUNE, BRANCH, next));
    assert!(matches!(feedback.steps.last().unwrap().stamp, FeedbackStamp::Clock { .. }));
    voice.answer(Persona::Secretary, 2).await.refused(ProblemCode::Forbidden);
    assert!(voice.find(Persona::Deputy).await.ok().feedback.was_held_by(&sent.holder.path));
    let waiting = Voice::with(&world, Persona::CommuneOfficer, COMMUNE, FeedbackStage::Waiting).await.ok();
    assert_eq!(numbers(waiting), ["1/2026"]);
    world.follow_changes().await;
    let told = async |who| {
        titles(&world, who).await.into_iter().filter(|it| it.contains("ý kiến")).collect::<Vec<_>>()
    };
    assert_eq!(titles(&world, SAYS).await, ["Quá hạn, ý kiến của đồng chí đã lên cấp trên"]);
    assert_eq!(told(Persona::Secretary).await, ["Một ý kiến quá hạn đã lên cấp trên"]);
    assert_eq!(told(Persona::CommuneOfficer).await, ["Có ý kiến cấp dưới để quá hạn"]);
    assert!(told(Persona::CommitteeMember).await.is_empty() && told(Persona::ProvinceAdmin).await.is_empty());
    voice.answer(Persona::CommuneOfficer, 2).await.ok();
    world.follow_changes().await;
    assert!(told(Persona::CommuneOfficer).await.is_empty(), "it is done");
}

#[tokio::test]
async fn at_the_top_it_stays_and_is_marked() {
    let world = World::start().await;
    let voice = Voice::of(&world, SAYS, 1);
    voice.send(COMMUNE).await.ok();
    for (day, holder, acts) in
        [("2027-05-04", PROVINCE, 2), ("2027-12-06", PROVINCE, 3), ("2027-12-07", PROVINCE, 3)]
    {
        world.follow_changes().await;
        world.clock.set(local(&format!("{day}T08:05")));
        run(&world).await;
        let feedback = voice.find(SAYS).await.ok().feedback;
        assert_eq!((feedback.holder.org, feedback.steps.len()), (holder, acts), "{day}");
    }
    let feedback = voice.find(Persona::CommuneOfficer).await.ok().feedback;
    assert_eq!((feedback.steps[2].act.clone(), feedback.state), (FeedbackAct::Overdue, FeedbackState::Sent));
    world.follow_changes().await;
    assert_eq!(titles(&world, SAYS).await[0], "Ý kiến quá hạn trả lời");
    assert_eq!(titles(&world, Persona::ProvinceAdmin).await[0], "Ý kiến quá hạn trả lời");
    voice.answer(Persona::ProvinceAdmin, 3).await.ok();
}

#[tokio::test]
async fn what_was_answered_taken_back_or_put_off_meanwhile_stays() {
    let world = World::start().await;
    let all = overdue(&world).await;
    let feedback = all[0].find(SAYS).await.ok().feedback;
    world.clock.set(local(&format!("{}T20:00", feedback.due_on)));
    all[0].answer(Persona::Secretary, 1).await.ok();
    all[1].withdraw(SAYS, 1).await.ok();
    all[2].extend(Persona::Secretary, 1).await.ok();
    // What the stream brings again puts no place back that would harm.
    world.follow_changes().await;
    let records = world.stream_records().await;
    world.hand_over(&records, 50).await;
    world.clock.set(local(&format!("{}T08:05", feedback.due_on.tomorrow().unwrap())));
    assert_eq!(run(&world).await, Climbed { places: 3, ..Climbed::default() });
    world.clock.set(local(LATE));
    assert_eq!(run(&world).await, Climbed { places: 1, climbed: 1, ..Climbed::default() });
    assert_eq!(all[2].find(SAYS).await.ok().feedback.holder.org, COMMUNE);
}

/// Lets a run die when it has heard so many answers of the table; whether it lived to its end.
async fn dies_after(world: &World, answers: usize) -> bool {
    world.tap.heard();
    let (mut heard, mut run) = (0, pin!(climb_feedback(&world.app)));
    let dies = std::future::poll_fn(|context| {
        heard += world.tap.heard().len();
        match heard >= answers {
            true => Poll::Ready(false),
            false => run.as_mut().poll(context).map(|climbed| climbed.is_ok()),
        }
    });
    dies.await
}

#[tokio::test]
async fn a_run_that_dies_at_any_step_is_taken_up_and_nothing_climbs_twice() {
    for answers in 1.. {
        let world = World::start().await;
        let all = overdue(&world).await;
        let has_lived = dies_after(&world, answers).await;
        run(&world).await;
        assert_climbed_once(&all).await;
        assert_eq!(run(&world).await, Climbed::default());
        world.follow_changes().await;
        let told = titles(&world, SAYS).await;
        assert_eq!(told.iter().filter(|title| title.starts_with("Quá hạn")).count(), all.len());
        if has_lived {
            assert!(answers > 8, "three letters take more than {answers} steps");
            return;
        }
    }
}

#[tokio::test]
async fn on_a_bad_line_each_climbs_once() {
    let world = World::start().await;
    let all = overdue(&world).await;
    let plan =
        Plan::new(5).with(Fault::CutBefore, 0.35).with(Fault::ReplyCut, 0.2).with(Fault::Unprocessed, 0.2);
    world.begin_storm(plan).await;
    while climb_feedback(&world.app).await.is_err() {}
    world.end_storm().await;
    assert_climbed_once(&all).await;
    assert_eq!(run(&world).await, Climbed::default());
}

#[tokio::test]
async fn runs_side_by_side_take_one_step() {
    let world = World::start().await;
    let all = overdue(&world).await;
    let (first, second) = tokio::join!(run(&world), run(&world));
    assert_eq!(first.climbed + second.climbed, all.len());
    assert_climbed_once(&all).await;
}

#[tokio::test]
async fn what_a_run_leaves_the_next_one_takes_up_on_another_day_too() {
    let world = World::start().await;
    let all = overdue(&world).await;
    let (begun, looks) = (world.clock.now(), Arc::new(AtomicI64::new(0)));
    let slow = move || -> Timestamp {
        begun + SignedDuration::from_secs(50 * looks.fetch_add(1, Ordering::Relaxed))
    };
    let first = climb_feedback(&world.app.clone().with_clock(Arc::new(slow))).await.unwrap();
    assert_eq!(first, Climbed { left: all.len(), ..Climbed::default() });
    world.clock.pass(SignedDuration::from_hours(20 * 24));
    assert_eq!(run(&world).await.climbed, all.len());
    assert_climbed_once(&all).await;
}

#[tokio::test]
async fn what_cannot_be_read_is_put_aside_and_climbs_when_it_is_mended() {
    let world = World::start().await;
    let all = overdue(&world).await;
    let key::Key { pk, sk } = key::feedback(Voice::id_of(2));
    let key = [("pk", pk), ("sk", sk)].map(|(name, value)| (name.to_owned(), AttributeValue::S(value)));
    let client = world.dynamo.client();
    let get = client.get_item().table_name("app").set_key(Some(key.clone().into())).send().await.unwrap();
    let whole = get.item.unwrap();
    let mut broken: BTreeMap<_, _> = whole.clone().into_iter().collect();
    broken.insert("data".into(), AttributeValue::S("mislaid".into()));
    let put = async |item| client.put_item().table_name("app").set_item(Some(item)).send().await.unwrap();
    put(broken.into_iter().collect()).await;
    assert_eq!(run(&world).await, Climbed { places: 3, climbed: 2, aside: 1, left: 0 });
    assert_eq!(run(&world).await, Climbed::default());
    put(whole).await;
    let replay = json!({ "replay_failures": { "consumer": FEEDBACK_CLIMBS } });
    assert_eq!(answer(&world, replay.clone()).await.unwrap(), json!({ "replayed": 1, "left": 0 }));
    assert_climbed_once(&all).await;
    assert_eq!(answer(&world, replay).await.unwrap(), json!({ "replayed": 0, "left": 0 }));
}

#[tokio::test]
async fn the_schedule_speaks_to_jobs_in_a_command() {
    let world = World::start().await;
    let said = answer(&world, json!({ "climb_feedback": {} })).await.unwrap();
    assert_eq!(said, json!({ "places": 0, "climbed": 0, "aside": 0, "left": 0 }));
    assert!(tests::line::TEMPLATE["Resources"]["JobsFunction"]["Properties"]["Events"]["FeedbackClimbs"]
        ["Properties"]["Input"]
        .as_str()
        .is_some_and(|input| serde_json::from_str::<jobs::Payload>(input).is_ok()));
}
