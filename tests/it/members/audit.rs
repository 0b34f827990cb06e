//! The log: written with the act, whole, and broken where somebody meddled with it.

use aws_sdk_dynamodb::types::AttributeValue;
use insta::assert_json_snapshot;
use jiff::SignedDuration;
use shared::audit::{AuditAct, AuditCheck, AuditMonth, AuditQuery, AuditTopic, CheckAudit, ListAudit};
use shared::grant::{EndGrant, GrantAt, GrantEnd, GrantRole, Role};
use shared::id::OrgId;
use shared::member::{ChangeStanding, MemberAt, Standing, StandingChange};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE, SIBLING};
use tests::{NONE, Persona, World, new_grant};

const ADMIN: Persona = Persona::CommuneAdmin;

async fn give(world: &World, who: Persona, role: Role) {
    world.call::<GrantRole>(ADMIN, OrgAt { org: BRANCH }, NONE, new_grant(who.id(), role)).await.ok();
}

async fn end(world: &World, who: Persona, role: Role) {
    let at = GrantAt { org: BRANCH, member: who.id(), role };
    world.call::<EndGrant>(ADMIN, at, NONE, GrantEnd { reason: "Chuyển công tác".into() }).await.ok();
}

async fn check(world: &World, org: OrgId) -> AuditCheck {
    world.call::<CheckAudit>(ADMIN, OrgAt { org }, NONE, NONE).await.ok()
}

async fn read(world: &World, query: AuditQuery) -> Vec<(u64, AuditAct)> {
    let page = world.call::<ListAudit>(ADMIN, OrgAt { org: BRANCH }, query, NONE).await.ok();
    page.items.into_iter().map(|line| (line.entry.number, line.entry.act)).collect()
}

/// Three entries in November and two in December.
async fn after_some_acts() -> World {
    let world = World::start().await;
    give(&world, Persona::Member, Role::OrgAdmin).await;
    give(&world, Persona::Fellow, Role::BranchCommitteeMember).await;
    end(&world, Persona::Member, Role::OrgAdmin).await;
    world.clock.pass(SignedDuration::from_hours(24 * 20));
    end(&world, Persona::Fellow, Role::BranchCommitteeMember).await;
    end(&world, Persona::CommitteeMember, Role::BranchCommitteeMember).await;
    world
}

/// The entry with that number as it lies in the table.
async fn entry(world: &World, number: u64) -> std::collections::HashMap<String, AttributeValue> {
    let scan = world.dynamo.client().scan().table_name("app").into_paginator().items().send();
    let all = scan.collect::<Result<Vec<_>, _>>().await.expect("a test may look at everything");
    let is_it = |item: &std::collections::HashMap<String, AttributeValue>| {
        item["kind"].as_s().is_ok_and(|kind| kind == "audit_entry")
            && item["sk"].as_s().is_ok_and(|sk| sk.ends_with(&format!("#{number:010}")))
    };
    all.into_iter().find(is_it).expect("the entry is there")
}

#[tokio::test]
async fn an_entry_says_who_did_what_to_whom_and_why() {
    let world = World::start().await;
    give(&world, Persona::Member, Role::DeputySecretary).await;
    let reply =
        world.call::<ListAudit>(Persona::Secretary, OrgAt { org: BRANCH }, AuditQuery::default(), NONE).await;
    let mut line = reply.ok().items.remove(0);
    let hash = std::mem::replace(&mut line.entry.hash, "…".into());
    assert_eq!(hash.len(), 43, "256 bits in base 64");
    assert_json_snapshot!(line);
}

#[tokio::test]
async fn the_log_is_read_by_month_by_topic_and_by_person() {
    let world = after_some_acts().await;
    let month = |text: &str| Some(text.parse::<AuditMonth>().unwrap());
    let numbers =
        async |query| read(&world, query).await.iter().map(|(number, _)| *number).collect::<Vec<_>>();
    let of = |month| AuditQuery { month, ..AuditQuery::default() };
    assert_eq!(numbers(of(None)).await, [5, 4], "the month that it is");
    assert_eq!(numbers(of(month("2026-11"))).await, [3, 2, 1]);
    assert!(numbers(of(month("2026-10"))).await.is_empty());
    let topic = |topic| AuditQuery { topic: Some(topic), ..of(month("2026-11")) };
    assert_eq!(numbers(topic(AuditTopic::Rights)).await, [3, 2, 1]);
    assert!(numbers(topic(AuditTopic::Identifiers)).await.is_empty());
    let of_day = |day: &str, topic| AuditQuery { day: day.parse().ok(), topic, ..AuditQuery::default() };
    assert_eq!(numbers(of_day("2026-11-16", None)).await, [3, 2, 1]);
    assert_eq!(numbers(of_day("2026-12-06", Some(AuditTopic::Rights))).await, [5, 4]);
    assert!(numbers(of_day("2026-12-06", Some(AuditTopic::Accounts))).await.is_empty());
    assert!(numbers(of_day("2026-11-17", None)).await.is_empty());
    let about = |who: Persona| AuditQuery { member: Some(who.id()), ..AuditQuery::default() };
    assert_eq!(numbers(about(Persona::Fellow)).await, [4, 2], "over all months");
    assert_eq!(check(&world, BRANCH).await, AuditCheck { whole: 5, broken_at: None });
}

#[tokio::test]
async fn acts_at_the_same_moment_each_find_a_place() {
    let world = World::start().await;
    let people = [Persona::Member, Persona::Fellow, Persona::Probationary, Persona::Exempt];
    let (one, two, three, four) = tokio::join!(
        give(&world, people[0], Role::OrgAdmin),
        give(&world, people[1], Role::OrgAdmin),
        give(&world, people[2], Role::OrgAdmin),
        give(&world, people[3], Role::OrgAdmin),
    );
    let ((), (), (), ()) = (one, two, three, four);
    assert_eq!(check(&world, BRANCH).await, AuditCheck { whole: 4, broken_at: None });
}

#[tokio::test]
async fn an_act_that_is_refused_leaves_nothing_in_the_log() {
    let world = World::start().await;
    give(&world, Persona::Member, Role::OrgAdmin).await;
    for _ in 0..2 {
        give(&world, Persona::Member, Role::OrgAdmin).await;
    }
    end(&world, Persona::Fellow, Role::OrgAdmin).await;
    assert_eq!(check(&world, BRANCH).await, AuditCheck { whole: 1, broken_at: None });
    assert_eq!(check(&world, SIBLING).await, AuditCheck { whole: 0, broken_at: None });
}

#[tokio::test]
async fn an_entry_that_was_changed_breaks_the_chain_at_its_place() {
    let world = after_some_acts().await;
    let mut item = entry(&world, 2).await;
    let data = item.get_mut("data").expect("an entity");
    let AttributeValue::M(fields) = data else { panic!("an entity is a map") };
    fields.insert("by".into(), AttributeValue::S(Persona::Secretary.id().to_string()));
    world.dynamo.client().put_item().table_name("app").set_item(Some(item)).send().await.unwrap();
    assert_eq!(check(&world, BRANCH).await, AuditCheck { whole: 1, broken_at: Some(2) });
}

#[tokio::test]
async fn an_entry_that_was_taken_out_is_missed() {
    for number in [1, 3, 5] {
        let world = after_some_acts().await;
        let item = entry(&world, number).await;
        let key = [("pk", item["pk"].clone()), ("sk", item["sk"].clone())];
        let key = key.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        world.dynamo.client().delete_item().table_name("app").set_key(Some(key)).send().await.unwrap();
        let expected = AuditCheck { whole: number - 1, broken_at: Some(number) };
        assert_eq!(check(&world, BRANCH).await, expected);
    }
}

#[tokio::test]
async fn who_leaves_is_seen_leaving_each_role() {
    let world = World::start().await;
    let at = MemberAt { member: Persona::Deputy.id() };
    let change = StandingChange {
        standing: Standing::Resigned,
        host: None,
        since: jiff::civil::date(2026, 11, 16),
        rev: 1,
    };
    world.call::<ChangeStanding>(Persona::Secretary, at, NONE, change).await.ok();
    let about = AuditQuery { member: Some(at.member), ..AuditQuery::default() };
    let acts = read(&world, about).await;
    let ended = AuditAct::RoleEnded { member: at.member, role: Role::DeputySecretary, reason: String::new() };
    assert!(acts.iter().any(|(_, act)| *act == ended), "{acts:?}");
}

#[tokio::test]
async fn the_log_is_for_those_who_answer_for_the_organisation() {
    let world = World::start().await;
    for (by, org, code) in [
        (Persona::Member, BRANCH, ProblemCode::Forbidden),
        (Persona::Secretary, COMMUNE, ProblemCode::Forbidden),
        (Persona::SiblingSecretary, BRANCH, ProblemCode::NotFound),
        (Persona::FarSecretary, BRANCH, ProblemCode::NotFound),
    ] {
        let query = AuditQuery::default();
        world.call::<ListAudit>(by, OrgAt { org }, query, NONE).await.refused(code);
        world.call::<CheckAudit>(by, OrgAt { org }, NONE, NONE).await.refused(code);
    }
    for by in [Persona::Secretary, Persona::Deputy, Persona::CommitteeMember, ADMIN, Persona::ProvinceAdmin] {
        world.call::<ListAudit>(by, OrgAt { org: BRANCH }, AuditQuery::default(), NONE).await.ok();
    }
}
