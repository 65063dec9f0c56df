//! The configuration: defaults, then `petri.toml`, then `PETRI_…` variables (those in `.env`, then
//! those of the environment), read once.
//!
//! A variable names its field with `__` between section and field: `PETRI_SANDBOX__METERING=epoch`.
//! Unknown keys are refused wherever they stand.

mod auth;
pub mod dotenv;
mod execution;
mod rate_limits;
mod server;
mod snippets;
mod storage;
mod telemetry;

use std::path::PathBuf;

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::LimitsConfig;

pub use auth::AuthConfig;
pub use execution::{ExecutionConfig, SocketConfig};
pub use rate_limits::RateLimitsConfig;
pub use server::ServerConfig;
pub use snippets::SnippetsConfig;
pub use storage::StorageConfig;
pub use telemetry::{LogFormat, TelemetryConfig};

/// Short names of variables that are set often, and the fields they stand for.
const ALIASES: &[(&str, &str)] = &[
    ("PETRI_MONGODB_URL", "storage.mongodb_url"),
    ("PETRI_REDIS_URL", "storage.redis_url"),
    ("PETRI_QUOTAS", "rate_limits.enabled"),
    ("PETRI_ANONYMOUS_RUNS", "execution.anonymous_runs"),
    // OpenTelemetry's own name for it, which operators know.
    ("OTEL_EXPORTER_OTLP_ENDPOINT", "telemetry.otlp_endpoint"),
];

/// The variable that sets a key of a section (`a.b` for one inside of another): its short name where it has one.
pub fn variable_of(section: &str, key: &str) -> String {
    let field = format!("{section}.{key}");
    let alias = ALIASES.iter().find(|(_, name)| *name == field);
    alias.map_or_else(
        || format!("PETRI_{}", field.replace('.', "__").to_uppercase()),
        |(alias, _)| (*alias).to_owned(),
    )
}

/// All that an operator can set.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The HTTP server.
    pub server: ServerConfig,
    /// Accounts.
    pub auth: AuthConfig,
    /// How often a client may call.
    pub rate_limits: RateLimitsConfig,
    /// Where things are kept.
    pub storage: StorageConfig,
    /// Programs that users keep.
    pub snippets: SnippetsConfig,
    /// Who may run programs, how many at a time, and how they share the machine.
    pub execution: ExecutionConfig,
    /// The wasm sandbox.
    pub sandbox: SandboxConfig,
    /// The limits of a run.
    pub limits: LimitsConfig,
    /// Where runtimes are.
    pub runtimes: RuntimesConfig,
    /// What the operator is told.
    pub telemetry: TelemetryConfig,
}

/// The wasm sandbox.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SandboxConfig {
    /// How CPU is counted. Default `fuel`.
    pub metering: Metering,
    /// Runs that may exist at the same time. Each reserves 4 GiB of address space and, while it
    /// runs, about five of the kernel's `vm.max_map_count`. Default 1000.
    pub runs_max: u32,
    /// Memory that a finished run's slot keeps for the next one, in bytes, where the kernel can
    /// tell which pages were written and there is no swap. Default 16 MiB.
    pub keep_resident_bytes: usize,
    /// Address space for one run's memory, in bytes: the largest `memory_bytes` that can be
    /// configured. Default 4 GiB.
    pub memory_bytes_max: usize,
    /// Memory that all runs together may grow to, in bytes; new ones start only
    /// below three quarters of it. Default: three quarters of the machine's, or of its control group's.
    pub memory_total_bytes_max: Option<u64>,
    /// Elements of a run's tables: the largest `table_elements` that can be configured. Default 1,000,000.
    pub table_elements_max: usize,
    /// Where scratch directories are made. Default: `petri-<user id>` in `/dev/shm` if that has a
    /// gibibyte free, else in the system's directory for temporary files.
    pub scratch_dir: Option<PathBuf>,
    /// Where compiled modules are kept. Default `petri/modules` in the user's cache directory.
    pub cache_dir: Option<PathBuf>,
}

impl Default for SandboxConfig {
    fn default() -> Self {
        Self {
            metering: Metering::Fuel,
            runs_max: 1000,
            keep_resident_bytes: 16 << 20,
            memory_bytes_max: 4 << 30,
            memory_total_bytes_max: None,
            table_elements_max: 1_000_000,
            scratch_dir: None,
            cache_dir: None,
        }
    }
}

/// How a guest's CPU use is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Metering {
    /// Exactly: the same program uses the same fuel. Costs 20 to 40 % of speed.
    #[default]
    Fuel,
    /// By CPU time, in steps of a millisecond: faster, not repeatable.
    Epoch,
}

/// Where runtimes are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RuntimesConfig {
    /// Directories with a folder per runtime. Default: `runtimes` in the current directory, or
    /// beside the program's own directory.
    pub dirs: Vec<PathBuf>,
}

/// The configuration is not usable.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A file or variable could not be read.
    #[error("configuration: {0}")]
    Read(Box<figment::Error>),
    /// `.env` could not be read.
    #[error("configuration: can't read {}", path.display())]
    DotenvFile {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A line of `.env` is not a variable.
    #[error("configuration: {}, line {line}: expected NAME=value, with quotes around a value with spaces", path.display())]
    Dotenv {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
    },
    /// A default is above its maximum.
    #[error("configuration: the default of a limit is above its maximum: {0}")]
    Limits(#[from] crate::model::LimitsError),
    /// The pool can't hold what the limits allow.
    #[error(
        "configuration: limits.{limit}.max is {max}, but sandbox.{pool} is {pooled}: raise it or lower the limit"
    )]
    Pool {
        /// The limit.
        limit: &'static str,
        /// Its maximum.
        max: u64,
        /// The sandbox's setting.
        pool: &'static str,
        /// Its value.
        pooled: u64,
    },
}

impl Config {
    /// Reads `petri.toml` in the current directory (or the file that `PETRI_CONFIG` names) and
    /// the environment.
    ///
    /// # Errors
    /// Names the file or variable, and the key.
    pub fn load() -> Result<Self, ConfigError> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        figment = match std::env::var_os("PETRI_CONFIG") {
            Some(path) => figment.merge(Toml::file_exact(path)),
            None => figment.merge(Toml::file("petri.toml")),
        };
        let aliases = Env::raw().filter_map(|name| {
            let (_, field) = ALIASES.iter().find(|(alias, _)| name == *alias)?;
            Some((*field).into())
        });
        let sections = Env::prefixed("PETRI_").filter(|key| key.as_str().contains("__")).split("__");
        let config: Self = figment
            .merge(aliases)
            .merge(sections)
            .extract()
            .map_err(|error| ConfigError::Read(Box::new(error)))?;
        config.validate()?;
        Ok(config)
    }

    fn validate(&self) -> Result<(), ConfigError> {
        self.limits.validate()?;
        let fits = |limit, max: u64, pool, pooled: usize| {
            let pooled = pooled as u64;
            match max > pooled {
                true => Err(ConfigError::Pool { limit, max, pool, pooled }),
                false => Ok(()),
            }
        };
        let (limits, sandbox) = (&self.limits, &self.sandbox);
        fits("memory_bytes", limits.memory_bytes.max, "memory_bytes_max", sandbox.memory_bytes_max)?;
        fits("table_elements", limits.table_elements.max, "table_elements_max", sandbox.table_elements_max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_valid() {
        Config::default().validate().unwrap();
    }

    #[test]
    fn unknown_keys_are_refused_by_name() {
        let error = Figment::from(Serialized::defaults(Config::default()))
            .merge(Toml::string("[limits]\nfule = { default = 1, max = 2 }"))
            .extract::<Config>()
            .unwrap_err();
        assert!(error.to_string().contains("fule"), "{error}");
    }

    #[test]
    fn memory_above_the_pool_is_refused() {
        let mut config = Config::default();
        config.sandbox.memory_bytes_max = 1;
        let error = config.validate().unwrap_err().to_string();
        assert!(error.contains("sandbox.memory_bytes_max is 1"), "{error}");
    }
}
