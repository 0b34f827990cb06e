//! The Lambda function `meetings`.

#[tokio::main]
async fn main() -> Result<(), kit::ServeError> {
    kit::serve(|_| Ok(meetings::routes())).await
}
