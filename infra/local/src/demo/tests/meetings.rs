use std::collections::BTreeSet;

use shared::attendance::{Attendance, Outcome, Verdict};
use shared::meeting::{MeetingKind, MeetingState};
use shared::statistics::branch_year;

use super::{Demo, commune, now};
use crate::demo::handbook::Listed;

fn first_branch() -> (shared::id::OrgId, Vec<Listed>) {
    let commune = commune(Demo::Branch, 0);
    (commune.orgs[1].id, commune.meetings)
}

fn in_state(meetings: &[Listed], state: MeetingState) -> Vec<&Listed> {
    meetings.iter().filter(|(meeting, _)| meeting.state == state).collect()
}

#[test]
fn in_a_closed_meeting_everybody_is_accounted_for() {
    let meetings = commune(Demo::Commune, 0).meetings;
    let closed = in_state(&meetings, MeetingState::Closed);
    assert!(closed.len() > 450, "{}", closed.len());
    for (meeting, list) in closed {
        for entry in list {
            let outcome = entry.outcome(meeting);
            assert!(!matches!(outcome, Outcome::NotTaken | Outcome::AwaitingDecision), "{outcome:?}");
        }
        let stamps =
            [&meeting.called, &meeting.opened, &meeting.closed].map(|stamp| stamp.as_ref().unwrap().at);
        assert!(stamps.is_sorted() && stamps[2] < now() && stamps[0] < meeting.plan.starts_at);
        assert_eq!(meeting.plan.check(), Ok(()));
    }
}

#[test]
fn the_first_branch_has_a_year_worth_looking_at() {
    let (branch, meetings) = first_branch();
    let year = branch_year(branch, 2026, &meetings);
    let regular = year.months.iter().flat_map(|month| &month.meetings);
    let regular = regular.filter(|meeting| meeting.kind == MeetingKind::Regular).count();
    assert_eq!(regular, 10);
    let warned: Vec<_> = year.warned().collect();
    assert_eq!(warned.len(), 1);
    assert_eq!(warned[0].missed_months, [8, 9, 10]);
    let present: usize = year.members.iter().map(|member| member.present).sum();
    let summoned: usize = year.members.iter().map(|member| member.summoned).sum();
    assert!((80..=95).contains(&(present * 100 / summoned)), "{present} of {summoned}");
    assert!(year.members.iter().map(|member| member.excused).sum::<usize>() >= 8);
    assert!(year.members.iter().map(|member| member.not_whole).sum::<usize>() >= 5);
    let kinds = |kind| meetings.iter().filter(|(meeting, _)| meeting.plan.kind == kind).count();
    assert!(kinds(MeetingKind::Thematic) >= 4 && kinds(MeetingKind::BranchCommittee) == 1);
}

#[test]
fn something_waits_for_the_people_who_try_it() {
    let (_, meetings) = first_branch();
    let called = in_state(&meetings, MeetingState::Called);
    let [(meeting, list)] = called[..] else { panic!("one meeting is ahead") };
    assert_eq!(meeting.plan.starts_at.to_string(), "2026-11-25T12:30:00Z");
    assert_eq!(list.iter().filter(|entry| entry.awaits_decision(meeting)).count(), 2);
    let decided = |verdict| {
        let decided = list.iter().filter_map(|entry| entry.absence.as_ref()?.decision_in(meeting.round));
        decided.filter(|decision| decision.verdict == verdict).count()
    };
    assert_eq!((decided(Verdict::Approved), decided(Verdict::Refused)), (1, 1));
    let owing = list.iter().filter(|entry| entry.owes_answer(meeting)).count();
    assert!((6..=12).contains(&owing), "{owing}");
    let drafts = in_state(&meetings, MeetingState::Draft);
    assert!(matches!(drafts[..], [(_, list)] if list.is_empty()));
    let cancelled = in_state(&meetings, MeetingState::Cancelled);
    let [(meeting, _)] = cancelled[..] else { panic!("one meeting was called off") };
    assert!(meeting.cancelled.as_ref().unwrap().stamp.at < meeting.plan.starts_at);
}

#[test]
fn nothing_happens_in_the_future() {
    let stamps = |entry: &Attendance| {
        let absence = entry.absence.as_ref();
        let decided = absence.and_then(|absence| Some(absence.decision.as_ref()?.stamp.at));
        [entry.checked.as_ref().map(|stamp| stamp.at), absence.map(|absence| absence.stamp.at), decided]
    };
    for (_, list) in commune(Demo::Commune, 0).meetings {
        assert!(list.iter().flat_map(stamps).flatten().all(|at| at < now()));
    }
}

#[test]
fn in_a_province_three_branches_meet() {
    let orgs = [0, 1].map(|index| {
        let meetings = commune(Demo::Province, index).meetings;
        meetings.iter().map(|(meeting, _)| meeting.org).collect::<BTreeSet<_>>().len()
    });
    assert_eq!(orgs, [3, 0]);
}

#[test]
fn on_any_day_of_the_year_the_demo_can_be_made() {
    for month in 1..=12 {
        for day in ["01", "15", "28"] {
            let now = format!("2027-{month:02}-{day}T15:00:00Z").parse().unwrap();
            let handbook = crate::demo::handbook::Handbook::new(Demo::Branch, now);
            let meetings = handbook.commune(0).unwrap().meetings;
            assert_eq!(in_state(&meetings, MeetingState::Called).len(), 1, "{now}");
            assert!(in_state(&meetings, MeetingState::Closed).len() >= 4, "{now}");
        }
    }
}
