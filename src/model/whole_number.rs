//! Whole numbers in requests, also those that are written with an empty fraction: JSON Schema takes 1e9
//! and 1000000000.0 for integers, and Python's programs write them so.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{I64Deserializer, U64Deserializer};
use serde::de::{Error, IntoDeserializer, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

/// Above this not every whole number has a `f64` of its own.
const EXACT_MAX: f64 = (1_u64 << f64::MANTISSA_DIGITS) as f64;

/// A whole number.
///
/// # Errors
/// When it is none, or not one that `T` has.
pub fn required<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    WholeNumber::deserialize(deserializer).map(|WholeNumber(number)| number)
}

/// The same for a field that may be `null`; add `#[serde(default)]` for one that may be absent.
///
/// # Errors
/// When it is none, or not one that `T` has.
pub fn optional<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Ok(Option::<WholeNumber<T>>::deserialize(deserializer)?.map(|WholeNumber(number)| number))
}

struct WholeNumber<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for WholeNumber<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader(PhantomData)).map(Self)
    }
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        let deserializer: U64Deserializer<E> = number.into_deserializer();
        let too_large = |_| E::invalid_value(Unexpected::Unsigned(number), &"a smaller whole number");
        T::deserialize(deserializer).map_err(too_large)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        let deserializer: I64Deserializer<E> = number.into_deserializer();
        let negative = |_| E::invalid_value(Unexpected::Signed(number), &"a whole number from 0");
        T::deserialize(deserializer).map_err(negative)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        match number.fract() == 0.0 && number.abs() <= EXACT_MAX {
            true if number >= 0.0 => self.visit_u64(number as u64),
            true => self.visit_i64(number as i64),
            false => Err(E::invalid_type(Unexpected::Float(number), &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<u32, String> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        required(&mut deserializer).map_err(|error| error.to_string())
    }

    #[test]
    fn empty_fractions_make_no_difference() {
        for json in ["7", "7.0", "7e0", "0.7e1"] {
            assert_eq!(read(json), Ok(7), "{json}");
        }
    }

    #[test]
    fn other_numbers_are_refused() {
        for json in ["7.5", "-1", "-1.0", "1e300", "4294967296", "\"7\"", "null"] {
            assert!(read(json).is_err(), "{json}");
        }
        assert!(read("7.5").unwrap_err().contains("expected a whole number"));
    }
}
