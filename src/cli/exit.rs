//! Exit statuses of `petri run`.

use petri::model::{LimitKind, Outcome};

/// The command line, or the program as it was handed in, is wrong.
pub const USAGE: u8 = 2;
/// The program met its time or fuel limit; as `timeout(1)` reports it.
pub const TIME: u8 = 124;
/// Petri itself failed.
pub const PETRI_FAILED: u8 = 125;
/// Ctrl-C; 128 + SIGINT.
pub const CANCELLED: u8 = 130;
/// The interpreter faulted; 128 + SIGABRT.
pub const TRAPPED: u8 = 134;
/// The program ran out of memory; 128 + SIGKILL, as after the kernel's out-of-memory killer.
pub const MEMORY: u8 = 137;
/// The program met another limit, such as its output's; 128 + SIGXFSZ.
pub const LIMIT: u8 = 153;

/// The exit status for an outcome: the program's own where it has one.
pub fn status(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Exited { code } => *code as u8,
        Outcome::Trapped { .. } => TRAPPED,
        Outcome::Cancelled => CANCELLED,
        Outcome::Limited { hit, code } => match (hit.limit, code) {
            (LimitKind::Fuel | LimitKind::WallTimeMs, _) => TIME,
            (LimitKind::MemoryBytes, _) => MEMORY,
            (_, Some(code)) => *code as u8,
            (_, None) => LIMIT,
        },
    }
}
