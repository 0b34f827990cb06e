//! What goes wrong, how often, and in which order: all of it from one seed.
//!
//! Each request draws twice, whatever comes of it, so the same requests in the same order meet the same faults.

use std::collections::BTreeMap;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::Asked;

/// How long a late answer takes: nearly as long as an attempt may.
pub const LATE: Duration = Duration::from_millis(1900);

/// Something that happens between a function and its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// `ProvisionedThroughputExceededException` or `ThrottlingException`: too much at once.
    Throttled,
    /// `InternalServerError`, nothing done.
    Failed,
    /// The connection is cut before the engine sees the request.
    CutBefore,
    /// The request is swallowed: nobody answers, nothing is done.
    Held,
    /// Done, but the connection is cut before the reply.
    ReplyCut,
    /// Done, but the reply is `InternalServerError`.
    ReplyFailed,
    /// Done, but the reply never comes.
    ReplyHeld,
    /// Done and answered, but only after [`LATE`].
    Late,
    /// An eventually consistent read that does not know the last writes yet.
    Stale,
    /// Another transaction holds one of the items.
    Conflict,
    /// A part of a batch comes back undone.
    Unprocessed,
}

impl Fault {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Throttled,
        Self::Failed,
        Self::CutBefore,
        Self::Held,
        Self::ReplyCut,
        Self::ReplyFailed,
        Self::ReplyHeld,
        Self::Late,
        Self::Stale,
        Self::Conflict,
        Self::Unprocessed,
    ];

    /// Whether it can happen to this request.
    fn fits(self, asked: &Asked) -> bool {
        let operation = asked.operation.as_str();
        match self {
            Self::Stale => asked.may_be_stale(),
            Self::Conflict => {
                matches!(operation, "TransactWriteItems" | "PutItem" | "DeleteItem" | "UpdateItem")
            }
            Self::Unprocessed => asked.batch_size() > 1,
            Self::Throttled
            | Self::Failed
            | Self::CutBefore
            | Self::Held
            | Self::ReplyCut
            | Self::ReplyFailed
            | Self::ReplyHeld
            | Self::Late => true,
        }
    }
}

/// A plan of faults.
#[derive(Debug)]
pub struct Plan {
    rates: BTreeMap<Fault, f64>,
    /// So many writes pass before the one that this happens to.
    write: Option<(usize, Fault)>,
    dice: StdRng,
}

/// What a request meets, and a second throw for whatever the fault leaves open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lot {
    /// The fault; usually none.
    pub fault: Option<Fault>,
    /// From 0 up to 1.
    pub detail: f64,
}

impl Plan {
    /// Nothing goes wrong yet.
    pub fn new(seed: u64) -> Self {
        Self { rates: BTreeMap::new(), write: None, dice: StdRng::seed_from_u64(seed) }
    }

    /// The same, with a fault that so great a part of the requests meets.
    #[must_use]
    pub fn with(mut self, fault: Fault, rate: f64) -> Self {
        self.rates.insert(fault, rate);
        self
    }

    /// One fault that a write meets after so many others, and nothing else.
    pub fn at_write(number: usize, fault: Fault) -> Self {
        Self { write: Some((number, fault)), ..Self::new(0) }
    }

    /// Everything at once but stale reads: about every fourth request meets something.
    pub fn storm(seed: u64) -> Self {
        let kinds = Fault::ALL.into_iter().filter(|fault| *fault != Fault::Stale);
        kinds.fold(Self::new(seed), |plan, fault| plan.with(fault, 0.03))
    }

    /// Whether reads may be stale, which takes a second table.
    pub fn has_stale_reads(&self) -> bool {
        self.rates.get(&Fault::Stale).is_some_and(|rate| *rate > 0.0)
    }

    /// Draws for one request.
    pub fn draw(&mut self, asked: &Asked) -> Lot {
        if asked.writes() {
            match self.write.take() {
                Some((0, fault)) => return Lot { fault: Some(fault), detail: 0.0 },
                before => self.write = before.map(|(number, fault)| (number - 1, fault)),
            }
        }
        let (mut throw, detail) = (self.dice.random::<f64>(), self.dice.random::<f64>());
        let fault = self.rates.iter().filter(|(fault, _)| fault.fits(asked)).find(|(_, rate)| {
            throw -= **rate;
            throw < 0.0
        });
        Lot { fault: fault.map(|(fault, _)| *fault), detail }
    }
}
