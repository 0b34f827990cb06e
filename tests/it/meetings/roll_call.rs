//! The roll call: several phones, some without network, in any order.

use jiff::{SignedDuration, Timestamp};
use shared::attendance::{CheckIn, ListedAs, Mark, Outcome};
use shared::id::MemberId;
use shared::problem::ProblemCode;
use tests::{Evening, Persona, World, plan};

fn mark(whom: Persona, check_in: CheckIn, at: Timestamp) -> Mark {
    Mark { member: whom.id(), check_in, at }
}

/// Some seconds after the start.
fn after(seconds: i64) -> Timestamp {
    plan().starts_at + SignedDuration::from_secs(seconds)
}

#[tokio::test]
async fn the_hall_fills_from_two_hours_before_the_start() {
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    let opens = plan().starts_at - SignedDuration::from_mins(120);
    world.clock.set(opens - SignedDuration::from_secs(1));
    let marks = [(Persona::Member, CheckIn::Present)];
    let early = evening.mark(Persona::Secretary, &marks).await;
    let problem = early.refused(ProblemCode::WrongMeetingState);
    assert_eq!(problem.sentence, "Chưa đến giờ điểm danh. Có thể điểm danh từ thứ Tư, 25/11/2026, 17:30.");
    evening.open().await.refused(ProblemCode::WrongMeetingState);
    world.clock.set(opens);
    evening.mark(Persona::Secretary, &marks).await.ok();
    assert_eq!(evening.entry(Persona::Member).await.check_in, CheckIn::Present);
}

#[tokio::test]
async fn each_of_the_committee_takes_the_roll_and_nobody_else() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    let marks = [(Persona::Member, CheckIn::Present)];
    for by in [Persona::Secretary, Persona::Deputy, Persona::CommitteeMember] {
        evening.mark(by, &marks).await.ok();
    }
    for by in [Persona::Member, Persona::Guest, Persona::BranchAdmin, Persona::CommuneAdmin] {
        evening.mark(by, &marks).await.refused(ProblemCode::Forbidden);
    }
    for by in [Persona::SiblingSecretary, Persona::FarMember] {
        evening.mark(by, &marks).await.refused(ProblemCode::NotFound);
    }
}

#[tokio::test]
async fn two_phones_at_the_same_moment_lose_nothing() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    world.clock.set(after(100));
    let left = vec![
        mark(Persona::Member, CheckIn::Present, after(10)),
        mark(Persona::Fellow, CheckIn::Present, after(30)),
        mark(Persona::Probationary, CheckIn::Absent, after(50)),
    ];
    let right = vec![
        mark(Persona::Guest, CheckIn::Present, after(20)),
        mark(Persona::Fellow, CheckIn::Late, after(40)),
        mark(Persona::Probationary, CheckIn::Present, after(45)),
    ];
    let (one, other) = tokio::join!(
        evening.send_marks(Persona::Secretary, left),
        evening.send_marks(Persona::Deputy, right),
    );
    one.ok();
    other.ok();
    for (whom, expected) in [
        (Persona::Member, CheckIn::Present),
        (Persona::Guest, CheckIn::Present),
        (Persona::Fellow, CheckIn::Late),
        (Persona::Probationary, CheckIn::Absent),
    ] {
        assert_eq!(evening.entry(whom).await.check_in, expected, "{whom:?}");
    }
}

#[tokio::test]
async fn the_later_tap_on_a_person_wins_in_whatever_order_they_arrive() {
    let taps = [
        mark(Persona::Member, CheckIn::Present, after(10)),
        mark(Persona::Member, CheckIn::Absent, after(20)),
        mark(Persona::Member, CheckIn::Late, after(30)),
    ];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let world = World::start().await;
        let evening = Evening::opened(&world).await;
        world.clock.set(after(100));
        for index in order {
            evening.send_marks(Persona::Secretary, vec![taps[index]]).await.ok();
        }
        let entry = evening.entry(Persona::Member).await;
        assert_eq!((entry.check_in, entry.checked.unwrap().at), (CheckIn::Late, after(30)), "{order:?}");
    }
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    world.clock.set(after(100));
    evening.send_marks(Persona::Secretary, vec![taps[2], taps[0], taps[1]]).await.ok();
    assert_eq!(evening.entry(Persona::Member).await.check_in, CheckIn::Late, "also within one batch");
}

#[tokio::test]
async fn marks_that_come_late_from_a_dead_zone_do_not_undo_newer_ones() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    let offline = vec![
        mark(Persona::Member, CheckIn::Absent, after(60)),
        mark(Persona::Fellow, CheckIn::Present, after(61)),
    ];
    world.clock.set(after(600));
    evening.mark(Persona::Deputy, &[(Persona::Member, CheckIn::Late)]).await.ok();
    world.clock.set(after(3600));
    let view = evening.send_marks(Persona::Secretary, offline).await.ok();
    let now =
        |whom: Persona| view.attendances.iter().find(|entry| entry.member == whom.id()).unwrap().check_in;
    assert_eq!((now(Persona::Member), now(Persona::Fellow)), (CheckIn::Late, CheckIn::Present));
}

#[tokio::test]
async fn a_phone_whose_clock_runs_ahead_does_not_block_the_others() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    world.clock.set(after(60));
    let ahead = mark(Persona::Member, CheckIn::Absent, after(9_000));
    evening.send_marks(Persona::Secretary, vec![ahead]).await.ok();
    assert_eq!(evening.entry(Persona::Member).await.checked.unwrap().at, after(60), "counts as now");
    world.clock.set(after(120));
    evening.mark(Persona::Deputy, &[(Persona::Member, CheckIn::Late)]).await.ok();
    assert_eq!(evening.entry(Persona::Member).await.check_in, CheckIn::Late);
}

#[tokio::test]
async fn sending_the_same_marks_again_changes_nothing() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    let marks = [(Persona::Member, CheckIn::Present), (Persona::Fellow, CheckIn::Absent)];
    let first = evening.mark(Persona::Secretary, &marks).await.ok();
    let again = evening.mark(Persona::Secretary, &marks).await.ok();
    assert_eq!(first, again);
}

#[tokio::test]
async fn a_mark_can_be_taken_back() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    evening.mark(Persona::Secretary, &[(Persona::Member, CheckIn::Absent)]).await.ok();
    world.clock.pass(SignedDuration::from_secs(5));
    evening.mark(Persona::Secretary, &[(Persona::Member, CheckIn::Unmarked)]).await.ok();
    let meeting = evening.view(Persona::Secretary).await.meeting;
    assert_eq!(evening.entry(Persona::Member).await.outcome(&meeting), Outcome::NotTaken);
}

#[tokio::test]
async fn whoever_came_without_being_summoned_is_seen_too() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    evening.mark(Persona::Secretary, &[(Persona::Exempt, CheckIn::Present)]).await.ok();
    let entry = evening.entry(Persona::Exempt).await;
    let meeting = evening.view(Persona::Secretary).await.meeting;
    assert_eq!((entry.listed_as, entry.outcome(&meeting)), (ListedAs::Exempt, Outcome::Present));
}

#[tokio::test]
async fn a_batch_with_somebody_who_is_not_on_the_list_changes_nothing() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    for stranger in [Persona::FarMember.id(), MemberId::from_parts(1, 1)] {
        let strange = Mark { member: stranger, check_in: CheckIn::Present, at: after(0) };
        let marks = vec![mark(Persona::Member, CheckIn::Present, after(0)), strange];
        evening.send_marks(Persona::Secretary, marks).await.refused(ProblemCode::NotSummoned);
        assert_eq!(
            evening.entry(Persona::Member).await.check_in,
            CheckIn::Unmarked,
            "whoever comes first in it"
        );
    }
}

#[tokio::test]
async fn a_batch_has_at_most_three_hundred_marks() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    let marks = |count| vec![mark(Persona::Member, CheckIn::Present, after(0)); count];
    evening.send_marks(Persona::Secretary, marks(301)).await.refused(ProblemCode::Invalid);
    evening.send_marks(Persona::Secretary, marks(300)).await.ok();
    evening.send_marks(Persona::Secretary, vec![]).await.ok();
}

#[tokio::test]
async fn after_the_end_no_mark_is_taken() {
    let world = World::start().await;
    let evening = Evening::opened(&world).await;
    evening.mark_all_but(&[]).await.ok();
    evening.close().await.ok();
    let late = evening.mark(Persona::Secretary, &[(Persona::Member, CheckIn::Absent)]).await;
    late.refused(ProblemCode::WrongMeetingState);
}
