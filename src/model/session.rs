//! Sign-ins and the tokens that keep them alive.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{SessionId, UserId};

/// One sign-in on one device. It lives as long as its newest refresh token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its id; access tokens carry it.
    pub id: SessionId,
    /// Whose it is.
    pub user: UserId,
    /// The one refresh token that may still be used.
    pub current: RefreshToken,
    /// SHA-256 of the tokens that were used, newest last: one that turns up again was stolen.
    pub used: Vec<String>,
    /// When the user signed in.
    pub created_at: Timestamp,
    /// After this the session is gone, whatever happens.
    pub expires_at: Timestamp,
}

impl Session {
    /// How many used tokens are remembered. An older one is refused like one that never was.
    pub const USED_MAX: usize = 100;

    /// Replaces the current refresh token.
    pub fn rotate(&mut self, next: RefreshToken, expires_at: Timestamp) {
        let used = std::mem::replace(&mut self.current, next);
        self.used.push(used.hash);
        let too_many = self.used.len().saturating_sub(Self::USED_MAX);
        self.used.drain(..too_many);
        self.expires_at = expires_at;
    }
}

/// A refresh token as it is stored: never the token itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefreshToken {
    /// SHA-256 of the token, in hexadecimal.
    pub hash: String,
    /// When it was handed out.
    pub issued_at: Timestamp,
}
