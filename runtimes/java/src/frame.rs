//! Frames on a thread's stack, and walking them.
//!
//! ```text
//! locals … | method, return pc, caller's fp, lock | operand stack …
//!            ^ fp                                    ^ sp grows upwards
//! ```
//!
//! The caller's operand stack pointer after the call is where the callee's locals begin (plus the
//! result), so it needs no saving.

use crate::memory::{self, Ptr};
use crate::metadata::MethodPtr;
use crate::object::Ref;
use crate::vm::Vm;

pub const METHOD: u32 = 0;
pub const RETURN_PC: u32 = 4;
pub const CALLER: u32 = 8;
/// Of synchronized methods: the object that was locked.
pub const LOCK: u32 = 12;
/// Bytes between fp and the operand stack.
pub const HEADER: u32 = 16;

/// The registers of a thread: addresses in the arena.
#[derive(Clone, Copy, Default, Debug)]
pub struct Registers {
    /// The instruction being executed (or, in a suspended thread, to be executed next).
    pub pc: u32,
    pub sp: u32,
    pub fp: u32,
}

/// A frame that a walk has come to.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub fp: u32,
    /// Within the instruction that the frame is executing.
    pub pc: u32,
}

impl Frame {
    pub fn method(self) -> MethodPtr {
        Ptr::at(memory::load(self.fp + METHOD))
    }
    pub fn return_pc(self) -> u32 {
        memory::load(self.fp + RETURN_PC)
    }
    pub fn lock(self) -> Ref {
        memory::load(self.fp + LOCK)
    }
    pub fn locals(self) -> u32 {
        self.fp - self.method().max_locals as u32 * 4
    }
    pub fn local(self, index: u32) -> u32 {
        memory::load(self.locals() + index * 4)
    }
    pub fn operands(self) -> u32 {
        self.fp + HEADER
    }
    /// Index in the method's bytecode; 0 for natives.
    pub fn bci(self) -> u16 {
        let method = self.method();
        if method.bcis.is_empty() {
            return 0;
        }
        method.bcis.get(((self.pc.wrapping_sub(method.code.0)) / 4) as usize).copied().unwrap_or(0)
    }
}

/// Walks the frames of a stack from the top, the VM's own stubs included.
pub struct Frames {
    next: Option<Frame>,
    /// Stubs after which the caller's instruction is executed again.
    repeating: [MethodPtr; 3],
}

impl Frames {
    pub fn new(vm: &Vm, registers: Registers) -> Frames {
        let next = (registers.fp != 0).then_some(Frame { fp: registers.fp, pc: registers.pc });
        Frames { next, repeating: [vm.stubs.initialize, vm.stubs.load, vm.stubs.upcall] }
    }
}

impl Iterator for Frames {
    type Item = Frame;

    fn next(&mut self) -> Option<Frame> {
        let frame = self.next?;
        let caller: u32 = memory::load(frame.fp + CALLER);
        self.next = (caller != 0).then(|| {
            // A return address is behind its call, except where the call will be repeated.
            let back = if self.repeating.contains(&frame.method()) { 0 } else { 4 };
            Frame { fp: caller, pc: frame.return_pc() - back }
        });
        Some(frame)
    }
}

impl Vm {
    /// Frames of the current thread, top first, without the VM's stubs.
    pub fn frames(&self) -> impl Iterator<Item = Frame> + use<> {
        self.frames_of(self.registers)
    }

    pub fn frames_of(&self, registers: Registers) -> impl Iterator<Item = Frame> + use<> {
        let internal = self.stubs.class;
        Frames::new(self, registers).filter(move |frame| frame.method().class != internal)
    }
}
