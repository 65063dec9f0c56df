//! References and the layout of Java objects.
//!
//! ```text
//! +0   class        address of the Class structure
//! +4   header word  collector's bits and the thin lock
//! +8   fields, largest first        | arrays: +8 length, +16 elements
//! ```
//!
//! Objects never move, so an identity hash is computed from the address and needs no bits.

use crate::memory::{self, Ptr};
use crate::metadata::ClassPtr;

/// A reference to a Java object: its address in the arena, 0 for null.
///
/// Objects don't move, and collections happen only between instructions, never inside a native:
/// a `Ref` in a Rust variable is good until the native returns.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, PartialOrd, Ord)]
#[repr(transparent)]
pub struct Ref(pub u32);

pub const CLASS: u32 = 0;
pub const HEADER: u32 = 4;
/// Where the fields of an instance begin.
pub const FIELDS: u32 = 8;
pub const ARRAY_LENGTH: u32 = 8;
pub const ARRAY_BASE: u32 = 16;

/// Bits of the header word.
pub mod header {
    /// 0 is a young object; 1 and 2 are marks that full collections use in turn; and objects of
    /// the snapshot are alive for ever.
    pub const AGE: u32 = 3;
    pub const IMMORTAL: u32 = 3;
    /// An old object that is not in the remembered set: a store of a reference must put it there.
    pub const UNLOGGED: u32 = 4;
    pub const COLLECTOR: u32 = 7;
    /// The monitor is in the monitor table.
    pub const INFLATED: u32 = 8;
    /// Thin lock: depth of recursion less one, and the owner's thread number (0 is unlocked).
    pub const RECURSION_SHIFT: u32 = 4;
    pub const RECURSION: u32 = 0xf << RECURSION_SHIFT;
    pub const OWNER_SHIFT: u32 = 8;
    pub const LOCK: u32 = !COLLECTOR;
}

impl Ref {
    pub const NULL: Ref = Ref(0);

    #[inline(always)]
    pub fn is_null(self) -> bool {
        self.0 == 0
    }

    /// None when null.
    #[inline(always)]
    pub fn non_null(self) -> Option<Ref> {
        if self.0 == 0 { None } else { Some(self) }
    }

    #[inline(always)]
    pub fn class(self) -> ClassPtr {
        Ptr::at(memory::load(self.0 + CLASS))
    }

    #[inline(always)]
    pub fn header(self) -> u32 {
        memory::load(self.0 + HEADER)
    }

    #[inline(always)]
    pub fn set_header(self, word: u32) {
        memory::store(self.0 + HEADER, word)
    }

    /// Reads a field of `size_of::<T>()` bytes. References are read as `Ref`.
    #[inline(always)]
    pub fn get<T: Copy>(self, offset: u32) -> T {
        debug_assert!(self.0 != 0, "field read through null");
        memory::load(self.0 + offset)
    }

    /// Writes a field that is not a reference; references go through [`crate::vm::Vm::put_reference`],
    /// which keeps the collector's books.
    #[inline(always)]
    pub fn put<T: Copy>(self, offset: u32, value: T) {
        debug_assert!(self.0 != 0, "field write through null");
        memory::store(self.0 + offset, value)
    }

    #[inline(always)]
    pub fn array_length(self) -> u32 {
        memory::load(self.0 + ARRAY_LENGTH)
    }

    /// The elements of an array of `size_of::<T>()`-byte elements. Don't write references here.
    #[inline(always)]
    pub fn elements<T: Copy>(self) -> &'static mut [T] {
        debug_assert!(self.class().is_array() && self.class().basic_type.size() as usize == size_of::<T>());
        unsafe {
            std::slice::from_raw_parts_mut(
                (self.0 + ARRAY_BASE) as usize as *mut T,
                self.array_length() as usize,
            )
        }
    }

    /// Element of an array of references.
    #[inline(always)]
    pub fn element(self, index: u32) -> Ref {
        debug_assert!(index < self.array_length());
        memory::load(self.0 + ARRAY_BASE + index * 4)
    }

    /// System.identityHashCode: 31 bits, never 0.
    pub fn identity_hash(self) -> i32 {
        if self.is_null() {
            return 0;
        }
        let mut hash = (self.0 >> 3).wrapping_mul(0x9e37_79b1);
        hash ^= hash >> 15;
        hash = hash.wrapping_mul(0x85eb_ca77);
        hash ^= hash >> 13;
        ((hash & 0x7fff_ffff) | u32::from(hash & 0x7fff_ffff == 0)) as i32
    }

    /// Bytes that the object occupies.
    pub fn size(self) -> u32 {
        let class = self.class();
        if class.is_array() {
            (ARRAY_BASE + (self.array_length() << class.basic_type.shift()) + 7) & !7
        } else if class.special == crate::metadata::Special::Mirror {
            crate::vm::mirror_size(self)
        } else {
            class.instance_size
        }
    }
}
