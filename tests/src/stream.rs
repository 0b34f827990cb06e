//! The stream of the table, as `jobs` gets it in AWS.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use aws_lambda_events::event::dynamodb::{Event, EventRecord};
use local::pump::Pump;
use shared::id::OrgId;
use shared::org::MemberCounts;

use crate::world::World;

impl World {
    /// Everything the stream has carried since this world began, in order.
    ///
    /// # Panics
    /// When the stream cannot be read.
    pub async fn stream_records(&self) -> Vec<EventRecord> {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let seeing = seen.clone();
        let take = move |event: Event| {
            seeing.lock().unwrap_or_else(PoisonError::into_inner).extend(event.records);
            async { Ok::<(), Infallible>(()) }
        };
        let pump = Pump::start(&self.dynamo.client(), self.dynamo.streams(), "app", None, take).await;
        let pump = pump.expect("the table has a stream");
        pump.settled().await;
        pump.stop().await;
        std::mem::take(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Hands records to `jobs`, in batches of `size`.
    ///
    /// # Errors
    /// The failure that would make the batch come again.
    pub async fn hand_over(&self, records: &[EventRecord], size: usize) -> kit::Result<()> {
        for batch in records.chunks(size) {
            let mut event = Event::default();
            event.records = batch.to_vec();
            jobs::take(&self.app, event).await?;
        }
        Ok(())
    }

    /// The counts of an organisation as the jobs have folded them.
    ///
    /// # Panics
    /// When the store does not answer.
    pub async fn counts(&self, org: OrgId) -> MemberCounts {
        self.own.find_counts(org).await.expect("the store answers")
    }
}
