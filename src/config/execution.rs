//! Who may run programs, how many at a time, and how they share the machine.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::rate_limits::on_off;
use crate::model::{LimitsConfig, LimitsRequest, Quota};

const GIB: u64 = 1 << 30;
const MIB: u64 = 1 << 20;

/// Who may run programs, how many at a time, and how they share the machine.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ExecutionConfig {
    /// Whether callers without an account may run programs: `on` or `off`, also
    /// `PETRI_ANONYMOUS_RUNS`. Default: on when the service listens to this machine only.
    #[serde(with = "on_off::optional")]
    #[schemars(with = "Option<bool>")]
    pub anonymous_runs: Option<bool>,
    /// What a run of a caller without an account may ask for at most, and gets at most by default.
    pub anonymous_limits: LimitsRequest,
    /// How much callers without an account may run, those of one address (IPv6: one /64) together.
    /// Default 5 programs at a time, 200 billion units of fuel (some minutes of CPU) an hour.
    pub anonymous_quota: Quota,
    /// How much a user may run, unless an administrator set another quota. Default 20 programs at
    /// a time, 2,000 billion units of fuel an hour.
    pub user_quota: Quota,
    /// Programs that compute at the same moment; the others take turns of about a millisecond.
    /// Default: one for each core.
    pub cpu_slots: Option<usize>,
    /// Programs that may wait for their start. Default 2000.
    pub waiting_max: usize,
    /// How long a program may wait for its start, in milliseconds. Default 10,000.
    pub waiting_ms_max: u64,
    /// Cases of one batch. Default 200.
    pub batch_cases_max: usize,
    /// Runs over a WebSocket.
    pub socket: SocketConfig,
}

impl Default for ExecutionConfig {
    fn default() -> Self {
        Self {
            anonymous_runs: None,
            anonymous_limits: LimitsRequest {
                fuel: Some(10_000_000_000),
                wall_time_ms: Some(120_000),
                memory_bytes: Some(GIB / 4),
                output_bytes: Some(4 * MIB),
                file_bytes: Some(32 * MIB),
                ..LimitsRequest::default()
            },
            anonymous_quota: Quota { concurrent_runs: 5, fuel_per_hour: 200_000_000_000 },
            user_quota: Quota { concurrent_runs: 20, fuel_per_hour: 2_000_000_000_000 },
            cpu_slots: None,
            waiting_max: 2000,
            waiting_ms_max: 10_000,
            batch_cases_max: 200,
            socket: SocketConfig::default(),
        }
    }
}

impl ExecutionConfig {
    /// The number of programs that compute at the same moment.
    pub fn cpu_slots(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        self.cpu_slots.unwrap_or_else(cores).max(1)
    }

    /// The operator's limits, lowered for callers without an account.
    pub fn anonymous_limits(&self, limits: &LimitsConfig) -> LimitsConfig {
        limits.lowered(&self.anonymous_limits)
    }
}

/// Runs over a WebSocket.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SocketConfig {
    /// The largest message of a client, in bytes. Default 4 MiB.
    pub message_bytes_max: usize,
    /// How often a client is pinged, in milliseconds; one that is silent for three times as long
    /// is gone. Default 20,000.
    pub ping_ms: u64,
    /// How long a connection may stay without a run, in milliseconds. Default 300,000.
    pub idle_ms: u64,
    /// How long a connection may stay at all, in milliseconds. Default 12 hours.
    pub total_ms: u64,
    /// How long a client may leave output unread before its run is cancelled, in milliseconds.
    /// Default 30,000.
    pub stall_ms: u64,
    /// Connections at the same time. Default 20,000.
    pub connections_max: usize,
}

impl Default for SocketConfig {
    fn default() -> Self {
        Self {
            message_bytes_max: 4 << 20,
            ping_ms: 20_000,
            idle_ms: 300_000,
            total_ms: 12 * 60 * 60 * 1000,
            stall_ms: 30_000,
            connections_max: 20_000,
        }
    }
}
