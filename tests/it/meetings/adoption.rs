//! What an adoption and a signature fix: the vote, the assignments and the figures stand, whatever comes at the same
//! moment or later; and whose number a resolution bears.

use futures_util::future::join_all;
use shared::assignment::{Assignment, AssignmentState, Settlement};
use shared::attendance::{CheckIn, Verdict};
use shared::grant::{GrantRole, Role};
use shared::meeting::{CreateMeeting, MeetingKind, MeetingPlan, NewMeeting};
use shared::minutes::RemoveVote;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::statistics::{FigureCount, FigureKind};
use store::{StoreError, Stored};
use tests::country::{COMMUNE, PROVINCE};
use tests::{
    Evening, NONE, Persona, Scribe, World, assignment_text, local, minutes_text, new_grant, plan,
    resolution_text, vote_text,
};

const BY: Persona = Persona::Secretary;

/// A meeting that is over, with a vote that carried its resolution, and that resolution written.
async fn written<'w>(world: &'w World, number: u128, plan: MeetingPlan) -> Scribe<'w> {
    let evening = Evening::held_by(world, BY, number, plan, &[]).await;
    let scribe = Scribe::of(world, evening);
    let present = scribe.view(BY).await.base.present;
    scribe.record(BY, 1, vote_text(present, 0), 0).await.ok();
    scribe.resolve(BY, resolution_text(), 0).await.ok();
    scribe
}

#[tokio::test]
async fn the_vote_behind_an_adopted_resolution_stands_while_others_are_still_corrected() {
    let world = World::start().await;
    let scribe = written(&world, 1, plan()).await;
    let present = scribe.view(BY).await.base.present;
    scribe.record(BY, 2, vote_text(present, 0), 0).await.ok();
    scribe.adopt(BY, 1, 1).await.ok();
    let refused =
        scribe.record(BY, 1, vote_text(0, present), 1).await.refused(ProblemCode::ResolutionAdopted);
    assert!(refused.sentence.contains("theo lần biểu quyết này"), "{}", refused.sentence);
    let remove = async |number| world.call::<RemoveVote>(BY, scribe.vote_at(number), NONE, NONE).await;
    remove(1).await.refused(ProblemCode::ResolutionAdopted);
    assert_eq!(scribe.view(BY).await.adopted_by, Some(scribe.vote_at(1).vote));
    scribe.record(BY, 2, vote_text(present - 1, 1), 1).await.ok();
    remove(2).await.ok();
    assert_eq!(scribe.resolution(Persona::Member).await.votes[0].text.tally.in_favour, present);
}

#[tokio::test]
async fn who_read_before_the_adoption_changes_nothing_after_it() {
    let world = World::start().await;
    let scribe = written(&world, 1, plan()).await;
    let meeting = world.own.find_meeting(scribe.evening.id).await.unwrap().unwrap().value;
    scribe.give(BY, 1, assignment_text(Persona::Fellow), 0).await.ok();
    let read = world.own.find_whole_minutes(meeting.id).await.unwrap();
    scribe.adopt(BY, 1, 1).await.ok();
    let (store, now) = (&world.own, world.clock.now());
    let text = assignment_text(Persona::Member);
    let given = read.assignments[0].value.given.clone();
    let late = Assignment::new(scribe.assignment_at(2).assignment, &meeting, text, given);
    let late = Stored { value: late, rev: 0 };
    let resolution = read.resolution.as_ref();
    assert!(matches!(store.give_assignment(&late, resolution, now).await, Err(StoreError::Conflict)));
    let gone = store.remove_assignment(&read.assignments[0], resolution).await;
    assert!(matches!(gone, Err(StoreError::Conflict)));
    assert!(matches!(store.record_vote(&read.votes[0], &read, now).await, Err(StoreError::Conflict)));
    assert!(matches!(store.remove_vote(&read.votes[0], &read).await, Err(StoreError::Conflict)));
    let seen = scribe.resolution(Persona::Member).await;
    assert_eq!((seen.assignments.len(), seen.votes.len()), (1, 1));
}

/// Everybody at the same moment: the secretary adopts, one gives something to do, one corrects the vote, and those in
/// charge of earlier tasks say that they are done.
#[tokio::test]
async fn at_the_same_moment_each_comes_before_the_adoption_or_after_it() {
    let world = World::start().await;
    let first = written(&world, 1, plan()).await;
    for number in 1..=8 {
        first.give(BY, number, assignment_text(Persona::Fellow), 0).await.ok();
    }
    for (round, month) in (2_u32..).zip(["2026-12-25T19:30", "2027-01-25T19:30", "2027-02-25T19:30"]) {
        let later = MeetingPlan { starts_at: local(month), ..plan() };
        let scribe = written(&world, round.into(), later).await;
        let present = scribe.view(BY).await.base.present;
        let done = Settlement { state: AssignmentState::Done, result: "Xong.".into() };
        let open = Settlement::default();
        let to = if round % 2 == 0 { done } else { open };
        let settling = (1..=8).map(|number| first.settle(Persona::Fellow, number, to.clone(), round - 1));
        let (adopted, given, voted, settled) = tokio::join!(
            async {
                let adopted = scribe.adopt(BY, round, 1).await;
                (adopted.status() == 200, scribe.resolution(BY).await)
            },
            scribe.give(Persona::CommitteeMember, 1, assignment_text(Persona::Member), 0),
            scribe.record(Persona::Deputy, 1, vote_text(0, present), 1),
            join_all(settling),
        );
        assert!(settled.iter().all(|settled| settled.status() == 200));
        let ((is_adopted, seen), is_given) = (adopted, given.status() == 200);
        assert_ne!(is_adopted, voted.status() == 200, "the vote is what adopted it, or was changed before");
        if is_adopted {
            let stands = scribe.resolution(BY).await;
            assert_eq!(stands.assignments, seen.assignments, "nothing slips in afterwards");
            assert_eq!(is_given, stands.assignments.len() == 1, "what was given is in it");
            assert_eq!(stands.review.len(), 8, "every earlier task is reviewed, once");
        }
    }
}

fn count(figures: &[FigureCount], kind: FigureKind) -> u32 {
    figures.iter().find(|figure| figure.kind == kind).unwrap().count
}

#[tokio::test]
async fn a_decision_after_the_signature_changes_statistics_and_no_paper() {
    use FigureKind::{AwaitingDecision, Excused};
    let world = World::start().await;
    let evening = Evening::called(&world).await;
    evening.report(Persona::Member, Persona::Member).await.ok();
    world.clock.set(plan().starts_at);
    evening.open().await.ok();
    evening.mark_all_but(&[(Persona::Member, CheckIn::Absent)]).await.ok();
    evening.close().await.ok();
    let scribe = Scribe::of(&world, evening);
    let present = scribe.view(BY).await.base.present;
    scribe.record(BY, 1, vote_text(present, 0), 0).await.ok();
    scribe.resolve(BY, resolution_text(), 0).await.ok();
    scribe.write(BY, minutes_text(), 0).await.ok();
    scribe.sign(BY, 1).await.ok();
    scribe.adopt(BY, 1, 1).await.ok();
    assert_eq!(count(&scribe.view(BY).await.figures, AwaitingDecision), 1);
    evening.decide(Persona::Deputy, Persona::Member, Verdict::Approved).await.ok();
    let (minutes, resolution) = (scribe.view(BY).await, scribe.resolution(Persona::Member).await);
    for (figures, since) in
        [(minutes.figures, minutes.figures_since), (resolution.figures, resolution.figures_since)]
    {
        assert_eq!((count(&figures, AwaitingDecision), count(&figures, Excused)), (1, 0), "as on its day");
        assert_eq!((count(&since, AwaitingDecision), count(&since, Excused)), (0, 1), "as it is now");
    }
}

#[tokio::test]
async fn each_level_adopts_under_its_own_symbol() {
    let world = World::start().await;
    for (number, admin, org, shown, superior) in [
        (1, Persona::CommuneAdmin, COMMUNE, "01-NQ/ĐU", "Tỉnh ủy Sơn Thủy"),
        (2, Persona::ProvinceAdmin, PROVINCE, "01-NQ/TU", ""),
    ] {
        for who in [BY, Persona::Deputy] {
            let role = if who == BY { Role::Secretary } else { Role::DeputySecretary };
            world.call::<GrantRole>(admin, OrgAt { org }, NONE, new_grant(who.id(), role)).await.ok();
        }
        let plan = MeetingPlan {
            kind: MeetingKind::Committee,
            chair: Some(BY.id()),
            minute_taker: Some(Persona::Deputy.id()),
            ..plan()
        };
        world.clock.set(plan.starts_at - jiff::SignedDuration::from_hours(48));
        let new = NewMeeting { id: Evening::id_of(number), plan: plan.clone() };
        world.call::<CreateMeeting>(BY, OrgAt { org }, NONE, new).await.ok();
        let evening = Evening::at_id(&world, number);
        evening.call().await.ok();
        world.clock.set(plan.starts_at);
        evening.open().await.ok();
        evening.mark_all_but(&[]).await.ok();
        evening.close().await.ok();
        let scribe = Scribe::of(&world, evening);
        scribe.record(BY, 1, vote_text(2, 0), 0).await.ok();
        scribe.resolve(BY, resolution_text(), 0).await.ok();
        let adopted = scribe.adopt(BY, 1, 1).await.ok().adoption.unwrap();
        assert_eq!(adopted.number.to_string(), shown);
        assert_eq!(scribe.resolution(BY).await.issuer.superior, superior);
    }
}

#[tokio::test]
async fn settling_again_with_blanks_around_the_words_is_answered_the_same() {
    let world = World::start().await;
    let scribe = written(&world, 1, plan()).await;
    scribe.give(BY, 1, assignment_text(Persona::Fellow), 0).await.ok();
    let order =
        || Settlement { state: AssignmentState::Done, result: "  Ba hộ đã hiến đất. ".into() };
    let settled = scribe.settle(Persona::Fellow, 1, order(), 1).await.ok();
    assert_eq!(settled.settlement.result, "Ba hộ đã hiến đất.");
    assert_eq!(scribe.settle(Persona::Fellow, 1, order(), 1).await.ok(), settled);
}
