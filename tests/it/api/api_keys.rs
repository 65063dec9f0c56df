//! Keys for programs.

use std::time::Duration;

use jiff::Timestamp;
use petri::auth::token;
use petri::model::{ApiKey, ApiKeyId, Scope};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::support::{Client, TestServer};

async fn create(client: &Client, body: Value) -> Value {
    client.post("/api/v1/api-keys").json(body).await.expect(201)
}

fn bot() -> Value {
    json!({ "name": "bot", "scopes": ["executions:run", "executions:run"], "expires_in_days": 30 })
}

#[tokio::test]
async fn key_is_shown_once_and_speaks_for_its_owner() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let created = create(&marie, bot()).await;
    let key = created["key"].as_str().unwrap();
    assert!(key.starts_with("petri_") && key.len() == 46, "{key}");
    assert!(key.starts_with(created["prefix"].as_str().unwrap()));
    assert_eq!(created["scopes"], json!(["executions:run"]));

    let profile = server.bearer(key).get("/api/v1/me").await.expect(200);
    assert_eq!(profile["username"], "marie");
    let list = marie.get("/api/v1/api-keys").await;
    assert!(!String::from_utf8_lossy(&list.body).contains(key));
    let list = list.expect(200);
    assert_eq!(list["api_keys"][0]["name"], "bot");
    let used: Timestamp = list["api_keys"][0]["last_used_at"].as_str().unwrap().parse().unwrap();
    assert_eq!(used.as_second() % 60, 0, "last_used_at is kept to the minute");
}

#[tokio::test]
async fn revoked_key_stops_working() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let created = create(&marie, bot()).await;
    let program = server.bearer(created["key"].as_str().unwrap());
    program.get("/api/v1/me").await.expect(200);
    let path = format!("/api/v1/api-keys/{}", created["id"].as_str().unwrap());
    marie.delete(&path).await.expect(204);
    program.get("/api/v1/me").await.problem(401, "unauthenticated");
    marie.delete(&path).await.problem(404, "not-found");
}

#[tokio::test]
async fn expired_key_is_refused() {
    let server = TestServer::start().await;
    let user = server.register("marie").await.user_id().await;
    let (key, prefix) = token::new_api_key();
    let expired = ApiKey {
        id: ApiKeyId::new(),
        user,
        name: "old".into(),
        hash: token::hash(key.expose_secret()),
        prefix,
        scopes: vec![Scope::ExecutionsRun],
        created_at: Timestamp::now() - Duration::from_secs(7200),
        expires_at: Some(Timestamp::now() - Duration::from_secs(3600)),
        last_used_at: None,
    };
    server.app.storage.documents.create_api_key(&expired, 20).await.unwrap();
    server.bearer(key.expose_secret()).get("/api/v1/me").await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn key_can_not_manage_the_account() {
    let server = TestServer::start().await;
    let marie = server.register_admin("marie").await;
    let created = create(&marie, bot()).await;
    let program = server.bearer(created["key"].as_str().unwrap());
    program.get("/api/v1/api-keys").await.problem(403, "forbidden");
    program.post("/api/v1/api-keys").json(bot()).await.problem(403, "forbidden");
    program.delete("/api/v1/me").await.problem(403, "forbidden");
    program.post("/api/v1/auth/logout-all").await.problem(403, "forbidden");
    program.get("/api/v1/admin/users").await.problem(403, "forbidden");
}

#[tokio::test]
async fn wishes_for_a_key_are_checked() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    for (body, field) in [
        (json!({ "name": "", "scopes": ["executions:run"] }), "name"),
        (json!({ "name": "a\nb", "scopes": ["executions:run"] }), "name"),
        (json!({ "name": "x".repeat(101), "scopes": ["executions:run"] }), "name"),
        (json!({ "name": "bot", "scopes": [] }), "scopes"),
        (json!({ "name": "bot", "scopes": ["everything"] }), "scopes[0]"),
        (json!({ "name": "bot", "scopes": ["executions:run"], "expires_in_days": 0 }), "expires_in_days"),
    ] {
        assert_eq!(marie.post("/api/v1/api-keys").json(body).await.invalid_fields(), [field]);
    }
}

#[tokio::test]
async fn a_user_has_twenty_keys_at_most() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    for _ in 0..20 {
        create(&marie, bot()).await;
    }
    marie.post("/api/v1/api-keys").json(bot()).await.problem(409, "conflict");
}
