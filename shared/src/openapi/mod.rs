//! The contract as an OpenAPI 3.1 document, made from the registry and from the types themselves.
//!
//! `shared/openapi.json` is what [`document`] gives now; a test keeps it so, `cargo xtask openapi --write` renews it.
//! The operation id is the endpoint's name. Every refusal is a [`Problem`]; which statuses an endpoint can answer
//! follows from its door, verb and shapes.

mod schemas;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::endpoint::{Door, Endpoint, Verb};
use crate::problem::{Problem, ProblemCode};
use crate::registry::{self, Visitor};

use schemas::Schemas;

/// Where the document is served.
pub const PATH: &str = "/api/openapi.json";

/// The document as it is kept in the repository and served.
pub const TEXT: &str = include_str!("../../openapi.json");

/// The document, made anew.
pub fn document() -> Value {
    let mut operations = Operations::default();
    registry::visit(&mut operations);
    let (paths, components) = operations.finish();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Sổ tay đảng viên điện tử",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": components,
    })
}

/// The operations seen so far, with the schemas they speak of.
#[derive(Default)]
struct Operations {
    list: Vec<(&'static str, Verb, Value)>,
    schemas: Schemas,
}

impl Visitor for Operations {
    fn visit<E: Endpoint>(&mut self) {
        let operation = self.operation::<E>();
        self.list.push((E::PATH, E::VERB, operation));
    }
}

impl Operations {
    fn operation<E: Endpoint>(&mut self) -> Value {
        let mut operation = json!({
            "operationId": E::NAME,
            "tags": [E::PATH.split('/').nth(2).unwrap_or_default()],
            "summary": E::SUMMARY.trim(),
            "security": security(E::DOOR),
            "responses": self.responses::<E>(),
        });
        let mut parameters = self.schemas.parameters::<E::Path>("path");
        parameters.extend(self.schemas.parameters::<E::Query>("query"));
        if !parameters.is_empty() {
            operation["parameters"] = parameters.into();
        }
        if E::VERB.has_body() && !schemas::is_nothing::<E::Body>() {
            let schema = self.schemas.read::<E::Body>();
            operation["requestBody"] =
                json!({ "required": true, "content": { "application/json": { "schema": schema } } });
        }
        operation
    }

    fn responses<E: Endpoint>(&mut self) -> Map<String, Value> {
        let reply = answer("Done.", &self.schemas.written::<E::Reply>());
        let refusals = statuses::<E>().into_iter().map(|status| {
            (status.to_string(), json!({ "$ref": format!("#/components/responses/{status}") }))
        });
        std::iter::once(("200".to_owned(), reply)).chain(refusals).collect()
    }

    fn finish(mut self) -> (Map<String, Value>, Value) {
        let refusals = refusals(&self.schemas.written::<Problem>());
        let (schemas, renamed) = self.schemas.finish();
        let mut paths: Map<String, Value> = Map::new();
        for (path, verb, mut operation) in self.list {
            if let Some(body) = operation.get_mut("requestBody") {
                renamed.apply(body);
            }
            if let Some(parameters) = operation.get_mut("parameters") {
                renamed.apply(parameters);
            }
            let methods = paths.entry(path).or_insert_with(|| json!({}));
            methods[verb.as_str().to_lowercase()] = operation;
        }
        (paths, json!({ "responses": refusals, "schemas": schemas, "securitySchemes": doors() }))
    }
}

fn answer(says: &str, schema: &Value) -> Value {
    json!({ "description": says, "content": { "application/json": { "schema": schema } } })
}

/// A refusal for each status, with the codes that answer so.
fn refusals(problem: &Value) -> Map<String, Value> {
    let mut refusals: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    for &code in ProblemCode::ALL {
        refusals.entry(code.status()).or_default().push(code_name(code));
    }
    let refusal =
        |(status, codes): (u16, Vec<String>)| (status.to_string(), answer(&codes.join(", "), problem));
    refusals.into_iter().map(refusal).collect()
}

fn doors() -> Value {
    json!({
        "access_token": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
        "refresh_token": { "type": "apiKey", "in": "cookie", "name": "__Host-sotay" },
    })
}

fn code_name(code: ProblemCode) -> String {
    let name = serde_json::to_value(code).ok();
    name.as_ref().and_then(Value::as_str).map(str::to_owned).unwrap_or_default()
}

fn security(door: Door) -> Value {
    match door {
        Door::Anyone => json!([]),
        // Signing out works without a session too.
        Door::CookieHolder => json!([{ "refresh_token": [] }, {}]),
        Door::Member => json!([{ "access_token": [] }]),
    }
}

/// The statuses of a refusal that an endpoint can answer.
fn statuses<E: Endpoint>() -> Vec<u16> {
    let reads_body = E::VERB.has_body();
    let reads_query = !schemas::is_nothing::<E::Query>();
    let acts = !E::VERB.reads();
    let asks_rights = E::DOOR == Door::Member;
    let names_a_thing = E::PATH.contains('{');
    let speaks = [
        (400, reads_body || reads_query),
        (401, acts || asks_rights),
        (403, asks_rights),
        (404, asks_rights || names_a_thing),
        (409, acts || names_a_thing),
        (413, reads_body),
        (422, acts || reads_query || reads_body),
        // Whoever looks at something without signing in is counted by address.
        (429, acts || (E::DOOR == Door::Anyone && (names_a_thing || reads_query))),
        (500, true),
        (503, true),
        (504, true),
    ];
    speaks.into_iter().filter_map(|(status, holds)| holds.then_some(status)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_in_the_repository_is_made_of_the_types() {
        let kept: Value = serde_json::from_str(TEXT).expect("the document is JSON");
        assert!(
            kept == document(),
            "shared/openapi.json is not of these types: `cargo xtask openapi --write`"
        );
    }

    #[test]
    fn every_reference_leads_to_a_schema() {
        let document = document();
        let text = document.to_string();
        for reference in text.split("\"$ref\":\"").skip(1) {
            let target = reference.split('"').next().unwrap();
            let found = document.pointer(target.strip_prefix('#').unwrap());
            assert!(found.is_some(), "{target}");
        }
    }

    #[test]
    fn every_placeholder_is_a_parameter() {
        let document = document();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for operation in methods.as_object().unwrap().values() {
                let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
                let named = |name: &str| parameters.iter().any(|it| it["name"] == name && it["in"] == "path");
                let mut names = path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
                assert!(names.all(named), "{path}");
            }
        }
    }

    #[test]
    fn a_bearer_token_is_asked_for_where_the_door_is_a_members() {
        let document = document();
        assert_eq!(document["paths"]["/api/me"]["get"]["security"], json!([{ "access_token": [] }]));
        assert_eq!(document["paths"]["/api/sessions"]["post"]["security"], json!([]));
    }
}
