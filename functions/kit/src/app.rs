//! What every handler is given: the store, the verifier of tokens, a clock and a source of randomness.

use std::sync::Arc;

use jiff::Timestamp;
use shared::id::{MemberId, OrgId, SessionId};
use store::Store;

use crate::config::Config;
use crate::token::{Signer, Verifier};

/// A clock.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Everything a handler may use. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// Stored data.
    pub store: Store,
    /// Checks access tokens.
    pub verifier: Arc<Verifier>,
    /// Signs access tokens; only `identity` is configured with one.
    pub signer: Option<Arc<Signer>>,
    /// How many proxies of ours stand before this function.
    pub(crate) proxies: usize,
    clock: Clock,
}

impl App {
    /// Connects to the store of a configuration, with the system's clock.
    pub async fn connect(config: &Config) -> Self {
        #[expect(clippy::disallowed_methods, reason = "this is where the clock comes in")]
        let clock: Clock = Arc::new(Timestamp::now);
        let store = Store::connect(&config.endpoints, &config.data_key);
        let signer = config.signer.clone().map(Arc::new);
        Self {
            store,
            verifier: Arc::new(config.verifier.clone()),
            signer,
            proxies: config.proxies.unwrap_or(0),
            clock,
        }
    }

    /// The same app under another clock, for tests and for demo data that must have a past.
    #[must_use]
    pub fn with_clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Random bytes from the system.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        #[expect(clippy::disallowed_methods, reason = "this is where randomness comes in")]
        getrandom::fill(&mut bytes).expect("the system has randomness");
        bytes
    }

    /// A new member's id.
    pub fn new_member_id(&self) -> MemberId {
        MemberId::from_parts(self.milliseconds(), self.random_bits())
    }

    /// A new organisation's id, for the one that nobody's app could choose.
    pub fn new_org_id(&self) -> OrgId {
        OrgId::from_parts(self.milliseconds(), self.random_bits())
    }

    /// A new session's id.
    pub fn new_session_id(&self) -> SessionId {
        SessionId::from_parts(self.milliseconds(), self.random_bits())
    }

    fn milliseconds(&self) -> u64 {
        u64::try_from(self.now().as_millisecond()).unwrap_or(0)
    }

    fn random_bits(&self) -> u128 {
        u128::from_be_bytes(self.random::<16>()) >> 48
    }
}
