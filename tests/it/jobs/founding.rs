//! From an empty system to the first administrator's sign-in.

use serde_json::{Value, json};
use shared::audit::{AuditAct, AuditCheck, AuditQuery, CheckAudit, ListAudit};
use shared::grant::Role;
use shared::id::OrgId;
use shared::member::FindMe;
use shared::org::{CreateOrg, NewOrg, OrgAt, OrgKind};
use tests::{Browser, NONE, World};

use super::replays::answer;

const CITIZEN_ID: &str = "001184000901";
const PASSWORD: &str = "con trâu ăn cỏ bờ đê";

fn order() -> Value {
    json!({ "found": {
        "orgs": [
            { "kind": "province", "name": "Tỉnh ủy Sơn Thủy" },
            { "kind": "branch", "name": "Chi bộ Văn phòng Tỉnh ủy" },
        ],
        "administrator": {
            "name": "Đinh Thị Yến", "citizen_id": CITIZEN_ID, "gender": "female",
            "born_on": "1984-03-12", "admitted_on": "2010-05-19", "official_on": "2011-05-19",
        },
    } })
}

/// Founds the system, and once more as who never heard the reply.
pub(crate) async fn found_twice(world: &World) -> Value {
    answer(world, order()).await.expect("an empty system is founded");
    answer(world, order()).await.expect("and a lost code is drawn anew")
}

#[tokio::test]
async fn the_first_administrator_comes_in_with_the_code_and_builds_on() {
    let world = World::start_empty().await;
    let founded = answer(&world, order()).await.unwrap();
    let org: OrgId = founded["org"].as_str().unwrap().parse().unwrap();
    let code = founded["activation_code"].as_str().unwrap();
    let mut browser = Browser::new(&world);
    let signed_in = browser.activate(CITIZEN_ID, code, PASSWORD).await.ok();
    assert_eq!(signed_in.roles.iter().map(|held| held.role).collect::<Vec<_>>(), [Role::OrgAdmin]);
    let me = browser.call::<FindMe>(NONE, NONE, NONE).await.ok();
    assert_eq!(me.branch_name, "Chi bộ Văn phòng Tỉnh ủy");
    assert_eq!((me.seats[1].org.name.as_str(), me.seats[1].org.id), ("Tỉnh ủy Sơn Thủy", org));
    let below =
        NewOrg {
            id: OrgId::from_parts(1, 5), kind: OrgKind::PartyCommittee, name: "Đảng ủy xã".into()
        };
    browser.call::<CreateOrg>(OrgAt { org }, NONE, below).await.ok();
    let log = browser.call::<ListAudit>(OrgAt { org }, AuditQuery::default(), NONE).await.ok().items;
    assert_eq!((log.len(), log[0].entry.by), (1, None));
    assert_eq!(log[0].entry.act, AuditAct::OrgFounded { member: signed_in.member });
    let check = browser.call::<CheckAudit>(OrgAt { org }, NONE, NONE).await.ok();
    assert_eq!(check, AuditCheck { whole: 1, broken_at: None });
    world.hand_over(&world.stream_records().await, 100).await;
    assert_eq!(world.counts(org).await.members, 1);
}

#[tokio::test]
async fn a_lost_code_is_drawn_anew_until_the_first_one_came_in() {
    let world = World::start_empty().await;
    let first = answer(&world, order()).await.unwrap();
    let second = answer(&world, order()).await.unwrap();
    assert_eq!((&first["org"], &first["administrator"]), (&second["org"], &second["administrator"]));
    let code = |founded: &Value| founded["activation_code"].as_str().unwrap().to_owned();
    Browser::new(&world)
        .activate(CITIZEN_ID, &code(&first), PASSWORD)
        .await
        .refused(shared::problem::ProblemCode::ActivationFailed);
    Browser::new(&world).activate(CITIZEN_ID, &code(&second), PASSWORD).await.ok();
    let third = answer(&world, order()).await.unwrap_err().to_string();
    assert!(third.contains("founded already"), "{third}");
}

#[tokio::test]
async fn there_is_one_root() {
    let world = World::start_empty().await;
    answer(&world, order()).await.unwrap();
    let mut other = order();
    other["found"]["administrator"]["citizen_id"] = json!("001184000902");
    assert!(answer(&world, other).await.is_err(), "another administrator");
    let lived_in = World::start().await;
    let refusal = answer(&lived_in, order()).await.unwrap_err().to_string();
    assert!(refusal.contains("exists"), "{refusal}");
}

#[tokio::test]
async fn a_wrong_order_is_refused_with_the_field_and_without_what_was_sent() {
    let world = World::start_empty().await;
    let branch = json!({ "kind": "branch", "name": "Chi bộ Văn phòng" });
    for (path, value, says) in [
        ("/found/administrator/citizen_id", json!("123"), "citizen_id"),
        ("/found/administrator/born_on", json!("12/03/1984"), "born_on"),
        ("/found/administrator/name", json!(""), "name"),
        ("/found/orgs", json!([branch]), "orgs"),
        ("/found/orgs", json!([]), "orgs"),
        ("/found/orgs", json!([{ "kind": "centre", "name": "Trung ương" }, branch]), "orgs"),
    ] {
        let mut order = order();
        *order.pointer_mut(path).unwrap() = value;
        let refusal = answer(&world, order).await.unwrap_err().to_string();
        assert!(refusal.contains(says) && !refusal.contains(CITIZEN_ID), "{path}: {refusal}");
    }
    assert!(!world.own.has_root().await.unwrap(), "nothing was written");
}
