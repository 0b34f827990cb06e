//! The states of accounts as a branch sees them.

use jiff::civil::date;
use shared::id::OrgId;
use shared::member::{
    AccountState, ChangeStanding, FindMember, ListMembers, Member, MemberAt, MemberSearch, RosterQuery,
    SearchMembers, Standing, StandingChange,
};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::registration::{
    AccountChange, Approval, Approvals, ApproveRegistrations, ChangeAccount, Opens, RefuseRegistration,
    RegistrationAt, RegistrationRefusal,
};
use tests::country::{BRANCH, COMMUNE};
use tests::{NONE, Persona, Reply, World, ask_for_account, registration_id, registration_of};

const SECRETARY: Persona = Persona::Secretary;

async fn with(world: &World, org: OrgId, account: AccountState) -> Reply<ListMembers> {
    let query = RosterQuery { account: Some(account), ..RosterQuery::default() };
    world.call::<ListMembers>(Persona::CommuneAdmin, OrgAt { org }, query, NONE).await
}

async fn find(world: &World) -> Member {
    world.call::<FindMember>(SECRETARY, MemberAt { member: Persona::Member.id() }, NONE, NONE).await.ok()
}

/// Whether the member is in this state, in the list of that state, and in no other.
async fn check(world: &World, state: AccountState) {
    assert_eq!(find(world).await.account, state);
    for other in AccountState::ALL {
        let listed = with(world, BRANCH, other).await.ok().items;
        let is_there = listed.iter().any(|member| member.id == Persona::Member.id());
        assert_eq!(is_there, other == state, "{other:?}");
        assert!(listed.iter().all(|member| member.account == other));
    }
}

#[tokio::test]
async fn an_account_goes_from_the_roster_to_its_end() {
    let world = World::start().await;
    check(&world, AccountState::PreRegistered).await;
    let ask = async |number| {
        ask_for_account(&world, registration_of(Persona::Member.person(), number, BRANCH)).await.ok()
    };
    ask(1).await;
    check(&world, AccountState::Pending).await;
    let at = |number| RegistrationAt { registration: registration_id(number) };
    let refusal = RegistrationRefusal { reason: "Đồng chí đã có phiếu.".into(), rev: 1 };
    world.call::<RefuseRegistration>(SECRETARY, at(1), NONE, refusal).await.ok();
    check(&world, AccountState::Rejected).await;
    ask(2).await;
    check(&world, AccountState::Pending).await;
    let (registration, member) = (registration_id(2), Persona::Member.id());
    let approvals = vec![Approval { registration, member, opens: Opens::First, rev: 1 }];
    let at_branch = OrgAt { org: BRANCH };
    world.call::<ApproveRegistrations>(SECRETARY, at_branch, NONE, Approvals { approvals }).await.ok();
    check(&world, AccountState::Active).await;
    let rev = find(&world).await.rev;
    let lock = AccountChange { account: AccountState::Locked, reason: "Mất điện thoại".into(), rev };
    world.call::<ChangeAccount>(SECRETARY, MemberAt { member }, NONE, lock).await.ok();
    check(&world, AccountState::Locked).await;
    let since = date(2026, 11, 16);
    let change =
        StandingChange { standing: Standing::Resigned, host: None, since, rev: find(&world).await.rev };
    world.call::<ChangeStanding>(SECRETARY, MemberAt { member }, NONE, change).await.ok();
    check(&world, AccountState::Closed).await;
}

#[tokio::test]
async fn states_are_looked_for_in_one_branch_also_by_name() {
    let world = World::start().await;
    with(&world, COMMUNE, AccountState::PreRegistered).await.refused(ProblemCode::Invalid);
    let search = MemberSearch { words: "dao".into(), account: Some(AccountState::PreRegistered) };
    let found = world.call::<SearchMembers>(SECRETARY, OrgAt { org: BRANCH }, NONE, search).await.ok().items;
    let names: Vec<_> = found.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Phạm Thị Đào"]);
}
