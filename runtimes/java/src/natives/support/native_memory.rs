//! Memory outside the heap, for `Unsafe.allocateMemory`: direct buffers and the class library's
//! own C strings.
//!
//! Blocks are powers of two, kept in one free list per size; each has its size's exponent in a
//! header of eight bytes. They come from the VM's arena, because Java sees their addresses.

use crate::memory;

const HEADER: u32 = 8;
/// The smallest block: 16 bytes, header included.
const MIN_SHIFT: u32 = 4;
const MAX_SHIFT: u32 = 31;

#[derive(Default)]
pub struct NativeMemory {
    /// First free block of each size; a free block holds the address of the next.
    free: [u32; MAX_SHIFT as usize + 1],
}

impl NativeMemory {
    /// Zeroed memory of at least `size` bytes, 8-aligned; 0 when there is none.
    pub fn allocate(&mut self, size: usize) -> u32 {
        let Some(shift) = block_shift(size) else { return 0 };
        let block = match self.free[shift as usize] {
            0 => match take_from_arena(shift) {
                Some(block) => block,
                None => return 0,
            },
            block => {
                self.free[shift as usize] = memory::load(block + HEADER);
                memory::store(block + HEADER, 0u32);
                block
            }
        };
        memory::store(block, shift);
        block + HEADER
    }

    /// Moves a block to one of another size. `address` may be 0.
    pub fn reallocate(&mut self, address: u32, size: usize) -> u32 {
        if address == 0 {
            return self.allocate(size);
        }
        let old = capacity(address);
        if size <= old {
            return address;
        }
        let new = self.allocate(size);
        if new != 0 {
            memory::bytes(new, old).copy_from_slice(memory::bytes(address, old));
            self.free(address);
        }
        new
    }

    /// `address` may be 0.
    pub fn free(&mut self, address: u32) {
        if address == 0 {
            return;
        }
        let block = address - HEADER;
        let shift: u32 = memory::load(block);
        memory::store(block + HEADER, self.free[shift as usize]);
        self.free[shift as usize] = block;
    }
}

fn capacity(address: u32) -> usize {
    (1usize << memory::load::<u32>(address - HEADER)) - HEADER as usize
}

fn block_shift(size: usize) -> Option<u32> {
    let total = size.checked_add(HEADER as usize)?;
    let shift = total.checked_next_power_of_two()?.trailing_zeros().max(MIN_SHIFT);
    (shift <= MAX_SHIFT).then_some(shift)
}

fn take_from_arena(shift: u32) -> Option<u32> {
    let size = 1usize << shift;
    if size < memory::PAGE {
        return Some(memory::allocate_metadata(size));
    }
    memory::grow(size).map(|address| address as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_freed_block_is_used_again() {
        let mut memory = NativeMemory::default();
        let first = memory.allocate(100);
        assert_eq!(first % 8, 0);
        memory.free(first);
        assert_eq!(memory.allocate(120), first);
    }

    #[test]
    fn reallocation_keeps_the_content() {
        let mut native = NativeMemory::default();
        let small = native.allocate(8);
        memory::store(small, 0x0102_0304_0506_0708u64);
        let large = native.reallocate(small, 5000);
        assert_eq!(memory::load::<u64>(large), 0x0102_0304_0506_0708);
        assert_eq!(native.reallocate(large, 100), large);
    }

    #[test]
    fn impossible_sizes_are_refused() {
        assert_eq!(NativeMemory::default().allocate(usize::MAX), 0);
    }
}
