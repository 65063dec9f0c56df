//! Accounts.

use schemars::JsonSchema;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

/// Accounts.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AuthConfig {
    /// What access tokens are signed with: at least 32 characters, as `openssl rand -base64 32`
    /// prints them, the same on every node. To replace it, put the new one in front with a comma
    /// between them and take the old one away 15 minutes later: the first signs, all are accepted.
    /// Default: one is made and kept in the data directory, unless the service listens to other
    /// machines, has an https `public_url`, or shares its documents; then there is no default.
    #[serde(skip_serializing)]
    #[schemars(with = "Option<String>")]
    pub secret: Option<SecretString>,
}
