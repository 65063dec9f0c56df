//! The collector.

use crate::vm::Vm;

impl Vm {
    pub fn collect(&mut self) {
        self.heap.is_collection_due = false;
        self.heap.is_full_due = false;
        self.heap.was_full = true;
        self.heap.allocated = 0;
    }
}
