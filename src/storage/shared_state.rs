//! What nodes share for a while. Losing it costs time, never correctness: see each method for
//! what it answers when the backend is down.

use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;

use super::Result;

/// State that all nodes see and that may be lost.
#[async_trait]
pub trait SharedState: Send + Sync {
    /// Whether the backend answers.
    async fn ping(&self) -> Result<()>;

    /// A cached value; `None` when there is none or the backend is down. Keys name what they hold
    /// by version, so a value can be missing but never stale.
    async fn cached(&self, key: &str) -> Option<Bytes>;

    /// Caches a value for a while; does nothing when the backend is down.
    async fn cache(&self, key: &str, value: Bytes, ttl: Duration);

    /// Takes `cost` tokens from a bucket, or none of them; `Err` says how long until there are
    /// enough (which is never when `cost` is more than `rate.burst`). When the backend is down, this node's own bucket decides.
    async fn take_tokens(&self, bucket: &str, cost: u32, rate: Rate) -> Result<(), Duration>;

    /// Adds to a counter that is forgotten `window` after it was started; answers with the sum.
    /// When the backend is down, this node's own counter decides.
    async fn add(&self, counter: &str, amount: u64, window: Duration) -> u64;

    /// Stores a value under a key that is not there yet; `false` when it is.
    ///
    /// # Errors
    /// When the backend is down: one-time values can't be kept by halves.
    async fn put_if_absent(&self, key: &str, value: Bytes, ttl: Duration) -> Result<bool>;

    /// Replaces a value.
    ///
    /// # Errors
    /// When the backend is down.
    async fn put(&self, key: &str, value: Bytes, ttl: Duration) -> Result<()>;

    /// The value, if any.
    ///
    /// # Errors
    /// When the backend is down.
    async fn get(&self, key: &str) -> Result<Option<Bytes>>;

    /// Takes the value away; of two callers one gets it.
    ///
    /// # Errors
    /// When the backend is down.
    async fn take(&self, key: &str) -> Result<Option<Bytes>>;
}

/// A token bucket's shape.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Tokens that a full bucket holds.
    pub burst: u32,
    /// Tokens that come back per second.
    pub per_second: f64,
}

impl Rate {
    /// How long until this many tokens have come back; a day at most, even at a rate of none.
    pub(super) fn time_for(&self, tokens: f64) -> Duration {
        const DAY_SECONDS: f64 = 86_400.0;
        let seconds = tokens / self.per_second;
        Duration::from_secs_f64(if seconds.is_finite() {
            seconds.clamp(0.0, DAY_SECONDS)
        } else {
            DAY_SECONDS
        })
    }
}
