//! The built app as files, and the headers of every answer. In AWS the edge does both.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{Html, IntoResponse, Response};
use http::header::{CACHE_CONTROL, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY};
use http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderValue, Method, StatusCode};
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Nothing but our own files, and no inline script or style. Compiling Wasm is the one thing allowed beyond.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");
const OPENER: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// The camera reads the code on an activation slip; nothing else is ever asked for.
const HEADERS: [(HeaderName, &str); 5] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (PERMISSIONS, "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (OPENER, "same-origin"),
];

const HTTPS_FOR_EVER: &str = "max-age=63072000; includeSubDomains";

/// How people reach this server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    Http,
    /// Also when something before this server ends the encryption.
    Https,
}

/// Serves the files in `dist`; a path that is no file is a page of the app and gets `index.html`.
///
/// Looks at the folder anew for each request, so a build while the server runs shows at the next load.
pub fn router(dist: &Path) -> Router {
    Router::new().fallback(serve).with_state(dist.to_path_buf())
}

/// Puts the security headers on every answer that has none of its own.
pub fn secure(router: Router, scheme: Scheme) -> Router {
    let layer = |name, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let router = HEADERS.into_iter().fold(router, |router, (name, value)| router.layer(layer(name, value)));
    match scheme {
        Scheme::Http => router,
        Scheme::Https => router.layer(layer(STRICT_TRANSPORT_SECURITY, HTTPS_FOR_EVER)),
    }
}

async fn serve(State(dist): State<PathBuf>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if path == "/api" || path.starts_with("/api/") || is_hidden(&path) {
        return StatusCode::NOT_FOUND.into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    if !dist.join("index.html").exists() {
        return not_built();
    }
    if path == "/" || !names_file(&path) {
        return page(&dist, request).await;
    }
    let files = ServeDir::new(&dist).precompressed_br().append_index_html_on_directories(false);
    let Ok(found) = files.oneshot(request).await;
    cached(found.map(Body::new), if is_hashed(&path) { FOR_EVER } else { ASK_AGAIN })
}

async fn page(dist: &Path, request: Request) -> Response {
    let Ok(page) = ServeFile::new(dist.join("index.html")).precompressed_br().oneshot(request).await;
    let mut page = page.map(Body::new);
    page.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    cached(page, ASK_AGAIN)
}

fn cached(mut response: Response, policy: HeaderValue) -> Response {
    let policy = if response.status().is_client_error() { ASK_AGAIN } else { policy };
    response.headers_mut().insert(CACHE_CONTROL, policy);
    response
}

/// Pages have no dot in their last part; a file that went away with an older build is missing, not a page.
fn names_file(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|last| last.contains('.'))
}

fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

/// `app-0123456789abcdef.js`: named by its content, so it never changes.
fn is_hashed(path: &str) -> bool {
    let name = path.trim_start_matches('/');
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    let hash = stem.rsplit_once('-').map(|(_, hash)| hash);
    matches!(extension, "css" | "js" | "wasm")
        && hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn not_built() -> Response {
    let page = "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Chưa dựng ứng dụng</title>\
        <h1>Chưa dựng ứng dụng</h1><p>Máy chủ đang chạy nhưng chưa có các tệp của ứng dụng web. \
        Hãy chạy <code>cargo xtask web</code> rồi tải lại trang.</p>\
        <p lang=\"en\">The server runs, but the web app is not built: run <code>cargo xtask web</code>, then reload.</p>";
    (StatusCode::SERVICE_UNAVAILABLE, Html(page)).into_response()
}

#[cfg(test)]
mod deployed;

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use axum::routing::get;

    use super::*;
    use crate::scratch::Scratch;

    const HASHED: &str = "app-0123456789abcdef.js";

    fn built() -> (Scratch, Router) {
        let scratch = Scratch::new().unwrap();
        for (name, content) in [
            ("index.html", "<!doctype html>page"),
            (HASHED, "plain"),
            ("app-0123456789abcdef.js.br", "small"),
            ("sw.js", "worker"),
            (".built-from.json", "{}"),
        ] {
            std::fs::write(scratch.path().join(name), content).unwrap();
        }
        let router = secure(router(scratch.path()), Scheme::Http);
        (scratch, router)
    }

    async fn ask(router: &Router, method: Method, path: &str) -> (StatusCode, http::HeaderMap, String) {
        let request = Request::builder().method(method).uri(path).header("accept-encoding", "gzip, br");
        let answer = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = to_bytes(body, 10_000).await.unwrap();
        (parts.status, parts.headers, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn what_is_named_by_content_is_kept_for_ever_and_comes_small() {
        let (_scratch, router) = built();
        let (status, headers, body) = ask(&router, Method::GET, &format!("/{HASHED}")).await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, "small"));
        assert_eq!(headers["cache-control"], FOR_EVER);
        assert_eq!(headers["content-encoding"], "br");
        assert_eq!(headers["content-type"], "text/javascript");
        let (_, headers, body) = ask(&router, Method::GET, "/sw.js").await;
        assert_eq!((headers["cache-control"].clone(), body.as_str()), (ASK_AGAIN, "worker"));
    }

    #[tokio::test]
    async fn every_page_of_the_app_is_the_one_page() {
        let (_scratch, router) = built();
        for path in ["/", "/sinh-hoat", "/dang-vien/123?tab=a", "/a/b/c/"] {
            let (status, headers, body) = ask(&router, Method::GET, path).await;
            assert_eq!((status, body.as_str()), (StatusCode::OK, "<!doctype html>page"), "{path}");
            assert_eq!(headers["cache-control"], ASK_AGAIN, "{path}");
            assert_eq!(headers["content-type"], "text/html; charset=utf-8", "{path}");
        }
    }

    #[tokio::test]
    async fn what_is_neither_file_nor_page_is_missing() {
        let (_scratch, router) = built();
        for path in
            ["/api/x", "/api", "/app-00.js", "/.built-from.json", "/../Cargo.toml", "/%2e%2e/Cargo.toml"]
        {
            assert_eq!(ask(&router, Method::GET, path).await.0, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(ask(&router, Method::POST, "/").await.0, StatusCode::METHOD_NOT_ALLOWED);
    }

    #[tokio::test]
    async fn every_answer_has_the_security_headers() {
        let (_scratch, router) = built();
        for path in ["/", "/sw.js", "/api/x", "/none.js"] {
            let (_, headers, _) = ask(&router, Method::GET, path).await;
            for (name, value) in HEADERS {
                assert_eq!(headers[&name], value, "{path}");
            }
            assert!(!headers.contains_key("strict-transport-security"), "{path}");
        }
        let app =
            Router::new().route("/", get(|| async { [(CONTENT_SECURITY_POLICY, "default-src 'none'")] }));
        let (_, headers, _) = ask(&secure(app, Scheme::Https), Method::GET, "/").await;
        assert!(headers.contains_key("strict-transport-security"));
        assert_eq!(headers["content-security-policy"], "default-src 'none'", "its own policy stays");
    }

    #[tokio::test]
    async fn a_missing_build_says_what_to_do() {
        let scratch = Scratch::new().unwrap();
        let (status, _, body) = ask(&router(scratch.path()), Method::GET, "/").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(body.contains("cargo xtask web"));
    }
}
