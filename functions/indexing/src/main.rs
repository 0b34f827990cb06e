//! The Lambda function `indexing`.

use lambda_runtime::{Error, LambdaEvent};

#[tokio::main]
async fn main() -> Result<(), Error> {
    kit::log_to_stdout();
    let app = kit::App::connect(&kit::Config::from_env()?).await;
    let answer = |event: LambdaEvent<indexing::Payload>| {
        let answered = Box::pin(indexing::answer(&app, event.payload));
        async { answered.await.map_err(Error::from) }
    };
    lambda_runtime::run(lambda_runtime::service_fn(answer)).await
}
