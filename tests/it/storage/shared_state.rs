//! What every backend of `SharedState` guarantees while it is up.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use petri::storage::{Rate, SharedState};

use crate::support::servers::unique_name;

super::every_shared_state! {
    cached_value_is_read_back_until_it_expires
    bucket_gives_its_burst_and_then_says_how_long_to_wait
    tokens_come_back
    tokens_are_taken_all_or_none
    of_many_takers_no_more_than_the_burst_succeed
    counter_adds_up_and_is_forgotten_after_its_window
    first_of_many_puts_wins
    put_replaces
    value_is_taken_once
    kept_value_expires
}

type Shared = Arc<dyn SharedState>;

const LONG: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_millis(20);

/// A bucket that gets nothing back within a test.
fn slow(burst: u32) -> Rate {
    Rate { burst, per_second: 0.001 }
}

async fn until(mut holds: impl AsyncFnMut() -> bool) {
    while !holds().await {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn cached_value_is_read_back_until_it_expires(shared: Shared) {
    let (lasting, passing) = (unique_name(), unique_name());
    assert_eq!(shared.cached(&lasting).await, None);
    let bytes = Bytes::from_static(b"\x00\xff bytes");
    shared.cache(&lasting, bytes.clone(), LONG).await;
    shared.cache(&passing, bytes.clone(), SHORT).await;
    until(async || shared.cached(&passing).await.is_none()).await;
    assert_eq!(shared.cached(&lasting).await, Some(bytes));
}

async fn bucket_gives_its_burst_and_then_says_how_long_to_wait(shared: Shared) {
    let (bucket, rate) = (unique_name(), Rate { burst: 3, per_second: 0.1 });
    for _ in 0..3 {
        shared.take_tokens(&bucket, 1, rate).await.unwrap();
    }
    let wait = shared.take_tokens(&bucket, 1, rate).await.unwrap_err();
    assert!(wait > Duration::from_secs(1) && wait <= Duration::from_secs(10), "{wait:?}");
    shared.take_tokens(&unique_name(), 1, rate).await.expect("another bucket is full");
}

async fn tokens_come_back(shared: Shared) {
    let (bucket, rate) = (unique_name(), Rate { burst: 2, per_second: 50.0 });
    shared.take_tokens(&bucket, 2, rate).await.unwrap();
    until(async || shared.take_tokens(&bucket, 2, rate).await.is_ok()).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    shared.take_tokens(&bucket, 3, rate).await.expect_err("no more come back than the bucket holds");
}

async fn tokens_are_taken_all_or_none(shared: Shared) {
    let bucket = unique_name();
    shared.take_tokens(&bucket, 4, slow(10)).await.unwrap();
    shared.take_tokens(&bucket, 7, slow(10)).await.unwrap_err();
    shared.take_tokens(&bucket, 6, slow(10)).await.expect("what was refused took nothing");
}

async fn of_many_takers_no_more_than_the_burst_succeed(shared: Shared) {
    let bucket = unique_name();
    let takers = (0..40).map(|_| {
        let (shared, bucket) = (shared.clone(), bucket.clone());
        tokio::spawn(async move { shared.take_tokens(&bucket, 1, slow(10)).await.is_ok() })
    });
    let taken = futures::future::join_all(takers).await.into_iter().filter(|taken| *taken.as_ref().unwrap());
    assert_eq!(taken.count(), 10);
}

async fn counter_adds_up_and_is_forgotten_after_its_window(shared: Shared) {
    let (lasting, passing) = (unique_name(), unique_name());
    assert_eq!(shared.add(&lasting, 5, LONG).await, 5);
    assert_eq!(shared.add(&lasting, 0, LONG).await, 5);
    assert_eq!(shared.add(&lasting, 1 << 40, LONG).await, (1 << 40) + 5);
    shared.add(&passing, 5, Duration::from_millis(100)).await;
    // The window began with the first amount: adding does not make it longer.
    until(async || shared.add(&passing, 1, LONG).await == 1).await;
}

async fn first_of_many_puts_wins(shared: Shared) {
    let key = unique_name();
    let puts = (0..20_u8).map(|number| {
        let (shared, key) = (shared.clone(), key.clone());
        tokio::spawn(async move {
            let value = Bytes::from(vec![number]);
            shared.put_if_absent(&key, value.clone(), LONG).await.unwrap().then_some(value)
        })
    });
    let won: Vec<Bytes> =
        futures::future::join_all(puts).await.into_iter().filter_map(|put| put.unwrap()).collect();
    assert_eq!(won.len(), 1);
    assert_eq!(shared.get(&key).await.unwrap(), Some(won[0].clone()));
}

async fn put_replaces(shared: Shared) {
    let key = unique_name();
    assert_eq!(shared.get(&key).await.unwrap(), None);
    shared.put(&key, Bytes::from_static(b"one"), LONG).await.unwrap();
    shared.put(&key, Bytes::from_static(b"two"), LONG).await.unwrap();
    assert_eq!(shared.get(&key).await.unwrap().as_deref(), Some(&b"two"[..]));
}

async fn value_is_taken_once(shared: Shared) {
    let key = unique_name();
    shared.put(&key, Bytes::from_static(b"once"), LONG).await.unwrap();
    let takes = (0..20).map(|_| {
        let (shared, key) = (shared.clone(), key.clone());
        tokio::spawn(async move { shared.take(&key).await.unwrap() })
    });
    let taken =
        futures::future::join_all(takes).await.into_iter().filter(|take| take.as_ref().unwrap().is_some());
    assert_eq!(taken.count(), 1);
    assert!(shared.put_if_absent(&key, Bytes::from_static(b"again"), LONG).await.unwrap());
}

async fn kept_value_expires(shared: Shared) {
    let key = unique_name();
    assert!(shared.put_if_absent(&key, Bytes::from_static(b"short"), SHORT).await.unwrap());
    until(async || shared.get(&key).await.unwrap().is_none()).await;
    assert!(shared.put_if_absent(&key, Bytes::from_static(b"again"), LONG).await.unwrap());
}
