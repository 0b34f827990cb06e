//! The Lambda function `notices`.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), kit::ServeError> {
    kit::serve(|_| Ok(notices::routes())).await
}
