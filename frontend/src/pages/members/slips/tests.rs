//! What a slip says, and what must never stand on it.

use std::collections::BTreeMap;

use jiff::civil::date;
use shared::id::{MemberId, OrgId};
use shared::member::{AccountState, Member, Standing};
use shared::person::Gender;
use shared::session::ActivationSlip;
use yew::prelude::*;

use super::choose::issue;
use super::order::{Chosen, Whom};
use super::pick::boxes;
use super::sheet::slip_cards;
use crate::testing::rendered;

fn slip(number: u64, name: &str) -> ActivationSlip {
    ActivationSlip {
        member: MemberId::from_parts(number, 0),
        name: name.into(),
        code: "K7QM-2XRA".into(),
        expires_at: "2026-12-02T12:30:00Z".parse().expect("the test writes a timestamp"),
    }
}

#[test]
fn a_slip_carries_name_code_square_steps_and_last_day() {
    let slips = [slip(1, "Nguyễn Thị Hường"), slip(2, "Trần Văn Ước")];
    let html = rendered(slip_cards(&slips, &"https://sotay.example.vn".into()));
    assert_eq!(html.matches("<section class=\"slip\">").count(), 2, "{html}");
    for word in [
        "Nguyễn Thị Hường",
        "<code class=\"code\">K7QM-2XRA</code>",
        "sotay.example.vn/kich-hoat",
        "aria-label=\"Mở trang kích hoạt\"",
        "Nhập số định danh 12 số",
        "Tự đặt mật khẩu của đồng chí",
        "Dùng đến thứ Tư, 02/12/2026, 19:30",
    ] {
        assert!(html.contains(word), "{word}: {html}");
    }
    assert!(!html.contains("#ma="), "the code stands in the square and in large letters only: {html}");
}

fn member(number: u64, name: &str, standing: Standing, account: AccountState) -> Member {
    Member {
        id: MemberId::from_parts(number, 0),
        name: name.parse().expect("a plain name"),
        born_on: date(1961, 3, 8),
        gender: Gender::Female,
        admitted_on: date(1985, 5, 19),
        official_on: None,
        party_card_no: None,
        branch: OrgId::from_parts(1, 0),
        citizen_id: "••••••••0123".into(),
        phone: None,
        standing,
        host: None,
        account,
        lock: None,
        transfer: None,
        rev: 1,
    }
}

#[test]
fn only_those_who_belong_can_be_picked_and_each_says_why_they_may_need_it() {
    let found = [
        member(1, "Nguyễn Thị Hường", Standing::Active, AccountState::Active),
        member(2, "Trần Văn Ước", Standing::Exempt, AccountState::PreRegistered),
        member(3, "Lê Thị Mơ", Standing::TransferredOut, AccountState::PreRegistered),
    ];
    let picked = BTreeMap::from([(MemberId::from_parts(2, 0), "Trần Văn Ước".to_owned())]);
    let html = rendered(boxes(&found, &picked, &Callback::noop()));
    assert!(html.contains("mã mới dùng để đặt lại mật khẩu") && html.contains("Chưa kích hoạt"), "{html}");
    assert_eq!(html.matches(" checked").count(), 1, "{html}");
    assert!(!html.contains("Lê Thị Mơ") && !html.contains("0123"), "{html}");
}

#[test]
fn older_codes_end_only_after_a_question() {
    let shown = |chosen: Chosen| rendered(issue(&chosen, false, Callback::noop()));
    assert!(shown(Chosen::start(None)).contains("<dialog"));
    let one = Chosen::start(Some((MemberId::from_parts(1, 0), "Lê Thị Mơ".into())));
    assert!(shown(one).contains("Tạo 1 phiếu"));
    let nobody = Chosen { whom: Some(Whom::Certain), members: BTreeMap::new() };
    assert!(!shown(nobody).contains("<dialog"), "what is missing is said first");
}
