//! What registrations look like.

use jiff::Timestamp;
use jiff::civil::date;
use shared::id::{MemberId, OrgId, RegistrationId};
use shared::member::AccountState;
use shared::problem::ProblemCode;
use shared::registration::{
    Agreement, Compared, ComparedField, Person, Registration, RegistrationOutcome, RegistrationState,
    RosterMatch,
};

use super::beside::beside;
use super::clear::is_unknown;
use super::words::{cleared, outcome};
use crate::testing::rendered;

pub(super) fn registration(matched: bool) -> Registration {
    let person = Person {
        name: "Phạm Thị Đào".parse().expect("a name"),
        born_on: date(1981, 3, 12),
        citizen_id: "••••••••0104".into(),
        phone: None,
    };
    let field = |field| ComparedField {
        field,
        agreement: if field == Compared::Phone { Agreement::Different } else { Agreement::Same },
    };
    let matched = matched.then(|| RosterMatch {
        member: MemberId::from_parts(1, 1),
        person: person.clone(),
        account: AccountState::PreRegistered,
        fields: Compared::ALL.map(field).to_vec(),
    });
    Registration {
        id: RegistrationId::from_parts(1, 1),
        state: RegistrationState::Pending,
        person,
        branch_name: "Chi bộ thôn Đông".into(),
        org: OrgId::from_parts(1, 1),
        created_at: Timestamp::UNIX_EPOCH,
        held_until: Timestamp::UNIX_EPOCH,
        passings: Vec::new(),
        decision: None,
        matched,
        rev: 1,
    }
}

#[test]
fn both_sides_stand_beside_each_other_with_a_word_for_each_field() {
    let html = rendered(beside(&registration(true)));
    assert!(html.contains("Giống nhau") && html.contains("Khác nhau"), "{html}");
    let html = rendered(beside(&registration(false)));
    assert!(html.contains("Chưa thấy ai trong danh sách khớp"), "{html}");
}

#[test]
fn only_whom_nobody_knows_is_cleared_away_with_others() {
    assert!(is_unknown(&registration(false)) && !is_unknown(&registration(true)));
    let of = |problem| RegistrationOutcome { registration: RegistrationId::from_parts(1, 1), problem };
    assert_eq!(cleared(&[of(None), of(None)]), "Đã từ chối 2 đơn.");
    let mixed = cleared(&[of(None), of(Some(ProblemCode::Stale))]);
    assert_eq!(mixed, "Đã từ chối 1 đơn, còn 1 đơn chưa từ chối được vì vừa có thay đổi.");
}

#[test]
fn an_approval_of_many_tells_how_many_got_through() {
    let of = |problem| RegistrationOutcome { registration: RegistrationId::from_parts(1, 1), problem };
    assert_eq!(outcome(&[of(None), of(None)]), "Đã duyệt 2 đơn; các đồng chí đăng nhập được ngay.");
    let mixed = outcome(&[of(None), of(Some(ProblemCode::Stale))]);
    assert!(mixed.starts_with("Đã duyệt 1 đơn, còn 1 đơn chưa duyệt được."), "{mixed}");
    let only = outcome(&[of(Some(ProblemCode::AccountLocked))]);
    assert_eq!(only, ProblemCode::AccountLocked.sentence());
}
