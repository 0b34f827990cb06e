//! Trying again, within a budget.
//!
//! The SDK itself repeats what fails on the way (no connection, no reply, throttling, 5xx), at most four attempts a
//! call ([`crate::connect`]). Two things are left to us. It does not take for passing what is: a transaction that met
//! another one, a batch that was done in part; [`Tries`] repeats these. And where no reply came, nobody knows whether
//! the attempt was carried out; when a later attempt then finds its own condition broken, it may have broken it
//! itself. [`Attempts`] tells whether that can be.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use aws_sdk_dynamodb::config::interceptors::BeforeTransmitInterceptorContextRef;
use aws_sdk_dynamodb::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_sdk_dynamodb::error::BoxError;

/// Pauses between tries, in milliseconds: five tries take less than half a second.
const PAUSES: [u64; 4] = [25, 50, 100, 200];

/// The tries of one call.
#[derive(Debug, Default)]
pub(crate) struct Tries {
    made: usize,
}

impl Tries {
    /// Pauses before another try; false when there is none left. The pause is drawn, so that two who met each other
    /// do not meet again.
    pub(crate) async fn again(&mut self) -> bool {
        let Some(pause) = PAUSES.get(self.made) else { return false };
        self.made += 1;
        let [draw] = random();
        let part = pause / 2 + pause * u64::from(draw) / 512;
        tokio::time::sleep(Duration::from_millis(part)).await;
        true
    }
}

/// A name for one transaction, by which the engine knows it again: repeated under the same name, it is done once.
pub(crate) fn transaction_name() -> String {
    random::<16>().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(
        clippy::disallowed_methods,
        reason = "pauses and names of transactions must differ, also in a test with a fixed source"
    )]
    getrandom::fill(&mut bytes).expect("the system has randomness");
    bytes
}

/// Counts the attempts that the SDK makes of a call.
#[derive(Debug, Clone, Default)]
pub(crate) struct Attempts(Arc<AtomicU32>);

impl Attempts {
    /// Whether an attempt before the last one may have been carried out.
    pub(crate) fn were_several(&self) -> bool {
        self.0.load(Ordering::Relaxed) > 1
    }
}

impl Intercept for Attempts {
    fn name(&self) -> &'static str {
        "Attempts"
    }

    fn read_before_attempt(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}
