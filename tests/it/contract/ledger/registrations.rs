//! What asking for an account costs, and deciding.

use shared::member::{AccountState, MemberAt};
use shared::org::OrgAt;
use shared::registration::{
    AccountChange, Approval, Approvals, ApproveRegistrations, ChangeAccount, FindRegistration,
    ListOrgChoices, ListRegistrations, NewRegistration, Opens, OrgChoiceQuery, PassRegistration,
    PassingOrder, RefuseRegistration, RefuseRegistrations, RefusedRegistration, RegistrationAt,
    RegistrationQuery, RegistrationRefusal, RegistrationRefusals,
};
use tests::country::{BRANCH, COMMUNE};
use tests::{NONE, Persona, World, ask_for_account, registration_id, registration_of};

use super::Ledger;

/// Three people ask; one is approved, one refused, one passed on.
pub async fn story(world: &World, ledger: &mut Ledger) {
    let (secretary, branch) = (Persona::Secretary, OrgAt { org: BRANCH });
    let query = OrgChoiceQuery { under: Some(COMMUNE), after: None };
    ledger.note(&world.call::<ListOrgChoices>(Persona::Anonymous, NONE, query, NONE).await);
    for (number, persona) in [(1, Persona::Exempt), (2, Persona::Probationary), (3, Persona::Away)] {
        let new = registration_of(persona.person(), number, BRANCH);
        ledger.note(&ask_for_account(world, new).await);
    }
    let asked = |number| RegistrationAt { registration: registration_id(number) };
    ledger.note(&world.call::<FindRegistration>(Persona::Anonymous, asked(1), NONE, NONE).await);
    let query = RegistrationQuery::default();
    ledger.note(&world.call::<ListRegistrations>(secretary, branch, query, NONE).await);
    let approval = Approval {
        registration: registration_id(1),
        member: Persona::Exempt.id(),
        opens: Opens::First,
        rev: 1,
    };
    let body = Approvals { approvals: vec![approval] };
    ledger.note(&world.call::<ApproveRegistrations>(secretary, branch, NONE, body).await);
    let body = RegistrationRefusal { reason: "Đồng chí đã có phiếu.".into(), rev: 1 };
    ledger.note(&world.call::<RefuseRegistration>(secretary, asked(2), NONE, body).await);
    let body = PassingOrder { to: None, note: String::new(), rev: 1 };
    ledger.note(&world.call::<PassRegistration>(secretary, asked(3), NONE, body).await);
    let unknown = NewRegistration {
        name: "Lưu Văn Tám".into(),
        citizen_id: "001085000999".into(),
        ..registration_of(Persona::Member.person(), 4, BRANCH)
    };
    ask_for_account(world, unknown).await.ok();
    let refused = vec![RefusedRegistration { registration: registration_id(4), rev: 1 }];
    let body = RegistrationRefusals { refused, reason: "Không có ai tên này.".into() };
    let commune = OrgAt { org: COMMUNE };
    ledger.note(&world.call::<RefuseRegistrations>(Persona::CommuneAdmin, commune, NONE, body).await);
    let unknown = NewRegistration {
        name: "Lưu Văn Chín".into(),
        citizen_id: "001085000998".into(),
        ..registration_of(Persona::Member.person(), 5, BRANCH)
    };
    ask_for_account(world, unknown).await.ok();
    let at = MemberAt { member: Persona::Exempt.id() };
    let reason = "Mất điện thoại".into();
    let body = AccountChange { account: AccountState::Locked, reason, rev: 2 };
    ledger.note(&world.call::<ChangeAccount>(secretary, at, NONE, body).await);
}
