//! The Lambda function `members`.

#[tokio::main]
async fn main() -> Result<(), kit::ServeError> {
    kit::serve(|_| Ok(members::routes())).await
}
