//! The resolution of a meeting and what it gives to do: adopted by a vote, under a number of its own, followed up.

use insta::assert_json_snapshot;
use shared::assignment::{
    AssignmentState, AssignmentText, AssignmentsOf, ListAssignments, ListMyAssignments, Settlement,
};
use shared::meeting::MeetingPlan;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::resolution::{Resolution, ResolutionText};
use tests::country::BRANCH;
use tests::{
    Evening, NONE, Persona, Reply, Scribe, World, assignment_text, local, plan, resolution_text, vote_text,
};

/// A meeting that is over, with a vote that carried its resolution.
async fn voted<'w>(world: &'w World, number: u128, plan: MeetingPlan) -> Scribe<'w> {
    let evening = Evening::held_by(world, Persona::Secretary, number, plan, &[]).await;
    let scribe = Scribe::of(world, evening);
    let present = scribe.view(Persona::Secretary).await.base.present;
    scribe.record(Persona::Secretary, 1, vote_text(present, 0), 0).await.ok();
    scribe
}

fn done(result: &str) -> Settlement {
    Settlement { state: AssignmentState::Done, result: result.into() }
}

async fn mine(world: &World, by: Persona) -> Vec<String> {
    let reply: Reply<ListMyAssignments> = world.call(by, NONE, NONE, NONE).await;
    reply.ok().into_iter().map(|assignment| assignment.text.what).collect()
}

#[tokio::test]
async fn it_is_written_adopted_under_a_number_and_then_read_by_all() {
    let world = World::start().await;
    let scribe = voted(&world, 1, plan()).await;
    let (by, reader) = (Persona::Secretary, Persona::Probationary);
    scribe.resolve(Persona::CommitteeMember, resolution_text(), 0).await.ok();
    scribe.give(by, 1, assignment_text(Persona::Fellow), 0).await.ok();
    let seen = scribe.resolution(reader).await;
    assert!(seen.resolution.is_none() && seen.assignments.is_empty() && seen.votes.is_empty());
    scribe.adopt(Persona::CommitteeMember, 1, 1).await.refused(ProblemCode::Forbidden);
    assert_eq!(scribe.resolution(by).await.next_serial, Some(1));
    let adopted = scribe.adopt(by, 1, 1).await;
    assert_json_snapshot!(adopted.shown());
    let seen = scribe.resolution(reader).await;
    assert_eq!((seen.assignments.len(), seen.votes.len(), seen.people.len()), (1, 1, 0));
    scribe.find_resolution(Persona::SiblingMember).await.refused(ProblemCode::NotFound);
    scribe.resolve(by, ResolutionText::default(), 2).await.refused(ProblemCode::ResolutionAdopted);
    scribe.adopt(Persona::Deputy, 2, 2).await.refused(ProblemCode::ResolutionAdopted);
    scribe.give(by, 2, assignment_text(Persona::Fellow), 0).await.refused(ProblemCode::ResolutionAdopted);
}

#[tokio::test]
async fn without_a_vote_that_carried_it_or_with_a_number_in_use_it_is_not_adopted() {
    let world = World::start().await;
    let scribe = voted(&world, 1, plan()).await;
    let by = Persona::Secretary;
    let field = |reply: Reply<shared::resolution::AdoptResolution>| {
        reply.refused(ProblemCode::Invalid).fields[0].field.clone()
    };
    assert_eq!(field(scribe.adopt(by, 1, 0).await), "directions");
    scribe.resolve(by, resolution_text(), 0).await.ok();
    assert_eq!(field(scribe.adopt(by, 0, 1).await), "serial");
    scribe.adopt(by, 1, 0).await.refused(ProblemCode::Stale);
    let present = scribe.view(by).await.base.present;
    scribe.record(by, 1, vote_text(0, present), 1).await.ok();
    assert_eq!(field(scribe.adopt(by, 1, 1).await), "vote");
    scribe.record(by, 1, vote_text(present, 0), 2).await.ok();
    scribe.adopt(by, 1, 1).await.ok();
    let later = MeetingPlan { starts_at: local("2026-12-25T19:30"), ..plan() };
    let next = voted(&world, 2, later).await;
    next.resolve(by, resolution_text(), 0).await.ok();
    assert_eq!(field(next.adopt(by, 1, 1).await), "serial");
    let adopted: Resolution = next.adopt(by, 2, 1).await.ok();
    assert_eq!(adopted.adoption.unwrap().number.to_string(), "02-NQ/CB");
}

#[tokio::test]
async fn what_was_given_is_done_by_whoever_is_in_charge_and_reviewed_at_the_next_meeting() {
    let world = World::start().await;
    let scribe = voted(&world, 1, plan()).await;
    let (by, lead) = (Persona::Secretary, Persona::Fellow);
    scribe.give(by, 1, assignment_text(lead), 0).await.ok();
    let road = AssignmentText { what: "Thu quỹ thôn".into(), ..assignment_text(Persona::Member) };
    scribe.give(by, 2, road, 0).await.ok();
    assert_eq!(mine(&world, lead).await, ["Vận động các hộ hiến đất làm đường"]);
    scribe.settle(Persona::Member, 1, done(""), 1).await.refused(ProblemCode::Forbidden);
    scribe.settle(Persona::SiblingSecretary, 1, done(""), 1).await.refused(ProblemCode::NotFound);
    let dropped = Settlement { state: AssignmentState::Dropped, result: " ".into() };
    scribe.settle(lead, 1, dropped, 1).await.refused(ProblemCode::Invalid);
    let settled = scribe.settle(lead, 1, done("Ba hộ đã hiến đất."), 1).await;
    assert_json_snapshot!(settled.shown());
    scribe.settle(by, 1, done("Khác."), 1).await.refused(ProblemCode::Stale);
    assert!(mine(&world, lead).await.is_empty(), "what is settled is nobody's duty");
    assert_eq!(scribe.assignments(by, AssignmentsOf::Open).await.len(), 1);
    assert_eq!(scribe.assignments(by, AssignmentsOf::Settled).await.len(), 1);
    let later = MeetingPlan { starts_at: local("2026-12-25T19:30"), ..plan() };
    let next = voted(&world, 2, later).await;
    let review = next.resolution(by).await.review;
    let states: Vec<_> = review.iter().map(|task| (task.what.as_str(), task.settlement.state)).collect();
    assert_eq!(
        states,
        [
            ("Thu quỹ thôn", AssignmentState::Open),
            ("Vận động các hộ hiến đất làm đường", AssignmentState::Done)
        ]
    );
    next.resolve(by, resolution_text(), 0).await.ok();
    next.adopt(by, 1, 1).await.ok();
    scribe.settle(Persona::Member, 2, done("Xong sau kỳ họp."), 1).await.ok();
    let review = next.resolution(by).await.review;
    assert_eq!(review[0].settlement.state, AssignmentState::Open, "the review stands as on its day");
}

#[tokio::test]
async fn an_assignment_is_corrected_and_taken_back_and_only_people_of_the_meeting_are_in_charge() {
    let world = World::start().await;
    let scribe = voted(&world, 1, plan()).await;
    let by = Persona::CommitteeMember;
    let stranger = scribe.give(by, 1, assignment_text(Persona::SiblingMember), 0).await;
    assert_eq!(stranger.refused(ProblemCode::Invalid).fields[0].field, "lead");
    scribe
        .give(Persona::Member, 1, assignment_text(Persona::Member), 0)
        .await
        .refused(ProblemCode::Forbidden);
    scribe.give(by, 1, assignment_text(Persona::Member), 0).await.ok();
    scribe.give(by, 1, assignment_text(Persona::Fellow), 0).await.refused(ProblemCode::Stale);
    scribe.give(by, 1, assignment_text(Persona::Fellow), 1).await.ok();
    assert!(mine(&world, Persona::Member).await.is_empty());
    assert_eq!(mine(&world, Persona::Fellow).await.len(), 1);
    let remove = async || {
        let at = scribe.assignment_at(1);
        world.call::<shared::assignment::RemoveAssignment>(by, at, NONE, NONE).await
    };
    remove().await.ok();
    remove().await.ok();
    assert!(mine(&world, Persona::Fellow).await.is_empty());
    world
        .refuses::<ListAssignments>(
            &[(Persona::Member, ProblemCode::Forbidden), (Persona::SiblingSecretary, ProblemCode::NotFound)],
            || OrgAt { org: BRANCH },
            Default::default,
            || NONE,
        )
        .await;
}
