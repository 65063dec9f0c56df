//! What the service tells its operator: the log, the metrics and, if they are wanted, traces.

mod traces;

use std::io::IsTerminal;
use std::sync::OnceLock;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

use crate::config::{LogFormat, TelemetryConfig};

pub use traces::{continue_trace, trace_status};

/// Seconds: from a fraction of a run to the longest.
const LATENCY_BUCKETS: &[f64] =
    &[0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0];

/// What was started; dropping it sends off the traces that are still here.
#[must_use]
pub struct Telemetry(Option<SdkTracerProvider>);

/// Sends the log to stderr, more of it with each `-v` (`RUST_LOG` overrides the level), and traces to a
/// collector if one is configured. Must be called, and its result dropped, outside of a tokio runtime.
///
/// # Errors
/// When the collector's endpoint is not a URL.
pub fn start(config: &TelemetryConfig, verbose: u8) -> anyhow::Result<Telemetry> {
    let level = ["warn", "warn,petri=info", "info,petri=debug"][usize::from(verbose.min(2))];
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let log = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let log = match config.log_format {
        LogFormat::Pretty => log.with_ansi(std::io::stderr().is_terminal()).boxed(),
        LogFormat::Json => log.json().boxed(),
    };
    let provider = config.otlp_endpoint.as_deref().map(traces::export).transpose()?;
    let registry = tracing_subscriber::registry().with(log.with_filter(filter));
    registry.with(provider.as_ref().map(traces::layer)).init();
    Ok(Telemetry(provider))
}

impl Drop for Telemetry {
    fn drop(&mut self) {
        if let Some(provider) = &self.0
            && let Err(error) = provider.shutdown()
        {
            tracing::warn!(%error, "the last traces could not be sent");
        }
    }
}

/// The metrics of this process. They are recorded from the first call on.
pub fn metrics() -> &'static PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE.get_or_init(|| {
        let builder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), LATENCY_BUCKETS)
            .unwrap_or_else(|_| PrometheusBuilder::new());
        let recorder = builder.build_recorder();
        let handle = recorder.handle();
        // Fails only when another recorder is there; then ours stays empty, which `/metrics` shows.
        let _ = metrics::set_global_recorder(recorder);
        describe();
        handle
    })
}

fn describe() {
    use metrics::{Unit, describe_counter, describe_histogram};
    describe_counter!("petri_runs_total", "Programs run, by runtime and outcome");
    describe_counter!("petri_run_fuel_total", "Fuel used by programs, by runtime");
    describe_histogram!(
        "petri_run_duration_seconds",
        Unit::Seconds,
        "From a program's start to its end, by runtime"
    );
    describe_counter!("petri_http_requests_total", "Requests answered, by method, route and status");
    describe_histogram!(
        "petri_http_request_duration_seconds",
        Unit::Seconds,
        "From a request's header to its response's, by method and route"
    );
    describe_counter!(
        "petri_sign_ins_total",
        "Attempts to sign in or register, by outcome: signed_in, registered, wrong, suspended or throttled"
    );
}
