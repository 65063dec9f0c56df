//! How often a client may call.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::storage::Rate;

/// How often a client may call.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RateLimitsConfig {
    /// Whether rate limits and quotas hold. Off (`PETRI_QUOTAS=off`) only for benchmarks; the
    /// limits of a run always hold. Default on.
    #[serde(with = "on_off")]
    #[schemars(with = "bool")]
    pub enabled: bool,
    /// Requests to `/api/` from one address (IPv6: from one /64). Default 50 a second, 200 at once.
    pub per_address: Rate,
    /// Attempts to sign in to one account. Default 30 at once, one more every 20 seconds.
    pub sign_in_per_account: Rate,
    /// Attempts to sign in or register from one address (IPv6: from one /64). Default 100 at once, one
    /// more every 3 seconds.
    pub sign_in_per_address: Rate,
}

impl Default for RateLimitsConfig {
    fn default() -> Self {
        Self {
            enabled: true,
            per_address: Rate { burst: 200, per_second: 50.0 },
            sign_in_per_account: Rate { burst: 30, per_second: 0.05 },
            sign_in_per_address: Rate { burst: 100, per_second: 0.33 },
        }
    }
}

/// Reads `on`, `off` and booleans: figment reads a variable's `on` as text, not as a boolean.
pub(super) mod on_off {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Switch {
        Bool(bool),
        Text(String),
    }

    pub fn serialize<S: Serializer>(on: &bool, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(*on)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
        Switch::deserialize(deserializer)?.read()
    }

    impl Switch {
        fn read<E: Error>(self) -> Result<bool, E> {
            match self {
                Switch::Bool(on) => Ok(on),
                Switch::Text(text) => match text.as_str() {
                    "on" | "true" | "1" => Ok(true),
                    "off" | "false" | "0" => Ok(false),
                    other => Err(E::custom(format!("expected on or off, found {other:?}"))),
                },
            }
        }
    }

    /// The same for a switch whose default depends on something else.
    pub mod optional {
        use super::{Deserialize, Deserializer, Serializer, Switch};

        pub fn serialize<S: Serializer>(on: &Option<bool>, serializer: S) -> Result<S::Ok, S::Error> {
            match on {
                Some(on) => serializer.serialize_some(on),
                None => serializer.serialize_none(),
            }
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
            Option::<Switch>::deserialize(deserializer)?.map(Switch::read).transpose()
        }
    }
}
