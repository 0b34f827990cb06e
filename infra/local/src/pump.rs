//! Carries the stream of a table to whoever handles it, in the shape in which Lambda would hand it over.
//!
//! At least once: the position is kept after a batch was handled, so a batch may come again after a sudden end, and
//! none is skipped. A batch that fails comes again, from the record on that is reported, until it succeeds, and
//! nothing overtakes it.

use std::fmt::Display;
use std::fs::{self, File};
use std::future::Future;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::time::Duration;

use aws_lambda_events::event::dynamodb::Event;
use aws_lambda_events::event::streams::DynamoDbEventResponse;
use aws_sdk_dynamodbstreams::Client;
use aws_sdk_dynamodbstreams::types::{Record, ShardIteratorType};
use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use crate::engines::Fault;

/// Records in one batch; Lambda's default.
const BATCH: i32 = 100;
/// Pause between two looks at a quiet stream.
const QUIET: Duration = Duration::from_millis(200);
/// First and longest pause after a failure.
const RETRY: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(10));

/// How far a stream was handled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The stream; a table made anew has another.
    stream: String,
    /// Sequence number of the last record handled.
    after: String,
    /// When that record was written, in seconds since 1970.
    pub until: i64,
}

impl Position {
    /// Name of the file in a data folder.
    pub const FILE: &'static str = "pump.json";

    /// The position kept in a data folder; nothing when there is none or it cannot be read, which means to begin at
    /// the oldest record.
    pub fn read(dir: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(dir.join(Self::FILE)).ok()?).ok()
    }

    fn keep(&self, dir: &Path) -> Result<(), Fault> {
        let new = dir.join("pump.json.new");
        let mut file = File::create(&new)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.sync_data()?;
        Ok(fs::rename(new, dir.join(Self::FILE))?)
    }
}

/// A running pump.
pub struct Pump {
    stop: watch::Sender<bool>,
    settle: mpsc::UnboundedSender<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl Pump {
    /// Starts to carry the stream of a table to `handle`, from the position kept in `dir`, else from the oldest record.
    ///
    /// # Errors
    /// When the table does not exist or has no stream.
    pub async fn start<Handle, Handling, Failure>(
        dynamo: &aws_sdk_dynamodb::Client,
        streams: Client,
        table: &str,
        dir: Option<&Path>,
        handle: Handle,
    ) -> Result<Self, Fault>
    where
        Handle: Fn(Event) -> Handling + Send + Sync + 'static,
        Handling: Future<Output = Result<DynamoDbEventResponse, Failure>> + Send + 'static,
        Failure: Display,
    {
        let described = dynamo.describe_table().table_name(table).send().await;
        let described = described.map_err(|error| error.into_service_error())?;
        let stream = described.table.and_then(|table| table.latest_stream_arn);
        let stream = stream.ok_or_else(|| format!("table {table} has no stream"))?;
        let position = dir.and_then(Position::read).filter(|position| position.stream == stream);
        let (stop, stopped) = watch::channel(false);
        let (settle, settling) = mpsc::unbounded_channel();
        let dir = dir.map(Path::to_path_buf);
        let handle: Handler = Box::new(move |event| {
            let handling = handle(event);
            Box::pin(async move { handling.await.map_err(|failure| failure.to_string()) })
        });
        let line = Line { streams, stream, dir, position, stopped, settling, waiting: Vec::new(), handle };
        Ok(Self { stop, settle, task: tokio::spawn(line.run()) })
    }

    /// Waits until everything written before this call was handled, and what the handling itself wrote.
    pub async fn settled(&self) {
        let (settled, wait) = oneshot::channel();
        // A pump that has ended has nothing left to carry.
        if self.settle.send(settled).is_ok() {
            let _ = wait.await;
        }
    }

    /// Lets the batch at hand finish and ends.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the pump broke off");
        }
    }
}

type Handling = Pin<Box<dyn Future<Output = Result<DynamoDbEventResponse, String>> + Send>>;
type Handler = Box<dyn Fn(Event) -> Handling + Send + Sync>;

/// The one shard of the embedded engine, from the kept position on.
struct Line {
    streams: Client,
    stream: String,
    dir: Option<PathBuf>,
    position: Option<Position>,
    stopped: watch::Receiver<bool>,
    settling: mpsc::UnboundedReceiver<oneshot::Sender<()>>,
    waiting: Vec<oneshot::Sender<()>>,
    handle: Handler,
}

impl Line {
    async fn run(mut self) {
        let mut pause = RETRY.0;
        while !*self.stopped.borrow() {
            match self.follow().await {
                Ok(()) => return,
                Err(error) => {
                    tracing::warn!(%error, "the stream could not be read; trying again");
                    self.rest(pause).await;
                    pause = (pause * 2).min(RETRY.1);
                }
            }
        }
    }

    /// Reads and hands over until told to stop; ends early only when the stream cannot be read.
    async fn follow(&mut self) -> Result<(), Fault> {
        let mut iterator = self.iterator().await?;
        while !*self.stopped.borrow() {
            // Whoever asks before the stream is read sees all that was written before.
            while let Ok(settled) = self.settling.try_recv() {
                self.waiting.push(settled);
            }
            let page = self.streams.get_records().shard_iterator(&iterator).limit(BATCH).send().await;
            let page = page.map_err(|error| error.into_service_error())?;
            match page.records() {
                [] => {
                    for settled in self.waiting.drain(..) {
                        // Whoever asked may have gone.
                        let _ = settled.send(());
                    }
                    self.wait().await;
                }
                records => {
                    if !self.hand_over(records).await? {
                        return Ok(());
                    }
                }
            }
            iterator = page.next_shard_iterator.ok_or("the stream has ended")?;
        }
        Ok(())
    }

    async fn iterator(&self) -> Result<String, Fault> {
        let described = self.streams.describe_stream().stream_arn(&self.stream).send().await;
        let described = described.map_err(|error| error.into_service_error())?.stream_description;
        let shard = described.and_then(|stream| stream.shards.into_iter().flatten().next()?.shard_id);
        let request = self.streams.get_shard_iterator().stream_arn(&self.stream).set_shard_id(shard);
        let request = match &self.position {
            Some(position) => request
                .shard_iterator_type(ShardIteratorType::AfterSequenceNumber)
                .sequence_number(&position.after),
            None => request.shard_iterator_type(ShardIteratorType::TrimHorizon),
        };
        let sent = request.send().await.map_err(|error| error.into_service_error())?;
        sent.shard_iterator.ok_or_else(|| "the stream gave no iterator".into())
    }

    /// Hands a batch over until all of it is taken, and keeps the position of what is; false when told to stop in
    /// between.
    async fn hand_over(&mut self, records: &[Record]) -> Result<bool, Fault> {
        let (mut rest, mut pause) = (records, RETRY.0);
        loop {
            let taken = self.take(rest).await?;
            if let Some(position) = self.after(&rest[..taken]) {
                if let Some(dir) = &self.dir {
                    position.keep(dir)?;
                }
                self.position = Some(position);
                pause = RETRY.0;
            }
            rest = &rest[taken..];
            if rest.is_empty() {
                return Ok(true);
            }
            self.rest(pause).await;
            pause = (pause * 2).min(RETRY.1);
            if *self.stopped.borrow() {
                return Ok(false);
            }
        }
    }

    /// Hands records over once; gives how many of them were taken before the first that must come again.
    async fn take(&self, records: &[Record]) -> Result<usize, Fault> {
        let event = jobs::event(records, &self.stream)?;
        let taken = match (self.handle)(event).await {
            Ok(response) => first_failure(records, &response),
            Err(error) => {
                tracing::warn!(%error, records = records.len(), "a batch of the stream failed; trying again");
                0
            }
        };
        if taken < records.len() {
            tracing::warn!(taken, of = records.len(), "the rest of a batch comes again");
        }
        Ok(taken)
    }

    fn after(&self, records: &[Record]) -> Option<Position> {
        let last = records.last()?.dynamodb.as_ref()?;
        let until = last.approximate_creation_date_time.map_or(0, |time| time.secs());
        Some(Position { stream: self.stream.clone(), after: last.sequence_number.clone()?, until })
    }

    /// Until the next look, or until somebody wants to know or stop.
    async fn wait(&mut self) {
        tokio::select! {
            () = tokio::time::sleep(QUIET) => {}
            _ = self.stopped.changed() => {}
            Some(settled) = self.settling.recv() => self.waiting.push(settled),
        }
    }

    async fn rest(&mut self, pause: Duration) {
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = self.stopped.changed() => {}
        }
    }
}

/// Where the earliest of the reported failures stands; past the end without one. A name that is none of the batch's
/// means, as in Lambda, that all of it failed.
fn first_failure(records: &[Record], response: &DynamoDbEventResponse) -> usize {
    let place = |name: Option<&str>| {
        records.iter().position(|record| {
            let change = record.dynamodb.as_ref();
            name.is_some() && change.and_then(|change| change.sequence_number.as_deref()) == name
        })
    };
    let failures = response.batch_item_failures.iter();
    let places = failures.map(|failure| place(failure.item_identifier.as_deref()).unwrap_or(0));
    places.min().unwrap_or(records.len())
}

#[cfg(test)]
mod tests;
