//! The caller's own account.

use std::time::Duration;

use jiff::Timestamp;
use petri::model::{RefreshToken, Session, SessionId};
use secrecy::ExposeSecret;
use serde_json::json;

use crate::support::{PASSWORD, TestServer};

#[tokio::test]
async fn profile_shows_no_secret() {
    let server = TestServer::start().await;
    let profile = server.register("marie").await.get("/api/v1/me").await.expect(200);
    let mut members: Vec<&str> = profile.as_object().unwrap().keys().map(String::as_str).collect();
    members.sort_unstable();
    assert_eq!(members, ["created_at", "email", "id", "role", "username"]);
}

#[tokio::test]
async fn deletion_ends_everything_and_frees_the_name() {
    let server = TestServer::start().await;
    let client = server.register("marie").await;
    let access = client.cookie("petri_access").unwrap();
    let refresh = client.cookie("petri_refresh").unwrap();
    let key = json!({ "name": "bot", "scopes": ["executions:run"] });
    let key = client.post("/api/v1/api-keys").json(key).await.expect(201)["key"].as_str().unwrap().to_owned();
    server.bearer(&key).get("/api/v1/me").await.expect(200);

    client.delete("/api/v1/me").await.expect(204);
    assert_eq!(client.cookie("petri_access"), None);
    server.bearer(&access).get("/api/v1/me").await.problem(401, "unauthenticated");
    server.bearer(&key).get("/api/v1/me").await.problem(401, "unauthenticated");
    let refresh = server.anonymous().with_cookies(&[("petri_refresh", &refresh)]);
    refresh.post("/api/v1/auth/refresh").await.problem(401, "unauthenticated");
    let login = json!({ "login": "marie", "password": PASSWORD });
    server.anonymous().post("/api/v1/auth/login").json(login).await.problem(401, "unauthenticated");
    server.register("marie").await;
}

#[tokio::test]
async fn deletion_needs_a_recent_login() {
    let server = TestServer::start().await;
    let user = server.register("marie").await.user_id().await;
    let long_ago = Timestamp::now() - Duration::from_secs(3600);
    let session = Session {
        id: SessionId::new(),
        user,
        current: RefreshToken { hash: "-".into(), issued_at: long_ago },
        used: Vec::new(),
        created_at: long_ago,
        expires_at: Timestamp::now() + Duration::from_secs(3600),
    };
    let documents = &server.app.storage.documents;
    let password_hash = documents.user(user).await.unwrap().unwrap().password_hash;
    documents.create_session(&session, &password_hash).await.unwrap();
    let access = server.app.auth.tokens.issue(user, session.id, Timestamp::now());
    let old = server.bearer(access.expose_secret());
    old.get("/api/v1/me").await.expect(200);
    old.delete("/api/v1/me").await.problem(403, "forbidden");
    old.get("/api/v1/me").await.expect(200);
}
