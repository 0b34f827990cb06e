//! Locks in the log, and what a lock comes to when its member moves.

use insta::assert_json_snapshot;
use jiff::civil::date;
use shared::audit::{AuditQuery, AuditTopic, ListAudit};
use shared::member::{AccountState, FindMember, Member, MemberAt};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::registration::{AccountChange, ChangeAccount};
use store::StoredAccount;
use tests::country::{BRANCH, FAR_BRANCH};
use tests::{NONE, Persona, Relocation, Reply, World};

fn at() -> MemberAt {
    MemberAt { member: Persona::Member.id() }
}

/// A world in which the member has an account.
async fn world() -> World {
    let world = World::start().await;
    let mut member = world.own.find_member(at().member).await.unwrap().unwrap();
    member.value.account = StoredAccount::Activated;
    world.own.change_member(&member, world.clock.now()).await.unwrap();
    world
}

async fn change(world: &World, by: Persona, account: AccountState, reason: &str) -> Reply<ChangeAccount> {
    let rev = world.own.find_member(at().member).await.unwrap().unwrap().rev;
    let body = AccountChange { account, reason: reason.into(), rev };
    world.call::<ChangeAccount>(by, at(), NONE, body).await
}

async fn find(world: &World, by: Persona) -> Member {
    world.call::<FindMember>(by, at(), NONE, NONE).await.ok()
}

#[tokio::test]
async fn the_log_says_who_locked_whom_and_why() {
    let world = world().await;
    let without = change(&world, Persona::Secretary, AccountState::Locked, " ").await;
    assert_eq!(without.refused(ProblemCode::Invalid).fields[0].field, "reason");
    change(&world, Persona::CommuneAdmin, AccountState::Locked, "Mất điện thoại").await.ok();
    change(&world, Persona::CommuneAdmin, AccountState::Locked, "Mất điện thoại").await.ok();
    change(&world, Persona::CommuneAdmin, AccountState::Active, "").await.ok();
    let query = AuditQuery { topic: Some(AuditTopic::Accounts), ..AuditQuery::default() };
    let log = world.call::<ListAudit>(Persona::Secretary, OrgAt { org: BRANCH }, query, NONE).await.ok();
    let acts: Vec<_> = log.items.into_iter().map(|line| line.entry.act).collect();
    assert_json_snapshot!(acts);
}

#[tokio::test]
async fn a_lock_from_above_bears_the_name_of_the_new_committee_after_a_move() {
    let world = world().await;
    change(&world, Persona::CommuneAdmin, AccountState::Locked, "Đang xem xét").await.ok();
    let before = find(&world, Persona::Secretary).await.lock.expect("it is locked").name;
    let transfer = Relocation::of(&world, Persona::Member, 1);
    transfer.start_as(Persona::Secretary, transfer.order(FAR_BRANCH).await).await.ok();
    transfer.receive(Persona::FarSecretary, date(2026, 11, 16), 1).await.ok();
    let lock = find(&world, Persona::FarSecretary).await.lock.expect("a move opens no lock from above");
    let above = world.own.find_org(lock.level.org().unwrap()).await.unwrap().unwrap().value;
    assert_eq!(lock.name, above.name);
    assert_ne!(lock.name, before);
}
