//! Every route on one page.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::{health, runtimes};
use crate::app::App;
use crate::error::ApiError;
use crate::middleware;
use crate::web;

/// The description of the API; routes add themselves.
#[derive(OpenApi)]
#[openapi(info(
    title = "Petri",
    description = "Runs people's programs inside WebAssembly, for browser code editors."
))]
struct ApiDescription;

/// The service: routes inside, [`middleware`] around them.
pub fn router(app: &App) -> Router {
    let (routes, description) = routes().split_for_parts();
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
    routes().into_openapi()
}

fn routes() -> OpenApiRouter<App> {
    let v1 = OpenApiRouter::new().routes(routes!(runtimes::list));
    OpenApiRouter::with_openapi(ApiDescription::openapi())
        .routes(routes!(health::healthz))
        .routes(routes!(health::readyz))
        .routes(routes!(health::metrics))
        .nest("/api/v1", v1)
}
