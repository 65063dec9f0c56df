//! The Java heap: allocation. [`collector`] frees what nobody can reach.
//!
//! A mark-region heap (Immix): memory comes in 1 MiB chunks of 128-byte lines; small objects are
//! allocated by bumping a pointer through a run of free lines, large ones get lines of their own
//! in a chunk list. Objects never move. The collector is generational by "sticky" marks: what
//! survived one collection keeps its mark and counts as old until a full collection.

pub mod collector;

use crate::memory;
use crate::object::{Ref, header};
use std::collections::BTreeMap;

pub const CHUNK: usize = 1 << 20;
pub const LINE: usize = 128;
pub const LINES: usize = CHUNK / LINE;
/// Objects of this size or more live apart from the lines.
pub const LARGE: usize = 16 * 1024;
/// Granule of large objects.
const LARGE_UNIT: usize = 4096;
/// `memory_bytes` of the runtime's manifest.
const USUAL_LIMIT: usize = 384 << 20;
/// In a module the run's memory limit ends the heap, well before this.
const MAXIMUM: usize = if cfg!(target_arch = "wasm32") { 3 << 30 } else { 256 << 20 };
/// Bytes allocated between two young collections: a share of what is alive, within limits.
const YOUNG_BYTES: usize = 4 << 20;
const YOUNG_BYTES_MAX: usize = 32 << 20;

/// A stretch of small objects and, beside it, which of its lines hold live ones.
pub struct Chunk {
    pub start: u32,
    /// 1: the line held a live object at the last collection.
    pub lines: Box<[u8; LINES]>,
    /// Part of the snapshot: nothing in it dies or is allocated any more.
    pub immortal: bool,
    /// Its memory was given to the large objects.
    released: bool,
}

pub struct Heap {
    /// Free memory of the current run of lines: `next..limit`, zeroed.
    pub next: u32,
    pub limit: u32,
    pub chunks: Vec<Chunk>,
    /// Where the search for the next run of lines goes on.
    cursor_chunk: usize,
    cursor_line: usize,
    /// Large objects by address, with their bytes.
    pub large: BTreeMap<u32, u32>,
    /// Free large memory by address, with its bytes.
    large_free: BTreeMap<u32, u32>,
    /// Bytes handed out since the last collection, and how many may be before the next.
    pub allocated: usize,
    pub budget: usize,
    /// Bytes found alive by the last collection; with `allocated` the heap's size.
    pub live: usize,
    /// Memory that chunks and large objects have taken from the system.
    pub committed: usize,
    /// What `committed` may reach.
    pub maximum: usize,
    /// The mark that means alive: 1 or 2.
    pub mark: u32,
    /// Old objects whose references changed since the last collection.
    pub remembered: Vec<Ref>,
    /// Objects of the snapshot that changed in this run: roots for ever.
    pub remembered_immortal: Vec<Ref>,
    pub collections: u32,
    /// A collection is due at the next point where one may happen.
    pub is_collection_due: bool,
    /// It has to be a full one.
    pub is_full_due: bool,
    /// The last collection was a full one.
    pub was_full: bool,
    /// The next collection clears soft references: memory is short.
    pub clears_soft: bool,
    /// Collects whenever it can, to find what is not rooted.
    pub is_stressed: bool,
    pub live_after_full: usize,
    /// Index into `chunks` by the upper half of an address.
    chunk_by_page: Vec<u16>,
}

impl Heap {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Heap {
        Heap {
            next: 0,
            limit: 0,
            chunks: Vec::new(),
            cursor_chunk: 0,
            cursor_line: 0,
            large: BTreeMap::new(),
            large_free: BTreeMap::new(),
            allocated: 0,
            budget: YOUNG_BYTES,
            live: 0,
            committed: 0,
            maximum: MAXIMUM,
            mark: 1,
            remembered: Vec::new(),
            remembered_immortal: Vec::new(),
            collections: 0,
            is_collection_due: false,
            is_full_due: false,
            was_full: false,
            clears_soft: false,
            is_stressed: false,
            live_after_full: 0,
            chunk_by_page: Vec::new(),
        }
    }

    /// Zeroed memory for an object of `size` bytes (a multiple of 8), or None when the heap is full.
    #[inline(always)]
    pub fn allocate(&mut self, size: u32) -> Option<u32> {
        let address = self.next;
        if size <= self.limit - address && size < LARGE as u32 {
            self.next = address + size;
            return Some(address);
        }
        self.allocate_slow(size as usize)
    }

    #[cold]
    #[inline(never)]
    fn allocate_slow(&mut self, size: usize) -> Option<u32> {
        if size >= LARGE {
            return self.allocate_large(size);
        }
        loop {
            if !self.next_run() {
                return None;
            }
            let address = self.next;
            if size <= (self.limit - address) as usize {
                self.next = address + size as u32;
                return Some(address);
            }
        }
    }

    /// Moves on to the next run of free lines.
    fn next_run(&mut self) -> bool {
        while self.cursor_chunk < self.chunks.len() {
            let chunk = &self.chunks[self.cursor_chunk];
            if !chunk.immortal && !chunk.released {
                let lines = &chunk.lines[..];
                if let Some(first) = lines[self.cursor_line..].iter().position(|&line| line == 0) {
                    let first = self.cursor_line + first;
                    let end = lines[first..].iter().position(|&line| line != 0).map_or(LINES, |n| first + n);
                    self.cursor_line = end;
                    let start = chunk.start;
                    self.take_run(start + (first * LINE) as u32, start + (end * LINE) as u32);
                    return true;
                }
            }
            self.cursor_chunk += 1;
            self.cursor_line = 0;
        }
        let Some(start) = self.new_chunk_memory() else { return false };
        self.chunk_by_page.resize(1 << 16, 0);
        self.chunk_by_page[start >> 16..(start + CHUNK) >> 16].fill(self.chunks.len() as u16);
        self.chunks.push(Chunk {
            start: start as u32,
            lines: Box::new([0; LINES]),
            immortal: false,
            released: false,
        });
        self.cursor_chunk = self.chunks.len();
        self.next = start as u32;
        self.limit = (start + CHUNK) as u32;
        self.charge(CHUNK);
        true
    }

    /// Zeroed memory for a chunk: from the system, or from dead large objects.
    fn new_chunk_memory(&mut self) -> Option<usize> {
        if self.committed + CHUNK <= self.maximum
            && let Some(start) = memory::grow(CHUNK)
        {
            self.committed += CHUNK;
            return Some(start);
        }
        let page = memory::PAGE as u32;
        let (address, size) = self
            .large_free
            .iter()
            .map(|(&address, &size)| (address, size))
            .find(|&(address, size)| address.next_multiple_of(page) + CHUNK as u32 <= address + size)?;
        let start = address.next_multiple_of(page);
        let end = start + CHUNK as u32;
        self.large_free.remove(&address);
        if start > address {
            self.large_free.insert(address, start - address);
        }
        if end < address + size {
            self.large_free.insert(end, address + size - end);
        }
        memory::bytes(start, CHUNK).fill(0);
        Some(start as usize)
    }

    /// Gives chunks without a live object, and not used since the last collection, to the large
    /// objects.
    fn release_empty_chunks(&mut self) {
        for index in self.cursor_chunk + 1..self.chunks.len() {
            let chunk = &mut self.chunks[index];
            if !chunk.immortal && !chunk.released && chunk.lines.iter().all(|&line| line == 0) {
                chunk.released = true;
                let start = chunk.start;
                self.free_large(start, CHUNK as u32);
            }
        }
    }

    fn take_run(&mut self, start: u32, end: u32) {
        self.next = start;
        self.limit = end;
        memory::bytes(start, (end - start) as usize).fill(0);
        self.charge((end - start) as usize);
    }

    fn charge(&mut self, bytes: usize) {
        self.allocated += bytes;
        if self.allocated > self.budget {
            self.is_collection_due = true;
        }
    }

    fn allocate_large(&mut self, size: usize) -> Option<u32> {
        let rounded = size.next_multiple_of(LARGE_UNIT) as u32;
        let mut fit = self.find_large_free(rounded);
        if fit.is_none() && self.committed + rounded as usize > self.maximum {
            self.release_empty_chunks();
            fit = self.find_large_free(rounded);
        }
        let address = match fit {
            Some((address, free)) => {
                self.large_free.remove(&address);
                if free > rounded {
                    self.large_free.insert(address + rounded, free - rounded);
                }
                memory::bytes(address, size).fill(0);
                address
            }
            None => {
                let grown = (rounded as usize).next_multiple_of(memory::PAGE);
                if self.committed + grown > self.maximum {
                    return None;
                }
                let address = memory::grow(grown)? as u32;
                self.committed += grown;
                if grown as u32 > rounded {
                    self.large_free.insert(address + rounded, grown as u32 - rounded);
                }
                address
            }
        };
        self.large.insert(address, rounded);
        self.charge(rounded as usize);
        Some(address)
    }

    fn find_large_free(&self, size: u32) -> Option<(u32, u32)> {
        self.large_free.iter().map(|(&address, &free)| (address, free)).find(|&(_, free)| free >= size)
    }

    fn free_large(&mut self, address: u32, size: u32) {
        let (mut address, mut size) = (address, size);
        if let Some((&before, &length)) = self.large_free.range(..address).next_back()
            && before + length == address
        {
            self.large_free.remove(&before);
            address = before;
            size += length;
        }
        if let Some(length) = self.large_free.remove(&(address + size)) {
            size += length;
        }
        self.large_free.insert(address, size);
    }

    /// To be called after a reference was stored into `object`.
    #[inline(always)]
    pub fn barrier(&mut self, object: Ref) {
        if object.header() & header::UNLOGGED != 0 {
            self.remember(object);
        }
    }

    #[cold]
    #[inline(never)]
    fn remember(&mut self, object: Ref) {
        let word = object.header();
        object.set_header(word & !header::UNLOGGED);
        if word & header::AGE == header::IMMORTAL {
            self.remembered_immortal.push(object);
        } else {
            self.remembered.push(object);
        }
    }

    /// System.gc(), and the last resort before OutOfMemoryError.
    pub fn request_full_collection(&mut self) {
        self.is_collection_due = true;
        self.is_full_due = true;
    }

    /// Nothing to speak of was allocated since a full collection: another would not help.
    pub fn just_collected_fully(&self) -> bool {
        self.was_full && self.allocated < (CHUNK / 4).max(self.committed / 32)
    }

    /// What Runtime.maxMemory answers: the share of the usual memory limit that is not taken by the
    /// snapshot and the VM's own tables. The limit of a run can't be asked for, and trying it out
    /// would count as having reached it.
    pub fn usual_maximum(&self) -> usize {
        let others = memory::taken_from_system().saturating_sub(self.committed);
        USUAL_LIMIT.saturating_sub(others).max(self.committed)
    }

    pub fn used(&self) -> usize {
        self.live + self.allocated
    }
}
