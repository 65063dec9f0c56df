//! Ids and records that the rest of Petri speaks in: what to run, within which limits, and what
//! came of it. No I/O happens here.

mod limits;
mod outcome;
mod program;

pub use limits::{Bound, LimitKind, Limits, LimitsConfig, LimitsError, LimitsRequest, UNITS_OF_FUEL_PER_MS};
pub use outcome::{LimitHit, Outcome, Report, Usage};
pub use program::{Program, ProgramError, SourceFile};
