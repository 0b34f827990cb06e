//! What the steps of registering say.

use jiff::Timestamp;
use shared::id::OrgId;
use shared::org::OrgKind;
use shared::registration::{OrgChoice, RegistrationState, RegistrationStatus};
use yew::prelude::*;

use super::find_branch::choices;
use super::sent::standing;
use crate::testing::rendered;

fn status(state: RegistrationState) -> RegistrationStatus {
    let reason = match state {
        RegistrationState::Refused => "Đồng chí đã có phiếu kích hoạt.".to_owned(),
        _ => String::new(),
    };
    RegistrationStatus {
        state,
        branch_name: "Chi bộ thôn Đông".into(),
        created_at: Timestamp::UNIX_EPOCH,
        reason,
    }
}

#[test]
fn each_state_says_what_comes_next() {
    let shown = |state| rendered(standing(&status(state), &Callback::noop()));
    assert!(shown(RegistrationState::Pending).contains("Đơn đang chờ chi bộ duyệt"));
    assert!(shown(RegistrationState::Approved).contains("Đăng nhập"));
    assert!(shown(RegistrationState::Refused).contains("Đồng chí đã có phiếu kích hoạt."));
}

#[test]
fn a_branch_is_found_without_marks() {
    let org = |number, name: &str| OrgChoice {
        id: OrgId::from_parts(1, number),
        kind: OrgKind::Branch,
        name: name.into(),
    };
    let orgs = [org(1, "Chi bộ thôn Đông"), org(2, "Chi bộ thôn Đoài")];
    let html = rendered(choices(&orgs, "dong", &Callback::noop()));
    assert!(html.contains("Chi bộ thôn Đông") && !html.contains("Đoài"), "{html}");
    assert!(rendered(choices(&orgs, "tây", &Callback::noop())).contains("Không có tên nào khớp"));
}
