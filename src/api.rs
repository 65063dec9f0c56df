//! Handlers by resource. A handler reads its request through [`extract`], does its work through
//! [`App`](crate::app::App), and answers with a value or an [`ApiError`](crate::error::ApiError).

pub mod admin;
pub mod api_keys;
pub mod auth;
pub mod extract;
pub mod health;
pub mod me;
pub mod refusals;
pub mod runtimes;
pub mod security;
