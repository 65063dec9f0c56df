//! [`App`]: the long-lived parts that all handlers share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::auth::Auth;
use crate::auth::secret::SecretError;
use crate::config::Config;
use crate::execution::{Admission, Executor};
use crate::storage::Storage;

/// What a running service consists of. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts of an [`App`].
pub struct Parts {
    /// What the operator set.
    pub config: Config,
    /// Prepares programs.
    pub executor: Arc<Executor>,
    /// Lets callers run them.
    pub admission: Admission,
    /// Knows who is calling.
    pub auth: Auth,
    /// Keeps accounts and snippets.
    pub storage: Storage,
    /// The WebSockets that are open: the HTTP server has handed them over and does not wait for them.
    pub sockets: TaskTracker,
    /// Whether runtimes are being loaded; the service answers meanwhile, but is not ready.
    pub warming_up: AtomicBool,
    /// Cancelled when the service begins to shut down: nothing new is started.
    pub draining: CancellationToken,
    /// Cancelled when runs have had their time to end: they are cancelled too.
    pub stopping: CancellationToken,
}

impl App {
    /// Puts the parts together; within a tokio runtime.
    ///
    /// # Errors
    /// When there is no good secret to sign with.
    pub fn new(config: Config, executor: Executor, storage: Storage) -> Result<Self, SecretError> {
        let auth = Auth::new(&config)?;
        let (draining, stopping) = (CancellationToken::new(), CancellationToken::new());
        let executor = Arc::new(executor);
        let admission = Admission::new(&config, executor.clone(), storage.shared.clone(), stopping.clone());
        let sockets = TaskTracker::new();
        let warming_up = AtomicBool::new(false);
        let parts =
            Parts { config, executor, admission, auth, storage, sockets, warming_up, draining, stopping };
        Ok(Self(Arc::new(parts)))
    }

    /// Loads the runtimes in the background, so that no caller waits for that.
    pub fn warm_up(&self) {
        self.warming_up.store(true, Ordering::Relaxed);
        let app = self.clone();
        tokio::spawn(async move {
            app.admission.warm_up().await;
            app.warming_up.store(false, Ordering::Relaxed);
        });
    }
}

impl std::ops::Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
