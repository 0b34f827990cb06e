//! Sign-in.

use http::header::SET_COOKIE;
use insta::assert_json_snapshot;
use shared::grant::Role;
use shared::member::Standing;
use shared::problem::ProblemCode;
use store::Cost;
use tests::country::{BRANCH, path};
use tests::{Browser, Persona, Raw, World};

use super::{OTHER_PASSWORD, PASSWORD};

#[tokio::test]
async fn the_right_password_opens_a_session() {
    let world = World::start().await;
    world.set_password(Persona::Secretary, PASSWORD).await;
    let mut browser = Browser::new(&world);
    let reply = browser.sign_in("001 175 000 101", PASSWORD).await;
    assert_json_snapshot!(reply.shown());
    let claims = world.app.verifier.check(&reply.ok().access_token, world.clock.now()).unwrap();
    assert_eq!((claims.sub, claims.branch), (Persona::Secretary.id(), path(BRANCH)));
    assert_eq!(claims.roles.iter().map(|held| held.role).collect::<Vec<_>>(), [Role::Secretary]);
    assert_eq!(claims.exp - claims.iat, 600);
}

#[tokio::test]
async fn the_cookie_is_for_this_origin_alone_and_out_of_reach_of_scripts() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    let reply = Browser::new(&world).sign_in_as(Persona::Member, PASSWORD).await;
    let line = reply.raw.headers[SET_COOKIE].to_str().unwrap();
    let (pair, attributes) = line.split_once("; ").unwrap();
    assert!(pair.starts_with("__Host-sotay="));
    assert_eq!(attributes, "Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=7776000");
    let secret = pair.rsplit_once('.').unwrap().1;
    assert_eq!(secret.len(), 43, "256 bits in base 64");
    assert!(!String::from_utf8_lossy(&reply.raw.bytes).contains(secret));
}

/// Status, headers and body without the request id: what can be seen from outside.
fn without_request_id(raw: &Raw) -> Raw {
    let id = raw.problem().request_id.unwrap();
    let mut headers = raw.headers.clone();
    headers.remove("x-request-id");
    let body = String::from_utf8_lossy(&raw.bytes).replace(&id, "");
    Raw { status: raw.status, headers, bytes: body.into_bytes(), cost: Cost::default() }
}

#[tokio::test]
async fn nobody_learns_whether_the_id_or_the_password_was_wrong() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    world.set_password(Persona::Fellow, PASSWORD).await;
    world.change_member(Persona::Fellow, |member| member.standing = Standing::Expelled).await;
    let wrong_password = Browser::new(&world).sign_in_as(Persona::Member, OTHER_PASSWORD).await;
    wrong_password.refused(ProblemCode::SignInFailed);
    let expected = without_request_id(&wrong_password.raw);
    for (citizen_id, password) in [
        ("001181999999", PASSWORD),
        ("", PASSWORD),
        ("abc", ""),
        (Persona::Deputy.person().citizen_id, PASSWORD),
        (Persona::Fellow.person().citizen_id, PASSWORD),
    ] {
        let reply = Browser::new(&world).sign_in(citizen_id, password).await;
        assert_eq!(without_request_id(&reply.raw), expected, "{citizen_id}");
    }
}

#[tokio::test]
async fn a_wrong_id_asks_the_database_the_same_as_a_wrong_password() {
    let world = World::start().await;
    world.set_password(Persona::Member, PASSWORD).await;
    let mut heard = Vec::new();
    for (address, citizen_id) in [
        ("203.0.113.9", Persona::Member.person().citizen_id),
        ("203.0.113.10", "001181999999"),
        ("203.0.113.11", Persona::Deputy.person().citizen_id),
    ] {
        world.tap.heard();
        let reply = Browser::new(&world).at(address).sign_in(citizen_id, OTHER_PASSWORD).await;
        reply.refused(ProblemCode::SignInFailed);
        heard.push(world.tap.heard());
    }
    assert_eq!(heard[0], heard[1]);
    assert_eq!(heard[0], heard[2], "nor whether an account is activated");
}

#[tokio::test]
async fn whoever_is_suspended_signs_in_without_their_roles() {
    let world = World::start().await;
    world.set_password(Persona::Secretary, PASSWORD).await;
    world.change_member(Persona::Secretary, |member| member.standing = Standing::Suspended).await;
    let signed_in = Browser::new(&world).sign_in_as(Persona::Secretary, PASSWORD).await.ok();
    assert!(signed_in.roles.is_empty(), "suspension stops acts: {:?}", signed_in.roles);
}

#[tokio::test]
async fn a_guest_is_told_where_the_host_stands() {
    let world = World::start().await;
    for (who, host) in [(Persona::Guest, Some(BRANCH)), (Persona::Away, None), (Persona::Member, None)] {
        world.set_password(who, PASSWORD).await;
        let signed_in = Browser::new(&world).sign_in_as(who, PASSWORD).await.ok();
        assert_eq!(signed_in.host, host.map(path), "{who:?}");
    }
}
