//! `petri admin`: what must be done from the machine itself.

use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, Subcommand};
use petri::auth::names;
use petri::config::Config;
use petri::model::Role;
use petri::storage::Storage;

/// Manage users from the machine itself, such as the first administrator.
#[derive(Args)]
pub struct AdminArguments {
    #[command(subcommand)]
    command: AdminCommand,

    /// Where the embedded store is.
    #[arg(long, value_name = "DIR", global = true)]
    data_dir: Option<std::path::PathBuf>,
}

#[derive(Subcommand)]
enum AdminCommand {
    /// Make a registered user an administrator. The embedded store belongs to one process: stop
    /// the service first.
    Promote {
        /// The user's name or e-mail address.
        login: String,
    },
}

pub fn run(arguments: AdminArguments, mut config: Config) -> anyhow::Result<ExitCode> {
    if arguments.data_dir.is_some() {
        config.storage.data_dir = arguments.data_dir;
    }
    let AdminCommand::Promote { login } = arguments.command;
    super::tokio_runtime()?.block_on(promote(&login, &config))
}

async fn promote(login: &str, config: &Config) -> anyhow::Result<ExitCode> {
    let documents = Storage::open(&config.storage).await?.documents;
    let Some(user) = documents.user_by_login(&names::key(login)).await? else {
        bail!("there is no user {login:?}: register first");
    };
    documents.set_role(user.id, Role::Admin).await?;
    println!("{} is an administrator", user.username);
    Ok(ExitCode::SUCCESS)
}
