//! What a caller sends as a program, the same over HTTP, in batches and over WebSocket.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::error::{ApiError, ApiResult, FieldError};
use crate::execution::Tenant;
use crate::model::{Faults, FilePath, Program, SourceFile};

/// How bytes are written in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// As text; bytes that are not UTF-8 become U+FFFD.
    #[default]
    Utf8,
    /// As base64 (RFC 4648, with padding).
    Base64,
}

impl Encoding {
    /// Bytes as JSON text.
    pub fn encode(self, bytes: Vec<u8>) -> String {
        match self {
            Self::Utf8 => String::from_utf8(bytes)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
            Self::Base64 => BASE64.encode(bytes),
        }
    }

    /// JSON text as bytes; the error says what is wrong with it.
    pub fn decode(self, text: String) -> Result<Vec<u8>, String> {
        match self {
            Self::Utf8 => Ok(text.into_bytes()),
            Self::Base64 => BASE64.decode(text).map_err(|error| format!("is not base64: {error}")),
        }
    }
}

/// One file of a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileRequest {
    /// Relative to the program's directory, with `/` between names.
    #[schema(value_type = FilePath)]
    pub path: String,
    /// What the file contains.
    #[schema(example = "print('hello')")]
    pub content: String,
    /// How `content` is written.
    #[serde(default)]
    pub encoding: Encoding,
}

/// Bytes that a program reads from its stdin.
pub fn decode_stdin(field: String, stdin: Option<String>, encoding: Encoding) -> Result<Vec<u8>, FieldError> {
    let decoded = stdin.map(|text| encoding.decode(text)).transpose();
    decoded.map(Option::unwrap_or_default).map_err(|message| FieldError { field, message })
}

/// The program that a request describes. What else is wrong with it is found when it starts.
///
/// # Errors
/// With `errors`, or files that are not what their encoding says: those and all else that is wrong.
pub fn program(
    app: &App,
    tenant: &Tenant,
    files: Vec<FileRequest>,
    mut program: Program,
    env: BTreeMap<String, String>,
    mut errors: Vec<FieldError>,
) -> ApiResult<Program> {
    for (index, FileRequest { path, content, encoding }) in files.into_iter().enumerate() {
        let content = encoding.decode(content).unwrap_or_else(|message| {
            errors.push(FieldError { field: format!("files[{index}].content"), message });
            Vec::new()
        });
        program.files.push(SourceFile { path, content });
    }
    program.env = env.into_iter().collect();
    if errors.is_empty() {
        return Ok(program);
    }
    if let Err(Faults(faults)) = app.executor.check(&tenant.limits, &program) {
        let faults = faults.into_iter();
        errors.extend(faults.map(|fault| FieldError { field: fault.field, message: fault.message }));
    }
    Err(ApiError::invalid(errors))
}

/// Defines a request that describes a program, with fields of its own: serde can't refuse unknown
/// fields where one struct is flattened into another.
macro_rules! program_request {
    ($(#[$meta:meta])* $name:ident { $($rest:tt)* }) => {
        $(#[$meta])*
        #[derive(Deserialize, utoipa::ToSchema, garde::Validate)]
        #[serde(deny_unknown_fields)]
        #[garde(allow_unvalidated)]
        pub struct $name {
            /// What the program is written in; without it, the entry file's extension decides.
            #[schema(value_type = Option<$crate::model::RuntimeId>)]
            runtime: Option<String>,
            /// The program's files.
            #[schema(min_items = 1)]
            files: Vec<$crate::api::program_request::FileRequest>,
            /// The path of the file that is started; without it, the first one is.
            entry: Option<String>,
            /// The program's arguments.
            #[serde(default)]
            #[schema(value_type = Vec<$crate::model::Argument>)]
            args: Vec<String>,
            /// Environment variables beside the few that every run has.
            #[serde(default)]
            env: std::collections::BTreeMap<String, String>,
            /// Limits that differ from the runtime's own.
            #[serde(default)]
            limits: $crate::model::LimitsRequest,
            /// Whether clock and randomness are fixed, so that the same program does the same twice.
            #[serde(default)]
            deterministic: bool,
            $($rest)*
        }

        impl $name {
            /// Takes the program out of the request; `errors` are those found in other fields.
            fn take_program(
                &mut self,
                app: &$crate::app::App,
                tenant: &$crate::execution::Tenant,
                errors: Vec<$crate::error::FieldError>,
            ) -> $crate::error::ApiResult<$crate::model::Program> {
                let program = $crate::model::Program {
                    runtime: self.runtime.take(),
                    entry: self.entry.take(),
                    args: std::mem::take(&mut self.args),
                    limits: std::mem::take(&mut self.limits),
                    deterministic: self.deterministic,
                    ..Default::default()
                };
                let env = std::mem::take(&mut self.env);
                let files = std::mem::take(&mut self.files);
                $crate::api::program_request::program(app, tenant, files, program, env, errors)
            }
        }
    };
}

pub(crate) use program_request;
