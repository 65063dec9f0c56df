//! Handlers by resource. A handler reads its request through [`extract`], does its work through
//! [`App`](crate::app::App), and answers with a value or an [`ApiError`](crate::error::ApiError).

pub mod admin;
pub mod api_keys;
pub mod auth;
pub(crate) mod batch;
pub(crate) mod cached;
pub(crate) mod execution_events;
pub(crate) mod execution_socket;
pub(crate) mod executions;
pub mod extract;
pub mod health;
pub(crate) mod idempotency;
pub(crate) mod live_run;
pub mod me;
pub(crate) mod piston;
pub(crate) mod piston_socket;
pub(crate) mod program_request;
pub mod refusals;
pub(crate) mod run_caller;
pub mod runtimes;
pub mod security;
pub(crate) mod snippets;
