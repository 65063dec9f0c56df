//! Programs that users keep.

mod content;
mod precondition;

use std::time::Duration;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use self::content::{SnippetChanges, SnippetContent, SnippetPatch, normalized_tag};
use self::precondition::{IfMatch, etag, has, if_match, is_conditional};
use super::cached::Cached;
use super::executions::{ExecutionResult, Job, execute};
use super::extract::{Body, Path, Query, json_body, parse_json};
use super::idempotency::{self, IdempotencyKey};
use super::program_request::Encoding;
use super::refusals::{BadBody, BadQuery, Busy, NotThere, NotYours, UnderWay};
use super::run_caller::RunCaller;
use crate::app::App;
use crate::auth::Caller;
use crate::error::{ApiError, ApiResult, Problem};
use crate::execution::CallerKey;
use crate::model::{
    Argument, LimitsRequest, Program, Scope, Snippet, SnippetId, SnippetSummary, SourceFile, UserId,
    Visibility, now,
};
use crate::storage::{SnippetQuery, SnippetSort, StorageError};

/// How long a snippet is kept ready. It is named by its version, so this only bounds memory.
const SNIPPET_TTL: Duration = Duration::from_secs(3600);

/// How long a list is kept ready. The same.
const LIST_TTL: Duration = Duration::from_secs(600);

/// Snippets in a part of a list, at most.
const LIMIT_MAX: usize = 100;

/// How often a change that names no version is tried when others change the snippet too.
const ATTEMPTS_MAX: usize = 20;

/// Which snippets to list.
#[derive(Debug, Deserialize, Serialize, utoipa::IntoParams, garde::Validate)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListParameters {
    /// Where to go on: `next_cursor` of the part before, of the same list.
    #[garde(length(max = 4096))]
    cursor: Option<String>,
    /// How many at most.
    #[serde(default = "default_limit")]
    #[garde(range(min = 1, max = LIMIT_MAX))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: usize,
    /// Words, or parts of words, that title or description contain, all of them, in any case.
    #[garde(length(chars, max = 200))]
    #[param(max_length = 200)]
    q: Option<String>,
    /// A tag they have.
    #[garde(length(chars, max = 32))]
    #[param(max_length = 32)]
    tag: Option<String>,
    /// The runtime they are for.
    #[garde(length(chars, max = 64))]
    #[param(max_length = 64)]
    runtime: Option<String>,
    /// The order: last changed first, newest first, by title; each can be turned round.
    #[serde(default)]
    #[garde(skip)]
    #[param(inline)]
    sort: Sort,
}

fn default_limit() -> usize {
    20
}

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
enum Sort {
    #[default]
    #[serde(rename = "updated")]
    Updated,
    #[serde(rename = "-updated")]
    UpdatedReverse,
    #[serde(rename = "created")]
    Created,
    #[serde(rename = "-created")]
    CreatedReverse,
    #[serde(rename = "title")]
    Title,
    #[serde(rename = "-title")]
    TitleReverse,
}

impl Sort {
    fn split(self) -> (SnippetSort, bool) {
        match self {
            Self::Updated => (SnippetSort::Updated, false),
            Self::UpdatedReverse => (SnippetSort::Updated, true),
            Self::Created => (SnippetSort::Created, false),
            Self::CreatedReverse => (SnippetSort::Created, true),
            Self::Title => (SnippetSort::Title, false),
            Self::TitleReverse => (SnippetSort::Title, true),
        }
    }
}

/// A part of a list of snippets.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SnippetList {
    /// The snippets, without their files.
    items: Vec<SnippetSummary>,
    /// What `cursor` to ask for the next part with; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// The caller's own snippets.
#[utoipa::path(
    get, path = "/snippets", tag = "snippets", security(("cookie" = []), ("bearer" = [])), params(ListParameters),
    responses(
        (status = 200, description = "A part of the list", body = SnippetList, headers(("cache-status" = String, description = "`petri; hit` or `petri; fwd=miss`"))),
        (status = 400, description = "The cursor is not one of this list", body = Problem, content_type = "application/problem+json"),
        NotYours, BadQuery, Busy,
    ),
)]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(parameters): Query<ListParameters>,
) -> ApiResult<Cached> {
    let owner = caller.require(Scope::SnippetsRead)?.user;
    let generation = app.storage.documents.snippets_generation(owner).await?;
    let key = generation.map(|generation| list_key(owner, generation, &parameters));
    if let Some(key) = &key
        && let Some(found) = Cached::find(&app, "snippet_list", key).await
    {
        return Ok(found);
    }
    let (sort, reverse) = parameters.sort.split();
    let query = SnippetQuery {
        owner,
        text: parameters.q,
        tag: parameters.tag.as_deref().map(normalized_tag),
        runtime: parameters.runtime,
        sort,
        reverse,
        cursor: parameters.cursor,
        limit: parameters.limit,
    };
    let page = app.storage.documents.list_snippets(&query).await?;
    let list = SnippetList { items: page.items, next_cursor: page.next };
    Cached::fresh(&app, key.as_deref(), LIST_TTL, &list).await
}

fn list_key(owner: UserId, generation: u128, parameters: &ListParameters) -> String {
    let parameters = serde_json::to_vec(parameters).expect("parameters are plain data");
    format!("list:{owner}:{generation:032x}:{}", hex::encode(&Sha256::digest(parameters)[..16]))
}

/// Keeps a program.
#[utoipa::path(
    post, path = "/snippets", tag = "snippets", security(("cookie" = []), ("bearer" = [])), request_body = SnippetContent,
    params(IdempotencyKey),
    responses(
        (status = 201, description = "It is kept", body = Snippet, headers(("location" = String), ("etag" = String))),
        (status = 409, description = "The caller has as many snippets as are allowed, or a request with this key is under way", body = Problem, content_type = "application/problem+json"),
        NotYours, BadBody, Busy,
    ),
)]
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    uri: Uri,
    headers: HeaderMap,
    request: Request,
) -> ApiResult<Response> {
    let owner = caller.require(Scope::SnippetsWrite)?.user;
    let body = json_body(request, &app).await?;
    let answer = async {
        let content = parse_json::<SnippetContent>(&body)?.checked(&app)?;
        add(&app, owner, content, None).await
    };
    idempotency::once(&app, CallerKey::User(owner), &uri, &headers, &body, answer).await
}

async fn add(
    app: &App,
    owner: UserId,
    content: SnippetContent,
    forked_from: Option<SnippetId>,
) -> ApiResult<Response> {
    let max = app.config.snippets.per_user_max;
    let at = now();
    let mut snippet = Snippet {
        id: SnippetId::new(),
        owner,
        title: String::new(),
        description: String::new(),
        runtime: String::new(),
        files: Vec::new(),
        stdin: String::new(),
        args: Vec::new(),
        tags: Vec::new(),
        visibility: Visibility::default(),
        forked_from,
        version: 1,
        created_at: at,
        updated_at: at,
    };
    content.write_to(&mut snippet);
    app.storage.documents.create_snippet(&snippet, max).await.map_err(|error| match error {
        StorageError::Full => {
            ApiError::conflict(format!("you have {max} snippets, as many as are allowed: delete one first"))
        }
        StorageError::Changed => ApiError::unauthenticated("the account was deleted"),
        error => error.into(),
    })?;
    let location =
        HeaderValue::try_from(format!("/api/v1/snippets/{}", snippet.id)).expect("an id is plain text");
    let mut response = (StatusCode::CREATED, whole(&snippet)).into_response();
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}

/// A snippet with its version's tag.
fn whole(snippet: &Snippet) -> impl IntoResponse {
    ([(header::ETAG, etag(snippet.version))], Json(snippet.clone()))
}

/// A snippet: the caller's own, or one that is not private.
#[utoipa::path(
    get, path = "/snippets/{id}", tag = "snippets", security((), ("cookie" = []), ("bearer" = [])),
    params(("id" = SnippetId, Path, description = "The snippet"), ("if-none-match" = Option<String>, Header, description = "Versions that the caller has")),
    responses(
        (status = 200, description = "The snippet", body = Snippet, headers(("etag" = String), ("cache-status" = String, description = "`petri; hit` or `petri; fwd=miss`"))),
        (status = 304, description = "The caller has this version"),
        NotYours, NotThere, Busy,
    ),
)]
pub async fn read(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SnippetId>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let reader = caller.permit(Scope::SnippetsRead)?.map(|account| account.user);
    let found = app.storage.documents.snippet_version(id).await?;
    let Some((version, owner, visibility)) = found else { return Err(no_snippet()) };
    if !may_read(reader, owner, visibility) {
        return Err(no_snippet());
    }
    if has(&headers, version) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, etag(version))]).into_response());
    }
    if let Some(found) = Cached::find(&app, "snippet", &snippet_key(id, version)).await {
        return Ok(([(header::ETAG, etag(version))], found).into_response());
    }
    // It may have changed since: then this is the newer version, with that one's visibility.
    let snippet = readable(&app, reader, id).await?;
    let key = snippet_key(id, snippet.version);
    let fresh = Cached::fresh(&app, Some(&key), SNIPPET_TTL, &snippet).await?;
    Ok(([(header::ETAG, etag(snippet.version))], fresh).into_response())
}

fn snippet_key(id: SnippetId, version: u64) -> String {
    format!("snippet:{id}:{version}")
}

fn no_snippet() -> ApiError {
    ApiError::not_found("there is no such snippet, or it is not yours to see")
}

fn may_read(reader: Option<UserId>, owner: UserId, visibility: Visibility) -> bool {
    reader == Some(owner) || visibility != Visibility::Private
}

/// A snippet that this reader may see. Another user's private one is as if it did not exist.
async fn readable(app: &App, reader: Option<UserId>, id: SnippetId) -> ApiResult<Snippet> {
    let snippet = app.storage.documents.snippet(id).await?.ok_or_else(no_snippet)?;
    if may_read(reader, snippet.owner, snippet.visibility) { Ok(snippet) } else { Err(no_snippet()) }
}

/// A snippet of the caller's own.
async fn own(app: &App, owner: UserId, id: SnippetId) -> ApiResult<Snippet> {
    let snippet = readable(app, Some(owner), id).await?;
    match snippet.owner == owner {
        true => Ok(snippet),
        false => Err(ApiError::forbidden("this snippet is another user's: fork it to change the copy")),
    }
}

/// What a change answers with beside its refusals.
#[derive(utoipa::IntoResponses)]
#[allow(dead_code, reason = "only described")]
enum Changed {
    /// The snippet as it is now.
    #[response(status = 200, headers(("etag" = String)))]
    Now(Snippet),
    /// It has changed since the version in If-Match.
    #[response(status = 412, content_type = "application/problem+json")]
    Since(Problem),
}

/// Replaces a snippet's content.
#[utoipa::path(
    put, path = "/snippets/{id}", tag = "snippets", security(("cookie" = []), ("bearer" = [])), request_body = SnippetContent,
    params(("id" = SnippetId, Path, description = "The snippet"), IfMatch),
    responses(
        Changed,
        NotYours, NotThere, BadBody, Busy,
    ),
)]
pub async fn replace(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SnippetId>,
    headers: HeaderMap,
    Body(content): Body<SnippetContent>,
) -> ApiResult<Response> {
    let owner = caller.require(Scope::SnippetsWrite)?.user;
    let content = content.checked(&app)?;
    change(&app, owner, id, &headers, |_| Ok(content.clone())).await
}

/// Changes parts of a snippet (JSON Merge Patch, RFC 7396).
#[utoipa::path(
    patch, path = "/snippets/{id}", tag = "snippets", security(("cookie" = []), ("bearer" = [])),
    request_body(content((SnippetChanges = "application/json"), (SnippetChanges = "application/merge-patch+json"))),
    params(("id" = SnippetId, Path, description = "The snippet"), IfMatch),
    responses(
        Changed,
        NotYours, NotThere, BadBody, Busy,
    ),
)]
pub async fn update(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SnippetId>,
    headers: HeaderMap,
    Body(patch): Body<SnippetPatch>,
) -> ApiResult<Response> {
    let owner = caller.require(Scope::SnippetsWrite)?.user;
    change(&app, owner, id, &headers, |before| patch.applied_to(&before.into())?.checked(&app)).await
}

/// Gives a snippet new content, made from what it contains now.
async fn change(
    app: &App,
    owner: UserId,
    id: SnippetId,
    headers: &HeaderMap,
    content: impl Fn(&Snippet) -> ApiResult<SnippetContent>,
) -> ApiResult<Response> {
    let mut attempt = 1;
    loop {
        let mut snippet = own(app, owner, id).await?;
        // What is refused anyway is not refused for its version (RFC 9110, section 13.2.1).
        let content = content(&snippet)?;
        if_match(headers, snippet.version)?;
        content.write_to(&mut snippet);
        snippet.version += 1;
        snippet.updated_at = now();
        match app.storage.documents.update_snippet(&snippet).await {
            Ok(()) => return Ok(whole(&snippet).into_response()),
            // Who names no version wants it changed whatever it is by now.
            Err(StorageError::Changed) if !is_conditional(headers) && attempt < ATTEMPTS_MAX => attempt += 1,
            Err(StorageError::Changed) if !is_conditional(headers) => {
                let detail = "others change this snippet all the time; try again";
                return Err(ApiError::unavailable(detail).retry_after(Duration::from_secs(1)));
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// Deletes a snippet.
#[utoipa::path(
    delete, path = "/snippets/{id}", tag = "snippets", security(("cookie" = []), ("bearer" = [])),
    params(("id" = SnippetId, Path, description = "The snippet"), IfMatch),
    responses(
        (status = 204, description = "It is gone"),
        (status = 412, description = "It has changed since the version in If-Match", body = Problem, content_type = "application/problem+json"),
        NotYours, NotThere, Busy,
    ),
)]
pub async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SnippetId>,
    headers: HeaderMap,
) -> ApiResult<StatusCode> {
    let owner = caller.require(Scope::SnippetsWrite)?.user;
    let snippet = own(&app, owner, id).await?;
    if_match(&headers, snippet.version)?;
    let version = is_conditional(&headers).then_some(snippet.version);
    match app.storage.documents.delete_snippet(id, version).await {
        Err(StorageError::Changed) if version.is_none() => Err(no_snippet()),
        deleted => Ok(deleted.map(|()| StatusCode::NO_CONTENT)?),
    }
}

/// Copies a snippet that the caller may read. The copy is the caller's, and private.
#[utoipa::path(
    post, path = "/snippets/{id}/fork", tag = "snippets", security(("cookie" = []), ("bearer" = [])),
    params(("id" = SnippetId, Path, description = "The snippet"), IdempotencyKey),
    responses(
        (status = 201, description = "The copy", body = Snippet, headers(("location" = String), ("etag" = String))),
        (status = 400, description = "The Idempotency-Key is not fit to be one", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The caller has as many snippets as are allowed, or a request with this key is under way", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The Idempotency-Key was used for another request", body = Problem, content_type = "application/problem+json"),
        NotYours, NotThere, Busy,
    ),
)]
pub async fn fork(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SnippetId>,
    uri: Uri,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let owner = caller.require(Scope::SnippetsWrite)?.user;
    let answer = async {
        let original = Snippet { visibility: Visibility::Private, ..readable(&app, Some(owner), id).await? };
        add(&app, owner, (&original).into(), Some(id)).await
    };
    idempotency::once(&app, CallerKey::User(owner), &uri, &headers, "", answer).await
}

/// How a run differs from what the snippet says.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RunChanges {
    /// What the program reads instead of the snippet's input.
    stdin: Option<String>,
    /// Its arguments instead of the snippet's.
    #[schema(value_type = Option<Vec<Argument>>)]
    args: Option<Vec<String>>,
    /// Limits that differ from the runtime's own.
    #[serde(default)]
    limits: LimitsRequest,
    /// Whether clock and randomness are fixed, so that the same program does the same twice.
    #[serde(default)]
    deterministic: bool,
}

/// Runs a snippet that the caller may read to its end. A body is not needed.
#[utoipa::path(
    post, path = "/snippets/{id}/run", tag = "snippets", security((), ("cookie" = []), ("bearer" = [])),
    params(("id" = SnippetId, Path, description = "The snippet"), IdempotencyKey),
    request_body = Option<RunChanges>,
    responses(
        (status = 200, description = "However the program fared: `outcome` says how", body = ExecutionResult),
        UnderWay,
        NotYours, NotThere, BadBody, Busy,
    ),
)]
pub async fn run(
    State(app): State<App>,
    RunCaller(tenant): RunCaller,
    caller: Caller,
    Path(id): Path<SnippetId>,
    uri: Uri,
    headers: HeaderMap,
    request: Request,
) -> ApiResult<Response> {
    // A key that is for running only runs what everybody may read.
    let reader = caller.permit(Scope::SnippetsRead).ok().flatten().map(|account| account.user);
    let body = match headers.contains_key(header::CONTENT_TYPE) {
        true => json_body(request, &app).await?,
        false => "null".to_owned(),
    };
    let answer = async {
        let changes = parse_json::<Option<RunChanges>>(&body)?.unwrap_or_default();
        let snippet = readable(&app, reader, id).await?;
        Ok(Json(execute(&app, &tenant, job(snippet, changes)).await?).into_response())
    };
    idempotency::once(&app, tenant.key, &uri, &headers, &body, answer).await
}

fn job(snippet: Snippet, changes: RunChanges) -> Job {
    let files = snippet.files.into_iter();
    let program = Program {
        runtime: Some(snippet.runtime),
        files: files.map(|file| SourceFile { path: file.path, content: file.content.into_bytes() }).collect(),
        args: changes.args.unwrap_or(snippet.args),
        limits: changes.limits,
        deterministic: changes.deterministic,
        ..Default::default()
    };
    let stdin = changes.stdin.unwrap_or(snippet.stdin).into_bytes();
    Job { program, stdin, output_encoding: Encoding::Utf8 }
}
