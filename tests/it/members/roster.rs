//! The roster as a list, by search, and one by one.

use insta::assert_json_snapshot;
use shared::endpoint::{Cursor, url};
use shared::id::MemberId;
use shared::member::{
    AccountState, FindMember, ListMembers, MemberAt, MemberSearch, RosterQuery, SearchMembers,
};
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE, PROVINCE};
use tests::{NONE, Persona, World};

fn words(words: &str) -> MemberSearch {
    MemberSearch { words: words.into(), account: None }
}

async fn found(world: &World, by: Persona, org: shared::id::OrgId, q: &str) -> Vec<String> {
    let page = world.call::<SearchMembers>(by, OrgAt { org }, NONE, words(q)).await.ok();
    page.items.iter().map(|member| member.name.as_str().to_owned()).collect()
}

#[tokio::test]
async fn the_roster_comes_by_given_name_in_vietnamese_order() {
    let world = World::start().await;
    let at = OrgAt { org: BRANCH };
    let page = world.call::<ListMembers>(Persona::Secretary, at, RosterQuery::default(), NONE).await;
    let names: Vec<_> = page.ok().items.iter().map(|member| member.name.as_str().to_owned()).collect();
    assert_json_snapshot!(names);
}

#[tokio::test]
async fn a_profile_shows_nine_fields_and_masks_the_numbers() {
    let world = World::start().await;
    let at = MemberAt { member: Persona::Probationary.id() };
    assert_json_snapshot!(world.call::<FindMember>(Persona::Secretary, at, NONE, NONE).await.shown());
}

#[tokio::test]
async fn names_are_found_with_and_without_marks_and_in_parts() {
    let world = World::start().await;
    let found = async |q| found(&world, Persona::Secretary, BRANCH, q).await;
    assert_eq!(found("dao").await, ["Phạm Thị Đào"]);
    assert_eq!(found("  ĐÀO ").await, ["Phạm Thị Đào"]);
    assert_eq!(found("thi hu").await, ["Đỗ Thị Hường"]);
    assert_eq!(found("duc vu").await, ["Vũ Minh Đức"]);
    assert_eq!(found("thi").await, ["Trần Thị Ánh", "Phạm Thị Đào", "Đỗ Thị Hường", "Đặng Thị Lụa"]);
    assert!(found("xyz").await.is_empty());
}

#[tokio::test]
async fn a_search_stays_within_the_organisation() {
    let world = World::start().await;
    assert_eq!(found(&world, Persona::CommuneAdmin, COMMUNE, "van").await.len(), 6);
    assert!(
        found(&world, Persona::CommuneAdmin, COMMUNE, "son").await.is_empty(),
        "Sơn lives in the far commune"
    );
}

#[tokio::test]
async fn a_search_from_far_above_finds_or_says_why_not_and_never_just_nobody() {
    let world = World::start().await;
    let at = OrgAt { org: PROVINCE };
    let reply = world.call::<SearchMembers>(Persona::ProvinceAdmin, at, NONE, words("dao")).await;
    if reply.status() == 200 {
        assert_eq!(reply.ok().items.len(), 1, "Phạm Thị Đào lives two levels below");
    } else {
        reply.refused(ProblemCode::Invalid);
    }
}

#[tokio::test]
async fn without_words_only_a_branch_can_be_listed() {
    let world = World::start().await;
    let at = OrgAt { org: COMMUNE };
    let reply = world.call::<ListMembers>(Persona::CommuneAdmin, at, RosterQuery::default(), NONE).await;
    reply.refused(ProblemCode::Invalid);
    for typed in ["", "   ", &"a".repeat(101)] {
        let reply = world.call::<SearchMembers>(Persona::CommuneAdmin, at, NONE, words(typed)).await;
        assert_eq!(reply.refused(ProblemCode::Invalid).fields[0].field, "words");
    }
}

/// What somebody typed about people would stand in histories and logs.
#[test]
fn no_address_of_people_carries_what_somebody_typed() {
    let at = OrgAt { org: BRANCH };
    let address = url::<SearchMembers>(&at, &NONE);
    assert!(!address.contains('?'), "{address}");
    let all = RosterQuery { account: Some(AccountState::Active), after: Some(Cursor("a".into())) };
    assert_eq!(url::<ListMembers>(&at, &all), format!("/api/orgs/{BRANCH}/members?account=active&after=a"));
}

#[tokio::test]
async fn nobody_looks_sideways() {
    let world = World::start().await;
    let at = || MemberAt { member: Persona::Member.id() };
    let find = async |by| world.call::<FindMember>(by, at(), NONE, NONE).await;
    find(Persona::Member).await.ok();
    find(Persona::Fellow).await.refused(ProblemCode::Forbidden);
    for by in [Persona::Guest, Persona::SiblingSecretary, Persona::FarSecretary] {
        find(by).await.refused(ProblemCode::NotFound);
    }
    let nobody = MemberAt { member: MemberId::from_parts(1, 1) };
    world.call::<FindMember>(Persona::ProvinceAdmin, nobody, NONE, NONE).await.refused(ProblemCode::NotFound);
}

#[tokio::test]
async fn whoever_leads_the_host_branch_sees_the_guest() {
    let world = World::start().await;
    let at = || MemberAt { member: Persona::Guest.id() };
    world.call::<FindMember>(Persona::Secretary, at(), NONE, NONE).await.ok();
    world.call::<FindMember>(Persona::Member, at(), NONE, NONE).await.refused(ProblemCode::NotFound);
}
