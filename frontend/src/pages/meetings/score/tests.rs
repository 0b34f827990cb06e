//! The sheet as it is seen.

use shared::meeting::{MeetingKind, Stamp};
use shared::meeting_score::{Criterion, MinutesTiming, ScoreFacts, ScoreRights, propose, scored_on};
use shared::report::ReportState;
use shared::statistics::Rate;

use super::super::fixtures::{self, SECRETARY};
use super::*;
use crate::testing::rendered;

pub(super) fn view() -> MeetingScoreView {
    let meeting = fixtures::meeting(MeetingState::Closed);
    let facts = ScoreFacts {
        lasted: 120,
        rate: Rate { part: 18, whole: 18 },
        invited_in_time: true,
        papers: 1,
        papers_in_time: 1,
        agenda: 3,
        minutes: MinutesTiming::InTime,
        tasks_due: 6,
        tasks_done: 5,
        is_adopted: true,
        ..ScoreFacts::default()
    };
    let proposals = propose(&facts, scored_on(&meeting));
    MeetingScoreView { meeting, score: None, proposals, report: None, may: ScoreRights { score: true } }
}

fn scored() -> MeetingScore {
    let view = view();
    let line = |(criterion, points): (Criterion, u8)| ScoreLine {
        criterion,
        points,
        proposed: Some(5).filter(|_| criterion == Criterion::Time),
        remark: if criterion == Criterion::Time { "Mất điện.".into() } else { String::new() },
    };
    let lines = Criterion::ALL.into_iter().zip([4, 5, 10, 38, 5, 25, 5]).map(line).collect();
    let at = view.meeting.plan.starts_at;
    let written = Stamp { by: fixtures::member(SECRETARY), name: "Trần Thị Ánh".into(), at };
    MeetingScore { meeting: view.meeting.id, day: scored_on(&view.meeting), lines, written, rev: 1 }
}

fn shown(view: MeetingScoreView) -> String {
    let load = Load::of(view.clone());
    rendered(content(&Rc::new(view), &load))
}

#[test]
fn a_confirmed_sheet_is_a_table_that_stands_once_its_report_is_sent() {
    let confirmed = MeetingScoreView { score: Some(scored()), ..view() };
    let html = rendered(sheet(&confirmed, &scored()));
    assert!(html.contains("92/100 điểm, xếp loại Tốt"), "{html}");
    assert!(html.contains("Đề xuất 5 điểm. Mất điện."), "{html}");
    let html = shown(MeetingScoreView { report: Some(ReportState::Sent), ..confirmed });
    assert!(!html.contains("Sửa phiếu") && html.contains("phiếu giữ nguyên"), "{html}");
}

#[test]
fn others_read_the_sheet_or_that_there_is_none() {
    let html = shown(MeetingScoreView { may: ScoreRights::default(), proposals: Vec::new(), ..view() });
    assert!(html.contains("Chi bộ chưa tự chấm điểm"), "{html}");
    let mut committee = view();
    committee.meeting.plan.kind = MeetingKind::BranchCommittee;
    assert!(shown(committee).contains("cuộc họp của cấp ủy không chấm điểm"));
}
