//! One record, many views: whatever people do and in whatever order, the figures of a meeting, the outcome of each
//! person, the year of the branch and the year of a member tell the same.

mod evening;

use evening::{Act, Evening, people};
use jiff::SignedDuration;
use proptest::collection::vec;
use proptest::prelude::*;
use shared::attendance::{CheckIn, Mark, Outcome};
use shared::meeting::{Meeting, MeetingKind, MeetingState};
use shared::statistics::{FigureKind, Listed, MeetingFigures, branch_year, member_year};

const PARTS: [(FigureKind, Outcome); 5] = [
    (FigureKind::Present, Outcome::Present),
    (FigureKind::Excused, Outcome::ExcusedAbsence),
    (FigureKind::Unexcused, Outcome::UnexcusedAbsence),
    (FigureKind::AwaitingDecision, Outcome::AwaitingDecision),
    (FigureKind::NotTaken, Outcome::NotTaken),
];

/// The meeting as statistics take it.
fn closed((meeting, list): Listed) -> Listed {
    (Meeting { state: MeetingState::Closed, ..meeting }, list)
}

proptest! {
    #[test]
    fn the_figures_are_the_outcomes_of_those_summoned(acts in vec(evening::act(), 0..60)) {
        let (meeting, list) = Evening::of(0, MeetingKind::Regular, &acts).listed();
        let figures = MeetingFigures::count(&meeting, &list);
        let mut sum = 0;
        for (kind, outcome) in PARTS {
            let summoned = list.iter().filter(|entry| entry.listed_as.is_summoned());
            let expected: Vec<_> = summoned.filter(|entry| entry.outcome(&meeting) == outcome).map(|entry| entry.member).collect();
            prop_assert_eq!(&figures.figure(kind).unwrap().members, &expected, "{:?}", kind);
            sum += expected.len();
        }
        prop_assert_eq!(sum, figures.of(FigureKind::Summoned));
        let of = |kind| figures.of(kind);
        prop_assert_eq!(
            of(FigureKind::Official) + of(FigureKind::Probationary) + of(FigureKind::Exempt)
                + of(FigureKind::Suspended) + of(FigureKind::TemporaryOut),
            of(FigureKind::Total)
        );
        for figure in figures.iter() {
            let Some(whole) = figure.kind.denominator() else { continue };
            let whole = figures.figure(whole).unwrap();
            prop_assert!(figure.members.iter().all(|member| whole.members.contains(member)), "{:?}", figure.kind);
        }
    }

    #[test]
    fn a_request_that_nobody_has_decided_is_never_absence_without_leave(acts in vec(evening::act(), 0..60)) {
        let (meeting, list) = Evening::of(0, MeetingKind::Regular, &acts).listed();
        for entry in &list {
            let outcome = entry.outcome(&meeting);
            if let Some(absence) = &entry.absence {
                prop_assert!(absence.stamp.at < meeting.plan.starts_at, "no request was taken after the start");
            }
            if entry.awaits_decision(&meeting) {
                prop_assert_ne!(outcome, Outcome::UnexcusedAbsence);
            }
            if outcome == Outcome::UnexcusedAbsence {
                prop_assert_eq!(entry.check_in, CheckIn::Absent);
                prop_assert!(entry.listed_as.is_summoned());
            }
        }
    }

    #[test]
    fn the_first_decision_on_a_request_stands(acts in vec(evening::act(), 0..60)) {
        let evening = Evening::of(0, MeetingKind::Regular, &acts);
        for (whose, first) in &evening.first_decisions {
            let entry = evening.list.iter().find(|entry| entry.member == *whose).unwrap();
            let standing = entry.absence.as_ref().and_then(|absence| absence.decision_in(evening.meeting.round));
            prop_assert_eq!(standing, Some(first));
        }
    }

    #[test]
    fn every_view_of_a_year_tells_the_same(
        evenings in vec((vec(evening::act(), 0..40), prop::bool::weighted(0.25)), 1..7),
    ) {
        let listed: Vec<Listed> = (0..).zip(&evenings).map(|(month, (acts, is_small))| {
            let kind = if *is_small { MeetingKind::BranchCommittee } else { MeetingKind::Regular };
            closed(Evening::of(month, kind, acts).listed())
        }).collect();
        let year = branch_year(listed[0].0.org, 2026, &listed);
        let counted: Vec<_> = year.months.iter().flat_map(|month| &month.meetings).collect();
        prop_assert_eq!(counted.len(), listed.len());
        for (meeting, list) in &listed {
            let seen = counted.iter().find(|counted| counted.id == meeting.id).unwrap();
            prop_assert_eq!(&seen.figures, &MeetingFigures::count(meeting, list));
        }
        let total = |pick: fn(&shared::statistics::MemberStatistics) -> usize| year.members.iter().map(pick).sum::<usize>();
        prop_assert_eq!(total(|member| member.summoned), year.sum(FigureKind::Summoned));
        prop_assert_eq!(total(|member| member.present), year.sum(FigureKind::Present));
        prop_assert_eq!(total(|member| member.excused), year.sum(FigureKind::Excused));
        prop_assert_eq!(total(|member| member.unexcused), year.sum(FigureKind::Unexcused));
        prop_assert_eq!(total(|member| member.awaiting), year.sum(FigureKind::AwaitingDecision));
        prop_assert_eq!((year.rate.part, year.rate.whole), (year.sum(FigureKind::Present), year.sum(FigureKind::Summoned)));
        for member in &year.members {
            let own = member_year(member.member, &member.name, 2026, &listed);
            prop_assert_eq!(&own.sum, member);
            for mine in &own.meetings {
                let (meeting, list) = listed.iter().find(|(meeting, _)| meeting.id == mine.meeting).unwrap();
                let entry = list.iter().find(|entry| entry.member == member.member).unwrap();
                prop_assert_eq!(mine.outcome, entry.outcome(meeting));
            }
        }
    }

    #[test]
    fn marks_of_two_phones_merge_to_the_same_in_whatever_order_they_arrive(
        (sent, arrived) in vec((0..people().len(), evening::check_in()), 1..30).prop_flat_map(|taps| {
            let marks: Vec<_> = (1..).zip(taps).map(|(second, (whom, check_in))| (second, whom, check_in)).collect();
            (Just(marks.clone()), Just(marks).prop_shuffle())
        }),
    ) {
        let merged = |marks: &[(i64, usize, CheckIn)]| {
            let mut evening = Evening::of(0, MeetingKind::Regular, &[Act::Wait(SignedDuration::from_hours(1)), Act::Open]);
            let begun = evening.now;
            evening.now += SignedDuration::from_secs(100);
            for (second, whom, check_in) in marks {
                let member = evening.list[*whom].member;
                let at = begun + SignedDuration::from_secs(*second);
                evening.mark(Mark { member, check_in: *check_in, at });
            }
            evening.list.into_iter().map(|entry| (entry.check_in, entry.checked.map(|stamp| stamp.at))).collect::<Vec<_>>()
        };
        let expected = merged(&sent);
        prop_assert_eq!(merged(&arrived), expected.clone());
        let twice: Vec<_> = arrived.iter().chain(&arrived).copied().collect();
        prop_assert_eq!(merged(&twice), expected, "and sending them again changes nothing");
    }
}

/// The acts reach every outcome, so the properties above are not empty.
#[test]
fn the_acts_reach_every_outcome() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    let mut states = Vec::new();
    for _ in 0..400 {
        let acts = vec(evening::act(), 0..60).new_tree(&mut runner).unwrap().current();
        let (meeting, list) = Evening::of(0, MeetingKind::Regular, &acts).listed();
        seen.extend(list.iter().map(|entry| entry.outcome(&meeting)));
        states.push((meeting.state, meeting.round > 1));
    }
    assert_eq!(seen.len(), Outcome::ALL.len(), "{seen:?}");
    for state in [MeetingState::Called, MeetingState::InSession, MeetingState::Closed] {
        assert!(states.iter().any(|(seen, _)| *seen == state), "{state:?}");
    }
    assert!(states.iter().any(|(state, moved)| *state == MeetingState::Closed && *moved));
}
