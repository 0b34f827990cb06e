//! The Lambda function `identity`.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), kit::ServeError> {
    kit::serve(|config| match config.signer {
        Some(_) => Ok(identity::routes()),
        None => Err(kit::ConfigError::NoSigner),
    })
    .await
}
