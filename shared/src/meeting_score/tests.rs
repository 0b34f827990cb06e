//! The sheet as tables.

use jiff::civil::date;

use super::*;
use crate::meeting::MeetingKind;
use crate::minutes::Minutes;
use crate::minutes::tests::{meeting, stamp};
use crate::statistics::Rate;

const DAY: Date = date(2026, 11, 25);

fn facts() -> ScoreFacts {
    ScoreFacts {
        lasted: 120,
        began_after: 5,
        rate: Rate { part: 18, whole: 20 },
        invited_in_time: true,
        papers: 2,
        papers_in_time: 2,
        agenda: 3,
        items_written: 3,
        votes: 1,
        tasks_due: 4,
        tasks_done: 3,
        minutes: MinutesTiming::InTime,
        is_adopted: true,
        ..ScoreFacts::default()
    }
}

fn points(facts: &ScoreFacts, criterion: Criterion) -> Option<u8> {
    let found = propose(facts, DAY).into_iter().find(|proposal| proposal.criterion == criterion);
    found.and_then(|proposal| proposal.points)
}

fn lines() -> Vec<ScoreLine> {
    let line = |proposal: Proposal| ScoreLine {
        criterion: proposal.criterion,
        points: proposal.points.unwrap_or_else(|| proposal.criterion.most(DAY)),
        proposed: None,
        remark: String::new(),
    };
    propose(&facts(), DAY).into_iter().map(line).collect()
}

#[test]
fn the_criteria_make_a_hundred_points() {
    let most: u32 = Criterion::ALL.into_iter().map(|criterion| u32::from(criterion.most(DAY))).sum();
    assert_eq!(most, 100);
    // Whatever is known, nothing is proposed beyond it.
    for proposal in propose(&facts(), DAY) {
        assert!(proposal.points.unwrap_or(0) <= proposal.criterion.most(DAY), "{proposal:?}");
    }
}

#[test]
fn a_grade_begins_with_its_points() {
    for (points, grade) in [
        (100, MeetingGrade::Good),
        (90, MeetingGrade::Good),
        (89, MeetingGrade::Fair),
        (70, MeetingGrade::Fair),
        (69, MeetingGrade::Average),
        (50, MeetingGrade::Average),
        (49, MeetingGrade::Poor),
        (0, MeetingGrade::Poor),
    ] {
        assert_eq!(MeetingGrade::of(points, DAY), grade, "{points}");
    }
}

#[test]
fn attendance_is_scored_in_bands() {
    let often = || vec!["Lê Văn Cần".to_owned()];
    for (part, whole, unexcused, often_excused, expected) in [
        (20, 20, 0, Vec::new(), 5),
        (18, 20, 0, Vec::new(), 5),
        (18, 20, 0, often(), 4),
        // 89.6 % reads as 90 and is not.
        (43, 48, 0, Vec::new(), 4),
        (15, 20, 0, Vec::new(), 4),
        (13, 20, 0, Vec::new(), 3),
        (12, 20, 0, Vec::new(), 2),
        (12, 20, 0, often(), 1),
        (19, 20, 1, Vec::new(), 2),
        (19, 20, 1, often(), 1),
    ] {
        let rate = Rate { part, whole };
        let known = ScoreFacts { rate, unexcused, often_excused, ..facts() };
        assert_eq!(points(&known, Criterion::Attendance), Some(expected), "{known:?}");
    }
    let nobody = ScoreFacts { rate: Rate::default(), ..facts() };
    assert_eq!(points(&nobody, Criterion::Attendance), None);
}

#[test]
fn what_is_known_is_proposed_and_what_is_not_is_left_to_the_branch() {
    let known = facts();
    for (criterion, expected) in [
        (Criterion::Time, Some(5)),
        (Criterion::Preparation, Some(10)),
        (Criterion::Conduct, None),
        (Criterion::Principles, None),
        (Criterion::LastResolution, Some(23)),
        (Criterion::Closing, Some(5)),
    ] {
        assert_eq!(points(&known, criterion), expected, "{criterion:?}");
    }
    for (change, criterion, expected) in [
        (ScoreFacts { lasted: 60, ..facts() }, Criterion::Time, 2),
        (ScoreFacts { began_after: 16, ..facts() }, Criterion::Time, 3),
        (ScoreFacts { papers_in_time: 1, ..facts() }, Criterion::Preparation, 8),
        (ScoreFacts { papers: 0, papers_in_time: 0, ..facts() }, Criterion::Preparation, 6),
        (ScoreFacts { invited_in_time: false, agenda: 0, ..facts() }, Criterion::Preparation, 4),
        (ScoreFacts { tasks_due: 0, tasks_done: 0, ..facts() }, Criterion::LastResolution, 30),
        (ScoreFacts { tasks_done: 0, ..facts() }, Criterion::LastResolution, 0),
        (ScoreFacts { minutes: MinutesTiming::Late, ..facts() }, Criterion::Closing, 3),
        (ScoreFacts { minutes: MinutesTiming::Open, is_adopted: false, ..facts() }, Criterion::Closing, 0),
    ] {
        assert_eq!(points(&change, criterion), Some(expected), "{change:?}");
    }
}

#[test]
fn who_departs_from_a_proposal_says_why() {
    let proposals = propose(&facts(), DAY);
    let kept = check_lines(lines(), &proposals, DAY).unwrap();
    assert_eq!((total(&kept), kept[0].proposed, kept[3].proposed), (93, Some(5), None));
    let wrong = |change: &dyn Fn(&mut Vec<ScoreLine>)| {
        let mut changed = lines();
        change(&mut changed);
        let problem = check_lines(changed, &proposals, DAY).unwrap_err();
        problem.fields.into_iter().map(|field| field.field).collect::<Vec<_>>()
    };
    assert_eq!(wrong(&|lines| lines[0].points = 4), ["lines.0.remark"]);
    assert_eq!(wrong(&|lines| lines[3].points = 41), ["lines.3.points"]);
    assert_eq!(wrong(&|lines| lines[1].points = 6), ["lines.1.points", "lines.1.remark"]);
    assert_eq!(wrong(&|lines| lines[2].remark = "a".repeat(501)), ["lines.2.remark"]);
    assert_eq!(wrong(&|lines| lines.swap(0, 1)), ["lines"]);
    assert_eq!(wrong(&|lines| lines.truncate(6)), ["lines"]);
    let mut changed = lines();
    changed[0] = ScoreLine { points: 4, remark: " Mất điện 20 phút. ".into(), ..changed[0].clone() };
    let kept = check_lines(changed, &proposals, DAY).unwrap();
    assert_eq!(kept[0].remark, "Mất điện 20 phút.");
    // What the branch alone can know needs no reason.
    let mut changed = lines();
    changed[4].points = 3;
    assert_eq!(total(&check_lines(changed, &proposals, DAY).unwrap()), 91);
}

#[test]
fn a_sheet_is_open_until_its_report_is_with_those_above() {
    let closed = meeting(MeetingState::Closed);
    let code = |meeting: &Meeting, report| check_open(meeting, report).err().map(|problem| problem.code);
    for (report, expected) in [
        (None, None),
        (Some(ReportState::Draft), None),
        (Some(ReportState::Returned), None),
        (Some(ReportState::Sent), Some(ProblemCode::WrongReportState)),
        (Some(ReportState::Accepted), Some(ProblemCode::WrongReportState)),
    ] {
        assert_eq!(code(&closed, report), expected, "{report:?}");
    }
    let going_on = meeting(MeetingState::InSession);
    assert_eq!(code(&going_on, None), Some(ProblemCode::WrongMeetingState));
    let mut committee = meeting(MeetingState::Closed);
    committee.plan.kind = MeetingKind::BranchCommittee;
    assert_eq!(code(&committee, None), Some(ProblemCode::WrongMeetingState));
}

#[test]
fn minutes_are_in_time_late_or_open() {
    let (closed, mut minutes) = (meeting(MeetingState::Closed), Minutes::of(&meeting(MeetingState::Closed)));
    assert_eq!(MinutesTiming::of(&closed, None), MinutesTiming::Open);
    assert_eq!(MinutesTiming::of(&closed, Some(&minutes)), MinutesTiming::Open);
    // Signed on the second day, and on the third.
    for (hours, expected) in [(48, MinutesTiming::InTime), (72, MinutesTiming::Late)] {
        minutes.signed = Some(stamp(hours));
        assert_eq!(MinutesTiming::of(&closed, Some(&minutes)), expected);
    }
}
