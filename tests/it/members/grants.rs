//! Roles: given downward, and nobody lifts themself up.

use insta::assert_json_snapshot;
use jiff::SignedDuration;
use shared::audit::{AuditAct, AuditDraft};
use shared::grant::{EndGrant, GrantAt, GrantEnd, GrantRole, ListGrants, Role, RoleGrant};
use shared::id::{MemberId, OrgId};
use shared::member::{ChangeStanding, MemberAt, Standing, StandingChange};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use store::StoreError;
use tests::country::{BRANCH, COMMUNE, FAR_BRANCH, PROVINCE, SIBLING};
use tests::{NONE, Persona, Reply, World, new_grant};

async fn give(world: &World, by: Persona, org: OrgId, role: Role, member: MemberId) -> Reply<GrantRole> {
    world.call::<GrantRole>(by, OrgAt { org }, NONE, new_grant(member, role)).await
}

async fn end(world: &World, by: Persona, org: OrgId, role: Role, member: MemberId) -> Reply<EndGrant> {
    let end = GrantEnd { reason: "Chuyển công tác".into() };
    world.call::<EndGrant>(by, GrantAt { org, member, role }, NONE, end).await
}

#[tokio::test]
async fn a_role_is_given_with_who_and_when() {
    let world = World::start().await;
    let member = Persona::Member.id();
    let reply = give(&world, Persona::CommuneAdmin, BRANCH, Role::BranchCommitteeMember, member).await;
    assert_json_snapshot!(reply.shown());
    let list = world.call::<ListGrants>(Persona::Secretary, OrgAt { org: BRANCH }, NONE, NONE).await.ok();
    let names: Vec<_> = list.iter().map(|grant| (grant.role.label(), grant.name.as_str())).collect();
    assert_json_snapshot!("the_roles_of_the_branch", names);
}

#[tokio::test]
async fn giving_a_role_again_changes_nothing() {
    let world = World::start().await;
    let member = Persona::Member.id();
    let first = give(&world, Persona::CommuneAdmin, BRANCH, Role::DeputySecretary, member).await.ok();
    world.clock.pass(SignedDuration::from_hours(1));
    let again = give(&world, Persona::ProvinceAdmin, BRANCH, Role::DeputySecretary, member).await.ok();
    assert_eq!(again, first, "still by whom and when it was given first");
}

#[tokio::test]
async fn ending_a_role_again_changes_nothing() {
    let world = World::start().await;
    let deputy = Persona::Deputy.id();
    for _ in 0..2 {
        end(&world, Persona::CommuneAdmin, BRANCH, Role::DeputySecretary, deputy).await.ok();
    }
    assert!(world.own.grants_of(deputy).await.unwrap().is_empty());
}

#[tokio::test]
async fn rights_flow_downward_only() {
    let world = World::start().await;
    let member = Persona::Member.id();
    for (by, org, code) in [
        (Persona::BranchAdmin, BRANCH, ProblemCode::Forbidden),
        (Persona::CommuneAdmin, COMMUNE, ProblemCode::Forbidden),
        (Persona::CommuneAdmin, PROVINCE, ProblemCode::Forbidden),
        (Persona::CommuneAdmin, FAR_BRANCH, ProblemCode::NotFound),
        (Persona::ProvinceAdmin, PROVINCE, ProblemCode::Forbidden),
        (Persona::Secretary, BRANCH, ProblemCode::Forbidden),
    ] {
        give(&world, by, org, Role::OrgAdmin, member).await.refused(code);
    }
    give(&world, Persona::CommuneAdmin, BRANCH, Role::OrgAdmin, member).await.ok();
    give(&world, Persona::ProvinceAdmin, COMMUNE, Role::OrgAdmin, member).await.ok();
}

#[tokio::test]
async fn nobody_takes_a_role_from_beside_or_below() {
    let world = World::start().await;
    let admin = Persona::CommuneAdmin.id();
    for by in [Persona::CommuneAdmin, Persona::BranchAdmin, Persona::Secretary] {
        let reply = end(&world, by, COMMUNE, Role::OrgAdmin, admin).await;
        reply.refused(ProblemCode::Forbidden);
    }
    end(&world, Persona::ProvinceAdmin, COMMUNE, Role::OrgAdmin, admin).await.ok();
}

#[tokio::test]
async fn a_seat_in_the_committee_is_for_the_branchs_own_members() {
    let world = World::start().await;
    let nobody = MemberId::from_parts(1, 1);
    let mut answers = Vec::new();
    for stranger in [Persona::SiblingMember.id(), Persona::Guest.id(), Persona::FarMember.id(), nobody] {
        let reply = give(&world, Persona::CommuneAdmin, BRANCH, Role::Secretary, stranger).await;
        reply.refused(ProblemCode::Invalid);
        answers.push(reply.shown());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "nobody learns who exists elsewhere");
    assert_json_snapshot!(answers[0]);
}

#[tokio::test]
async fn a_committee_above_has_seats_and_officers_and_a_branch_has_no_officers() {
    let world = World::start().await;
    for role in [Role::Secretary, Role::DeputySecretary, Role::BranchCommitteeMember, Role::Officer] {
        give(&world, Persona::CommuneAdmin, COMMUNE, role, Persona::Member.id()).await.ok();
    }
    let reply = give(&world, Persona::CommuneAdmin, BRANCH, Role::Officer, Persona::Member.id()).await;
    reply.refused(ProblemCode::Invalid);
}

#[tokio::test]
async fn an_administrator_comes_from_below() {
    let world = World::start().await;
    let far = Persona::FarMember.id();
    let reply = give(&world, Persona::ProvinceAdmin, COMMUNE, Role::OrgAdmin, far).await;
    reply.refused(ProblemCode::Invalid);
    let sibling = Persona::SiblingMember.id();
    give(&world, Persona::ProvinceAdmin, COMMUNE, Role::OrgAdmin, sibling).await.ok();
    give(&world, Persona::ProvinceAdmin, SIBLING, Role::OrgAdmin, sibling).await.ok();
}

#[tokio::test]
async fn whoever_has_left_the_party_is_given_nothing() {
    let world = World::start().await;
    world.change_member(Persona::Member, |member| member.standing = Standing::Deceased).await;
    let reply =
        give(&world, Persona::CommuneAdmin, BRANCH, Role::BranchCommitteeMember, Persona::Member.id()).await;
    reply.refused(ProblemCode::Invalid);
}

#[tokio::test]
async fn whoever_leaves_takes_no_role_along() {
    let world = World::start().await;
    let deputy = Persona::Deputy.id();
    let change = StandingChange {
        standing: Standing::Exempt,
        host: None,
        since: jiff::civil::date(2026, 11, 16),
        rev: 1,
    };
    let at = MemberAt { member: deputy };
    world.call::<ChangeStanding>(Persona::Secretary, at, NONE, change).await.ok();
    assert_eq!(world.own.grants_of(deputy).await.unwrap().len(), 1, "an exempt member may still act");
    let change = StandingChange {
        standing: Standing::TransferredOut,
        host: None,
        since: jiff::civil::date(2026, 11, 16),
        rev: 2,
    };
    world.call::<ChangeStanding>(Persona::Secretary, at, NONE, change).await.ok();
    assert!(world.own.grants_of(deputy).await.unwrap().is_empty());
    let list = world.call::<ListGrants>(Persona::Secretary, OrgAt { org: BRANCH }, NONE, NONE).await.ok();
    assert!(list.iter().all(|grant| grant.member != deputy));
}

#[tokio::test]
async fn whoever_moves_at_the_same_moment_is_given_nothing() {
    let world = World::start().await;
    let store = &world.own;
    let read = store.find_member(Persona::Member.id()).await.unwrap().unwrap();
    let seat = store.grants_of(Persona::CommitteeMember.id()).await.unwrap().remove(0);
    let grant = RoleGrant { member: read.value.id, ..seat };
    world.change_member(Persona::Member, |member| member.branch = SIBLING).await;
    let act = AuditAct::RoleEnded { member: read.value.id, role: grant.role, reason: String::new() };
    let said = AuditDraft { org: grant.org, by: None, act };
    let given = store.create_grant(&grant, None, &read, None, said, world.clock.now()).await;
    assert!(matches!(given, Err(StoreError::Conflict)), "{given:?}");
    assert!(store.grants_of(read.value.id).await.unwrap().is_empty());
}
