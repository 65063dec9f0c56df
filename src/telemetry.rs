//! What the service tells its operator: the log and the metrics.

use std::io::IsTerminal;
use std::sync::OnceLock;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

use crate::config::LogFormat;

/// Seconds: from a fraction of a run to the longest.
const LATENCY_BUCKETS: &[f64] =
    &[0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0];

/// Sends the log to stderr, more of it with each `-v`. `RUST_LOG` overrides the level.
pub fn start_log(format: LogFormat, verbose: u8) {
    let level = ["warn", "warn,petri=info", "info,petri=debug"][usize::from(verbose.min(2))];
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        LogFormat::Pretty => log.with_ansi(std::io::stderr().is_terminal()).init(),
        LogFormat::Json => log.json().init(),
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
