//! What pages of other sites can make a browser do.

use serde_json::json;

use crate::support::{PASSWORD, TestServer};

#[tokio::test]
async fn writes_from_pages_of_other_sites_are_refused() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    for headers in [
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")][..],
        &[("sec-fetch-site", "same-site"), ("origin", "http://127.0.0.1:1")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
    ] {
        for request in [marie.post("/api/v1/auth/logout-all"), marie.delete("/api/v1/me")] {
            let request = headers.iter().fold(request, |request, (name, value)| request.header(name, value));
            request.await.problem(403, "forbidden");
        }
    }
    marie.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn sign_in_from_a_page_of_another_site_is_refused() {
    let server = TestServer::start().await;
    server.register("marie").await;
    let login = json!({ "login": "marie", "password": PASSWORD });
    let request = server.anonymous().post("/api/v1/auth/login").json(login);
    request.header("sec-fetch-site", "cross-site").await.problem(403, "forbidden");
}

#[tokio::test]
async fn own_pages_listed_pages_and_programs_may_write() {
    let server = TestServer::start_with(|config| {
        config.server.cors_origins = vec!["https://editor.example.org".into()];
    })
    .await;
    let own = server.url.clone();
    for headers in [
        &[("sec-fetch-site", "same-origin"), ("origin", own.as_str())][..],
        &[("sec-fetch-site", "cross-site"), ("origin", "https://editor.example.org")],
        &[("origin", own.as_str())],
        &[],
    ] {
        let request = server.anonymous().post("/api/v1/auth/logout");
        headers.iter().fold(request, |request, (name, value)| request.header(name, value)).await.expect(204);
    }
}

#[tokio::test]
async fn bearer_tokens_may_come_from_anywhere() {
    let server = TestServer::start().await;
    let access = server.register("marie").await.cookie("petri_access").unwrap();
    let request = server.bearer(&access).post("/api/v1/auth/logout-all");
    request.header("sec-fetch-site", "cross-site").await.expect(204);
}

#[tokio::test]
async fn reading_is_left_to_cors() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let answer = marie.get("/api/v1/me").header("origin", "https://evil.example").await;
    answer.expect(200);
    assert_eq!(answer.header("access-control-allow-origin"), None, "the browser keeps it from the page");
}
