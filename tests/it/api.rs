//! The HTTP API: through the real router, over a real socket.

mod admin;
mod api_keys;
mod auth;
mod coverage;
mod cross_site;
mod durability;
mod me;
mod nodes;
mod snippets;
