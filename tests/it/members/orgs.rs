//! The tree of organisations.

use insta::assert_json_snapshot;
use shared::endpoint::{Cursor, PageQuery};
use shared::id::OrgId;
use shared::org::{CreateOrg, FindOrg, ListOrgs, NewOrg, OrgAt, OrgKind, OrgName, RenameOrg};
use shared::problem::ProblemCode;
use tests::country::{BRANCH, COMMUNE, FAR_COMMUNE, PROVINCE, SIBLING};
use tests::{NONE, Persona, World};

const NEW: OrgId = OrgId::from_parts(1_763_000_000_000, 1);

fn new(kind: OrgKind, name: &str) -> NewOrg {
    NewOrg { id: NEW, kind, name: name.into() }
}

fn first() -> PageQuery {
    PageQuery::default()
}

#[tokio::test]
async fn an_organisation_is_shown_with_its_chain() {
    let world = World::start().await;
    let at = OrgAt { org: BRANCH };
    assert_json_snapshot!(world.call::<FindOrg>(Persona::Member, at, NONE, NONE).await.shown());
}

#[tokio::test]
async fn everyone_sees_upward_and_nobody_sideways() {
    let world = World::start().await;
    let find = async |org| world.call::<FindOrg>(Persona::Member, OrgAt { org }, NONE, NONE).await;
    find(COMMUNE).await.ok();
    find(PROVINCE).await.ok();
    for org in [SIBLING, FAR_COMMUNE, NEW] {
        find(org).await.refused(ProblemCode::NotFound);
    }
}

#[tokio::test]
async fn organisations_below_come_by_name() {
    let world = World::start().await;
    let reply = world.call::<ListOrgs>(Persona::CommuneAdmin, OrgAt { org: COMMUNE }, first(), NONE).await;
    assert_json_snapshot!(reply.shown());
}

#[tokio::test]
async fn a_new_branch_hangs_below_and_is_made_once_however_often_it_is_asked_for() {
    let world = World::start().await;
    let at = OrgAt { org: COMMUNE };
    for _ in 0..3 {
        let body = new(OrgKind::Branch, "  Chi bộ   thôn Trung ");
        let org = world.call::<CreateOrg>(Persona::CommuneAdmin, at, NONE, body).await.ok();
        assert_eq!((org.name.as_str(), org.path.parent()), ("Chi bộ thôn Trung", Some(COMMUNE)));
    }
    let names = world.call::<ListOrgs>(Persona::CommuneAdmin, at, first(), NONE).await.ok();
    let names: Vec<_> = names.items.iter().map(|org| org.name.as_str()).collect();
    assert_eq!(names, ["Chi bộ thôn Đoài", "Chi bộ thôn Đông", "Chi bộ thôn Trung"]);
}

#[tokio::test]
async fn an_id_that_names_something_else_is_taken() {
    let world = World::start().await;
    let at = OrgAt { org: COMMUNE };
    world.call::<CreateOrg>(Persona::CommuneAdmin, at, NONE, new(OrgKind::Branch, "Chi bộ A")).await.ok();
    let other = new(OrgKind::Branch, "Chi bộ B");
    world.call::<CreateOrg>(Persona::CommuneAdmin, at, NONE, other).await.refused(ProblemCode::IdTaken);
    let far = OrgAt { org: FAR_COMMUNE };
    let same = new(OrgKind::Branch, "Chi bộ A");
    world.call::<CreateOrg>(Persona::ProvinceAdmin, far, NONE, same).await.refused(ProblemCode::IdTaken);
}

#[tokio::test]
async fn each_kind_hangs_only_where_the_tree_allows() {
    let world = World::start().await;
    for (org, kind) in [
        (COMMUNE, OrgKind::Cell),
        (COMMUNE, OrgKind::Province),
        (BRANCH, OrgKind::Branch),
        (BRANCH, OrgKind::PartyCommittee),
    ] {
        let at = OrgAt { org };
        let reply = world.call::<CreateOrg>(Persona::CommuneAdmin, at, NONE, new(kind, "Tên gọi")).await;
        reply.refused(ProblemCode::WrongPlace);
    }
    let cell = new(OrgKind::Cell, "Tổ đảng số 1");
    world.call::<CreateOrg>(Persona::BranchAdmin, OrgAt { org: BRANCH }, NONE, cell).await.ok();
}

#[tokio::test]
async fn a_name_has_three_to_a_hundred_and_fifty_characters() {
    let world = World::start().await;
    let at = OrgAt { org: BRANCH };
    let rename =
        async |name: String| world.call::<RenameOrg>(Persona::BranchAdmin, at, NONE, OrgName { name }).await;
    for name in ["", " ab ", &"ă".repeat(151)] {
        rename(name.into()).await.refused(ProblemCode::Invalid);
    }
    rename("ă".repeat(150)).await.ok();
    rename("Chi bộ thôn Đông Thượng".into()).await.ok();
    let shown = world.call::<FindOrg>(Persona::Member, at, NONE, NONE).await.ok();
    assert_eq!(shown.org.name, "Chi bộ thôn Đông Thượng");
}

#[tokio::test]
async fn a_hundred_organisations_come_in_pages_whose_cursors_fit_only_their_own_list() {
    let world = World::start().await;
    for number in 0..104_u128 {
        let id = OrgId::from_parts(1_763_000_000_000, 100 + number);
        let org = shared::org::Org {
            id,
            kind: OrgKind::Branch,
            name: format!("Chi bộ số {number:03}"),
            path: tests::country::path(COMMUNE).child(id),
        };
        world.own.create_org(&org, world.clock.now()).await.unwrap();
    }
    let list = async |org, after: Option<Cursor>| {
        let query = PageQuery { after };
        world.call::<ListOrgs>(Persona::ProvinceAdmin, OrgAt { org }, query, NONE).await
    };
    let one = list(COMMUNE, None).await.ok();
    let two = list(COMMUNE, one.next.clone()).await.ok();
    assert_eq!((one.items.len(), two.items.len(), two.next), (100, 6, None));
    let mut ids: Vec<_> = one.items.iter().chain(&two.items).map(|org| org.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 106);
    list(FAR_COMMUNE, one.next).await.refused(ProblemCode::Unreadable);
    list(COMMUNE, Some(Cursor("AAAA".into()))).await.refused(ProblemCode::Unreadable);
}
