//! Symbols: interned names and descriptors, compared by their index.
//!
//! A symbol holds the class file's modified UTF-8
//! ([JVMS 4.4.7](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.4.7)),
//! because a string constant may hold lone surrogates, which Rust's `str` can't.

use std::borrow::Cow;
use std::collections::HashMap;

/// An interned name. `Sym::EMPTY` is the empty string.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(transparent)]
pub struct Sym(pub u32);

struct Table {
    texts: Vec<&'static [u8]>,
    indices: HashMap<&'static [u8], u32>,
}

static mut TABLE: Option<Table> = None;

fn table() -> &'static mut Table {
    let table = unsafe { &mut *std::ptr::addr_of_mut!(TABLE) };
    table.get_or_insert_with(|| Table { texts: vec![b""], indices: HashMap::from([(&b""[..], 0)]) })
}

impl Sym {
    pub const EMPTY: Sym = Sym(0);

    pub fn new(text: &str) -> Sym {
        Sym::from_bytes(text.as_bytes())
    }

    pub fn from_bytes(text: &[u8]) -> Sym {
        let table = table();
        if let Some(&index) = table.indices.get(text) {
            return Sym(index);
        }
        let text: &'static [u8] = Box::leak(text.into());
        let index = table.texts.len() as u32;
        table.texts.push(text);
        table.indices.insert(text, index);
        Sym(index)
    }

    /// The symbol of this text if there is one already.
    pub fn find(text: &[u8]) -> Option<Sym> {
        table().indices.get(text).map(|&index| Sym(index))
    }

    pub fn bytes(self) -> &'static [u8] {
        table().texts[self.0 as usize]
    }

    pub fn text(self) -> Cow<'static, str> {
        String::from_utf8_lossy(self.bytes())
    }

    /// `java/lang/String` as `java.lang.String`.
    pub fn dotted(self) -> String {
        self.text().replace('/', ".")
    }

    pub fn is(self, text: &str) -> bool {
        self.bytes() == text.as_bytes()
    }
}

impl std::fmt::Display for Sym {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text())
    }
}
impl std::fmt::Debug for Sym {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.text())
    }
}

/// Modified UTF-8 to UTF-16 code units.
pub fn decode_modified_utf8(bytes: &[u8]) -> Vec<u16> {
    let mut units = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let first = bytes[i] as u16;
        let at = |offset: usize| bytes.get(i + offset).copied().unwrap_or(0) as u16 & 0x3f;
        if first < 0x80 {
            units.push(first);
            i += 1;
        } else if first >> 5 == 0b110 {
            units.push((first & 0x1f) << 6 | at(1));
            i += 2;
        } else if first >> 4 == 0b1110 {
            units.push((first & 0xf) << 12 | at(1) << 6 | at(2));
            i += 3;
        } else {
            // Four-byte UTF-8 does not occur in class files, but in names made by Rust code.
            let c = (first as u32 & 7) << 18 | (at(1) as u32) << 12 | (at(2) as u32) << 6 | at(3) as u32;
            let c = char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER);
            units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
            i += 4;
        }
    }
    units
}

/// UTF-16 code units to modified UTF-8.
pub fn encode_modified_utf8(units: &[u16]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(units.len());
    for &unit in units {
        match unit {
            1..0x80 => bytes.push(unit as u8),
            0 | 0x80..0x800 => bytes.extend([0xc0 | (unit >> 6) as u8, 0x80 | (unit & 0x3f) as u8]),
            _ => bytes.extend([
                0xe0 | (unit >> 12) as u8,
                0x80 | (unit >> 6 & 0x3f) as u8,
                0x80 | (unit & 0x3f) as u8,
            ]),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modified_utf8_round_trips_nul_and_lone_surrogates() {
        let units = [0, 0x41, 0xe9, 0x20ac, 0xd800];
        assert_eq!(decode_modified_utf8(&encode_modified_utf8(&units)), units);
    }
}
