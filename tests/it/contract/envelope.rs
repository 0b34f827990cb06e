//! Whatever goes wrong comes back in the one envelope: a code, a sentence to read, a request id to quote.

use axum::body::Body;
use http::Request;
use http::header::{ALLOW, AUTHORIZATION, CACHE_CONTROL};
use insta::assert_json_snapshot;
use shared::problem::ProblemCode;
use tests::{Persona, Raw, World};

async fn ask(world: &World, verb: &str, path: &str, body: impl Into<Body>) -> Raw {
    let token = world.token(Persona::Secretary.id()).await;
    let request = Request::builder().method(verb).uri(path).header(AUTHORIZATION, format!("Bearer {token}"));
    world.send(request.body(body.into()).expect("a good request")).await
}

#[tokio::test]
async fn an_unknown_path_is_not_found() {
    let world = World::start().await;
    for path in ["/api/nothing", "/api/", "/api/me/", "/api/meetings/%FF", "/"] {
        let raw = ask(&world, "GET", path, "").await;
        assert_eq!(raw.problem().code, ProblemCode::NotFound, "{path}");
    }
}

#[tokio::test]
async fn an_id_that_is_none_is_not_found() {
    let world = World::start().await;
    for path in ["/api/members/x", "/api/meetings/01HF7YAT0U", "/api/orgs/'%20OR%201=1/members"] {
        let raw = ask(&world, "GET", path, "").await;
        assert_eq!(raw.problem().code, ProblemCode::NotFound, "{path}");
    }
}

#[tokio::test]
async fn a_wrong_verb_is_told_with_the_right_one() {
    let world = World::start().await;
    for (verb, path) in [("DELETE", "/api/me"), ("PATCH", "/api/sessions"), ("POST", "/api/me/duties")] {
        let raw = ask(&world, verb, path, "").await;
        assert_eq!(raw.problem().code, ProblemCode::WrongVerb, "{verb} {path}");
        assert!(raw.headers.contains_key(ALLOW), "{verb} {path}: RFC 9110, 15.5.6");
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_before_it_is_read() {
    let world = World::start().await;
    let path = "/api/sessions";
    let body = |bytes: usize| format!("{{\"citizen_id\":\"1\",\"password\":\"{}\"}}", "a".repeat(bytes));
    let raw = ask(&world, "POST", path, body(256 * 1024)).await;
    assert_eq!(raw.problem().code, ProblemCode::TooLarge);
    let endless = futures_of_chunks(5_000);
    assert_eq!(ask(&world, "POST", path, endless).await.problem().code, ProblemCode::TooLarge);
    let raw = ask(&world, "POST", path, body(200 * 1024)).await;
    assert_eq!(raw.problem().code, ProblemCode::SignInFailed, "large, but within the limit");
}

/// A body without a length, in chunks of a kilobyte.
fn futures_of_chunks(count: usize) -> Body {
    let body = http_body_util::Full::new(axum::body::Bytes::from(vec![b'a'; count * 1024]));
    Body::new(body)
}

#[tokio::test]
async fn what_does_not_fit_its_shape_is_unreadable() {
    let world = World::start().await;
    for body in ["", "{", "[]", "null", "{\"citizen_id\":1,\"password\":\"x\"}", "\u{feff}{}", "{}{}"] {
        let raw = ask(&world, "POST", "/api/sessions", body).await;
        assert_eq!(raw.problem().code, ProblemCode::Unreadable, "{body:?}");
    }
    let path = format!("/api/orgs/{}/statistics?year=last", tests::country::BRANCH);
    assert_eq!(ask(&world, "GET", &path, "").await.problem().code, ProblemCode::Unreadable);
}

#[tokio::test]
async fn a_problem_never_echoes_what_was_sent() {
    let world = World::start().await;
    let secret = "mật-khẩu-rất-riêng";
    for body in
        [format!("{{\"password\":\"{secret}\""), format!("{{\"citizen_id\":\"{secret}\",\"password\":1}}")]
    {
        let raw = ask(&world, "POST", "/api/sessions", body).await;
        assert!(!String::from_utf8_lossy(&raw.bytes).contains(secret));
    }
}

#[tokio::test]
async fn the_envelope_of_each_failure_of_a_request() {
    let world = World::start().await;
    let mut shown = Vec::new();
    for (verb, path, body) in [
        ("GET", "/api/nothing", ""),
        ("DELETE", "/api/me", ""),
        ("POST", "/api/sessions", "{"),
        ("POST", "/api/sessions", &"a".repeat(300_000)),
    ] {
        let raw = ask(&world, verb, path, body.to_owned()).await;
        let mut problem = raw.problem();
        problem.request_id = Some("[request_id]".into());
        shown.push((verb, path, raw.status, problem));
    }
    assert_json_snapshot!(shown);
}

#[tokio::test]
async fn the_request_id_is_the_edges_own_where_it_gives_one() {
    let world = World::start().await;
    let ask = async |given: &str| {
        let request = Request::get("/api/nothing").header("x-amzn-trace-id", given);
        world.send(request.body(Body::empty()).unwrap()).await.problem().request_id.unwrap()
    };
    assert_eq!(
        ask("Root=1-67891233-abcdef012345678912345678").await,
        "Root=1-67891233-abcdef012345678912345678"
    );
    let long = "a".repeat(129);
    for strange in ["a b", "", long.as_str()] {
        assert_ne!(ask(strange).await, strange);
    }
    assert_ne!(ask("").await, ask("").await, "each request has its own");
}

#[tokio::test]
async fn nothing_on_the_way_may_keep_an_answer_or_a_refusal() {
    let world = World::start().await;
    for path in ["/api/me", "/api/nothing", "/api/members/x"] {
        let raw = ask(&world, "GET", path, "").await;
        let policy = raw.headers.get(CACHE_CONTROL).map(|value| value.to_str().unwrap());
        assert_eq!(policy, Some("no-store"), "{path}: {}", raw.status);
    }
}
