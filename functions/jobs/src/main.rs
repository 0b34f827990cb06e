//! The Lambda function `jobs`.

#[tokio::main]
async fn main() -> Result<(), lambda_runtime::Error> {
    kit::log_to_stdout();
    let app = kit::App::connect(&kit::Config::from_env()?).await;
    let take = |event: lambda_runtime::LambdaEvent<_>| async {
        jobs::take(&app, event.payload).await.map_err(lambda_runtime::Error::from)
    };
    lambda_runtime::run(lambda_runtime::service_fn(take)).await
}
