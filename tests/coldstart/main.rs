//! Counts what a cold start costs, in instructions: on a machine that others use too, time says little and
//! instructions say nearly the same each time.
//!
//! Two programs are measured, given on the command line: the function `meetings` and a function that only says hello.
//! Each is started by valgrind before a stand-in for the Lambda runtime; the database is the embedded one behind a
//! terminator of TLS whose certificate was made a moment ago. Prints JSON and nothing else.

mod callgrind;
mod runtime;
mod terminator;

use std::path::PathBuf;

use serde_json::{Value, json};
use tests::country::BRANCH;
use tests::{EDGE_KEY, Evening, Persona, TABLE_PREFIX, World, now, settings};

use callgrind::Program;
use terminator::Terminator;

#[tokio::main]
async fn main() {
    let mut programs = std::env::args().skip(1).map(PathBuf::from);
    let (Some(meetings), Some(hello)) = (programs.next(), programs.next()) else {
        panic!("`cargo xtask coldstart` says which programs to measure");
    };
    let world = World::start_as(TABLE_PREFIX).await;
    let evening = Evening::called(&world).await;
    // The functions ask the system's clock.
    world.clock.set(now());
    let token = world.token(Persona::Member.id()).await;
    let database = Terminator::before(world.dynamo.endpoint()).await;
    let mut environment = settings("meetings", &world, &database.url);
    environment.push(("SSL_CERT_FILE".to_owned(), database.trusted.display().to_string()));
    let ours = Program { path: meetings, environment };
    let theirs = Program { path: hello, environment: Vec::new() };
    let find = event(&format!("/api/meetings/{}", evening.id), Some(&token));
    let (ours, meeting) = ours.measure(&find).await;
    let (theirs, greeting) = theirs.measure(&event("/", None)).await;
    assert_eq!(meeting["statusCode"], 200, "{meeting}");
    assert!(meeting["body"].as_str().is_some_and(|body| body.contains(&BRANCH.to_string())), "{meeting}");
    assert_eq!(greeting["body"], "hello", "{greeting}");
    let ratio = ours.init as f64 / theirs.init as f64;
    let shown = json!({
        "init_instructions": ours.init,
        "hello_instructions": theirs.init,
        "ratio": (ratio * 100.0).round() / 100.0,
        "first_request_instructions": ours.first_request,
        "hello_first_request_instructions": theirs.first_request,
        "database": "over TLS",
        "trusted_certificates": database.trusted_certificates,
        "processor": std::env::consts::ARCH,
    });
    println!("{}", serde_json::to_string_pretty(&shown).expect("numbers are JSON"));
}

/// A request as the HTTP API writes it.
fn event(path: &str, token: Option<&str>) -> Value {
    let mut headers = json!({
        "accept": "application/json",
        "x-forwarded-for": "198.51.100.7, 192.0.2.1",
        "x-sotay-edge": EDGE_KEY,
    });
    if let Some(token) = token {
        headers["authorization"] = format!("Bearer {token}").into();
    }
    json!({
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": "",
        "headers": headers,
        "requestContext": { "http": { "method": "GET", "path": path }, "stage": "$default" },
        "isBase64Encoded": false,
    })
}
