//! Everything that a run may reach, in one struct.

use tokio_util::sync::CancellationToken;

use super::interrupt::Interrupt;
use super::stdio::GuestStdio;
use crate::model::{Limits, SourceFile};

/// All that a guest can see or touch. What is not here does not exist for it: there is no
/// network, no host file, no host environment, no process.
pub struct Capabilities {
    /// The guest's argument list, its own name first.
    pub args: Vec<String>,
    /// The guest's environment, whole.
    pub env: Vec<(String, String)>,
    /// Files laid out in the guest's private scratch directory before it starts.
    pub files: Vec<SourceFile>,
    /// Where the guest sees that directory, which is also its current one. `/tmp` is a second
    /// one, empty.
    pub workdir: String,
    /// Input and output.
    pub stdio: GuestStdio,
    /// Time and randomness.
    pub ambience: Ambience,
    /// How much of everything it may use.
    pub limits: Limits,
    /// Interrupts the run, as Ctrl-C does.
    pub interrupt: Interrupt,
    /// Whether the report contains the files that it created or changed.
    pub return_files: bool,
    /// Stops the run when it is cancelled.
    pub cancel: CancellationToken,
}

/// Where a guest's clocks and randomness come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambience {
    /// The host's clocks and the operating system's randomness.
    Real,
    /// A clock that starts at a fixed time and moves only when it is read or slept on, and one
    /// fixed sequence of random bytes: the same program then does the same, to the last unit of
    /// fuel. Sleeping takes no time.
    Deterministic,
}
