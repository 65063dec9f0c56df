//! Integration tests: one binary, real wasm, the same door that every caller uses.

mod api;
mod cli;
mod determinism;
mod interrupts;
mod java;
mod languages;
mod limits;
mod manifests;
mod module_cache;
mod sandbox;
mod snapshots;
mod stdio;
mod storage;
mod support;
mod telemetry;
mod tidy;
