//! Petri runs people's programs inside WebAssembly: each in a fresh instance of an interpreter
//! that has already booted, under limits, with nothing in reach but what it was given.
//!
//! The rooms of the house:
//!
//! - [`model`]: ids and records, such as [`Program`](model::Program), [`Limits`](model::Limits)
//!   and [`Outcome`](model::Outcome); no I/O.
//! - [`config`]: what an operator can set.
//! - [`app`]: the long-lived parts that handlers share; [`server`] puts them on a socket.
//! - [`router`]: every route on one page; [`middleware`]: what each request passes first.
//! - [`auth`]: from credentials to who is calling.
//! - [`api`]: handlers by resource; [`error`]: where an error becomes a status.
//! - [`execution`]: runs one program for one caller; every way in ends here.
//! - [`runtimes`]: manifests, the registry that loads them, and how ours are built.
//! - [`sandbox`]: everything that names wasmtime.
//! - [`storage`]: what is kept, and where.
//! - [`telemetry`]: log and metrics.
//! - [`fingerprint`]: hashes of files, remembered.
//! - [`web`]: the playground's pages.
//!
//! A run, followed through: the command line builds a [`Program`](model::Program) and hands it
//! to [`Executor::prepare`](execution::Executor::prepare), which checks it, finds its runtime
//! and turns it into [`Capabilities`](sandbox::Capabilities), the list of all it may reach.
//! [`Execution::run`](execution::Execution::run) passes those to
//! [`Sandbox::run`](sandbox::Sandbox::run), which makes a scratch directory, instantiates the
//! runtime's module copy-on-write, calls its `_start` under fuel, a deadline and a cancellation
//! token, and answers with a [`Report`](model::Report). Meanwhile the caller reads
//! [`Event`](sandbox::Event)s and sends input through its end of the program's stdio.

pub mod api;
pub mod app;
pub mod auth;
pub mod config;
pub mod error;
pub mod execution;
pub mod fingerprint;
pub mod middleware;
pub mod model;
pub mod router;
pub mod runtimes;
pub mod sandbox;
pub mod server;
pub mod storage;
pub mod telemetry;
pub mod web;

/// Where Petri keeps what it can make again: `petri` in the user's cache directory
/// (`$XDG_CACHE_HOME`, else `~/.cache`).
pub fn cache_dir() -> std::path::PathBuf {
    dirs::cache_dir().unwrap_or_else(std::env::temp_dir).join("petri")
}
