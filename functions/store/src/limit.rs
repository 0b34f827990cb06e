//! Rate limits: a token bucket per thing and person, kept in the table, so that every process counts together.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::connect::Store;
use crate::error::{StoreError, StoreResult};
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
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

/// A bucket as stored. Tokens are counted in thousandths.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Bucket {
    what: String,
    who: String,
    thousandths: i64,
    filled_at: Timestamp,
    expires_at: Timestamp,
}

impl Entity for Bucket {
    const KIND: &'static str = "rate_limit";

    fn keys(&self) -> Keys {
        key::rate_limit(&self.what, &self.who).into()
    }

    fn expires(&self) -> Option<Timestamp> {
        Some(self.expires_at)
    }
}

/// Whether a token was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Yes.
    Yes,
    /// No; the next comes back then.
    NextAt(Timestamp),
}

impl RateLimit {
    const WHOLE: i64 = 1000;

    fn full(self) -> i64 {
        i64::from(self.burst) * Self::WHOLE
    }

    fn fresh(self, who: &str, now: Timestamp) -> Bucket {
        Bucket {
            what: self.what.into(),
            who: who.into(),
            thousandths: self.full(),
            filled_at: now,
            expires_at: now,
        }
    }

    /// Fills a bucket up to `now` and takes a token from it if there is one.
    fn take(self, bucket: &mut Bucket, now: Timestamp) -> Taken {
        let refill = self.refill.as_millis().max(1);
        let passed = now.duration_since(bucket.filled_at).as_millis().max(0);
        let gained = passed.saturating_mul(i128::from(Self::WHOLE)) / refill;
        let gained = i64::try_from(gained).unwrap_or(i64::MAX);
        bucket.thousandths = bucket.thousandths.saturating_add(gained).min(self.full());
        bucket.filled_at = now;
        let whole = self.refill * i32::try_from(self.burst).unwrap_or(i32::MAX);
        bucket.expires_at = now.saturating_add(whole).unwrap_or(now);
        if bucket.thousandths >= Self::WHOLE {
            bucket.thousandths -= Self::WHOLE;
            return Taken::Yes;
        }
        let lacking = i128::from(Self::WHOLE - bucket.thousandths) * refill / i128::from(Self::WHOLE);
        let wait = SignedDuration::from_millis(i64::try_from(lacking).unwrap_or(i64::MAX));
        Taken::NextAt(now.saturating_add(wait).unwrap_or(now))
    }
}

impl Store {
    /// Takes one token from `who`'s bucket. Slows down, never locks for good.
    pub async fn take_token(&self, limit: RateLimit, who: &str, now: Timestamp) -> StoreResult<Taken> {
        for _ in 0..4 {
            let found = self.app.get::<Bucket>(&key::rate_limit(limit.what, who)).await?;
            let is_new = found.is_none();
            let mut stored = found.unwrap_or_else(|| Stored { value: limit.fresh(who, now), rev: 0 });
            let taken = limit.take(&mut stored.value, now);
            if let Taken::NextAt(_) = taken {
                return Ok(taken);
            }
            let write =
                if is_new { Write::create(&stored.value, now)? } else { Write::replace(&stored, now)? };
            match self.app.write(vec![write]).await {
                Err(StoreError::Conflict) => continue,
                other => return other.map(|()| taken),
            }
        }
        Ok(Taken::NextAt(now.saturating_add(limit.refill).unwrap_or(now)))
    }

    /// Fills `who`'s bucket again, after an attempt that was right.
    pub async fn refill_tokens(&self, limit: RateLimit, who: &str) -> StoreResult<()> {
        self.app.write(vec![Write::remove(key::rate_limit(limit.what, who))]).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let limit = RateLimit { what: "x", burst: 2, refill: SignedDuration::from_secs(30) };
        let start: Timestamp = "2026-11-25T12:30:00Z".parse().unwrap();
        let after = |seconds| start + SignedDuration::from_secs(seconds);
        let mut bucket = limit.fresh("who", start);
        assert_eq!(limit.take(&mut bucket, start), Taken::Yes);
        assert_eq!(limit.take(&mut bucket, start), Taken::Yes);
        assert_eq!(limit.take(&mut bucket, start), Taken::NextAt(after(30)));
        assert_eq!(limit.take(&mut bucket, after(15)), Taken::NextAt(after(30)));
        assert_eq!(limit.take(&mut bucket, after(30)), Taken::Yes);
        assert_eq!(limit.take(&mut bucket, after(9000)), Taken::Yes);
        assert_eq!(limit.take(&mut bucket, after(9000)), Taken::Yes);
        assert_eq!(limit.take(&mut bucket, after(9000)), Taken::NextAt(after(9030)));
    }
}
