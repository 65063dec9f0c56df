//! How a run ended and what it used. A guest's fate is data, not an error.

use std::fmt;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{LimitKind, SourceFile};

/// How a program ended.
///
/// In JSON: `kind` (`exited`, `trapped`, `cancelled`, or the limit's own, such as
/// `out_of_fuel`), `code` where the program exited by itself, `limit` where one was met, and a
/// `message` for people unless the program simply exited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The program ended by itself with this exit code.
    Exited {
        /// 0 to 255.
        code: i32,
    },
    /// The interpreter itself faulted (unreachable code, an access out of bounds, a stack overflow).
    Trapped {
        /// What the fault was.
        message: String,
    },
    /// A limit ended the program, or the program failed after a limit refused it something.
    Limited {
        /// Which limit, how much was allowed and used.
        hit: LimitHit,
        /// The exit code of a program that could still end by itself.
        code: Option<i32>,
    },
    /// The caller stopped the program.
    Cancelled,
}

/// A limit that was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitHit {
    /// Which one.
    pub limit: LimitKind,
    /// How much was allowed, in the limit's unit.
    pub allowed: u64,
    /// How much was used, or would have been with what was refused.
    pub used: u64,
}

impl fmt::Display for LimitHit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { limit, allowed, used } = self;
        write!(f, "limit {limit} reached: {allowed} {} allowed, {used} used or asked for", limit.unit())
    }
}

/// Lets host functions end a guest with a limit as the reason.
impl std::error::Error for LimitHit {}

impl Outcome {
    /// The outcome's `kind`, stable across versions.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Exited { .. } => "exited",
            Self::Trapped { .. } => "trapped",
            Self::Limited { hit, .. } => hit.limit.outcome(),
            Self::Cancelled => "cancelled",
        }
    }

    /// A sentence for people; none where the program simply exited.
    pub fn message(&self) -> Option<String> {
        match self {
            Self::Exited { .. } => None,
            Self::Trapped { message } => Some(message.clone()),
            Self::Limited { hit, .. } => Some(hit.to_string()),
            Self::Cancelled => Some("the run was cancelled".into()),
        }
    }

    /// Whether the program ended by itself with exit code 0.
    pub fn is_success(&self) -> bool {
        *self == Self::Exited { code: 0 }
    }
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.kind())?;
        match self {
            Self::Exited { code } => map.serialize_entry("code", code)?,
            Self::Limited { hit, code } => {
                if let Some(code) = code {
                    map.serialize_entry("code", code)?;
                }
                map.serialize_entry("limit", hit)?;
            }
            Self::Trapped { .. } | Self::Cancelled => {}
        }
        if let Some(message) = self.message() {
            map.serialize_entry("message", &message)?;
        }
        map.end()
    }
}

/// What [`Outcome`] looks like in JSON.
#[derive(utoipa::ToSchema)]
#[schema(as = Outcome)]
#[expect(dead_code, reason = "it is only described")]
struct OutcomeJson {
    /// `exited`, `trapped`, `cancelled`, or the limit's own, such as `out_of_fuel`.
    kind: String,
    /// The exit code of a program that ended by itself.
    code: Option<i32>,
    /// The limit that was met.
    limit: Option<LimitHitJson>,
    /// A sentence for people, unless the program simply exited.
    message: Option<String>,
}

/// A limit that was met.
#[derive(utoipa::ToSchema)]
#[schema(as = LimitHit)]
#[expect(dead_code, reason = "it is only described")]
struct LimitHitJson {
    /// Which one, as in a request's `limits`.
    name: String,
    /// What the figures count.
    unit: String,
    /// How much was allowed.
    allowed: u64,
    /// How much was used, or would have been with what was refused.
    used: u64,
}

impl utoipa::PartialSchema for Outcome {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        OutcomeJson::schema()
    }
}

impl utoipa::ToSchema for Outcome {
    fn name() -> std::borrow::Cow<'static, str> {
        OutcomeJson::name()
    }

    fn schemas(schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>)>) {
        OutcomeJson::schemas(schemas);
    }
}

impl Serialize for LimitHit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("name", self.limit.name())?;
        map.serialize_entry("unit", self.limit.unit())?;
        map.serialize_entry("allowed", &self.allowed)?;
        map.serialize_entry("used", &self.used)?;
        map.end()
    }
}

/// What a run used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Usage {
    /// Fuel consumed; with epoch metering an estimate from CPU time.
    pub fuel: u64,
    /// From start to end, waiting included, in milliseconds.
    pub wall_ms: f64,
    /// Time on a CPU, host calls included, in milliseconds.
    pub cpu_ms: f64,
    /// The largest size of the guest's linear memory, in bytes.
    pub memory_peak_bytes: u64,
    /// stdout and stderr together, in bytes.
    pub output_bytes: u64,
    /// Files that the program created or changed.
    pub files_written: u64,
}

/// What came of a run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// How the program ended.
    pub outcome: Outcome,
    /// What it used.
    pub usage: Usage,
    /// The files that the program created or changed, as far as they fit, if they were asked for.
    #[serde(skip)]
    pub files: Vec<SourceFile>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exited_has_kind_and_code_only() {
        let json = serde_json::to_string(&Outcome::Exited { code: 3 }).unwrap();
        assert_eq!(json, r#"{"kind":"exited","code":3}"#);
    }

    #[test]
    fn limit_says_what_was_allowed_and_used() {
        let hit = LimitHit { limit: LimitKind::Fuel, allowed: 10, used: 10 };
        let json = serde_json::to_value(Outcome::Limited { hit, code: None }).unwrap();
        assert_eq!(json["kind"], "out_of_fuel");
        assert_eq!(json["limit"]["allowed"], 10);
        assert_eq!(json["message"], "limit fuel reached: 10 fuel allowed, 10 used or asked for");
    }
}
