//! `petri serve`: the backend of a browser code editor.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use petri::app::App;
use petri::config::Config;
use petri::server;
use petri::storage::Storage;
use tokio::signal::unix::{SignalKind, signal};

/// Serve accounts, snippets and runs over HTTP.
#[derive(Args)]
pub struct ServeArguments {
    /// The address and port to listen on; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,

    /// Where the embedded store and generated secrets are kept.
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
}

pub fn run(arguments: ServeArguments, mut config: Config) -> anyhow::Result<ExitCode> {
    if let Some(listen) = arguments.listen {
        config.server.listen = listen;
    }
    if let Some(data_dir) = arguments.data_dir {
        config.storage.data_dir = Some(data_dir);
    }
    super::tokio_runtime()?.block_on(serve(config))?;
    Ok(ExitCode::SUCCESS)
}

async fn serve(config: Config) -> anyhow::Result<()> {
    let listen = config.server.listen;
    let listener = TcpListener::bind(listen).with_context(|| format!("can't listen on {listen}"))?;
    let address = listener.local_addr()?;
    let executor = super::executor(&config)?;
    let storage = Storage::open(&config.storage).await?;
    let app = App::new(config, executor, storage)?;
    let scheme = if app.config.server.tls_certificate.is_some() { "https" } else { "http" };
    // Connections wait in the socket's backlog until the first is accepted.
    println!("listening on {scheme}://{address}");
    app.warm_up();
    server::serve(app, listener, asked_to_stop()).await
}

async fn asked_to_stop() {
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}
