//! The secrets that access tokens are signed with: the operator's, or for a service of this
//! machine alone one that is made once and kept. A service that others can reach refuses to start
//! without a good one.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret, SecretString};

use crate::config::Config;

/// HMAC-SHA-256 wants a key as long as its output (RFC 7518, section 3.2).
const LENGTH_MIN: usize = 32;
/// Decimal digits of the number of guesses. `zxcvbn` counts no further than 2⁶⁴.
const GUESSES_LOG10_MIN: f64 = 19.0;

/// There is no secret to sign with.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// Others reach the service, and no secret is configured.
    #[error(
        "auth.secret (PETRI_AUTH__SECRET) is not set, and it must be when {reason}: set it to what \
         `openssl rand -base64 32` prints, the same on every node"
    )]
    Missing {
        /// Why there is no default.
        reason: &'static str,
    },
    /// A secret could be guessed.
    #[error(
        "{origin} is too weak: number {number} of its secrets {fault}; use what `openssl rand -base64 32` prints"
    )]
    Weak {
        /// Where it stands.
        origin: String,
        /// Which one, counted from 1.
        number: usize,
        /// What is wrong with it.
        fault: &'static str,
    },
    /// Others on this machine could read the kept secret.
    #[error("{} can be read by other users: `chmod 600` it, or remove it to get a new one", .0.display())]
    Exposed(PathBuf),
    /// The kept secret can't be read or written.
    #[error("can't keep a secret in {}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

/// The secrets in use, the one that signs first; never empty.
///
/// # Errors
/// When there is none and the service may not make its own, or one of them is weak.
pub fn load(config: &Config) -> Result<Vec<SecretString>, SecretError> {
    if let Some(secret) = &config.auth.secret {
        return split(secret.expose_secret(), "auth.secret (PETRI_AUTH__SECRET)");
    }
    if let Some(reason) = why_others_reach_it(config) {
        return Err(SecretError::Missing { reason });
    }
    let path = config.storage.data_dir().join("secret");
    let text = read_or_make(&path).map_err(|source| SecretError::File { path: path.clone(), source })?;
    match is_private(&path) {
        true => split(text.expose_secret(), &path.display().to_string()),
        false => Err(SecretError::Exposed(path)),
    }
}

/// What makes this more than a service for its own machine.
fn why_others_reach_it(config: &Config) -> Option<&'static str> {
    match () {
        () if !config.server.listen.ip().is_loopback() => Some("the service listens to other machines"),
        () if config.server.is_https() => Some("the service has a public https address"),
        () if config.storage.mongodb_url.is_some() => Some("nodes share their documents"),
        () => None,
    }
}

fn split(text: &str, origin: &str) -> Result<Vec<SecretString>, SecretError> {
    let secrets =
        text.trim().split(',').map(str::trim).enumerate().map(|(index, secret)| match fault(secret) {
            Some(fault) => Err(SecretError::Weak { origin: origin.to_owned(), number: index + 1, fault }),
            None => Ok(SecretString::from(secret)),
        });
    secrets.collect()
}

fn fault(secret: &str) -> Option<&'static str> {
    if secret.len() < LENGTH_MIN {
        return Some("has fewer than 32 characters");
    }
    (zxcvbn::zxcvbn(secret, &[]).guesses_log10() < GUESSES_LOG10_MIN).then_some("is easy to guess")
}

fn read_or_make(path: &Path) -> io::Result<SecretString> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(path),
        read => read.map(SecretString::from),
    }
}

/// Written beside and renamed, so that a crash leaves no half of a secret.
fn make(path: &Path) -> io::Result<SecretString> {
    let secret = SecretString::from(URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()));
    if let Some(directory) = path.parent() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
    }
    let new = path.with_extension("new");
    let _ = fs::remove_file(&new);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
    writeln!(file, "{}", secret.expose_secret())?;
    file.sync_all()?;
    fs::rename(&new, path)?;
    Ok(secret)
}

fn is_private(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(directory: &Path) -> Config {
        let mut config = Config::default();
        config.storage.data_dir = Some(directory.to_owned());
        config
    }

    fn with_secret(secret: &str) -> Config {
        let mut config = Config::default();
        config.auth.secret = Some(SecretString::from(secret));
        config
    }

    #[test]
    fn secret_of_the_embedded_default_is_made_once_and_kept_private() {
        let directory = tempfile::tempdir().unwrap();
        let data = directory.path().join("data");
        let first = load(&config(&data)).unwrap();
        let again = load(&config(&data)).unwrap();
        assert_eq!(first[0].expose_secret(), again[0].expose_secret());
        let mode = fs::metadata(data.join("secret")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn kept_secret_that_others_can_read_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        load(&config(directory.path())).unwrap();
        let path = directory.path().join("secret");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let error = load(&config(directory.path())).unwrap_err().to_string();
        assert!(error.contains("chmod 600"), "{error}");
    }

    #[test]
    fn service_that_others_reach_needs_a_secret() {
        let mut public = Config::default();
        public.server.listen = "0.0.0.0:80".parse().unwrap();
        let mut https = Config::default();
        https.server.public_url = Some("https://code.example.org".into());
        let mut shared = Config::default();
        shared.storage.mongodb_url = Some(SecretString::from("mongodb://db/petri"));
        for config in [public, https, shared] {
            let error = load(&config).unwrap_err().to_string();
            assert!(error.contains("PETRI_AUTH__SECRET") && error.contains("openssl"), "{error}");
        }
    }

    #[test]
    fn weak_secrets_are_refused_with_the_reason_and_not_shown() {
        for (secret, fault) in [
            ("hunter2", "fewer than 32 characters"),
            ("passwordpasswordpasswordpassword", "easy to guess"),
            ("01234567890123456789012345678901", "easy to guess"),
            ("V3hWk1cTq0Zz8mJd2sXyPfLrB6nGaEuo,short", "number 2"),
        ] {
            let error = load(&with_secret(secret)).unwrap_err().to_string();
            assert!(error.contains(fault) && !error.contains(secret), "{error}");
        }
    }

    #[test]
    fn several_secrets_are_taken_apart() {
        let both = "V3hWk1cTq0Zz8mJd2sXyPfLrB6nGaEuo, 9yQpLw4RtX7vNc2KjHsGdFbZaMeUi8Ow";
        let secrets = load(&with_secret(both)).unwrap();
        assert_eq!(secrets[1].expose_secret(), "9yQpLw4RtX7vNc2KjHsGdFbZaMeUi8Ow");
    }
}
