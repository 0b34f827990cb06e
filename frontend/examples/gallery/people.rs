//! A made-up secretary.

use frontend::session::Viewer;
use jiff::Timestamp;
use jiff::civil::date;
use shared::grant::{HeldRole, Role};
use shared::id::{MemberId, OrgId, SessionId};
use shared::member::{AccountState, Me, Member, Seat, Standing};
use shared::org::{Org, OrgKind, OrgPath};
use shared::person::Gender;
use shared::session::SignedIn;

pub fn secretary() -> Viewer {
    let branch = OrgPath::root(OrgId::from_parts(1, 1)).child(OrgId::from_parts(1, 2));
    let commune = OrgPath::root(OrgId::from_parts(1, 1));
    let id = MemberId::from_parts(1, 3);
    let signed_in = SignedIn {
        access_token: String::new(),
        expires_at: Timestamp::UNIX_EPOCH,
        member: id,
        session: SessionId::from_parts(1, 4),
        roles: vec![
            HeldRole { role: Role::Secretary, path: branch.clone() },
            HeldRole { role: Role::OrgAdmin, path: branch.clone() },
        ],
        branch: branch.clone(),
        host: None,
    };
    let seat = |kind, name: &str, path: OrgPath, roles| Seat {
        org: Org { id: path.org().expect("a path is never empty"), kind, name: name.into(), path },
        roles,
    };
    let me = Me {
        member: member(id, OrgId::from_parts(1, 2)),
        branch_name: "Chi bộ thôn Đông".into(),
        seats: vec![
            seat(OrgKind::Branch, "Chi bộ thôn Đông", branch, vec![Role::Secretary]),
            seat(OrgKind::PartyCommittee, "Đảng ủy xã Yên Bình", commune, vec![Role::OrgAdmin]),
        ],
        newest: vec![],
        inbox: Default::default(),
    };
    Viewer::new(&signed_in, me)
}

fn member(id: MemberId, branch: OrgId) -> Member {
    Member {
        id,
        name: "Nguyễn Thị Hường".parse().expect("a plain name"),
        born_on: date(1961, 3, 8),
        gender: Gender::Female,
        admitted_on: date(1985, 5, 19),
        official_on: Some(date(1986, 5, 19)),
        party_card_no: None,
        branch,
        citizen_id: "•••• 0123".into(),
        phone: None,
        standing: Standing::Active,
        host: None,
        account: AccountState::Active,
        lock: None,
        transfer: None,
        rev: 1,
    }
}
