//! The functions as they are packed: programs of their own under an emulator of the Lambda runtime. What their
//! endpoints do is told in the other modules; here it is shown that the same happens in what is deployed.

use http::Request;
use serde_json::{Value, json};
use shared::problem::ProblemCode;
use tests::journey::{self, Account, Cast};
use tests::{EDGE_KEY, Functions, Persona, Site, TABLE_PREFIX, World, now};

const PASSWORD: &str = "mùa lúa chín vàng 26";

async fn account(world: &World, who: Persona) -> Account {
    world.set_password(who, PASSWORD).await;
    Account { citizen_id: who.person().citizen_id.to_owned(), password: PASSWORD.to_owned() }
}

/// Signing in as the secretary, as an event of the HTTP API with its body written in this way.
fn sign_in(body: &str, is_base64: bool) -> Value {
    json!({
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": "/api/sessions",
        "rawQueryString": "",
        "headers": {
            "content-type": "application/json",
            "x-forwarded-for": "198.51.100.7, 192.0.2.1",
            "x-sotay-edge": EDGE_KEY,
        },
        "requestContext": { "http": { "method": "POST", "path": "/api/sessions" }, "stage": "$default" },
        "body": body,
        "isBase64Encoded": is_base64,
    })
}

#[tokio::test]
async fn an_evening_from_the_draft_to_the_figures() {
    let world = World::start_as(TABLE_PREFIX).await;
    let cast = Cast {
        secretary: account(&world, Persona::Secretary).await,
        comes: account(&world, Persona::CommitteeMember).await,
        is_away: account(&world, Persona::Member).await,
    };
    let functions = Functions::start(&world).await;
    journey::play(&functions, &cast, now()).await;
}

#[tokio::test]
async fn cookies_travel_beside_the_headers_and_a_body_in_base_64_is_read_as_written() {
    use base64::Engine;
    let world = World::start_as(TABLE_PREFIX).await;
    let Account { citizen_id, password } = account(&world, Persona::Secretary).await;
    let functions = Functions::start(&world).await;
    let attempt = json!({ "citizen_id": citizen_id, "password": password }).to_string();
    let encoded = base64::engine::general_purpose::STANDARD.encode(&attempt);
    for event in [sign_in(&attempt, false), sign_in(&encoded, true)] {
        let given: Value = serde_json::from_slice(&functions.invoke("identity", &event).await).unwrap();
        assert_eq!(given["statusCode"], 200, "{given}");
        let cookie = given["cookies"][0].as_str().unwrap();
        assert!(cookie.starts_with("__Host-sotay=") && cookie.contains("; HttpOnly"), "{cookie}");
        assert!(given["headers"].get("set-cookie").is_none(), "{given}");
        let mut refresh = sign_in("", false);
        refresh["rawPath"] = "/api/refresh".into();
        refresh["requestContext"]["http"]["path"] = "/api/refresh".into();
        refresh["cookies"] = json!(["theme=dark", cookie.split(';').next()]);
        let given: Value = serde_json::from_slice(&functions.invoke("identity", &refresh).await).unwrap();
        assert_eq!(
            (&given["statusCode"], &given["isBase64Encoded"]),
            (&json!(200), &json!(false)),
            "{given}"
        );
    }
}

#[tokio::test]
async fn a_function_refuses_as_the_contract_says_and_knows_only_its_own_paths() {
    let world = World::start_as(TABLE_PREFIX).await;
    let functions = Functions::start(&world).await;
    let ask = |path: &'static str| Request::builder().uri(path).body(axum::body::Body::empty()).unwrap();
    let health = functions.send(ask("/api/health")).await;
    assert_eq!(health.status, 200);
    for (path, code) in [
        ("/api/me", ProblemCode::NotSignedIn),
        ("/api/meetings/01hf7yat00000000000000006d", ProblemCode::NotSignedIn),
    ] {
        assert_eq!(functions.send(ask(path)).await.problem().code, code, "{path}");
    }
    let past_the_edge = Request::builder().uri("/api/health").header("x-sotay-edge", "guessed");
    let past_the_edge = functions.send(past_the_edge.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(past_the_edge.problem().code, ProblemCode::NotFound);
    let elsewhere = functions.send_to("identity", ask("/api/sessions/a/b")).await;
    assert_eq!(elsewhere.problem().code, ProblemCode::NotFound);
}
