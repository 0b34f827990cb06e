//! Asking for an account without a slip, and what the branch makes of it.

use insta::assert_json_snapshot;
use jiff::civil::date;
use serde_json::json;
use shared::endpoint::Page;
use shared::id::{MemberId, OrgId};
use shared::member::{AccountState, FindMember, MemberAt};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::registration::{
    Approval, Approvals, ApproveRegistrations, FindRegistration, ListOrgChoices, ListRegistrations,
    NewRegistration, Opens, OrgChoiceQuery, PassRegistration, PassingOrder, RefuseRegistration, Registration,
    RegistrationAt, RegistrationOutcome, RegistrationQuery, RegistrationRefusal, RegistrationState,
};
use tests::country::{BRANCH, COMMUNE, SIBLING};
use tests::line::{Fault, Plan};
use tests::{
    Browser, CHOSEN_PASSWORD, NONE, Persona, World, ask_for_account, registration_id, registration_of,
};

use super::{PASSWORD, slip};

async fn list(world: &World, by: Persona, org: OrgId, state: RegistrationState) -> Vec<Registration> {
    let query = RegistrationQuery { state, after: None };
    let page: Page<_> = world.call::<ListRegistrations>(by, OrgAt { org }, query, NONE).await.ok();
    page.items
}

async fn waiting(world: &World, by: Persona, org: OrgId) -> Vec<Registration> {
    list(world, by, org, RegistrationState::Pending).await
}

async fn approve(
    world: &World,
    by: Persona,
    org: OrgId,
    approvals: Vec<Approval>,
) -> Vec<RegistrationOutcome> {
    let body = Approvals { approvals };
    world.call::<ApproveRegistrations>(by, OrgAt { org }, NONE, body).await.ok()
}

fn of(registration: &Registration, member: MemberId) -> Approval {
    Approval { registration: registration.id, member, opens: Opens::First, rev: registration.rev }
}

fn at(registration: &Registration) -> RegistrationAt {
    RegistrationAt { registration: registration.id }
}

/// Somebody whose number nobody knows.
fn stranger(number: u128) -> NewRegistration {
    let known = registration_of(Persona::Member.person(), number, BRANCH);
    NewRegistration { name: "Lưu Văn Tám".into(), citizen_id: "001085000999".into(), ..known }
}

#[tokio::test]
async fn the_tree_leads_down_to_a_branch_and_tells_names_only() {
    let world = World::start().await;
    let look = async |under| {
        let query = OrgChoiceQuery { under, after: None };
        world.call::<ListOrgChoices>(Persona::Anonymous, NONE, query, NONE).await.ok().items
    };
    let top = look(None).await;
    let communes = look(Some(top[0].id)).await;
    let branches = look(Some(communes[0].id)).await;
    assert_json_snapshot!([top, communes, branches]);
}

#[tokio::test]
async fn who_is_on_the_roster_lies_with_the_branch_beside_what_it_knows() {
    let world = World::start().await;
    let new = registration_of(Persona::Member.person(), 1, BRANCH);
    assert_json_snapshot!("told to the applicant", ask_for_account(&world, new).await.ok());
    assert_json_snapshot!("shown to the secretary", waiting(&world, Persona::Secretary, BRANCH).await);
}

#[tokio::test]
async fn approving_opens_the_account_with_the_password_that_was_chosen() {
    let world = World::start().await;
    let citizen_id = Persona::Member.person().citizen_id;
    ask_for_account(&world, registration_of(Persona::Member.person(), 1, BRANCH)).await.ok();
    let mut browser = Browser::new(&world);
    browser.sign_in(citizen_id, CHOSEN_PASSWORD).await.refused(ProblemCode::SignInFailed);
    let one = waiting(&world, Persona::Secretary, BRANCH).await.remove(0);
    let order = of(&one, Persona::Member.id());
    for _ in 0..2 {
        let outcomes = approve(&world, Persona::Secretary, BRANCH, vec![order]).await;
        assert_eq!(outcomes[0].problem, None, "also when it is sent again");
    }
    browser.sign_in(citizen_id, CHOSEN_PASSWORD).await.ok();
    assert!(waiting(&world, Persona::Secretary, BRANCH).await.is_empty());
    let over = list(&world, Persona::Secretary, BRANCH, RegistrationState::Approved).await.remove(0);
    let decision = over.decision.expect("it is decided");
    assert_eq!((decision.stamp.by, decision.member), (Persona::Secretary.id(), Some(Persona::Member.id())));
    let reply = world.call::<FindRegistration>(Persona::Anonymous, at(&one), NONE, NONE).await;
    assert_eq!(reply.ok().state, RegistrationState::Approved);
}

#[tokio::test]
async fn many_are_approved_at_once_and_one_that_cannot_be_holds_up_nobody() {
    let world = World::start().await;
    let people = [Persona::Member, Persona::Fellow, Persona::Probationary];
    for (number, persona) in (1..).zip(people) {
        ask_for_account(&world, registration_of(persona.person(), number, BRANCH)).await.ok();
    }
    let found = waiting(&world, Persona::Secretary, BRANCH).await;
    let mut orders: Vec<_> = found
        .iter()
        .map(|registration| of(registration, registration.matched.as_ref().expect("all are known").member))
        .collect();
    orders[1].rev += 1;
    let outcomes = approve(&world, Persona::Secretary, BRANCH, orders).await;
    let problems: Vec<_> = outcomes.iter().map(|outcome| outcome.problem).collect();
    assert_eq!(problems, [None, Some(ProblemCode::Stale), None]);
    assert_eq!(waiting(&world, Persona::Secretary, BRANCH).await.len(), 1);
}

#[tokio::test]
async fn the_branch_of_the_roster_counts_and_not_the_one_that_was_chosen() {
    let world = World::start().await;
    ask_for_account(&world, registration_of(Persona::SiblingMember.person(), 1, BRANCH)).await.ok();
    assert!(waiting(&world, Persona::Secretary, BRANCH).await.is_empty());
    assert_eq!(waiting(&world, Persona::SiblingSecretary, SIBLING).await.len(), 1);
}

#[tokio::test]
async fn a_wrong_number_on_the_roster_is_found_by_name_and_birth_date_and_shown_as_different() {
    let world = World::start().await;
    let known = registration_of(Persona::Member.person(), 1, BRANCH);
    let new = NewRegistration { citizen_id: "001181000999".into(), name: "PHAM THI DAO".into(), ..known };
    ask_for_account(&world, new).await.ok();
    let one = waiting(&world, Persona::Secretary, BRANCH).await.remove(0);
    let matched = one.matched.expect("found by name");
    assert!(!matched.agrees());
    assert_json_snapshot!(matched.fields);
}

#[tokio::test]
async fn whom_nobody_knows_goes_one_level_up_and_from_there_to_the_right_branch() {
    let world = World::start().await;
    ask_for_account(&world, stranger(1)).await.ok();
    assert!(waiting(&world, Persona::Secretary, BRANCH).await.is_empty());
    let one = waiting(&world, Persona::CommuneAdmin, COMMUNE).await.remove(0);
    assert!(one.matched.is_none());
    let order =
        |to, rev| PassingOrder { to, note: "Đồng chí mới chuyển về thôn Đoài.".into(), rev };
    let far = world.call::<PassRegistration>(
        Persona::CommuneAdmin,
        at(&one),
        NONE,
        order(Some(tests::country::FAR_BRANCH), one.rev),
    );
    far.await.refused(ProblemCode::Invalid);
    let pass = order(Some(SIBLING), one.rev);
    world.call::<PassRegistration>(Persona::CommuneAdmin, at(&one), NONE, pass).await.ok();
    let one = waiting(&world, Persona::SiblingSecretary, SIBLING).await.remove(0);
    assert_json_snapshot!(one.passings);
    let back = order(None, one.rev);
    world.call::<PassRegistration>(Persona::SiblingSecretary, at(&one), NONE, back).await.ok();
    assert_eq!(waiting(&world, Persona::CommuneAdmin, COMMUNE).await.len(), 1);
}

#[tokio::test]
async fn a_refusal_has_a_reason_that_the_applicant_reads_and_its_password_opens_nothing() {
    let world = World::start().await;
    ask_for_account(&world, registration_of(Persona::Member.person(), 1, BRANCH)).await.ok();
    let one = waiting(&world, Persona::Secretary, BRANCH).await.remove(0);
    let refuse = async |reason: &str| {
        let body = RegistrationRefusal { reason: reason.to_owned(), rev: one.rev };
        world.call::<RefuseRegistration>(Persona::Secretary, at(&one), NONE, body).await
    };
    refuse("").await.refused(ProblemCode::Invalid);
    let reason = "Đồng chí đã có phiếu kích hoạt, xin dùng phiếu.";
    refuse(reason).await.ok();
    refuse(reason).await.ok();
    let status = world.call::<FindRegistration>(Persona::Anonymous, at(&one), NONE, NONE).await.ok();
    assert_eq!((status.state, status.reason.as_str()), (RegistrationState::Refused, reason));
    let order = of(&one, Persona::Member.id());
    let outcomes = approve(&world, Persona::Secretary, BRANCH, vec![order]).await;
    assert_eq!(outcomes[0].problem, Some(ProblemCode::RegistrationDecided));
    let mut browser = Browser::new(&world);
    let tried = browser.sign_in(Persona::Member.person().citizen_id, CHOSEN_PASSWORD).await;
    tried.refused(ProblemCode::SignInFailed);
}

#[tokio::test]
async fn sending_again_makes_no_second_one_and_another_request_may_not_take_its_id() {
    let world = World::start().await;
    let new = registration_of(Persona::Member.person(), 1, BRANCH);
    let first = ask_for_account(&world, new.clone()).await.ok();
    assert_eq!(ask_for_account(&world, new).await.ok(), first);
    assert_eq!(waiting(&world, Persona::Secretary, BRANCH).await.len(), 1);
    ask_for_account(&world, stranger(1)).await.refused(ProblemCode::IdTaken);
}

#[tokio::test]
async fn bad_input_is_named_field_by_field_and_changes_nothing() {
    let world = World::start().await;
    let known = registration_of(Persona::Member.person(), 1, BRANCH);
    let wrong = NewRegistration {
        name: "Đào".into(),
        born_on: date(2025, 1, 1),
        citizen_id: "12".into(),
        phone: "34".into(),
        ..known.clone()
    };
    let reply = ask_for_account(&world, wrong).await;
    reply.refused(ProblemCode::Invalid);
    assert_json_snapshot!(reply.shown());
    let easy = NewRegistration { password: "1234567890".into(), ..known.clone() };
    ask_for_account(&world, easy).await.refused(ProblemCode::WeakPassword);
    let no_branch = NewRegistration { branch: COMMUNE, ..known };
    ask_for_account(&world, no_branch).await.refused(ProblemCode::Invalid);
    let found = world.own.find_registration(registration_id(1)).await.unwrap();
    assert!(found.is_none());
}

#[tokio::test]
async fn one_citizen_id_is_asked_for_five_times_and_then_slowly() {
    let world = World::start().await;
    for number in 1..=5 {
        ask_for_account(&world, stranger(number)).await.ok();
    }
    ask_for_account(&world, stranger(6)).await.refused(ProblemCode::TooManyRequests);
}

#[tokio::test]
async fn nobody_opens_the_account_of_somebody_with_rights_above_their_own() {
    let world = World::start().await;
    ask_for_account(&world, registration_of(Persona::CommuneAdmin.person(), 1, SIBLING)).await.ok();
    let one = waiting(&world, Persona::SiblingSecretary, SIBLING).await.remove(0);
    let order = of(&one, Persona::CommuneAdmin.id());
    let outcomes = approve(&world, Persona::SiblingSecretary, SIBLING, vec![order]).await;
    assert_eq!(outcomes[0].problem, Some(ProblemCode::Forbidden));
    let outcomes = approve(&world, Persona::ProvinceAdmin, SIBLING, vec![order]).await;
    assert_eq!(outcomes[0].problem, None);
}

#[tokio::test]
async fn whoever_approves_chooses_among_the_members_of_the_branch() {
    let world = World::start().await;
    ask_for_account(&world, registration_of(Persona::Member.person(), 1, BRANCH)).await.ok();
    let one = waiting(&world, Persona::Secretary, BRANCH).await.remove(0);
    for outside in [Persona::SiblingMember, Persona::Guest] {
        let order = of(&one, outside.id());
        let outcomes = approve(&world, Persona::Secretary, BRANCH, vec![order]).await;
        assert_eq!(outcomes[0].problem, Some(ProblemCode::NotFound));
    }
    let order = of(&one, Persona::Fellow.id());
    assert_eq!(approve(&world, Persona::Secretary, BRANCH, vec![order]).await[0].problem, None);
    let at = MemberAt { member: Persona::Fellow.id() };
    let fellow = world.call::<FindMember>(Persona::Secretary, at, NONE, NONE).await.ok();
    assert_eq!(fellow.account, AccountState::Active);
}

#[tokio::test]
async fn identifiers_and_password_lie_sealed() {
    let world = World::start().await;
    let new = registration_of(Persona::Member.person(), 1, BRANCH);
    ask_for_account(&world, new.clone()).await.ok();
    for table in ["app", "secrets"] {
        let all = world.dynamo.client().scan().table_name(table).send().await.unwrap();
        let text = format!("{:?}", all.items());
        for secret in [&new.citizen_id, &new.phone, &new.password] {
            assert!(!text.contains(secret.as_str()), "{}", json!({ "table": table, "shows": secret }));
        }
    }
}

#[tokio::test]
async fn nobodys_password_is_replaced_unless_the_approver_says_so() {
    let world = World::start().await;
    let citizen_id = Persona::Member.person().citizen_id;
    let code = slip(&world, Persona::Member).await.code;
    let mut owner = Browser::new(&world);
    owner.activate(citizen_id, &code, PASSWORD).await.ok();
    ask_for_account(&world, registration_of(Persona::Member.person(), 1, BRANCH)).await.ok();
    let one = waiting(&world, Persona::Secretary, BRANCH).await.remove(0);
    assert!(!one.matched.as_ref().expect("known").agrees(), "not to be approved with many others");
    let first = of(&one, Persona::Member.id());
    let outcomes = approve(&world, Persona::Secretary, BRANCH, vec![first]).await;
    assert_eq!(outcomes[0].problem, Some(ProblemCode::AccountThere));
    owner.refresh().await.ok();
    let again = Approval { opens: Opens::Again, ..first };
    assert_eq!(approve(&world, Persona::Secretary, BRANCH, vec![again]).await[0].problem, None);
    owner.refresh().await.refused(ProblemCode::SessionEnded);
    Browser::new(&world).sign_in(citizen_id, PASSWORD).await.refused(ProblemCode::SignInFailed);
    Browser::new(&world).sign_in(citizen_id, CHOSEN_PASSWORD).await.ok();
}

#[tokio::test]
async fn a_seat_in_the_committee_opens_no_account_of_a_higher_one() {
    let world = World::start().await;
    ask_for_account(&world, registration_of(Persona::Member.person(), 1, BRANCH)).await.ok();
    let one = waiting(&world, Persona::CommitteeMember, BRANCH).await.remove(0);
    for higher in [Persona::Secretary, Persona::Deputy] {
        let order = of(&one, higher.id());
        let outcomes = approve(&world, Persona::CommitteeMember, BRANCH, vec![order]).await;
        assert_eq!(outcomes[0].problem, Some(ProblemCode::Forbidden), "{higher:?}");
    }
    let order = of(&one, Persona::Member.id());
    assert_eq!(approve(&world, Persona::CommitteeMember, BRANCH, vec![order]).await[0].problem, None);
}

#[tokio::test]
async fn an_approval_that_fails_on_the_way_has_moved_no_password() {
    let world = World::start().await;
    ask_for_account(&world, registration_of(Persona::Member.person(), 1, BRANCH)).await.ok();
    let one = waiting(&world, Persona::Secretary, BRANCH).await.remove(0);
    let stale = Approval { rev: one.rev, ..of(&one, Persona::Member.id()) };
    world.begin_storm(Plan::new(1).with(Fault::Failed, 1.0)).await;
    let body = Approvals { approvals: vec![stale] };
    let at_branch = OrgAt { org: BRANCH };
    let reply = world.call_once::<ApproveRegistrations>(Persona::Secretary, at_branch, NONE, body).await;
    world.end_storm().await;
    reply.refused(ProblemCode::Unavailable);
    let refusal = RegistrationRefusal { reason: "Đồng chí đã có phiếu.".into(), rev: one.rev };
    world.call::<RefuseRegistration>(Persona::Secretary, at(&one), NONE, refusal).await.ok();
    assert!(world.own.find_password(Persona::Member.id()).await.unwrap().is_none());
}

#[tokio::test]
async fn who_sends_again_and_again_on_a_bad_line_is_not_made_to_wait() {
    let world = World::start().await;
    for _ in 0..8 {
        ask_for_account(&world, registration_of(Persona::Member.person(), 1, BRANCH)).await.ok();
    }
}
