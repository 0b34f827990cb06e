//! Papers as they read.

use jiff::civil::date;

use super::*;
use crate::assignment::{Assignment, AssignmentState, AssignmentText, Settlement};
use crate::attendance::Attendance;
use crate::document::DocNumber;
use crate::grant::Role;
use crate::id::{AssignmentId, MemberId, VoteId};
use crate::issuer::tests::issuer;
use crate::meeting::MeetingState;
use crate::minutes::tests::{list, meeting, stamp};
use crate::minutes::{
    Addendum, Minutes, MinutesRights, MinutesView, Tally, Vote, VoteBase, VoteKind, VoteText,
};
use crate::org::OrgKind;
use crate::resolution::{Adoption, Resolution, ResolutionText, ResolutionView, ReviewedTask};
use crate::statistics::MeetingFigures;

fn view() -> MinutesView {
    let meeting = meeting(MeetingState::Closed);
    let list: Vec<Attendance> = list();
    let mut minutes = Minutes::of(&meeting);
    minutes.text.items[0].text = "Đồng chí Khôi đề nghị làm đường.\n\nCác đồng chí nhất trí.".into();
    minutes.text.conclusion = "Thống nhất làm đường trước Tết.".into();
    minutes.addenda = vec![Addendum { text: "Có đại biểu của xã dự.".into(), stamp: stamp(20) }];
    let tally = Tally { in_favour: 5, against: 1, abstained: 0 };
    let text =
        VoteText { matter: "Kết nạp quần chúng Lê Văn Bình".into(), kind: VoteKind::Grave, tally };
    MinutesView {
        issuer: issuer(OrgKind::Branch, "Chi bộ thôn Đông", "Đảng ủy xã Phúc Lâm"),
        minutes: Some(minutes),
        figures: MeetingFigures::count(&meeting, &list).counts(),
        figures_since: Vec::new(),
        adopted_by: None,
        votes: vec![Vote {
            id: VoteId::from_parts(1, 1),
            meeting: meeting.id,
            text,
            stamp: stamp(1),
            rev: 1,
        }],
        base: VoteBase::count(&meeting, &list),
        people: Vec::new(),
        may: MinutesRights::default(),
        meeting,
    }
}

#[test]
fn minutes_read_as_on_paper() {
    let form = minutes_form(&view()).unwrap();
    insta::assert_snapshot!(form.lines().join("\n"));
}

#[test]
fn minutes_that_may_not_be_read_are_no_paper_and_without_votes_no_number_is_skipped() {
    assert_eq!(minutes_form(&MinutesView { minutes: None, ..view() }), None);
    let form = minutes_form(&MinutesView { votes: Vec::new(), ..view() }).unwrap();
    let lines = form.lines();
    assert!(lines.contains(&"III. Kết luận".to_owned()), "{lines:?}");
}

fn resolution_view() -> ResolutionView {
    let MinutesView { meeting, issuer, figures, votes, base, .. } = view();
    let lead = MemberId::from_parts(3, 1);
    let text =
        AssignmentText {
            what: "Vận động hiến đất làm đường".into(), lead, due_on: date(2026, 12, 20)
        };
    let given = Assignment::new(AssignmentId::from_parts(1, 1), &meeting, text, stamp(2));
    let given = Assignment { lead_name: "Lê Văn Cần".into(), ..given };
    let mut earlier = given.clone();
    earlier.text.what = "Thu quỹ thôn".into();
    earlier.settlement = Settlement { state: AssignmentState::Done, result: "Thu đủ 42 hộ.".into() };
    let adoption = Adoption {
        stamp: stamp(20),
        role: Role::DeputySecretary,
        vote: votes[0].id,
        number: DocNumber { serial: 5, code: "NQ".into(), symbol: "CB".into() },
        review: Vec::new(),
        record: None,
        score: None,
    };
    let text = ResolutionText {
        review: "Các đồng chí hoàn thành tốt.".into(),
        directions: "Làm đường.\nGiúp ba hộ khó khăn.".into(),
    };
    let resolution = Resolution { text, adoption: Some(adoption), ..Resolution::of(meeting.id) };
    ResolutionView {
        issuer,
        figures_since: Vec::new(),
        resolution: Some(resolution),
        review: vec![ReviewedTask::from(&earlier)],
        assignments: vec![given],
        score: None,
        score_since: None,
        figures,
        votes,
        base,
        people: Vec::new(),
        next_serial: None,
        may: MinutesRights::default(),
        meeting,
    }
}

#[test]
fn a_resolution_reads_as_on_paper() {
    insta::assert_snapshot!(resolution_form(&resolution_view()).unwrap().lines().join("\n"));
}

#[test]
fn before_its_adoption_a_resolution_has_no_number_and_nobodys_name() {
    let mut view = resolution_view();
    view.resolution.as_mut().unwrap().adoption = None;
    let form = resolution_form(&view).unwrap();
    assert_eq!((form.number.as_str(), form.signatures[0].name.as_str()), ("Số …", ""));
    assert!(!form.lines().iter().any(|line| line.contains("được thông qua với")));
    assert_eq!(resolution_form(&ResolutionView { resolution: None, ..view }), None);
}
