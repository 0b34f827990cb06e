//! Every endpoint of the contract is served, under its own verb, behind its own door.

use std::collections::BTreeSet;

use axum::body::Body;
use http::Request;
use http::header::AUTHORIZATION;
use jiff::SignedDuration;
use shared::endpoint::Door;
use shared::problem::ProblemCode;
use tests::{Persona, World};

use super::{Row, rows};

fn request(row: &Row, token: Option<&str>) -> Request<Body> {
    let id = "01hf7yat00000000000000006d";
    let path = row.path.replace("{role}", "secretary");
    let mut parts = path.split('/').map(|part| if part.starts_with('{') { id } else { part });
    let path = parts.by_ref().collect::<Vec<_>>().join("/");
    let request = Request::builder().method(row.verb.as_str()).uri(path);
    let request = match token {
        Some(token) => request.header(AUTHORIZATION, token),
        None => request,
    };
    request.body(Body::empty()).expect("a good request")
}

#[test]
fn names_and_addresses_are_unique() {
    let rows = rows();
    let names: BTreeSet<_> = rows.iter().map(|row| row.name).collect();
    let places: BTreeSet<_> = rows.iter().map(|row| (row.verb, row.path)).collect();
    assert_eq!((names.len(), places.len()), (rows.len(), rows.len()));
    assert!(rows.iter().all(|row| row.path.starts_with("/api/")));
}

#[tokio::test]
async fn every_endpoint_is_mounted_and_asks_who_is_there_before_anything_else() {
    let world = World::start().await;
    for row in rows() {
        let raw = world.send(request(&row, None)).await;
        let expected = match (row.door, row.name) {
            (Door::Member, _) | (_, "refresh_session") => Some(ProblemCode::NotSignedIn),
            (_, "check_health" | "sign_out" | "list_org_choices") => None,
            (_, "find_registration") => Some(ProblemCode::NotFound),
            (Door::Anyone, _) => Some(ProblemCode::Unreadable),
            (Door::CookieHolder, name) => panic!("{name}: what does it say without a cookie?"),
        };
        match expected {
            Some(code) => assert_eq!(raw.problem().code, code, "{}", row.name),
            None => assert_eq!(raw.status, 200, "{}", row.name),
        }
    }
}

#[tokio::test]
async fn only_a_whole_token_of_ours_that_is_not_over_opens_a_members_door() {
    let world = World::start().await;
    let other = World::start().await;
    let id = Persona::Secretary.id();
    let good = world.token(id).await;
    let (head, tail) = good.split_at(good.len() - 4);
    let tampered = format!("{head}{}", tail.chars().rev().collect::<String>());
    let foreign = other.token(id).await;
    let unsigned = format!("eyJhbGciOiJub25lIn0.{}.", good.split('.').nth(1).unwrap());
    world.clock.pass(SignedDuration::from_mins(10));
    let fresh = world.token(id).await;
    let headers = [
        format!("Bearer {good}"),
        format!("Bearer {tampered}"),
        format!("Bearer {foreign}"),
        format!("Bearer {unsigned}"),
        format!("Basic {fresh}"),
        fresh.clone(),
        "Bearer ".to_owned(),
    ];
    for row in rows().iter().filter(|row| row.door == Door::Member) {
        for header in &headers {
            let raw = world.send(request(row, Some(header))).await;
            assert_eq!(raw.problem().code, ProblemCode::NotSignedIn, "{} with {header}", row.name);
        }
        let raw = world.send(request(row, Some(&format!("Bearer {fresh}")))).await;
        assert_ne!(raw.status, 401, "{}", row.name);
    }
}

#[tokio::test]
async fn a_token_from_the_future_is_not_ours() {
    let world = World::start().await;
    world.clock.pass(SignedDuration::from_secs(61));
    let early = world.token(Persona::Member.id()).await;
    world.clock.pass(SignedDuration::from_secs(-61));
    let rows = rows();
    let me = rows.iter().find(|row| row.name == "find_me").unwrap();
    let raw = world.send(request(me, Some(&format!("Bearer {early}")))).await;
    raw.problem();
    world.clock.pass(SignedDuration::from_secs(1));
    assert_eq!(
        world.send(request(me, Some(&format!("Bearer {early}")))).await.status,
        200,
        "clocks differ a little"
    );
}
