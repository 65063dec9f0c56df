//! Who has an account.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::UserId;

/// An account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// The address as it was given, trimmed.
    pub email: String,
    /// The address as it is compared: unique among users.
    pub email_key: String,
    /// The name as it was given.
    pub username: String,
    /// The name as it is compared: unique among users.
    pub username_key: String,
    /// Argon2id in PHC string format.
    pub password_hash: String,
    /// What the user may do.
    pub role: Role,
    /// Since when the account may not be used.
    pub suspended_at: Option<Timestamp>,
    /// What an administrator allows this user instead of the configured quota.
    pub quota: Option<Quota>,
    /// When the account was made.
    pub created_at: Timestamp,
}

/// What a user may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs programs, keeps snippets.
    #[default]
    User,
    /// Also manages users.
    Admin,
}

/// How much one caller may run.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Programs that may exist at the same time, waiting ones included.
    pub concurrent_runs: u32,
    /// Fuel that may be used in any clock hour.
    pub fuel_per_hour: u64,
}
