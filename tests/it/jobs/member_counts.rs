//! Counts of members up the tree, folded from real records of the stream.

use aws_lambda_events::event::dynamodb::EventRecord;
use shared::id::OrgId;
use shared::member::Standing;
use shared::org::{FindOrg, MemberCounts, OrgAt};
use store::StoredAccount;
use tests::country::{BRANCH, COMMUNE, FAR_BRANCH, FAR_COMMUNE, PEOPLE, PROVINCE, SIBLING};
use tests::{NONE, Persona, World};

const ORGS: [OrgId; 6] = [PROVINCE, COMMUNE, FAR_COMMUNE, BRANCH, SIBLING, FAR_BRANCH];

/// What a count of everybody, one by one, comes to.
async fn recount(world: &World, org: OrgId) -> MemberCounts {
    let mut counts = MemberCounts::default();
    for person in PEOPLE {
        let Some(member) = world.own.find_member(person.id).await.unwrap() else { continue };
        let member = member.value;
        if !member.standing.belongs() || !member.chain.contains(&org) {
            continue;
        }
        counts.members += 1;
        counts.probationary += u32::from(member.official_on.is_none());
        counts.exempt += u32::from(member.standing == Standing::Exempt);
        counts.activated += u32::from(member.account == StoredAccount::Activated);
    }
    counts
}

pub(super) async fn assert_counts_are_right(world: &World) {
    for org in ORGS {
        assert_eq!(world.counts(org).await, recount(world, org).await, "{org}");
    }
}

async fn change(world: &World, who: Persona, standing: Standing, account: StoredAccount) {
    let change = |member: &mut store::StoredMember| {
        member.standing = standing;
        member.account = account;
    };
    world.change_member(who, change).await;
}

/// A country in which things have happened, and all that its stream tells of it.
async fn after_some_life() -> (World, Vec<EventRecord>) {
    let world = World::start().await;
    change(&world, Persona::Member, Standing::Active, StoredAccount::Activated).await;
    change(&world, Persona::Fellow, Standing::Exempt, StoredAccount::Activated).await;
    change(&world, Persona::Fellow, Standing::Active, StoredAccount::Activated).await;
    change(&world, Persona::FarMember, Standing::TransferredOut, StoredAccount::NotActivated).await;
    change(&world, Persona::SiblingMember, Standing::Deceased, StoredAccount::Activated).await;
    change(&world, Persona::Exempt, Standing::Exempt, StoredAccount::Activated).await;
    let records = world.stream_records().await;
    assert!(records.len() > PEOPLE.len(), "other kinds of items are in the stream too");
    (world, records)
}

/// The numbers from 0 up to `count` in an order that looks random and is the same each time.
fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = seed;
    for index in (1..count).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from(state >> 33).unwrap() % (index + 1);
        order.swap(index, other);
    }
    order
}

#[tokio::test]
async fn counts_come_to_what_counting_everybody_comes_to() {
    let (world, records) = after_some_life().await;
    world.hand_over(&records, 100).await;
    assert_counts_are_right(&world).await;
    let at = OrgAt { org: BRANCH };
    let shown = world.call::<FindOrg>(Persona::Secretary, at, NONE, NONE).await.ok().counts;
    assert_eq!(shown, MemberCounts { members: 10, probationary: 1, exempt: 1, activated: 3 });
}

#[tokio::test]
async fn the_size_of_batches_does_not_matter() {
    for size in [1, 7, 41] {
        let (world, records) = after_some_life().await;
        world.hand_over(&records, size).await;
        assert_counts_are_right(&world).await;
    }
}

#[tokio::test]
async fn batches_that_come_again_count_once() {
    let (world, records) = after_some_life().await;
    world.hand_over(&records, 10).await;
    world.hand_over(&records, 10).await;
    world.hand_over(&records, 7).await;
    assert_counts_are_right(&world).await;
}

#[tokio::test]
async fn a_batch_that_came_in_part_before_counts_the_rest() {
    let (world, records) = after_some_life().await;
    world.hand_over(&records[3..12], 100).await;
    world.hand_over(&records, 100).await;
    assert_counts_are_right(&world).await;
}

#[tokio::test]
async fn records_in_any_order_come_to_the_same() {
    for seed in 1..=4 {
        let (world, records) = after_some_life().await;
        let order = shuffled(records.len(), seed);
        let mixed: Vec<_> = order.into_iter().map(|index| records[index].clone()).collect();
        world.hand_over(&mixed, 5).await;
        assert_counts_are_right(&world).await;
    }
}

#[tokio::test]
async fn the_same_record_twice_in_one_batch_counts_once() {
    let (world, records) = after_some_life().await;
    let twice: Vec<_> = records.iter().flat_map(|record| [record.clone(), record.clone()]).collect();
    world.hand_over(&twice, 100).await;
    assert_counts_are_right(&world).await;
}

#[tokio::test]
async fn two_consumers_at_the_same_moment_count_once() {
    let (world, records) = after_some_life().await;
    tokio::join!(world.hand_over(&records, 6), world.hand_over(&records, 11));
    assert_counts_are_right(&world).await;
}

#[tokio::test]
async fn what_is_no_member_counts_nothing() {
    let (world, records) = after_some_life().await;
    let is_member = |record: &&EventRecord| format!("{:?}", record.change.new_image).contains("\"member\"");
    let others: Vec<_> = records.iter().filter(|record| !is_member(record)).cloned().collect();
    assert!(!others.is_empty());
    world.hand_over(&others, 100).await;
    assert_eq!(world.counts(PROVINCE).await, MemberCounts::default());
}
