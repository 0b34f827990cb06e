//! The embedded database: real DynamoDB protocol, one file, no installation.
//!
//! What was acknowledged survives the end of the process at any moment: the engine (SQLite) writes ahead and syncs
//! every commit. One process at a time may use a data folder.

use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use aws_sdk_dynamodb::config::{BehaviorVersion, Region};
use dynoxide::Database;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::pump::Position;
use crate::stream_log;

/// Why an engine does not start or work: a sentence for the person at the terminal.
pub type Fault = Box<dyn Error + Send + Sync>;

/// Expired items go, and delivered stream records, once a minute.
const SWEEP_EVERY: Duration = Duration::from_secs(60);
const DATABASE: &str = "dynamo.db";
const REGION: &str = "ap-southeast-1";

/// A running database on a port of its own, reachable from this machine alone.
pub struct Dynamo {
    path: String,
    database: Database,
    endpoint: String,
    stop: oneshot::Sender<()>,
    server: JoinHandle<Result<(), String>>,
    sweeper: Option<JoinHandle<()>>,
    /// Held as long as the database runs.
    _lock: Option<File>,
}

impl Dynamo {
    /// Starts the database with its data in `dir/dynamo.db`, or in memory, where expired items also stay.
    ///
    /// # Errors
    /// When another process uses the folder, or the file is no database.
    pub async fn start(dir: Option<&Path>) -> Result<Self, Fault> {
        let lock = dir.map(lock).transpose()?;
        let path = match dir {
            Some(dir) => dir.join(DATABASE).to_str().ok_or("the data folder's name is not UTF-8")?.to_owned(),
            None => memory(),
        };
        let database =
            Database::new(&path).map_err(|error| format!("{path} could not be opened: {error}"))?;
        stream_log::index(&path)?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let endpoint = format!("http://{}", listener.local_addr()?);
        let (stop, stopped) = oneshot::channel();
        let stopping = async move {
            // Also when the other half was dropped.
            let _ = stopped.await;
        };
        let sweeper = dir.map(|dir| tokio::spawn(sweep(database.clone(), dir.to_path_buf())));
        let server =
            tokio::spawn(dynoxide::server::serve_with_shutdown(listener, database.clone(), stopping));
        Ok(Self { path, database, endpoint, stop, server, sweeper, _lock: lock })
    }

    /// Address of the database, for example `http://127.0.0.1:41234`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The database itself, past its protocol: for loading much at once.
    pub fn database(&self) -> Database {
        self.database.clone()
    }

    /// A client of this database.
    pub fn client(&self) -> aws_sdk_dynamodb::Client {
        client_at(&self.endpoint)
    }

    /// A client of the streams of this database.
    pub fn streams(&self) -> Streams {
        streams_at(&self.endpoint)
    }

    /// Forgets what the stream has not delivered: after loading data whose consequences were loaded with it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn forget_stream(&self) -> Result<(), Fault> {
        stream_log::clear(&self.path)
    }

    /// Lets requests that are running finish, then closes the database.
    pub async fn stop(self) {
        if let Some(sweeper) = self.sweeper {
            sweeper.abort();
        }
        // The server may have ended by itself; then nobody listens any more.
        let _ = self.stop.send(());
        match self.server.await {
            Ok(Ok(())) => {}
            Ok(Err(reason)) => tracing::error!(reason, "the database ended with an error"),
            Err(error) => tracing::error!(%error, "the database broke off"),
        }
    }
}

/// A client of an embedded database.
pub fn client_at(endpoint: &str) -> aws_sdk_dynamodb::Client {
    let config = aws_sdk_dynamodb::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(REGION))
        .credentials_provider(store::embedded_credentials())
        .endpoint_url(endpoint);
    aws_sdk_dynamodb::Client::from_conf(config.build())
}

/// A client of streams.
pub type Streams = aws_sdk_dynamodbstreams::Client;

/// A client of the streams of an embedded database.
pub fn streams_at(endpoint: &str) -> Streams {
    let config = aws_sdk_dynamodbstreams::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(REGION))
        .credentials_provider(store::embedded_credentials())
        .endpoint_url(endpoint);
    aws_sdk_dynamodbstreams::Client::from_conf(config.build())
}

/// Removes everything that the engines keep in a data folder, and nothing else of it.
///
/// # Errors
/// When another process uses the folder or a file cannot be removed.
pub fn forget(dir: &Path) -> Result<(), Fault> {
    if !dir.exists() {
        return Ok(());
    }
    let _lock = lock(dir)?;
    for name in [DATABASE, "dynamo.db-wal", "dynamo.db-shm", Position::FILE] {
        let file = dir.join(name);
        if file.exists() {
            fs::remove_file(file)?;
        }
    }
    let files = dir.join(crate::files::FOLDER);
    if files.exists() {
        fs::remove_dir_all(files)?;
    }
    Ok(())
}

/// Two processes on one folder would deliver every stream record twice and disagree about the position.
fn lock(dir: &Path) -> Result<File, Fault> {
    fs::create_dir_all(dir).map_err(|error| format!("{} could not be made: {error}", dir.display()))?;
    let file = File::create(dir.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(_) => {
            Err(format!("another process uses {}: stop it, or name another --data", dir.display()).into())
        }
    }
}

/// A name for one more database in memory. It is shared within this process, so that [`stream_log`] can reach it.
fn memory() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("file:sotay-{}?mode=memory&cache=shared", COUNT.fetch_add(1, Ordering::Relaxed))
}

async fn sweep(database: Database, dir: PathBuf) {
    let path = dir.join(DATABASE);
    loop {
        tokio::time::sleep(SWEEP_EVERY).await;
        let (database, path) = (database.clone(), path.clone());
        let delivered = Position::read(&dir).map(|position| position.until);
        let swept = tokio::task::spawn_blocking(move || -> Result<(), Fault> {
            database.sweep_ttl()?;
            stream_log::trim(&path, delivered)
        });
        match swept.await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "expired items could not be removed"),
            Err(error) => tracing::warn!(%error, "the sweep broke off"),
        }
    }
}

#[cfg(test)]
mod tests {
    use aws_sdk_dynamodb::types::AttributeValue;

    use super::*;
    use crate::scratch::Scratch;
    use crate::tables;

    #[tokio::test]
    async fn data_outlives_the_database_until_it_is_forgotten() {
        let scratch = Scratch::new().unwrap();
        let dir = scratch.path();
        std::fs::write(dir.join("data.key"), "kept").unwrap();
        let text = |text: &str| AttributeValue::S(text.to_owned());
        let first = Dynamo::start(Some(dir)).await.unwrap();
        tables::create_missing(&first.client(), "").await.unwrap();
        let put = first.client().put_item().table_name("app").item("pk", text("a")).item("sk", text("b"));
        put.send().await.unwrap();
        first.stop().await;

        let second = Dynamo::start(Some(dir)).await.unwrap();
        let found = second.client().get_item().table_name("app").key("pk", text("a")).key("sk", text("b"));
        assert!(found.send().await.unwrap().item.is_some());
        assert!(forget(dir).is_err(), "not under a running database");
        second.stop().await;

        forget(dir).unwrap();
        assert!(!dir.join(DATABASE).exists() && dir.join("data.key").exists());
    }

    #[tokio::test]
    async fn two_processes_never_share_a_folder() {
        let scratch = Scratch::new().unwrap();
        let first = Dynamo::start(Some(scratch.path())).await.unwrap();
        let second = Dynamo::start(Some(scratch.path())).await.err().expect("refused").to_string();
        assert!(second.contains("another process uses"), "{second}");
        first.stop().await;
    }
}
