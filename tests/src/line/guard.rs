//! A guard on the line: lets pass what the deployment template allows the speaker, as AWS will, and nothing else.
//!
//! So every test of an endpoint is a test of its function's policy too: a key, index or operation that the template
//! does not grant fails here and not on the day of a deployment. The guard also keeps which rights were used, for the
//! test that nothing is granted in vain.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use http::StatusCode;
use serde_json::{Value, json};

use super::policy::{Policy, Right};
use super::{Answer, Answering, Asked, Layer, Next};

/// A guard.
pub struct Guard {
    policy: Policy,
    used: Mutex<BTreeSet<Right>>,
}

/// One thing that a request does: an action, where, on which partition.
#[derive(Debug)]
struct Act {
    action: String,
    place: String,
    partition: String,
}

impl Guard {
    /// The guard of a function.
    pub fn of(function: &str) -> Self {
        Self { policy: Policy::of(function), used: Mutex::default() }
    }

    /// What is allowed and was never used.
    pub fn unused(&self) -> Vec<Right> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        self.policy.rights().filter(|right| !used.contains(*right)).cloned().collect()
    }

    /// A table's name begins with its stage, which ends with a hyphen.
    fn allows(&self, act: &Act) -> bool {
        let place = act.place.rsplit('-').next().unwrap_or_default();
        let right = self.policy.find(&act.action, place, &act.partition);
        if let Some(right) = right {
            self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(right.clone());
        }
        right.is_some()
    }
}

impl Layer for Guard {
    fn answer<'a>(&'a self, asked: &'a Asked, next: Next<'a>) -> Answering<'a> {
        match acts(asked).into_iter().find(|act| !self.allows(act)) {
            None => next.answer(asked),
            Some(act) => {
                eprintln!("{} may not {act:?}: see its role in infra/aws/template.yaml", asked.speaker);
                Box::pin(async { Answer::error(StatusCode::BAD_REQUEST, "AccessDeniedException", json!({})) })
            }
        }
    }
}

/// Everything that a request does, as IAM names it.
fn acts(asked: &Asked) -> Vec<Act> {
    let json = asked.json();
    let table = json["TableName"].as_str().unwrap_or_default();
    let act = |action: &str, place: &str, partition: &Value| Act {
        action: action.to_owned(),
        place: place.to_owned(),
        partition: partition["S"].as_str().unwrap_or_default().to_owned(),
    };
    match asked.operation.as_str() {
        "PutItem" => vec![act("PutItem", table, &json["Item"]["pk"])],
        operation @ ("GetItem" | "UpdateItem" | "DeleteItem") => {
            vec![act(operation, table, &json["Key"]["pk"])]
        }
        "Query" => {
            let place = match json["IndexName"].as_str() {
                Some(index) => format!("{table}/{index}"),
                None => table.to_owned(),
            };
            vec![act("Query", &place, &json["ExpressionAttributeValues"][":pk"])]
        }
        "BatchGetItem" => {
            let tables = json["RequestItems"].as_object().into_iter().flatten();
            let keys = tables.flat_map(|(table, wanted)| {
                wanted["Keys"].as_array().into_iter().flatten().map(move |key| (table, key))
            });
            keys.map(|(table, key)| act("BatchGetItem", table, &key["pk"])).collect()
        }
        "BatchWriteItem" => {
            let tables = json["RequestItems"].as_object().into_iter().flatten();
            let writes = tables.flat_map(|(table, writes)| {
                writes.as_array().into_iter().flatten().map(move |write| (table, write))
            });
            let partition = |write: &Value| match write.get("PutRequest") {
                Some(put) => put["Item"]["pk"].clone(),
                None => write["DeleteRequest"]["Key"]["pk"].clone(),
            };
            writes.map(|(table, write)| act("BatchWriteItem", table, &partition(write))).collect()
        }
        "TransactWriteItems" => {
            let writes = json["TransactItems"].as_array().into_iter().flatten();
            writes.flat_map(|write| write.as_object().into_iter().flatten()).map(in_transaction).collect()
        }
        other => vec![act(other, table, &Value::Null)],
    }
}

/// A write of a transaction is allowed or not as the same write alone.
fn in_transaction((kind, write): (&String, &Value)) -> Act {
    let (action, key) = match kind.as_str() {
        "Put" => ("PutItem", &write["Item"]),
        "Update" => ("UpdateItem", &write["Key"]),
        "Delete" => ("DeleteItem", &write["Key"]),
        _ => ("ConditionCheckItem", &write["Key"]),
    };
    Act {
        action: action.to_owned(),
        place: write["TableName"].as_str().unwrap_or_default().to_owned(),
        partition: key["pk"]["S"].as_str().unwrap_or_default().to_owned(),
    }
}
