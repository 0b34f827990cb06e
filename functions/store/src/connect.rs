//! The store: two tables, a bucket and the data key.

use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_credential_types::Credentials;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryPartition;

use crate::files::Files;
use crate::seal::Seal;
use crate::table::Table;

/// Where the engines are. In AWS everything is found from the environment; locally the endpoints are given.
#[derive(Debug, Clone)]
pub struct Endpoints {
    /// DynamoDB's address, when it is not AWS.
    pub dynamodb: Option<String>,
    /// Address of the object storage, when it is not AWS.
    pub s3: Option<String>,
    /// Prefix of both table names: the stage.
    pub table_prefix: String,
    /// Name of the bucket.
    pub bucket: String,
}

/// Everything stored.
#[derive(Debug, Clone)]
pub struct Store {
    /// Members, organisations, meetings.
    pub app: Table,
    /// Password hashes, codes, sessions: for `identity` alone.
    pub secrets: Table,
    /// Uploaded files.
    pub files: Files,
    /// The data key at work.
    pub seal: Seal,
}

impl Store {
    /// Connects; no request is sent yet.
    pub async fn connect(endpoints: &Endpoints, data_key: &[u8; 32]) -> Self {
        let seal = Seal::new(data_key);
        let base = base_config(endpoints).await;
        let mut dynamo = aws_sdk_dynamodb::config::Builder::from(&base);
        dynamo.set_endpoint_url(endpoints.dynamodb.clone());
        dynamo.set_retry_config(Some(retries())).set_timeout_config(Some(patience()));
        // Who asks the same engine shares the quota of retries; in AWS that is one for the whole process anyway.
        dynamo.set_retry_partition(endpoints.dynamodb.clone().map(RetryPartition::new));
        let client = Client::from_conf(dynamo.build());
        let table = |name: &str| {
            Table::new(client.clone(), format!("{}{name}", endpoints.table_prefix), seal.clone())
        };
        Self {
            app: table("app"),
            secrets: table("secrets"),
            files: Files::new(&base, endpoints.s3.as_deref(), endpoints.bucket.clone()),
            seal: seal.clone(),
        }
    }
}

async fn base_config(endpoints: &Endpoints) -> aws_config::SdkConfig {
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(2))
        .operation_attempt_timeout(Duration::from_secs(4))
        .operation_timeout(Duration::from_secs(9))
        .build();
    let loader = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .retry_config(RetryConfig::standard().with_max_attempts(4))
        .timeout_config(timeouts);
    let embedded = endpoints.dynamodb.is_some();
    let loader = match embedded {
        true => loader.region("ap-southeast-1").credentials_provider(embedded_credentials()),
        false => loader,
    };
    loader.load().await
}

/// A call of the database is attempted at most so often. Its answers take milliseconds, so pauses begin small; whoever
/// waits for longer than this waits for nothing.
fn retries() -> RetryConfig {
    RetryConfig::standard()
        .with_max_attempts(4)
        .with_initial_backoff(Duration::from_millis(50))
        .with_max_backoff(Duration::from_millis(500))
}

/// A request gives up with its first call that fails, so whoever asks while the database is away hears so within
/// these six seconds: well before the app's patience of fifteen and the limit of twenty-five of `kit`.
fn patience() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(1))
        .operation_attempt_timeout(Duration::from_secs(2))
        .operation_timeout(Duration::from_secs(6))
        .build()
}

/// The credentials of the embedded engines, which listen on this machine alone.
pub fn embedded_credentials() -> Credentials {
    Credentials::new("sotay-local", "sotay-local-secret", None, None, "embedded")
}
