//! What the operator is told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the operator is told.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TelemetryConfig {
    /// How the log on stderr is written: `pretty` for people or `json` for machines. What is in
    /// it is set by `RUST_LOG`. Default `pretty`.
    pub log_format: LogFormat,
    /// Where traces are sent to, with OTLP over HTTP as protobuf: a collector's address, such as
    /// `http://127.0.0.1:4318`, to which `/v1/traces` is added. OpenTelemetry's other variables, such as
    /// `OTEL_EXPORTER_OTLP_HEADERS` and `OTEL_TRACES_SAMPLER`, hold too. Default: nothing is traced.
    pub otlp_endpoint: Option<String>,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// For people.
    #[default]
    Pretty,
    /// An object a line.
    Json,
}
