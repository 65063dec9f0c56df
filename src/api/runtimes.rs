//! The languages that programs can be written in.

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use crate::app::App;
use crate::model::{Limits, LimitsRequest};

/// What can be run.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RuntimeList {
    /// The runtimes that can be used, in the order of their ids.
    runtimes: Vec<RuntimeDescription>,
}

/// One language.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RuntimeDescription {
    /// What requests name it by.
    id: String,
    /// What people call it.
    name: String,
    /// The interpreter's version.
    version: String,
    /// Files with these extensions are run by it, without the dot.
    extensions: Vec<String>,
    /// A program that greets.
    example: String,
    /// What a run may use when it asks for nothing else.
    limits: Limits,
    /// The most that a run may ask for.
    limits_max: Limits,
}

/// The runtimes, each with its limits and an example.
#[utoipa::path(get, path = "/runtimes", operation_id = "list_runtimes", tag = "runtimes", responses((status = 200, body = RuntimeList)))]
pub async fn list(State(app): State<App>) -> Json<RuntimeList> {
    let limits = &app.executor.limits;
    let runtimes = app.executor.runtimes.runtimes().iter().filter_map(|runtime| {
        let manifest = &runtime.manifest;
        Some(RuntimeDescription {
            id: manifest.id.clone(),
            name: manifest.name.clone(),
            version: manifest.version.clone(),
            extensions: manifest.extensions.clone(),
            example: manifest.example.clone(),
            // A manifest's figures are clamped, so they can't be refused.
            limits: limits.resolve(&LimitsRequest::default(), &manifest.limits).ok()?,
            limits_max: limits.maxima(),
        })
    });
    Json(RuntimeList { runtimes: runtimes.collect() })
}
