//! A whole evening in storms of several seeds ends exactly as it ends in calm weather.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use serde_json::{Value, json};
use shared::attendance::{CheckIn, Verdict};
use shared::duty::ListDuties;
use shared::endpoint::Endpoint;
use shared::meeting::{FindMeeting, ListMeetings, MeetingPlan, MeetingState, MeetingsQuery, RemoveMeeting};
use shared::member::MemberAt;
use shared::org::OrgAt;
use shared::statistics::{FindBranchStatistics, FindMemberStatistics, YearQuery};
use tests::country::BRANCH;
use tests::line::{Fault, Plan};
use tests::{Evening, NONE, Persona, World, local, plan};

use super::stored;

/// Storms of which each finds other moments.
const SEEDS: [u64; 4] = [1, 2, 3, 4];

/// Before the meeting: drafted, changed, called, answered, moved, answered anew.
async fn before(world: &World) {
    let evening = Evening::drafted(world).await;
    evening.change(MeetingPlan { note: "Mang theo sổ tay.".into(), ..plan() }).await.ok();
    evening.call().await.ok();
    evening.answer(Persona::Deputy, Persona::Deputy).await.ok();
    evening.answer(Persona::Secretary, Persona::Probationary).await.ok();
    for (whom, verdict) in [(Persona::Member, Verdict::Approved), (Persona::Fellow, Verdict::Refused)] {
        evening.report(whom, whom).await.ok();
        world.clock.pass(SignedDuration::from_mins(3));
        evening.decide(Persona::Deputy, whom, verdict).await.ok();
    }
    evening.report(Persona::Guest, Persona::Guest).await.ok();
    evening.withdraw(Persona::Guest, Persona::Guest).await.ok();
    evening.change(MeetingPlan { place: "Đình làng Đông".into(), ..plan() }).await.ok();
    evening.answer(Persona::Deputy, Persona::Deputy).await.ok();
    evening.decide(Persona::Secretary, Persona::Member, Verdict::Approved).await.ok();
    evening.report(Persona::Guest, Persona::Guest).await.ok();
}

/// In the hall and after it: opened, marked on two phones, closed, and a decision that comes late.
async fn in_the_hall(world: &World) {
    let evening = Evening::at_id(world, 1);
    world.clock.set(plan().starts_at);
    evening.open().await.ok();
    let but = [(Persona::Member, CheckIn::Absent), (Persona::Guest, CheckIn::Absent)];
    evening.mark_all_but(&but).await.ok();
    world.clock.pass(SignedDuration::from_mins(12));
    evening
        .mark(Persona::Deputy, &[(Persona::Exempt, CheckIn::Present), (Persona::Fellow, CheckIn::Late)])
        .await
        .ok();
    world.clock.pass(SignedDuration::from_mins(83));
    evening.close().await.ok();
    evening.decide(Persona::CommitteeMember, Persona::Guest, Verdict::Approved).await.ok();
}

/// Two more meetings that come to nothing: one is called off, one is only ever a draft.
async fn beside(world: &World) {
    let later = MeetingPlan { starts_at: local("2026-12-20T19:30"), ..plan() };
    let evening = Evening::called_as(world, 2, later.clone()).await;
    evening.answer(Persona::Member, Persona::Member).await.ok();
    evening.cancel("Bão số 9 đổ bộ.").await.ok();
    let draft = Evening::drafted_as(world, 3, later).await;
    world.call::<RemoveMeeting>(Persona::Secretary, draft.at(), NONE, NONE).await.ok();
}

async fn story(world: &World) {
    before(world).await;
    beside(world).await;
    in_the_hall(world).await;
}

/// What people see in the end, and everything stored.
async fn end(world: &World) -> (Value, BTreeMap<String, Value>) {
    let evening = Evening::at_id(world, 1);
    let (at, year) = (OrgAt { org: BRANCH }, YearQuery { year: Some(2026) });
    let mut seen = vec![
        shown_to::<FindBranchStatistics>(world, Persona::Secretary, at, year).await,
        shown_to::<ListMeetings>(world, Persona::Secretary, at, MeetingsQuery::default()).await,
    ];
    for by in [Persona::Secretary, Persona::Member, Persona::Guest] {
        seen.push(shown_to::<FindMeeting>(world, by, evening.at(), NONE).await);
        seen.push(shown_to::<ListDuties>(world, by, NONE, NONE).await);
        let at = MemberAt { member: by.id() };
        seen.push(shown_to::<FindMemberStatistics>(world, by, at, year).await);
    }
    (json!(seen), stored(world).await)
}

async fn shown_to<E: Endpoint<Body = shared::endpoint::Nothing>>(
    world: &World,
    by: Persona,
    path: E::Path,
    query: E::Query,
) -> Value {
    json!([E::NAME, world.call::<E>(by, path, query, NONE).await.shown()])
}

#[tokio::test]
async fn an_evening_in_a_storm_ends_as_in_calm_weather() {
    let calm = World::start().await;
    story(&calm).await;
    let expected = end(&calm).await;
    assert_eq!(Evening::at_id(&calm, 1).view(Persona::Secretary).await.meeting.state, MeetingState::Closed);
    let mut met: BTreeMap<Fault, usize> = BTreeMap::new();
    for seed in SEEDS {
        let world = World::start().await;
        world.begin_storm(Plan::storm(seed).with(Fault::Stale, 0.2)).await;
        story(&world).await;
        for (fault, times) in world.end_storm().await {
            *met.entry(fault).or_default() += times;
        }
        let (shown, items) = end(&world).await;
        assert_eq!(shown, expected.0, "what people see, seed {seed}");
        assert_eq!(items, expected.1, "what is stored, seed {seed}");
    }
    println!("met in {} storms: {met:?}", SEEDS.len());
    for fault in Fault::ALL.into_iter().filter(|fault| *fault != Fault::Unprocessed) {
        assert!(met.get(&fault).is_some_and(|times| *times > 1), "{fault:?} never came: {met:?}");
    }
}
