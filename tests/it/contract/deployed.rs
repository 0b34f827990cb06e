//! What is deployed is what is written here: every endpoint of the contract reaches, through the edge and the gateway
//! of the template, the function whose router serves it.

use serde_yaml_ng::Value;
use shared::openapi;
use tests::line::TEMPLATE;
use tests::routes::{ROUTES, Route, at, fit, receiver, text};

use super::rows;

/// The context whose router serves an endpoint.
fn owner(name: &str) -> &'static str {
    let contexts = local::server::contexts();
    let serving: Vec<_> =
        contexts.iter().filter(|(_, routes)| routes.names().contains(&name)).map(|(name, _)| *name).collect();
    match serving.as_slice() {
        [one] => one,
        other => panic!("{name} is served by {other:?}"),
    }
}

#[test]
fn every_endpoint_reaches_the_function_that_serves_it() {
    for row in rows() {
        // A value of a placeholder is never a word of a path: ids are 26 letters and digits, roles have a word more.
        let path = row.path.replace('{', "0").replace('}', "");
        let found = receiver(&ROUTES, row.verb.as_str(), &path);
        assert_eq!(found, Some(owner(row.name)), "{} {} {}", row.name, row.verb.as_str(), row.path);
    }
    assert_eq!(receiver(&ROUTES, "GET", openapi::PATH), Some("identity"), "the contract itself");
}

#[test]
fn no_route_leads_to_a_function_that_serves_nothing_there() {
    for route in ROUTES.iter() {
        let served = rows().iter().any(|row| {
            let path = row.path.replace('{', "0").replace('}', "");
            fit(route, row.verb.as_str(), &path).is_some() && owner(row.name) == route.function
        });
        let is_contract = (route.path.as_str(), route.function.as_str()) == (openapi::PATH, "identity");
        assert!(served || is_contract, "{} {} -> {}", route.method, route.path, route.function);
    }
}

#[test]
fn the_more_exact_route_wins() {
    let route = |path: &str, function: &str| Route {
        method: "ANY".into(),
        path: path.into(),
        function: function.into(),
    };
    let routes = [
        route("/api/orgs/{proxy+}", "greedy"),
        route("/api/orgs/{org}/meetings", "exact"),
        route("/api/me", "me"),
    ];
    for (path, expected) in [
        ("/api/orgs/1", Some("greedy")),
        ("/api/orgs/1/meetings", Some("exact")),
        ("/api/orgs/1/meetings/2", Some("greedy")),
        ("/api/orgs", None),
        ("/api/me", Some("me")),
        ("/api/me/x", None),
        ("/api", None),
    ] {
        assert_eq!(receiver(&routes, "GET", path), expected, "{path}");
    }
}

#[test]
fn the_edge_hands_the_interface_on_and_keeps_nothing_of_it() {
    let distribution = &TEMPLATE["Resources"]["Distribution"];
    let behaviours = at(distribution, &["Properties", "DistributionConfig", "CacheBehaviors"]);
    let behaviours = behaviours.and_then(Value::as_sequence).expect("the edge has behaviours");
    let first = behaviours.first().expect("the edge has behaviours");
    assert_eq!(text(first, &["PathPattern"]), "/api/*", "before any other");
    assert_eq!(text(first, &["TargetOriginId"]), "api");
    // AWS's policies "CachingDisabled" and "AllViewerExceptHostHeader".
    assert_eq!(text(first, &["CachePolicyId"]), "4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
    assert_eq!(text(first, &["OriginRequestPolicyId"]), "b689b0a8-53d0-40ab-baf2-68738e2966ac");
    let methods = first["AllowedMethods"].as_sequence().expect("methods are listed");
    for row in rows() {
        assert!(row.path.starts_with("/api/"), "{}", row.path);
        assert!(methods.iter().any(|method| method.as_str() == Some(row.verb.as_str())), "{}", row.name);
    }
    for behaviour in &behaviours[1..] {
        let pattern = text(behaviour, &["PathPattern"]);
        assert!(pattern.starts_with("/*-????????????????."), "{pattern} holds what is named by content");
        assert_eq!(text(behaviour, &["TargetOriginId"]), "web");
    }
}
