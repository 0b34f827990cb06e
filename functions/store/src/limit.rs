//! Rate limits: a token bucket per thing and person, kept in the table, so that every process counts together.
//!
//! A bucket is one moment: when it is full again. Each token taken puts that moment off by the time in which one comes
//! back, and a token is there while the moment is not further away than the whole bucket takes. So taking one is a
//! single addition under a condition, and the engine carries out one after the other: a hall of phones behind one
//! address never makes a call repeat itself.

use std::collections::HashMap;

use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValuesOnConditionCheckFailure};
use jiff::{SignedDuration, Timestamp};

use crate::again::{Tries, transaction_name};
use crate::connect::Store;
use crate::cost;
use crate::error::{StoreError, StoreResult};
use crate::item::{Item, key_item};
use crate::key::{self, Key};
use crate::table::COUNTED;
use crate::write::Write;

/// How much of something is allowed.
#[derive(Debug, Clone, Copy)]
pub struct RateLimit {
    /// Name of the limit.
    pub what: &'static str,
    /// Tokens in a full bucket.
    pub burst: u32,
    /// One token comes back in this time.
    pub refill: SignedDuration,
}

/// Whether a token was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Yes.
    Yes,
    /// No; the next comes back then.
    NextAt(Timestamp),
}

/// A full bucket, or one that nobody used yet, loses its first token.
const FROM_FULL: (&str, &str) = (
    "SET kind = :kind, full_at = :first, taken_by = :name, expires = :expires",
    "attribute_not_exists(full_at) OR full_at <= :now",
);

/// Any other loses one more, unless it is empty.
const ONE_MORE: (&str, &str) = (
    "SET full_at = full_at + :refill, taken_by = :name, expires = :expires",
    "full_at > :now AND full_at <= :latest AND taken_by <> :name",
);

/// The moments of one taking, in milliseconds.
struct Moments {
    now: i64,
    refill: i64,
    /// A bucket that is full again later than this is empty now.
    latest: i64,
    name: String,
}

impl Moments {
    fn of(limit: RateLimit, now: Timestamp) -> Self {
        let refill = i64::try_from(limit.refill.as_millis()).unwrap_or(i64::MAX).max(1);
        let now = now.as_millisecond();
        let others = refill.saturating_mul(i64::from(limit.burst.max(1)) - 1);
        Self { now, refill, latest: now.saturating_add(others), name: transaction_name() }
    }

    /// The values that an expression names.
    fn values(&self, expressions: (&str, &str)) -> Item {
        let number = |value: i64| AttributeValue::N(value.to_string());
        let text = |value: &str| AttributeValue::S(value.to_owned());
        let first = self.now.saturating_add(self.refill);
        let expires = self.latest.saturating_add(self.refill) / 1000 + 1;
        let all = [
            (":kind", text("rate_limit")),
            (":name", text(&self.name)),
            (":first", number(first)),
            (":refill", number(self.refill)),
            (":now", number(self.now)),
            (":latest", number(self.latest)),
            (":expires", number(expires)),
        ];
        let is_named = |name: &str| {
            let mut words = expressions.0.split([' ', ',']).chain(expressions.1.split(' '));
            words.any(|word| word == name)
        };
        all.into_iter().filter(|(name, _)| is_named(name)).map(|(name, value)| (name.into(), value)).collect()
    }

    /// What a bucket says that did not fit a condition: ours already, empty until then, or nothing certain.
    fn heard(&self, bucket: &Item) -> Option<Taken> {
        if bucket.get("taken_by").and_then(|name| name.as_s().ok()) == Some(&self.name) {
            return Some(Taken::Yes);
        }
        let full_at = bucket.get("full_at").and_then(|at| at.as_n().ok());
        let full_at: i64 = full_at.and_then(|at| at.parse().ok())?;
        let next = self.now.saturating_add(full_at.saturating_sub(self.latest));
        (full_at > self.latest)
            .then(|| Taken::NextAt(Timestamp::from_millisecond(next).unwrap_or(Timestamp::MAX)))
    }
}

impl Store {
    /// Takes one token from `who`'s bucket. Slows down, never locks for good.
    pub async fn take_token(&self, limit: RateLimit, who: &str, now: Timestamp) -> StoreResult<Taken> {
        let (key, moments) = (key::rate_limit(limit.what, who), Moments::of(limit, now));
        let mut tries = Tries::default();
        loop {
            for expressions in [FROM_FULL, ONE_MORE] {
                match self.take_if(&key, &moments, expressions).await? {
                    Ok(()) => return Ok(Taken::Yes),
                    Err(bucket) => match moments.heard(&bucket) {
                        Some(taken) => return Ok(taken),
                        None => continue,
                    },
                }
            }
            // Between the two it became full, or was emptied on purpose.
            if !tries.again().await {
                return Err(StoreError::Unavailable("a bucket changed with every look".into()));
            }
        }
    }

    /// One update under its condition; the bucket as it stands when it does not hold.
    async fn take_if(
        &self,
        key: &Key,
        moments: &Moments,
        expressions: (&str, &str),
    ) -> StoreResult<Result<(), HashMap<String, AttributeValue>>> {
        cost::called();
        let request =
            self.app.client().update_item().table_name(self.app.name()).set_key(Some(key_item(key)));
        let request = request
            .update_expression(expressions.0)
            .condition_expression(expressions.1)
            .set_expression_attribute_values(Some(moments.values(expressions)))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(COUNTED);
        match request.send().await {
            Ok(reply) => {
                cost::written(&reply.consumed_capacity);
                Ok(Ok(()))
            }
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(refusal)) => {
                    Ok(Err(refusal.item().cloned().unwrap_or_default()))
                }
                _ => Err(StoreError::engine(error)),
            },
        }
    }

    /// Fills `who`'s bucket again, after an attempt that was right.
    pub async fn refill_tokens(&self, limit: RateLimit, who: &str) -> StoreResult<()> {
        self.app.write(vec![Write::remove(key::rate_limit(limit.what, who))]).await
    }
}
