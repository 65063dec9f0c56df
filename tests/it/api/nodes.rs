//! Two nodes on one MongoDB-wire server and one Redis, and what stays right whatever happens to these.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use petri::config::Config;
use petri::storage::Rate;
use proptest::prelude::*;
use proptest::test_runner::{Config as ProptestConfig, TestRunner};
use serde_json::json;

use super::snippets::draft;
use crate::support::servers::{self, Server, unique_name};
use crate::support::{Client, PASSWORD, TestServer};

const SNIPPETS: &str = "/api/v1/snippets";

/// A node that shares a database and a Redis with others. Each opens its own connections.
async fn node(mongodb: &Server, database: &str, redis: &Server) -> TestServer {
    node_with(mongodb, database, redis, |_| {}).await
}

async fn node_with(
    mongodb: &Server,
    database: &str,
    redis: &Server,
    configure: impl FnOnce(&mut Config),
) -> TestServer {
    TestServer::start_with(|config| {
        config.storage.mongodb_url = Some(mongodb.url_of(database));
        config.storage.redis_url = Some(redis.url());
        config.auth.secret = Some("a secret that all nodes of this test have".to_owned().into());
        config.rate_limits.per_address = Rate { burst: 100_000, per_second: 100_000.0 };
        configure(config);
    })
    .await
}

/// A user with a client on each node.
async fn user_on(nodes: &[TestServer; 2], name: &str) -> [Client; 2] {
    let first = nodes[0].register(name).await;
    let second = nodes[1].anonymous();
    let login = json!({ "login": name, "password": PASSWORD });
    second.post("/api/v1/auth/login").json(login).await.expect(200);
    [first, second]
}

#[tokio::test(flavor = "multi_thread")]
async fn sign_in_on_one_node_is_good_on_the_other() {
    let (Some(mongodb), Some(redis)) = (servers::shared_mongodb(), servers::shared_redis()) else { return };
    let database = unique_name();
    let nodes = [node(mongodb, &database, redis).await, node(mongodb, &database, redis).await];
    let marie = nodes[0].register("marie").await;
    let cookie = marie.cookie("petri_access").unwrap();
    let elsewhere = nodes[1].anonymous().with_cookies(&[("petri_access", &cookie)]);
    assert_eq!(elsewhere.get("/api/v1/me").await.expect(200)["username"], "marie");
    elsewhere.post(SNIPPETS).json(draft("made elsewhere")).await.expect(201);
    let list = marie.get(SNIPPETS).await.expect(200);
    assert_eq!(list["items"][0]["title"], "made elsewhere");
}

#[tokio::test(flavor = "multi_thread")]
async fn rate_limits_are_shared() {
    let (Some(mongodb), Some(redis)) = (servers::shared_mongodb(), Server::redis()) else { return };
    let database = unique_name();
    let slow = |config: &mut Config| config.rate_limits.per_address = Rate { burst: 10, per_second: 0.01 };
    let nodes = [
        node_with(mongodb, &database, &redis, slow).await,
        node_with(mongodb, &database, &redis, slow).await,
    ];
    let mut statuses = BTreeMap::new();
    for number in 0..16 {
        let status = nodes[number % 2].anonymous().get("/api/v1/runtimes").await.status.as_u16();
        *statuses.entry(status).or_insert(0) += 1;
    }
    assert_eq!(statuses, BTreeMap::from([(200, 10), (429, 6)]));
}

/// What a client does, on which node.
#[derive(Clone, Debug)]
enum Step {
    Create {
        node: usize,
        title: u8,
    },
    Update {
        node: usize,
        which: usize,
        title: u8,
    },
    Delete {
        node: usize,
        which: usize,
    },
    Read {
        node: usize,
        which: usize,
    },
    List {
        node: usize,
        sort: &'static str,
    },
    /// Redis loses everything; or is gone for a while.
    RestartRedis,
    KillRedis,
}

fn step() -> impl Strategy<Value = Step> {
    let node = || 0..2usize;
    let which = || 0..6usize;
    prop_oneof![
        3 => (node(), any::<u8>()).prop_map(|(node, title)| Step::Create { node, title }),
        4 => (node(), which(), any::<u8>()).prop_map(|(node, which, title)| Step::Update { node, which, title }),
        2 => (node(), which()).prop_map(|(node, which)| Step::Delete { node, which }),
        4 => (node(), which()).prop_map(|(node, which)| Step::Read { node, which }),
        8 => (node(), prop_oneof![Just("title"), Just("-created")])
            .prop_map(|(node, sort)| Step::List { node, sort }),
        1 => Just(Step::RestartRedis),
        1 => Just(Step::KillRedis),
    ]
}

/// One user's clients do things one after the other, on either node: every answer is what it would be
/// if there were no cache, and only one node.
#[test]
fn cached_answers_are_those_of_a_single_node_without_a_cache() {
    let (Some(mongodb), Some(mut redis)) = (servers::shared_mongodb(), Server::redis()) else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let nodes = runtime.block_on(async {
        let database = unique_name();
        [node(mongodb, &database, &redis).await, node(mongodb, &database, &redis).await]
    });
    let users = AtomicU64::new(0);
    let redis = std::cell::RefCell::new(&mut redis);
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 8, failure_persistence: None, ..Default::default() });
    let result = runner.run(&prop::collection::vec(step(), 10..40), |steps| {
        let name = format!("user{}", users.fetch_add(1, Ordering::Relaxed));
        redis.borrow_mut().restart();
        let clients = runtime.block_on(user_on(&nodes, &name));
        // Path to version and title, in the order of making.
        let mut model: Vec<(String, u64, String)> = Vec::new();
        for step in steps {
            match step {
                Step::RestartRedis => redis.borrow_mut().restart(),
                Step::KillRedis => redis.borrow_mut().kill(),
                step => runtime.block_on(take(&clients, &mut model, step)),
            }
        }
        Ok(())
    });
    result.unwrap();
}

async fn take(clients: &[Client; 2], model: &mut Vec<(String, u64, String)>, step: Step) {
    match step {
        Step::Create { node, title } => {
            let title = format!("{title:03}");
            let made = clients[node].post(SNIPPETS).json(draft(&title)).await.expect(201);
            model.push((format!("{SNIPPETS}/{}", made["id"].as_str().unwrap()), 1, title));
        }
        Step::Update { node, which, title } => {
            let Some((path, version, kept)) = model.get_mut(which) else { return };
            (*version, *kept) = (*version + 1, format!("{title:03}"));
            clients[node].patch(path).json(json!({ "title": kept })).await.expect(200);
        }
        Step::Delete { node, which } => {
            if which < model.len() {
                let (path, ..) = model.remove(which);
                clients[node].delete(&path).await.expect(204);
                clients[1 - node].get(&path).await.problem(404, "not-found");
            }
        }
        Step::Read { node, which } => {
            let Some((path, version, title)) = model.get(which) else { return };
            let read = clients[node].get(path).await.expect(200);
            assert_eq!(
                (read["version"].as_u64(), read["title"].as_str()),
                (Some(*version), Some(title.as_str()))
            );
        }
        Step::List { node, sort } => {
            let list = clients[node].get(&format!("{SNIPPETS}?limit=100&sort={sort}")).await.expect(200);
            let listed: Vec<(String, u64)> = list["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| (item["title"].as_str().unwrap().to_owned(), item["version"].as_u64().unwrap()))
                .collect();
            let mut expected: Vec<(String, u64)> =
                model.iter().map(|(_, version, title)| (title.clone(), *version)).collect();
            if sort == "title" {
                // Those of the same title stand in the order of making, as in the model.
                expected.sort_by(|(a, _), (b, _)| a.cmp(b));
            }
            assert_eq!(listed, expected, "sorted by {sort}");
        }
        Step::RestartRedis | Step::KillRedis => unreachable!("taken by the caller"),
    }
}

/// Readers and a writer at the same time, Redis going away in between: nobody is shown an older version
/// than one that was shown, or acknowledged, before they asked.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_shown_an_older_version_than_before() {
    let (Some(mongodb), Some(mut redis)) = (servers::shared_mongodb(), Server::redis()) else { return };
    let database = unique_name();
    let nodes = [node(mongodb, &database, &redis).await, node(mongodb, &database, &redis).await];
    let clients = user_on(&nodes, "marie").await;
    let made = clients[0].post(SNIPPETS).json(draft("0")).await.expect(201);
    let path = format!("{SNIPPETS}/{}", made["id"].as_str().unwrap());
    let newest_shown = Arc::new(AtomicU64::new(1));
    let done = Arc::new(AtomicU64::new(0));

    let readers: Vec<_> = (0..4)
        .map(|number: usize| {
            let (client, path) = (clients[number % 2].clone(), path.clone());
            let (newest_shown, done) = (newest_shown.clone(), done.clone());
            tokio::spawn(async move {
                while done.load(Ordering::SeqCst) == 0 {
                    let before = newest_shown.load(Ordering::SeqCst);
                    let version = match number < 2 {
                        true => client.get(SNIPPETS).await.expect(200)["items"][0]["version"].as_u64(),
                        false => client.get(&path).await.expect(200)["version"].as_u64(),
                    };
                    let version = version.unwrap();
                    assert!(version >= before, "reader {number} is shown {version} after {before}");
                    newest_shown.fetch_max(version, Ordering::SeqCst);
                }
            })
        })
        .collect();
    for change in 0..60 {
        let client = &clients[change % 2];
        let changed = client.patch(&path).json(json!({ "title": change.to_string() })).await.expect(200);
        newest_shown.fetch_max(changed["version"].as_u64().unwrap(), Ordering::SeqCst);
        match change {
            20 => redis.kill(),
            40 => redis.restart(),
            _ => {}
        }
    }
    done.store(1, Ordering::SeqCst);
    for reader in readers {
        reader.await.unwrap();
    }
}

/// While MongoDB is down, requests say so and can be tried again; afterwards nothing is lost.
#[tokio::test(flavor = "multi_thread")]
async fn outage_of_mongodb_is_told_and_loses_nothing() {
    let (Some(mut mongodb), Some(redis)) = (Server::mongodb(), servers::shared_redis()) else { return };
    let database = unique_name();
    let server = node(&mongodb, &database, redis).await;
    let marie = server.register("marie").await;
    let mut acknowledged = Vec::new();
    for number in 0..5 {
        let made = marie.post(SNIPPETS).json(draft(&number.to_string())).await.expect(201);
        acknowledged.push(format!("{SNIPPETS}/{}", made["id"].as_str().unwrap()));
    }
    mongodb.kill();
    let refused = marie.post(SNIPPETS).json(draft("refused")).await;
    refused.problem(503, "unavailable");
    assert!(refused.header("retry-after").is_some(), "{refused}");
    marie.get(SNIPPETS).await.problem(503, "unavailable");
    mongodb.restart();
    let back = async {
        while !marie.get(SNIPPETS).await.status.is_success() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), back).await.expect("MongoDB is used again");
    for path in acknowledged {
        marie.get(&path).await.expect(200);
    }
}
