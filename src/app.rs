//! [`App`]: the long-lived parts that all handlers share.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::auth::secret::SecretError;
use crate::auth::Auth;
use crate::config::Config;
use crate::execution::Executor;
use crate::storage::Storage;

/// What a running service consists of. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts of an [`App`].
pub struct Parts {
    /// What the operator set.
    pub config: Config,
    /// Runs programs.
    pub executor: Executor,
    /// Knows who is calling.
    pub auth: Auth,
    /// Keeps accounts and snippets.
    pub storage: Storage,
    /// Cancelled when the service begins to shut down: nothing new is started.
    pub draining: CancellationToken,
    /// Cancelled when runs have had their time to end: they are cancelled too.
    pub stopping: CancellationToken,
}

impl App {
    /// Puts the parts together.
    ///
    /// # Errors
    /// When there is no good secret to sign with.
    pub fn new(config: Config, executor: Executor, storage: Storage) -> Result<Self, SecretError> {
        let auth = Auth::new(&config)?;
        let (draining, stopping) = (CancellationToken::new(), CancellationToken::new());
        Ok(Self(Arc::new(Parts { config, executor, auth, storage, draining, stopping })))
    }
}

impl std::ops::Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
