//! The interpreter: one loop that runs every Java thread
//! ([JVMS 2.11](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-2.html#jvms-2.11) and
//! [6](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-6.html)).
//!
//! [`decode`] turns bytecode into instructions ([`opcode`]), [`fuse`] joins common pairs,
//! [`quicken`] resolves constants at the first execution, [`run`] executes. [`stubs`] is the VM's
//! own code.

mod decode;
mod fuse;
pub mod opcode;
mod quicken;
mod run;
pub mod stubs;

use crate::frame::{self, Frame, Registers};
use crate::memory;
use crate::metadata::MethodPtr;
use crate::natives::{Ret, Thrown};
use crate::object::Ref;
use crate::vm::Vm;

/// The registers of a thread whose stack holds one frame, about to start.
pub fn first_frame(method: MethodPtr, stack: u32, locals: &[u32]) -> Registers {
    for (index, &local) in locals.iter().enumerate() {
        memory::store(stack + index as u32 * 4, local);
    }
    let fp = stack + method.max_locals as u32 * 4;
    memory::store(fp + frame::METHOD, method.0);
    memory::store(fp + frame::RETURN_PC, 0u32);
    memory::store(fp + frame::CALLER, 0u32);
    memory::store(fp + frame::LOCK, 0u32);
    Registers { pc: method.code.0, sp: fp + frame::HEADER, fp }
}

impl Vm {
    /// Pushes a frame above the current one; the method runs when the interpreter goes on.
    pub(crate) fn push_frame(
        &mut self,
        method: MethodPtr,
        arguments: &[u32],
        return_pc: u32,
    ) -> Result<(), Thrown> {
        let needed = method.max_locals as u32 * 4 + method.frame_bytes;
        if self.registers.sp + needed > self.threads.stack_limit {
            self.grow_stack(needed)?;
        }
        let locals = self.registers.sp;
        for (index, &argument) in arguments.iter().enumerate() {
            memory::store(locals + index as u32 * 4, argument);
        }
        let fp = locals + method.max_locals as u32 * 4;
        memory::store(fp + frame::METHOD, method.0);
        memory::store(fp + frame::RETURN_PC, return_pc);
        memory::store(fp + frame::CALLER, self.registers.fp);
        memory::store(fp + frame::LOCK, 0u32);
        self.registers = Registers { pc: method.code.0, sp: fp + frame::HEADER, fp };
        Ok(())
    }

    /// Has the current native call a Java method: return this as the error. The native is entered
    /// again when the method has ended, and [`Vm::take_resume`] tells how.
    #[must_use]
    pub fn call(&mut self, method: MethodPtr, arguments: &[u32]) -> Thrown {
        let returned = self.stubs.native.0 + 4;
        match self.push_frame(method, arguments, returned) {
            Ok(()) => Thrown::Suspended,
            Err(thrown) => thrown,
        }
    }

    /// Runs a method on the main thread to its end, the other threads in between. For boot and
    /// the launcher only: natives use [`Vm::call`]. Err: the exception it threw.
    pub fn invoke(&mut self, method: MethodPtr, arguments: &[u32]) -> Result<Ret, Ref> {
        let before = self.stack_position();
        let entry = self.stubs.entry;
        let pushed =
            self.push_frame(entry, &[], 0).and_then(|()| self.push_frame(method, arguments, entry.code.0));
        if let Err(Thrown::Exception(error)) = pushed {
            self.return_to(before);
            return Err(error);
        }
        self.run();
        self.return_to(before);
        self.entry_outcome.take().unwrap_or(Ok(Ret::VOID))
    }

    /// Initialises a class to the end: as [`Vm::invoke`], for boot.
    pub fn invoke_initializer(&mut self, class: crate::metadata::ClassPtr) -> Result<(), Ref> {
        let stub = self.stubs.initialize;
        self.invoke(stub, &[class.0, 0]).map(|_| ())
    }

    /// Lets the other threads run until only daemons are left. Main thread only.
    pub fn wait_for_threads(&mut self) {
        let before = self.stack_position();
        let entry = self.stubs.entry;
        if self.push_frame(entry, &[], 0).is_ok() {
            self.registers.pc = self.stubs.ending.0;
            self.run();
        }
        self.return_to(before);
        self.entry_outcome = None;
    }

    /// The registers, and the stack that they point into.
    fn stack_position(&mut self) -> (Registers, u32) {
        (self.registers, self.threads.current().stack)
    }

    /// Goes back to a position, even if the stack has grown and moved in between.
    fn return_to(&mut self, (before, stack): (Registers, u32)) {
        let moved = self.threads.current().stack.wrapping_sub(stack);
        let fp = if before.fp == 0 { 0 } else { before.fp.wrapping_add(moved) };
        self.registers = Registers { fp, sp: before.sp.wrapping_add(moved), ..before };
    }

    fn finish_entry(&mut self) {
        let frame = Frame { fp: self.registers.fp, pc: self.registers.pc };
        let result = match self.registers.sp - frame.operands() {
            0 => 0,
            4 => memory::load::<u32>(frame.operands()) as u64,
            _ => memory::load(frame.operands()),
        };
        self.entry_outcome = Some(Ok(Ret(result)));
    }

    /// Where a collection may happen and other threads get their turn.
    fn safepoint(&mut self) {
        if self.heap.is_collection_due {
            self.collect();
        }
        self.yield_now();
    }
}

/// Logs one instruction to stderr.
#[cfg(feature = "trace-instructions")]
fn trace(vm: &Vm, pc: *const u32, sp: *mut u32, fp: *mut u32) {
    if !vm.trace.exceptions {
        return;
    }
    let frame = Frame { fp: fp as usize as u32, pc: pc as usize as u32 };
    let method = frame.method();
    let word = unsafe { *pc };
    let top = unsafe { *sp.sub(1) };
    eprintln!(
        "{}.{} {} {} {:#x} | {top:#x}",
        method.class.name,
        method.name,
        frame.bci(),
        opcode::NAMES[(word & 0xff) as usize],
        word >> 8
    );
}
