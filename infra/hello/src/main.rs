//! The least that a Lambda function with axum can be. Nobody deploys it: `cargo xtask coldstart` measures ours by it.

use axum::Router;
use axum::routing::get;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    lambda_http::run(Router::new().route("/", get(|| async { "hello" }))).await
}
