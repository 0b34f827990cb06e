//! A made-up member, for tests.

use jiff::civil::date;
use shared::id::{MemberId, OrgId};
use shared::member::{AccountState, Member, Standing};
use shared::person::Gender;

/// A member of this name, official, active and activated.
pub(crate) fn member(name: &str) -> Member {
    Member {
        id: MemberId::from_parts(1, 3),
        name: name.parse().expect("tests write good names"),
        born_on: date(1961, 3, 8),
        gender: Gender::Female,
        admitted_on: date(1985, 5, 19),
        official_on: Some(date(1986, 5, 19)),
        party_card_no: Some("•••••630".into()),
        branch: OrgId::from_parts(1, 2),
        citizen_id: "••••••••0123".into(),
        phone: None,
        standing: Standing::Active,
        host: None,
        account: AccountState::Active,
        lock: None,
        transfer: None,
        rev: 1,
    }
}
