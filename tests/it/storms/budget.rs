//! Retries stay within a budget: whoever is in trouble is not asked without end, and who waits is told in time.

use std::time::Duration;

use shared::attendance::{Attendance, CheckIn, Mark, RollCall, TakeRollCall};
use shared::endpoint::Door;
use shared::id::MemberId;
use shared::meeting::{AtRevision, CallMeeting, FindMeeting, MeetingPlan};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::statistics::{FindBranchStatistics, YearQuery};
use tests::country::BRANCH;
use tests::line::{Fault, Plan};
use tests::{Evening, NONE, Persona, Raw, World, local, plan};
use tokio::time::Instant;

use crate::contract::{access, rows};

/// Most attempts of one call of the database.
const MOST_ATTEMPTS: usize = 4;

/// While nothing of the database answers, a caller knows after this time at the latest.
const SOON: Duration = Duration::from_millis(6_100);

/// What a request led to: its answer, how often the database was asked, how long it took.
async fn watched(world: &World, answer: impl Future<Output = Raw>) -> (Raw, usize, Duration) {
    world.tap.heard();
    let begun = Instant::now();
    let raw = answer.await;
    (raw, world.tap.heard().len(), begun.elapsed())
}

#[tokio::test]
async fn while_the_database_is_away_every_endpoint_says_so_soon_and_asks_little() {
    let outages = [Fault::Throttled, Fault::Failed, Fault::CutBefore, Fault::Held];
    for outage in outages {
        let world = access::world().await;
        world.begin_storm(Plan::new(1).with(outage, 1.0)).await;
        let (mut most, mut longest) = (0, Duration::ZERO);
        for row in rows().iter().filter(|row| row.door == Door::Member || row.name == "check_health") {
            let request = access::request(&world, row, Persona::BranchAdmin).await;
            let (raw, asked, took) = watched(&world, world.send(request)).await;
            assert_eq!(raw.problem().code, ProblemCode::Unavailable, "{}: {outage:?}", row.name);
            assert_eq!(raw.headers["retry-after"], "5", "{}: {outage:?}", row.name);
            (most, longest) = (most.max(asked), longest.max(took));
        }
        world.end_storm().await;
        println!("{outage:?}: at most {most} calls and {longest:?}");
        assert!((1..=MOST_ATTEMPTS).contains(&most), "{outage:?}: {most} calls for one request");
        assert!(longest <= SOON, "{outage:?}: {longest:?}");
    }
}

/// A branch with some meetings of the year behind it, the last one called.
async fn after_some_months(world: &World) -> Evening<'_> {
    for month in 1..=6 {
        world.clock.set(local(&format!("2026-{month:02}-01T08:00")));
        let starts_at = local(&format!("2026-{month:02}-05T19:30"));
        let evening = Evening::called_as(world, month, MeetingPlan { starts_at, ..plan() }).await;
        world.clock.set(starts_at);
        evening.open().await.ok();
        evening.mark_all_but(&[]).await.ok();
        evening.close().await.ok();
    }
    Evening::called_as(world, 7, plan()).await
}

#[tokio::test]
async fn when_three_of_ten_calls_are_throttled_a_request_asks_at_most_four_times_as_often() {
    let world = World::start().await;
    let evening = after_some_months(&world).await;
    world.clock.set(plan().starts_at);
    evening.open().await.ok();
    let (at, year) = (OrgAt { org: BRANCH }, YearQuery { year: Some(2026) });
    let by = Persona::Secretary;
    let (mut asked, mut needed, mut refused) = (0, 0, 0);
    for seed in 0..40 {
        world.begin_storm(Plan::new(seed).with(Fault::Throttled, 0.3)).await;
        let figures = async { world.call_once::<FindBranchStatistics>(by, at, year, NONE).await.raw };
        let view = async { world.call_once::<FindMeeting>(by, evening.at(), NONE, NONE).await.raw };
        for (raw, heard, took) in [watched(&world, figures).await, watched(&world, view).await] {
            let calls = usize::try_from(raw.cost.calls).unwrap();
            assert!(heard <= MOST_ATTEMPTS * calls, "{heard} calls where {calls} are needed");
            assert!(took < Duration::from_secs(25) && [200, 503].contains(&raw.status), "{took:?}");
            (asked, needed) = (asked + heard, needed + calls);
            refused += usize::from(raw.status == 503);
        }
        world.end_storm().await;
    }
    println!("{asked} calls where {needed} are needed; {refused} of 80 requests refused");
    assert!(asked * 2 <= needed * 3, "on average half as many again at most: {asked} for {needed}");
    assert!(refused <= 8, "and nearly all are answered: {refused}");
}

#[tokio::test]
async fn a_transaction_that_always_meets_others_is_given_up_and_the_caller_may_try_again() {
    let world = World::start().await;
    let evening = Evening::drafted(&world).await;
    let rev = evening.rev().await;
    world.begin_storm(Plan::new(1).with(Fault::Conflict, 1.0)).await;
    let body = AtRevision { rev };
    let call =
        async { world.call_once::<CallMeeting>(Persona::Secretary, evening.at(), NONE, body).await.raw };
    let (raw, asked, took) = watched(&world, call).await;
    assert_eq!(raw.problem().code, ProblemCode::Unavailable, "nobody changed it, so it is not stale");
    assert!(asked <= 10 && took < Duration::from_secs(1), "{asked} calls, {took:?}");
    world.end_storm().await;
    evening.call().await.ok();
}

#[tokio::test]
async fn a_request_of_many_slow_calls_ends_within_its_time() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    let entry = evening.entry(Persona::Member).await;
    let many = (0..20).map(|number| {
        let member = MemberId::from_parts(1_763_000_000_000, number);
        Attendance { member, ..entry.clone() }
    });
    let many: Vec<_> = many.collect();
    world.own.app.load(&many, world.clock.now()).await.unwrap();
    let at = world.clock.now();
    let mark = |entry: &Attendance| Mark { member: entry.member, check_in: CheckIn::Present, at };
    let body = RollCall { marks: many.iter().map(mark).collect() };
    world.begin_storm(Plan::new(1).with(Fault::Late, 1.0)).await;
    let roll =
        async { world.call_once::<TakeRollCall>(Persona::Secretary, evening.at(), NONE, body).await.raw };
    let (raw, _, took) = watched(&world, roll).await;
    assert_eq!(raw.problem().code, ProblemCode::TimedOut);
    assert!(took <= Duration::from_millis(25_100), "{took:?}");
    world.end_storm().await;
    evening.mark_all_but(&[]).await.ok();
}
