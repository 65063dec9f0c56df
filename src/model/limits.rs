//! The limits of a run: one table, from which the structs for a run, for a request and for the
//! configuration are made.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::whole_number;

/// How much fuel a millisecond of CPU time is taken for when fuel itself is not counted
/// (`metering = "epoch"`), about what a run consumes on a current server core.
pub const UNITS_OF_FUEL_PER_MS: u64 = 1_000_000;

macro_rules! limits {
    ($( $(#[doc = $doc:literal])* $field:ident: $kind:ident, $unit:literal, $outcome:literal, $default:expr, $max:expr; )*) => {
        /// What one run may use. Every field is enforced while the program runs.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
        pub struct Limits { $( $(#[doc = $doc])* pub $field: u64, )* }

        /// The limits a caller asks for; what is absent takes the default.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct LimitsRequest {
            $( $(#[doc = $doc])* #[serde(
                default,
                skip_serializing_if = "Option::is_none",
                deserialize_with = "whole_number::optional"
            )] pub $field: Option<u64>, )*
        }

        /// The default and the maximum of each limit, set by the operator (`[limits]`).
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct LimitsConfig { $( $(#[doc = $doc])* pub $field: Bound, )* }

        /// Names a limit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum LimitKind { $( $(#[doc = $doc])* $kind, )* }

        impl Default for LimitsConfig {
            fn default() -> Self {
                Self { $( $field: Bound { default: $default, max: $max }, )* }
            }
        }

        impl LimitsConfig {
            /// The limits of a run: what `request` asks for, else what the runtime's manifest
            /// says, else the operator's default.
            ///
            /// # Errors
            /// A request above a maximum is refused, not clamped: a caller who asked for more
            /// would otherwise learn of it from a failing program. A manifest's figure is clamped.
            pub fn resolve(&self, request: &LimitsRequest, runtime: &LimitsRequest) -> Result<Limits, LimitsError> {
                Ok(Limits { $( $field: self.$field.resolve(LimitKind::$kind, request.$field, runtime.$field)?, )* })
            }

            /// The same, with no default or maximum above what `caps` says.
            #[must_use]
            pub fn lowered(&self, caps: &LimitsRequest) -> Self {
                Self { $( $field: self.$field.lowered(caps.$field), )* }
            }

            /// Every figure of a request that is above its maximum.
            pub fn faults(&self, request: &LimitsRequest) -> Vec<LimitsError> {
                let mut faults = Vec::new();
                $( faults.extend(self.$field.resolve(LimitKind::$kind, request.$field, None).err()); )*
                faults
            }

            /// The most that a run may be given.
            pub fn maxima(&self) -> Limits {
                Limits { $( $field: self.$field.max, )* }
            }

            /// Checks that no default is above its maximum.
            ///
            /// # Errors
            /// Names the first field that is.
            pub fn validate(&self) -> Result<(), LimitsError> {
                $( if self.$field.default > self.$field.max {
                    return Err(LimitsError { limit: LimitKind::$kind, asked: self.$field.default, max: self.$field.max });
                } )*
                Ok(())
            }
        }

        impl LimitKind {
            /// Every limit, in the order of the table.
            pub const ALL: &[LimitKind] = &[ $( LimitKind::$kind, )* ];

            /// The field's name in requests, the configuration and outcomes.
            pub fn name(self) -> &'static str { match self { $( Self::$kind => stringify!($field), )* } }

            /// What the figure counts.
            pub fn unit(self) -> &'static str { match self { $( Self::$kind => $unit, )* } }

            /// The `kind` of the outcome of a program that met this limit.
            pub fn outcome(self) -> &'static str { match self { $( Self::$kind => $outcome, )* } }
        }

        impl Limits {
            /// The figure of one limit.
            pub fn get(&self, kind: LimitKind) -> u64 { match kind { $( LimitKind::$kind => self.$field, )* } }
        }
    };
}

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;

limits! {
    /// CPU: wasm instructions, weighted as wasmtime does. Deterministic. Ends the program.
    fuel: Fuel, "fuel", "out_of_fuel", 10_000_000_000, 200_000_000_000;
    /// Wall-clock time from start to exit, time spent waiting included, in milliseconds. Ends the program.
    wall_time_ms: WallTimeMs, "ms", "timed_out", 20_000, 600_000;
    /// Linear memory, in bytes. The guest's allocation fails; it may catch that.
    memory_bytes: MemoryBytes, "bytes", "out_of_memory", 256 * MIB, 1024 * MIB;
    /// stdout and stderr together, in bytes. Ends the program.
    output_bytes: OutputBytes, "bytes", "output_limit", 4 * MIB, 64 * MIB;
    /// Bytes of all files in the scratch directory. Writing fails as on a full disk.
    file_bytes: FileBytes, "bytes", "file_bytes_limit", 32 * MIB, 256 * MIB;
    /// Files, directories and links in the scratch directory. Creating fails as on a full disk.
    file_count: FileCount, "files", "file_count_limit", 1_000, 10_000;
    /// Directories between the preopened directory and a file. Creating deeper ones fails.
    path_depth: PathDepth, "levels", "path_depth_limit", 32, 128;
    /// Files and directories open at the same time. Opening fails.
    open_files: OpenFiles, "files", "open_files_limit", 128, 1_024;
    /// Input that waits to be read, in bytes. The sender waits; the program never ends by it.
    stdin_buffer_bytes: StdinBufferBytes, "bytes", "stdin_buffer_limit", 64 * KIB, 4 * MIB;
    /// Elements of all tables. Growth fails.
    table_elements: TableElements, "elements", "table_limit", 100_000, 1_000_000;
    /// Wasm instances in one run; more than one only in components.
    instances: Instances, "instances", "instance_limit", 16, 64;
    /// Random bytes drawn from the host. Ends the program.
    random_bytes: RandomBytes, "bytes", "random_limit", 16 * MIB, 256 * MIB;
}

/// A limit as the operator sets it. In TOML: `fuel = { default = 1000, max = 2000 }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bound {
    /// What a run gets when nobody asks for another figure.
    pub default: u64,
    /// The most that may be asked for.
    pub max: u64,
}

impl Bound {
    fn lowered(self, cap: Option<u64>) -> Self {
        let cap = cap.unwrap_or(u64::MAX);
        Self { default: self.default.min(cap), max: self.max.min(cap) }
    }

    fn resolve(self, limit: LimitKind, asked: Option<u64>, runtime: Option<u64>) -> Result<u64, LimitsError> {
        match asked {
            Some(asked) if asked > self.max => Err(LimitsError { limit, asked, max: self.max }),
            Some(asked) => Ok(asked),
            None => Ok(runtime.unwrap_or(self.default).min(self.max)),
        }
    }
}

impl fmt::Display for LimitKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// More was asked for than the operator allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("limit {limit} may be at most {max} {}, {asked} was asked for", limit.unit())]
pub struct LimitsError {
    /// The limit in question.
    pub limit: LimitKind,
    /// The figure asked for.
    pub asked: u64,
    /// The operator's maximum.
    pub max: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn request_wins_over_manifest_and_default() {
        let config = LimitsConfig::default();
        let asked = LimitsRequest { fuel: Some(7), ..Default::default() };
        let runtime = LimitsRequest { fuel: Some(8), path_depth: Some(9), ..Default::default() };
        let limits = config.resolve(&asked, &runtime).unwrap();
        assert_eq!((limits.fuel, limits.path_depth), (7, 9));
        assert_eq!(limits.memory_bytes, config.memory_bytes.default);
    }

    #[test]
    fn request_above_the_maximum_is_refused_with_both_figures() {
        let asked = LimitsRequest { path_depth: Some(129), ..Default::default() };
        let error = LimitsConfig::default().resolve(&asked, &LimitsRequest::default()).unwrap_err();
        assert_eq!(error.to_string(), "limit path_depth may be at most 128 levels, 129 was asked for");
    }

    #[test]
    fn defaults_are_within_their_maxima() {
        LimitsConfig::default().validate().unwrap();
    }
}
