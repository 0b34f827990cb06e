//! Any history of members, carried in any batches, in any order, again and again, with poison among it and a storm on
//! the line: the counts come to a recount exactly, and what cannot be processed lies aside until it is mended.

use std::collections::{BTreeMap, BTreeSet};

use aws_lambda_events::event::dynamodb::EventRecord;
use jobs::Replayed;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_dynamo::AttributeValue;
use shared::member::Standing;
use store::{MEMBER_COUNTS, StoredAccount};
use tests::line::{Fault, Plan};
use tests::{Persona, World, handed_over};

use super::member_counts::assert_counts_are_right;

/// Histories tried.
const CASES: u32 = 8;

/// What happens to members, and to the records of it.
#[derive(Debug, Clone)]
struct History {
    changes: Vec<(usize, Standing, bool)>,
    /// Records that come with an image nobody can read, until it is mended.
    torn: Vec<(Index, Tear)>,
    /// Records that come again.
    again: Vec<Index>,
    order: Vec<Index>,
    sizes: Vec<usize>,
    storm: u64,
}

/// What is wrong with an image.
#[derive(Debug, Clone, Copy)]
enum Tear {
    Standing,
    Chain,
    Data,
}

fn history() -> impl Strategy<Value = History> {
    let standing = prop::sample::select(&Standing::ALL[..]);
    let tear = prop::sample::select(&[Tear::Standing, Tear::Chain, Tear::Data][..]);
    (
        prop::collection::vec((0..Persona::PEOPLE.len(), standing, any::<bool>()), 1..25),
        prop::collection::vec((any::<Index>(), tear), 0..5),
        prop::collection::vec(any::<Index>(), 0..20),
        prop::collection::vec(any::<Index>(), 100),
        prop::collection::vec(1..30_usize, 1..8),
        any::<u64>(),
    )
        .prop_map(|(changes, torn, again, order, sizes, storm)| History {
            changes,
            torn,
            again,
            order,
            sizes,
            storm,
        })
}

impl History {
    async fn happen(&self, world: &World) -> Vec<EventRecord> {
        for (who, standing, is_activated) in &self.changes {
            let change = |member: &mut store::StoredMember| {
                member.standing = *standing;
                member.account =
                    if *is_activated { StoredAccount::Activated } else { StoredAccount::NotActivated };
            };
            world.change_member(Persona::PEOPLE[*who], change).await;
        }
        world.stream_records().await
    }

    /// The records as they come: some torn, some more than once, in another order. And the whole ones of the torn.
    fn carried(&self, records: &[EventRecord]) -> (Vec<EventRecord>, BTreeMap<String, EventRecord>) {
        let members: Vec<_> = (0..records.len()).filter(|at| is_member(&records[*at])).collect();
        let (mut carried, mut whole) = (records.to_vec(), BTreeMap::new());
        for (index, tear) in &self.torn {
            let at = *index.get(&members);
            whole.insert(records[at].event_id.clone(), records[at].clone());
            carried[at] = torn(&records[at], *tear);
        }
        let repeated: Vec<_> = self.again.iter().map(|index| index.get(&carried).clone()).collect();
        carried.extend(repeated);
        for (at, other) in (1..carried.len()).rev().zip(self.order.iter().cycle()) {
            carried.swap(at, other.index(at + 1));
        }
        (carried, whole)
    }
}

fn is_member(record: &EventRecord) -> bool {
    record.change.new_image.get("kind") == Some(&AttributeValue::S("member".into()))
}

/// A record with an image that nobody can read.
fn torn(record: &EventRecord, tear: Tear) -> EventRecord {
    let mut image: std::collections::HashMap<String, AttributeValue> = record.change.new_image.clone().into();
    let Some(AttributeValue::M(mut data)) = image.remove("data") else { panic!("a member has data") };
    match tear {
        Tear::Standing => drop(data.insert("standing".into(), AttributeValue::S("mislaid".into()))),
        Tear::Chain => drop(data.insert("chain".into(), AttributeValue::L(Vec::new()))),
        Tear::Data => {}
    }
    if !matches!(tear, Tear::Data) {
        image.insert("data".into(), AttributeValue::M(data));
    }
    let mut torn = record.clone();
    torn.change.new_image = image.into();
    torn
}

/// Hands everything over in batches of these sizes, each until it is taken.
async fn carry(world: &World, records: &[EventRecord], sizes: &[usize]) {
    let (mut rest, mut sizes) = (records, sizes.iter().cycle());
    while !rest.is_empty() {
        let size = sizes.next().map_or(1, |size| (*size).min(rest.len()));
        rest = &rest[handed_over(&world.app, &rest[..size]).await..];
    }
}

/// Replays until nothing fails on the way; gives all that went through and what is left.
async fn replayed(world: &World) -> Replayed {
    let before = aside(world).await.len();
    for _ in 0..40 {
        let streams = world.streams().await;
        let command = serde_json::from_str(r#"{"replay_failures":{"consumer":"member_counts"}}"#).unwrap();
        if let Ok(jobs::Answer::Failures(sums)) = jobs::answer(&world.app, &streams, command).await {
            assert_eq!(sums.left, aside(world).await.len());
            return Replayed { replayed: before - sums.left, ..sums };
        }
    }
    panic!("replaying ends")
}

/// The events that lie aside.
async fn aside(world: &World) -> BTreeSet<String> {
    let page = world.own.list_failures(MEMBER_COUNTS, None).await.unwrap();
    page.items.into_iter().map(|failure| failure.value.event).collect()
}

async fn mend(world: &World, whole: &BTreeMap<String, EventRecord>) {
    for mut failure in world.own.list_failures(MEMBER_COUNTS, None).await.unwrap().items {
        failure.value.record = serde_json::to_string(&whole[&failure.value.event]).unwrap();
        world.own.change_failure(&failure, world.clock.now()).await.unwrap();
    }
}

async fn holds(history: &History) {
    let world = World::start().await;
    let records = history.happen(&world).await;
    let (carried, whole) = history.carried(&records);
    // Harsh enough that whole calls fail, for all their attempts.
    world.begin_storm(Plan::storm(history.storm).with(Fault::Failed, 0.3)).await;
    carry(&world, &carried, &history.sizes).await;
    assert_eq!(aside(&world).await, whole.keys().cloned().collect(), "exactly the poison lies aside");
    if whole.is_empty() {
        assert_counts_are_right(&world).await;
    }
    assert_eq!(replayed(&world).await, Replayed { replayed: 0, left: whole.len() }, "nothing is mended yet");
    mend(&world, &whole).await;
    assert_eq!(replayed(&world).await, Replayed { replayed: whole.len(), left: 0 });
    assert_counts_are_right(&world).await;
    carry(&world, &carried, &[40]).await;
    world.end_storm().await;
    assert_counts_are_right(&world).await;
    assert!(aside(&world).await.is_empty(), "what the stream brings again is not put aside again");
}

#[test]
fn whatever_the_stream_brings_is_counted_once_or_lies_aside() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config =
        Config { cases: CASES, max_shrink_iters: 20, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, dice);
    let run = runner.run(&history(), |history| {
        runtime.block_on(holds(&history));
        Ok(())
    });
    run.unwrap_or_else(|failure| panic!("{failure}"));
}
