//! A made-up meeting for tests: Wednesday 25/11/2026, 19:30, in the hall of a hamlet.

use jiff::{SignedDuration, Timestamp};
use shared::attendance::{
    Absence, AbsenceReason, AbsenceReport, Answer, Attendance, CheckIn, Decision, ListedAs, Listing, Verdict,
};
use shared::grant::Role;
use shared::id::{MeetingId, MemberId, OrgId};
use shared::issuer::Issuer;
use shared::meeting::{
    AgendaItem, Meeting, MeetingKind, MeetingPlan, MeetingRights, MeetingState, MeetingView, Stamp,
};
use shared::org::{OrgKind, OrgPath};

/// The secretary, who is also first on every list.
pub(crate) const SECRETARY: u64 = 1;

pub(crate) fn member(n: u64) -> MemberId {
    MemberId::from_parts(n, 7)
}

/// Minutes before (negative) or after the announced start.
pub(crate) fn minutes_from_start(minutes: i64) -> Timestamp {
    let start: Timestamp = "2026-11-25T12:30:00Z".parse().expect("a plain timestamp");
    start.saturating_add(SignedDuration::from_mins(minutes)).expect("far inside what a timestamp holds")
}

pub(crate) fn stamp(by: u64, minutes: i64) -> Stamp {
    let name = if by == SECRETARY {
        "Nguyễn Thị Hường".to_owned()
    } else {
        format!("Đồng chí số {by}")
    };
    Stamp { by: member(by), name, at: minutes_from_start(minutes) }
}

pub(crate) fn plan() -> MeetingPlan {
    let item = |title: &str, minutes| AgendaItem { title: title.into(), minutes };
    MeetingPlan {
        kind: MeetingKind::Regular,
        title: "Sinh hoạt chi bộ tháng 11/2026".into(),
        starts_at: minutes_from_start(0),
        place: "Nhà văn hóa thôn Đông".into(),
        chair: Some(member(SECRETARY)),
        minute_taker: Some(member(2)),
        agenda: vec![item("Đánh giá nhiệm vụ tháng 10", 40), item("Bàn nhiệm vụ tháng 11", 50)],
        note: String::new(),
    }
}

pub(crate) fn meeting(state: MeetingState) -> Meeting {
    let path = OrgPath::root(OrgId::from_parts(1, 1)).child(OrgId::from_parts(1, 2));
    Meeting {
        id: MeetingId::from_parts(1, 9),
        org: OrgId::from_parts(1, 2),
        org_name: "Chi bộ thôn Đông".into(),
        path,
        plan: plan(),
        chair_name: "Nguyễn Thị Hường".into(),
        minute_taker_name: "Trần Văn Ước".into(),
        state,
        round: 1,
        calendar_sequence: 0,
        called: None,
        opened: None,
        closed: None,
        cancelled: None,
        rev: 3,
    }
}

pub(crate) fn issuer() -> Issuer {
    let (name, superior) = ("Chi bộ thôn Đông".into(), "Đảng ủy xã Phúc Lâm".into());
    Issuer { org: OrgId::from_parts(1, 2), kind: OrgKind::Branch, name, superior }
}

pub(crate) fn entry(n: u64, name: &str, listed_as: ListedAs) -> Attendance {
    let listing = Listing { member: member(n), name: name.into(), listed_as };
    Attendance::new(meeting(MeetingState::Called).id, listing)
}

/// Five people: one will come, one asks for leave, one is silent, one is exempt, one is away.
pub(crate) fn people() -> Vec<Attendance> {
    vec![
        will_attend(entry(SECRETARY, "Nguyễn Thị Hường", ListedAs::Official), SECRETARY),
        asks_leave(entry(2, "Trần Văn Ước", ListedAs::Official), 2),
        entry(3, "Lê Văn Bình", ListedAs::Probationary),
        entry(4, "Phạm Thị Mơ", ListedAs::Exempt),
        entry(5, "Vũ Đình Nam", ListedAs::TemporaryElsewhere),
    ]
}

pub(crate) fn will_attend(entry: Attendance, by: u64) -> Attendance {
    Attendance { answer: Answer::WillAttend { stamp: stamp(by, -600) }, answered_round: 1, ..entry }
}

pub(crate) fn asks_leave(entry: Attendance, by: u64) -> Attendance {
    let report = AbsenceReport { reason: AbsenceReason::Illness, text: "Đi khám bệnh ở tỉnh".into() };
    let stamp = stamp(by, -500);
    Attendance {
        answer: Answer::AbsenceReported { stamp: stamp.clone() },
        answered_round: 1,
        absence: Some(Absence { report, stamp, decision: None }),
        ..entry
    }
}

pub(crate) fn decided(mut entry: Attendance, verdict: Verdict, minutes: i64) -> Attendance {
    let note = if verdict == Verdict::Refused {
        "Cuộc họp cần đồng chí báo cáo".into()
    } else {
        String::new()
    };
    let stamp = stamp(SECRETARY, minutes);
    if let Some(absence) = &mut entry.absence {
        absence.decision = Some(Decision { verdict, stamp, role: Role::Secretary, note, round: 1 });
    }
    entry
}

pub(crate) fn marked(entry: Attendance, check_in: CheckIn, minutes: i64) -> Attendance {
    Attendance { check_in, checked: Some(stamp(SECRETARY, minutes)), ..entry }
}

/// What the secretary sees.
pub(crate) fn view(state: MeetingState, attendances: Vec<Attendance>) -> MeetingView {
    let may = MeetingRights { run: true, attend_to_list: true };
    MeetingView { meeting: meeting(state), attendances, may }
}
