//! What a request costs in the database: calls and capacity units, as the database itself reports them.
//!
//! The count is kept beside the request in the task that answers it ([`metered`]), so that no method of the store has
//! to hand it back, and no two requests are added together.

use std::cell::Cell;

use aws_sdk_dynamodb::types::ConsumedCapacity;

/// Calls to the database and the capacity units they took.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Cost {
    /// How many calls.
    pub calls: u32,
    /// Read units: one for each 4 kB read consistently, half of it otherwise.
    pub read_units: f64,
    /// Write units: one for each kB written, indexes included, twice in a transaction.
    pub write_units: f64,
}

tokio::task_local! {
    static METER: Cell<Cost>;
}

/// Runs a future and gives what its calls to the database cost.
pub async fn metered<F: Future>(future: F) -> (F::Output, Cost) {
    let counted = async {
        let output = future.await;
        (output, METER.with(Cell::get))
    };
    METER.scope(Cell::new(Cost::default()), counted).await
}

/// A call that reads is about to be sent, or one that writes.
pub(crate) fn called() {
    add(Cost { calls: 1, ..Cost::default() });
}

/// What a call that reads took.
pub(crate) fn read<'a>(consumed: impl IntoIterator<Item = &'a ConsumedCapacity>) {
    add(Cost { read_units: units(consumed), ..Cost::default() });
}

/// What a call that writes took.
pub(crate) fn written<'a>(consumed: impl IntoIterator<Item = &'a ConsumedCapacity>) {
    add(Cost { write_units: units(consumed), ..Cost::default() });
}

fn units<'a>(consumed: impl IntoIterator<Item = &'a ConsumedCapacity>) -> f64 {
    consumed.into_iter().filter_map(ConsumedCapacity::capacity_units).sum()
}

/// Outside of [`metered`], in jobs and demo data, nobody counts.
fn add(more: Cost) {
    let _ = METER.try_with(|meter| {
        let sum = meter.get();
        meter.set(Cost {
            calls: sum.calls + more.calls,
            read_units: sum.read_units + more.read_units,
            write_units: sum.write_units + more.write_units,
        });
    });
}
