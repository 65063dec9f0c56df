//! Shared state in Redis (7, or what speaks its protocol): for several nodes.
//!
//! A node does not depend on it. While Redis does not answer, limits are kept by the node's own
//! [`Memory`], the cache is only the node's own, and what can't be kept by halves is refused. One
//! request a second tries again; the others don't wait for it ([`Breaker`]).

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::anyhow;
use async_trait::async_trait;
use bytes::Bytes;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Cmd, FromRedisValue, RedisError, Script};
use secrecy::{ExposeSecret, SecretString};

use super::{Memory, Rate, Result, SharedState, StorageError};

/// How long a command may take. Redis answers in a fraction of a millisecond or something is
/// wrong; a request must not wait much longer for it than it would do without.
pub const TIMEOUT: Duration = Duration::from_millis(100);

/// How long nobody tries again after a failure.
const PAUSE: Duration = Duration::from_secs(1);

/// How long this node keeps its own copy of a cached value.
const COPY_KEPT: Duration = Duration::from_secs(60);

/// Stands before every key, so that others may use the same database.
const PREFIX: &str = "petri:";

/// Takes `cost` tokens and answers nil, or answers how many are missing. Redis's own clock counts:
/// it is the same for all nodes.
const TAKE_TOKENS: &str = r"
local cost, burst, per_second = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1000000
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens, at = tonumber(bucket[1]) or burst, tonumber(bucket[2]) or now
tokens = math.min(burst, tokens + math.max(0, now - at) * per_second)
if tokens < cost then
    return string.format('%.6f', cost - tokens)
end
redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', tokens - cost), 'at', string.format('%.6f', now))
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return false
";

/// Adds to a counter whose life begins with its first amount.
const ADD: &str = r"
local sum = redis.call('INCRBY', KEYS[1], ARGV[1])
if redis.call('PTTL', KEYS[1]) < 0 then
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return sum
";

/// Shared state of all nodes that use the same Redis.
pub struct Redis {
    connection: ConnectionManager,
    timeout: Duration,
    breaker: Breaker,
    /// What this node falls back to, and its own copies of cached values: they are named by
    /// version, so a copy is as good as the original.
    own: Memory,
    take_tokens: Script,
    add: Script,
}

impl Redis {
    /// Uses the Redis at a URL. It need not be up yet.
    ///
    /// # Errors
    /// When the URL is not one.
    pub fn open(url: &SecretString, timeout: Duration) -> Result<Self> {
        let refused = |source: anyhow::Error| StorageError::Failed {
            backend: "redis",
            source: source.context("the Redis URL (PETRI_REDIS_URL) can't be used"),
        };
        if let Some(reason) = fault(url.expose_secret()) {
            return Err(refused(anyhow!(reason)));
        }
        let failed = |error: RedisError| refused(anyhow!(error));
        let client = redis::Client::open(url.expose_secret()).map_err(failed)?;
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(PAUSE))
            .set_response_timeout(Some(timeout))
            .set_number_of_retries(0);
        let connection = ConnectionManager::new_lazy_with_config(client, config).map_err(failed)?;
        Ok(Self {
            connection,
            timeout,
            breaker: Breaker::default(),
            own: Memory::new(),
            take_tokens: Script::new(TAKE_TOKENS),
            add: Script::new(ADD),
        })
    }

    async fn command<T: FromRedisValue>(&self, command: &Cmd) -> Result<T> {
        let mut connection = self.connection.clone();
        self.guarded(command.query_async(&mut connection)).await
    }

    /// Waits for an answer as long as a command may take, unless Redis is known to be down.
    async fn guarded<T>(&self, answer: impl Future<Output = redis::RedisResult<T>>) -> Result<T> {
        if !self.breaker.admits() {
            return Err(unavailable(anyhow!("it did not answer less than {PAUSE:?} ago")));
        }
        let answer = match tokio::time::timeout(self.timeout, answer).await {
            Ok(answer) => answer.map_err(anyhow::Error::new),
            Err(_) => Err(anyhow!("no answer within {:?}", self.timeout)),
        };
        match answer {
            Ok(answer) => {
                self.breaker.answered();
                Ok(answer)
            }
            Err(error) => {
                self.breaker.failed(&error);
                Err(unavailable(error))
            }
        }
    }
}

#[async_trait]
impl SharedState for Redis {
    async fn ping(&self) -> Result<()> {
        self.command(&redis::cmd("PING")).await
    }

    async fn cached(&self, key: &str) -> Option<Bytes> {
        if let Some(copy) = self.own.cached(key).await {
            return Some(copy);
        }
        let value: Option<Vec<u8>> = self.command(&Cmd::get(name(key))).await.ok()?;
        let value = Bytes::from(value?);
        self.own.cache(key, value.clone(), COPY_KEPT).await;
        Some(value)
    }

    async fn cache(&self, key: &str, value: Bytes, ttl: Duration) {
        self.own.cache(key, value.clone(), ttl.min(COPY_KEPT)).await;
        // Without it the next reader asks the documents, which is slower and as right.
        let _: Result<()> = self.command(&set(key, &value, ttl)).await;
    }

    async fn take_tokens(&self, bucket: &str, cost: u32, rate: Rate) -> Result<(), Duration> {
        let mut script = self.take_tokens.prepare_invoke();
        // A bucket that is full again need not be remembered.
        let forget = rate.time_for(f64::from(rate.burst)) + Duration::from_secs(1);
        script.key(name(bucket)).arg(cost).arg(rate.burst).arg(rate.per_second).arg(milliseconds(forget));
        let mut connection = self.connection.clone();
        match self.guarded(script.invoke_async::<Option<f64>>(&mut connection)).await {
            Ok(None) => Ok(()),
            Ok(Some(missing)) => Err(rate.time_for(missing)),
            Err(_) => self.own.take_tokens(bucket, cost, rate).await,
        }
    }

    async fn add(&self, counter: &str, amount: u64, window: Duration) -> u64 {
        let mut script = self.add.prepare_invoke();
        // Redis counts in 64 bits with a sign; a thousand times this still fits.
        let bounded = amount.min(1 << 53);
        script.key(name(counter)).arg(bounded).arg(milliseconds(window));
        let mut connection = self.connection.clone();
        match self.guarded(script.invoke_async::<u64>(&mut connection)).await {
            Ok(sum) => sum,
            Err(_) => self.own.add(counter, amount, window).await,
        }
    }

    async fn put_if_absent(&self, key: &str, value: Bytes, ttl: Duration) -> Result<bool> {
        let set: Option<String> = self.command(set(key, &value, ttl).arg("NX")).await?;
        Ok(set.is_some())
    }

    async fn put(&self, key: &str, value: Bytes, ttl: Duration) -> Result<()> {
        self.command(&set(key, &value, ttl)).await
    }

    async fn get(&self, key: &str) -> Result<Option<Bytes>> {
        let value: Option<Vec<u8>> = self.command(&Cmd::get(name(key))).await?;
        Ok(value.map(Bytes::from))
    }

    async fn take(&self, key: &str) -> Result<Option<Bytes>> {
        let value: Option<Vec<u8>> = self.command(redis::cmd("GETDEL").arg(name(key))).await?;
        Ok(value.map(Bytes::from))
    }
}

/// Why a URL can't be used, if its scheme says so already.
fn fault(url: &str) -> Option<&'static str> {
    match url.split_once("://").map(|(scheme, _)| scheme) {
        Some("redis" | "redis+unix" | "unix") => None,
        Some("rediss") => Some(
            "this Petri does not speak TLS to Redis: use redis:// on a network of your own, or through a tunnel \
             such as stunnel",
        ),
        _ => Some("it must begin with redis:// or redis+unix://"),
    }
}

fn name(key: &str) -> String {
    format!("{PREFIX}{key}")
}

fn set(key: &str, value: &[u8], ttl: Duration) -> Cmd {
    let mut command = redis::cmd("SET");
    command.arg(name(key)).arg(value).arg("PX").arg(milliseconds(ttl));
    command
}

/// At least one: Redis refuses to set what is already over.
fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX).max(1)
}

fn unavailable(source: anyhow::Error) -> StorageError {
    StorageError::Unavailable { backend: "redis", source }
}

/// Remembers that Redis is down, so that requests don't wait to find out one by one.
struct Breaker {
    since: Instant,
    /// Milliseconds after `since` at which the next one may try; 0 while Redis is up.
    down_until: AtomicU64,
}

impl Default for Breaker {
    fn default() -> Self {
        Self { since: Instant::now(), down_until: AtomicU64::new(0) }
    }
}

impl Breaker {
    /// Whether to try: always while Redis is up, else one request after each pause.
    fn admits(&self) -> bool {
        let until = self.down_until.load(Ordering::Relaxed);
        let now = self.now();
        until == 0
            || (now >= until
                && self
                    .down_until
                    .compare_exchange(
                        until,
                        now + PAUSE.as_millis() as u64,
                        Ordering::Relaxed,
                        Ordering::Relaxed,
                    )
                    .is_ok())
    }

    fn answered(&self) {
        // Read first: that is all that happens as long as everything is well.
        if self.down_until.load(Ordering::Relaxed) != 0 && self.down_until.swap(0, Ordering::Relaxed) != 0 {
            tracing::info!("Redis answers again");
        }
    }

    fn failed(&self, error: &anyhow::Error) {
        if self.down_until.swap(self.now() + PAUSE.as_millis() as u64, Ordering::Relaxed) == 0 {
            tracing::warn!(
                error = format!("{error:#}"),
                "Redis does not answer: limits are this node's own until it does, and nothing is cached for others"
            );
        }
    }

    fn now(&self) -> u64 {
        self.since.elapsed().as_millis() as u64
    }
}
