//! What is deployed is what is written here: every endpoint of the contract reaches, through the edge and the gateway
//! of the template, the function whose router serves it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_yaml_ng::Value;
use shared::openapi;

use super::rows;

const TEMPLATE: &str = include_str!("../../../infra/aws/template.yaml");

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Template {
    resources: BTreeMap<String, Value>,
}

/// A path of the gateway and the function behind it.
struct Route {
    method: String,
    path: String,
    function: String,
}

/// A value below others, past the tags of CloudFormation.
fn at<'v>(value: &'v Value, path: &[&str]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, name| value.get(name))
}

fn text<'v>(value: &'v Value, path: &[&str]) -> &'v str {
    let found = at(value, path).map(|value| match value {
        Value::Tagged(tagged) => &tagged.value,
        plain => plain,
    });
    found.and_then(Value::as_str).unwrap_or_else(|| panic!("the template has no text at {path:?}"))
}

fn template() -> Template {
    serde_yaml_ng::from_str(TEMPLATE).expect("the template is YAML")
}

/// The routes of all functions; each function is called by the name of its archive.
fn routes() -> Vec<Route> {
    let mut routes = Vec::new();
    for resource in template().resources.values() {
        if text(resource, &["Type"]) != "AWS::Serverless::Function" {
            continue;
        }
        let archive = text(resource, &["Properties", "CodeUri"]);
        let function = archive.trim_start_matches("../../target/package/").trim_end_matches("-arm64.zip");
        let events = at(resource, &["Properties", "Events"]).and_then(Value::as_mapping);
        for event in events.expect("a function is called by something").values() {
            if text(event, &["Type"]) == "HttpApi" {
                routes.push(Route {
                    method: text(event, &["Properties", "Method"]).to_owned(),
                    path: text(event, &["Properties", "Path"]).to_owned(),
                    function: function.to_owned(),
                });
            }
        }
    }
    routes
}

/// How well a route fits a request, as the gateway decides it: a whole path before a greedy one, and among either the
/// one with more of its parts written out. `None` when it does not fit.
fn fit(route: &Route, method: &str, path: &str) -> Option<(bool, usize)> {
    if route.method != "ANY" && route.method != method {
        return None;
    }
    let (wanted, greedy) = match route.path.strip_suffix("/{proxy+}") {
        Some(begin) => (begin, true),
        None => (route.path.as_str(), false),
    };
    let wanted: Vec<_> = wanted.split('/').collect();
    let given: Vec<_> = path.split('/').collect();
    let long_enough = if greedy { given.len() > wanted.len() } else { given.len() == wanted.len() };
    let is_variable = |part: &str| part.starts_with('{');
    let fits = wanted.iter().zip(&given).all(|(wanted, given)| is_variable(wanted) || wanted == given);
    (long_enough && fits).then(|| (!greedy, wanted.iter().filter(|part| !is_variable(part)).count()))
}

/// The function that the gateway gives a request to.
fn receiver<'r>(routes: &'r [Route], method: &str, path: &str) -> Option<&'r str> {
    let mut fitting: Vec<_> =
        routes.iter().filter_map(|route| Some((fit(route, method, path)?, route))).collect();
    fitting.sort_by_key(|(fit, _)| *fit);
    let (best, route) = fitting.pop()?;
    assert!(fitting.iter().all(|(other, _)| *other < best), "{method} {path} fits two routes equally well");
    Some(&route.function)
}

/// The context whose router serves an endpoint.
fn owner(name: &str) -> &'static str {
    let contexts = [
        ("identity", identity::routes()),
        ("members", members::routes()),
        ("meetings", meetings::routes()),
        ("documents", documents::routes()),
    ];
    let serving: Vec<_> =
        contexts.iter().filter(|(_, routes)| routes.names().contains(&name)).map(|(name, _)| *name).collect();
    match serving.as_slice() {
        [one] => one,
        other => panic!("{name} is served by {other:?}"),
    }
}

#[test]
fn every_endpoint_reaches_the_function_that_serves_it() {
    let routes = routes();
    for row in rows() {
        // A value of a placeholder is never a word of a path: ids are 26 letters and digits, roles have a word more.
        let path = row.path.replace('{', "0").replace('}', "");
        let found = receiver(&routes, row.verb.as_str(), &path);
        assert_eq!(found, Some(owner(row.name)), "{} {} {}", row.name, row.verb.as_str(), row.path);
    }
    assert_eq!(receiver(&routes, "GET", openapi::PATH), Some("identity"), "the contract itself");
}

#[test]
fn no_route_leads_to_a_function_that_serves_nothing_there() {
    let routes = routes();
    for route in &routes {
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
    let template = template();
    let distribution = &template.resources["Distribution"];
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
