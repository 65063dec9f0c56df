//! The whole service on a real socket, and clients that talk to it.
//!
//! ```ignore
//! let server = TestServer::start().await;
//! let marie = server.register("marie").await;            // signed in, with cookies
//! let profile = marie.get("/api/v1/me").await.expect(200);
//! server.anonymous().get("/api/v1/me").await.problem(401, "unauthenticated");
//! ```
//!
//! Whatever a test asks for, every error that comes back is checked to be a problem document.

use std::collections::BTreeMap;
use std::future::IntoFuture;
use std::net::TcpListener;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use petri::app::App;
use petri::config::{Config, Metering};
use petri::model::{Role, UserId};
use petri::storage::Storage;
use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::oneshot;

/// The password of every user that tests register.
pub const PASSWORD: &str = "polonium-1898";

/// A running service with a data directory of its own. It stops when it is dropped.
pub struct TestServer {
    pub app: App,
    pub url: String,
    _data: Arc<TempDir>,
    stop: Option<oneshot::Sender<()>>,
}

impl TestServer {
    /// As by default, with the guests of `tests/guests` as runtimes.
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// With a configuration that differs from the default.
    pub async fn start_with(configure: impl FnOnce(&mut Config)) -> Self {
        Self::start_for(super::guest_runtimes(), configure).await
    }

    /// With the languages of this repository.
    pub async fn start_with_languages() -> Self {
        let runtimes = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtimes");
        Self::start_for(&runtimes, |config| config.sandbox.cache_dir = None).await
    }

    async fn start_for(runtimes: &Path, configure: impl FnOnce(&mut Config)) -> Self {
        let data = Arc::new(tempfile::tempdir().unwrap());
        let mut config = super::config(Metering::Fuel);
        config.storage.data_dir = Some(data.path().to_owned());
        configure(&mut config);
        let storage = Storage::open(&config.storage).await.unwrap();
        Self::serve(config, storage, data, runtimes)
    }

    /// As by default, with something else in place of a store.
    pub async fn start_on(replace: impl FnOnce(&mut Storage)) -> Self {
        let data = Arc::new(tempfile::tempdir().unwrap());
        let mut config = super::config(Metering::Fuel);
        config.storage.data_dir = Some(data.path().to_owned());
        let mut storage = Storage::open(&config.storage).await.unwrap();
        replace(&mut storage);
        Self::serve(config, storage, data, super::guest_runtimes())
    }

    /// Another node on the same storage.
    pub fn another_node(&self) -> Self {
        self.another_node_with(|_| {})
    }

    /// Another node on the same storage, configured differently.
    pub fn another_node_with(&self, configure: impl FnOnce(&mut Config)) -> Self {
        let mut config = self.app.config.clone();
        configure(&mut config);
        Self::serve(config, self.app.storage.clone(), self._data.clone(), super::guest_runtimes())
    }

    fn serve(config: Config, storage: Storage, data: Arc<TempDir>, runtimes: &Path) -> Self {
        let executor = super::new_executor(&config, runtimes);
        let app = App::new(config, executor, storage).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        tokio::spawn(petri::server::serve(app.clone(), listener, async {
            let _: Result<(), _> = stopped.await;
        }));
        Self { app, url, _data: data, stop: Some(stop) }
    }

    /// Asks the service to stop, as a signal does.
    pub fn shut_down(&mut self) {
        self.stop = None;
    }

    /// A client without credentials. It keeps the cookies that it is given.
    pub fn anonymous(&self) -> Client {
        Client::new(&self.url)
    }

    /// A program that sends an access token or an API key.
    pub fn bearer(&self, token: &str) -> Client {
        Client { bearer: Some(token.to_owned()), ..self.anonymous() }
    }

    /// A browser in which a new user is signed in. Their address is `NAME@example.org`.
    pub async fn register(&self, name: &str) -> Client {
        let client = self.anonymous();
        let registration = json!({
            "username": name, "email": format!("{name}@example.org"), "password": PASSWORD,
        });
        client.post("/api/v1/auth/register").json(registration).await.expect(201);
        client
    }

    /// The same for a new administrator.
    pub async fn register_admin(&self, name: &str) -> Client {
        let client = self.register(name).await;
        let id = client.user_id().await;
        self.app.storage.documents.set_role(id, Role::Admin).await.unwrap();
        self.app.auth.remembered.forget_user(id).await;
        client
    }
}

/// Somebody who sends requests.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    url: String,
    bearer: Option<String>,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

impl Client {
    /// For a service that answers at `url`.
    pub fn new(url: &str) -> Self {
        Self { http: reqwest::Client::new(), url: url.to_owned(), bearer: None, cookies: Arc::default() }
    }

    /// The same client with other cookies from now on.
    pub fn with_cookies(&self, cookies: &[(&str, &str)]) -> Self {
        let cookies = cookies.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { cookies: Arc::new(Mutex::new(cookies)), ..self.clone() }
    }

    /// A cookie that the client has.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// The id of the signed-in user.
    pub async fn user_id(&self) -> UserId {
        self.get("/api/v1/me").await.expect(200)["id"].as_str().unwrap().parse().unwrap()
    }

    pub fn get(&self, path: &str) -> Request {
        self.request(Method::GET, path)
    }

    pub fn post(&self, path: &str) -> Request {
        self.request(Method::POST, path)
    }

    pub fn put(&self, path: &str) -> Request {
        self.request(Method::PUT, path)
    }

    pub fn patch(&self, path: &str) -> Request {
        self.request(Method::PATCH, path)
    }

    pub fn delete(&self, path: &str) -> Request {
        self.request(Method::DELETE, path)
    }

    pub fn request(&self, method: Method, path: &str) -> Request {
        let mut builder = self.http.request(method.clone(), format!("{}{path}", self.url));
        if let Some(token) = &self.bearer {
            builder = builder.bearer_auth(token);
        }
        let cookies = self.cookies.lock().unwrap();
        if !cookies.is_empty() {
            let cookies: Vec<String> =
                cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            builder = builder.header(header::COOKIE, cookies.join("; "));
        }
        Request { builder, what: format!("{method} {path}"), client: self.clone() }
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap();
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, rest) = cookie.split_once('=').unwrap();
            match cookie.contains("Max-Age=0") {
                true => cookies.remove(name),
                false => cookies.insert(name.to_owned(), rest.split(';').next().unwrap().to_owned()),
            };
        }
    }
}

/// A request that is sent when it is awaited.
pub struct Request {
    builder: reqwest::RequestBuilder,
    what: String,
    client: Client,
}

impl Request {
    pub fn json(self, body: Value) -> Self {
        self.body("application/json", body.to_string())
    }

    pub fn body(mut self, content_type: &str, body: impl Into<reqwest::Body>) -> Self {
        self.builder = self.builder.header(header::CONTENT_TYPE, content_type).body(body);
        self
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        let (name, value) = (HeaderName::try_from(name).unwrap(), HeaderValue::try_from(value).unwrap());
        self.builder = self.builder.header(name, value);
        self
    }
}

impl IntoFuture for Request {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let response =
                self.builder.send().await.unwrap_or_else(|error| panic!("{}: {error:?}", self.what));
            self.client.keep_cookies(response.headers());
            let (status, headers) = (response.status(), response.headers().clone());
            let answer =
                Answer { what: self.what, status, headers, body: response.bytes().await.unwrap().into() };
            if status.is_client_error() || status.is_server_error() {
                answer.check_problem();
            }
            answer
        })
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    what: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON; `null` if there is none.
    pub fn json(&self) -> Value {
        match self.body.is_empty() {
            true => Value::Null,
            false => serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self}")),
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The `Set-Cookie` line of a cookie.
    pub fn set_cookie(&self, name: &str) -> Option<&str> {
        let lines = self.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap());
        lines.into_iter().find(|line| line.starts_with(&format!("{name}=")))
    }

    /// The body, if the status is this one.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{self}");
        self.json()
    }

    /// The body, if it is a problem of this status and kind.
    #[track_caller]
    pub fn problem(&self, status: u16, kind: &str) -> Value {
        let problem = self.expect(status);
        assert_eq!(problem["type"], format!("urn:petri:problem:{kind}"), "{self}");
        problem
    }

    /// The fields that a 422 complains about.
    #[track_caller]
    pub fn invalid_fields(&self) -> Vec<String> {
        let problem = self.problem(422, "invalid");
        let fields = problem["errors"].as_array().unwrap().iter();
        fields.map(|error| error["field"].as_str().unwrap().to_owned()).collect()
    }

    fn check_problem(&self) {
        if self.what.contains(" /api/v2/") {
            // Piston's errors have a shape of their own.
            assert!(self.json()["message"].as_str().is_some_and(|text| !text.is_empty()), "{self}");
            return;
        }
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{self}");
        if self.what.starts_with("HEAD ") {
            return;
        }
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16(), "{self}");
        for member in ["type", "title", "detail"] {
            assert!(
                problem[member].as_str().is_some_and(|text| !text.is_empty()),
                "{member} is missing: {self}"
            );
        }
        assert_eq!(problem["request_id"].as_str(), self.header("x-request-id"), "{self}");
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} → {}: {}", self.what, self.status, String::from_utf8_lossy(&self.body))
    }
}
