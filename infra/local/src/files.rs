//! The embedded object storage: real S3 protocol over a folder, on the same host and port as everything else, so that
//! presigned URLs are of the page's own origin.

use std::fs;
use std::path::{Path, PathBuf};

use axum::Router;
use axum::error_handling::HandleError;
use http::header::CONTENT_SECURITY_POLICY;
use http::{HeaderValue, StatusCode};
use s3s::HttpError;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::engines::Fault;
use crate::scratch::Scratch;

/// The one bucket; also the first part of every path.
pub const BUCKET: &str = "sotay-files";
/// Where the files lie in a data folder.
pub const FOLDER: &str = "files";

/// A file is somebody's upload on our own origin: whatever it holds, no script of it runs.
const POLICY: &str = "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; \
    object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// The object storage.
pub struct Files {
    root: PathBuf,
    _scratch: Option<Scratch>,
}

impl Files {
    /// Opens the storage in `dir/files`, or in a folder that goes away with this value.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(dir: Option<&Path>) -> Result<Self, Fault> {
        let scratch = if dir.is_none() { Some(Scratch::new()?) } else { None };
        let root =
            dir.or(scratch.as_ref().map(Scratch::path)).map(|dir| dir.join(FOLDER)).unwrap_or_default();
        fs::create_dir_all(root.join(BUCKET))
            .map_err(|error| format!("{} could not be made: {error}", root.display()))?;
        Ok(Self { root, _scratch: scratch })
    }

    /// Writes a file into the folder itself, while nobody answers requests yet.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&self, key: &str, bytes: &[u8]) -> Result<(), Fault> {
        let path = self.root.join(BUCKET).join(key);
        fs::create_dir_all(path.parent().unwrap_or(&self.root))?;
        Ok(fs::write(path, bytes)?)
    }

    /// Answers everything below `/sotay-files`. Whoever asks must have signed with the credentials that the store
    /// uses; the signature covers the host, so the address given to the SDK is the one that the browser shows.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn router(&self) -> Result<Router, Fault> {
        let system =
            FileSystem::new(&self.root).map_err(|error| format!("{}: {error:?}", self.root.display()))?;
        let mut builder = S3ServiceBuilder::new(system);
        let credentials = store::embedded_credentials();
        builder
            .set_auth(SimpleAuth::from_single(credentials.access_key_id(), credentials.secret_access_key()));
        let service = HandleError::new(builder.build(), |error: HttpError| async move {
            tracing::error!(?error, "the object storage failed");
            StatusCode::INTERNAL_SERVER_ERROR
        });
        let policy =
            SetResponseHeaderLayer::overriding(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        let router = Router::new()
            .route_service(&format!("/{BUCKET}"), service.clone())
            .route_service(&format!("/{BUCKET}/"), service.clone())
            .route_service(&format!("/{BUCKET}/{{*key}}"), service);
        Ok(router.layer(policy))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use aws_sdk_s3::Client;
    use aws_sdk_s3::config::{BehaviorVersion, Region};
    use aws_sdk_s3::presigning::PresigningConfig;
    use axum::body::{Body, to_bytes};
    use axum::response::Response;
    use http::{Method, Request};
    use tower::ServiceExt;

    use super::*;

    const HOST: &str = "localhost:8080";

    fn client() -> Client {
        let config = aws_sdk_s3::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("ap-southeast-1"))
            .credentials_provider(store::embedded_credentials())
            .endpoint_url(format!("http://{HOST}"))
            .force_path_style(true);
        Client::from_conf(config.build())
    }

    fn soon() -> PresigningConfig {
        PresigningConfig::expires_in(Duration::from_secs(60)).unwrap()
    }

    async fn ask(router: &Router, method: Method, url: &str, host: &str, body: &'static str) -> Response {
        let path = url.strip_prefix("http://localhost:8080").unwrap();
        let request = Request::builder().method(method).uri(path).header("host", host);
        let request = request.header("content-length", body.len()).body(Body::from(body)).unwrap();
        router.clone().oneshot(request).await.unwrap()
    }

    #[tokio::test]
    async fn what_a_browser_puts_by_a_presigned_url_it_gets_by_another() {
        let files = Files::open(None).unwrap();
        let router = files.router().unwrap();
        let object = client().put_object().bucket(BUCKET).key("papers/a b.pdf");
        let put = object.content_length(7).presigned(soon()).await.unwrap();
        assert_eq!(ask(&router, Method::PUT, put.uri(), HOST, "đồng").await.status(), StatusCode::OK);
        let object = client().get_object().bucket(BUCKET).key("papers/a b.pdf");
        let object = object.response_content_disposition("attachment; filename=\"a.pdf\"");
        let get = object.presigned(soon()).await.unwrap();
        let answer = ask(&router, Method::GET, get.uri(), HOST, "").await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()["content-disposition"], "attachment; filename=\"a.pdf\"");
        assert_eq!(answer.headers()["content-security-policy"], POLICY);
        let bytes = to_bytes(answer.into_body(), 100).await.unwrap();
        assert_eq!(bytes, "đồng");
    }

    #[tokio::test]
    async fn nobody_gets_in_without_the_right_signature() {
        let files = Files::open(None).unwrap();
        let router = files.router().unwrap();
        let put =
            client().put_object().bucket(BUCKET).key("a").content_length(1).presigned(soon()).await.unwrap();
        let other = put.uri().replace("/a?", "/b?");
        for (url, host) in
            [(put.uri(), "elsewhere:8080"), (&other, HOST), ("http://localhost:8080/sotay-files/a", HOST)]
        {
            let answer = ask(&router, Method::PUT, url, host, "x").await;
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{host} {url}");
        }
        let list = ask(&router, Method::GET, "http://localhost:8080/sotay-files/", HOST, "").await;
        assert_eq!(list.status(), StatusCode::FORBIDDEN);
    }
}
