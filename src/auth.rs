//! Accounts from the inside: from what a request carries to who is [calling](caller).
//!
//! - [`password`]: which passwords are good enough, and how they are kept.
//! - [`token`], [`cookie`], [`secret`]: what a signed-in browser or a program carries, how it is
//!   carried and what it is signed with.
//! - [`session`]: sign-ins and how they are kept alive.
//! - [`credentials`]: checks what a request carries; [`caller`]: what handlers see of it.
//! - [`names`]: which e-mail addresses and names are the same.
//! - [`throttle`]: how often a password may be guessed.
//!
//! Requests from pages of other sites are refused earlier, in
//! [`middleware::cross_site`](crate::middleware). The whole story is in `docs/accounts.md`.

pub mod caller;
pub mod cookie;
pub mod credentials;
pub mod names;
pub mod password;
pub mod secret;
pub mod session;
pub mod throttle;
pub mod token;

pub use caller::{Account, Admin, Caller, SignedIn, Via};

use self::cookie::Cookies;
use self::credentials::Remembered;
use self::password::Passwords;
use self::secret::SecretError;
use self::token::AccessTokens;
use crate::config::Config;

/// What is needed to know who is calling.
pub struct Auth {
    /// Hashes passwords.
    pub passwords: Passwords,
    /// Signs and checks access tokens.
    pub tokens: AccessTokens,
    /// Names cookies.
    pub cookies: Cookies,
    /// What is remembered of sessions, users and keys.
    pub remembered: Remembered,
}

impl Auth {
    /// As configured.
    ///
    /// # Errors
    /// When there is no secret to sign with that is good enough.
    pub fn new(config: &Config) -> Result<Self, SecretError> {
        Ok(Self {
            passwords: Passwords::new(),
            tokens: AccessTokens::new(&secret::load(config)?),
            cookies: Cookies::new(&config.server),
            remembered: Remembered::default(),
        })
    }
}
