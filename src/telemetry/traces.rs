//! Traces for an OpenTelemetry collector: a span for each request and each run, with ids, routes,
//! outcomes and figures, and never code, input, output, tokens or bodies.
//!
//! Nothing of this is made unless an endpoint is configured.

use std::sync::OnceLock;

use anyhow::Context;
use axum::http::{HeaderMap, StatusCode};
use opentelemetry::propagation::{Extractor, TextMapPropagator};
use opentelemetry::trace::{Status, TracerProvider};
use opentelemetry_otlp::{SpanExporter, WithExportConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing::{Level, Span, Subscriber};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::registry::LookupSpan;

/// Where OTLP over HTTP takes traces, after the endpoint's own path.
const TRACES_PATH: &str = "/v1/traces";

/// Whether spans are sent anywhere.
static ON: OnceLock<()> = OnceLock::new();

/// Sends spans to a collector, in batches and from a thread of its own.
///
/// # Errors
/// When the endpoint is not a URL.
pub(super) fn export(endpoint: &str) -> anyhow::Result<SdkTracerProvider> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_endpoint(format!("{}{TRACES_PATH}", endpoint.trim_end_matches('/')))
        .build()
        .with_context(|| format!("telemetry.otlp_endpoint {endpoint:?}"))?;
    let resource = match std::env::var_os("OTEL_SERVICE_NAME") {
        Some(_) => Resource::builder(),
        None => Resource::builder().with_service_name("petri"),
    };
    let _ = ON.set(());
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource.build()).build())
}

/// Hands our own spans to the provider, and no others.
pub(super) fn layer<S>(provider: &SdkTracerProvider) -> impl Layer<S>
where
    S: Subscriber + for<'span> LookupSpan<'span>,
{
    tracing_opentelemetry::layer()
        .with_tracer(provider.tracer("petri"))
        .with_location(false)
        .with_threads(false)
        .with_tracked_inactivity(false)
        .with_filter(Targets::new().with_target("petri", Level::INFO))
}

/// Makes a request's span a child of the caller's, if the request says what that is (`traceparent`, W3C
/// Trace Context), and names it as OpenTelemetry does.
pub fn continue_trace(span: &Span, headers: &HeaderMap, method: &str, route: &str) {
    if ON.get().is_none() {
        return;
    }
    let caller = TraceContextPropagator::new().extract(&Headers(headers));
    // Fails only when the span is not exported, and then needs no parent.
    let _ = span.set_parent(caller);
    span.record("otel.name", format!("{method} {route}"));
    span.record("otel.kind", "server");
}

/// Notes how the request that is being served was answered; our own faults are errors of its span.
pub fn trace_status(status: StatusCode) {
    if ON.get().is_none() {
        return;
    }
    let span = Span::current();
    span.set_attribute("http.response.status_code", i64::from(status.as_u16()));
    if status.is_server_error() {
        span.set_status(Status::error(status.canonical_reason().unwrap_or_default()));
    }
}

struct Headers<'a>(&'a HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(|name| name.as_str()).collect()
    }
}
