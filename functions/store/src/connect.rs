//! The store: two tables, a bucket and the data key.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Builder, Region};

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
    pub fn connect(endpoints: &Endpoints, data_key: &[u8; 32]) -> Self {
        let seal = Seal::new(data_key);
        let place = match endpoints.dynamodb {
            Some(_) => Place::embedded(),
            None => Place::from_env(),
        };
        let database = Database::new(place.clone(), endpoints.dynamodb.clone());
        let table = |name: &str| {
            Table::new(database.clone(), format!("{}{name}", endpoints.table_prefix), seal.clone())
        };
        Self {
            app: table("app"),
            secrets: table("secrets"),
            files: Files::new(place, endpoints.s3.clone(), endpoints.bucket.clone()),
            seal: seal.clone(),
        }
    }
}

/// The database. Its client is made when it is first needed: what it takes to make one (reading whom to trust in TLS,
/// and the list of all regions) is no part of a start that may never come to need it.
#[derive(Debug, Clone)]
pub(crate) struct Database {
    client: Arc<OnceLock<Client>>,
    place: Place,
    endpoint: Option<String>,
}

impl Database {
    fn new(place: Place, endpoint: Option<String>) -> Self {
        Self { client: Arc::default(), place, endpoint }
    }

    pub(crate) fn client(&self) -> &Client {
        self.client.get_or_init(|| {
            let mut config = Builder::new()
                .behavior_version(BehaviorVersion::latest())
                .retry_config(retries())
                .timeout_config(timeouts());
            config.set_region(self.place.region.clone()).set_endpoint_url(self.endpoint.clone());
            if let Some(credentials) = self.place.credentials.clone() {
                config = config.credentials_provider(credentials);
            }
            Client::from_conf(config.build())
        })
    }
}

/// Region and credentials, found once. Lambda sets both in the environment for as long as a process of a function
/// lives, so no profile is read, no server of metadata asked, and none of the code for it shipped.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) region: Option<Region>,
    pub(crate) credentials: Option<Credentials>,
}

impl Place {
    fn embedded() -> Self {
        let region = Region::from_static("ap-southeast-1");
        Self { region: Some(region), credentials: Some(embedded_credentials()) }
    }

    /// What is missing here fails at the first request, with a sentence of the SDK that names it.
    fn from_env() -> Self {
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let keys = set("AWS_ACCESS_KEY_ID").zip(set("AWS_SECRET_ACCESS_KEY"));
        Self {
            region: set("AWS_REGION").map(Region::new),
            credentials: keys.map(|(id, secret)| {
                Credentials::new(id, secret, set("AWS_SESSION_TOKEN"), None, "environment")
            }),
        }
    }
}

pub(crate) fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(2))
        .operation_attempt_timeout(Duration::from_secs(4))
        .operation_timeout(Duration::from_secs(9))
        .build()
}

pub(crate) fn retries() -> RetryConfig {
    RetryConfig::standard().with_max_attempts(4)
}

/// The credentials of the embedded engines, which listen on this machine alone.
pub fn embedded_credentials() -> Credentials {
    Credentials::new("sotay-local", "sotay-local-secret", None, None, "embedded")
}
