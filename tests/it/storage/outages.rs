//! What happens while a server is down, and afterwards.

use std::time::Duration;

use bytes::Bytes;
use petri::storage::{Rate, Redis, SharedState, Snippets, StorageError, Users};

use super::documents::{MAX, snippet, user};
use crate::support::servers::{Server, unique_name};

const SLOW: Rate = Rate { burst: 3, per_second: 0.001 };
const LONG: Duration = Duration::from_secs(60);

/// Waits for what must happen by itself.
async fn eventually(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let wait = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), wait).await.expect(what);
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_are_each_nodes_own_while_redis_is_down_and_shared_again_afterwards() {
    let Some(mut server) = Server::redis() else { return };
    let nodes = [(); 2].map(|()| Redis::open(&server.url(), super::REDIS_TIMEOUT).unwrap());
    let bucket = unique_name();
    let take = async |node: &Redis| node.take_tokens(&bucket, 1, SLOW).await.is_ok();
    assert!(take(&nodes[0]).await && take(&nodes[1]).await && take(&nodes[0]).await);
    assert!(!take(&nodes[1]).await, "the bucket is shared");

    server.kill();
    for node in &nodes {
        assert!(take(node).await && take(node).await && take(node).await);
        assert!(!take(node).await, "limits hold while Redis is down");
        assert_eq!(node.add(&bucket, 5, LONG).await, 5);
        assert_eq!(node.add(&bucket, 5, LONG).await, 10);
    }

    server.restart();
    eventually("Redis is used again", async || {
        nodes[0].ping().await.is_ok() && nodes[1].ping().await.is_ok()
    })
    .await;
    let bucket = unique_name();
    assert_eq!(nodes[0].add(&bucket, 5, LONG).await, 5);
    assert_eq!(nodes[1].add(&bucket, 5, LONG).await, 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_needs_redis_is_refused_while_it_is_down() {
    let Some(mut server) = Server::redis() else { return };
    let redis = Redis::open(&server.url(), super::REDIS_TIMEOUT).unwrap();
    redis.put("kept", Bytes::from_static(b"value"), LONG).await.unwrap();
    server.kill();
    let unavailable = |result: Result<(), StorageError>| {
        assert!(matches!(result, Err(StorageError::Unavailable { backend: "redis", .. })), "{result:?}");
    };
    unavailable(redis.ping().await);
    unavailable(redis.put("another", Bytes::new(), LONG).await);
    unavailable(redis.put_if_absent("another", Bytes::new(), LONG).await.map(drop));
    unavailable(redis.get("kept").await.map(drop));
    unavailable(redis.take("kept").await.map(drop));
}

#[tokio::test(flavor = "multi_thread")]
async fn cached_value_outlives_redis_on_the_node_that_has_seen_it() {
    let Some(mut server) = Server::redis() else { return };
    let nodes = [(); 2].map(|()| Redis::open(&server.url(), super::REDIS_TIMEOUT).unwrap());
    nodes[0].cache("list:1", Bytes::from_static(b"[]"), LONG).await;
    server.kill();
    assert_eq!(nodes[0].cached("list:1").await.as_deref(), Some(&b"[]"[..]));
    assert_eq!(nodes[1].cached("list:1").await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn redis_may_be_down_when_petri_starts() {
    let Some(mut server) = Server::redis() else { return };
    server.kill();
    let redis = Redis::open(&server.url(), super::REDIS_TIMEOUT).unwrap();
    redis.take_tokens("bucket", 1, SLOW).await.unwrap();
    server.restart();
    eventually("Redis is found", async || redis.ping().await.is_ok()).await;
}

/// A thousand requests would wait for minutes if each found out for itself that Redis hangs.
#[tokio::test(flavor = "multi_thread")]
async fn redis_that_hangs_holds_up_a_request_now_and_then() {
    let Some(server) = Server::redis() else { return };
    let redis = Redis::open(&server.url(), Duration::from_millis(500)).unwrap();
    redis.ping().await.unwrap();
    server.freeze();
    let requests = async {
        for _ in 0..1000 {
            let _ = redis.take_tokens("bucket", 1, SLOW).await;
        }
    };
    tokio::time::timeout(LONG, requests).await.expect("most requests don't wait");
    server.thaw();
    eventually("Redis is used again", async || redis.ping().await.is_ok()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_are_unavailable_while_mongodb_is_down_and_all_there_afterwards() {
    let Some(mut server) = Server::mongodb() else { return };
    let mongodb = super::mongodb(&server).await;
    let ada = user("ada");
    mongodb.create_user(&ada).await.unwrap();
    let mut acknowledged = Vec::new();
    for number in 0..20 {
        let new = snippet(ada.id, &format!("{number}"));
        mongodb.create_snippet(&new, MAX).await.unwrap();
        acknowledged.push(new);
    }
    server.kill();
    let refused = mongodb.create_snippet(&snippet(ada.id, "lost"), MAX).await;
    assert!(matches!(refused, Err(StorageError::Unavailable { backend: "mongodb", .. })), "{refused:?}");
    server.restart();
    eventually("MongoDB is used again", async || mongodb.user(ada.id).await.is_ok()).await;
    for snippet in acknowledged {
        assert_eq!(mongodb.snippet(snippet.id).await.unwrap(), Some(snippet));
    }
}
