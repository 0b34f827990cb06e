//! Counts of feedback climb the tree: whatever the stream brings, in any order, again and again and on a bad line, each
//! row is what counting every letter anew comes to; and nobody learns from them what went past them.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::SignedDuration;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use shared::feedback::{ExportFeedbackCounts, FeedbackCounts, FeedbackKind, FeedbackSum, FindFeedbackCounts};
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::period::Period;
use shared::problem::ProblemCode;
use shared::statistics::PeriodQuery;
use tests::country::{self, BRANCH, COMMUNE, FAR_BRANCH, FAR_COMMUNE, PROVINCE, SIBLING};
use tests::line::{Fault, Plan};
use tests::voice::Voice;
use tests::{NONE, Persona, World, handed_over, local};

const EVERYBODY: [OrgId; 6] = [BRANCH, SIBLING, FAR_BRANCH, COMMUNE, FAR_COMMUNE, PROVINCE];

/// Who writes, who answers at each level.
const SIDES: [(Persona, [OrgId; 2], [Persona; 3]); 3] = [
    (Persona::Member, [BRANCH, COMMUNE], [Persona::Secretary, Persona::CommuneAdmin, Persona::ProvinceAdmin]),
    (
        Persona::SiblingMember,
        [SIBLING, COMMUNE],
        [Persona::SiblingSecretary, Persona::CommuneAdmin, Persona::ProvinceAdmin],
    ),
    (
        Persona::FarMember,
        [FAR_BRANCH, FAR_COMMUNE],
        [Persona::FarSecretary, Persona::ProvinceAdmin, Persona::ProvinceAdmin],
    ),
];

/// A letter: whose, to which of the two, which kind, and what is done, each some days after the other.
#[derive(Debug, Clone)]
struct Letter {
    side: usize,
    to: usize,
    kind: usize,
    acts: Vec<(u8, i64)>,
}

fn letter() -> impl Strategy<Value = Letter> {
    let acts = prop::collection::vec((0..6_u8, 0..70_i64), 0..5);
    (0..SIDES.len(), 0..2_usize, 0..FeedbackKind::ALL.len(), acts).prop_map(|(side, to, kind, acts)| Letter {
        side,
        to,
        kind,
        acts,
    })
}

impl Letter {
    /// Whatever is refused is no step, and changes nothing.
    async fn happen(&self, world: &World, number: u128) {
        let (who, orgs, staff) = SIDES[self.side];
        let voice = Voice::of(world, who, number);
        let mut order = voice.order(orgs[self.to]);
        order.text.kind = FeedbackKind::ALL[self.kind];
        voice.send_as(who, order).await.ok();
        for (act, days) in &self.acts {
            world.clock.pass(SignedDuration::from_hours(24 * days));
            let now = world.own.find_feedback(Voice::id_of(number)).await.unwrap().unwrap();
            let by = staff[country::path(now.holder.org).ids().len().abs_diff(3)];
            match act {
                0 => drop(voice.receive(by, now.rev).await),
                1 => drop(voice.answer(by, now.rev).await),
                2 => drop(voice.extend(by, now.rev).await),
                3 => drop(voice.forward(by, now.rev).await),
                4 => drop(voice.withdraw(who, now.rev).await),
                _ => {
                    world.follow_changes().await;
                    jobs::climb_feedback(&world.app).await.unwrap();
                }
            }
        }
    }
}

/// Every letter, counted one by one from what is stored.
async fn recount(world: &World, letters: usize, org: OrgId, month: Period) -> (FeedbackSum, FeedbackSum) {
    let (path, mut own, mut sum) = (country::path(org), FeedbackSum::default(), FeedbackSum::default());
    for number in 1..=letters {
        let feedback = world.own.find_feedback(Voice::id_of(number as u128)).await.unwrap().unwrap();
        for counted in feedback.counted().into_iter().filter(|counted| counted.month == month) {
            if counted.org == path {
                own += counted.sum;
            }
            if path.covers(&counted.org) {
                sum += counted.sum;
            }
        }
    }
    (own, sum)
}

async fn assert_counts_are_right(world: &World, letters: usize) {
    let mut all = 0;
    for org in EVERYBODY {
        for year in ["2026", "2027", "2028"] {
            for month in year.parse::<Period>().unwrap().months() {
                let rows = world.own.feedback_rows_of(&country::path(org), month).await.unwrap();
                let found = rows.first().map(|row| (row.own, row.sum())).unwrap_or_default();
                assert_eq!(found, recount(world, letters, org, month).await, "{org} {month}");
                all += found.0.all().received as usize;
            }
        }
    }
    assert!(all >= letters, "{all} holdings of {letters} letters");
}

/// Hands records over out of order and some again, then what that brings, up to the top.
async fn carry(world: &World, order: &[Index], again: &[Index]) {
    let mut carried = 0;
    loop {
        let all = world.stream_records().await;
        if all.len() == carried {
            return;
        }
        let mut batch = all[carried..].to_vec();
        let repeated: Vec<_> = again.iter().map(|index| index.get(&all).clone()).collect();
        batch.extend(if carried == 0 { repeated } else { Vec::new() });
        for (at, other) in (1..batch.len()).rev().zip(order.iter().cycle()) {
            batch.swap(at, other.index(at + 1));
        }
        let mut rest = &batch[..];
        while !rest.is_empty() {
            let size = rest.len().min(20);
            rest = &rest[handed_over(&world.app, &rest[..size]).await..];
        }
        carried = all.len();
    }
}

async fn holds(letters: &[Letter], order: &[Index], again: &[Index], seed: u64) {
    let world = World::start().await;
    for (number, letter) in (1..).zip(letters) {
        letter.happen(&world, number).await;
    }
    world.begin_storm(Plan::storm(seed).with(Fault::Failed, 0.2)).await;
    carry(&world, order, again).await;
    world.end_storm().await;
    assert_counts_are_right(&world, letters.len()).await;
}

#[test]
fn whatever_the_stream_brings_the_counts_come_to_a_recount() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config = Config { cases: 2, max_shrink_iters: 10, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, dice);
    let history = (
        prop::collection::vec(letter(), 2..8),
        prop::collection::vec(any::<Index>(), 40),
        prop::collection::vec(any::<Index>(), 0..20),
        any::<u64>(),
    );
    let run = runner.run(&history, |(letters, order, again, seed)| {
        runtime.block_on(holds(&letters, &order, &again, seed));
        Ok(())
    });
    run.unwrap_or_else(|failure| panic!("{failure}"));
}

#[tokio::test]
async fn consumers_side_by_side_come_to_a_recount() {
    let world = World::start().await;
    for number in 1..=4 {
        Letter { side: 0, to: 0, kind: 1, acts: vec![(0, 1), (3, 1)] }.happen(&world, number).await;
    }
    let mut carried = 0;
    loop {
        let records = world.stream_records().await;
        if records.len() == carried {
            break;
        }
        let new = &records[carried..];
        let backwards: Vec<_> = new.iter().rev().cloned().collect();
        tokio::join!(world.hand_over(new, 3), world.hand_over(&backwards, 5), world.hand_over(new, 100));
        carried = records.len();
    }
    assert_counts_are_right(&world, 4).await;
}

/// Four letters of autumn: answered in time, handed up, climbed, and one that went to the commune at once.
async fn autumn() -> World {
    let world = World::start().await;
    let voice = |number| Voice::of(&world, Persona::Member, number);
    for number in 1..=3 {
        voice(number).send(BRANCH).await.ok();
    }
    voice(4).send(COMMUNE).await.ok();
    voice(1).answer(Persona::Secretary, 1).await.ok();
    voice(2).forward(Persona::Secretary, 1).await.ok();
    world.follow_changes().await;
    world.clock.set(local("2027-01-25T08:05"));
    jobs::climb_feedback(&world.app).await.unwrap();
    world.follow_changes().await;
    world
}

async fn counts(world: &World, by: Persona, org: OrgId, period: &str) -> FeedbackCounts {
    let query = PeriodQuery { period: period.parse().ok() };
    world.call::<FindFeedbackCounts>(by, OrgAt { org }, query, NONE).await.ok()
}

#[tokio::test]
async fn a_committee_sees_what_came_to_it_and_to_those_below() {
    let world = autumn().await;
    let found = counts(&world, Persona::CommuneOfficer, COMMUNE, "2026-11").await;
    let own = found.own.of(FeedbackKind::Proposal);
    assert_eq!((own.received, own.open, own.in_time), (2, 2, 0));
    assert_eq!(found.sum.all().received, 5);
    let branch = found.below.iter().find(|below| below.org == BRANCH).unwrap().sum.all();
    assert_eq!(
        (branch.received, branch.in_time, branch.forwarded, branch.climbed, branch.open),
        (3, 1, 1, 1, 0)
    );
    let year = counts(&world, Persona::ProvinceAdmin, PROVINCE, "2027").await;
    assert_eq!((year.own.all().received, year.sum.all().received), (0, 1), "what climbed came in January");
    assert_eq!(year.months[0].sum.all().open, 1);
}

#[tokio::test]
async fn the_branch_learns_nothing_of_what_went_past_it() {
    let world = World::start().await;
    let before = counts(&world, Persona::Secretary, BRANCH, "2026").await;
    Voice::of(&world, Persona::Member, 1).send(COMMUNE).await.ok();
    world.follow_changes().await;
    assert_eq!(counts(&world, Persona::Secretary, BRANCH, "2026").await, before);
    assert_eq!(counts(&world, Persona::CommuneAdmin, COMMUNE, "2026").await.own.all().received, 1);
    let query = || PeriodQuery { period: None };
    let cases = [
        (Persona::Secretary, ProblemCode::Forbidden),
        (Persona::Member, ProblemCode::Forbidden),
        (Persona::FarSecretary, ProblemCode::NotFound),
    ];
    world.refuses::<FindFeedbackCounts>(&cases, || OrgAt { org: COMMUNE }, query, || NONE).await;
    world.refuses::<ExportFeedbackCounts>(&cases, || OrgAt { org: COMMUNE }, query, || NONE).await;
}

#[tokio::test]
async fn the_workbook_says_what_the_page_says() {
    let world = autumn().await;
    let query = PeriodQuery { period: "2026-11".parse().ok() };
    let at = OrgAt { org: COMMUNE };
    let file = world.call::<ExportFeedbackCounts>(Persona::CommuneAdmin, at, query, NONE).await.ok();
    assert_eq!(file.file_name, "y-kien-2026-11.xlsx");
    let mut archive = zip::ZipArchive::new(Cursor::new(STANDARD.decode(&file.base64).unwrap())).unwrap();
    let mut text = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let (strings, below) = (text("xl/sharedStrings.xml"), text("xl/worksheets/sheet2.xml"));
    assert!(
        strings.contains("Ý kiến gửi đến tháng 11/2026") && strings.contains("Chi bộ thôn Đông"),
        "{strings}"
    );
    // Line 7 is the sum of the two branches: came, answered in time, late, handed up, climbed.
    for (column, number) in [("B", 3), ("C", 1), ("D", 0), ("E", 1), ("F", 1), ("H", 0)] {
        assert!(below.contains(&format!("r=\"{column}7\" s=\"1\"><v>{number}</v>")), "{column}7: {below}");
    }
    // Line 7 of the first sheet is the third kind.
    assert!(text("xl/worksheets/sheet1.xml").contains("r=\"B7\"><v>2</v>"));
}
