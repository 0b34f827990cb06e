//! Attempts: two calls and one write, once however often they are sent, in time or not at all.

use jiff::SignedDuration;
use shared::problem::ProblemCode;
use shared::study::{AttemptAt, AttemptSubmission, Review, ReviewAttempt};
use tests::study::campaign_id;
use tests::{Course, NONE, Persona, World};

const MEMBER: Persona = Persona::Member;

#[tokio::test]
async fn an_attempt_is_two_calls_and_one_write_unit() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|_| {}).await;
    let started = course.start(MEMBER).await;
    assert!(started.raw.cost.write_units.abs() < f64::EPSILON, "beginning writes nothing");
    let submitted = course.submit(MEMBER, course.answers(&started.ok(), 3)).await;
    assert!(submitted.raw.cost.write_units <= 1.0, "{:?}", submitted.raw.cost);
    let result = submitted.ok().result;
    assert_eq!((result.number, result.points, result.passed), (1, 750, true));
    assert_eq!(course.find(MEMBER).await.ok().attempts, [result]);
}

#[tokio::test]
async fn the_paper_is_ones_own_and_the_same_again() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|_| {}).await;
    let first = course.start(MEMBER).await.ok();
    let again = course.start(MEMBER).await.ok();
    assert_eq!(first.questions, again.questions, "asking again shows nothing new");
    assert_ne!(first.questions, course.start(Persona::Fellow).await.ok().questions);
    course.submit(MEMBER, course.answers(&first, 4)).await.ok();
    let second = course.start(MEMBER).await.ok();
    assert_eq!(second.number, 2);
    assert_ne!(first.questions, second.questions, "another attempt is another paper");
}

#[tokio::test]
async fn what_is_right_stays_here_until_it_may_be_seen() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|_| {}).await;
    let started = course.start(MEMBER).await;
    let text = started.raw.json().to_string();
    assert!(!text.contains("explanation") && !text.contains("Theo quy định"), "{text}");
    let first = course.submit(MEMBER, course.answers(&started.ok(), 1)).await.ok();
    assert!(first.questions.is_none(), "one attempt is left");
    let seen = course.find(MEMBER).await.raw.json().to_string();
    assert!(!seen.contains("Theo quy định"), "{seen}");
    let last = course.attempt(MEMBER, 2).await.ok().questions.expect("none is left");
    let credits: Vec<_> = last.iter().map(|question| question.credit).collect();
    assert_eq!(credits, [1000, 1000, 0, 0]);
    assert!(
        last[0].answer.as_ref() == Some(&last[0].right) && last[2].answer.as_ref() != Some(&last[2].right)
    );
    let at = AttemptAt { campaign: campaign_id(1), number: 1 };
    let first = world.call::<ReviewAttempt>(MEMBER, at, NONE, NONE).await.ok();
    assert!(first.questions.is_some(), "now also of the first");
}

#[tokio::test]
async fn handing_in_twice_is_once_and_other_answers_come_too_late() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|_| {}).await;
    let started = course.start(MEMBER).await.ok();
    let answers = course.answers(&started, 4);
    let first = course.submit(MEMBER, answers.clone()).await.ok();
    world.clock.pass(SignedDuration::from_hours(1));
    assert_eq!(course.submit(MEMBER, answers.clone()).await.ok(), first);
    course.submit(MEMBER, course.answers(&started, 0)).await.refused(ProblemCode::AttemptTaken);
    // Also when it would be too late by now, whoever was heard is told so.
    world.clock.pass(SignedDuration::from_hours(48));
    assert_eq!(course.submit(MEMBER, answers).await.ok().result, first.result);
    assert_eq!(course.find(MEMBER).await.ok().attempts.len(), 1);
}

#[tokio::test]
async fn so_many_attempts_as_there_are() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|_| {}).await;
    for right in [1, 4] {
        course.attempt(MEMBER, right).await.ok();
    }
    course.start(MEMBER).await.refused(ProblemCode::NoAttemptLeft);
}

#[tokio::test]
async fn a_ticket_is_for_its_holder_and_its_campaign() {
    let world = World::start().await;
    let (course, other) = (Course::of_commune(&world, 1), Course::of_commune(&world, 2));
    course.begin(|_| {}).await;
    other.begin(|_| {}).await;
    let answers = course.answers(&course.start(MEMBER).await.ok(), 4);
    course.submit(Persona::Fellow, answers.clone()).await.refused(ProblemCode::WrongTicket);
    other.submit(MEMBER, answers.clone()).await.refused(ProblemCode::WrongTicket);
    let forged = AttemptSubmission { ticket: format!("{}A", answers.ticket), ..answers.clone() };
    course.submit(MEMBER, forged).await.refused(ProblemCode::WrongTicket);
    course.submit(Persona::FarMember, answers.clone()).await.refused(ProblemCode::NotFound);
    let short = AttemptSubmission { answers: answers.answers[1..].to_vec(), ..answers };
    course.submit(MEMBER, short).await.refused(ProblemCode::Invalid);
}

#[tokio::test]
async fn what_was_finished_in_time_may_wait_a_day_for_a_network() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|_| {}).await;
    let (mine, fellow) = (course.start(MEMBER).await.ok(), course.start(Persona::Fellow).await.ok());
    world.clock.pass(SignedDuration::from_mins(19));
    let in_time = course.answers(&mine, 4);
    world.clock.pass(SignedDuration::from_mins(3));
    let late = course.answers(&fellow, 4);
    course.submit(Persona::Fellow, late).await.refused(ProblemCode::AttemptLate);
    world.clock.pass(SignedDuration::from_hours(23));
    let result = course.submit(MEMBER, in_time.clone()).await.ok().result;
    assert_eq!(result.finished_at, in_time.finished_at, "by the time at which it was done");
}

#[tokio::test]
async fn nobody_begins_before_or_after() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|plan| plan.opens_at += SignedDuration::from_hours(1)).await;
    course.start(MEMBER).await.refused(ProblemCode::WrongCampaignState);
    world.clock.pass(SignedDuration::from_hours(1));
    let started = course.start(MEMBER).await.ok();
    let answers = course.answers(&started, 4);
    course.close().await.ok();
    course.start(Persona::Fellow).await.refused(ProblemCode::WrongCampaignState);
    // Done before it was ended, handed in after.
    course.submit(MEMBER, answers).await.ok();
}

#[tokio::test]
async fn answers_are_shown_to_all_when_nobody_can_hand_in_any_more() {
    let world = World::start().await;
    let course = Course::of_commune(&world, 1);
    course.begin(|plan| plan.quiz.as_mut().unwrap().review = Review::WhenOver).await;
    course.attempt(MEMBER, 4).await.ok();
    let at = AttemptAt { campaign: campaign_id(1), number: 1 };
    for (hours, shown) in [(20, false), (20, true)] {
        world.clock.pass(SignedDuration::from_hours(hours));
        let review = world.call::<ReviewAttempt>(MEMBER, at, NONE, NONE).await.ok();
        assert_eq!(review.questions.is_some(), shown);
    }
}
