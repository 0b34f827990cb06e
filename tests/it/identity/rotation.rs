//! Keys follow each other while people work: nobody is signed out, nothing becomes unreadable.

use axum::body::Body;
use http::Request;
use http::header::AUTHORIZATION;
use local::keys::Keys;
use shared::member::{FindMember, MemberAt};
use shared::problem::ProblemCode;
use store::DataKeys;
use tests::{Browser, NONE, Persona, World};

use super::PASSWORD;

fn me(token: &str) -> Request<Body> {
    let request = Request::builder().uri("/api/me").header(AUTHORIZATION, format!("Bearer {token}"));
    request.body(Body::empty()).expect("a good request")
}

async fn opens(world: &World, token: &str) -> bool {
    let raw = world.send(me(token)).await;
    match raw.status {
        200 => true,
        _ => {
            assert_eq!(raw.problem().code, ProblemCode::NotSignedIn);
            false
        }
    }
}

#[tokio::test]
async fn a_token_of_the_previous_key_opens_a_door_until_that_key_is_gone() {
    let world = World::start().await;
    let newer = Keys::generate().unwrap();
    let before = world.token(Persona::Member.id()).await;
    let stranger = World::start().await.token(Persona::Member.id()).await;
    let (old, new) = (world.keys.public_keys().unwrap(), newer.public_keys().unwrap());

    // First every function learns of the new key; then `identity` signs with it; then the old one goes.
    let both = [new.clone(), old.clone()].concat();
    let learnt = kit::Verifier::from_public_keys([old, new.clone()].concat());
    world.redeploy(|config| config.verifier = learnt).await;
    assert!(opens(&world, &before).await);
    let (both, signer) = (kit::Verifier::from_public_keys(both), newer.signer().unwrap());
    world.redeploy(|config| (config.verifier, config.signer) = (both, Some(signer.clone()))).await;
    assert!(opens(&world, &before).await, "signed by the previous key");
    assert!(!opens(&world, &stranger).await, "signed by a key that nobody knows");
    world.set_password(Persona::Member, PASSWORD).await;
    let mut browser = Browser::new(&world);
    let after = browser.sign_in_as(Persona::Member, PASSWORD).await.ok().access_token;
    let alone = kit::Verifier::from_public_keys(new);
    world.redeploy(|config| (config.verifier, config.signer) = (alone, Some(signer))).await;
    assert!(opens(&world, &after).await, "signed by the new key");
    assert!(!opens(&world, &before).await, "the previous key is gone");
}

/// The settings with another data key before or instead of the one the world began with; the index key stays.
async fn with_data_key(world: &World, sealing: Vec<[u8; 32]>) {
    let index = world.keys.index_key().unwrap();
    let keys = DataKeys::of(sealing, index).expect("the world has an index key");
    world.redeploy(|config| config.data_key = keys).await;
}

#[tokio::test]
async fn what_the_previous_data_key_sealed_is_read_until_that_key_is_gone() {
    let world = World::start().await;
    let fellow = MemberAt { member: Persona::Fellow.id() };
    let find = || world.call::<FindMember>(Persona::Secretary, fellow, NONE, NONE);
    let before = find().await.ok();
    world.set_password(Persona::Member, PASSWORD).await;
    let mut browser = Browser::new(&world);
    browser.sign_in_as(Persona::Member, PASSWORD).await.ok();

    let old = world.keys.sealing_keys().unwrap();
    with_data_key(&world, [vec![[5; 32]], old].concat()).await;
    assert_eq!(find().await.ok(), before);
    browser.refresh().await.ok();
    Browser::new(&world).sign_in_as(Persona::Member, PASSWORD).await.ok();

    with_data_key(&world, vec![[5; 32]]).await;
    assert_eq!(find().await.status(), 500, "nobody has the key any more");
    browser.refresh().await.ok();
}
