//! Programs that users keep.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Programs that users keep.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SnippetsConfig {
    /// Snippets that a user may have. Default 1000.
    pub per_user_max: u64,
}

impl Default for SnippetsConfig {
    fn default() -> Self {
        Self { per_user_max: 1000 }
    }
}
