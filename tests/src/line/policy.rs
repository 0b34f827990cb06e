//! What the deployment template allows a function: the statements of its role about the tables.
//!
//! A small part of IAM, as much as the template uses: statements that allow, actions by name, one table or index each,
//! and `dynamodb:LeadingKeys` that must match one of some patterns. Whatever no statement allows is denied.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_yaml_ng::Value;

/// The deployment template; read once for all worlds of a run.
pub static TEMPLATE: LazyLock<Value> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/aws/template.yaml");
    let text = fs::read_to_string(path).expect("the template is in the repository");
    serde_yaml_ng::from_str(&text).expect("the template is YAML")
});

/// An action on a table or index, with the pattern of the partition keys it may touch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Right {
    /// `GetItem`, `Query`, …
    pub action: String,
    /// `app`, `app/gsi2`, `secrets`.
    pub place: String,
    /// `MBR#*`.
    pub pattern: String,
}

impl fmt::Display for Right {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<18} {:<13} {}", self.action, self.place, self.pattern)
    }
}

/// The rights of a function.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    rights: BTreeSet<Right>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Statement {
    effect: String,
    action: Value,
    resource: Value,
    #[serde(default)]
    condition: Value,
}

impl Policy {
    /// The policy of a function in `infra/aws/template.yaml`: of the role `IdentityRole` for `identity`.
    ///
    /// # Panics
    /// When the template has no such role, or a statement about tables that says more than this reads.
    pub fn of(function: &str) -> Self {
        let role = format!("{}{}Role", function[..1].to_uppercase(), &function[1..]);
        let policies = &TEMPLATE["Resources"][role.as_str()]["Properties"]["Policies"];
        let policies = policies.as_sequence().unwrap_or_else(|| panic!("the template has no role {role}"));
        let statements = policies.iter().flat_map(|policy| {
            let list = policy["PolicyDocument"]["Statement"].as_sequence();
            list.into_iter().flatten().cloned().collect::<Vec<_>>()
        });
        Self { rights: statements.flat_map(rights).collect() }
    }

    /// Everything that is allowed.
    pub fn rights(&self) -> impl Iterator<Item = &Right> {
        self.rights.iter()
    }

    /// The right that allows an action on this partition; `None` when it is denied.
    pub fn find(&self, action: &str, place: &str, partition: &str) -> Option<&Right> {
        self.rights.iter().find(|right| {
            right.action == action && right.place == place && is_like(partition, &right.pattern)
        })
    }
}

/// The rights of a statement, none when it is about something else than tables.
fn rights(statement: Value) -> Vec<Right> {
    let statement: Statement = serde_yaml_ng::from_value(statement).expect("a statement of IAM");
    assert_eq!(statement.effect, "Allow", "a policy of ours only allows");
    let actions: Vec<String> = texts(&statement.action)
        .into_iter()
        .filter_map(|action| Some(action.strip_prefix("dynamodb:")?.to_owned()))
        .collect();
    let Some(place) = place(&statement.resource).filter(|_| !actions.is_empty()) else { return Vec::new() };
    let patterns = texts(&statement.condition["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]);
    assert!(!patterns.is_empty(), "{actions:?} on {place} must be bound to prefixes of keys");
    let right = |action: &String| {
        let (action, place) = (action.clone(), place.clone());
        patterns.iter().map(move |pattern| Right {
            action: action.clone(),
            place: place.clone(),
            pattern: pattern.clone(),
        })
    };
    actions.iter().flat_map(right).collect()
}

/// A table or index of ours; `None` for a stream.
fn place(resource: &Value) -> Option<String> {
    let resource = match resource {
        Value::Tagged(tagged) => &tagged.value,
        other => other,
    };
    let text = resource.as_str().unwrap_or_else(|| panic!("one resource for each statement: {resource:?}"));
    let place = text.replace("${", "").replace("}", "").replace("/index/", "/");
    let (table, rest) = place.split_once("Table.").unwrap_or((&place, ""));
    let rest = rest.strip_prefix("Arn").filter(|rest| !rest.starts_with("/stream"))?;
    Some(format!("{}{rest}", table.to_lowercase()))
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Sequence(items) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// IAM's `StringLike`, for patterns with one star at the end or none.
fn is_like(text: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => text.starts_with(prefix),
        None => text == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_ends_a_prefix_and_nothing_else_matches_more() {
        assert!(is_like("one-1", "one-*") && is_like("one-", "one-*") && is_like("X", "X"));
        assert!(!is_like("two-1", "one-*") && !is_like("one", "one-*") && !is_like("XY", "X"));
    }

    #[test]
    fn every_function_has_a_policy_and_only_identity_sees_secrets() {
        for function in ["identity", "members", "meetings", "reports", "jobs"] {
            let policy = Policy::of(function);
            assert!(policy.rights().next().is_some(), "{function}");
            let sees = policy.rights().any(|right| right.place.starts_with("secrets"));
            assert_eq!(sees, function == "identity", "{function}");
            assert!(
                policy.rights().all(|right| right.action != "Scan" && right.pattern.len() > 2),
                "{function}"
            );
        }
    }
}
