//! The Lambda function `meetings`.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), kit::ServeError> {
    kit::serve(|_| Ok(meetings::routes())).await
}
