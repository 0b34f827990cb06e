//! The Lambda function `reports`.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), kit::ServeError> {
    kit::serve(|_| Ok(reports::routes())).await
}
