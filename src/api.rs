//! Handlers by resource. A handler reads its request through [`extract`], does its work through
//! [`App`](crate::app::App), and answers with a value or an [`ApiError`](crate::error::ApiError).

pub mod extract;
pub mod health;
pub mod runtimes;
