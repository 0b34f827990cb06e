//! A stream record as the SDK reads it, turned into the event that Lambda would give to a function.

use std::collections::HashMap;

use aws_lambda_events::event::dynamodb::Event;
use aws_sdk_dynamodbstreams::types::{AttributeValue, Record, StreamRecord};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

/// A record holds what is not known yet.
#[derive(Debug, thiserror::Error)]
#[error("a stream record cannot be handed over: {0}")]
pub struct UnknownRecord(String);

/// One event of several records.
///
/// # Errors
/// When a record holds a kind of value that is not known yet.
pub fn event(records: &[Record], stream: &str) -> Result<Event, UnknownRecord> {
    let records: Vec<Value> =
        records.iter().map(|record| json_of(record, stream)).collect::<Result<_, UnknownRecord>>()?;
    serde_json::from_value(json!({ "Records": records })).map_err(|error| UnknownRecord(error.to_string()))
}

fn json_of(record: &Record, stream: &str) -> Result<Value, UnknownRecord> {
    let mut json = json!({
        "eventID": record.event_id,
        "eventName": record.event_name.as_ref().map(|name| name.as_str()),
        "eventVersion": record.event_version,
        "eventSource": record.event_source,
        "awsRegion": record.aws_region,
        "eventSourceARN": stream,
        "dynamodb": change(record.dynamodb.as_ref().ok_or_else(|| UnknownRecord("no change".into()))?)?,
    });
    if let Some(identity) = &record.user_identity {
        json["userIdentity"] = json!({ "type": identity.r#type, "principalId": identity.principal_id });
    }
    Ok(json)
}

fn change(change: &StreamRecord) -> Result<Value, UnknownRecord> {
    let mut json = json!({
        "ApproximateCreationDateTime": change.approximate_creation_date_time.map_or(0.0, |time| time.as_secs_f64()),
        "SequenceNumber": change.sequence_number,
        "SizeBytes": change.size_bytes.unwrap_or_default(),
        "StreamViewType": change.stream_view_type.as_ref().map(|view| view.as_str()),
    });
    for (name, image) in
        [("Keys", &change.keys), ("NewImage", &change.new_image), ("OldImage", &change.old_image)]
    {
        if let Some(image) = image {
            json[name] = Value::Object(item(image)?);
        }
    }
    Ok(json)
}

fn item(item: &HashMap<String, AttributeValue>) -> Result<Map<String, Value>, UnknownRecord> {
    item.iter().map(|(name, attribute)| Ok((name.clone(), value(attribute)?))).collect()
}

fn value(attribute: &AttributeValue) -> Result<Value, UnknownRecord> {
    Ok(match attribute {
        AttributeValue::S(text) => json!({ "S": text }),
        AttributeValue::N(number) => json!({ "N": number }),
        AttributeValue::B(bytes) => json!({ "B": STANDARD.encode(bytes) }),
        AttributeValue::Bool(flag) => json!({ "BOOL": flag }),
        AttributeValue::Null(flag) => json!({ "NULL": flag }),
        AttributeValue::Ss(texts) => json!({ "SS": texts }),
        AttributeValue::Ns(numbers) => json!({ "NS": numbers }),
        AttributeValue::Bs(all) => {
            json!({ "BS": all.iter().map(|bytes| STANDARD.encode(bytes)).collect::<Vec<_>>() })
        }
        AttributeValue::L(list) => json!({ "L": list.iter().map(value).collect::<Result<Vec<_>, _>>()? }),
        AttributeValue::M(map) => json!({ "M": item(map)? }),
        _ => return Err(UnknownRecord("an unknown kind of value".into())),
    })
}
