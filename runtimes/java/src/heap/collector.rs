//! The collector: marks what can be reached, frees the lines and large objects that can't.
//!
//! A young collection trusts old marks and starts from the stacks, from what was kept since the
//! last collection, and from old objects whose references changed (the remembered set). A full
//! one marks everything anew with the other mark. Objects of the snapshot are immortal: never
//! marked, never written; those that changed in this run are roots.

use super::{Heap, LARGE, LINE};
use crate::frame::{Frames, Registers};
use crate::memory;
use crate::metadata::*;
use crate::object::{ARRAY_BASE, Ref, header};
use crate::stackmap;
use crate::threads::Resume;
use crate::vm::{self, Vm};

/// A full collection is due when the live heap has grown by this much, and by half.
const FULL_GROWTH: usize = 16 << 20;

struct Marker<'a> {
    heap: &'a mut Heap,
    /// Marked objects whose references were not followed yet.
    pending: Vec<Ref>,
    /// References (soft, weak, phantom) whose referents were not marked when they were found.
    references: Vec<Ref>,
    referent: u32,
    discovered: u32,
    /// Soft references count as weak ones: memory is short.
    clears_soft: bool,
}

impl Vm {
    /// Collects; registers must be saved. A full collection if one is due.
    pub fn collect(&mut self) {
        let wants_full =
            self.heap.is_full_due || self.heap.live > self.heap.live_after_full * 3 / 2 + FULL_GROWTH;
        self.collect_now(wants_full);
        self.heap.is_collection_due = self.heap.is_stressed;
    }

    fn collect_now(&mut self, full: bool) {
        let started = self.trace.collections.then(|| self.nano_time());
        let before = self.heap.used();
        let mut heap = std::mem::replace(&mut self.heap, Heap::new());
        let clears_soft = std::mem::take(&mut heap.clears_soft);
        heap.begin(full);
        let mut marker = Marker {
            heap: &mut heap,
            pending: Vec::new(),
            references: Vec::new(),
            referent: self.known.reference_referent,
            discovered: self.known.reference_discovered,
            clears_soft,
        };
        self.mark_roots(&mut marker, full);
        marker.follow();
        let dead = marker.clear_references();
        heap.finish(full);
        self.heap = heap;
        self.kept_old = self.global_refs.len();
        self.enqueue(dead);
        if self.known.soft_clock != 0 {
            let millis = self.nano_time() / 1_000_000;
            self.known.soft_reference.mirror.put(self.known.soft_clock, millis);
        }
        if let Some(started) = started {
            eprintln!(
                "[gc] {} {} KiB -> {} KiB of {} KiB, {} us",
                if full { "full" } else { "young" },
                before / 1024,
                self.heap.used() / 1024,
                self.heap.committed / 1024,
                (self.nano_time() - started) / 1000
            );
        }
    }

    /// Keeps an object alive for ever.
    pub fn keep(&mut self, object: Ref) {
        if !object.is_null() {
            self.global_refs.push(object);
        }
    }

    fn mark_roots(&mut self, marker: &mut Marker, full: bool) {
        let kept_new = if full { 0 } else { self.kept_old };
        for &object in &self.global_refs[kept_new..] {
            marker.mark(object);
        }
        for object in self.loaders.roots() {
            marker.mark(object);
        }
        for object in [self.pending_references, self.out_of_memory_error] {
            marker.mark(object);
        }
        if let Some(Err(exception)) = self.entry_outcome {
            marker.mark(exception);
        }
        for &object in self.threads.monitors.keys() {
            marker.mark(object);
        }
        let current = self.threads.current_id();
        let threads: Vec<(Registers, [Ref; 3])> = self
            .threads
            .alive()
            .map(|thread| {
                let registers = if thread.id == current { self.registers } else { thread.registers };
                let threw = |resume: &Resume| match *resume {
                    Resume::Threw(exception) => exception,
                    // Bits that may be a reference: marking what is none would be wrong, so the
                    // native takes them before anything can collect.
                    _ => Ref::NULL,
                };
                (registers, [thread.object, thread.scoped_value_cache, threw(&thread.resume)])
            })
            .collect();
        for (registers, objects) in threads {
            for object in objects {
                marker.mark(object);
            }
            self.mark_stack(marker, registers);
        }
        let remembered = std::mem::take(&mut marker.heap.remembered);
        if !full {
            for object in remembered {
                object.set_header(object.header() | header::UNLOGGED);
                marker.scan(object);
            }
        }
        for index in 0..marker.heap.remembered_immortal.len() {
            let object = marker.heap.remembered_immortal[index];
            marker.scan(object);
        }
    }

    fn mark_stack(&self, marker: &mut Marker, registers: Registers) {
        let mut end = registers.sp;
        for frame in Frames::new(self, registers) {
            let method = frame.method();
            marker.mark(frame.lock());
            let map = stackmap::at(method, frame.bci());
            let locals = frame.locals();
            for (index, _) in map.locals.iter().enumerate().filter(|(_, is_reference)| **is_reference) {
                marker.mark(memory::load(locals + index as u32 * 4));
            }
            let operands = frame.operands();
            for (index, _) in map.operands.iter().enumerate().filter(|(_, is_reference)| **is_reference) {
                // What lies beyond belongs to the callee, as its arguments.
                let slot = operands + index as u32 * 4;
                if slot < end {
                    marker.mark(memory::load(slot));
                }
            }
            end = locals;
        }
    }

    /// Hands References whose referents died to the reference handler.
    fn enqueue(&mut self, dead: Vec<Ref>) {
        if dead.is_empty() {
            return;
        }
        let offset = self.known.reference_discovered;
        for reference in dead {
            let next = self.pending_references;
            self.put_reference(reference, offset, next);
            self.pending_references = reference;
        }
        self.wake_reference_handler();
    }

    /// Everything that is alive now is part of the snapshot. The next run starts with an empty
    /// young heap of its own.
    pub fn make_heap_immortal(&mut self) {
        // What is dead goes first, with the references to it.
        self.collect_now(true);
        self.heap.mark = header::IMMORTAL;
        self.collect_now(true);
        let heap = &mut self.heap;
        heap.mark = 1;
        for chunk in &mut heap.chunks {
            chunk.clear_free_lines();
            chunk.immortal = true;
        }
        heap.large.clear();
        heap.remembered.clear();
        heap.next = 0;
        heap.limit = 0;
        // A run accounts for its own objects only.
        heap.live = 0;
        heap.live_after_full = 0;
        heap.budget = super::YOUNG_BYTES;
    }
}

impl Marker<'_> {
    #[inline]
    fn mark(&mut self, object: Ref) {
        if object.is_null() {
            return;
        }
        let word = object.header();
        let age = word & header::AGE;
        if age == self.heap.mark || age == header::IMMORTAL {
            return;
        }
        object.set_header(word & !header::AGE | self.heap.mark | header::UNLOGGED);
        self.heap.mark_lines(object);
        self.pending.push(object);
    }

    fn follow(&mut self) {
        while let Some(object) = self.pending.pop() {
            self.scan(object);
        }
    }

    fn scan(&mut self, object: Ref) {
        let class = object.class();
        if class.is_array() {
            if class.basic_type == BasicType::Reference {
                for index in 0..object.array_length() {
                    self.mark(memory::load(object.0 + ARRAY_BASE + index * 4));
                }
            }
            return;
        }
        for &offset in &class.reference_offsets {
            self.mark(object.get(offset));
        }
        match class.special {
            Special::None => {}
            Special::Mirror => {
                for &offset in &vm::class_of_mirror(object).static_reference_offsets {
                    self.mark(object.get(offset));
                }
            }
            _ => self.scan_reference(object, class.special),
        }
    }

    fn scan_reference(&mut self, object: Ref, special: Special) {
        let referent: Ref = object.get(self.referent);
        if referent.is_null() || special == Special::FinalReference {
            // On the pending list, perhaps, of which `discovered` is the link.
            self.mark(referent);
            self.mark(object.get(self.discovered));
        } else if special == Special::SoftReference && !self.clears_soft {
            self.mark(referent);
        } else if !self.heap.is_alive(referent) {
            self.references.push(object);
        }
    }

    /// Clears the references to dead objects and returns them.
    fn clear_references(&mut self) -> Vec<Ref> {
        let references = std::mem::take(&mut self.references);
        let heap = &*self.heap;
        let offset = self.referent;
        let dead: Vec<Ref> =
            references.into_iter().filter(|reference| !heap.is_alive(reference.get(offset))).collect();
        for reference in &dead {
            reference.put(offset, Ref::NULL);
        }
        dead
    }
}

impl Heap {
    fn is_alive(&self, object: Ref) -> bool {
        let age = object.header() & header::AGE;
        age == self.mark || age == header::IMMORTAL
    }

    fn mark_lines(&mut self, object: Ref) {
        let size = object.size();
        self.live += size as usize;
        if size as usize >= LARGE {
            return;
        }
        let chunk = &mut self.chunks[self.chunk_by_page[(object.0 >> 16) as usize] as usize];
        let first = (object.0 - chunk.start) as usize / LINE;
        let last = (object.0 + size - 1 - chunk.start) as usize / LINE;
        chunk.lines[first..=last].fill(1);
    }

    fn begin(&mut self, full: bool) {
        self.next = 0;
        self.limit = 0;
        if full {
            if self.mark != header::IMMORTAL {
                self.mark = 3 - self.mark;
            }
            self.live = 0;
            for chunk in self.chunks.iter_mut().filter(|chunk| !chunk.immortal) {
                chunk.lines.fill(0);
            }
        }
    }

    fn finish(&mut self, full: bool) {
        let mark = self.mark;
        let dead: Vec<(u32, u32)> = self
            .large
            .iter()
            .filter(|&(&address, _)| Ref(address).header() & header::AGE != mark)
            .map(|(&address, &size)| (address, size))
            .collect();
        for (address, size) in dead {
            self.large.remove(&address);
            self.free_large(address, size);
        }
        self.cursor_chunk = 0;
        self.cursor_line = 0;
        self.allocated = 0;
        self.budget = (self.live / 4).clamp(super::YOUNG_BYTES, super::YOUNG_BYTES_MAX);
        self.was_full = full;
        self.is_full_due = false;
        self.collections += 1;
        if full {
            self.live_after_full = self.live;
        }
    }
}

impl super::Chunk {
    /// Dead objects would make the snapshot bigger.
    fn clear_free_lines(&mut self) {
        for (index, &line) in self.lines.iter().enumerate() {
            if line == 0 {
                memory::bytes(self.start + (index * LINE) as u32, LINE).fill(0);
            }
        }
    }
}
