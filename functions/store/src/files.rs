//! Object storage: presigned URLs for the browser, bytes for the functions.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_sdk_s3::Client;
use aws_sdk_s3::config::retry::RetryConfig;
use aws_sdk_s3::config::timeout::TimeoutConfig;
use aws_sdk_s3::config::{BehaviorVersion, Builder};
use aws_sdk_s3::presigning::PresigningConfig;
use aws_sdk_s3::primitives::ByteStream;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use shared::file::{FileHeader, FilePlace};
use shared::text::{fold, to_nfc};

use crate::connect::Place;
use crate::error::{StoreError, StoreResult};
use crate::file::StoredFile;

/// How long a presigned URL works. So long after a file was removed its bytes may still arrive.
pub const PRESIGNED_FOR: Duration = Duration::from_secs(15 * 60);

/// How long an address to read at works: long enough for a slow line to begin.
const OPEN_FOR: Duration = Duration::from_secs(5 * 60);

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

    /// Where to put exactly these bytes and no others, now or later: size and SHA-256 are signed along, and the storage
    /// takes nothing else.
    pub async fn presign_exactly(&self, file: &StoredFile) -> StoreResult<FilePlace> {
        let config = PresigningConfig::expires_in(PRESIGNED_FOR).map_err(StoreError::engine)?;
        let request = self.client().put_object().bucket(&self.bucket).key(file.bytes_key());
        let request = request
            .content_length(i64::try_from(file.size).unwrap_or(i64::MAX))
            .content_type(file.kind.media_type())
            .checksum_sha256(base64_of(&file.sha256)?);
        let signed = request.presigned(config).await.map_err(StoreError::engine)?;
        // A browser sends the length and the host by itself and lets nobody else.
        let is_ours = |name: &str| !matches!(name, "content-length" | "host");
        let headers = signed.headers().filter(|(name, _)| is_ours(&name.to_ascii_lowercase()));
        let headers = headers.map(|(name, value)| FileHeader { name: name.into(), value: value.into() });
        Ok(FilePlace { url: signed.uri().to_owned(), headers: headers.collect() })
    }

    /// A URL at which a file can be read under its name: in the browser if that can show it, else saved.
    pub async fn presign_open(&self, file: &StoredFile) -> StoreResult<String> {
        let config = PresigningConfig::expires_in(OPEN_FOR).map_err(StoreError::engine)?;
        let request = self.client().get_object().bucket(&self.bucket).key(file.bytes_key());
        let request = request
            .response_content_type(file.kind.media_type())
            .response_content_disposition(disposition(&file.name, Shown::of(file)))
            .response_cache_control("private, max-age=300");
        let signed = request.presigned(config).await.map_err(StoreError::engine)?;
        Ok(signed.uri().to_owned())
    }

    /// Removes a file; one that is not there is removed already.
    pub async fn remove(&self, key: &str) -> StoreResult<()> {
        let sent = self.client().delete_object().bucket(&self.bucket).key(key).send().await;
        match sent {
            Err(error) if error.raw_response().is_some_and(|raw| raw.status().as_u16() == 404) => Ok(()),
            other => other.map(drop).map_err(StoreError::engine),
        }
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

    /// A file's bytes; `None` when it is not there.
    pub async fn find(&self, key: &str) -> StoreResult<Option<Vec<u8>>> {
        let sent = self.client().get_object().bucket(&self.bucket).key(key).send().await;
        let object = match sent {
            Err(error) if error.as_service_error().is_some_and(|inner| inner.is_no_such_key()) => {
                return Ok(None);
            }
            other => other.map_err(StoreError::engine)?,
        };
        Ok(Some(object.body.collect().await.map_err(StoreError::engine)?.into_bytes().to_vec()))
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

/// What a browser does with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// Shows it.
    Inline,
    /// Saves it.
    Saved,
}

impl Shown {
    fn of(file: &StoredFile) -> Self {
        if file.kind.opens_in_browser() { Self::Inline } else { Self::Saved }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Inline => "inline",
            Self::Saved => "attachment",
        }
    }
}

/// The header that names a file (RFC 6266): plain letters for old programs, the whole name for the others.
fn disposition(name: &str, shown: Shown) -> String {
    let plain: String = fold(name).chars().map(|sign| if is_plain(sign) { sign } else { '_' }).collect();
    let mut whole = String::new();
    for byte in to_nfc(name).bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => whole.push(char::from(byte)),
            _ => whole.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("{}; filename=\"{plain}\"; filename*=UTF-8''{whole}", shown.word())
}

fn is_plain(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, ' ' | '-' | '.' | '_' | '(' | ')')
}

/// A checksum as the storage wants it, from one in hexadecimal digits.
fn base64_of(hex: &str) -> StoreResult<String> {
    let wrong = || StoreError::Corrupt("a checksum that is none".into());
    let digits = hex.as_bytes().chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).map_err(|_| wrong())?;
        u8::from_str_radix(pair, 16).map_err(|_| wrong())
    });
    Ok(STANDARD.encode(digits.collect::<StoreResult<Vec<u8>>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_vietnamese_name() {
        assert_eq!(
            disposition("Dự thảo \"NQ\".pdf", Shown::Inline),
            "inline; filename=\"du thao _nq_.pdf\"; filename*=UTF-8''D%E1%BB%B1%20th%E1%BA%A3o%20%22NQ%22.pdf"
        );
        assert!(disposition("a\r\nb.docx", Shown::Saved).starts_with("attachment; filename=\"a b.docx\""));
    }

    #[test]
    fn a_checksum_is_written_as_the_storage_wants_it() {
        assert_eq!(base64_of("00ff10").unwrap(), "AP8Q");
        assert!(base64_of("0g").is_err());
    }
}
