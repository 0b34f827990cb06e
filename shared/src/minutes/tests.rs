//! Minutes and votes as tables.

use jiff::SignedDuration;

use super::*;
use crate::attendance::{Attendance, CheckIn, ListedAs, Listing};
use crate::id::{MemberId, OrgId, VoteId};
use crate::issuer::tests::issuer;
use crate::meeting::{AgendaItem, MeetingKind, MeetingPlan};
use crate::org::{OrgKind, OrgPath};
use crate::problem::ProblemCode;

pub(crate) fn at(hours: i64) -> Timestamp {
    let start: Timestamp = "2026-11-25T12:30:00Z".parse().unwrap();
    start + SignedDuration::from_hours(hours)
}

pub(crate) fn stamp(hours: i64) -> Stamp {
    Stamp { by: MemberId::from_parts(1, 1), name: "Trần Thị Ánh".into(), at: at(hours) }
}

/// A regular meeting on Wednesday, 25/11/2026 at 19:30.
pub(crate) fn meeting(state: MeetingState) -> Meeting {
    let agenda = vec![AgendaItem { title: "Bàn nhiệm vụ tháng 12".into(), minutes: 60 }];
    let plan = MeetingPlan {
        kind: MeetingKind::Regular,
        title: "Sinh hoạt chi bộ tháng 11/2026".into(),
        starts_at: at(0),
        place: "Nhà văn hóa".into(),
        chair: Some(MemberId::from_parts(1, 1)),
        minute_taker: Some(MemberId::from_parts(2, 1)),
        agenda,
        note: String::new(),
    };
    Meeting {
        id: MeetingId::from_parts(1, 9),
        org: OrgId::from_parts(1, 2),
        org_name: "Chi bộ thôn Đông".into(),
        path: OrgPath::root(OrgId::from_parts(1, 1)).child(OrgId::from_parts(1, 2)),
        plan,
        chair_name: "Trần Thị Ánh".into(),
        minute_taker_name: "Đặng Văn Khôi".into(),
        state,
        round: 1,
        calendar_sequence: 0,
        called: Some(stamp(-48)),
        opened: Some(stamp(0)),
        closed: (state == MeetingState::Closed).then(|| stamp(2)),
        cancelled: None,
        rev: 3,
    }
}

fn entry(number: u64, listed_as: ListedAs, check_in: CheckIn) -> Attendance {
    let listing =
        Listing {
            member: MemberId::from_parts(number, 1), name: format!("Đồng chí {number}"), listed_as
        };
    let entry = Attendance::new(meeting(MeetingState::Closed).id, listing);
    Attendance { check_in, checked: Some(stamp(0)), ..entry }
}

/// Six official members (one absent, one left early), one probationary, two exempt (one came), one suspended, one away,
/// one guest: a base of seven, of whom six are there, five of them to the end.
pub(crate) fn list() -> Vec<Attendance> {
    use CheckIn::{Absent, LeftEarly, Present, Unmarked};
    use ListedAs as L;
    vec![
        entry(1, L::Official, Present),
        entry(2, L::Official, Present),
        entry(3, L::Official, Present),
        entry(4, L::Official, Present),
        entry(5, L::Official, LeftEarly),
        entry(6, L::Official, Absent),
        entry(7, L::Probationary, Present),
        entry(8, L::Exempt, Present),
        entry(9, L::Exempt, Unmarked),
        entry(10, L::Suspended, Unmarked),
        entry(11, L::TemporaryElsewhere, Unmarked),
        entry(12, L::TemporaryHere, Present),
    ]
}

fn base() -> VoteBase {
    VoteBase::count(&meeting(MeetingState::Closed), &list())
}

fn record() -> PaperRecord {
    let issuer = issuer(OrgKind::Branch, "Chi bộ thôn Đông", "Đảng ủy xã Phúc Lâm");
    PaperRecord::count(&meeting(MeetingState::Closed), &list(), issuer)
}

const fn tally(in_favour: u32, against: u32, abstained: u32) -> Tally {
    Tally { in_favour, against, abstained }
}

#[test]
fn the_base_is_who_has_a_vote_and_an_exempt_member_counts_only_when_there() {
    let base = base();
    assert_eq!((base.all, base.present, base.throughout), (7, 6, 5));
    let numbers: Vec<_> = (1..=6).chain([8]).map(|number| MemberId::from_parts(number, 1)).collect();
    assert_eq!(base.members, numbers);
}

#[test]
fn more_cannot_vote_than_were_there_and_fewer_only_when_some_were_late_or_left() {
    for (counted, fits) in [
        (tally(6, 0, 0), true),
        (tally(5, 0, 0), true),
        (tally(3, 1, 1), true),
        (tally(4, 0, 0), false),
        (tally(6, 1, 0), false),
        (tally(u32::MAX, 1, 0), false),
    ] {
        assert_eq!(counted.check(&base()).is_ok(), fits, "{counted:?}");
    }
}

#[test]
fn a_matter_is_carried_by_a_share_of_the_whole_base() {
    use VoteOutcome::{Carried, Lost};
    let of = |all| VoteBase { all, ..base() };
    for (all, in_favour, ordinary, grave) in [
        (7, 3, Lost, Lost),
        (7, 4, Carried, Lost),
        (7, 5, Carried, Carried),
        (6, 3, Lost, Lost),
        (6, 4, Carried, Carried),
        (18, 12, Carried, Carried),
        (18, 11, Carried, Lost),
        (0, 0, Lost, Lost),
    ] {
        let counted = tally(in_favour, 0, 0);
        assert_eq!(counted.outcome(VoteKind::Ordinary, &of(all)), ordinary, "{in_favour}/{all}");
        assert_eq!(counted.outcome(VoteKind::Grave, &of(all)), grave, "{in_favour}/{all}");
    }
}

fn written() -> Minutes {
    let mut minutes = Minutes::of(&meeting(MeetingState::Closed));
    minutes.text.items[0].text = "Đồng chí Khôi đề nghị làm đường.".into();
    minutes.text.conclusion = "Thống nhất làm đường trước Tết.".into();
    minutes
}

#[test]
fn minutes_begin_with_the_agenda_and_the_officers_who_were_announced() {
    let minutes = Minutes::of(&meeting(MeetingState::InSession));
    assert_eq!(minutes.text.items[0].title, "Bàn nhiệm vụ tháng 12");
    assert_eq!((minutes.chair_name.as_str(), minutes.rev), ("Trần Thị Ánh", 0));
}

#[test]
fn they_are_signed_once_after_the_end_and_then_only_added_to() {
    let closed = meeting(MeetingState::Closed);
    let code = |outcome: Result<(), Problem>| outcome.err().map(|problem| problem.code);
    let mut minutes = written();
    let early = minutes.sign(&meeting(MeetingState::InSession), &[], record(), stamp(1));
    assert_eq!(code(early), Some(ProblemCode::WrongMeetingState));
    assert_eq!(code(minutes.add("Thêm.", stamp(3))), Some(ProblemCode::MinutesNotSigned));
    assert_eq!(code(minutes.sign(&closed, &[], record(), stamp(3))), None);
    assert_eq!(code(minutes.sign(&closed, &[], record(), stamp(4))), Some(ProblemCode::MinutesSigned));
    assert_eq!(code(minutes.check_open(&closed)), Some(ProblemCode::MinutesSigned));
    assert_eq!(code(minutes.add("  ", stamp(4))), Some(ProblemCode::Invalid));
    assert_eq!(code(minutes.add("Bổ sung tên đại biểu.", stamp(4))), None);
    assert_eq!(minutes.addenda.len(), 1);
}

#[test]
fn what_is_missing_and_a_vote_that_does_not_fit_stop_the_signature() {
    let closed = meeting(MeetingState::Closed);
    let mut empty = Minutes::of(&closed);
    empty.text.chair = None;
    let refused = empty.sign(&closed, &[], record(), stamp(3)).unwrap_err();
    let fields: Vec<_> = refused.fields.iter().map(|wrong| wrong.field.as_str()).collect();
    assert_eq!(fields, ["chair", "items", "conclusion"]);
    let text =
        VoteText {
            matter: "Nghị quyết tháng 12".into(), kind: VoteKind::Ordinary, tally: tally(9, 0, 0)
        };
    let vote = Vote { id: VoteId::from_parts(1, 1), meeting: closed.id, text, stamp: stamp(1), rev: 1 };
    let refused = written().sign(&closed, &[vote], record(), stamp(3)).unwrap_err();
    assert_eq!(refused.fields[0].field, "votes");
}

#[test]
fn the_signature_keeps_what_the_minutes_rest_on_and_a_later_decision_shows() {
    let mut minutes = written();
    minutes.sign(&meeting(MeetingState::Closed), &[], record(), stamp(3)).unwrap();
    let kept = minutes.record.unwrap();
    assert_eq!((kept.issuer.name.as_str(), kept.base.all), ("Chi bộ thôn Đông", 7));
    assert!(kept.base.members.is_empty(), "no names in what is kept");
    assert_eq!(kept.figures_since(&record().figures), []);
    let mut later = list();
    later[0].check_in = CheckIn::Absent;
    let today = PaperRecord::count(&meeting(MeetingState::Closed), &later, kept.issuer.clone()).figures;
    assert_eq!(kept.figures_since(&today), today);
}

#[test]
fn two_days_after_the_meeting_is_the_last_day_in_time() {
    let closed = meeting(MeetingState::Closed);
    for (hours, is_late) in [(3, false), (48, false), (53, true)] {
        let minutes = Minutes { signed: Some(stamp(hours)), ..written() };
        assert_eq!(minutes.is_late(&closed), is_late, "{hours}");
    }
}

#[test]
fn no_text_is_longer_than_what_is_kept() {
    let mut minutes = written();
    assert!(minutes.text.check().is_ok());
    minutes.text.items[0].text = "đ".repeat(10_001);
    minutes.text.items.push(MinutesItem::default());
    let fields: Vec<_> =
        minutes.text.check().unwrap_err().fields.into_iter().map(|wrong| wrong.field).collect();
    assert_eq!(fields, ["items.0.text", "items.1.title"]);
}
