//! What my own page says.

use jiff::civil::date;
use shared::attendance::Outcome;
use shared::grant::Role;
use shared::id::{MeetingId, MemberId, OrgId, SessionId};
use shared::member::{AccountState, Member, Seat, Standing};
use shared::org::{Org, OrgKind, OrgPath};
use shared::person::Gender;
use shared::session::Session;
use shared::statistics::{MemberStatistics, MemberYear, MyOutcome, Warning};
use yew::prelude::*;

use super::devices::device_list;
use super::profile::profile;
use super::roles::roles;
use super::year::year_view;
use crate::pages::members::{hidden, masked};
use crate::testing::rendered;

fn at(text: &str) -> jiff::Timestamp {
    text.parse().expect("the test writes a timestamp")
}

fn member() -> Member {
    Member {
        id: MemberId::from_parts(1, 0),
        name: "Nguyễn Thị Hường".parse().expect("a plain name"),
        born_on: date(1961, 3, 8),
        gender: Gender::Female,
        admitted_on: date(2026, 5, 19),
        official_on: None,
        party_card_no: None,
        branch: OrgId::from_parts(1, 0),
        citizen_id: "••••••••0123".into(),
        phone: Some("•••••••482".into()),
        standing: Standing::Active,
        host: None,
        account: AccountState::Active,
        lock: None,
        transfer: None,
        rev: 1,
    }
}

#[test]
fn the_profile_is_exactly_nine_fields() {
    let member = member();
    let number = |identifier| masked(&member, identifier).map_or_else(Html::default, |text| hidden(&text));
    let html = rendered(profile(&member, "Chi bộ thôn Đông", number));
    assert_eq!(html.matches("<dt>").count(), 9, "{html}");
    for word in ["08/03/1961", "Nữ", "đang là đảng viên dự bị", "Chi bộ thôn Đông", "Đang sinh hoạt"]
    {
        assert!(html.contains(word), "{word}: {html}");
    }
    assert!(html.contains(">tận cùng là 0123<"), "{html}");
}

#[test]
fn roles_are_named_with_their_place() {
    let path = OrgPath::root(OrgId::from_parts(1, 0));
    let org =
        Org {
            id: OrgId::from_parts(1, 0), kind: OrgKind::Branch, name: "Chi bộ thôn Đông".into(), path
        };
    let seat = |roles| Seat { org: org.clone(), roles };
    let html = rendered(roles(&[seat(vec![Role::Secretary, Role::OrgAdmin])]));
    assert!(html.contains("Bí thư, Quản trị") && html.contains("Chi bộ thôn Đông"), "{html}");
    let html = rendered(roles(&[seat(vec![])]));
    assert!(html.contains("không giữ vai trò nào khác"), "{html}");
}

fn year() -> MemberYear {
    let meeting = |number: u64, day: &str, outcome| MyOutcome {
        meeting: MeetingId::from_parts(number, 0),
        title: format!("Sinh hoạt chi bộ tháng {number}"),
        starts_at: at(day),
        outcome,
    };
    MemberYear {
        sum: MemberStatistics {
            member: MemberId::from_parts(1, 0),
            name: "Nguyễn Thị Hường".into(),
            summoned: 9,
            present: 8,
            not_whole: 1,
            excused: 0,
            unexcused: 1,
            awaiting: 0,
            missed_months: vec![3],
            warning: Warning::None,
        },
        meetings: vec![
            meeting(3, "2026-03-05T12:30:00Z", Outcome::UnexcusedAbsence),
            meeting(4, "2026-04-05T12:30:00Z", Outcome::Present),
        ],
    }
}

#[test]
fn a_year_is_one_sentence_one_picture_and_the_meetings_behind_it() {
    let html = rendered(year_view(&year(), 2026));
    for word in [
        "Năm 2026, đồng chí dự 8 trên 9 cuộc họp được triệu tập, trong đó 1 cuộc đến muộn hoặc về sớm.",
        "Xem 2 cuộc họp",
        "Vắng không phép",
        "Xem bảng số liệu",
    ] {
        assert!(html.contains(word), "{word}: {html}");
    }
    let newest_first = html.find("tháng 4").zip(html.find("tháng 3"));
    assert!(newest_first.is_some_and(|(april, march)| april < march), "{html}");
    assert!(!html.contains("vắng nhiều tháng"), "{html}");
}

#[test]
fn a_warning_is_said_to_the_member_too() {
    let mut year = year();
    year.sum.missed_months = vec![3, 5, 6];
    year.sum.warning = Warning::MissedMonths;
    let html = rendered(year_view(&year, 2026));
    assert!(html.contains("Các tháng: 3, 5, 6."), "{html}");
}

#[test]
fn an_empty_year_says_so() {
    let mut year = year();
    year.meetings.clear();
    let html = rendered(year_view(&year, 2024));
    assert!(html.contains("Năm 2024 chưa có cuộc họp nào"), "{html}");
}

#[test]
fn every_other_device_can_be_ended_and_this_one_is_marked() {
    let session = |number: u64, device: &str, current| Session {
        id: SessionId::from_parts(number, 0),
        device: device.into(),
        created_at: at("2026-11-01T01:00:00Z"),
        last_used_at: at("2026-11-20T01:00:00Z"),
        current,
    };
    let sessions = [session(1, "Chrome trên Windows", false), session(2, "Safari trên iPhone", true)];
    let html = rendered(device_list(&sessions, &Callback::noop()));
    assert_eq!(html.matches("Kết thúc phiên này").count(), 2, "one button and its dialog's name: {html}");
    let this_first = html.find("Safari trên iPhone").zip(html.find("Chrome trên Windows"));
    assert!(this_first.is_some_and(|(this, other)| this < other), "{html}");
    assert!(html.contains("Máy này"), "{html}");
}
