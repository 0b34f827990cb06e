//! The Lambda function `jobs`.

use lambda_runtime::{Error, LambdaEvent};

#[tokio::main]
async fn main() -> Result<(), Error> {
    kit::log_to_stdout();
    let config = kit::Config::from_env()?;
    let (app, streams) = (kit::App::connect(&config).await, jobs::Streams::connect(&config.endpoints));
    let answer = |event: LambdaEvent<jobs::Payload>| {
        let answered = Box::pin(jobs::answer(&app, &streams, event.payload));
        async { answered.await.map_err(Error::from) }
    };
    lambda_runtime::run(lambda_runtime::service_fn(answer)).await
}
