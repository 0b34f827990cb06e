//! Adoption as a table.

use super::*;
use crate::minutes::tests::{list, meeting, stamp};
use crate::minutes::{Tally, VoteKind, VoteText};

fn vote(in_favour: u32, kind: VoteKind) -> Vote {
    let tally = Tally { in_favour, against: 6 - in_favour, abstained: 0 };
    let text = VoteText { matter: "Thông qua nghị quyết".into(), kind, tally };
    Vote { id: VoteId::from_parts(1, 1), meeting: MeetingId::from_parts(1, 9), text, stamp: stamp(1), rev: 1 }
}

fn adoption() -> Adoption {
    Adoption {
        stamp: stamp(20),
        role: Role::Secretary,
        vote: VoteId::from_parts(1, 1),
        number: DocNumber { serial: 5, code: "NQ".into(), symbol: "CB".into() },
        review: Vec::new(),
        record: None,
        score: None,
    }
}

#[test]
fn it_is_adopted_once_after_the_end_by_a_vote_that_carried_it() {
    use ProblemCode as P;
    let base = VoteBase::count(&meeting(MeetingState::Closed), &list());
    let written = |directions: &str| Resolution {
        text: ResolutionText { review: String::new(), directions: directions.into() },
        ..Resolution::of(MeetingId::from_parts(1, 9))
    };
    let other = Adoption { vote: VoteId::from_parts(2, 2), ..adoption() };
    for (state, directions, vote, adoption, expected) in [
        (
            MeetingState::InSession,
            "Làm đường.",
            Some(vote(6, VoteKind::Ordinary)),
            adoption(),
            Some(P::WrongMeetingState),
        ),
        (MeetingState::Closed, " ", Some(vote(6, VoteKind::Ordinary)), adoption(), Some(P::Invalid)),
        (MeetingState::Closed, "Làm đường.", None, adoption(), Some(P::Invalid)),
        (MeetingState::Closed, "Làm đường.", Some(vote(3, VoteKind::Ordinary)), adoption(), Some(P::Invalid)),
        (MeetingState::Closed, "Làm đường.", Some(vote(6, VoteKind::Ordinary)), other, Some(P::Invalid)),
        (MeetingState::Closed, "Làm đường.", Some(vote(4, VoteKind::Ordinary)), adoption(), None),
    ] {
        let mut resolution = written(directions);
        let meeting = meeting(state);
        let outcome = resolution.adopt(&meeting, vote.as_ref(), &base, adoption.clone());
        assert_eq!(outcome.err().map(|problem| problem.code), expected, "{state:?} {directions} {vote:?}");
        if expected.is_none() {
            let frozen = [VoteId::from_parts(1, 1), VoteId::from_parts(2, 2)]
                .map(|vote| resolution.check_vote_open(vote).err().map(|problem| problem.code));
            assert_eq!(
                frozen,
                [Some(P::ResolutionAdopted), None],
                "the vote it rests on stands, others do not"
            );
            let again = resolution.adopt(&meeting, vote.as_ref(), &base, adoption).unwrap_err();
            assert_eq!(again.code, P::ResolutionAdopted);
        }
    }
}

#[test]
fn no_part_is_longer_than_what_is_kept() {
    let text = ResolutionText { review: "đ".repeat(10_001), directions: "đ".repeat(10_001) };
    let fields: Vec<_> = text.check().unwrap_err().fields.into_iter().map(|wrong| wrong.field).collect();
    assert_eq!(fields, ["review", "directions"]);
}
