//! A tap on the line to the database: requests pass unchanged, and the test can read which operations they were.
//!
//! What can be counted here can be measured by whoever waits for the answer: two refusals that must not be told apart
//! have to ask the same things of the database.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// The header that names an operation, as the SDK writes it.
const SIGN: &str = "x-amz-target: DynamoDB_20120810.";

/// A tap.
pub struct Tap {
    endpoint: String,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Tap {
    /// Puts a tap before the database at `endpoint`, for as long as the test's runtime lives.
    pub(crate) async fn on(endpoint: &str) -> Self {
        let upstream = endpoint.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let endpoint = format!("http://{}", listener.local_addr().expect("the port is known"));
        let heard = Arc::new(Mutex::new(Vec::new()));
        let hearing = heard.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(connect(client, upstream.clone(), hearing.clone()));
            }
        });
        Self { endpoint, heard }
    }

    /// Its address, to be used in place of the database's.
    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The operations since the last look: `GetItem`, `PutItem`, …
    pub fn heard(&self) -> Vec<String> {
        std::mem::take(&mut *self.heard.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn connect(client: TcpStream, upstream: String, heard: Arc<Mutex<Vec<String>>>) {
    let Ok(engine) = TcpStream::connect(&upstream).await else { return };
    let (from_client, mut to_client) = client.into_split();
    let (mut from_engine, to_engine) = engine.into_split();
    let back = async move {
        // The connection is over when either side goes; the other side then sees it too.
        let _ = copy(&mut from_engine, &mut to_client).await;
    };
    tokio::join!(listen(from_client, to_engine, &heard), back);
}

/// Carries bytes on and notes the operations among them, also where a header is cut in two.
async fn listen(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, heard: &Mutex<Vec<String>>) {
    let mut buffer = vec![0; 16 * 1024];
    let mut rest = String::new();
    while let Ok(count @ 1..) = from.read(&mut buffer).await {
        rest.push_str(&String::from_utf8_lossy(&buffer[..count]));
        while let Some(operation) = next(&mut rest) {
            heard.lock().unwrap_or_else(PoisonError::into_inner).push(operation);
        }
        if to.write_all(&buffer[..count]).await.is_err() {
            return;
        }
    }
}

/// Takes the next operation out of what has been read; keeps what may be the begin of one.
fn next(read: &mut String) -> Option<String> {
    if let Some(begin) = read.find(SIGN) {
        let name = &read[begin + SIGN.len()..];
        let end = name.find("\r\n")?;
        let operation = name[..end].to_owned();
        *read = name[end..].to_owned();
        return Some(operation);
    }
    let keep = read.char_indices().rev().nth(SIGN.len()).map_or(0, |(index, _)| index);
    read.drain(..keep);
    None
}
