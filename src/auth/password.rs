//! Passwords: which are good enough, and how they are kept. Hashing takes a core for some 20 ms and
//! 19 MiB on purpose, so it happens on few threads: sign-ins wait for each other, never runs for
//! sign-ins.

use std::sync::Arc;
use std::time::Duration;

use argon2::password_hash::PasswordVerifier;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;
use zxcvbn::matching::patterns::MatchPattern;

use crate::error::{ApiError, ApiResult};

/// The fewest characters of a password (NIST SP 800-63B, section 3.1.1.2, with a second factor or
/// throttling).
pub const LENGTH_MIN: usize = 8;
/// The most characters of a password.
pub const LENGTH_MAX: usize = 128;

/// Requests that may wait for their turn: a few seconds' work. More are sent away.
const WAITING_MAX: usize = 100;

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Passwords {
    /// A permit for everybody who works or waits.
    queue: Arc<Semaphore>,
    /// A permit for everybody who works.
    threads: Arc<Semaphore>,
    /// The hash of no known password, checked for users who don't exist so that they take as long.
    nobody: Arc<str>,
}

impl Passwords {
    /// Hashes on half of the cores.
    pub fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = (cores / 2).max(1);
        Self {
            queue: Arc::new(Semaphore::new(WAITING_MAX + threads)),
            threads: Arc::new(Semaphore::new(threads)),
            nobody: hash(&rand::random::<[u8; 32]>()).expect("our parameters are valid").into(),
        }
    }

    /// The hash of a new password, in PHC string format. `field` is where it stands in the request,
    /// `owner` the address and the name of whose it is.
    ///
    /// # Errors
    /// 422 when the password is one that is guessed first, 503 when too many wait.
    pub async fn hash(
        &self,
        field: &'static str,
        password: &SecretString,
        owner: [&str; 2],
    ) -> ApiResult<String> {
        let password = password.clone();
        let owner = owner.map(str::to_owned);
        let hashed = self.on_a_thread(move || match fault(password.expose_secret(), &owner) {
            Some(fault) => Err(ApiError::invalid_field(field, fault)),
            None => hash(&normalized(&password)).map_err(|error| ApiError::internal(anyhow::anyhow!(error))),
        });
        hashed.await?
    }

    /// Whether the password is the one that was hashed. `None` is the hash of a user who does not
    /// exist: it is never right and takes as long.
    ///
    /// # Errors
    /// 503 when too many wait.
    pub async fn verify(&self, password: &SecretString, hash: Option<&str>) -> ApiResult<bool> {
        let exists = hash.is_some();
        let hash = hash.unwrap_or(&self.nobody).to_owned();
        let password = password.clone();
        let right = self.on_a_thread(move || {
            let Ok(hash) = PasswordHash::new(&hash) else { return false };
            Argon2::default().verify_password(&normalized(&password), &hash).is_ok()
        });
        Ok(right.await? && exists)
    }

    async fn on_a_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> ApiResult<T> {
        let busy = || {
            ApiError::unavailable("too many people sign in at this moment; try again")
                .retry_after(Duration::from_secs(2))
        };
        let place = self.queue.clone().try_acquire_owned().map_err(|_| busy())?;
        let thread = self.threads.clone().acquire_owned().await.map_err(|_| busy())?;
        let done = tokio::task::spawn_blocking(move || {
            // The permits go when the work is done, not when the caller has gone.
            let _permits = (place, thread);
            work()
        });
        done.await.map_err(ApiError::internal)
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

/// Argon2id as OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane.
fn hash(password: &[u8]) -> argon2::password_hash::Result<String> {
    let params = Params::new(19 * 1024, 2, 1, None)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash: PasswordHash = argon2.hash_password(password)?;
    Ok(hash.to_string())
}

/// Keyboards differ in how they compose characters (NIST SP 800-63B asks for a normal form).
fn normalized(password: &SecretString) -> Vec<u8> {
    password.expose_secret().nfkc().collect::<String>().into_bytes()
}

/// Why a password would be guessed soon: the whole of it is in the lists that attackers start with
/// (also with letters exchanged as in `p4ssw0rd`), belongs to the account, or is a simple pattern.
/// What is put together of several parts is left to its owner.
fn fault(password: &str, owner: &[String; 2]) -> Option<&'static str> {
    let owner = owner.each_ref().map(String::as_str);
    let entropy = zxcvbn::zxcvbn(password, &owner);
    let [whole] = entropy.sequence() else { return None };
    match &whole.pattern {
        MatchPattern::Dictionary(_) => {
            Some("is a common password, a single word, or your own name or address")
        }
        MatchPattern::Repeat(repeat) if repeat.base_token.chars().count() <= 3 => Some("is a repetition"),
        MatchPattern::Sequence(_) | MatchPattern::Spatial(_) => {
            Some("is a row of neighbouring keys or letters")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_refused() {
        let owner = ["marie@example.org".to_owned(), "mariecurie".to_owned()];
        for password in [
            "password1",
            "P4ssw0rd",
            "iloveyou",
            "12345678",
            "qwertyuiop",
            "aaaaaaaaaa",
            "abcabcabcabc",
            "MarieCurie",
            "marie@example.org",
        ] {
            assert!(fault(password, &owner).is_some(), "{password} is accepted");
        }
        for password in ["correct horse battery staple", "polonium-1898", "Tr0ub4dor&3", "пароль от радия"]
        {
            assert_eq!(fault(password, &owner), None, "{password}");
        }
    }

    #[test]
    fn hash_says_how_it_was_made() {
        let hash = hash(b"polonium-1898").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    }

    #[tokio::test]
    async fn composed_and_decomposed_characters_are_the_same_password() {
        let passwords = Passwords::new();
        let hash = passwords.hash("password", &"caf\u{e9} au lait".into(), ["", ""]).await.unwrap();
        assert!(passwords.verify(&"cafe\u{301} au lait".into(), Some(&hash)).await.unwrap());
        assert!(!passwords.verify(&"cafe au lait".into(), Some(&hash)).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        assert!(!Passwords::new().verify(&"".into(), None).await.unwrap());
    }

    #[tokio::test]
    async fn who_finds_the_queue_full_is_told_when_to_come_back() {
        let passwords = Passwords::new();
        let all = u32::try_from(passwords.queue.available_permits()).unwrap();
        let _taken = passwords.queue.acquire_many(all).await.unwrap();
        let error = passwords.verify(&"polonium-1898".into(), None).await.unwrap_err();
        assert_eq!(error.status(), 503);
    }
}
