//! What each request passes before its handler and each response after it; one layer per file,
//! their order in [`apply`].

mod caller;
mod client_ip;
mod cors;
mod cross_site;
mod metrics;
mod problem;
mod rate_limit;
mod request_id;
mod security_headers;
pub mod timeout;
mod trace;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;

use crate::app::App;

pub use client_ip::ClientIp;
pub use request_id::RequestId;

/// Puts the layers around the routes: a request meets them from the bottom up.
pub fn apply(app: &App, routes: Router) -> Router {
    routes
        .layer(from_fn_with_state(app.clone(), caller::identify))
        .layer(from_fn_with_state(app.clone(), cross_site::refuse))
        .layer(from_fn_with_state(app.clone(), rate_limit::by_address))
        .layer(from_fn_with_state(app.clone(), client_ip::find))
        .layer(cors::layer(&app.config.server))
        // Around all that could panic; what lies further out only adds headers, a body and a log line.
        .layer(CatchPanicLayer::custom(problem::from_panic))
        .layer(from_fn(problem::write_body))
        .layer(from_fn_with_state(app.clone(), security_headers::add))
        .layer(from_fn(metrics::record))
        .layer(from_fn(trace::log))
        .layer(from_fn(request_id::assign))
}
