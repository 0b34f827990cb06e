//! One secretary at a time, also when two are named at the same moment.

use futures_util::future::join_all;
use jiff::civil::date;
use shared::grant::{ChangeSecretary, EndGrant, GrantAt, GrantEnd, GrantRole, NewSecretary, Role};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::BRANCH;
use tests::{NONE, Persona, World, new_grant};

const ADMIN: Persona = Persona::CommuneAdmin;
const OTHERS: [Persona; 4] =
    [Persona::Member, Persona::Fellow, Persona::CommitteeMember, Persona::BranchAdmin];

async fn secretaries(world: &World) -> Vec<shared::id::MemberId> {
    let grants = world.own.grants_in(BRANCH).await.unwrap();
    grants.into_iter().filter(|grant| grant.role == Role::Secretary).map(|grant| grant.member).collect()
}

async fn end(world: &World, who: Persona) {
    let at = GrantAt { org: BRANCH, member: who.id(), role: Role::Secretary };
    let end = GrantEnd { reason: "Chuyển công tác".into() };
    world.call::<EndGrant>(ADMIN, at, NONE, end).await.ok();
}

async fn name(world: &World, by: Persona, who: Persona) -> u16 {
    let grant = new_grant(who.id(), Role::Secretary);
    let reply = world.call::<GrantRole>(by, OrgAt { org: BRANCH }, NONE, grant).await;
    if reply.status() != 200 {
        assert_eq!(reply.raw.problem().code, ProblemCode::SecretaryThere, "{who:?}");
    }
    reply.status()
}

#[tokio::test]
async fn two_first_secretaries_named_at_the_same_moment_do_not_both_stand() {
    let world = World::start().await;
    end(&world, Persona::Secretary).await;
    for _ in 0..3 {
        let named = join_all(OTHERS.map(|who| name(&world, ADMIN, who))).await;
        assert_eq!(named.iter().filter(|status| **status == 200).count(), 1, "{named:?}");
        let seated = secretaries(&world).await;
        assert_eq!(seated.len(), 1);
        // The seat is free again once the role has ended, whatever ended it.
        let holder = OTHERS.into_iter().find(|who| who.id() == seated[0]).expect("one of them");
        end(&world, holder).await;
    }
}

#[tokio::test]
async fn a_seat_from_before_there_were_guards_is_taken() {
    let world = World::start().await;
    assert_eq!(name(&world, ADMIN, Persona::Member).await, 409);
    assert_eq!(secretaries(&world).await, [Persona::Secretary.id()]);
}

#[tokio::test]
async fn a_change_and_another_change_at_the_same_moment_leave_one() {
    let world = World::start().await;
    let change = |who: Persona| {
        let (member, former) = (who.id(), Some(Persona::Secretary.id()));
        let body =
            NewSecretary { member, former, from: date(2026, 11, 16), reason: "Kiện toàn chi ủy".into() };
        world.call::<ChangeSecretary>(ADMIN, OrgAt { org: BRANCH }, NONE, body)
    };
    let replies = join_all(OTHERS.map(change)).await;
    assert_eq!(replies.iter().filter(|reply| reply.status() == 200).count(), 1);
    assert_eq!(secretaries(&world).await.len(), 1);
}
