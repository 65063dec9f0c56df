//! Where things are kept.

use std::path::PathBuf;

use schemars::JsonSchema;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

/// Where things are kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StorageConfig {
    /// The directory of the embedded store and of generated secrets. Default: `petri` in the
    /// user's data directory (`$XDG_DATA_HOME`, else `~/.local/share`).
    pub data_dir: Option<PathBuf>,
    /// Keeps documents in MongoDB instead of the embedded store: `mongodb://…`, with the
    /// database's name as path. Also `PETRI_MONGODB_URL`. It holds a password, so it is never printed.
    #[serde(skip_serializing)]
    #[schemars(with = "Option<String>")]
    pub mongodb_url: Option<SecretString>,
    /// Shares cache, rate limits and quotas between nodes through Redis: `redis://…`. Also
    /// `PETRI_REDIS_URL`. It may hold a password, so it is never printed.
    #[serde(skip_serializing)]
    #[schemars(with = "Option<String>")]
    pub redis_url: Option<SecretString>,
}

impl StorageConfig {
    /// The directory of the embedded store and of generated secrets.
    pub fn data_dir(&self) -> PathBuf {
        self.data_dir
            .clone()
            .unwrap_or_else(|| dirs::data_dir().unwrap_or_else(std::env::temp_dir).join("petri"))
    }
}
