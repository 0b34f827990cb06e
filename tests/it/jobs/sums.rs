//! Sums of the months climb the tree. Whatever the stream brings, in any order, again and again, with records that
//! nobody can read and a storm on the line: in the end each row is what counting every meeting anew comes to.

use std::collections::BTreeMap;

use aws_lambda_events::event::dynamodb::EventRecord;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_dynamo::AttributeValue;
use shared::attendance::{CheckIn, Verdict};
use shared::id::OrgId;
use shared::meeting::{MeetingKind, MeetingPlan};
use shared::period::Period;
use shared::statistics::MonthSum;
use store::{Below, CLOSED_MEETINGS, MonthRow, StoreError};
use tests::country::{self, BRANCH, COMMUNE, FAR_BRANCH, FAR_COMMUNE, PROVINCE, SIBLING};
use tests::line::{Fault, Plan};
use tests::{Evening, Persona, World, handed_over, local};

/// Histories tried.
const CASES: u32 = 4;

const SECRETARIES: [Persona; 3] = [Persona::Secretary, Persona::SiblingSecretary, Persona::FarSecretary];
const MONTHS: [&str; 2] = ["2026-10", "2026-11"];
const KINDS: [MeetingKind; 3] = [MeetingKind::Regular, MeetingKind::Thematic, MeetingKind::BranchCommittee];
const COMMITTEES: [OrgId; 3] = [COMMUNE, FAR_COMMUNE, PROVINCE];

/// A meeting that is held, and when somebody decides about the one who stayed away.
#[derive(Debug, Clone)]
struct Held {
    secretary: usize,
    month: usize,
    kind: MeetingKind,
    verdict: Option<Verdict>,
}

#[derive(Debug, Clone)]
struct History {
    held: Vec<Held>,
    again: Vec<Index>,
    torn: Vec<Index>,
    order: Vec<Index>,
    sizes: Vec<usize>,
    storm: u64,
}

fn history() -> impl Strategy<Value = History> {
    let verdict = prop::option::of(prop::sample::select(&[Verdict::Approved, Verdict::Refused][..]));
    let kind = prop::sample::select(&KINDS[..]);
    let held = (0..SECRETARIES.len(), 0..MONTHS.len(), kind, verdict)
        .prop_map(|(secretary, month, kind, verdict)| Held { secretary, month, kind, verdict });
    (
        prop::collection::vec(held, 1..6),
        prop::collection::vec(any::<Index>(), 0..20),
        prop::collection::vec(any::<Index>(), 0..3),
        prop::collection::vec(any::<Index>(), 60),
        prop::collection::vec(1..30_usize, 1..6),
        any::<u64>(),
    )
        .prop_map(|(held, again, torn, order, sizes, storm)| History {
            held,
            again,
            torn,
            order,
            sizes,
            storm,
        })
}

impl Held {
    async fn happen(&self, world: &World, number: u128) {
        let secretary = SECRETARIES[self.secretary];
        let starts_at = local(&format!("{}-{:02}T19:30", MONTHS[self.month], 10 + number));
        let plan = MeetingPlan { kind: self.kind, starts_at, ..tests::plan() };
        // In the branch of the stories somebody is away, and asked before.
        let absent = (secretary == Persona::Secretary && self.kind != MeetingKind::BranchCommittee)
            .then_some(Persona::Fellow);
        world.clock.set(starts_at - jiff::SignedDuration::from_hours(48));
        let evening = Evening::drafted_by(world, secretary, number, plan).await;
        evening.call().await.ok();
        if let Some(absent) = absent {
            evening.report(absent, absent).await.ok();
        }
        world.clock.set(starts_at);
        evening.open().await.ok();
        let marks: Vec<_> = absent.iter().map(|absent| (*absent, CheckIn::Absent)).collect();
        evening.mark_all_but(&marks).await.ok();
        evening.close().await.ok();
        if let Some((absent, verdict)) = absent.zip(self.verdict) {
            world.clock.pass(jiff::SignedDuration::from_hours(12));
            evening.decide(secretary, absent, verdict).await.ok();
        }
    }
}

impl History {
    /// The records as they come: some torn, some more than once, in another order. And the whole ones of the torn.
    fn carried(&self, records: &[EventRecord]) -> (Vec<EventRecord>, BTreeMap<String, EventRecord>) {
        let (mut carried, mut whole) = (records.to_vec(), BTreeMap::new());
        let followed: Vec<_> = (0..records.len()).filter(|at| is_closing(&records[*at])).collect();
        for index in &self.torn {
            let at = *index.get(&followed);
            whole.insert(records[at].event_id.clone(), records[at].clone());
            carried[at].change.new_image = torn(&records[at]);
        }
        let repeated: Vec<_> = self.again.iter().map(|index| index.get(&carried).clone()).collect();
        carried.extend(repeated);
        for (at, other) in (1..carried.len()).rev().zip(self.order.iter().cycle()) {
            carried.swap(at, other.index(at + 1));
        }
        (carried, whole)
    }
}

fn is_closing(record: &EventRecord) -> bool {
    let json = serde_json::to_value(record).unwrap();
    json["dynamodb"]["NewImage"]["data"]["M"]["state"]["S"] == "closed"
}

fn torn(record: &EventRecord) -> serde_dynamo::Item {
    let mut image: std::collections::HashMap<String, AttributeValue> = record.change.new_image.clone().into();
    image.remove("data");
    image.into()
}

/// Every meeting of the history, counted one by one from what is stored.
async fn recount(world: &World, held: &[Held], org: OrgId, month: Period) -> MonthSum {
    let mut sum = MonthSum::default();
    for branch in [BRANCH, SIBLING, FAR_BRANCH] {
        if !country::path(org).covers(&country::path(branch)) {
            continue;
        }
        let mut meetings = Vec::new();
        for (number, one) in (1..).zip(held) {
            let is_here = SECRETARIES[one.secretary].person().branch == branch;
            if is_here && MONTHS[one.month] == month.to_string() {
                let (meeting, list) =
                    world.own.find_whole_meeting(Evening::id_of(number)).await.unwrap().unwrap();
                let list: Vec<_> = list.into_iter().map(|entry| entry.value).collect();
                let meeting = meeting.value;
                let minutes = world.own.find_minutes(meeting.id).await.unwrap().map(|it| it.value);
                let score = world.own.find_meeting_score(meeting.id).await.unwrap().map(|it| it.value);
                let sum = MonthSum::of_meeting(&meeting, &list);
                meetings.push(sum.with_after(&meeting, minutes.as_ref(), score.as_ref()));
            }
        }
        sum += MonthSum::of_branch(meetings);
    }
    sum
}

async fn assert_sums_are_right(world: &World, held: &[Held]) {
    for org in [BRANCH, SIBLING, FAR_BRANCH].into_iter().chain(COMMITTEES) {
        for month in MONTHS.map(|month| month.parse::<Period>().unwrap()) {
            let rows = world.own.months_of(&country::path(org), month).await.unwrap();
            let found = rows.first().map(|row| row.sum).unwrap_or_default();
            assert_eq!(found, recount(world, held, org, month).await, "{org} {month}");
        }
    }
}

/// Hands everything over in batches of these sizes, each until it is taken.
async fn carry(world: &World, records: &[EventRecord], sizes: &[usize]) {
    let (mut rest, mut sizes) = (records, sizes.iter().cycle());
    while !rest.is_empty() {
        let size = sizes.next().map_or(1, |size| (*size).min(rest.len()));
        rest = &rest[handed_over(&world.app, &rest[..size]).await..];
    }
}

/// Carries what the records have brought, and what that has brought, up to the top.
async fn carry_on(world: &World, from: usize, sizes: &[usize]) {
    let mut carried = from;
    loop {
        let records = world.stream_records().await;
        if records.len() == carried {
            return;
        }
        carry(world, &records[carried..], sizes).await;
        carried = records.len();
    }
}

async fn aside(world: &World) -> Vec<store::Stored<store::StoredFailure>> {
    world.own.list_failures(CLOSED_MEETINGS, None).await.unwrap().items
}

async fn replay(world: &World) {
    for _ in 0..40 {
        let streams = world.streams().await;
        let command = serde_json::from_str(r#"{"replay_failures":{"consumer":"closed_meetings"}}"#).unwrap();
        if jobs::answer(&world.app, &streams, command).await.is_ok() {
            return;
        }
    }
    panic!("replaying ends");
}

async fn holds(history: &History) {
    let world = World::start().await;
    for (number, held) in (1..).zip(&history.held) {
        held.happen(&world, number).await;
    }
    let records = world.stream_records().await;
    let (carried, whole) = history.carried(&records);
    world.begin_storm(Plan::storm(history.storm).with(Fault::Failed, 0.2)).await;
    carry(&world, &carried, &history.sizes).await;
    carry_on(&world, records.len(), &history.sizes).await;
    assert_eq!(aside(&world).await.len(), whole.len(), "exactly the poison lies aside");
    for mut failure in aside(&world).await {
        failure.value.record = serde_json::to_string(&whole[&failure.value.event]).unwrap();
        world.own.change_failure(&failure, world.clock.now()).await.unwrap();
    }
    let before = world.stream_records().await.len();
    replay(&world).await;
    carry_on(&world, before, &history.sizes).await;
    assert!(aside(&world).await.is_empty());
    assert_sums_are_right(&world, &history.held).await;
    carry(&world, &carried, &[40]).await;
    carry_on(&world, before, &history.sizes).await;
    world.end_storm().await;
    assert_sums_are_right(&world, &history.held).await;
}

#[test]
fn whatever_the_stream_brings_the_sums_come_to_a_recount() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config =
        Config { cases: CASES, max_shrink_iters: 10, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, dice);
    let run = runner.run(&history(), |history| {
        runtime.block_on(holds(&history));
        Ok(())
    });
    run.unwrap_or_else(|failure| panic!("{failure}"));
}

#[tokio::test]
async fn a_decision_after_the_meeting_changes_the_sums_at_every_level() {
    let world = World::start().await;
    let held = Held { secretary: 0, month: 1, kind: MeetingKind::Regular, verdict: None };
    held.happen(&world, 1).await;
    world.follow_changes().await;
    let month: Period = MONTHS[1].parse().unwrap();
    let awaiting = async |org| {
        let rows = world.own.months_of(&country::path(org), month).await.unwrap();
        rows.iter().map(|row| (row.sum.awaiting, row.sum.excused)).collect::<Vec<_>>()
    };
    assert_eq!(awaiting(PROVINCE).await, [(1, 0)]);
    Evening::at_id(&world, 1).decide(Persona::Secretary, Persona::Fellow, Verdict::Approved).await.ok();
    world.follow_changes().await;
    for org in [BRANCH, COMMUNE, PROVINCE] {
        assert_eq!(awaiting(org).await, [(0, 1)]);
    }
}

/// What two consumers do who have the same records at the same moment, cut differently and in another order.
async fn side_by_side(world: &World, records: &[EventRecord]) {
    let backwards: Vec<_> = records.iter().rev().cloned().collect();
    tokio::join!(world.hand_over(records, 3), world.hand_over(&backwards, 5), world.hand_over(records, 100));
}

#[tokio::test]
async fn consumers_side_by_side_come_to_a_recount() {
    let world = World::start().await;
    let held: Vec<_> = (0..6)
        .map(|number| Held {
            secretary: number % SECRETARIES.len(),
            month: 1,
            kind: MeetingKind::Regular,
            verdict: Some(Verdict::Approved),
        })
        .collect();
    for (number, held) in (1..).zip(&held) {
        held.happen(&world, number).await;
    }
    let mut carried = 0;
    loop {
        let records = world.stream_records().await;
        if records.len() == carried {
            break;
        }
        side_by_side(&world, &records[carried..]).await;
        carried = records.len();
    }
    assert_sums_are_right(&world, &held).await;
}

#[tokio::test]
async fn whoever_counted_before_another_wrote_puts_back_no_old_sum() {
    let world = World::start().await;
    let (store, now) = (&world.own, world.clock.now());
    let month: Period = MONTHS[1].parse().unwrap();
    let sum = |regular| MonthSum { regular, ..MonthSum::default() };
    let row = || MonthRow {
        above: Some(country::path(COMMUNE)),
        month,
        below: Below::Org(BRANCH),
        sum: MonthSum::default(),
    };
    // First while there is no row, then over one.
    for newer in [1, 2] {
        let late = async || {
            store.settle_month_row(row(), async || Ok::<_, StoreError>(sum(newer)), now).await?;
            Ok::<_, StoreError>(sum(7))
        };
        let settled = store.settle_month_row(row(), late, now).await;
        assert!(matches!(settled, Err(StoreError::Conflict)), "{settled:?}");
        let rows = store.months_of(&country::path(BRANCH), month).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.sum.regular).collect::<Vec<_>>(), [newer]);
    }
}
