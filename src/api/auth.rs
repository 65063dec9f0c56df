//! Signing up, in and out.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};
use axum::{Extension, Json};
use axum_extra::extract::CookieJar;
use garde::Validate;
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use utoipa::ToSchema;

use super::extract::Body;
use super::me::Profile;
use super::refusals::{BadBody, Busy, NotYours};
use crate::app::App;
use crate::auth::credentials::suspended;
use crate::auth::session::Tokens;
use crate::auth::{SignedIn, names, password, session, throttle};
use crate::error::{ApiError, ApiResult, Problem};
use crate::middleware::ClientIp;
use crate::model::{self, Role, User, UserId};

const EMAIL_LENGTH_MAX: usize = 254;

/// A new account.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// An e-mail address that no other account has; case makes no difference.
    #[garde(custom(is_email))]
    #[schema(
        format = Email,
        min_length = 3,
        max_length = 254,
        pattern = r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$",
        example = "marie@example.org"
    )]
    email: String,
    /// A name that no other account has, of ASCII letters, digits, `.`, `_` and `-`; case makes no
    /// difference.
    #[garde(custom(is_username))]
    #[schema(
        min_length = 3,
        max_length = 32,
        pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{2,31}$",
        example = "marie"
    )]
    username: String,
    /// 8 to 128 characters, not one of the common passwords.
    #[garde(custom(is_new_password))]
    #[schema(value_type = String, format = Password, min_length = 8, max_length = 128, example = "polonium-1898")]
    password: SecretString,
}

/// Who signs in.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The e-mail address or the user name.
    #[garde(length(chars, min = 1, max = 254))]
    #[schema(min_length = 1, max_length = 254, example = "marie")]
    login: String,
    /// The password.
    #[garde(custom(is_password))]
    #[schema(value_type = String, format = Password, min_length = 1, max_length = 128, example = "polonium-1898")]
    password: SecretString,
}

/// A new password.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The password so far.
    #[garde(custom(is_password))]
    #[schema(value_type = String, format = Password, min_length = 1, max_length = 128, example = "polonium-1898")]
    current_password: SecretString,
    /// 8 to 128 characters, not one of the common passwords.
    #[garde(custom(is_new_password))]
    #[schema(value_type = String, format = Password, min_length = 8, max_length = 128, example = "radium-1910")]
    new_password: SecretString,
}

/// Makes an account and signs in.
#[utoipa::path(post, path = "/auth/register", tag = "accounts", security(()), request_body = Registration, responses(
    (status = 201, description = "The account; its session is in the cookies", body = Profile,
        headers(("set-cookie" = String, description = "An access and a refresh token"))),
    (status = 403, description = "The request comes from a page of another site", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "The address or the name is another account's", body = Problem, content_type = "application/problem+json"),
    BadBody, Busy,
))]
pub async fn register(
    State(app): State<App>,
    Extension(client): Extension<ClientIp>,
    Body(registration): Body<Registration>,
) -> ApiResult<impl IntoResponse> {
    throttle::attempt(&app, client, None).await?;
    let Registration { email, username, password } = registration;
    let owner = [email.as_str(), username.as_str()];
    let password_hash = app.auth.passwords.hash("password", &password, owner).await?;
    let user = User {
        id: UserId::new(),
        email_key: names::key(&email),
        email,
        username_key: names::key(&username),
        username,
        password_hash,
        role: Role::User,
        suspended_at: None,
        quota: None,
        created_at: model::now(),
    };
    app.storage.documents.create_user(&user).await?;
    count("registered");
    let cookies = start_session(&app, &user).await?;
    let location = AppendHeaders([(header::LOCATION, "/api/v1/me")]);
    Ok((StatusCode::CREATED, location, cookies, Json(Profile::from(user))))
}

/// Signs in with a password.
#[utoipa::path(post, path = "/auth/login", tag = "accounts", security(()), request_body = Credentials, responses(
    (status = 200, description = "The account; its session is in the cookies", body = Profile,
        headers(("set-cookie" = String, description = "An access and a refresh token"))),
    (status = 401, description = "The login or the password is wrong", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "The account is suspended, or the request comes from a page of another site", body = Problem, content_type = "application/problem+json"),
    BadBody, Busy,
))]
pub async fn login(
    State(app): State<App>,
    Extension(client): Extension<ClientIp>,
    Body(credentials): Body<Credentials>,
) -> ApiResult<impl IntoResponse> {
    let key = names::key(&credentials.login);
    let user = app.storage.documents.user_by_login(&key).await?;
    // One bucket for an account, whether it is called by its name or its address.
    let subject = user.as_ref().map_or(key, |user| user.id.to_string());
    throttle::attempt(&app, client, Some(&subject)).await?;
    let hash = user.as_ref().map(|user| user.password_hash.as_str());
    let right = app.auth.passwords.verify(&credentials.password, hash).await?;
    let Some(user) = user.filter(|_| right) else {
        count("wrong");
        return Err(ApiError::unauthenticated("the login or the password is wrong"));
    };
    if user.suspended_at.is_some() {
        count("suspended");
        return Err(suspended());
    }
    count("signed_in");
    Ok((start_session(&app, &user).await?, Json(Profile::from(user))))
}

/// Exchanges the refresh token in the cookie for new tokens. It is good once: presenting it again
/// later ends the session.
#[utoipa::path(post, path = "/auth/refresh", tag = "accounts", security(("refresh" = [])), responses(
    (status = 200, description = "The account; its session goes on with the new cookies", body = Profile,
        headers(("set-cookie" = String, description = "An access and a refresh token"))),
    (status = 409, description = "Another request used the same token at this moment: go on with its cookies", body = Problem, content_type = "application/problem+json"),
    NotYours, Busy,
))]
pub async fn refresh(
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, impl IntoResponse> {
    let received_at = Timestamp::now();
    let presented = app.auth.cookies.refresh(&headers).unwrap_or_default();
    match session::refresh(&app.auth, &app.storage, &presented, received_at).await {
        Ok((user, tokens)) => {
            Ok((app.auth.cookies.with(&tokens.access, &tokens.refresh), Json(Profile::from(user))))
        }
        Err(error) if error.status() == StatusCode::UNAUTHORIZED => Err((app.auth.cookies.without(), error)),
        Err(error) => Err((CookieJar::new(), error)),
    }
}

/// Signs out: ends the session of the cookies or of the access token. Signing out twice is no error.
#[utoipa::path(post, path = "/auth/logout", tag = "accounts", security((), ("cookie" = []), ("bearer" = [])), responses(
    (status = 204, description = "The session has ended"),
    (status = 403, description = "The request comes from a page of another site", body = Problem, content_type = "application/problem+json"),
    Busy,
))]
pub async fn logout(
    State(app): State<App>,
    signed_in: Result<SignedIn, ApiError>,
    headers: HeaderMap,
) -> ApiResult<impl IntoResponse> {
    if let Some(token) = app.auth.cookies.refresh(&headers) {
        session::end_by_refresh_token(&app.auth, &app.storage, &token).await?;
    }
    if let Ok(SignedIn { session, .. }) = signed_in {
        session::end(&app.auth, &app.storage, session).await?;
    }
    Ok((StatusCode::NO_CONTENT, app.auth.cookies.without()))
}

/// Ends all sessions of the user, on every device. API keys stay.
#[utoipa::path(post, path = "/auth/logout-all", tag = "accounts", security(("cookie" = []), ("bearer" = [])), responses(
    (status = 204, description = "All sessions have ended"), NotYours, Busy,
))]
pub async fn logout_all(
    State(app): State<App>,
    SignedIn { user, .. }: SignedIn,
) -> ApiResult<impl IntoResponse> {
    session::end_all(&app.auth, &app.storage, user, None).await?;
    Ok((StatusCode::NO_CONTENT, app.auth.cookies.without()))
}

/// Changes the password and ends the user's other sessions. API keys stay.
#[utoipa::path(post, path = "/auth/password", tag = "accounts", security(("cookie" = []), ("bearer" = [])), request_body = PasswordChange, responses(
    (status = 204, description = "The password is changed"), NotYours, BadBody, Busy,
))]
pub async fn change_password(
    State(app): State<App>,
    Extension(client): Extension<ClientIp>,
    signed_in: SignedIn,
    Body(change): Body<PasswordChange>,
) -> ApiResult<StatusCode> {
    throttle::attempt(&app, client, Some(&signed_in.user.to_string())).await?;
    let user = super::me::find(&app, signed_in.user).await?;
    if !app.auth.passwords.verify(&change.current_password, Some(&user.password_hash)).await? {
        return Err(ApiError::forbidden("the current password is wrong"));
    }
    let owner = [user.email.as_str(), user.username.as_str()];
    let hash = app.auth.passwords.hash("new_password", &change.new_password, owner).await?;
    if !app.storage.documents.replace_password_hash(user.id, &user.password_hash, &hash).await? {
        return Err(ApiError::forbidden("the current password is wrong: it was changed at this moment"));
    }
    session::end_all(&app.auth, &app.storage, user.id, Some(signed_in.session)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn start_session(app: &App, user: &User) -> ApiResult<CookieJar> {
    let Tokens { access, refresh } = session::start(&app.auth, &app.storage, user).await?;
    Ok(app.auth.cookies.with(&access, &refresh))
}

fn count(outcome: &'static str) {
    metrics::counter!("petri_sign_ins_total", "outcome" => outcome).increment(1);
}

fn is_email(email: &str, (): &()) -> garde::Result {
    let valid = email.len() <= EMAIL_LENGTH_MAX
        && !email.ends_with(']')
        && garde::rules::email::parse_email(email).is_ok();
    valid.then_some(()).ok_or_else(|| {
        garde::Error::new("must be an e-mail address of at most 254 characters, such as marie@example.org")
    })
}

fn is_username(name: &str, (): &()) -> garde::Result {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    let valid = (3..=32).contains(&name.len())
        && name.bytes().all(fits)
        && name.as_bytes()[0].is_ascii_alphanumeric();
    valid.then_some(()).ok_or_else(|| {
        garde::Error::new("must be 3 to 32 of a-z, A-Z, 0-9, '.', '_' and '-', with a letter or digit first")
    })
}

fn is_new_password(password: &SecretString, (): &()) -> garde::Result {
    length(password, password::LENGTH_MIN)
}

/// Whether a password is right is not a matter of its length.
fn is_password(password: &SecretString, (): &()) -> garde::Result {
    length(password, 1)
}

fn length(password: &SecretString, min: usize) -> garde::Result {
    let max = password::LENGTH_MAX;
    match password.expose_secret().chars().count() {
        length if (min..=max).contains(&length) => Ok(()),
        _ => Err(garde::Error::new(format!("must have {min} to {max} characters"))),
    }
}
