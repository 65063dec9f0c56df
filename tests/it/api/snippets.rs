//! Kept programs.

use petri::model::{Scope, SnippetId};
use serde_json::{Value, json};

use crate::support::{Answer, Client, MODULE, TestServer};

const SNIPPETS: &str = "/api/v1/snippets";

pub fn draft(title: &str) -> Value {
    json!({
        "title": title, "runtime": MODULE,
        "files": [{ "path": "main.probe", "content": "text" }], "args": ["args"],
    })
}

/// A new snippet and its path.
async fn keep(client: &Client, draft: Value) -> (Value, String) {
    let answer = client.post(SNIPPETS).json(draft).await;
    let snippet = answer.expect(201);
    let path = format!("{SNIPPETS}/{}", snippet["id"].as_str().unwrap());
    assert_eq!(answer.header("location"), Some(path.as_str()));
    (snippet, path)
}

fn titles(list: &Answer) -> Vec<String> {
    let list = list.expect(200);
    list["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn assert_cached(answer: &Answer, hit: bool) {
    assert_eq!(
        answer.header("cache-status"),
        Some(if hit { "petri; hit" } else { "petri; fwd=miss" }),
        "{answer}"
    );
}

#[tokio::test]
async fn list_is_cached_until_something_in_it_changes() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let (_, path) = keep(&marie, draft("first")).await;
    let list = async || marie.get(SNIPPETS).await;

    let shown = list().await;
    assert_cached(&shown, false);
    assert_eq!(titles(&shown), ["first"]);
    let again = list().await;
    assert_cached(&again, true);
    assert_eq!(again.body, shown.body);

    marie.patch(&path).json(json!({ "title": "second" })).await.expect(200);
    let changed = list().await;
    assert_cached(&changed, false);
    assert_eq!(titles(&changed), ["second"]);
    assert_cached(&list().await, true);

    marie.delete(&path).await.expect(204);
    assert_eq!(titles(&list().await), [""; 0]);
    marie.get(&path).await.problem(404, "not-found");
}

#[tokio::test]
async fn snippet_is_cached_by_version() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let (created, path) = keep(&marie, draft("first")).await;
    let read = marie.get(&path).await;
    assert_cached(&read, false);
    assert_eq!(read.expect(200), created);
    assert_eq!(read.header("etag"), Some("\"1\""));
    assert_cached(&marie.get(&path).await, true);
    marie.put(&path).json(draft("second")).await.expect(200);
    let changed = marie.get(&path).await;
    assert_cached(&changed, false);
    assert_eq!(changed.expect(200)["title"], "second");
    assert_eq!(changed.header("etag"), Some("\"2\""));
}

#[tokio::test]
async fn unknown_version_is_sent_and_known_one_is_not() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let (_, path) = keep(&marie, draft("first")).await;
    for known in ["\"1\"", "W/\"1\"", "\"7\", \"1\"", "*"] {
        let answer = marie.get(&path).header("if-none-match", known).await;
        answer.expect(304);
        assert_eq!(answer.header("etag"), Some("\"1\""));
    }
    marie.get(&path).header("if-none-match", "\"2\"").await.expect(200);
}

#[tokio::test]
async fn private_snippet_does_not_exist_for_others() {
    let server = TestServer::start().await;
    let (marie, pierre) = (server.register("marie").await, server.register("pierre").await);
    let (_, path) = keep(&marie, draft("secret")).await;
    for other in [&pierre, &server.anonymous()] {
        other.get(&path).await.problem(404, "not-found");
        other.get(&path).header("if-none-match", "\"1\"").await.problem(404, "not-found");
    }
    // Nor when it was readable once and its answer is still cached.
    marie.patch(&path).json(json!({ "visibility": "public" })).await.expect(200);
    pierre.get(&path).await.expect(200);
    marie.patch(&path).json(json!({ "visibility": "private" })).await.expect(200);
    marie.get(&path).await.expect(200);
    pierre.get(&path).await.problem(404, "not-found");
}

#[tokio::test]
async fn unlisted_and_public_snippets_are_read_by_all_and_changed_by_their_owner() {
    let server = TestServer::start().await;
    let (marie, pierre) = (server.register("marie").await, server.register("pierre").await);
    for visibility in ["unlisted", "public"] {
        let mut shared = draft(visibility);
        shared["visibility"] = visibility.into();
        let (created, path) = keep(&marie, shared).await;
        assert_eq!(pierre.get(&path).await.expect(200), created);
        assert_eq!(server.anonymous().get(&path).await.expect(200), created);
        pierre.patch(&path).json(json!({ "title": "mine" })).await.problem(403, "forbidden");
        pierre.put(&path).json(draft("mine")).await.problem(403, "forbidden");
        pierre.delete(&path).await.problem(403, "forbidden");
        server.anonymous().delete(&path).await.problem(401, "unauthenticated");
    }
    assert_eq!(titles(&pierre.get(SNIPPETS).await), [""; 0]);
}

#[tokio::test]
async fn lost_update_is_refused() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let (_, path) = keep(&marie, draft("first")).await;
    let change = async |title: &str, version: &str| {
        marie.patch(&path).json(json!({ "title": title })).header("if-match", version).await
    };
    change("second", "\"1\"").await.expect(200);
    change("another second", "\"1\"").await.problem(412, "precondition-failed");
    change("third", "W/\"2\"").await.problem(412, "precondition-failed");
    change("third", "\"1\", \"2\"").await.expect(200);
    change("fourth", "*").await.expect(200);
    marie.delete(&path).header("if-match", "\"1\"").await.problem(412, "precondition-failed");
    assert_eq!(marie.get(&path).await.expect(200)["title"], "fourth");
    marie.delete(&path).header("if-match", "\"4\"").await.expect(204);
}

#[tokio::test]
async fn of_changes_at_once_none_is_lost() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let (_, path) = keep(&marie, draft("0")).await;
    let changes = (0..8).map(|number| {
        let (marie, path) = (marie.clone(), path.clone());
        tokio::spawn(async move {
            let title = json!({ "title": number.to_string() });
            marie.patch(&path).json(title).header("if-match", "\"1\"").await.status.as_u16()
        })
    });
    let mut statuses: Vec<u16> =
        futures::future::join_all(changes).await.into_iter().map(|status| status.unwrap()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412, 412, 412, 412, 412]);
}

#[tokio::test]
async fn changes_at_once_that_name_no_version_are_all_made() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let (_, path) = keep(&marie, draft("0")).await;
    let changes = (0..8).map(|number| {
        let (marie, path) = (marie.clone(), path.clone());
        tokio::spawn(async move {
            marie.patch(&path).json(json!({ "title": number.to_string() })).await.expect(200)
        })
    });
    for change in futures::future::join_all(changes).await {
        change.unwrap();
    }
    assert_eq!(marie.get(&path).await.expect(200)["version"], 9);
}

#[tokio::test]
async fn patch_merges_and_null_takes_back() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let mut full = draft("first");
    (full["description"], full["stdin"], full["tags"]) =
        ("about".into(), "input".into(), json!(["A", " b ", "a"]));
    let (created, path) = keep(&marie, full).await;
    assert_eq!(created["tags"], json!(["a", "b"]));
    let patch = json!({ "description": null, "tags": ["c"] }).to_string();
    let merged = marie.patch(&path).body("application/merge-patch+json", patch).await.expect(200);
    assert_eq!(merged["description"], "");
    assert_eq!(merged["tags"], json!(["c"]));
    assert_eq!((&merged["stdin"], &merged["title"]), (&json!("input"), &json!("first")));
    assert_eq!(merged["version"], 2);
    for (wrong, field) in [
        (json!({ "titel": "x" }), "titel"),
        (json!({ "nothing": null }), "nothing"),
        (json!({ "title": null }), "title"),
        (json!({ "title": "" }), "title"),
        (json!({ "version": 7 }), "version"),
        (json!({ "owner": SnippetId::new() }), "owner"),
    ] {
        let answer = marie.patch(&path).json(wrong).await;
        answer.problem(422, "invalid");
        assert!(String::from_utf8_lossy(&answer.body).contains(field), "{answer}");
    }
}

#[tokio::test]
async fn every_fault_is_listed() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let wrong = json!({
        "title": "x".repeat(201), "description": "d".repeat(2001), "runtime": "cobol",
        "files": [
            { "path": "../escape", "content": "" }, { "path": "Main.py", "content": "" },
            { "path": "main.py", "content": "x".repeat(1 << 20) }, { "path": "other.py", "content": "x" },
        ],
        "stdin": "s".repeat(65_537), "args": ["fine", "nul\u{0}"], "tags": ["ok", "t".repeat(33)],
    });
    let fields = marie.post(SNIPPETS).json(wrong).await.invalid_fields();
    assert_eq!(
        fields,
        [
            "title",
            "description",
            "runtime",
            "files",
            "files[0].path",
            "files[2].path",
            "stdin",
            "args[1]",
            "tags[1]",
        ]
    );
    let none = json!({ "title": "  ", "runtime": MODULE, "files": [] });
    assert_eq!(marie.post(SNIPPETS).json(none).await.invalid_fields(), ["title", "files"]);
    let files: Vec<Value> = (0..51).map(|n| json!({ "path": format!("{n}"), "content": "" })).collect();
    let many = json!({ "title": "many", "runtime": MODULE, "files": files, "tags": (0..11).map(|n| n.to_string()).collect::<Vec<_>>() });
    assert_eq!(marie.post(SNIPPETS).json(many).await.invalid_fields(), ["files", "tags"]);
    let mut unknown = draft("unknown");
    unknown["language"] = "python".into();
    marie.post(SNIPPETS).json(unknown).await.problem(422, "invalid");
}

#[tokio::test]
async fn pages_follow_one_another() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    for title in ["d", "a", "c", "b", "e"] {
        keep(&marie, draft(title)).await;
    }
    let (mut cursor, mut seen) = (String::new(), Vec::new());
    loop {
        let page = marie.get(&format!("{SNIPPETS}?sort=title&limit=2{cursor}")).await;
        seen.extend(titles(&page));
        match page.json()["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, ["a", "b", "c", "d", "e"]);
    assert_eq!(titles(&marie.get(&format!("{SNIPPETS}?sort=-title")).await), ["e", "d", "c", "b", "a"]);
    assert_eq!(titles(&marie.get(&format!("{SNIPPETS}?sort=created")).await), ["e", "b", "c", "a", "d"]);
    marie.get(&format!("{SNIPPETS}?sort=created{cursor}")).await.problem(400, "bad-request");
    marie.get(&format!("{SNIPPETS}?cursor=nonsense")).await.problem(400, "bad-request");
    for wrong in ["limit=0", "limit=101", "limit=x", "sort=size", "colour=red"] {
        marie.get(&format!("{SNIPPETS}?{wrong}")).await.problem(422, "invalid");
    }
}

#[tokio::test]
async fn list_is_searched_and_filtered() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    for (title, description, tag) in
        [("Sorting", "Quick and stable", "Basics"), ("Searching", "Binary", "basics")]
    {
        let mut new = draft(title);
        (new["description"], new["tags"]) = (description.into(), json!([tag]));
        keep(&marie, new).await;
    }
    let found = async |query: &str| titles(&marie.get(&format!("{SNIPPETS}?sort=title&{query}")).await);
    assert_eq!(found("q=QUICK%20sort").await, ["Sorting"]);
    assert_eq!(found("tag=BASICS").await, ["Searching", "Sorting"]);
    assert_eq!(found("tag=basic").await, [""; 0]);
    assert_eq!(found(&format!("runtime={MODULE}&q=ing")).await, ["Searching", "Sorting"]);
    assert_eq!(found("runtime=cobol").await, [""; 0]);
}

#[tokio::test]
async fn fork_is_a_private_copy_of_ones_own() {
    let server = TestServer::start().await;
    let (marie, pierre) = (server.register("marie").await, server.register("pierre").await);
    let mut public = draft("shared");
    public["visibility"] = "public".into();
    let (original, path) = keep(&marie, public).await;
    let fork = pierre.post(&format!("{path}/fork")).await.expect(201);
    assert_eq!(fork["forked_from"], original["id"]);
    assert_eq!((&fork["visibility"], &fork["version"]), (&json!("private"), &json!(1)));
    assert_eq!((&fork["title"], &fork["files"]), (&original["title"], &original["files"]));
    assert_eq!(titles(&pierre.get(SNIPPETS).await), ["shared"]);

    let (_, secret) = keep(&marie, draft("secret")).await;
    pierre.post(&format!("{secret}/fork")).await.problem(404, "not-found");
}

#[tokio::test]
async fn snippet_runs_with_its_own_input_or_another() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let mut cat = draft("cat");
    (cat["args"], cat["stdin"]) = (json!(["cat"]), "kept input".into());
    let (_, path) = keep(&marie, cat).await;
    let run = format!("{path}/run");
    let result = marie.post(&run).await.expect(200);
    assert_eq!((&result["stdout"], &result["outcome"]["kind"]), (&json!("kept input"), &json!("exited")));
    assert_eq!(marie.post(&run).json(json!({ "stdin": "other" })).await.expect(200)["stdout"], "other");
    let exit = marie.post(&run).json(json!({ "args": ["exit", "7"] })).await.expect(200);
    assert_eq!(exit["outcome"]["code"], 7);
    marie.post(&run).json(json!({ "files": [] })).await.problem(422, "invalid");
    server.anonymous().post(&run).await.problem(404, "not-found");
}

#[tokio::test]
async fn number_of_snippets_is_limited() {
    let server = TestServer::start_with(|config| config.snippets.per_user_max = 2).await;
    let marie = server.register("marie").await;
    let (_, path) = keep(&marie, draft("one")).await;
    keep(&marie, draft("two")).await;
    marie.post(SNIPPETS).json(draft("three")).await.problem(409, "conflict");
    marie.post(&format!("{path}/fork")).await.problem(409, "conflict");
    marie.delete(&path).await.expect(204);
    keep(&marie, draft("three")).await;
}

#[tokio::test]
async fn repeated_request_with_a_key_keeps_one_snippet() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let keyed = |path: &str| marie.post(path).header("idempotency-key", "one");
    let first = keyed(SNIPPETS).json(draft("first")).await;
    let again = keyed(SNIPPETS).json(draft("first")).await;
    assert_eq!(again.expect(201), first.expect(201));
    for name in ["location", "etag", "content-type"] {
        assert_eq!(again.header(name), first.header(name), "{name}");
    }
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!(keyed(SNIPPETS).json(draft("other")).await.invalid_fields(), ["idempotency-key"]);

    let path = first.header("location").unwrap();
    let fork = || marie.post(&format!("{path}/fork")).header("idempotency-key", "fork");
    let (fork, again) = (fork().await, fork().await);
    assert_eq!(again.expect(201), fork.expect(201));
    // The key says which request is meant; on another path it is another request.
    let mixed = marie.post(&format!("{path}/run")).header("idempotency-key", "fork").await;
    assert_eq!(mixed.invalid_fields(), ["idempotency-key"]);
    let run = || marie.post(&format!("{path}/run")).header("idempotency-key", "run");
    assert_eq!(run().await.expect(200), run().await.expect(200));
    assert_eq!(marie.get(SNIPPETS).await.expect(200)["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn fifty_requests_at_once_keep_as_many_as_are_allowed() {
    let server = TestServer::start_with(|config| config.snippets.per_user_max = 3).await;
    let marie = server.register("marie").await;
    let adding = (0..50).map(|index| marie.post(SNIPPETS).json(draft(&format!("{index}"))).into_future());
    let statuses = futures::future::join_all(adding).await.into_iter().map(|answer| answer.status.as_u16());
    let statuses: Vec<u16> = statuses.collect();
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 3, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 201 | 409)), "{statuses:?}");
}

#[tokio::test]
async fn run_of_a_snippet_takes_null_for_no_changes() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let (_, path) = keep(&marie, draft("first")).await;
    let answer = marie.post(&format!("{path}/run")).json(serde_json::Value::Null).await;
    assert_eq!(answer.expect(200)["outcome"]["kind"], "exited");
}

#[tokio::test]
async fn api_key_does_what_its_scopes_say() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let (_, path) = keep(&marie, draft("first")).await;
    let key = async |scope: Scope| {
        let key = json!({ "name": "bot", "scopes": [scope] });
        let created = marie.post("/api/v1/api-keys").json(key).await.expect(201);
        server.bearer(created["key"].as_str().unwrap())
    };
    let reader = key(Scope::SnippetsRead).await;
    assert_eq!(titles(&reader.get(SNIPPETS).await), ["first"]);
    reader.get(&path).await.expect(200);
    reader.post(SNIPPETS).json(draft("second")).await.problem(403, "forbidden");
    reader.delete(&path).await.problem(403, "forbidden");
    let writer = key(Scope::SnippetsWrite).await;
    writer.get(SNIPPETS).await.problem(403, "forbidden");
    writer.delete(&path).await.expect(204);
}

#[tokio::test]
async fn snippets_go_with_their_user() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let mut public = draft("shared");
    public["visibility"] = "public".into();
    let (_, path) = keep(&marie, public).await;
    server.anonymous().get(&path).await.expect(200);
    server.app.storage.documents.delete_user(marie.user_id().await).await.unwrap();
    server.anonymous().get(&path).await.problem(404, "not-found");
}
