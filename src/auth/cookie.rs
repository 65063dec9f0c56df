//! The cookies that browsers keep tokens in. Scripts can't read them (`HttpOnly`), other sites can't
//! make a browser send them (`SameSite=Strict`), and they travel by TLS only (`Secure`), except on a
//! plain-http service of this machine, where not every client would send them back.
//!
//! `Secure` cookies have a prefix (RFC 6265bis, section 4.1.3) with which no neighbouring subdomain
//! and no plain-http page can plant one of the same name.

use std::time::Duration;

use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use secrecy::{ExposeSecret, SecretString};

use super::token::REFRESH_LIFETIME;
use crate::config::ServerConfig;

/// The refresh token is sent nowhere else.
const REFRESH_PATH: &str = "/api/v1/auth";

/// How this service's cookies are called and marked.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    secure: bool,
}

impl Cookies {
    /// For a service that is reached as configured.
    pub fn new(config: &ServerConfig) -> Self {
        Self { secure: config.is_https() || !config.listen.ip().is_loopback() }
    }

    /// The name of the access token's cookie.
    pub fn access_name(self) -> &'static str {
        if self.secure { "__Host-petri_access" } else { "petri_access" }
    }

    /// The name of the refresh token's cookie.
    pub fn refresh_name(self) -> &'static str {
        if self.secure { "__Secure-petri_refresh" } else { "petri_refresh" }
    }

    /// The access token in a request.
    pub fn access(self, headers: &HeaderMap) -> Option<String> {
        self.read(headers, self.access_name())
    }

    /// The refresh token in a request.
    pub fn refresh(self, headers: &HeaderMap) -> Option<String> {
        self.read(headers, self.refresh_name())
    }

    /// Cookies with both tokens. The access token's outlives what is in it, so that a token that has
    /// expired is told apart from none.
    pub fn with(self, access: &SecretString, refresh: &SecretString) -> CookieJar {
        let value = |token: &SecretString| token.expose_secret().to_owned();
        self.both(value(access), value(refresh), REFRESH_LIFETIME)
    }

    /// Tells the browser to forget both.
    pub fn without(self) -> CookieJar {
        self.both(String::new(), String::new(), Duration::ZERO)
    }

    fn both(self, access: String, refresh: String, lifetime: Duration) -> CookieJar {
        let cookie = |name, path, value| {
            Cookie::build((name, value))
                .path(path)
                .max_age(lifetime.try_into().expect("a month is within range"))
                .http_only(true)
                .secure(self.secure)
                .same_site(SameSite::Strict)
        };
        CookieJar::new().add(cookie(self.access_name(), "/", access)).add(cookie(
            self.refresh_name(),
            REFRESH_PATH,
            refresh,
        ))
    }

    fn read(self, headers: &HeaderMap, name: &str) -> Option<String> {
        CookieJar::from_headers(headers).get(name).map(|cookie| cookie.value().to_owned())
    }
}
