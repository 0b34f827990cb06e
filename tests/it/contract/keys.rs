//! How things lie in the tables: of every kind one item with its keys and fields. What changes in the snapshot is read
//! by what is stored already, so it is a decision and not an accident.

use std::collections::{BTreeMap, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;
use insta::assert_snapshot;
use tests::World;

use super::ledger::{Ledger, story};

type Item = BTreeMap<String, String>;

#[tokio::test]
async fn an_item_of_every_kind() {
    let world = World::start().await;
    story(&world, &mut Ledger::default()).await;
    put_a_record_aside(&world).await;
    rebuild_all(&world).await;
    let mut kinds: BTreeMap<String, Item> = BTreeMap::new();
    for table in ["app", "secrets"] {
        let scan = world.dynamo.client().scan().table_name(table).into_paginator().items().send();
        for item in scan.collect::<Result<Vec<_>, _>>().await.expect("a test may look at everything") {
            let fields: Item = item.iter().map(|(name, value)| (name.clone(), shown(value))).collect();
            let kind = format!("{} in {table}", fields["kind"].trim_matches('"'));
            // The fullest and then the first, so that what is optional shows and chance does not.
            let better = |known: &Item| (known.len(), &fields) < (fields.len(), known);
            if kinds.get(&kind).is_none_or(better) {
                kinds.insert(kind, fields);
            }
        }
    }
    let mut picture = String::new();
    for (kind, fields) in kinds {
        picture += &format!("{kind}\n");
        for (name, value) in fields {
            picture += &format!("  {name:<14} {value}\n");
        }
    }
    assert_snapshot!(picture);
}

/// An operator's word to build the shelves of all organisations anew.
pub(super) async fn rebuild_all(world: &World) {
    let order = serde_json::json!({ "rebuild_all": { "round": "first" } });
    let order = serde_json::from_value(order).expect("an operator's word");
    let answer = indexing::answer(world.app_of("indexing"), order).await;
    answer.unwrap_or_else(|error| panic!("{error}"));
}

/// A record of the stream that nobody can count, beside one that is counted.
async fn put_a_record_aside(world: &World) {
    let kind = serde_dynamo::AttributeValue::S("member".into());
    let mut records = world.stream_records().await;
    records.retain(|record| record.change.new_image.get("kind") == Some(&kind));
    records.truncate(2);
    // Not one that the story has had counted already.
    records[1].event_id = "a-new-one".into();
    records[1].change.new_image = HashMap::from([("kind".to_owned(), kind)]).into();
    world.hand_over(&records, 2).await;
}

/// A value without what differs from item to item: ids, times, numbers, sealed and hashed bytes.
fn shown(value: &AttributeValue) -> String {
    match value {
        AttributeValue::S(text) => format!("{:?}", text.split('#').map(word).collect::<Vec<_>>().join("#")),
        AttributeValue::N(_) => "number".into(),
        AttributeValue::Bool(_) => "bool".into(),
        AttributeValue::B(_) => "bytes".into(),
        AttributeValue::Null(_) => "null".into(),
        AttributeValue::L(items) => format!("[{}]", items.first().map(shown).unwrap_or_default()),
        AttributeValue::M(fields) => {
            let mut fields: Vec<_> =
                fields.iter().map(|(name, value)| format!("{name}: {}", shown(value))).collect();
            fields.sort();
            format!("{{ {} }}", fields.join(", "))
        }
        other => panic!("nothing of ours is stored as {other:?}"),
    }
}

/// Capital words and `snake_case` are ours; everything else is somebody's.
fn word(text: &str) -> &str {
    let is_id =
        text.len() == 26 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    match text {
        _ if is_id => "<id>",
        _ if text.len() >= 20 && text.as_bytes()[4] == b'-' && text.ends_with('Z') => "<time>",
        _ if text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') => text,
        _ if text.bytes().all(|byte| byte.is_ascii_uppercase()) => text,
        _ => "<text>",
    }
}
