//! Signing up, in and out.

use std::time::Duration;

use jiff::Timestamp;
use petri::auth::token::ACCESS_LIFETIME;
use petri::storage::Rate;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use crate::support::{Client, PASSWORD, TestServer};

fn registration(name: &str) -> Value {
    json!({ "username": name, "email": format!("{name}@example.org"), "password": PASSWORD })
}

fn login(login: &str, password: &str) -> Value {
    json!({ "login": login, "password": password })
}

async fn refresh_with(server: &TestServer, token: &str) -> (crate::support::Answer, Client) {
    let client = server.anonymous().with_cookies(&[("petri_refresh", token)]);
    (client.post("/api/v1/auth/refresh").await, client)
}

#[tokio::test]
async fn registration_answers_with_the_user_and_sets_cookies() {
    let server = TestServer::start().await;
    let client = server.anonymous();
    let answer = client.post("/api/v1/auth/register").json(registration("Marie")).await;
    let user = answer.expect(201);
    assert_eq!(user["username"], "Marie");
    assert_eq!(user["email"], "Marie@example.org");
    assert_eq!(user["role"], "user");
    let access = answer.set_cookie("petri_access").unwrap();
    let refresh = answer.set_cookie("petri_refresh").unwrap();
    for cookie in [access, refresh] {
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        // On this machine alone, without TLS, not every client would send a `Secure` cookie back.
        assert!(!cookie.contains("Secure"), "{cookie}");
    }
    assert!(access.contains("Path=/;"), "{access}");
    assert!(refresh.contains("Path=/api/v1/auth;"), "{refresh}");
    assert_eq!(client.get("/api/v1/me").await.expect(200), user);
}

#[tokio::test]
async fn cookies_are_secure_and_prefixed_behind_https() {
    let server = TestServer::start_with(|config| {
        config.server.public_url = Some("https://code.example.org".into());
        config.auth.secret = Some(SecretString::from("V3hWk1cTq0Zz8mJd2sXyPfLrB6nGaEuo"));
    })
    .await;
    let client = server.anonymous();
    let answer = client.post("/api/v1/auth/register").json(registration("marie")).await;
    answer.expect(201);
    for name in ["__Host-petri_access", "__Secure-petri_refresh"] {
        let cookie = answer.set_cookie(name).unwrap_or_else(|| panic!("{name} is not set"));
        assert!(cookie.contains("; Secure"), "{cookie}");
    }
    client.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn taken_names_and_addresses_are_conflicts_in_any_case() {
    let server = TestServer::start().await;
    server.register("marie").await;
    for (username, email, field) in
        [("MARIE", "other@example.org", "username"), ("other", "Marie@Example.org", "email")]
    {
        let body = json!({ "username": username, "email": email, "password": PASSWORD });
        let problem =
            server.anonymous().post("/api/v1/auth/register").json(body).await.problem(409, "conflict");
        assert_eq!(problem["errors"][0]["field"], field);
    }
}

#[tokio::test]
async fn every_fault_of_a_registration_is_listed() {
    let server = TestServer::start().await;
    let register = |body: Value| server.anonymous().post("/api/v1/auth/register").json(body);
    let body = json!({ "username": "a b", "email": "nobody", "password": "short" });
    let mut fields = register(body).await.invalid_fields();
    fields.sort();
    assert_eq!(fields, ["email", "password", "username"]);

    // What it should not have, what it lacks and what breaks a rule, all at once.
    let mut fields = register(json!({ "admin": true, "email": "nobody" })).await.invalid_fields();
    fields.sort();
    assert_eq!(fields, ["admin", "email", "password", "username"]);

    let mut unknown = registration("marie");
    unknown["admin"] = json!(true);
    let problem = register(unknown).await.problem(422, "invalid");
    assert!(problem["detail"].as_str().unwrap().contains("admin"), "{problem}");

    for name in ["ab", "marie@example.org", "maríe", "-marie", "x".repeat(33).as_str(), "a\u{0}bc"] {
        let body = json!({ "username": name, "email": "m@example.org", "password": PASSWORD });
        assert_eq!(register(body).await.invalid_fields(), ["username"], "{name:?}");
    }
}

#[tokio::test]
async fn passwords_that_are_guessed_first_are_refused() {
    let server = TestServer::start().await;
    for password in ["password123", "Iloveyou", "qwertyuiop", "11111111", "marieq@example.org"] {
        let body = json!({ "username": "marieq", "email": "marieq@example.org", "password": password });
        let fields = server.anonymous().post("/api/v1/auth/register").json(body).await.invalid_fields();
        assert_eq!(fields, ["password"], "{password}");
    }
    let long = json!({ "username": "marie", "email": "marie@example.org", "password": "é".repeat(129) });
    assert_eq!(
        server.anonymous().post("/api/v1/auth/register").json(long).await.invalid_fields(),
        ["password"]
    );
}

#[tokio::test]
async fn sign_in_that_a_password_change_overtakes_gets_no_session() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let documents = &server.app.storage.documents;
    // A sign-in has checked the old password against this, and goes on after the change.
    let checked = documents.user(marie.user_id().await).await.unwrap().unwrap();
    let change = json!({ "current_password": PASSWORD, "new_password": "radium-1910" });
    marie.post("/api/v1/auth/password").json(change).await.expect(204);
    let late = petri::auth::session::start(&server.app.auth, &server.app.storage, &checked).await;
    let refused = late.err().expect("no session from the old password");
    assert_eq!(refused.status().as_u16(), 401);
    let ended = documents.delete_sessions(checked.id, None).await.unwrap();
    assert_eq!(ended.len(), 1, "only the session that made the change was there");
}

#[tokio::test]
async fn of_two_changes_that_know_the_same_password_one_wins() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let change = |new: &str| {
        let change = json!({ "current_password": PASSWORD, "new_password": new });
        marie.post("/api/v1/auth/password").json(change)
    };
    let (one, other) = tokio::join!(change("radium-1910"), change("actinium-1899"));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 403]);
}

#[tokio::test]
async fn login_works_by_name_and_by_address() {
    let server = TestServer::start().await;
    server.register("marie").await;
    for name in ["marie", "MARIE", "marie@example.org", " Marie@Example.ORG "] {
        let client = server.anonymous();
        client.post("/api/v1/auth/login").json(login(name, PASSWORD)).await.expect(200);
        assert_eq!(client.get("/api/v1/me").await.expect(200)["username"], "marie");
    }
}

#[tokio::test]
async fn wrong_password_and_unknown_user_get_the_same_answer() {
    let server = TestServer::start().await;
    server.register("marie").await;
    let mut answers = Vec::new();
    for name in ["marie", "nobody", "nobody@example.org"] {
        let client = server.anonymous();
        let answer = client.post("/api/v1/auth/login").json(login(name, "polonium-1899")).await;
        let mut problem = answer.problem(401, "unauthenticated");
        problem["request_id"] = Value::Null;
        assert!(answer.set_cookie("petri_access").is_none());
        answers.push(problem);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
}

#[tokio::test]
async fn too_many_attempts_on_an_account_are_sent_away_whether_it_exists_or_not() {
    let rate = Rate { burst: 3, per_second: 0.001 };
    let server = TestServer::start_with(|config| config.rate_limits.sign_in_per_account = rate).await;
    server.register("marie").await;
    for name in ["marie", "nobody"] {
        let attempt = || server.anonymous().post("/api/v1/auth/login").json(login(name, "polonium-1899"));
        for _ in 0..3 {
            attempt().await.problem(401, "unauthenticated");
        }
        let answer = attempt().await;
        answer.problem(429, "too-many-requests");
        assert!(answer.header("retry-after").unwrap().parse::<u64>().unwrap() > 0);
    }
    // The address is the same account's, so it does not help.
    let by_address = server.anonymous().post("/api/v1/auth/login").json(login("marie@example.org", PASSWORD));
    by_address.await.problem(429, "too-many-requests");
}

#[tokio::test]
async fn one_address_can_not_go_through_many_accounts() {
    let rate = Rate { burst: 3, per_second: 0.001 };
    let server = TestServer::start_with(|config| config.rate_limits.sign_in_per_address = rate).await;
    for name in ["a", "b", "c"] {
        server
            .anonymous()
            .post("/api/v1/auth/login")
            .json(login(name, PASSWORD))
            .await
            .problem(401, "unauthenticated");
    }
    let fourth = server.anonymous().post("/api/v1/auth/login").json(login("d", PASSWORD));
    fourth.await.problem(429, "too-many-requests");
    let registering = server.anonymous().post("/api/v1/auth/register").json(registration("marie"));
    registering.await.problem(429, "too-many-requests");
}

#[tokio::test]
async fn refresh_token_is_replaced_whenever_it_is_used() {
    let server = TestServer::start().await;
    let client = server.register("marie").await;
    let before = client.cookie("petri_refresh").unwrap();
    let user = client.post("/api/v1/auth/refresh").await.expect(200);
    assert_eq!(user["username"], "marie");
    assert_ne!(client.cookie("petri_refresh").unwrap(), before);
    client.post("/api/v1/auth/refresh").await.expect(200);
    client.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn stolen_refresh_token_used_twice_locks_the_family() {
    let server = TestServer::start().await;
    let victim = server.register("marie").await;
    let stolen = victim.cookie("petri_refresh").unwrap();
    victim.post("/api/v1/auth/refresh").await.expect(200);

    let (answer, thief) = refresh_with(&server, &stolen).await;
    answer.problem(401, "unauthenticated");
    assert_eq!(thief.cookie("petri_refresh"), None, "a bad refresh token's cookie is taken away");
    // Nobody can tell who the thief is: the session is over for both, access tokens included.
    victim.get("/api/v1/me").await.problem(401, "unauthenticated");
    victim.post("/api/v1/auth/refresh").await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn token_used_long_before_locks_the_family_too() {
    let server = TestServer::start().await;
    let victim = server.register("marie").await;
    let stolen = victim.cookie("petri_refresh").unwrap();
    for _ in 0..3 {
        victim.post("/api/v1/auth/refresh").await.expect(200);
    }
    refresh_with(&server, &stolen).await.0.problem(401, "unauthenticated");
    victim.post("/api/v1/auth/refresh").await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn made_up_refresh_token_locks_nothing() {
    let server = TestServer::start().await;
    let client = server.register("marie").await;
    let token = client.cookie("petri_refresh").unwrap();
    let (session, _) = token.split_once('.').unwrap();
    for made_up in [format!("{session}.AAAA"), session.to_owned(), ".".into(), String::new(), "x".into()] {
        refresh_with(&server, &made_up).await.0.problem(401, "unauthenticated");
    }
    client.post("/api/v1/auth/refresh").await.expect(200);
}

#[tokio::test]
async fn tabs_that_refresh_at_the_same_moment_keep_their_session() {
    let server = TestServer::start().await;
    let client = server.register("marie").await;
    let token = client.cookie("petri_refresh").unwrap();
    // Times are kept to the millisecond.
    let received_at = Timestamp::now() - Duration::from_millis(2);
    let (_, tokens) =
        petri::auth::session::refresh(&server.app.auth, &server.app.storage, &token, received_at)
            .await
            .unwrap();
    // The other tab's request, sent before the answer to the first was there.
    let slower =
        petri::auth::session::refresh(&server.app.auth, &server.app.storage, &token, received_at).await;
    assert_eq!(slower.err().unwrap().status(), 409);
    let (answer, _) = refresh_with(&server, tokens.refresh.expose_secret()).await;
    answer.expect(200);
}

#[tokio::test]
async fn of_many_requests_with_one_refresh_token_exactly_one_gets_tokens() {
    let server = TestServer::start().await;
    let client = server.register("marie").await;
    let token = client.cookie("petri_refresh").unwrap();
    let requests = (0..8).map(|_| refresh_with(&server, &token));
    let answers = futures::future::join_all(requests).await;
    let served = answers.iter().filter(|(answer, _)| answer.status == 200).count();
    assert_eq!(served, 1, "{:?}", answers.iter().map(|(answer, _)| answer.status).collect::<Vec<_>>());
    assert!(answers.iter().all(|(answer, _)| [200, 401, 409].contains(&answer.status.as_u16())));
}

#[tokio::test]
async fn expired_access_token_is_rejected_and_a_refresh_recovers() {
    let server = TestServer::start().await;
    let client = server.register("marie").await;
    let access = client.cookie("petri_access").unwrap();
    let claims = server.app.auth.tokens.verify(&access).unwrap();
    let long_ago = Timestamp::now() - ACCESS_LIFETIME - Duration::from_secs(1);
    let expired = server.app.auth.tokens.issue(claims.sub, claims.sid, long_ago);
    let refresh = client.cookie("petri_refresh").unwrap();
    let late = client.with_cookies(&[("petri_access", expired.expose_secret()), ("petri_refresh", &refresh)]);

    let problem = late.get("/api/v1/me").await.problem(401, "unauthenticated");
    assert!(problem["detail"].as_str().unwrap().contains("refresh"), "{problem}");
    late.post("/api/v1/auth/refresh").await.expect(200);
    late.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn access_token_works_as_a_bearer_token() {
    let server = TestServer::start().await;
    let access = server.register("marie").await.cookie("petri_access").unwrap();
    server.bearer(&access).get("/api/v1/me").await.expect(200);
    for bad in ["", "x", "a.b.c", &access[..access.len() - 2], "petri_0000"] {
        let answer = server.bearer(bad).get("/api/v1/me").await;
        answer.problem(401, "unauthenticated");
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
    }
    let basic = server.anonymous().get("/api/v1/me").header("authorization", "Basic bWFyaWU6eA==");
    basic.await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn logout_ends_the_session_and_takes_the_cookies() {
    let server = TestServer::start().await;
    let client = server.register("marie").await;
    let copy = client.with_cookies(&[
        ("petri_access", &client.cookie("petri_access").unwrap()),
        ("petri_refresh", &client.cookie("petri_refresh").unwrap()),
    ]);
    client.post("/api/v1/auth/logout").await.expect(204);
    assert_eq!(client.cookie("petri_access"), None);
    assert_eq!(client.cookie("petri_refresh"), None);
    copy.get("/api/v1/me").await.problem(401, "unauthenticated");
    copy.post("/api/v1/auth/refresh").await.problem(401, "unauthenticated");
    client.post("/api/v1/auth/logout").await.expect(204);
}

#[tokio::test]
async fn logout_needs_only_the_refresh_token() {
    let server = TestServer::start().await;
    let client = server.register("marie").await;
    let refresh = client.cookie("petri_refresh").unwrap();
    let late = client.with_cookies(&[("petri_refresh", &refresh)]);
    late.post("/api/v1/auth/logout").await.expect(204);
    client.get("/api/v1/me").await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn logout_everywhere_ends_every_session_and_nobody_elses() {
    let server = TestServer::start().await;
    let first = server.register("marie").await;
    let second = server.anonymous();
    second.post("/api/v1/auth/login").json(login("marie", PASSWORD)).await.expect(200);
    let other = server.register("pierre").await;
    second.post("/api/v1/auth/logout-all").await.expect(204);
    first.get("/api/v1/me").await.problem(401, "unauthenticated");
    first.post("/api/v1/auth/refresh").await.problem(401, "unauthenticated");
    other.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn password_change_ends_other_sessions_and_the_old_password() {
    let server = TestServer::start().await;
    let here = server.register("marie").await;
    let elsewhere = server.anonymous();
    elsewhere.post("/api/v1/auth/login").json(login("marie", PASSWORD)).await.expect(200);

    let change = |current: &str, new: &str| {
        here.post("/api/v1/auth/password").json(json!({ "current_password": current, "new_password": new }))
    };
    change("polonium-1899", "radium and barium").await.problem(403, "forbidden");
    assert_eq!(change(PASSWORD, "password").await.invalid_fields(), ["new_password"]);
    change(PASSWORD, "radium and barium").await.expect(204);

    here.get("/api/v1/me").await.expect(200);
    elsewhere.get("/api/v1/me").await.problem(401, "unauthenticated");
    let sign_in = |password| server.anonymous().post("/api/v1/auth/login").json(login("marie", password));
    sign_in(PASSWORD).await.problem(401, "unauthenticated");
    sign_in("radium and barium").await.expect(200);
}

#[tokio::test]
async fn replacing_the_secret_signs_nobody_out() {
    const OLD: &str = "V3hWk1cTq0Zz8mJd2sXyPfLrB6nGaEuo";
    const NEW: &str = "9yQpLw4RtX7vNc2KjHsGdFbZaMeUi8Ow";
    let before = TestServer::start_with(|config| config.auth.secret = Some(OLD.into())).await;
    let access = before.register("marie").await.cookie("petri_access").unwrap();

    let both = format!("{NEW},{OLD}");
    let during = before.another_node_with(|config| config.auth.secret = Some(both.as_str().into()));
    during.bearer(&access).get("/api/v1/me").await.expect(200);
    let newer = during.anonymous();
    newer.post("/api/v1/auth/login").json(login("marie", PASSWORD)).await.expect(200);
    let newer = newer.cookie("petri_access").unwrap();

    let after = before.another_node_with(|config| config.auth.secret = Some(NEW.into()));
    after.bearer(&newer).get("/api/v1/me").await.expect(200);
    after.bearer(&access).get("/api/v1/me").await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn session_of_one_node_is_good_on_another_until_it_ends() {
    let one = TestServer::start().await;
    let two = one.another_node();
    let client = one.register("marie").await;
    let access = client.cookie("petri_access").unwrap();
    two.bearer(&access).get("/api/v1/me").await.expect(200);
    client.post("/api/v1/auth/logout").await.expect(204);
    // The other node remembers it for two seconds.
    for _ in 0..100 {
        if two.bearer(&access).get("/api/v1/me").await.status == 401 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the session has not ended on the other node");
}
