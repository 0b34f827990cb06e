//! What the pages of transfers say.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use shared::id::{MemberId, OrgId, TransferId};
use shared::meeting::Stamp;
use shared::org::{OrgKind, OrgPath};
use shared::registration::OrgChoice;
use shared::transfer::{
    Destination, NewDestination, NewTransfer, Transfer, TransferBranch, TransferState, Transferred,
};

use super::badge::sentence;
use super::card::{facts, state_tags};
use super::typed::{Typed, Where};
use crate::pages::members::sample;
use crate::testing::rendered;

fn stamp() -> Stamp {
    Stamp { by: MemberId::from_parts(1, 1), name: "Trần Thị Ánh".into(), at: Timestamp::UNIX_EPOCH }
}

fn transfer(letter_on: Date) -> Transfer {
    let branch = |number, name: &str| {
        let org = OrgId::from_parts(1, number);
        TransferBranch { org, name: name.into(), path: OrgPath::root(org) }
    };
    let to = branch(2, "Chi bộ thôn Đoài");
    let new = NewTransfer {
        id: TransferId::from_parts(1, 1),
        to: NewDestination::Branch { org: to.org },
        letter_on,
        letter_no: Some("12-GT/ĐU".into()),
        reason: "Chuyển nơi cư trú".into(),
        rev: 1,
    };
    let who = Transferred {
        member: MemberId::from_parts(1, 9),
        name: "Lê Văn An".into(),
        admitted_on: date(2010, 5, 19),
        official_on: None,
        from: branch(1, "Chi bộ thôn Đông"),
    };
    Transfer::begin(new, who, Destination::Branch(to), stamp())
}

#[test]
fn what_waits_says_by_when_and_in_words_that_it_is_late() {
    let transfer = transfer(date(2026, 5, 4));
    let html = rendered(facts(&transfer, date(2026, 6, 1)));
    for words in ["Số 12-GT/ĐU, ngày 04/05/2026", "Hạn nộp hồ sơ", "thứ Hai, 15/06/2026<"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("đã quá hạn") && !html.contains("dự kiến"), "{html}");
    let late = rendered(facts(&transfer, date(2026, 7, 1)));
    assert!(late.contains("thứ Hai, 15/06/2026, đã quá hạn"), "{late}");
    assert!(rendered(state_tags(&transfer, date(2026, 7, 1))).contains("Quá hạn nộp hồ sơ"));
}

#[test]
fn a_deadline_over_days_that_nobody_has_announced_says_so() {
    let html = rendered(facts(&transfer(date(2026, 11, 16)), date(2026, 11, 16)));
    assert!(html.contains("dự kiến theo lịch nghỉ lễ"), "{html}");
}

#[test]
fn papers_that_were_sent_back_come_with_the_reason() {
    let mut transfer = transfer(date(2026, 5, 4));
    transfer.state =
        TransferState::Returned { reason: "Thiếu bản kiểm điểm".into(), stamp: stamp() };
    let html = rendered(facts(&transfer, date(2026, 6, 1)));
    for words in ["Thiếu bản kiểm điểm", "Đồng chí Trần Thị Ánh, ngày 01/01/1970"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("Hạn nộp"), "{html}");
}

#[test]
fn a_badge_counts_what_it_knows() {
    assert_eq!(sentence(1, false), "Có 1 đảng viên chuyển đến chờ tiếp nhận.");
    assert_eq!(sentence(30, true), "Có ít nhất 30 đảng viên chuyển đến chờ tiếp nhận.");
}

#[test]
fn every_mistake_is_named_before_anything_is_sent() {
    let (member, today) = (sample::member("Lê Văn An"), date(2026, 11, 16));
    let id = TransferId::from_parts(1, 1);
    let fields = |typed: Typed| -> Vec<String> {
        let refusal = typed.order(id, &member, today).err().unwrap_or_default();
        refusal.fields.into_iter().map(|problem| problem.field).collect()
    };
    let typed = Typed { letter_on: None, ..Typed::new(today) };
    assert_eq!(fields(typed), ["place", "letter_on", "reason"]);
    let inside =
        Typed { place: Some(Where::Inside), reason: "Chuyển công tác".into(), ..Typed::new(today) };
    assert_eq!(fields(inside.clone()), ["to"]);
    let org = OrgId::from_parts(1, 7);
    let branch = Some(OrgChoice { id: org, kind: OrgKind::Branch, name: "Chi bộ thôn Hạ".into() });
    let order = Typed { branch, ..inside }.order(id, &member, today).expect("nothing is missing");
    assert_eq!((order.to, order.letter_no), (NewDestination::Branch { org }, None));
}
