//! Jobs: what follows from changes. The stream of the table comes in, counters go out. Every job may see a record
//! twice or out of order and must come to the same end.

mod member_counts;

use aws_lambda_events::event::dynamodb::Event;
use kit::App;

/// Takes a batch of the stream.
///
/// # Errors
/// When the store fails; the whole batch comes again then, and what was counted is not counted twice.
pub async fn take(app: &App, event: Event) -> kit::Result<()> {
    member_counts::count(app, &event.records).await
}
