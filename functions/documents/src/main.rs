//! The Lambda function `documents`.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), kit::ServeError> {
    kit::serve(|_| Ok(documents::routes())).await
}
