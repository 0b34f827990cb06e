//! Who I am and which hats I wear.

use insta::assert_json_snapshot;
use shared::grant::{GrantRole, Role};
use shared::member::{FindMe, Standing};
use shared::org::OrgAt;
use tests::country::{BRANCH, COMMUNE, SIBLING};
use tests::{NONE, Persona, World, new_grant};

#[tokio::test]
async fn a_member_sees_their_own_profile_with_masked_numbers() {
    let world = World::start().await;
    assert_json_snapshot!(world.call::<FindMe>(Persona::Member, NONE, NONE, NONE).await.shown());
}

#[tokio::test]
async fn ones_own_branch_is_the_first_seat_also_for_an_administrator_from_above() {
    let world = World::start().await;
    let me = world.call::<FindMe>(Persona::CommuneAdmin, NONE, NONE, NONE).await.ok();
    let seats: Vec<_> = me.seats.iter().map(|seat| (seat.org.id, seat.roles.clone())).collect();
    assert_eq!(seats, [(SIBLING, vec![]), (COMMUNE, vec![Role::OrgAdmin])]);
    assert_eq!(me.branch_name, "Chi bộ thôn Đoài");
}

#[tokio::test]
async fn a_hat_given_now_is_worn_at_once() {
    let world = World::start().await;
    let grant = new_grant(Persona::CommitteeMember.id(), Role::OrgAdmin);
    world.call::<GrantRole>(Persona::CommuneAdmin, OrgAt { org: BRANCH }, NONE, grant).await.ok();
    let me = world.call::<FindMe>(Persona::CommitteeMember, NONE, NONE, NONE).await.ok();
    assert_eq!(me.seats.len(), 1, "two roles in one branch are one seat");
    let mut roles = me.seats[0].roles.clone();
    roles.sort();
    assert_eq!(roles, [Role::BranchCommitteeMember, Role::OrgAdmin]);
}

#[tokio::test]
async fn whoever_is_suspended_wears_no_hat() {
    let world = World::start().await;
    world.change_member(Persona::Secretary, |member| member.standing = Standing::Suspended).await;
    let me = world.call::<FindMe>(Persona::Secretary, NONE, NONE, NONE).await.ok();
    assert!(me.seats.iter().all(|seat| seat.roles.is_empty()), "{:?}", me.seats);
}
