//! The HTTP API: through the real router, over a real socket.

mod admin;
mod api_keys;
mod auth;
mod batch;
mod coverage;
mod cross_site;
mod durability;
mod executions;
mod me;
mod nodes;
mod piston;
mod protection;
mod snippets;
mod websocket;
mod websocket_frames;
mod websocket_languages;
