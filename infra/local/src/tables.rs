//! The tables, made from the same template that makes them in AWS.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::BuildError;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, Projection,
    StreamSpecification, TimeToLiveSpecification, TimeToLiveStatus,
};
use serde::Deserialize;
use serde_yaml_ng::Value;

use crate::engines::Fault;

const TEMPLATE: &str = include_str!("../../aws/template.yaml");
const TABLE: &str = "AWS::DynamoDB::Table";

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Template {
    resources: BTreeMap<String, Resource>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Resource {
    r#type: String,
    properties: Value,
}

/// What the embedded engine needs of a table; the rest of the template is for AWS alone.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Definition {
    table_name: Value,
    attribute_definitions: Vec<Attribute>,
    key_schema: Vec<KeyPart>,
    #[serde(default)]
    global_secondary_indexes: Vec<Index>,
    stream_specification: Option<Stream>,
    time_to_live_specification: Option<TimeToLive>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Attribute {
    attribute_name: String,
    attribute_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct KeyPart {
    attribute_name: String,
    key_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Index {
    index_name: String,
    key_schema: Vec<KeyPart>,
    projection: IndexProjection,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct IndexProjection {
    projection_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Stream {
    stream_view_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct TimeToLive {
    attribute_name: String,
}

/// Makes the tables `{prefix}app` and `{prefix}secrets` unless they exist; what exists is left as it is.
///
/// # Errors
/// When the template cannot be read, the engine refuses a table, or a table from an older release lacks an index.
pub async fn create_missing(client: &Client, prefix: &str) -> Result<(), Fault> {
    for definition in definitions(TEMPLATE)? {
        let name = definition.name(prefix)?;
        create(client, &definition, &name).await.map_err(|error| format!("table {name}: {error}"))?;
    }
    Ok(())
}

async fn create(client: &Client, definition: &Definition, name: &str) -> Result<(), Fault> {
    let listed = client.list_tables().send().await.map_err(|error| error.into_service_error())?;
    if !listed.table_names().iter().any(|listed| listed == name) {
        create_new(client, definition, name).await?;
    }
    let found =
        client.describe_table().table_name(name).send().await.map_err(|error| error.into_service_error())?;
    let indexes = found.table.as_ref().map(|table| table.global_secondary_indexes().len());
    if indexes != Some(definition.global_secondary_indexes.len()) {
        return Err("has other indexes than the template: start with --fresh or another --data".into());
    }
    expire(client, definition, name).await
}

async fn create_new(client: &Client, definition: &Definition, name: &str) -> Result<(), Fault> {
    let mut request = client.create_table().table_name(name).billing_mode(BillingMode::PayPerRequest);
    request = request.set_key_schema(Some(keys(&definition.key_schema)?));
    for attribute in &definition.attribute_definitions {
        request = request.attribute_definitions(attribute.built()?);
    }
    for index in &definition.global_secondary_indexes {
        request = request.global_secondary_indexes(index.built()?);
    }
    if let Some(stream) = &definition.stream_specification {
        let view = stream.stream_view_type.as_str().into();
        let stream = StreamSpecification::builder().stream_enabled(true).stream_view_type(view).build()?;
        request = request.stream_specification(stream);
    }
    request.send().await.map_err(|error| error.into_service_error())?;
    Ok(())
}

async fn expire(client: &Client, definition: &Definition, name: &str) -> Result<(), Fault> {
    let Some(wanted) = &definition.time_to_live_specification else { return Ok(()) };
    let found = client.describe_time_to_live().table_name(name).send().await;
    let found = found.map_err(|error| error.into_service_error())?.time_to_live_description;
    if found.and_then(|found| found.time_to_live_status) == Some(TimeToLiveStatus::Enabled) {
        return Ok(());
    }
    let wanted =
        TimeToLiveSpecification::builder().attribute_name(&wanted.attribute_name).enabled(true).build()?;
    let sent = client.update_time_to_live().table_name(name).time_to_live_specification(wanted).send().await;
    sent.map_err(|error| error.into_service_error())?;
    Ok(())
}

fn definitions(template: &str) -> Result<Vec<Definition>, Fault> {
    let template: Template = serde_yaml_ng::from_str(template)?;
    let tables = template.resources.into_iter().filter(|(_, resource)| resource.r#type == TABLE);
    tables
        .map(|(id, table)| {
            serde_yaml_ng::from_value(table.properties)
                .map_err(|error| format!("template, {id}: {error}").into())
        })
        .collect()
}

impl Definition {
    /// The name with the prefix at hand: `!Sub "${Prefix}app"`.
    fn name(&self, prefix: &str) -> Result<String, Fault> {
        let written = match &self.table_name {
            Value::Tagged(tagged) => tagged.value.as_str(),
            plain => plain.as_str(),
        };
        let written = written.ok_or("a TableName in the template is no text")?;
        Ok(written.replace("${Prefix}", prefix))
    }
}

impl Attribute {
    fn built(&self) -> Result<AttributeDefinition, BuildError> {
        let kind = self.attribute_type.as_str().into();
        AttributeDefinition::builder().attribute_name(&self.attribute_name).attribute_type(kind).build()
    }
}

impl Index {
    fn built(&self) -> Result<GlobalSecondaryIndex, BuildError> {
        let kind = self.projection.projection_type.as_str().into();
        GlobalSecondaryIndex::builder()
            .index_name(&self.index_name)
            .set_key_schema(Some(keys(&self.key_schema)?))
            .projection(Projection::builder().projection_type(kind).build())
            .build()
    }
}

fn keys(parts: &[KeyPart]) -> Result<Vec<KeySchemaElement>, BuildError> {
    let built = |part: &KeyPart| {
        let kind = part.key_type.as_str().into();
        KeySchemaElement::builder().attribute_name(&part.attribute_name).key_type(kind).build()
    };
    parts.iter().map(built).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::Dynamo;

    #[test]
    fn functions_of_cloudformation_do_not_disturb() {
        let template = "
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub '${Prefix}app'
      SSESpecification: { KMSMasterKeyId: !GetAtt Key.Arn }
      Tags: [{ Key: a, Value: !If [Yes, !Ref B, !Join ['', [c, !Select [0, !GetAZs '']]]] }]
      AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
      KeySchema: [{ AttributeName: pk, KeyType: HASH }]
  Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: !Sub x } }
";
        let definitions = definitions(template).unwrap();
        assert_eq!(definitions.len(), 1);
        assert_eq!(definitions[0].name("test-").unwrap(), "test-app");
    }

    #[tokio::test]
    async fn tables_are_made_once() {
        let dynamo = Dynamo::start(None).await.unwrap();
        let client = dynamo.client();
        create_missing(&client, "test-").await.unwrap();
        create_missing(&client, "test-").await.unwrap();
        let names = client.list_tables().send().await.unwrap();
        assert_eq!(names.table_names(), ["test-app", "test-secrets"]);
        let app = client.describe_table().table_name("test-app").send().await.unwrap().table.unwrap();
        assert_eq!(app.global_secondary_indexes().len(), 2);
        assert!(app.latest_stream_arn.is_some());
        let secrets = client.describe_table().table_name("test-secrets").send().await.unwrap().table.unwrap();
        assert!(secrets.latest_stream_arn.is_none(), "nothing of the secrets may travel on");
        dynamo.stop().await;
    }
}
