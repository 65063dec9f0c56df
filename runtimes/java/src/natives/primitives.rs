//! Primitive values as bits, and the widening conversions that reflection allows
//! ([JLS 5.1.2](https://docs.oracle.com/javase/specs/jls/se25/html/jls-5.html#jls-5.1.2)).

use crate::memory;
use crate::metadata::BasicType::{self, *};

/// Widens a primitive; None when `to` can't hold every value of `from`. Bits are as in `Ret`:
/// types narrower than int are extended to 32 bits.
pub fn widen(from: BasicType, bits: u64, to: BasicType) -> Option<u64> {
    if from == to {
        return Some(bits);
    }
    let as_int = bits as i32;
    match (from, to) {
        (Byte, Short | Int) | (Short | Char, Int) => Some(bits),
        (Byte | Short | Char | Int, Long) => Some(as_int as i64 as u64),
        (Byte | Short | Char | Int, Float) => Some((as_int as f32).to_bits().into()),
        (Byte | Short | Char | Int, Double) => Some(f64::from(as_int).to_bits()),
        (Long, Float) => Some((bits as i64 as f32).to_bits().into()),
        (Long, Double) => Some((bits as i64 as f64).to_bits()),
        (Float, Double) => Some(f64::from(f32::from_bits(bits as u32)).to_bits()),
        _ => None,
    }
}

/// The bits of a field or array element.
pub fn load(address: u32, basic_type: BasicType) -> u64 {
    match basic_type {
        Boolean => u64::from(memory::load::<u8>(address)),
        Byte => memory::load::<i8>(address) as i32 as u32 as u64,
        Short => memory::load::<i16>(address) as i32 as u32 as u64,
        Char => u64::from(memory::load::<u16>(address)),
        Long | Double => memory::load::<u64>(address),
        Int | Float | Reference | Void => u64::from(memory::load::<u32>(address)),
    }
}

/// Stores the bits of a primitive.
pub fn store(address: u32, basic_type: BasicType, bits: u64) {
    match basic_type.size() {
        1 => memory::store(address, bits as u8),
        2 => memory::store(address, bits as u16),
        4 => memory::store(address, bits as u32),
        _ => memory::store(address, bits),
    }
}

/// Appends a value as argument slots.
pub fn push_slots(slots: &mut Vec<u32>, basic_type: BasicType, bits: u64) {
    slots.push(bits as u32);
    if basic_type.slots() == 2 {
        slots.push((bits >> 32) as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_widening_is_allowed() {
        assert_eq!(widen(Byte, -1i32 as u32 as u64, Long), Some(-1i64 as u64));
        assert_eq!(widen(Char, 0xffff, Int), Some(0xffff));
        assert_eq!(widen(Int, 3, Double), Some(3f64.to_bits()));
        assert_eq!(widen(Long, 3, Int), None);
        assert_eq!(widen(Byte, 3, Char), None);
        assert_eq!(widen(Boolean, 1, Int), None);
    }
}
