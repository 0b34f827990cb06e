//! Who issues codes, and what is kept of them.

use insta::assert_json_snapshot;
use serde_json::json;
use shared::org::OrgAt;
use shared::problem::ProblemCode;
use shared::session::{CodeOrder, IssueActivationCodes};
use tests::country::{BRANCH, COMMUNE, SIBLING};
use tests::{Browser, NONE, Persona, World};

use super::{PASSWORD, slip};

#[tokio::test]
async fn without_names_everyone_without_an_account_gets_a_slip() {
    let world = World::start().await;
    let first = slip(&world, Persona::Member).await;
    Browser::new(&world).activate(Persona::Member.person().citizen_id, &first.code, PASSWORD).await.ok();
    let order = CodeOrder { members: vec![] };
    let reply =
        world.call::<IssueActivationCodes>(Persona::Secretary, OrgAt { org: BRANCH }, NONE, order).await.ok();
    let shown: Vec<_> = reply
        .iter()
        .map(|slip| json!({ "name": slip.name, "signs": slip.code.len(), "expires_at": slip.expires_at }))
        .collect();
    assert_json_snapshot!(shown);
    let mut codes: Vec<_> = reply.iter().map(|slip| &slip.code).collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), reply.len(), "no two slips bear the same code");
}

#[tokio::test]
async fn nobody_gets_a_slip_from_another_branch() {
    let world = World::start().await;
    for whom in [Persona::SiblingMember, Persona::FarMember, Persona::Guest] {
        let order = CodeOrder { members: vec![Persona::Member.id(), whom.id()] };
        let at = OrgAt { org: BRANCH };
        let reply = world.call::<IssueActivationCodes>(Persona::Secretary, at, NONE, order).await;
        reply.refused(ProblemCode::NotFound);
    }
    assert!(world.own.find_code(Persona::Member.id()).await.unwrap().is_none(), "all or none");
}

#[tokio::test]
async fn nobody_gets_hold_of_an_account_with_rights_above_their_own() {
    let world = World::start().await;
    let order = |members| CodeOrder { members };
    let issue = async |by, members| {
        world.call::<IssueActivationCodes>(by, OrgAt { org: SIBLING }, NONE, order(members)).await
    };
    let admin = vec![Persona::CommuneAdmin.id()];
    issue(Persona::SiblingSecretary, admin.clone()).await.refused(ProblemCode::Forbidden);
    let everyone = issue(Persona::SiblingSecretary, vec![]).await.ok();
    assert!(
        everyone.iter().all(|slip| slip.member != admin[0]),
        "a slip would set the password of the commune's administrator"
    );
    issue(Persona::ProvinceAdmin, admin).await.ok();
}

#[tokio::test]
async fn an_organisation_without_members_has_nobody_to_give_slips_to() {
    let world = World::start().await;
    let order = CodeOrder { members: vec![] };
    let at = OrgAt { org: COMMUNE };
    let slips = world.call::<IssueActivationCodes>(Persona::CommuneAdmin, at, NONE, order).await.ok();
    assert!(slips.is_empty());
}

#[tokio::test]
async fn a_code_is_shown_once_and_stored_as_a_hash() {
    let world = World::start().await;
    let slip = slip(&world, Persona::Member).await;
    let stored = world.own.find_code(Persona::Member.id()).await.unwrap().unwrap().value;
    assert_ne!(stored.hash, slip.code);
    let items = world.dynamo.client().scan().table_name("secrets").send().await.unwrap();
    let raw = format!("{:?}", items.items());
    assert!(!raw.contains(&slip.code) && !raw.contains(&slip.code.replace('-', "")));
}
