//! Storms: throttling, lost replies, cut lines, conflicts, stale reads between the functions and the table. Whatever the
//! weather, what was acknowledged is there, nothing is there twice, and nobody asks without end.

mod budget;
mod evening;
mod feedback;
mod lost_replies;
mod minutes;
mod papers;
mod people;
mod repeats;
mod study;
mod suite;
mod transfers;

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::{Value, json};
use tests::World;

/// Everything stored, item by item, but for what is made with a key of this world: seals and blind indexes.
async fn stored(world: &World) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    for table in ["app", "secrets"] {
        let items = world.dynamo.client().scan().table_name(table).into_paginator().items().send();
        for item in items.collect::<Result<Vec<_>, _>>().await.expect("a test may look at everything") {
            let key = format!("{table} {:?} {:?}", item["pk"], item["sk"]);
            if item["kind"].as_s().is_ok_and(|kind| kind != "citizen_id_guard") {
                all.insert(key, shown(&AttributeValue::M(item)));
            }
        }
    }
    all
}

fn shown(value: &AttributeValue) -> Value {
    match value {
        AttributeValue::M(fields) => {
            let fields = fields.iter().filter(|(name, _)| *name != "sealed");
            let fields: BTreeMap<_, _> = fields.map(|(name, value)| (name, shown(value))).collect();
            json!(fields)
        }
        AttributeValue::L(items) => items.iter().map(shown).collect(),
        other => json!(format!("{other:?}")),
    }
}
