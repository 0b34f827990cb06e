//! The contract is served as a document that names every endpoint.

use axum::body::Body;
use http::Request;
use shared::openapi;
use tests::World;

use super::rows;

#[tokio::test]
async fn the_document_is_served_and_names_every_endpoint() {
    let world = World::start().await;
    let raw = world.send(Request::get(openapi::PATH).body(Body::empty()).unwrap()).await;
    assert_eq!((raw.status, raw.headers["content-type"].to_str().unwrap()), (200, "application/json"));
    let document = raw.json();
    assert_eq!(document["openapi"], "3.1.0");
    for row in rows() {
        let operation = &document["paths"][row.path][row.verb.as_str().to_lowercase()];
        assert_eq!(operation["operationId"], row.name);
        assert!(operation["summary"].as_str().is_some_and(|summary| !summary.is_empty()), "{}", row.name);
    }
    let count = document["paths"].as_object().unwrap().values().map(|it| it.as_object().unwrap().len());
    assert_eq!(count.sum::<usize>(), rows().len());
}
