//! Object storage: presigned URLs for the browser, bytes for the functions.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_sdk_s3::Client;
use aws_sdk_s3::config::retry::RetryConfig;
use aws_sdk_s3::config::timeout::TimeoutConfig;
use aws_sdk_s3::config::{BehaviorVersion, Builder};
use aws_sdk_s3::presigning::PresigningConfig;
use aws_sdk_s3::primitives::ByteStream;

use crate::connect::Place;
use crate::error::{StoreError, StoreResult};

/// How long a presigned URL works.
const PRESIGNED_FOR: Duration = Duration::from_secs(15 * 60);

/// The bucket of uploaded files.
#[derive(Debug, Clone)]
pub struct Files {
    /// Made when it is first needed: only one function has to do with files, and the others are linked without it.
    client: Arc<OnceLock<Client>>,
    place: Place,
    endpoint: Option<String>,
    bucket: String,
}

/// A roster of a commune is some megabytes.
fn patience() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(2))
        .operation_attempt_timeout(Duration::from_secs(4))
        .operation_timeout(Duration::from_secs(9))
        .build()
}

impl Files {
    pub(crate) fn new(place: Place, endpoint: Option<String>, bucket: String) -> Self {
        Self { client: Arc::default(), place, endpoint, bucket }
    }

    fn client(&self) -> &Client {
        self.client.get_or_init(|| {
            let mut config = Builder::new()
                .behavior_version(BehaviorVersion::latest())
                .retry_config(RetryConfig::standard().with_max_attempts(4))
                .timeout_config(patience())
                .force_path_style(self.endpoint.is_some());
            config.set_region(self.place.region.clone()).set_endpoint_url(self.endpoint.clone());
            if let Some(credentials) = self.place.credentials.clone() {
                config = config.credentials_provider(credentials);
            }
            Client::from_conf(config.build())
        })
    }

    /// A URL for one PUT of exactly `size` bytes.
    pub async fn presign_put(&self, key: &str, size: u64) -> StoreResult<String> {
        let config = PresigningConfig::expires_in(PRESIGNED_FOR).map_err(StoreError::engine)?;
        let request = self.client().put_object().bucket(&self.bucket).key(key);
        let request = request.content_length(i64::try_from(size).unwrap_or(i64::MAX));
        let signed = request.presigned(config).await.map_err(StoreError::engine)?;
        Ok(signed.uri().to_owned())
    }

    /// A URL that downloads a file under `name`.
    pub async fn presign_get(&self, key: &str, name: &str) -> StoreResult<String> {
        let config = PresigningConfig::expires_in(PRESIGNED_FOR).map_err(StoreError::engine)?;
        let request = self.client().get_object().bucket(&self.bucket).key(key);
        let request = request.response_content_disposition(format!("attachment; filename=\"{name}\""));
        let signed = request.presigned(config).await.map_err(StoreError::engine)?;
        Ok(signed.uri().to_owned())
    }

    /// Size of a file in bytes; `None` when it is not there.
    pub async fn size(&self, key: &str) -> StoreResult<Option<u64>> {
        let sent = self.client().head_object().bucket(&self.bucket).key(key).send().await;
        match sent {
            Ok(head) => Ok(Some(head.content_length().unwrap_or(0).try_into().unwrap_or(0))),
            Err(error) if error.as_service_error().is_some_and(|inner| inner.is_not_found()) => Ok(None),
            Err(error) => Err(StoreError::engine(error)),
        }
    }

    /// A file's bytes; ask [`Self::size`] first.
    pub async fn read(&self, key: &str) -> StoreResult<Vec<u8>> {
        let sent = self.client().get_object().bucket(&self.bucket).key(key).send().await;
        let object = sent.map_err(StoreError::engine)?;
        let bytes = object.body.collect().await.map_err(StoreError::engine)?;
        Ok(bytes.into_bytes().to_vec())
    }

    /// Writes a file.
    pub async fn write(&self, key: &str, bytes: Vec<u8>) -> StoreResult<()> {
        let request = self.client().put_object().bucket(&self.bucket).key(key).body(ByteStream::from(bytes));
        request.send().await.map(drop).map_err(StoreError::engine)
    }

    /// Makes the bucket when it is missing, for the embedded engine.
    pub async fn create_missing_bucket(&self) -> StoreResult<()> {
        if self.client().head_bucket().bucket(&self.bucket).send().await.is_ok() {
            return Ok(());
        }
        self.client().create_bucket().bucket(&self.bucket).send().await.map(drop).map_err(StoreError::engine)
    }
}
