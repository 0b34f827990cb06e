//! The routes of the gateway, as the deployment template says them, and which of them takes a request.

use std::sync::LazyLock;

use serde_yaml_ng::Value;

use crate::line::TEMPLATE;

/// A path of the gateway and the function behind it.
pub struct Route {
    /// `GET`, `ANY`.
    pub method: String,
    /// `/api/meetings/{meeting}`.
    pub path: String,
    /// `meetings`.
    pub function: String,
}

/// The routes of all functions.
pub static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(read);

/// A value below others.
pub fn at<'v>(value: &'v Value, path: &[&str]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, name| value.get(name))
}

/// A text below others, past the tags of CloudFormation.
///
/// # Panics
/// When there is none.
pub fn text<'v>(value: &'v Value, path: &[&str]) -> &'v str {
    let found = at(value, path).map(|value| match value {
        Value::Tagged(tagged) => &tagged.value,
        plain => plain,
    });
    found.and_then(Value::as_str).unwrap_or_else(|| panic!("the template has no text at {path:?}"))
}

/// The routes of all functions; each function is called by the name of its archive.
fn read() -> Vec<Route> {
    let mut routes = Vec::new();
    for resource in TEMPLATE["Resources"].as_mapping().expect("the template has resources").values() {
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
pub fn fit(route: &Route, method: &str, path: &str) -> Option<(bool, usize)> {
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
pub fn receiver<'r>(routes: &'r [Route], method: &str, path: &str) -> Option<&'r str> {
    let mut fitting: Vec<_> =
        routes.iter().filter_map(|route| Some((fit(route, method, path)?, route))).collect();
    fitting.sort_by_key(|(fit, _)| *fit);
    let (best, route) = fitting.pop()?;
    assert!(fitting.iter().all(|(other, _)| *other < best), "{method} {path} fits two routes equally well");
    Some(&route.function)
}
