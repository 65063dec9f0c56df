//! Puts an [`App`] on a socket and takes it down again without losing a run.

mod prompt;

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::extract::Request;
use axum::extract::connect_info::ConnectInfo;
use axum::middleware::AddExtension;
use axum_server::accept::{Accept, NoDelayAcceptor};
use axum_server::service::SendService;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use axum_server::{Handle, Server};
use hyper::body::Incoming;
use hyper_util::rt::TokioTimer;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

use self::prompt::PromptAcceptor;
use crate::app::App;
use crate::router::router;

/// What hyper needs to read a header at all.
const HEADER_BYTES_MIN: usize = 8192;

/// How often a client that speaks HTTP/2 is asked whether it is there.
const HTTP2_PING: Duration = Duration::from_secs(20);

/// How long cancelled runs have to tell their callers.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// Serves until `shutdown` resolves, then stops accepting, lets runs finish for the configured
/// grace period and cancels those that are left.
///
/// # Errors
/// When the socket can't be used.
pub async fn serve(
    app: App,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    listener.set_nonblocking(true).context("the listening socket")?;
    let handle = Handle::new();
    tokio::spawn(take_down(app.clone(), handle.clone(), shutdown));
    let sockets = app.sockets.clone();
    let grace = Duration::from_millis(app.config.server.shutdown_grace_ms);
    let server = axum_server::from_tcp(listener).context("the listening socket")?.handle(handle);
    let config = &app.config.server;
    let served = match (&config.tls_certificate, &config.tls_key) {
        (Some(certificate), Some(key)) => {
            let tls = RustlsConfig::from_pem_file(certificate, key)
                .await
                .with_context(|| format!("the certificate {certificate:?} or its key {key:?}"))?;
            run(server, RustlsAcceptor::new(tls).acceptor(NoDelayAcceptor::new()), &app).await
        }
        (None, None) => run(server, NoDelayAcceptor::new(), &app).await,
        _ => anyhow::bail!("server.tls_certificate and server.tls_key are set together or not at all"),
    };
    // The HTTP server does not wait for what has become a WebSocket.
    sockets.close();
    let _ = tokio::time::timeout(grace + LAST_WORDS, sockets.wait()).await;
    served
}

async fn run<A>(server: Server<SocketAddr>, acceptor: A, app: &App) -> anyhow::Result<()>
where
    A: Accept<TcpStream, AddExtension<Router, ConnectInfo<SocketAddr>>> + Clone + Send + Sync + 'static,
    A::Stream: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    A::Service: SendService<Request<Incoming>> + Send,
    A::Future: Send + 'static,
{
    let config = &app.config.server;
    let limit = Duration::from_millis(config.header_timeout_ms);
    let mut server = server.acceptor(PromptAcceptor { inner: acceptor, limit });
    // A client that sends its header a byte at a time does not hold a connection for long.
    let http = server.http_builder();
    let header_bytes_max = config.header_bytes_max.max(HEADER_BYTES_MIN);
    http.http1().timer(TokioTimer::new()).header_read_timeout(limit).max_buf_size(header_bytes_max);
    http.http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(HTTP2_PING)
        .max_header_list_size(u32::try_from(header_bytes_max).unwrap_or(u32::MAX));
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    server.serve(service).await.context("serving")
}

async fn take_down(app: App, handle: Handle<SocketAddr>, shutdown: impl Future<Output = ()>) {
    shutdown.await;
    let grace = Duration::from_millis(app.config.server.shutdown_grace_ms);
    tracing::info!(grace_ms = app.config.server.shutdown_grace_ms, "shutting down");
    app.draining.cancel();
    handle.graceful_shutdown(Some(grace + LAST_WORDS));
    tokio::time::sleep(grace).await;
    app.stopping.cancel();
}
