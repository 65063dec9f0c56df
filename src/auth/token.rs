//! Tokens. An access token is a JWT (RFC 7519) that any node can check by itself; a refresh token
//! and an API key are random and known to the store by their hash only.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use rand::distr::{Alphanumeric, SampleString};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::{SessionId, UserId};

/// How long an access token is good for.
pub const ACCESS_LIFETIME: Duration = Duration::from_secs(15 * 60);
/// How long a refresh token is good for, and so how long a session lives unused.
pub const REFRESH_LIFETIME: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What every API key begins with, so that people and secret scanners know one when they see it.
pub const API_KEY_PREFIX: &str = "petri_";
/// Letters and digits after the prefix: 238 bits.
const API_KEY_RANDOM_CHARS: usize = 40;
/// Characters of a key that its owner sees later, to tell keys apart.
const API_KEY_SHOWN_CHARS: usize = API_KEY_PREFIX.len() + 6;

const ISSUER: &str = "petri";

/// What an access token says. What its user may do is not in it: that is looked up, so that it
/// can change while the token lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Whose it is.
    pub sub: UserId,
    /// The session it belongs to.
    pub sid: SessionId,
    iat: i64,
    exp: i64,
}

/// An access token that is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// It was good once.
    #[error("the access token has expired: refresh it")]
    Expired,
    /// It is not one of ours, or was changed.
    #[error("the access token is not valid")]
    Invalid,
}

/// Signs access tokens with the newest secret and accepts those signed with any of them, so that
/// replacing the secret signs nobody out.
pub struct AccessTokens {
    header: Header,
    signing: EncodingKey,
    accepted: Vec<(String, DecodingKey)>,
    validation: Validation,
}

impl AccessTokens {
    /// With these secrets, the newest first; at least one.
    pub fn new(secrets: &[SecretString]) -> Self {
        let bytes = |secret: &SecretString| secret.expose_secret().as_bytes().to_vec();
        let newest = bytes(secrets.first().expect("there is at least one secret"));
        let mut header = Header::new(Algorithm::HS256);
        header.kid = Some(key_id(&newest));
        let accepted =
            secrets.iter().map(bytes).map(|secret| (key_id(&secret), DecodingKey::from_secret(&secret)));
        let mut validation = Validation::new(Algorithm::HS256);
        validation.leeway = 0;
        validation.set_required_spec_claims(&["exp", "iss", "sub"]);
        validation.set_issuer(&[ISSUER]);
        Self { header, signing: EncodingKey::from_secret(&newest), accepted: accepted.collect(), validation }
    }

    /// A token for a session, good for [`ACCESS_LIFETIME`] from `now` on.
    pub fn issue(&self, user: UserId, session: SessionId, now: Timestamp) -> SecretString {
        #[derive(Serialize)]
        struct Issued {
            iss: &'static str,
            #[serde(flatten)]
            claims: Claims,
        }
        let iat = now.as_second();
        let exp = iat + ACCESS_LIFETIME.as_secs() as i64;
        let issued = Issued { iss: ISSUER, claims: Claims { sub: user, sid: session, iat, exp } };
        // Ids and numbers always serialise, and an HMAC key of any length signs.
        jsonwebtoken::encode(&self.header, &issued, &self.signing).expect("claims can be signed").into()
    }

    /// What a token says, if it is one of ours and still good.
    ///
    /// # Errors
    /// Whether it has expired or never was good.
    pub fn verify(&self, token: &str) -> Result<Claims, TokenError> {
        let header = jsonwebtoken::decode_header(token).map_err(|_| TokenError::Invalid)?;
        let known = self.accepted.iter().find(|(id, _)| header.kid.as_ref() == Some(id));
        let (_, key) = known.ok_or(TokenError::Invalid)?;
        match jsonwebtoken::decode(token, key, &self.validation) {
            Ok(token) => Ok(token.claims),
            Err(error) if *error.kind() == ErrorKind::ExpiredSignature => Err(TokenError::Expired),
            Err(_) => Err(TokenError::Invalid),
        }
    }
}

/// Names a key without telling anything about it.
fn key_id(secret: &[u8]) -> String {
    let digest = Sha256::new().chain_update(b"petri key id\0").chain_update(secret).finalize();
    hex::encode(&digest[..8])
}

/// A new refresh token: the session's id, so that it can be found, and 256 random bits.
pub fn new_refresh_token(session: SessionId) -> SecretString {
    let random = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
    format!("{}.{random}", session.0.simple()).into()
}

/// The session that a refresh token belongs to, if it looks like one.
pub fn session_of(refresh_token: &str) -> Option<SessionId> {
    refresh_token.split_once('.')?.0.parse().ok()
}

/// A new API key, and the part of it that may be shown later.
pub fn new_api_key() -> (SecretString, String) {
    let random = Alphanumeric.sample_string(&mut rand::rng(), API_KEY_RANDOM_CHARS);
    let key = format!("{API_KEY_PREFIX}{random}");
    let shown = key[..API_KEY_SHOWN_CHARS].to_owned();
    (key.into(), shown)
}

/// What the store knows a random token by. Tokens of this many bits need no slow hash.
pub fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "V3hWk1cTq0Zz8mJd2sXyPfLrB6nGaEuo";
    const NEW: &str = "9yQpLw4RtX7vNc2KjHsGdFbZaMeUi8Ow";

    fn tokens(secrets: &[&str]) -> AccessTokens {
        AccessTokens::new(&secrets.iter().map(|&secret| secret.into()).collect::<Vec<_>>())
    }

    fn issue(tokens: &AccessTokens, age: Duration) -> SecretString {
        tokens.issue(UserId::new(), SessionId::new(), Timestamp::now() - age)
    }

    #[test]
    fn token_is_good_for_fifteen_minutes() {
        let tokens = tokens(&[NEW]);
        let young = issue(&tokens, ACCESS_LIFETIME - Duration::from_secs(60));
        assert!(tokens.verify(young.expose_secret()).is_ok());
        let old = issue(&tokens, ACCESS_LIFETIME + Duration::from_secs(1));
        assert_eq!(tokens.verify(old.expose_secret()), Err(TokenError::Expired));
    }

    #[test]
    fn replaced_secret_still_verifies_but_signs_no_more() {
        let before = issue(&tokens(&[OLD]), Duration::ZERO);
        let rotating = tokens(&[NEW, OLD]);
        assert!(rotating.verify(before.expose_secret()).is_ok());
        let after = issue(&rotating, Duration::ZERO);
        assert!(tokens(&[NEW]).verify(after.expose_secret()).is_ok());
        assert_eq!(tokens(&[NEW]).verify(before.expose_secret()), Err(TokenError::Invalid));
    }

    #[test]
    fn token_without_a_signature_is_refused() {
        let tokens = tokens(&[NEW]);
        let token = issue(&tokens, Duration::ZERO);
        let [_, claims, _] = token.expose_secret().split('.').collect::<Vec<_>>()[..] else { panic!() };
        let none = URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"none","kid":"{}"}}"#, key_id(NEW.as_bytes())));
        for forged in
            [format!("{none}.{claims}."), format!("{none}.{claims}"), claims.to_owned(), String::new()]
        {
            assert_eq!(tokens.verify(&forged), Err(TokenError::Invalid), "{forged}");
        }
    }

    #[test]
    fn refresh_token_names_its_session() {
        let session = SessionId::new();
        let token = new_refresh_token(session);
        assert_eq!(session_of(token.expose_secret()), Some(session));
        assert_eq!(session_of("petri"), None);
    }
}
