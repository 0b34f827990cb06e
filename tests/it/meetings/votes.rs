//! Votes, as they were counted in the room.

use insta::assert_json_snapshot;
use shared::attendance::CheckIn;
use shared::endpoint::Nothing;
use shared::minutes::{RemoveVote, VoteKind, VoteOutcome, VoteText};
use shared::problem::ProblemCode;
use tests::{Evening, NONE, Persona, Reply, Scribe, World, minutes_text, plan, vote_text};

async fn remove(scribe: &Scribe<'_>, by: Persona, number: u128) -> Reply<RemoveVote> {
    scribe.world.call(by, scribe.vote_at(number), NONE, Nothing {}).await
}

#[tokio::test]
async fn sums_fit_the_record_and_the_result_follows() {
    let world = World::start().await;
    let evening =
        Evening::held_by(&world, Persona::Secretary, 1, plan(), &[(Persona::Member, CheckIn::Absent)]).await;
    let scribe = Scribe::of(&world, evening);
    let base = scribe.view(Persona::Secretary).await.base;
    assert!(base.present < base.all, "somebody of the base is absent");
    let recorded = scribe.record(Persona::Secretary, 1, vote_text(base.present, 0), 0).await;
    assert_json_snapshot!(recorded.shown());
    let vote = recorded.ok();
    assert_eq!(vote.text.tally.outcome(VoteKind::Ordinary, &base), VoteOutcome::Carried);
    for counted in [vote_text(base.present, 1), vote_text(base.present - 1, 0)] {
        let refused = scribe.record(Persona::Secretary, 2, counted, 0).await;
        assert_eq!(refused.refused(ProblemCode::Invalid).fields[0].field, "in_favour");
    }
    let nameless = VoteText { matter: " ".into(), ..vote_text(base.present, 0) };
    scribe.record(Persona::Secretary, 2, nameless, 0).await.refused(ProblemCode::Invalid);
}

#[tokio::test]
async fn a_vote_is_corrected_and_removed_until_the_minutes_are_signed() {
    let world = World::start().await;
    let evening = Evening::held_by(&world, Persona::Secretary, 1, plan(), &[]).await;
    let scribe = Scribe::of(&world, evening);
    let present = scribe.view(Persona::Secretary).await.base.present;
    let by = Persona::CommitteeMember;
    scribe.record(by, 1, vote_text(present, 0), 0).await.ok();
    scribe.record(by, 1, vote_text(present - 1, 1), 1).await.ok();
    scribe.record(by, 1, vote_text(present, 0), 1).await.refused(ProblemCode::Stale);
    scribe.record(Persona::Fellow, 1, vote_text(present, 0), 2).await.refused(ProblemCode::Forbidden);
    scribe.record(by, 2, vote_text(present, 0), 0).await.ok();
    remove(&scribe, by, 2).await.ok();
    remove(&scribe, by, 2).await.ok();
    scribe.write(by, minutes_text(), 0).await.ok();
    scribe.sign(Persona::Secretary, 1).await.ok();
    scribe.record(by, 1, vote_text(present, 0), 2).await.refused(ProblemCode::MinutesSigned);
    remove(&scribe, by, 1).await.refused(ProblemCode::MinutesSigned);
    let votes = scribe.view(Persona::Fellow).await.votes;
    assert_eq!(votes.iter().map(|vote| vote.text.tally.against).collect::<Vec<_>>(), [1]);
}

#[tokio::test]
async fn whoever_writes_the_minutes_meanwhile_does_not_stand_in_the_way() {
    let world = World::start().await;
    let evening = Evening::held_by(&world, Persona::Secretary, 1, plan(), &[]).await;
    let scribe = Scribe::of(&world, evening);
    let present = scribe.view(Persona::Secretary).await.base.present;
    let (mut written, mut recorded) = (0, 0);
    for rev in 0..5 {
        let (write, record) = tokio::join!(
            scribe.write(
                Persona::CommitteeMember,
                {
                    let mut text = minutes_text();
                    text.conclusion.push_str(&rev.to_string());
                    text
                },
                rev
            ),
            scribe.record(Persona::Secretary, u128::from(rev), vote_text(present, 0), 0)
        );
        write.ok();
        record.ok();
        (written, recorded) = (written + 1, recorded + 1);
    }
    let view = scribe.view(Persona::Secretary).await;
    assert_eq!((view.minutes.unwrap().rev, view.votes.len()), (written, recorded));
}
