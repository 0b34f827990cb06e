//! Locking an account and opening it again.

use shared::member::{AccountState, FindMember, Member, MemberAt};
use shared::problem::ProblemCode;
use shared::registration::{AccountChange, ChangeAccount};
use store::StoredAccount;
use tests::country::{BRANCH, FAR_BRANCH};
use tests::{Browser, NONE, Persona, Reply, World};

use super::{PASSWORD, slip};

async fn change(
    world: &World,
    by: Persona,
    of: Persona,
    account: AccountState,
    rev: u32,
) -> Reply<ChangeAccount> {
    let body = AccountChange { account, reason: "Mất điện thoại".into(), rev };
    world.call::<ChangeAccount>(by, MemberAt { member: of.id() }, NONE, body).await
}

async fn find(world: &World) -> Member {
    let at = MemberAt { member: Persona::Member.id() };
    world.call::<FindMember>(Persona::Secretary, at, NONE, NONE).await.ok()
}

#[tokio::test]
async fn a_locked_account_is_out_and_opens_again_with_the_same_password() {
    let world = World::start().await;
    let citizen_id = Persona::Member.person().citizen_id;
    let code = slip(&world, Persona::Member).await.code;
    let mut browser = Browser::new(&world);
    browser.activate(citizen_id, &code, PASSWORD).await.ok();
    let rev = find(&world).await.rev;
    let lock = async || change(&world, Persona::Secretary, Persona::Member, AccountState::Locked, rev).await;
    assert_eq!(lock().await.ok().account, AccountState::Locked);
    assert_eq!(lock().await.ok().account, AccountState::Locked, "also when it is sent again");
    browser.refresh().await.refused(ProblemCode::SessionEnded);
    browser.sign_in(citizen_id, "không phải mật khẩu ấy").await.refused(ProblemCode::SignInFailed);
    browser.sign_in(citizen_id, PASSWORD).await.refused(ProblemCode::AccountLocked);
    let code = slip(&world, Persona::Member).await.code;
    browser.activate(citizen_id, &code, PASSWORD).await.refused(ProblemCode::AccountLocked);
    let rev = find(&world).await.rev;
    change(&world, Persona::Deputy, Persona::Member, AccountState::Active, rev).await.ok();
    browser.sign_in(citizen_id, PASSWORD).await.ok();
}

#[tokio::test]
async fn what_was_never_opened_cannot_be_locked_and_nobody_locks_themself() {
    let world = World::start().await;
    let change = |by, of, account| change(&world, by, of, account, 1);
    let locked = AccountState::Locked;
    change(Persona::Secretary, Persona::Member, locked).await.refused(ProblemCode::Invalid);
    change(Persona::Secretary, Persona::Secretary, locked).await.refused(ProblemCode::Forbidden);
    change(Persona::CommitteeMember, Persona::Member, locked).await.refused(ProblemCode::Forbidden);
    change(Persona::SiblingSecretary, Persona::CommuneAdmin, locked).await.refused(ProblemCode::Forbidden);
}

#[tokio::test]
async fn what_a_higher_committee_has_locked_only_it_or_a_higher_one_opens() {
    let world = World::start().await;
    let citizen_id = Persona::Member.person().citizen_id;
    let code = slip(&world, Persona::Member).await.code;
    let mut browser = Browser::new(&world);
    browser.activate(citizen_id, &code, PASSWORD).await.ok();
    let change = async |by, account| {
        let rev = find(&world).await.rev;
        change(&world, by, Persona::Member, account, rev).await
    };
    let (locked, active) = (AccountState::Locked, AccountState::Active);
    change(Persona::Secretary, locked).await.ok();
    let raised = change(Persona::CommuneAdmin, locked).await.ok();
    assert_eq!(raised.lock.map(|lock| lock.name).as_deref(), Some("Đảng ủy xã Phúc Lâm"));
    let kept = change(Persona::Secretary, locked).await.ok();
    assert_eq!(kept.rev, raised.rev, "a lower level takes nothing over");
    let problem = change(Persona::Secretary, active).await.refused(ProblemCode::Forbidden);
    assert!(problem.sentence.contains("Đảng ủy xã Phúc Lâm"), "{}", problem.sentence);
    let problem = browser.sign_in(citizen_id, PASSWORD).await.refused(ProblemCode::AccountLocked);
    assert!(problem.sentence.contains("liên hệ Đảng ủy xã Phúc Lâm"), "{}", problem.sentence);
    let opened = change(Persona::ProvinceAdmin, active).await.ok();
    assert_eq!((opened.account, opened.lock), (active, None));
    browser.sign_in(citizen_id, PASSWORD).await.ok();
}

#[tokio::test]
async fn a_move_does_not_bring_the_lock_of_a_committee_down_to_the_new_branch() {
    let world = World::start().await;
    world.change_member(Persona::Member, |member| member.account = StoredAccount::Activated).await;
    let rev = find(&world).await.rev;
    change(&world, Persona::CommuneAdmin, Persona::Member, AccountState::Locked, rev).await.ok();
    let move_to = async |org| {
        world
            .change_member(Persona::Member, |member| {
                member.move_to(tests::country::path(org).ids(), "Đảng ủy nơi mới")
            })
            .await;
    };
    let open = async |by| {
        let rev = world.own.find_member(Persona::Member.id()).await.unwrap().unwrap().rev;
        change(&world, by, Persona::Member, AccountState::Active, rev).await
    };
    move_to(FAR_BRANCH).await;
    open(Persona::FarSecretary).await.refused(ProblemCode::Forbidden);
    open(Persona::ProvinceAdmin).await.ok();
    let rev = world.own.find_member(Persona::Member.id()).await.unwrap().unwrap().rev;
    change(&world, Persona::FarSecretary, Persona::Member, AccountState::Locked, rev).await.ok();
    move_to(BRANCH).await;
    open(Persona::Secretary).await.ok();
}
