//! Every route against every caller that it is not for. The table below says whom each route is for;
//! the tests call all of them as somebody else. A route that is missing there fails
//! `every_route_says_whom_it_is_for`.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::{Value, json};

use super::snippets::draft;
use crate::support::{Client, PASSWORD, Request, TestServer};

/// Whom a route is for.
enum For {
    /// Everybody; anonymous callers get this status.
    Everybody(u16),
    /// Whoever is signed in: it can name nobody's but the caller's own things.
    Users,
    /// The user whose thing its path names; for all others there is no such thing.
    Owner(Thing),
    /// Whoever may read the thing that its path names: as long as it is private, its owner.
    Readers(Thing),
    /// Administrators. `{id}` is a user's.
    Admins,
}

/// What a path can name, and how a user comes to have one.
enum Thing {
    ApiKey,
    Snippet,
}

impl Thing {
    async fn make(&self, owner: &Client) -> String {
        let (path, body) = match self {
            Self::ApiKey => ("/api/v1/api-keys", new_api_key()),
            Self::Snippet => ("/api/v1/snippets", draft("a snippet")),
        };
        owner.post(path).json(body).await.expect(201)["id"].as_str().unwrap().to_owned()
    }
}

/// A route, whom it is for, and a body that it accepts (`null` for none).
struct Route {
    operation: &'static str,
    allowed: For,
    body: Value,
}

fn routes() -> Vec<Route> {
    let route = |operation, allowed, body| Route { operation, allowed, body };
    let registration = json!({ "username": "new", "email": "new@example.org", "password": PASSWORD });
    let wrong = json!({ "login": "nobody", "password": PASSWORD });
    let change = json!({ "current_password": PASSWORD, "new_password": "radium and barium" });
    let program =
        json!({ "runtime": "probe", "files": [{ "path": "entry", "content": "" }], "args": ["args"] });
    let mut batch = program.clone();
    batch["cases"] = json!([{}]);
    let piston = json!({ "language": "probe", "version": "*", "files": [{ "content": "" }] });
    let quota = json!({ "concurrent_runs": 1, "fuel_per_hour": 1 });
    vec![
        route("GET /healthz", For::Everybody(200), Value::Null),
        route("GET /readyz", For::Everybody(200), Value::Null),
        route("GET /metrics", For::Everybody(200), Value::Null),
        route("GET /api/v1/runtimes", For::Everybody(200), Value::Null),
        route("POST /api/v1/executions", For::Everybody(200), program.clone()),
        route("POST /api/v1/executions/batch", For::Everybody(200), batch),
        route("POST /api/v1/executions/tickets", For::Everybody(200), Value::Null),
        // Without a handshake they refuse; tests/it/api/websocket.rs and piston.rs open them.
        route("GET /api/v1/executions/ws", For::Everybody(400), Value::Null),
        route("GET /api/v2/connect", For::Everybody(400), Value::Null),
        route("GET /api/v2/runtimes", For::Everybody(200), Value::Null),
        route("POST /api/v2/execute", For::Everybody(200), piston),
        route("POST /api/v1/auth/register", For::Everybody(201), registration),
        route("POST /api/v1/auth/login", For::Everybody(401), wrong),
        route("POST /api/v1/auth/refresh", For::Everybody(401), Value::Null),
        route("POST /api/v1/auth/logout", For::Everybody(204), Value::Null),
        route("POST /api/v1/auth/logout-all", For::Users, Value::Null),
        route("POST /api/v1/auth/password", For::Users, change),
        route("GET /api/v1/me", For::Users, Value::Null),
        route("DELETE /api/v1/me", For::Users, Value::Null),
        route("GET /api/v1/api-keys", For::Users, Value::Null),
        route("POST /api/v1/api-keys", For::Users, new_api_key()),
        route("DELETE /api/v1/api-keys/{id}", For::Owner(Thing::ApiKey), Value::Null),
        route("GET /api/v1/snippets", For::Users, Value::Null),
        route("POST /api/v1/snippets", For::Users, draft("a snippet")),
        route("GET /api/v1/snippets/{id}", For::Readers(Thing::Snippet), Value::Null),
        route("PUT /api/v1/snippets/{id}", For::Owner(Thing::Snippet), draft("another")),
        route("PATCH /api/v1/snippets/{id}", For::Owner(Thing::Snippet), json!({ "title": "another" })),
        route("DELETE /api/v1/snippets/{id}", For::Owner(Thing::Snippet), Value::Null),
        route("POST /api/v1/snippets/{id}/fork", For::Owner(Thing::Snippet), Value::Null),
        route("POST /api/v1/snippets/{id}/run", For::Readers(Thing::Snippet), Value::Null),
        route("GET /api/v1/admin/users", For::Admins, Value::Null),
        route("GET /api/v1/admin/users/{id}", For::Admins, Value::Null),
        route("GET /api/v1/admin/users/{id}/usage", For::Admins, Value::Null),
        route("POST /api/v1/admin/users/{id}/suspend", For::Admins, Value::Null),
        route("POST /api/v1/admin/users/{id}/reinstate", For::Admins, Value::Null),
        route("PUT /api/v1/admin/users/{id}/quota", For::Admins, quota),
        route("DELETE /api/v1/admin/users/{id}/quota", For::Admins, Value::Null),
        route("PUT /api/v1/admin/users/{id}/role", For::Admins, json!({ "role": "admin" })),
    ]
}

fn new_api_key() -> Value {
    json!({ "name": "bot", "scopes": ["executions:run"] })
}

impl Route {
    /// The request, with `id` in its path.
    fn call(&self, client: &Client, id: &str) -> Request {
        let (method, path) = self.operation.split_once(' ').unwrap();
        let request = client.request(method.parse::<Method>().unwrap(), &path.replace("{id}", id));
        match &self.body {
            Value::Null => request,
            body => request.json(body.clone()),
        }
    }
}

const NO_ID: &str = "00000000-0000-7000-8000-000000000000";

#[test]
fn every_route_says_whom_it_is_for() {
    let description = serde_json::to_value(petri::router::description()).unwrap();
    let described: BTreeSet<String> = description["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            let methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];
            let methods = methods.into_iter().filter(|method| item.get(method).is_some());
            methods.map(move |method| format!("{} {path}", method.to_uppercase()))
        })
        .collect();
    let tested: BTreeSet<String> = routes().iter().map(|route| route.operation.to_owned()).collect();

    let untested: Vec<_> = described.difference(&tested).collect();
    assert!(
        untested.is_empty(),
        "You have added {untested:?}, and nothing tests that it is kept from those it is not for.\n\
         Add a line for it to `routes()` in tests/it/api/coverage.rs: whom it is for, and a body that it\n\
         accepts. If its path names something of a user's, add that to `Thing` and use `For::Owner`:\n\
         the tests below then call it without credentials and as another user."
    );
    let gone: Vec<_> = tested.difference(&described).collect();
    assert!(
        gone.is_empty(),
        "tests/it/api/coverage.rs tests {gone:?}, which the API's description does not have: take it out\n\
         there, or add it to `src/router.rs` with `routes!` so that it is described."
    );
}

#[test]
fn operations_have_names_of_their_own() {
    let description = serde_json::to_value(petri::router::description()).unwrap();
    let items = description["paths"].as_object().unwrap().values();
    let operations = items.flat_map(|item| item.as_object().unwrap().values());
    let ids: Vec<_> = operations.filter_map(|operation| operation["operationId"].as_str()).collect();
    let mut seen = BTreeSet::new();
    let twice: Vec<_> = ids.iter().filter(|id| !seen.insert(**id)).collect();
    assert!(
        twice.is_empty(),
        "{twice:?}: clients are generated by these names; set `operation_id` on the handler"
    );
}

#[tokio::test]
async fn anonymous_callers_get_what_is_for_everybody_and_nothing_else() {
    let server = TestServer::start().await;
    for route in routes() {
        let expected = match route.allowed {
            For::Everybody(status) => status,
            For::Users | For::Owner(_) | For::Admins => 401,
            For::Readers(_) => 404,
        };
        route.call(&server.anonymous(), NO_ID).await.expect(expected);
    }
}

#[tokio::test]
async fn users_get_what_is_for_users() {
    let server = TestServer::start().await;
    for (index, route) in routes().into_iter().enumerate() {
        if let For::Users = route.allowed {
            let user = server.register(&format!("user{index}")).await;
            let answer = route.call(&user, NO_ID).await;
            assert!(answer.status.is_success(), "{answer}");
        }
    }
}

#[tokio::test]
async fn what_belongs_to_one_user_does_not_exist_for_another() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let pierre = server.register("pierre").await;
    for route in routes() {
        if let For::Owner(thing) | For::Readers(thing) = &route.allowed {
            let id = thing.make(&marie).await;
            route.call(&pierre, &id).await.problem(404, "not-found");
            let answer = route.call(&marie, &id).await;
            assert!(answer.status.is_success(), "its owner: {answer}");
        }
    }
}

#[tokio::test]
async fn administration_is_for_administrators() {
    let server = TestServer::start().await;
    let admin = server.register_admin("admin").await;
    let user = server.register("user").await;
    let other = server.register("other").await.user_id().await.to_string();
    for route in routes() {
        if let For::Admins = route.allowed {
            route.call(&user, &other).await.problem(403, "forbidden");
            let answer = route.call(&admin, &other).await;
            assert!(answer.status.is_success(), "an administrator: {answer}");
        }
    }
}
