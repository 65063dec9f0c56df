//! Finds out who is calling, once for each request that carries credentials; handlers take it with
//! the extractors of [`auth::caller`](crate::auth::caller).

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::ClientIp;
use crate::app::App;
use crate::auth::caller::{Caller, Identified};
use crate::auth::credentials;

pub async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if let Some(ip) = request.extensions().get::<ClientIp>().copied() {
        let account = credentials::identify(&app.auth, &app.storage, request.headers()).await;
        request.extensions_mut().insert(Identified(account.map(|account| Caller::new(ip, account))));
    }
    next.run(request).await
}
