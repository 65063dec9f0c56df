//! What administrators do with users.

use serde_json::{Value, json};

use crate::support::{Client, PASSWORD, TestServer};

async fn user_path(client: &Client, action: &str) -> String {
    format!("/api/v1/admin/users/{}{action}", client.user_id().await)
}

#[tokio::test]
async fn users_are_listed_page_by_page() {
    let server = TestServer::start().await;
    let admin = server.register_admin("admin").await;
    for name in ["ada", "bob", "cyd", "dan"] {
        server.register(name).await;
    }
    let (mut names, mut path) = (Vec::new(), "/api/v1/admin/users?limit=2".to_owned());
    loop {
        let page = admin.get(&path).await.expect(200);
        let users = page["users"].as_array().unwrap();
        assert!(users.len() <= 2);
        names.extend(users.iter().map(|user| user["username"].as_str().unwrap().to_owned()));
        assert!(users.iter().all(|user| user.get("password_hash").is_none()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/admin/users?limit=2&cursor={next}");
    }
    assert_eq!(names, ["admin", "ada", "bob", "cyd", "dan"]);
    for query in ["limit=0", "limit=201", "limit=x", "page=1"] {
        admin.get(&format!("/api/v1/admin/users?{query}")).await.problem(422, "invalid");
    }
    admin.get("/api/v1/admin/users?cursor=%00").await.problem(400, "bad-request");
}

#[tokio::test]
async fn suspended_user_is_told_so_and_nothing_of_theirs_works() {
    let server = TestServer::start().await;
    let admin = server.register_admin("admin").await;
    let marie = server.register("marie").await;
    let key = json!({ "name": "bot", "scopes": ["executions:run"] });
    let key = marie.post("/api/v1/api-keys").json(key).await.expect(201)["key"].as_str().unwrap().to_owned();
    let program = server.bearer(&key);
    program.get("/api/v1/me").await.expect(200);
    let suspend = user_path(&marie, "/suspend").await;
    let reinstate = user_path(&marie, "/reinstate").await;

    let suspended = admin.post(&suspend).await.expect(200);
    assert!(suspended["suspended_at"].is_string(), "{suspended}");
    let sign_in = || {
        let login = json!({ "login": "marie", "password": PASSWORD });
        server.anonymous().post("/api/v1/auth/login").json(login)
    };
    for answer in [
        marie.get("/api/v1/me").await,
        marie.post("/api/v1/auth/refresh").await,
        program.get("/api/v1/me").await,
        sign_in().await,
    ] {
        let problem = answer.problem(403, "forbidden");
        assert!(problem["detail"].as_str().unwrap().contains("suspended"), "{problem}");
    }
    // Who does not know the password does not learn of it.
    let guess = json!({ "login": "marie", "password": "polonium-1899" });
    server.anonymous().post("/api/v1/auth/login").json(guess).await.problem(401, "unauthenticated");

    let reinstated = admin.post(&reinstate).await.expect(200);
    assert!(reinstated.get("suspended_at").is_none(), "{reinstated}");
    marie.get("/api/v1/me").await.expect(200);
    program.get("/api/v1/me").await.expect(200);
    sign_in().await.expect(200);
}

#[tokio::test]
async fn quota_is_set_and_cleared() {
    let server = TestServer::start().await;
    let admin = server.register_admin("admin").await;
    let marie = server.register("marie").await;
    let path = user_path(&marie, "/quota").await;
    let quota = json!({ "concurrent_runs": 2, "fuel_per_hour": 1_000_000 });
    assert_eq!(admin.put(&path).json(quota.clone()).await.expect(200)["quota"], quota);
    assert_eq!(marie.get("/api/v1/me").await.expect(200)["quota"], quota);
    assert_eq!(admin.delete(&path).await.expect(200).get("quota"), None);
    let too_much = json!({ "concurrent_runs": 10_001, "fuel_per_hour": 1 });
    assert_eq!(admin.put(&path).json(too_much).await.invalid_fields(), ["concurrent_runs"]);
    let negative = json!({ "concurrent_runs": -1, "fuel_per_hour": 1 });
    assert_eq!(admin.put(&path).json(negative).await.invalid_fields(), ["concurrent_runs"]);
}

#[tokio::test]
async fn role_is_given_and_taken() {
    let server = TestServer::start().await;
    let admin = server.register_admin("admin").await;
    let marie = server.register("marie").await;
    let path = user_path(&marie, "/role").await;
    marie.get("/api/v1/admin/users").await.problem(403, "forbidden");
    admin.put(&path).json(json!({ "role": "admin" })).await.expect(200);
    marie.get("/api/v1/admin/users").await.expect(200);
    admin.put(&path).json(json!({ "role": "user" })).await.expect(200);
    marie.get("/api/v1/admin/users").await.problem(403, "forbidden");
    assert_eq!(admin.put(&path).json(json!({ "role": "root" })).await.invalid_fields(), ["role"]);
}

#[tokio::test]
async fn administrators_can_not_lock_themselves_out() {
    let server = TestServer::start().await;
    let admin = server.register_admin("admin").await;
    admin.post(&user_path(&admin, "/suspend").await).await.problem(403, "forbidden");
    let demotion = admin.put(&user_path(&admin, "/role").await).json(json!({ "role": "user" }));
    demotion.await.problem(403, "forbidden");
}

#[tokio::test]
async fn usage_counts_what_a_user_keeps() {
    let server = TestServer::start().await;
    let admin = server.register_admin("admin").await;
    let marie = server.register("marie").await;
    let key = json!({ "name": "bot", "scopes": ["executions:run"] });
    marie.post("/api/v1/api-keys").json(key).await.expect(201);
    let usage = admin.get(&user_path(&marie, "/usage").await).await.expect(200);
    assert_eq!(usage["api_keys"], 1);
    assert_eq!(usage["snippets"], 0);
}

#[tokio::test]
async fn usage_counts_what_a_user_ran() {
    let server = TestServer::start().await;
    let admin = server.register_admin("admin").await;
    let marie = server.register("marie").await;
    let path = user_path(&marie, "/usage").await;
    let before = admin.get(&path).await.expect(200);
    assert_eq!((&before["fuel_this_hour"], &before["runs_this_hour"]), (&json!(0), &json!(0)));
    let program = json!({ "files": [{ "path": "main.probe", "content": "" }], "args": ["args"] });
    let run = marie.post("/api/v1/executions").json(program).await.expect(200);
    // It is counted after the answer was sent; at the turn of an hour a counter begins anew.
    for _ in 0..100 {
        let usage = admin.get(&path).await.expect(200);
        if usage["runs_this_hour"] == 1 {
            assert_eq!(usage["fuel_this_hour"], run["usage"]["fuel"]);
            assert_eq!(usage["running"], 0);
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the run was not counted");
}

#[tokio::test]
async fn users_that_do_not_exist_are_not_found() {
    let server = TestServer::start().await;
    let admin = server.register_admin("admin").await;
    for id in ["00000000-0000-7000-8000-000000000000", "1", "%00"] {
        let path = format!("/api/v1/admin/users/{id}");
        admin.get(&path).await.problem(404, "not-found");
        admin.get(&format!("{path}/usage")).await.problem(404, "not-found");
        admin.post(&format!("{path}/suspend")).await.problem(404, "not-found");
        let quota: Value = json!({ "concurrent_runs": 2, "fuel_per_hour": 1 });
        admin.put(&format!("{path}/quota")).json(quota).await.problem(404, "not-found");
    }
}
