//! The Lambda function `members`.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), kit::ServeError> {
    kit::serve(|_| Ok(members::routes())).await
}
