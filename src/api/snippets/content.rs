//! What its owner writes in a snippet, and the rules for it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::app::App;
use crate::error::{ApiError, ApiResult, FieldError};
use crate::model::{Argument, RuntimeId, Snippet, SnippetFile, Visibility, file_faults};

/// Characters of a title.
const TITLE_CHARS_MAX: usize = 200;
/// Characters of a description.
const DESCRIPTION_CHARS_MAX: usize = 2_000;
/// Files of a snippet.
const FILES_MAX: usize = 50;
/// Text of all files together, in bytes.
const FILES_BYTES_MAX: usize = 1 << 20;
/// Input, in bytes.
const STDIN_BYTES_MAX: usize = 64 << 10;
/// Arguments.
const ARGS_MAX: usize = 100;
/// One argument, in bytes.
const ARG_BYTES_MAX: usize = 4 << 10;
/// Tags.
const TAGS_MAX: usize = 10;
/// Characters of a tag.
const TAG_CHARS_MAX: usize = 32;

/// What its owner writes in a snippet.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema, garde::Validate)]
#[serde(deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct SnippetContent {
    /// Its name.
    #[schema(value_type = SnippetTitle)]
    title: String,
    /// What it is about.
    #[serde(default)]
    #[schema(value_type = SnippetDescription)]
    description: String,
    /// The runtime that runs it.
    #[schema(value_type = RuntimeId)]
    runtime: String,
    /// Its files, 1 MiB together at most; the first is started.
    #[schema(min_items = 1, max_items = 50)]
    files: Vec<SnippetFile>,
    /// What it reads from standard input, 64 KiB at most.
    #[serde(default)]
    #[schema(max_length = 65536)]
    stdin: String,
    /// The arguments it is started with.
    #[serde(default)]
    #[schema(value_type = Vec<Argument>, max_items = 100)]
    args: Vec<String>,
    /// Words to find it by, of 1 to 32 characters; they are kept in lower case.
    #[serde(default)]
    #[schema(value_type = Vec<SnippetTag>, max_items = 10)]
    tags: Vec<String>,
    /// Who may read it.
    #[serde(default)]
    visibility: Visibility,
}

/// Changes to a snippet: what is absent stays as it is, `null` is as if it had never been given
/// (JSON Merge Patch, RFC 7396).
#[derive(Debug, Deserialize, garde::Validate)]
pub struct SnippetPatch(#[garde(skip)] Map<String, Value>);

/// Changes to a snippet: what is absent stays as it is, `null` is as if it had never been given
/// (JSON Merge Patch, RFC 7396).
#[derive(utoipa::ToSchema)]
#[schema(as = SnippetPatch, example = json!({ "title": "Depth first", "stdin": null }))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it is only described")]
pub struct SnippetChanges {
    #[schema(required = false)]
    title: SnippetTitle,
    description: Option<SnippetDescription>,
    #[schema(required = false)]
    runtime: RuntimeId,
    #[schema(required = false, min_items = 1, max_items = 50)]
    files: Vec<SnippetFile>,
    #[schema(max_length = 65536)]
    stdin: Option<String>,
    #[schema(max_items = 100)]
    args: Option<Vec<Argument>>,
    #[schema(max_items = 10)]
    tags: Option<Vec<SnippetTag>>,
    visibility: Option<Visibility>,
}

/// One line, not blank.
#[derive(utoipa::ToSchema)]
#[schema(
    min_length = 1,
    max_length = 200,
    pattern = r"^[^\u0000-\u001f\u007f-\u009f]*\S[^\u0000-\u001f\u007f-\u009f]*$",
    example = "Breadth first"
)]
#[expect(dead_code, reason = "it is only described")]
struct SnippetTitle(String);

/// Any text.
#[derive(utoipa::ToSchema)]
#[schema(max_length = 2000, pattern = r"^[^\u0000]*$")]
#[expect(dead_code, reason = "it is only described")]
struct SnippetDescription(String);

/// A word to find a snippet by.
#[derive(utoipa::ToSchema)]
#[schema(
    min_length = 1,
    max_length = 32,
    pattern = r"^[^\u0000-\u001f\u007f-\u009f]*\S[^\u0000-\u001f\u007f-\u009f]*$",
    example = "graphs"
)]
#[expect(dead_code, reason = "it is only described")]
struct SnippetTag(String);

impl SnippetPatch {
    /// The content with these changes.
    ///
    /// # Errors
    /// When there are no such fields, or what results is not the content of a snippet.
    pub fn applied_to(&self, content: &SnippetContent) -> ApiResult<SnippetContent> {
        let mut whole = serde_json::to_value(content).map_err(ApiError::internal)?;
        let fields = whole.as_object_mut().ok_or_else(|| ApiError::internal(anyhow::anyhow!("no object")))?;
        // No field is an object, so none is merged any deeper.
        for (name, value) in &self.0 {
            match value {
                Value::Null if fields.contains_key(name) => drop(fields.remove(name)),
                value => drop(fields.insert(name.clone(), value.clone())),
            }
        }
        serde_path_to_error::deserialize(whole).map_err(|error| {
            let path = error.path().to_string();
            let field = if path == "." { String::new() } else { path };
            ApiError::invalid_field(field, error.inner().to_string())
        })
    }
}

impl From<&Snippet> for SnippetContent {
    fn from(snippet: &Snippet) -> Self {
        let snippet = snippet.clone();
        Self {
            title: snippet.title,
            description: snippet.description,
            runtime: snippet.runtime,
            files: snippet.files,
            stdin: snippet.stdin,
            args: snippet.args,
            tags: snippet.tags,
            visibility: snippet.visibility,
        }
    }
}

impl SnippetContent {
    /// Brings it into the form that is kept, and checks it.
    ///
    /// # Errors
    /// Lists everything that is not allowed.
    pub fn checked(mut self, app: &App) -> ApiResult<Self> {
        self.title = self.title.trim().to_owned();
        for tag in &mut self.tags {
            *tag = normalized_tag(tag);
        }
        let errors = self.faults(app);
        let mut seen = std::collections::HashSet::new();
        self.tags.retain(|tag| seen.insert(tag.clone()));
        if errors.is_empty() { Ok(self) } else { Err(ApiError::invalid(errors)) }
    }

    fn faults(&self, app: &App) -> Vec<FieldError> {
        let mut faults = Vec::new();
        let mut refuse = |field: String, message: String| faults.push(FieldError { field, message });

        let chars = self.title.chars().count();
        if chars == 0 || chars > TITLE_CHARS_MAX {
            refuse("title".into(), format!("must have 1 to {TITLE_CHARS_MAX} characters, not {chars}"));
        }
        if self.title.contains(char::is_control) {
            refuse("title".into(), "must be one line without control characters".into());
        }
        let chars = self.description.chars().count();
        if chars > DESCRIPTION_CHARS_MAX {
            refuse(
                "description".into(),
                format!("must have at most {DESCRIPTION_CHARS_MAX} characters, not {chars}"),
            );
        }
        if self.description.contains('\0') {
            refuse("description".into(), "must not contain a NUL".into());
        }
        let runtimes = app.executor.runtimes.runtimes();
        if !runtimes.iter().any(|runtime| runtime.manifest.id == self.runtime) {
            let ids: Vec<&str> = runtimes.iter().map(|runtime| runtime.manifest.id.as_str()).collect();
            refuse("runtime".into(), format!("must be one of {}", ids.join(", ")));
        }

        if self.files.len() > FILES_MAX {
            refuse("files".into(), format!("must be at most {FILES_MAX} files, not {}", self.files.len()));
        }
        let bytes: usize = self.files.iter().map(|file| file.content.len()).sum();
        if bytes > FILES_BYTES_MAX {
            refuse(
                "files".into(),
                format!("must have at most {FILES_BYTES_MAX} bytes together, not {bytes}"),
            );
        }
        for fault in file_faults(self.files.iter().map(|file| file.path.as_str())) {
            refuse(fault.field, fault.message);
        }

        if self.stdin.len() > STDIN_BYTES_MAX {
            refuse(
                "stdin".into(),
                format!("must have at most {STDIN_BYTES_MAX} bytes, not {}", self.stdin.len()),
            );
        }
        if self.args.len() > ARGS_MAX {
            refuse("args".into(), format!("must be at most {ARGS_MAX} arguments, not {}", self.args.len()));
        }
        for (index, arg) in self.args.iter().enumerate() {
            if arg.len() > ARG_BYTES_MAX {
                refuse(
                    format!("args[{index}]"),
                    format!("must have at most {ARG_BYTES_MAX} bytes, not {}", arg.len()),
                );
            }
            if arg.contains('\0') {
                refuse(format!("args[{index}]"), "must not contain a NUL".into());
            }
        }
        if self.tags.len() > TAGS_MAX {
            refuse("tags".into(), format!("must be at most {TAGS_MAX} tags, not {}", self.tags.len()));
        }
        for (index, tag) in self.tags.iter().enumerate() {
            let chars = tag.chars().count();
            if chars == 0 || chars > TAG_CHARS_MAX || tag.contains(char::is_control) {
                refuse(
                    format!("tags[{index}]"),
                    format!("must have 1 to {TAG_CHARS_MAX} characters of one line"),
                );
            }
        }
        faults
    }

    /// Puts it into a snippet.
    pub fn write_to(self, snippet: &mut Snippet) {
        snippet.title = self.title;
        snippet.description = self.description;
        snippet.runtime = self.runtime;
        snippet.files = self.files;
        snippet.stdin = self.stdin;
        snippet.args = self.args;
        snippet.tags = self.tags;
        snippet.visibility = self.visibility;
    }
}

/// A tag as it is kept and looked for.
pub fn normalized_tag(tag: &str) -> String {
    tag.trim().to_lowercase()
}
