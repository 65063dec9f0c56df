//! What natives remember between calls. It is part of the VM and so of a snapshot; nothing in it
//! may come from the machine that made the snapshot, apart from built-in files.

use super::file_channels::Mapping;
use super::support::files::Files;
use super::support::native_memory::NativeMemory;
use super::support::zip::{Deflater, Inflater};
use std::collections::HashMap;

pub struct State {
    pub files: Files,
    /// Memory handed out by `Unsafe.allocateMemory`.
    pub memory: NativeMemory,
    pub inflaters: Handles<Inflater>,
    pub deflaters: Handles<Deflater>,
    /// Directories being listed: the names not yet delivered, last first.
    pub directories: Handles<Vec<Vec<u8>>>,
    pub mappings: Vec<Mapping>,
    /// Stack walks in progress: how many frames each has passed.
    pub stack_walks: Handles<usize>,
    /// Class files that are being defined, by the address of the defining native's arguments.
    pub class_bytes: HashMap<u32, &'static [u8]>,
}

impl Default for State {
    fn default() -> State {
        State {
            files: Files::new(),
            memory: NativeMemory::default(),
            inflaters: Handles::default(),
            deflaters: Handles::default(),
            directories: Handles::default(),
            mappings: Vec::new(),
            stack_walks: Handles::default(),
            class_bytes: HashMap::new(),
        }
    }
}

/// Objects of ours that Java code holds by number, where HotSpot uses an address; 0 is none.
pub struct Handles<T> {
    objects: HashMap<i64, T>,
    last: i64,
}

impl<T> Default for Handles<T> {
    fn default() -> Handles<T> {
        Handles { objects: HashMap::new(), last: 0 }
    }
}

impl<T> Handles<T> {
    pub fn insert(&mut self, object: T) -> i64 {
        self.last += 1;
        self.objects.insert(self.last, object);
        self.last
    }

    pub fn get(&mut self, handle: i64) -> Option<&mut T> {
        self.objects.get_mut(&handle)
    }

    pub fn remove(&mut self, handle: i64) -> Option<T> {
        self.objects.remove(&handle)
    }
}
