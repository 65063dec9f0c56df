//! Shared state in this process's memory: for a single node, and what a node falls back to while
//! Redis is down. Everything is bounded; what is used least goes first.

use std::time::{Duration, Instant};

use async_trait::async_trait;
use bytes::Bytes;
use moka::Expiry;
use moka::future::Cache;
use moka::ops::compute::Op;
use moka::policy::EvictionPolicy;

use super::{Rate, Result, SharedState};

/// Cached values, keys included, in bytes.
const CACHED_BYTES_MAX: u64 = 64 << 20;

/// One-time and other kept values, keys included, in bytes.
const KEPT_BYTES_MAX: u64 = 64 << 20;

/// Buckets and counters that are remembered, each about 200 bytes. Who falls out starts anew.
const BUCKETS_MAX: u64 = 100_000;

/// How long an unused bucket is remembered. By then it is full again, at any rate in use.
const BUCKET_IDLE: Duration = Duration::from_secs(3600);

/// Shared state of one process.
pub struct Memory {
    cached: Cache<String, Expiring<Bytes>>,
    kept: Cache<String, Expiring<Bytes>>,
    buckets: Cache<String, Bucket>,
    counters: Cache<String, Expiring<u64>>,
}

#[derive(Clone)]
struct Expiring<T> {
    value: T,
    after: Duration,
}

/// Lets each entry live as long as it says, counted from when it was made (or replaced).
struct ByItself {
    /// Whether a new value starts a new life.
    renewed: bool,
}

impl<T> Expiry<String, Expiring<T>> for ByItself {
    fn expire_after_create(&self, _: &String, entry: &Expiring<T>, _: Instant) -> Option<Duration> {
        Some(entry.after)
    }

    fn expire_after_update(
        &self,
        _: &String,
        entry: &Expiring<T>,
        _: Instant,
        remaining: Option<Duration>,
    ) -> Option<Duration> {
        if self.renewed { Some(entry.after) } else { remaining }
    }
}

#[derive(Clone, Copy)]
struct Bucket {
    tokens: f64,
    at: Instant,
}

impl Bucket {
    /// The bucket after `cost` tokens were taken from it now; else how long until that is possible.
    fn take(self, cost: f64, rate: Rate) -> Result<Self, Duration> {
        let now = Instant::now();
        let come_back = now.duration_since(self.at).as_secs_f64() * rate.per_second;
        let tokens = (self.tokens + come_back).min(f64::from(rate.burst));
        match tokens >= cost {
            true => Ok(Self { tokens: tokens - cost, at: now }),
            false => Err(rate.time_for(cost - tokens)),
        }
    }
}

impl Memory {
    /// Nothing yet.
    pub fn new() -> Self {
        let values = |bytes_max| {
            Cache::builder()
                .max_capacity(bytes_max)
                .weigher(|key: &String, entry: &Expiring<Bytes>| {
                    u32::try_from(key.len() + entry.value.len()).unwrap_or(u32::MAX)
                })
                .expire_after(ByItself { renewed: true })
        };
        Self {
            cached: values(CACHED_BYTES_MAX).build(),
            // What was kept last is what is asked for: never refuse it in favour of older values.
            kept: values(KEPT_BYTES_MAX).eviction_policy(EvictionPolicy::lru()).build(),
            buckets: Cache::builder()
                .max_capacity(BUCKETS_MAX)
                .time_to_idle(BUCKET_IDLE)
                .eviction_policy(EvictionPolicy::lru())
                .build(),
            counters: Cache::builder()
                .max_capacity(BUCKETS_MAX)
                .expire_after(ByItself { renewed: false })
                .eviction_policy(EvictionPolicy::lru())
                .build(),
        }
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl SharedState for Memory {
    async fn ping(&self) -> Result<()> {
        Ok(())
    }

    async fn cached(&self, key: &str) -> Option<Bytes> {
        self.cached.get(key).await.map(|entry| entry.value)
    }

    async fn cache(&self, key: &str, value: Bytes, ttl: Duration) {
        self.cached.insert(key.to_owned(), Expiring { value, after: ttl }).await;
    }

    async fn take_tokens(&self, bucket: &str, cost: u32, rate: Rate) -> Result<(), Duration> {
        let full = Bucket { tokens: f64::from(rate.burst), at: Instant::now() };
        let mut refused = Ok(());
        let taken = self.buckets.entry_by_ref(bucket).and_compute_with(|entry| {
            let bucket = entry.map_or(full, |entry| entry.into_value());
            let op = bucket.take(f64::from(cost), rate).map(Op::Put).unwrap_or_else(|delay| {
                refused = Err(delay);
                Op::Nop
            });
            std::future::ready(op)
        });
        taken.await;
        refused
    }

    async fn add(&self, counter: &str, amount: u64, window: Duration) -> u64 {
        let sum = self.counters.entry_by_ref(counter).and_upsert_with(|entry| {
            let before = entry.map_or(0, |entry| entry.into_value().value);
            std::future::ready(Expiring { value: before.saturating_add(amount), after: window })
        });
        sum.await.into_value().value
    }

    async fn put_if_absent(&self, key: &str, value: Bytes, ttl: Duration) -> Result<bool> {
        Ok(self.kept.entry_by_ref(key).or_insert(Expiring { value, after: ttl }).await.is_fresh())
    }

    async fn put(&self, key: &str, value: Bytes, ttl: Duration) -> Result<()> {
        self.kept.insert(key.to_owned(), Expiring { value, after: ttl }).await;
        Ok(())
    }

    async fn get(&self, key: &str) -> Result<Option<Bytes>> {
        Ok(self.kept.get(key).await.map(|entry| entry.value))
    }

    async fn take(&self, key: &str) -> Result<Option<Bytes>> {
        Ok(self.kept.remove(key).await.map(|entry| entry.value))
    }
}
