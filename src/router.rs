//! Every route on one page.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use utoipa::Number;
use utoipa::OpenApi;
use utoipa::openapi::{RefOr, Schema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::security::Schemes;
use crate::api::{
    admin, api_keys, auth, batch, execution_socket, executions, health, me, piston, piston_socket,
    run_caller, runtimes, snippets,
};
use crate::app::App;
use crate::error::ApiError;
use crate::middleware;
use crate::model::LimitKind;
use crate::web;

/// The description of the API; routes add themselves.
#[derive(OpenApi)]
#[openapi(info(
    title = "Petri",
    description = "Runs people's programs inside WebAssembly, for browser code editors."
), modifiers(&Schemes))]
struct ApiDescription;

/// The service: routes inside, [`middleware`] around them.
pub fn router(app: &App) -> Router {
    let quick = quick().layer(from_fn_with_state(app.clone(), middleware::timeout::limit));
    let (routes, mut description) = quick.merge(running()).split_for_parts();
    specialise(app, &mut description);
    let limit = DefaultBodyLimit::max(app.config.server.body_bytes_max);
    let routes = routes
        .merge(utoipa_swagger_ui::SwaggerUi::new("/api/docs").url("/api/v1/openapi.json", description))
        .merge(web::routes())
        .fallback(|| async { ApiError::not_found("there is no such route") })
        .layer(limit)
        .with_state(app.clone());
    middleware::apply(app, routes)
}

/// The OpenAPI 3.1 description of the routes.
pub fn description() -> utoipa::openapi::OpenApi {
    quick().merge(running()).into_openapi()
}

/// Says what only this service knows: the ids of its runtimes and the most that its limits may be.
fn specialise(app: &App, description: &mut utoipa::openapi::OpenApi) {
    let Some(components) = &mut description.components else { return };
    if let Some(RefOr::T(Schema::Object(id))) = components.schemas.get_mut("RuntimeId") {
        let ids = app.executor.runtimes.runtimes().iter().map(|runtime| runtime.manifest.id.clone());
        id.enum_values = Some(ids.map(serde_json::Value::from).collect());
    }
    if let Some(RefOr::T(Schema::Object(limits))) = components.schemas.get_mut("LimitsRequest") {
        let maxima = app.executor.limits.maxima();
        for kind in LimitKind::ALL {
            if let Some(RefOr::T(Schema::Object(limit))) = limits.properties.get_mut(kind.name()) {
                limit.maximum = usize::try_from(maxima.get(*kind)).ok().map(Number::from);
            }
        }
    }
}

/// Routes that answer at once.
fn quick() -> OpenApiRouter<App> {
    let v1 = OpenApiRouter::new()
        .routes(routes!(auth::register))
        .routes(routes!(auth::login))
        .routes(routes!(auth::refresh))
        .routes(routes!(auth::logout))
        .routes(routes!(auth::logout_all))
        .routes(routes!(auth::change_password))
        .routes(routes!(me::show, me::delete))
        .routes(routes!(api_keys::list, api_keys::create))
        .routes(routes!(api_keys::revoke))
        .routes(routes!(admin::list))
        .routes(routes!(admin::show))
        .routes(routes!(admin::usage))
        .routes(routes!(admin::suspend))
        .routes(routes!(admin::reinstate))
        .routes(routes!(admin::set_quota, admin::clear_quota))
        .routes(routes!(admin::set_role))
        .routes(routes!(run_caller::create_ticket))
        .routes(routes!(snippets::list, snippets::create))
        .routes(routes!(snippets::read, snippets::replace, snippets::update, snippets::delete))
        .routes(routes!(snippets::fork))
        .routes(routes!(runtimes::list));
    let v2 = OpenApiRouter::new().routes(routes!(piston::runtimes));
    OpenApiRouter::with_openapi(ApiDescription::openapi())
        .routes(routes!(health::healthz))
        .routes(routes!(health::readyz))
        .routes(routes!(health::metrics))
        .nest("/api/v1", v1)
        .nest("/api/v2", v2)
}

/// Routes that run programs and take as long as those do.
fn running() -> OpenApiRouter<App> {
    let v1 = OpenApiRouter::new()
        .routes(routes!(executions::create))
        .routes(routes!(batch::create))
        .routes(routes!(execution_socket::connect))
        .routes(routes!(snippets::run));
    // Piston's API.
    let v2 = OpenApiRouter::new().routes(routes!(piston::execute)).routes(routes!(piston_socket::connect));
    OpenApiRouter::new().nest("/api/v1", v1).nest("/api/v2", v2)
}
