//! What every backend of `Documents` guarantees.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use petri::model::{
    ApiKey, ApiKeyId, Quota, RefreshToken, Role, Scope, Session, SessionId, Snippet, SnippetFile, SnippetId,
    User, UserId, Visibility, now,
};
use petri::storage::{Documents, SnippetQuery, SnippetSort, StorageError};

super::every_documents! {
    user_is_found_by_id_and_by_either_login
    email_and_username_are_unique
    what_is_set_on_a_user_is_read_back
    password_is_replaced_by_who_knows_the_one_before
    session_from_an_older_password_is_not_added
    bound_on_snippets_holds_when_many_are_added_at_once
    bound_on_api_keys_holds_when_many_are_added_at_once
    deleting_a_user_deletes_what_is_theirs
    nothing_is_added_for_a_user_who_is_gone
    users_are_listed_oldest_first_in_parts
    session_is_there_until_it_expires
    rotation_remembers_used_tokens
    of_many_rotations_of_one_token_one_wins
    only_the_last_used_tokens_are_remembered
    ending_a_users_sessions_can_spare_one
    api_key_is_found_by_hash_until_it_expires
    api_keys_are_listed_touched_and_deleted
    snippet_is_read_back_as_it_was_written
    update_needs_the_version_before
    of_many_updates_of_one_version_one_wins
    delete_needs_the_version_if_given
    list_is_sorted_and_its_parts_neither_repeat_nor_skip
    list_is_filtered_by_tag_runtime_and_text
    text_is_searched_literally
    cursor_of_another_list_is_refused
    list_shows_only_the_owners
    generation_changes_with_what_a_list_shows
    many_writers_at_once_lose_nothing
}

type Store = Arc<dyn Documents>;

/// More than any of these facts adds.
pub const MAX: u64 = 10_000;

/// Every user's password, hashed.
const HASH: &str = "$argon2id$…";

pub fn user(name: &str) -> User {
    User {
        id: UserId::new(),
        email: format!("{name}@Example.org"),
        email_key: format!("{name}@example.org"),
        username: name.to_uppercase(),
        username_key: name.to_owned(),
        password_hash: HASH.into(),
        role: Role::User,
        suspended_at: None,
        quota: None,
        created_at: now(),
    }
}

fn session(user: UserId) -> Session {
    Session {
        id: SessionId::new(),
        user,
        current: RefreshToken { hash: "hash-0".into(), issued_at: now() },
        used: Vec::new(),
        created_at: now(),
        expires_at: later(3600),
    }
}

fn api_key(user: UserId, hash: &str) -> ApiKey {
    ApiKey {
        id: ApiKeyId::new(),
        user,
        name: "a bot".into(),
        hash: hash.into(),
        prefix: "petri_ab".into(),
        scopes: vec![Scope::ExecutionsRun, Scope::SnippetsRead],
        created_at: now(),
        expires_at: None,
        last_used_at: None,
    }
}

pub fn snippet(owner: UserId, title: &str) -> Snippet {
    Snippet {
        id: SnippetId::new(),
        owner,
        title: title.into(),
        description: String::new(),
        runtime: "python".into(),
        files: vec![SnippetFile { path: "main.py".into(), content: "print('hello')\n".into() }],
        stdin: String::new(),
        args: Vec::new(),
        tags: Vec::new(),
        visibility: Visibility::Private,
        forked_from: None,
        version: 1,
        created_at: now(),
        updated_at: now(),
    }
}

pub fn query(owner: UserId) -> SnippetQuery {
    SnippetQuery {
        owner,
        text: None,
        tag: None,
        runtime: None,
        sort: SnippetSort::Updated,
        reverse: false,
        cursor: None,
        limit: 100,
    }
}

fn later(seconds: i64) -> Timestamp {
    now() + SignedDuration::from_secs(seconds)
}

async fn added(store: &Store, name: &str) -> User {
    let user = user(name);
    store.create_user(&user).await.unwrap();
    user
}

async fn titles(store: &Store, query: &SnippetQuery) -> Vec<String> {
    store.list_snippets(query).await.unwrap().items.into_iter().map(|item| item.title).collect()
}

async fn user_is_found_by_id_and_by_either_login(store: Store) {
    let mut ada = user("ada");
    ada.quota = Some(Quota { concurrent_runs: 3, fuel_per_hour: 5_000_000_000_000 });
    ada.suspended_at = Some(now());
    store.create_user(&ada).await.unwrap();
    added(&store, "grace").await;
    assert_eq!(store.user(ada.id).await.unwrap(), Some(ada.clone()));
    assert_eq!(store.user_by_login("ada@example.org").await.unwrap(), Some(ada.clone()));
    assert_eq!(store.user_by_login("ada").await.unwrap(), Some(ada));
    assert_eq!(store.user_by_login("nobody").await.unwrap(), None);
    assert_eq!(store.user(UserId::new()).await.unwrap(), None);
}

async fn email_and_username_are_unique(store: Store) {
    added(&store, "ada").await;
    let same_email = User { email_key: "ada@example.org".into(), ..user("grace") };
    let error = store.create_user(&same_email).await.unwrap_err();
    assert!(matches!(error, StorageError::Taken { field: "email" }), "{error:?}");
    let same_name = User { username_key: "ada".into(), ..user("grace") };
    let error = store.create_user(&same_name).await.unwrap_err();
    assert!(matches!(error, StorageError::Taken { field: "username" }), "{error:?}");
    store.create_user(&user("grace")).await.unwrap();
}

async fn what_is_set_on_a_user_is_read_back(store: Store) {
    let ada = added(&store, "ada").await;
    let (since, quota) = (Some(now()), Some(Quota { concurrent_runs: 1, fuel_per_hour: 2 }));
    assert!(store.replace_password_hash(ada.id, HASH, "another").await.unwrap());
    assert!(store.set_suspended(ada.id, since).await.unwrap());
    assert!(store.set_role(ada.id, Role::Admin).await.unwrap());
    assert!(store.set_quota(ada.id, quota).await.unwrap());
    let changed = User {
        password_hash: "another".into(),
        suspended_at: since,
        role: Role::Admin,
        quota,
        ..ada.clone()
    };
    assert_eq!(store.user(ada.id).await.unwrap(), Some(changed));

    assert!(store.set_suspended(ada.id, None).await.unwrap());
    assert!(store.set_quota(ada.id, None).await.unwrap());
    let reset = store.user(ada.id).await.unwrap().unwrap();
    assert_eq!((reset.suspended_at, reset.quota), (None, None));
    assert!(!store.set_role(UserId::new(), Role::Admin).await.unwrap());
}

async fn password_is_replaced_by_who_knows_the_one_before(store: Store) {
    let ada = added(&store, "ada").await;
    assert!(store.replace_password_hash(ada.id, HASH, "second").await.unwrap());
    assert!(!store.replace_password_hash(ada.id, HASH, "third").await.unwrap());
    assert_eq!(store.user(ada.id).await.unwrap().unwrap().password_hash, "second");
    assert!(!store.replace_password_hash(UserId::new(), HASH, "second").await.unwrap());
}

async fn session_from_an_older_password_is_not_added(store: Store) {
    let ada = added(&store, "ada").await;
    // Somebody has shown the password, and it is changed before their session is there.
    assert!(store.replace_password_hash(ada.id, HASH, "second").await.unwrap());
    store.delete_sessions(ada.id, None).await.unwrap();
    let late = session(ada.id);
    let refused = store.create_session(&late, HASH).await;
    assert!(matches!(refused, Err(StorageError::Changed)), "{refused:?}");
    assert_eq!(store.session(late.id).await.unwrap(), None);
    store.create_session(&late, "second").await.unwrap();
    assert_eq!(store.session(late.id).await.unwrap(), Some(late));
}

/// Runs 50 of these at the same time; answers with how many succeeded and how many found no room.
async fn fifty<F>(add: impl Fn(usize) -> F) -> (usize, usize)
where
    F: Future<Output = petri::storage::Result<()>> + Send + 'static,
{
    let adding: Vec<_> = (0..50).map(|index| tokio::spawn(add(index))).collect();
    let (mut succeeded, mut full) = (0, 0);
    for added in adding {
        match added.await.unwrap() {
            Ok(()) => succeeded += 1,
            Err(StorageError::Full) => full += 1,
            Err(error) => panic!("{error:?}"),
        }
    }
    (succeeded, full)
}

async fn bound_on_snippets_holds_when_many_are_added_at_once(store: Store) {
    let ada = added(&store, "ada").await;
    let first = snippet(ada.id, "first");
    store.create_snippet(&first, 8).await.unwrap();
    let add = |index: usize| {
        let (store, new) = (store.clone(), snippet(ada.id, &format!("snippet {index}")));
        async move { store.create_snippet(&new, 8).await }
    };
    assert_eq!(fifty(add).await, (7, 43));
    assert_eq!(store.count_snippets(ada.id).await.unwrap(), 8);
    // A change leaves the count as it is, and whoever deletes one has room for one.
    store.update_snippet(&Snippet { version: 2, ..first.clone() }).await.unwrap();
    assert!(matches!(store.create_snippet(&snippet(ada.id, "late"), 8).await, Err(StorageError::Full)));
    store.delete_snippet(first.id, None).await.unwrap();
    assert_eq!(fifty(add).await, (1, 49));
    // Fewer are allowed than there are.
    assert!(matches!(store.create_snippet(&snippet(ada.id, "late"), 3).await, Err(StorageError::Full)));
}

async fn bound_on_api_keys_holds_when_many_are_added_at_once(store: Store) {
    let ada = added(&store, "ada").await;
    let add = |index: usize| {
        let (store, new) = (store.clone(), api_key(ada.id, &format!("hash {index}")));
        async move { store.create_api_key(&new, 20).await }
    };
    assert_eq!(fifty(add).await, (20, 30));
    assert_eq!(store.list_api_keys(ada.id).await.unwrap().len(), 20);
}

async fn deleting_a_user_deletes_what_is_theirs(store: Store) {
    let (ada, grace) = (added(&store, "ada").await, added(&store, "grace").await);
    let (signed_in, key, kept) = (session(ada.id), api_key(ada.id, "hash"), snippet(ada.id, "kept"));
    store.create_session(&signed_in, HASH).await.unwrap();
    store.create_api_key(&key, MAX).await.unwrap();
    store.create_snippet(&kept, MAX).await.unwrap();
    let others = snippet(grace.id, "another's");
    store.create_snippet(&others, MAX).await.unwrap();

    assert!(store.delete_user(ada.id).await.unwrap());
    assert_eq!(store.user(ada.id).await.unwrap(), None);
    assert_eq!(store.session(signed_in.id).await.unwrap(), None);
    assert_eq!(store.api_key_by_hash("hash").await.unwrap(), None);
    assert_eq!(store.snippet(kept.id).await.unwrap(), None);
    assert_eq!(store.count_snippets(ada.id).await.unwrap(), 0);
    assert_eq!(store.snippet(others.id).await.unwrap(), Some(others));
    assert!(!store.delete_user(ada.id).await.unwrap());
    store.create_user(&user("ada")).await.unwrap();
}

async fn nothing_is_added_for_a_user_who_is_gone(store: Store) {
    let nobody = UserId::new();
    let refused = [
        store.create_session(&session(nobody), HASH).await,
        store.create_api_key(&api_key(nobody, "hash"), MAX).await,
        store.create_snippet(&snippet(nobody, "orphan"), MAX).await,
    ];
    for result in refused {
        assert!(matches!(result, Err(StorageError::Changed)), "{result:?}");
    }
    assert_eq!(store.api_key_by_hash("hash").await.unwrap(), None);
    assert_eq!(store.count_snippets(nobody).await.unwrap(), 0);
}

async fn users_are_listed_oldest_first_in_parts(store: Store) {
    let mut all = Vec::new();
    for number in 0..5 {
        all.push(added(&store, &format!("user{number}")).await);
    }
    let first = store.list_users(None, 2).await.unwrap();
    assert_eq!(first.items, all[..2]);
    let second = store.list_users(first.next.as_deref(), 3).await.unwrap();
    assert_eq!(second.items, all[2..]);
    assert_eq!(second.next, None);
    let error = store.list_users(Some("nonsense"), 2).await.unwrap_err();
    assert!(matches!(error, StorageError::BadCursor), "{error:?}");
}

async fn session_is_there_until_it_expires(store: Store) {
    let ada = added(&store, "ada").await;
    let lasting = session(ada.id);
    let expired = Session { expires_at: later(-1), ..session(ada.id) };
    store.create_session(&lasting, HASH).await.unwrap();
    store.create_session(&expired, HASH).await.unwrap();
    assert_eq!(store.session(lasting.id).await.unwrap(), Some(lasting.clone()));
    assert_eq!(store.session(expired.id).await.unwrap(), None);
    assert!(!store.delete_session(expired.id).await.unwrap());
    assert!(store.delete_session(lasting.id).await.unwrap());
    assert!(!store.delete_session(lasting.id).await.unwrap());
    assert_eq!(store.session(lasting.id).await.unwrap(), None);
}

async fn rotation_remembers_used_tokens(store: Store) {
    let ada = added(&store, "ada").await;
    let before = session(ada.id);
    store.create_session(&before, HASH).await.unwrap();
    let (next, expires_at) = (RefreshToken { hash: "hash-1".into(), issued_at: now() }, later(7200));
    store.rotate_session(before.id, "hash-0", &next, expires_at).await.unwrap();
    let after = Session { current: next.clone(), used: vec!["hash-0".into()], expires_at, ..before.clone() };
    assert_eq!(store.session(before.id).await.unwrap(), Some(after.clone()));

    let reused = store.rotate_session(before.id, "hash-0", &next, expires_at).await;
    assert!(matches!(reused, Err(StorageError::Changed)), "{reused:?}");
    let unknown = store.rotate_session(SessionId::new(), "hash-1", &next, expires_at).await;
    assert!(matches!(unknown, Err(StorageError::Changed)), "{unknown:?}");
    assert_eq!(store.session(before.id).await.unwrap(), Some(after));
}

async fn of_many_rotations_of_one_token_one_wins(store: Store) {
    let ada = added(&store, "ada").await;
    let before = session(ada.id);
    store.create_session(&before, HASH).await.unwrap();
    let rotations = (0..8).map(|number| {
        let (store, id) = (store.clone(), before.id);
        tokio::spawn(async move {
            let next = RefreshToken { hash: format!("next-{number}"), issued_at: now() };
            store.rotate_session(id, "hash-0", &next, later(3600)).await.map(|()| next.hash)
        })
    });
    let rotations = futures::future::join_all(rotations).await.into_iter().map(|result| result.unwrap());
    let won: Vec<String> = rotations.filter_map(Result::ok).collect();
    assert_eq!(won.len(), 1);
    let after = store.session(before.id).await.unwrap().unwrap();
    assert_eq!((after.current.hash, after.used), (won[0].clone(), vec!["hash-0".to_owned()]));
}

async fn only_the_last_used_tokens_are_remembered(store: Store) {
    let ada = added(&store, "ada").await;
    let before = session(ada.id);
    store.create_session(&before, HASH).await.unwrap();
    for number in 0..Session::USED_MAX + 2 {
        let next = RefreshToken { hash: format!("hash-{}", number + 1), issued_at: now() };
        store.rotate_session(before.id, &format!("hash-{number}"), &next, later(3600)).await.unwrap();
    }
    let used = store.session(before.id).await.unwrap().unwrap().used;
    assert_eq!(used.len(), Session::USED_MAX);
    assert_eq!((used.first().unwrap().as_str(), used.last().unwrap().as_str()), ("hash-2", "hash-101"));
}

async fn ending_a_users_sessions_can_spare_one(store: Store) {
    let (ada, grace) = (added(&store, "ada").await, added(&store, "grace").await);
    let theirs = [session(ada.id), session(ada.id), session(ada.id)];
    let another = session(grace.id);
    for session in theirs.iter().chain([&another]) {
        store.create_session(session, HASH).await.unwrap();
    }
    let ended = store.delete_sessions(ada.id, Some(theirs[0].id)).await.unwrap();
    assert_eq!(HashSet::from_iter(ended), HashSet::from([theirs[1].id, theirs[2].id]));
    assert_eq!(store.delete_sessions(ada.id, None).await.unwrap(), [theirs[0].id]);
    assert_eq!(store.session(theirs[0].id).await.unwrap(), None);
    assert!(store.session(another.id).await.unwrap().is_some());
}

async fn api_key_is_found_by_hash_until_it_expires(store: Store) {
    let ada = added(&store, "ada").await;
    let lasting = ApiKey { expires_at: Some(later(3600)), ..api_key(ada.id, "lasting") };
    let expired = ApiKey { expires_at: Some(later(-1)), ..api_key(ada.id, "expired") };
    store.create_api_key(&lasting, MAX).await.unwrap();
    store.create_api_key(&expired, MAX).await.unwrap();
    assert_eq!(store.api_key_by_hash("lasting").await.unwrap(), Some(lasting));
    assert_eq!(store.api_key_by_hash("expired").await.unwrap(), None);
    assert_eq!(store.api_key_by_hash("unknown").await.unwrap(), None);
}

async fn api_keys_are_listed_touched_and_deleted(store: Store) {
    let (ada, grace) = (added(&store, "ada").await, added(&store, "grace").await);
    let keys = [api_key(ada.id, "one"), api_key(ada.id, "two"), api_key(grace.id, "three")];
    for key in &keys {
        store.create_api_key(key, MAX).await.unwrap();
    }
    let at = now();
    store.touch_api_key(keys[0].id, at).await.unwrap();
    let touched = ApiKey { last_used_at: Some(at), ..keys[0].clone() };
    assert_eq!(store.list_api_keys(ada.id).await.unwrap(), [touched, keys[1].clone()]);
    assert!(!store.delete_api_key(ada.id, keys[2].id).await.unwrap(), "another's key");
    assert!(store.delete_api_key(ada.id, keys[0].id).await.unwrap());
    assert!(!store.delete_api_key(ada.id, keys[0].id).await.unwrap());
    assert_eq!(store.list_api_keys(ada.id).await.unwrap(), [keys[1].clone()]);
}

async fn snippet_is_read_back_as_it_was_written(store: Store) {
    let ada = added(&store, "ada").await;
    let full = Snippet {
        description: "first\nsecond \u{1F980} \"quoted\" \\ $set {}".into(),
        files: vec![
            SnippetFile { path: "main.py".into(), content: "é\u{0301}\r\n\t\u{1F600}".repeat(1000) },
            SnippetFile { path: "pkg/$where.py".into(), content: String::new() },
        ],
        stdin: "line\n".into(),
        args: vec![String::new(), "-x".into(), "ü".into()],
        tags: vec!["graphs".into(), "übung".into()],
        visibility: Visibility::Unlisted,
        forked_from: Some(SnippetId::new()),
        ..snippet(ada.id, "Dijkstra’s $algorithm.")
    };
    store.create_snippet(&full, MAX).await.unwrap();
    assert_eq!(store.snippet(full.id).await.unwrap(), Some(full.clone()));
    assert_eq!(store.snippet_version(full.id).await.unwrap(), Some((1, ada.id, Visibility::Unlisted)));
    assert_eq!(store.list_snippets(&query(ada.id)).await.unwrap().items, [full.summary()]);
    assert_eq!(store.snippet(SnippetId::new()).await.unwrap(), None);
    assert_eq!(store.snippet_version(SnippetId::new()).await.unwrap(), None);
}

async fn update_needs_the_version_before(store: Store) {
    let ada = added(&store, "ada").await;
    let first = snippet(ada.id, "first");
    store.create_snippet(&first, MAX).await.unwrap();
    let second = Snippet {
        title: "second".into(),
        tags: vec!["new".into()],
        visibility: Visibility::Public,
        version: 2,
        updated_at: later(1),
        ..first.clone()
    };
    store.update_snippet(&second).await.unwrap();
    assert_eq!(store.snippet(first.id).await.unwrap(), Some(second.clone()));
    assert_eq!(store.snippet_version(first.id).await.unwrap(), Some((2, ada.id, Visibility::Public)));
    for version in [1, 2, 4] {
        let stale = Snippet { version, ..second.clone() };
        let result = store.update_snippet(&stale).await;
        assert!(matches!(result, Err(StorageError::Changed)), "version {version}: {result:?}");
    }
    let unknown = Snippet { version: 2, ..snippet(ada.id, "unknown") };
    assert!(matches!(store.update_snippet(&unknown).await, Err(StorageError::Changed)));
    assert_eq!(store.snippet(first.id).await.unwrap(), Some(second));
}

async fn of_many_updates_of_one_version_one_wins(store: Store) {
    let ada = added(&store, "ada").await;
    let first = snippet(ada.id, "first");
    store.create_snippet(&first, MAX).await.unwrap();
    let updates = (0..8).map(|number| {
        let (store, next) =
            (store.clone(), Snippet { title: format!("{number}"), version: 2, ..first.clone() });
        tokio::spawn(async move { store.update_snippet(&next).await.map(|()| next) })
    });
    let updates = futures::future::join_all(updates).await.into_iter().map(|result| result.unwrap());
    let won: Vec<Snippet> = updates.filter_map(Result::ok).collect();
    assert_eq!(won.len(), 1);
    assert_eq!(store.snippet(first.id).await.unwrap(), won.into_iter().next());
}

async fn delete_needs_the_version_if_given(store: Store) {
    let ada = added(&store, "ada").await;
    let (one, two) = (snippet(ada.id, "one"), snippet(ada.id, "two"));
    store.create_snippet(&one, MAX).await.unwrap();
    store.create_snippet(&two, MAX).await.unwrap();
    assert_eq!(store.count_snippets(ada.id).await.unwrap(), 2);
    assert!(matches!(store.delete_snippet(one.id, Some(2)).await, Err(StorageError::Changed)));
    store.delete_snippet(one.id, Some(1)).await.unwrap();
    store.delete_snippet(two.id, None).await.unwrap();
    assert!(matches!(store.delete_snippet(two.id, None).await, Err(StorageError::Changed)));
    assert_eq!(store.count_snippets(ada.id).await.unwrap(), 0);
}

async fn list_is_sorted_and_its_parts_neither_repeat_nor_skip(store: Store) {
    let ada = added(&store, "ada").await;
    let mut all = Vec::new();
    // Two of each have the same title and times, so that only the id tells them apart.
    for (number, title) in
        ["beta", "Alpha", "alpha", "gamma", "BETA", "délta", "Gamma", "Ωmega"].iter().enumerate()
    {
        let at = later((number / 2) as i64);
        let made =
            Snippet { created_at: at, updated_at: later(10 - (number / 2) as i64), ..snippet(ada.id, title) };
        store.create_snippet(&made, MAX).await.unwrap();
        all.push(made.summary());
    }
    for sort in [SnippetSort::Updated, SnippetSort::Created, SnippetSort::Title] {
        for reverse in [false, true] {
            let mut expected = all.clone();
            expected.sort_by(|a, b| match sort {
                SnippetSort::Updated => (b.updated_at, b.id).cmp(&(a.updated_at, a.id)),
                SnippetSort::Created => (b.created_at, b.id).cmp(&(a.created_at, a.id)),
                SnippetSort::Title => (a.title.to_lowercase(), a.id).cmp(&(b.title.to_lowercase(), b.id)),
            });
            if reverse {
                expected.reverse();
            }
            for limit in [1, 3, 8] {
                let mut query = SnippetQuery { sort, reverse, limit, ..query(ada.id) };
                let mut listed = Vec::new();
                loop {
                    let page = store.list_snippets(&query).await.unwrap();
                    assert!(page.items.len() <= limit);
                    listed.extend(page.items);
                    query.cursor = page.next;
                    if query.cursor.is_none() {
                        break;
                    }
                }
                assert_eq!(listed, expected, "{sort:?}, reverse {reverse}, {limit} at a time");
            }
        }
    }
}

async fn list_is_filtered_by_tag_runtime_and_text(store: Store) {
    let ada = added(&store, "ada").await;
    let made = [
        ("Breadth first", "Graph search by LEVELS", "python", &["graphs", "search"][..]),
        ("Depth first", "graph search by branches", "javascript", &["graphs"]),
        ("Été", "A Search without order", "python", &[]),
    ];
    for (title, description, runtime, tags) in made {
        let made = Snippet {
            description: description.into(),
            runtime: runtime.into(),
            tags: tags.iter().map(|tag| (*tag).into()).collect(),
            ..snippet(ada.id, title)
        };
        store.create_snippet(&made, MAX).await.unwrap();
    }
    let by = |text: &str, tag: &str, runtime: &str| {
        let given = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
        SnippetQuery {
            text: given(text),
            tag: given(tag),
            runtime: given(runtime),
            sort: SnippetSort::Title,
            ..query(ada.id)
        }
    };
    assert_eq!(titles(&store, &by("", "graphs", "")).await, ["Breadth first", "Depth first"]);
    assert_eq!(titles(&store, &by("", "graph", "")).await, [""; 0]);
    assert_eq!(titles(&store, &by("", "", "python")).await, ["Breadth first", "Été"]);
    assert_eq!(titles(&store, &by("FIRST levels", "", "")).await, ["Breadth first"]);
    assert_eq!(titles(&store, &by("sear", "", "")).await, ["Breadth first", "Depth first", "Été"]);
    assert_eq!(titles(&store, &by("e\u{301}té", "", "")).await, ["Été"]);
    assert_eq!(titles(&store, &by("first branches", "graphs", "javascript")).await, ["Depth first"]);
    assert_eq!(titles(&store, &by("first branches", "graphs", "python")).await, [""; 0]);
}

async fn text_is_searched_literally(store: Store) {
    let ada = added(&store, "ada").await;
    for title in ["100%", "a_b", "a.c", "(x)*", "back\\slash", "\"quoted\" $gt"] {
        store.create_snippet(&snippet(ada.id, title), MAX).await.unwrap();
    }
    for (text, found) in [
        ("%", &["100%"][..]),
        ("_", &["a_b"]),
        ("a.c", &["a.c"]),
        (".*", &[]),
        ("(x)*", &["(x)*"]),
        ("\\", &["back\\slash"]),
        ("\"quoted\" $gt", &["\"quoted\" $gt"]),
        ("  ", &["\"quoted\" $gt", "(x)*", "100%", "a.c", "a_b", "back\\slash"]),
    ] {
        let query = SnippetQuery { text: Some(text.into()), sort: SnippetSort::Title, ..query(ada.id) };
        assert_eq!(titles(&store, &query).await, found, "{text}");
    }
}

async fn cursor_of_another_list_is_refused(store: Store) {
    let ada = added(&store, "ada").await;
    for title in ["one", "two"] {
        store.create_snippet(&snippet(ada.id, title), MAX).await.unwrap();
    }
    let cursor = store.list_snippets(&SnippetQuery { limit: 1, ..query(ada.id) }).await.unwrap().next;
    assert!(cursor.is_some());
    for wrong in [
        SnippetQuery { cursor: cursor.clone(), sort: SnippetSort::Title, ..query(ada.id) },
        SnippetQuery { cursor: cursor.clone(), reverse: true, ..query(ada.id) },
        SnippetQuery { cursor: Some("nonsense".into()), ..query(ada.id) },
        SnippetQuery { cursor: Some(String::new()), ..query(ada.id) },
    ] {
        let result = store.list_snippets(&wrong).await;
        assert!(matches!(result, Err(StorageError::BadCursor)), "{wrong:?}: {result:?}");
    }
}

async fn list_shows_only_the_owners(store: Store) {
    let (ada, grace) = (added(&store, "ada").await, added(&store, "grace").await);
    store.create_snippet(&snippet(ada.id, "ada's"), MAX).await.unwrap();
    let public = Snippet { visibility: Visibility::Public, ..snippet(grace.id, "grace's") };
    store.create_snippet(&public, MAX).await.unwrap();
    assert_eq!(titles(&store, &query(ada.id)).await, ["ada's"]);
    assert_eq!(titles(&store, &query(UserId::new())).await, [""; 0]);
}

async fn generation_changes_with_what_a_list_shows(store: Store) {
    let (ada, grace) = (added(&store, "ada").await, added(&store, "grace").await);
    let generation = async |user: &User| store.snippets_generation(user.id).await.unwrap().unwrap();
    let mut seen = HashSet::from([generation(&ada).await]);
    let graces = generation(&grace).await;
    let mut kept = snippet(ada.id, "one");
    store.create_snippet(&kept, MAX).await.unwrap();
    assert!(seen.insert(generation(&ada).await), "after a create");
    assert!(!seen.insert(generation(&ada).await), "after nothing");
    kept.version = 2;
    store.update_snippet(&kept).await.unwrap();
    assert!(seen.insert(generation(&ada).await), "after an update");
    let another = snippet(ada.id, "another");
    store.create_snippet(&another, MAX).await.unwrap();
    assert!(seen.insert(generation(&ada).await), "after a second create");
    store.delete_snippet(kept.id, None).await.unwrap();
    assert!(seen.insert(generation(&ada).await), "after a delete");
    assert_eq!(generation(&grace).await, graces, "another's lists");
}

async fn many_writers_at_once_lose_nothing(store: Store) {
    let ada = added(&store, "ada").await;
    let writes = (0..100).map(|number| {
        let (store, new) = (store.clone(), snippet(ada.id, &format!("{number:03}")));
        tokio::spawn(async move { store.create_snippet(&new, MAX).await })
    });
    for result in futures::future::join_all(writes).await {
        result.unwrap().unwrap();
    }
    let listed = titles(&store, &SnippetQuery { sort: SnippetSort::Title, ..query(ada.id) }).await;
    assert_eq!(listed, (0..100).map(|number| format!("{number:03}")).collect::<Vec<_>>());
}
