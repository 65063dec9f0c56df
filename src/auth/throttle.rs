//! How often passwords may be tried. An account has a bucket of its own, so that many addresses can't
//! share the guessing, and so has an address, so that it can't go through many accounts. Attempts
//! count whether they succeed or not, and whether or not there is such an account.
//!
//! Whoever empties an account's bucket keeps its owner from signing in for a while, but not from
//! using the sessions and keys there are.

use crate::app::App;
use crate::error::{ApiError, ApiResult};
use crate::middleware::ClientIp;

use super::token;

/// Counts an attempt to sign in to an account, named by its id or, if there is no such account, by what
/// was typed; or to make one (`None`).
///
/// # Errors
/// 429 when there were too many.
pub async fn attempt(app: &App, client: ClientIp, account: Option<&str>) -> ApiResult<()> {
    let limits = &app.config.rate_limits;
    if !limits.enabled {
        return Ok(());
    }
    let mut buckets = vec![(format!("sign-in:ip:{}", client.network()), limits.sign_in_per_address)];
    if let Some(account) = account {
        // By hash: the shared state is no place for addresses.
        buckets.push((format!("sign-in:account:{}", token::hash(account)), limits.sign_in_per_account));
    }
    for (bucket, rate) in buckets {
        app.storage.shared.take_tokens(&bucket, 1, rate).await.map_err(|wait| {
            metrics::counter!("petri_sign_ins_total", "outcome" => "throttled").increment(1);
            ApiError::too_many_requests("too many attempts to sign in or register; try again later")
                .retry_after(wait)
        })?;
    }
    Ok(())
}
