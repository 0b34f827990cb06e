//! Schemas of the types, kept apart by direction: what the server reads may leave out what it always writes.

use std::collections::BTreeSet;

use schemars::generate::{Contract, SchemaSettings};
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// Where schemas stand in the document.
pub(super) const PLACE: &str = "#/components/schemas/";

/// Ends the name of a type's schema as it is read, where it differs from the one as it is written.
const READ: &str = "Input";

/// The schemas of a document.
pub(super) struct Schemas {
    read: SchemaGenerator,
    written: SchemaGenerator,
}

impl Default for Schemas {
    fn default() -> Self {
        let generator = |contract| {
            let mut settings = SchemaSettings::draft2020_12();
            settings.contract = contract;
            settings.meta_schema = None;
            settings.definitions_path = "/components/schemas".into();
            settings.with_transform(RecursiveTransform(bound)).into_generator()
        };
        Self { read: generator(Contract::Deserialize), written: generator(Contract::Serialize) }
    }
}

/// Whether a type has no fields at all.
pub(super) fn is_nothing<T: JsonSchema>() -> bool {
    T::schema_name() == crate::endpoint::Nothing::schema_name()
}

impl Schemas {
    /// A reference to a type that the server reads.
    pub(super) fn read<T: JsonSchema>(&mut self) -> Value {
        self.read.subschema_for::<T>().to_value()
    }

    /// A reference to a type that the server writes.
    pub(super) fn written<T: JsonSchema>(&mut self) -> Value {
        self.written.subschema_for::<T>().to_value()
    }

    /// The fields of a flat type as parameters.
    pub(super) fn parameters<T: JsonSchema>(&mut self, place: &str) -> Vec<Value> {
        let schema = T::json_schema(&mut self.read).to_value();
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let fields = schema["properties"].as_object().cloned().unwrap_or_default();
        let parameter = |(name, mut schema): (String, Value)| {
            let says = schema.as_object_mut().and_then(|schema| schema.remove("description"));
            let mut schema = Schema::try_from(schema).unwrap_or_default();
            RecursiveTransform(present).transform(&mut schema);
            RecursiveTransform(bound).transform(&mut schema);
            let required = required.contains(&json!(name));
            json!({ "name": name, "in": place, "required": required, "description": says, "schema": schema })
        };
        fields.into_iter().map(parameter).collect()
    }

    /// All schemas by name, and which of those that are read have another name now.
    pub(super) fn finish(mut self) -> (Map<String, Value>, Renamed) {
        let mut all = self.written.take_definitions(true);
        let read = self.read.take_definitions(true);
        let renamed = Renamed::between(&read, &all);
        for (name, mut schema) in read {
            renamed.apply(&mut schema);
            all.insert(renamed.name(&name), schema);
        }
        all.sort_keys();
        (all, renamed)
    }
}

/// Names of types whose schema as it is read differs from the one as it is written, in themselves or in a part.
pub(super) struct Renamed(BTreeSet<String>);

impl Renamed {
    fn between(read: &Map<String, Value>, written: &Map<String, Value>) -> Self {
        let differs = |(name, schema): &(&String, &Value)| written.get(*name).is_some_and(|it| it != *schema);
        let mut names: BTreeSet<String> = read.iter().filter(differs).map(|(name, _)| name.clone()).collect();
        loop {
            let speaks_of = |schema: &Value| {
                let text = schema.to_string();
                names.iter().any(|name| text.contains(&format!("\"{PLACE}{name}\"")))
            };
            let more: Vec<String> = read
                .iter()
                .filter(|(name, schema)| {
                    !names.contains(*name) && written.contains_key(*name) && speaks_of(schema)
                })
                .map(|(name, _)| name.clone())
                .collect();
            if more.is_empty() {
                return Self(names);
            }
            names.extend(more);
        }
    }

    fn name(&self, name: &str) -> String {
        if self.0.contains(name) { format!("{name}{READ}") } else { name.to_owned() }
    }

    /// Lets every reference follow its schema.
    pub(super) fn apply(&self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.apply(item)),
            Value::Object(fields) => {
                for (key, field) in fields.iter_mut() {
                    match (key.as_str(), &*field) {
                        ("$ref", Value::String(target)) => {
                            let name = target.strip_prefix(PLACE).unwrap_or(target);
                            *field = format!("{PLACE}{}", self.name(name)).into();
                        }
                        _ => self.apply(field),
                    }
                }
            }
            _ => {}
        }
    }
}

/// Numbers have the bounds of their type, which JSON Schema does not read off a format.
fn bound(schema: &mut Schema) {
    let bounds = match schema.get("format").and_then(Value::as_str) {
        Some("uint8") => (0, i64::from(u8::MAX)),
        Some("uint16") => (0, i64::from(u16::MAX)),
        Some("uint32") => (0, i64::from(u32::MAX)),
        Some("int8") => (i64::from(i8::MIN), i64::from(i8::MAX)),
        Some("int16") => (i64::from(i16::MIN), i64::from(i16::MAX)),
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        _ => return,
    };
    schema.insert("minimum".into(), bounds.0.into());
    schema.insert("maximum".into(), bounds.1.into());
}

/// A parameter is there or left out: it is never null.
fn present(schema: &mut Schema) {
    let some = match schema.get("type").and_then(Value::as_array) {
        Some(types) => types.iter().find(|it| *it != "null").cloned(),
        None => None,
    };
    if let Some(some) = some {
        schema.insert("type".into(), some);
    }
    let choice = match schema.get("anyOf").and_then(Value::as_array) {
        Some(choices) => choices.iter().find(|it| it["type"] != "null").cloned(),
        None => None,
    };
    if let Some(Value::Object(choice)) = choice {
        *schema = choice.into();
    }
}
