//! The playground's pages: the bundle that `make web` puts into `web/dist`, embedded in the binary.
//!
//! Assets have a hash in their name and never change under it; the page that names them is asked
//! for anew each time. Compressed copies are made when the bundle is and only chosen from here.

use std::fmt::Write as _;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::error::ApiError;

#[derive(RustEmbed)]
#[folder = "web/dist"]
#[allow_missing = true]
struct Bundle;

/// The compressed copies that a bundle has, the smallest first: coding and the file's ending.
const CODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// The page runs our own scripts and styles and nothing else: nothing inline, nothing evaluated,
/// no markup made from text.
const CONTENT_SECURITY_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
);

const ASK_EACH_TIME: HeaderValue = HeaderValue::from_static("no-cache");
const NEVER_CHANGES: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Stands in for the page in a binary that was built without the bundle.
const NOT_BUILT: &str = "The playground is not part of this binary. \
    Build it with `make build`, or with `make web` before `cargo build`. The API is at /api/docs.\n";

/// `/` and `/s/{id}`, which are the same page, and its assets.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/", get(page)).route("/s/{id}", get(page)).route("/assets/{name}", get(asset))
}

async fn page(headers: HeaderMap) -> Response {
    serve("index.html", ASK_EACH_TIME, &headers).unwrap_or_else(|| NOT_BUILT.into_response())
}

async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    serve(&format!("assets/{name}"), NEVER_CHANGES, &headers)
        .unwrap_or_else(|| ApiError::not_found("there is no such asset").into_response())
}

/// The file at `path`, in the best coding that the request accepts; `None` if there is none.
fn serve(path: &str, cache_control: HeaderValue, request: &HeaderMap) -> Option<Response> {
    let plain = Bundle::get(path)?;
    let etag = etag(&plain);
    let fixed = [
        (header::CACHE_CONTROL, cache_control),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::ETAG, etag.clone()),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    if knows(request, &etag) {
        return Some((StatusCode::NOT_MODIFIED, fixed).into_response());
    }
    let coded = CODINGS.iter().filter(|(coding, _)| accepts(request, coding)).find_map(|(coding, ending)| {
        let file = Bundle::get(&format!("{path}{ending}"))?;
        Some(([(header::CONTENT_ENCODING, *coding)], file.data).into_response())
    });
    let mut response = coded.unwrap_or_else(|| plain.data.into_response());
    response.headers_mut().insert(header::CONTENT_TYPE, content_type(path));
    Some((fixed, response).into_response())
}

/// From the file's content, and weak: the same page in another coding has the same one.
fn etag(file: &EmbeddedFile) -> HeaderValue {
    let mut etag = String::from("W/\"");
    for byte in &file.metadata.sha256_hash()[..12] {
        let _ = write!(etag, "{byte:02x}");
    }
    etag.push('"');
    HeaderValue::try_from(etag).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// Whether the client has this version already (`If-None-Match`, RFC 9110 section 13.1.2).
fn knows(request: &HeaderMap, etag: &HeaderValue) -> bool {
    let (Some(known), Ok(etag)) = (request.get(header::IF_NONE_MATCH), etag.to_str()) else { return false };
    let strong = etag.trim_start_matches("W/");
    known
        .to_str()
        .is_ok_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == strong))
}

/// Whether `Accept-Encoding` names a coding, and not with a quality of zero.
fn accepts(request: &HeaderMap, coding: &str) -> bool {
    let accepted = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|one| {
        let (name, quality) = one.split_once(';').unwrap_or((one, ""));
        let quality = quality.trim().strip_prefix("q=").and_then(|q| q.parse().ok()).unwrap_or(1.0);
        name.trim().eq_ignore_ascii_case(coding) && quality > 0.0
    })
}

fn content_type(path: &str) -> HeaderValue {
    HeaderValue::from_static(match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "text/plain; charset=utf-8",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepting(value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))])
    }

    #[test]
    fn coding_is_accepted_unless_its_quality_is_zero() {
        let browser = accepting("gzip, deflate, br;q=0.8, zstd");
        assert!(accepts(&browser, "br") && accepts(&browser, "gzip"));
        assert!(!accepts(&accepting("gzip, br;q=0"), "br"));
        assert!(!accepts(&HeaderMap::new(), "gzip"));
    }

    #[test]
    fn etag_is_recognised_in_a_list_and_by_weak_comparison() {
        let etag = HeaderValue::from_static("W/\"b\"");
        let ask = |value| HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_static(value))]);
        assert!(knows(&ask("\"a\", \"b\""), &etag));
        assert!(!knows(&ask("\"a\""), &etag));
    }
}
