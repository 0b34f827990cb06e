//! Runs a context as a Lambda function.

use tracing_subscriber::filter::LevelFilter;

use crate::app::App;
use crate::config::{Config, ConfigError};
use crate::edge::{EdgeKeys, guard};
use crate::layers::surround;
use crate::route::Routes;

/// A function cannot start, or its runtime failed.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// A setting is missing or wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The Lambda runtime failed.
    #[error("the Lambda runtime failed: {0}")]
    Runtime(#[source] lambda_http::Error),
}

/// Serves the routes of a context to the Lambda runtime until it ends the process.
///
/// # Errors
/// [`ServeError`] when a setting is wrong or the runtime fails.
pub async fn serve(routes: impl FnOnce(&Config) -> Result<Routes, ConfigError>) -> Result<(), ServeError> {
    log_to_stdout();
    let config = Config::from_env()?;
    config.proxies.ok_or(ConfigError::Missing("SOTAY_PROXIES"))?;
    let app = App::connect(&config).await;
    let router = routes(&config)?.alone_with(app);
    let router = match EdgeKeys::from_env()? {
        Some(keys) => guard(router, keys),
        None => router,
    };
    lambda_http::run(surround(router)).await.map_err(ServeError::Runtime)
}

/// Structured logs on standard output: JSON, one line an event, from the level that `RUST_LOG` names, or `info`.
pub fn log_to_stdout() {
    let level =
        std::env::var("RUST_LOG").ok().and_then(|level| level.parse().ok()).unwrap_or(LevelFilter::INFO);
    let subscriber = tracing_subscriber::fmt().json().with_max_level(level).with_target(false);
    if subscriber.with_current_span(true).with_span_list(false).try_init().is_err() {
        tracing::debug!("a log is set up already");
    }
}
