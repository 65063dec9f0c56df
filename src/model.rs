//! Ids and records that the rest of Petri speaks in; no I/O.

mod api_key;
mod id;
mod limits;
mod outcome;
mod program;
mod session;
mod snippet;
mod user;
pub mod whole_number;

pub use api_key::{ApiKey, Scope};
pub use id::{ApiKeyId, ExecutionId, SessionId, SnippetId, UserId};
pub use limits::{Bound, LimitKind, Limits, LimitsConfig, LimitsError, LimitsRequest, UNITS_OF_FUEL_PER_MS};
pub use outcome::{LimitHit, Outcome, Report, Usage};
pub use program::{Argument, Fault, Faults, FilePath, Program, RuntimeId, SourceFile, file_faults};
pub use session::{RefreshToken, Session};
pub use snippet::{Snippet, SnippetFile, SnippetSummary, Visibility};
pub use user::{Quota, Role, User};

/// The time, to the millisecond: as precisely as records keep it.
pub fn now() -> jiff::Timestamp {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_millisecond(now.as_millisecond()).expect("a time of this age")
}
