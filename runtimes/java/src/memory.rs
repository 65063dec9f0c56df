//! The arena: the one stretch of memory that holds every Java object, class, method, piece of
//! decoded code and thread stack, all of them named by 32-bit addresses.
//!
//! In WebAssembly the arena is linear memory itself. Natively it is a mapping reserved below
//! 4 GiB, so that the same 32-bit words are true addresses there too: both builds share every
//! layout, and no access pays for adding a base. One arena per process, hence one VM per process.

use std::alloc::{GlobalAlloc, Layout, System};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// Memory is taken from the system in multiples of this (a WebAssembly page).
pub const PAGE: usize = 64 * 1024;

/// An address of VM metadata (class, method, code word) in the arena. Metadata is never freed
/// or moved. 0 is null.
///
/// Dereferencing mutably from a shared copy is sound only because one OS thread runs the VM and
/// nobody keeps such a borrow over a call that could reach the same structure.
#[repr(transparent)]
pub struct Ptr<T>(pub u32, PhantomData<*mut T>);

impl<T> Ptr<T> {
    pub const NULL: Ptr<T> = Ptr(0, PhantomData);

    #[inline(always)]
    pub const fn at(address: u32) -> Ptr<T> {
        Ptr(address, PhantomData)
    }

    /// Moves `value` into freshly allocated metadata memory.
    pub fn new(value: T) -> Ptr<T> {
        let address = allocate_metadata(std::mem::size_of::<T>());
        unsafe { (address as usize as *mut T).write(value) };
        Ptr::at(address)
    }

    #[inline(always)]
    pub fn is_null(self) -> bool {
        self.0 == 0
    }

    #[inline(always)]
    pub fn as_ptr(self) -> *mut T {
        self.0 as usize as *mut T
    }

    /// None when null.
    #[inline(always)]
    pub fn get(self) -> Option<Ptr<T>> {
        if self.is_null() { None } else { Some(self) }
    }
}

impl<T> Default for Ptr<T> {
    fn default() -> Self {
        Ptr::NULL
    }
}
impl<T> Clone for Ptr<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Ptr<T> {}
impl<T> PartialEq for Ptr<T> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Ptr<T> {}
impl<T> std::hash::Hash for Ptr<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state)
    }
}
impl<T> std::fmt::Debug for Ptr<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}
impl<T> Deref for Ptr<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        debug_assert!(self.0 != 0, "null metadata pointer");
        unsafe { &*self.as_ptr() }
    }
}
impl<T> DerefMut for Ptr<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut T {
        debug_assert!(self.0 != 0, "null metadata pointer");
        unsafe { &mut *self.as_ptr() }
    }
}

/// Reads a value of the arena, at any alignment.
#[inline(always)]
pub fn load<T: Copy>(address: u32) -> T {
    unsafe { (address as usize as *const T).read_unaligned() }
}

/// Writes a value of the arena, at any alignment.
#[inline(always)]
pub fn store<T: Copy>(address: u32, value: T) {
    unsafe { (address as usize as *mut T).write_unaligned(value) }
}

/// Copies bytes that may overlap.
#[inline(always)]
pub fn copy(from: u32, to: u32, length: usize) {
    unsafe { std::ptr::copy(from as usize as *const u8, to as usize as *mut u8, length) }
}

/// The bytes at `address`. They must not be freed or reused while the slice lives.
#[inline(always)]
pub fn bytes(address: u32, length: usize) -> &'static mut [u8] {
    unsafe { std::slice::from_raw_parts_mut(address as usize as *mut u8, length) }
}

struct Metadata {
    next: usize,
    end: usize,
}

static mut METADATA: Metadata = Metadata { next: 0, end: 0 };

/// Makes sure that the next `size` bytes of metadata can be had; false when memory is short. To be
/// asked where an OutOfMemoryError can still be thrown.
pub fn reserve_metadata(size: usize) -> bool {
    let metadata = unsafe { &mut *std::ptr::addr_of_mut!(METADATA) };
    if metadata.end - metadata.next < size {
        let grown = size.max(4 * PAGE).next_multiple_of(PAGE);
        let Some(start) = grow(grown) else { return false };
        if start != metadata.end {
            metadata.next = start;
        }
        metadata.end = start + grown;
    }
    true
}

/// Zeroed, 8-aligned memory that lives as long as the VM.
pub fn allocate_metadata(size: usize) -> u32 {
    let size = (size + 7) & !7;
    assert!(reserve_metadata(size), "out of memory for class metadata");
    let metadata = unsafe { &mut *std::ptr::addr_of_mut!(METADATA) };
    let address = metadata.next;
    metadata.next += size;
    address as u32
}

/// Copies words (decoded code, vtables) into metadata memory.
pub fn allocate_words(words: &[u32]) -> Ptr<u32> {
    let address = allocate_metadata(words.len() * 4);
    unsafe { std::ptr::copy_nonoverlapping(words.as_ptr(), address as usize as *mut u32, words.len()) };
    Ptr::at(address)
}

/// What the VM's own data may need after the Java heap has taken the last page: without it, a
/// collection could not even grow its list of objects to visit. Untouched until then.
const EMERGENCY: usize = 8 << 20;

static mut RESERVE: Vec<u8> = Vec::new();

/// Sets the emergency reserve aside; at the start of a run.
pub fn hold_reserve() {
    unsafe { *std::ptr::addr_of_mut!(RESERVE) = Vec::with_capacity(EMERGENCY) };
}

/// Whether the VM's own data can still grow by a good deal. To be asked before something that a
/// program can do without end makes it grow, where an OutOfMemoryError can still be thrown.
pub fn has_reserve() -> bool {
    let reserve = unsafe { &mut *std::ptr::addr_of_mut!(RESERVE) };
    reserve.capacity() > 0 || reserve.try_reserve_exact(EMERGENCY).is_ok()
}

/// Whether a table of ours could grow to `bytes`, the reserve aside.
pub fn has_room(bytes: usize) -> bool {
    // Asked of the system's allocator: ours would give up the reserve for it.
    let layout = Layout::from_size_align(bytes.max(1), 8).expect("a size in range");
    let memory = unsafe { System.alloc(layout) };
    if memory.is_null() {
        return false;
    }
    unsafe { System.dealloc(memory, layout) };
    true
}

/// True if there was one.
fn release_reserve() -> bool {
    let reserve = std::mem::take(unsafe { &mut *std::ptr::addr_of_mut!(RESERVE) });
    reserve.capacity() > 0
}

/// The allocator of Rust's own data, which falls back on the emergency reserve.
struct Allocator;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let memory = unsafe { System.alloc(layout) };
        if memory.is_null() && release_reserve() {
            return unsafe { System.alloc(layout) };
        }
        memory
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let moved = unsafe { System.realloc(memory, layout, size) };
        if moved.is_null() && release_reserve() {
            return unsafe { System.realloc(memory, layout, size) };
        }
        moved
    }
}

/// Takes `size` bytes (a multiple of [`PAGE`]) of zeroed memory from the system; None when the
/// run's memory limit is reached.
#[cfg(target_arch = "wasm32")]
pub fn grow(size: usize) -> Option<usize> {
    let before = core::arch::wasm32::memory_grow(0, size / PAGE);
    if before == usize::MAX {
        return grow_within_allocator(size);
    }
    Some(before * PAGE)
}

/// Everything there is, in bytes.
#[cfg(target_arch = "wasm32")]
pub fn taken_from_system() -> usize {
    core::arch::wasm32::memory_size(0) * PAGE
}

/// Memory that the allocator of Rust's own data has left over, when the limit is reached.
#[cfg(target_arch = "wasm32")]
fn grow_within_allocator(size: usize) -> Option<usize> {
    let layout = Layout::from_size_align(size, PAGE).ok()?;
    let memory = unsafe { System.alloc_zeroed(layout) };
    if memory.is_null() {
        release_reserve();
        return None;
    }
    Some(memory as usize)
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::sync::Mutex;

    /// Low enough for 32-bit addresses, above what the kernel forbids to map.
    const START: usize = 0x1000_0000;
    const END: usize = 0xf000_0000;
    static NEXT: Mutex<usize> = Mutex::new(0);

    /// What the arena has of it.
    pub fn taken_from_system() -> usize {
        NEXT.lock().unwrap().saturating_sub(START)
    }

    pub fn grow(size: usize) -> Option<usize> {
        let mut next = NEXT.lock().unwrap();
        if *next == 0 {
            reserve();
            *next = START;
        }
        if END - *next < size {
            super::release_reserve();
            return None;
        }
        let start = *next;
        *next += size;
        Some(start)
    }

    fn reserve() {
        let address = unsafe {
            libc::mmap(
                START as *mut libc::c_void,
                END - START,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_FIXED_NOREPLACE,
                -1,
                0,
            )
        };
        assert_eq!(address as usize, START, "the address space below 4 GiB is not free");
    }
}
#[cfg(not(target_arch = "wasm32"))]
pub use native::{grow, taken_from_system};
