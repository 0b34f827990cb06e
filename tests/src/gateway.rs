//! What the HTTP API of AWS does between a browser and a function, as its documentation says it: a request becomes an
//! event of format 2.0, and what the function gives back becomes a response. A stand-in: the real one is not here.

use aws_lambda_events::apigw::{
    ApiGatewayV2httpRequest, ApiGatewayV2httpRequestContext, ApiGatewayV2httpRequestContextHttpDescription,
    ApiGatewayV2httpResponse,
};
use aws_lambda_events::encodings::Body as Written;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use http::request::Parts;
use http::{HeaderMap, HeaderValue};
use store::Cost;

use crate::reply::Raw;

/// Where the stand-in's clients are, and the edge before it: addresses for documentation.
const FORWARDED: &str = "198.51.100.7, 192.0.2.1";

/// What the edge shows the functions, so that they answer.
pub const EDGE_KEY: &str = "key-of-the-edge-in-tests";

/// A request as an event, which came by the edge unless it says something else itself.
pub(crate) fn event(parts: &Parts, body: &[u8]) -> ApiGatewayV2httpRequest {
    let mut headers = parts.headers.clone();
    headers.entry("x-forwarded-for").or_insert(HeaderValue::from_static(FORWARDED));
    headers.entry("x-sotay-edge").or_insert(HeaderValue::from_static(EDGE_KEY));
    // Cookies leave the headers and travel one by one.
    let cookies = headers.remove(COOKIE).map(|line| {
        let line = line.to_str().expect("a cookie is plain text");
        line.split("; ").map(str::to_owned).collect()
    });
    let is_text = is_text(&headers);
    let mut http = ApiGatewayV2httpRequestContextHttpDescription::default();
    http.method = parts.method.clone();
    http.path = Some(parts.uri.path().to_owned());
    http.protocol = Some("HTTP/1.1".to_owned());
    let mut context = ApiGatewayV2httpRequestContext::default();
    context.stage = Some("$default".to_owned());
    context.http = http;
    let mut event = ApiGatewayV2httpRequest::default();
    event.version = Some("2.0".to_owned());
    event.route_key = Some("$default".to_owned());
    event.raw_path = Some(parts.uri.path().to_owned());
    event.raw_query_string = Some(parts.uri.query().unwrap_or_default().to_owned());
    event.cookies = cookies;
    event.headers = headers;
    event.request_context = context;
    event.is_base64_encoded = !is_text && !body.is_empty();
    event.body = match (body.is_empty(), is_text) {
        (true, _) => None,
        (false, true) => Some(String::from_utf8(body.to_vec()).expect("a text is UTF-8")),
        (false, false) => Some(STANDARD.encode(body)),
    };
    event
}

/// What a function gave back as a response.
///
/// # Panics
/// When it is no response.
pub(crate) fn response(given: &[u8]) -> Raw {
    let response: ApiGatewayV2httpResponse = serde_json::from_slice(given)
        .unwrap_or_else(|error| panic!("not a response ({error}): {}", String::from_utf8_lossy(given)));
    let mut headers = response.headers;
    for cookie in &response.cookies {
        headers.append(SET_COOKIE, HeaderValue::from_str(cookie).expect("a cookie is plain text"));
    }
    let written = match response.body.unwrap_or(Written::Empty) {
        Written::Text(text) => text.into_bytes(),
        Written::Binary(bytes) => bytes,
        _ => Vec::new(),
    };
    let bytes = match response.is_base64_encoded {
        true => STANDARD.decode(written).expect("the function says that it is base 64"),
        false => written,
    };
    let status = u16::try_from(response.status_code).expect("a status has three digits");
    Raw { status, headers, bytes, cost: Cost::default() }
}

/// Only a few kinds of body travel as they are; any other is written in base 64.
fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/")
        || ["application/json", "application/javascript", "application/xml"].contains(&kind)
}
