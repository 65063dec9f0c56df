//! What survives when the service is killed.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::support::{Client, MODULE, PASSWORD, guest_runtimes, tmp_dir};

const SNIPPETS: &str = "/api/v1/snippets";
const WRITES: usize = 1000;
/// The service is killed when so many have been acknowledged, in the middle of the others.
const ACKNOWLEDGED_MIN: usize = 300;

/// `petri serve`, a process of its own.
struct Service {
    process: Child,
    url: String,
}

impl Service {
    fn start(data_dir: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_petri"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data-dir"])
            .arg(data_dir)
            .current_dir(data_dir)
            .env("PETRI_RUNTIMES__DIRS", format!("[{:?}]", guest_runtimes()))
            .env("PETRI_SANDBOX__CACHE_DIR", tmp_dir().join("modules"))
            .env("PETRI_SNIPPETS__PER_USER_MAX", "10000")
            .env("PETRI_QUOTAS", "off")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut lines = lines.map_while(Result::ok);
        let url = lines.find_map(|line| line.strip_prefix("listening on ").map(str::to_owned));
        Self { process, url: url.expect("the service says where it listens") }
    }
}

impl Drop for Service {
    /// SIGKILL: it can't put anything in order.
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn draft(number: usize) -> Value {
    let content = format!("{number:04} ").repeat(1000);
    json!({ "title": format!("{number:04}"), "runtime": MODULE, "files": [{ "path": "main", "content": content }] })
}

#[tokio::test(flavor = "multi_thread")]
async fn acknowledged_writes_survive_being_killed_and_others_are_there_whole_or_not_at_all() {
    let data = tempfile::tempdir_in(tmp_dir()).unwrap();
    let mut service = Service::start(data.path());
    let marie = Client::new(&service.url);
    let registration = json!({ "username": "marie", "email": "marie@example.org", "password": PASSWORD });
    marie.post("/api/v1/auth/register").json(registration).await.expect(201);
    let cookie = format!("petri_access={}", marie.cookie("petri_access").unwrap());

    let (http, url) = (reqwest::Client::new(), format!("{}{SNIPPETS}", service.url));
    let acknowledged = Arc::new(AtomicUsize::new(0));
    let writes: Vec<_> = (0..WRITES)
        .map(|number| {
            let acknowledged = acknowledged.clone();
            let request = http.post(&url).header("cookie", &cookie).json(&draft(number));
            tokio::spawn(async move {
                let response = request.send().await.ok()?;
                assert_eq!(response.status(), 201);
                let snippet: Value = response.json().await.ok()?;
                acknowledged.fetch_add(1, Ordering::SeqCst);
                Some((number, snippet["id"].as_str().unwrap().to_owned()))
            })
        })
        .collect();
    while acknowledged.load(Ordering::SeqCst) < ACKNOWLEDGED_MIN {
        tokio::task::yield_now().await;
    }
    service.process.kill().unwrap();
    let acknowledged: Vec<_> =
        futures::future::join_all(writes).await.into_iter().filter_map(|write| write.unwrap()).collect();
    assert!(acknowledged.len() >= ACKNOWLEDGED_MIN);
    drop(service);

    let service = Service::start(data.path());
    let marie = Client::new(&service.url);
    let login = json!({ "login": "marie", "password": PASSWORD });
    marie.post("/api/v1/auth/login").json(login).await.expect(200);
    for (number, id) in &acknowledged {
        let snippet = marie.get(&format!("{SNIPPETS}/{id}")).await.expect(200);
        assert_eq!(snippet["files"], draft(*number)["files"]);
    }
    let (mut cursor, mut listed) = (String::new(), 0);
    loop {
        let page = marie.get(&format!("{SNIPPETS}?limit=100{cursor}")).await.expect(200);
        for item in page["items"].as_array().unwrap() {
            let snippet =
                marie.get(&format!("{SNIPPETS}/{}", item["id"].as_str().unwrap())).await.expect(200);
            let number: usize = snippet["title"].as_str().unwrap().parse().unwrap();
            assert_eq!(snippet["files"], draft(number)["files"]);
            listed += 1;
        }
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert!(listed >= acknowledged.len());
}
