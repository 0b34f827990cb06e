//! Locking an account and opening it again.

use shared::member::{AccountState, FindMember, Member, MemberAt};
use shared::problem::ProblemCode;
use shared::registration::{AccountChange, ChangeAccount};
use tests::{Browser, NONE, Persona, Reply, World};

use super::{PASSWORD, slip};

async fn change(
    world: &World,
    by: Persona,
    of: Persona,
    account: AccountState,
    rev: u32,
) -> Reply<ChangeAccount> {
    let body = AccountChange { account, rev };
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
    change(&world, Persona::Deputy, Persona::Member, AccountState::Activated, rev).await.ok();
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
