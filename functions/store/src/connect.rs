//! The store: two tables, a bucket and the data keys.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::{RetryConfig, RetryPartition};
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Builder, Region};

use shared::announcement::Announcement;
use shared::document::Document;
use shared::org::Org;
use shared::study::Campaign;

use crate::campaign::CampaignsAtWork;
use crate::files::Files;
use crate::library::Heads;
use crate::seal::{DataKeys, Seal};
use crate::shelf::Shelves;
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
    /// How long the database may take.
    pub patience: Patience,
}

/// How long one attempt of a call may take; with its repeats it may take three times as long.
///
/// A request gives up with its first call that fails, so whoever asks while the database is away hears so within six
/// seconds: well before the app's patience of fifteen and the limit of twenty-five of `kit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience(pub Duration);

impl Default for Patience {
    fn default() -> Self {
        Self(Duration::from_secs(2))
    }
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
    /// The data keys at work.
    pub seal: Seal,
    /// The newest documents of organisations, for a moment.
    pub(crate) heads: Heads<Document>,
    /// Organisations as they were a moment ago.
    pub(crate) orgs: Heads<Org>,
    /// What organisations announce, for a moment.
    pub(crate) announced: Heads<Announcement>,
    /// The newest study campaigns, for a moment.
    pub(crate) campaigns: Heads<Campaign>,
    /// The campaigns in which members work, with their questions, for a moment.
    pub(crate) at_work: CampaignsAtWork,
    /// The newest shelves of the search, for a moment.
    pub(crate) shelves: Shelves,
}

impl Store {
    /// Connects; no request is sent yet.
    pub fn connect(endpoints: &Endpoints, data_keys: &DataKeys) -> Self {
        let seal = Seal::new(data_keys);
        let place = Place::of(endpoints);
        let database = Database::new(place.clone(), endpoints);
        let table = |name: &str| {
            Table::new(database.clone(), format!("{}{name}", endpoints.table_prefix), seal.clone())
        };
        Self {
            app: table("app"),
            secrets: table("secrets"),
            files: Files::new(place, endpoints.s3.clone(), endpoints.bucket.clone()),
            seal: seal.clone(),
            heads: Heads::default(),
            orgs: Heads::default(),
            announced: Heads::default(),
            campaigns: Heads::default(),
            at_work: CampaignsAtWork::default(),
            shelves: Shelves::default(),
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
    patience: Patience,
}

impl Database {
    fn new(place: Place, endpoints: &Endpoints) -> Self {
        let endpoint = endpoints.dynamodb.clone();
        Self { client: Arc::default(), place, endpoint, patience: endpoints.patience }
    }

    pub(crate) fn client(&self) -> &Client {
        self.client.get_or_init(|| {
            let mut config = Builder::new()
                .behavior_version(BehaviorVersion::latest())
                .retry_config(retries())
                .timeout_config(timeouts(self.patience));
            config.set_region(self.place.region.clone()).set_endpoint_url(self.endpoint.clone());
            // Who asks the same engine shares the quota of retries; in AWS that is one for the whole process anyway.
            config.set_retry_partition(self.endpoint.clone().map(RetryPartition::new));
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
pub struct Place {
    /// Where.
    pub region: Option<Region>,
    /// In whose name.
    pub credentials: Option<Credentials>,
}

impl Place {
    /// The place of these engines.
    pub fn of(endpoints: &Endpoints) -> Self {
        match endpoints.dynamodb {
            Some(_) => Self::embedded(),
            None => Self::from_env(),
        }
    }

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

/// A call of the database is attempted at most so often. Its answers take milliseconds, so pauses begin small; whoever
/// waits for longer than this waits for nothing.
fn retries() -> RetryConfig {
    RetryConfig::standard()
        .with_max_attempts(4)
        .with_initial_backoff(Duration::from_millis(50))
        .with_max_backoff(Duration::from_millis(500))
}

fn timeouts(Patience(attempt): Patience) -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(1))
        .operation_attempt_timeout(attempt)
        .operation_timeout(attempt * 3)
        .build()
}

/// The credentials of the embedded engines, which listen on this machine alone.
pub fn embedded_credentials() -> Credentials {
    Credentials::new("sotay-local", "sotay-local-secret", None, None, "embedded")
}
