//! Exceptions: making them, their stack traces, and unwinding to a handler
//! ([JVMS 2.10](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-2.html#jvms-2.10)).

use crate::classfile::Constant;
use crate::frame::{self, Frame};
use crate::memory;
use crate::metadata::*;
use crate::natives::{JavaField, NativeResult, Thrown};
use crate::object::Ref;
use crate::symbol::Sym;
use crate::threads::Resume;
use crate::vm::Vm;

/// HotSpot's MaxJavaStackTraceDepth.
const MAX_TRACE: usize = 1024;

/// Where a frame of a recorded trace was.
#[derive(Clone, Copy)]
pub struct TraceFrame {
    pub method: MethodPtr,
    pub bci: u16,
}

impl Vm {
    // ---- Making

    /// An exception of a boot class, to be returned as the error.
    #[must_use]
    pub fn throw(&mut self, class: &str, message: &str) -> Thrown {
        self.throw_new(class, Some(message), Ref::NULL)
    }

    #[must_use]
    pub fn throw_plain(&mut self, class: &str) -> Thrown {
        self.throw_new(class, None, Ref::NULL)
    }

    #[must_use]
    pub fn throw_new(&mut self, class: &str, message: Option<&str>, cause: Ref) -> Thrown {
        match self.new_throwable(class, message, cause) {
            Ok(exception) => Thrown::Exception(exception),
            Err(thrown) => thrown,
        }
    }

    /// A Throwable as its constructors leave it, with the current trace. `cause` null: not given.
    pub fn new_throwable(&mut self, name: &str, message: Option<&str>, cause: Ref) -> Result<Ref, Thrown> {
        if self.trace.exceptions {
            eprintln!("[throw] {name}: {message:?}");
            if self.known.throwable_unassigned_stack == 0 {
                eprintln!("  (before java.lang.Throwable is known)");
            }
        }
        let class = match self.find_boot_class(Sym::new(name)) {
            Ok(class) => class.unwrap_or_else(|| panic!("class {name} is not in the image")),
            Err(_) => return Err(self.out_of_memory()),
        };
        let Some(exception) = self.allocate(class, class.instance_size) else {
            return Err(self.out_of_memory());
        };
        let message = match message {
            Some(text) => match self.new_string(text) {
                Ok(text) => text,
                Err(_) => return Err(self.out_of_memory()),
            },
            None => Ref::NULL,
        };
        let known = &self.known;
        let mirror = known.throwable.mirror;
        let unassigned: Ref = mirror.get(known.throwable_unassigned_stack);
        let sentinel: Ref = mirror.get(known.throwable_sentinel);
        let fields = [
            (known.throwable_message, message),
            (known.throwable_cause, if cause.is_null() { exception } else { cause }),
            (known.throwable_stack_trace, unassigned),
            (known.throwable_suppressed, sentinel),
        ];
        for (offset, value) in fields {
            self.put_reference(exception, offset, value);
        }
        let frames = self.trace_frames(None);
        self.record_trace(exception, &frames)?;
        if class.name.is("java/lang/NullPointerException") {
            // As after its constructor: the trace tells what was null.
            static MESSAGE_STATE: JavaField =
                JavaField::new("java/lang/NullPointerException", "extendedMessageState", "I");
            MESSAGE_STATE.put(self, exception, 1);
        }
        Ok(exception)
    }

    /// The heap is full: collect and start over, or throw if that was done just now.
    #[must_use]
    pub fn heap_exhausted(&mut self) -> Thrown {
        if self.heap.just_collected_fully() {
            // The handler may let go of much: the next failure is worth a collection again.
            self.heap.was_full = false;
            return self.out_of_memory();
        }
        self.heap.request_full_collection();
        self.heap.clears_soft = true;
        self.repeat_resume();
        Thrown::Suspended
    }

    fn out_of_memory(&mut self) -> Thrown {
        // The trace goes into memory that was set aside at boot.
        let (error, trace) = (self.out_of_memory_error, self.out_of_memory_trace);
        if let Some(trace) = trace.non_null() {
            let frames = self.trace_frames(None);
            let words = trace.elements::<u32>();
            words.fill(0);
            for (frame, words) in frames.iter().zip(words.chunks_exact_mut(2)) {
                words[0] = frame.method.0;
                words[1] = frame.bci as u32;
            }
            error.put(self.known.throwable_depth, frames.len().min(words.len() / 2) as i32);
            let unassigned: Ref = self.known.throwable.mirror.get(self.known.throwable_unassigned_stack);
            let (backtrace, stack) = (self.known.throwable_backtrace, self.known.throwable_stack_trace);
            self.put_reference(error, backtrace, trace);
            self.put_reference(error, stack, unassigned);
        }
        Thrown::Exception(error)
    }

    /// Runtime.halt: ends the VM.
    pub fn exit(&mut self, code: i32) -> NativeResult {
        self.exit_code = Some(code);
        Err(Thrown::Suspended)
    }

    // ---- Traces

    /// Throwable.fillInStackTrace: the frames above the exception's construction.
    pub fn fill_in_stack_trace(&mut self, exception: Ref) -> Result<(), Thrown> {
        let frames = self.trace_frames(Some(exception.class()));
        self.record_trace(exception, &frames)
    }

    /// What a trace of the current thread shows. With `constructing`, without the frames that
    /// construct an exception of this class.
    pub fn trace_frames(&self, constructing: Option<ClassPtr>) -> Vec<TraceFrame> {
        let mut frames = self.frames().peekable();
        if let Some(class) = constructing {
            let is_own = |frame: &Frame| class.is_subclass_of(frame.method().class);
            while frames.next_if(|f| f.method().name.is("fillInStackTrace") && is_own(f)).is_some() {}
            while frames.next_if(|f| f.method().is_constructor() && is_own(f)).is_some() {}
        }
        frames
            .filter(|frame| !frame.method().is_hidden)
            .take(MAX_TRACE)
            .map(|frame| TraceFrame { method: frame.method(), bci: frame.bci() })
            .collect()
    }

    /// The backtrace is an int[]: for each frame the method's address and the bytecode index.
    fn record_trace(&mut self, exception: Ref, frames: &[TraceFrame]) -> Result<(), Thrown> {
        let Ok(backtrace) = self.new_primitive_array(BasicType::Int, frames.len() as i32 * 2) else {
            return Err(self.out_of_memory());
        };
        let words = backtrace.elements::<u32>();
        for (index, frame) in frames.iter().enumerate() {
            words[index * 2] = frame.method.0;
            words[index * 2 + 1] = frame.bci as u32;
        }
        let known = &self.known;
        exception.put(known.throwable_depth, frames.len() as i32);
        let (trace, stack) = (known.throwable_backtrace, known.throwable_stack_trace);
        self.put_reference(exception, trace, backtrace);
        if self.known.throwable.state == ClassState::Initialized {
            let unassigned: Ref = self.known.throwable.mirror.get(self.known.throwable_unassigned_stack);
            self.put_reference(exception, stack, unassigned);
        }
        Ok(())
    }

    /// The frames recorded in the `backtrace` field of a Throwable.
    pub fn recorded_trace(&self, backtrace: Ref) -> Vec<TraceFrame> {
        if backtrace.is_null() {
            return Vec::new();
        }
        backtrace
            .elements::<u32>()
            .chunks_exact(2)
            .take_while(|frame| frame[0] != 0)
            .map(|frame| TraceFrame { method: memory::Ptr::at(frame[0]), bci: frame[1] as u16 })
            .collect()
    }

    // ---- Messages

    /// `A and B are in module java.base of loader 'bootstrap'`, as cast and access errors end.
    pub fn two_classes_text(&self, a: ClassPtr, b: ClassPtr) -> String {
        let (first, second) = (self.module_text(a), self.module_text(b));
        let (a, b) = (a.external_name(), b.external_name());
        if first == second {
            format!("{a} and {b} are in {first}")
        } else {
            format!("{a} is in {first}; {b} is in {second}")
        }
    }

    fn module_text(&self, class: ClassPtr) -> String {
        let module: Ref = class.mirror.get(self.known.class_module);
        let name = module.non_null().and_then(|m| m.get::<Ref>(self.known.module_name).non_null());
        let loader = match class.loader.non_null() {
            None => "'bootstrap'".to_string(),
            Some(_) => self.loader_text(class.loader),
        };
        match name {
            Some(name) => format!("module {} of loader {loader}", self.string(name)),
            None => format!("unnamed module of loader {loader}"),
        }
    }

    #[must_use]
    pub fn throw_class_cast(&mut self, object: Ref, target: ClassPtr) -> Thrown {
        let class = object.class();
        let message = format!(
            "class {} cannot be cast to class {} ({})",
            class.external_name(),
            target.external_name(),
            self.two_classes_text(class, target)
        );
        self.throw("java/lang/ClassCastException", &message)
    }

    // ---- Unwinding

    /// Finds the handler of an exception and sets the registers to it. Frames without one are
    /// popped, their monitors released.
    pub fn unwind(&mut self, mut exception: Ref) {
        if self.trace.exceptions {
            let message: Ref = exception.get(self.known.throwable_message);
            let message = message.non_null().map(|m| self.string(m));
            eprintln!("[unwind] {} {message:?}", exception.class().name);
        }
        let mut returned_to = 0;
        loop {
            let frame = Frame { fp: self.registers.fp, pc: self.registers.pc };
            let method = frame.method();
            if method.class == self.stubs.class {
                if method == self.stubs.entry {
                    self.entry_outcome = Some(Err(exception));
                    return;
                }
                if method == self.stubs.thread_main {
                    crate::interpreter::stubs::thread_threw(self, exception);
                    return;
                }
                exception = crate::interpreter::stubs::failed(self, frame, exception);
            } else if method.is_native() {
                // Only a native that called Java with `Vm::call` hears of its exception.
                if returned_to == self.stubs.native.0 + 4 {
                    self.registers.pc = self.stubs.native.0;
                    self.registers.sp = frame.operands();
                    self.threads.current().resume = Resume::Threw(exception);
                    return;
                }
            } else if let Some(handler) = self.find_handler(frame, exception) {
                self.registers.pc = handler;
                self.registers.sp = frame.operands() + 4;
                memory::store(frame.operands(), exception);
                return;
            }
            if let Some(lock) = frame.lock().non_null()
                && method.is_synchronized()
            {
                let _ = self.exit_monitor(lock);
            }
            returned_to = frame.return_pc();
            let repeats = self.stubs.repeats(method);
            self.registers.pc = if repeats { returned_to } else { returned_to - 4 };
            self.registers.sp = frame.locals();
            self.registers.fp = memory::load(frame.fp + frame::CALLER);
        }
    }

    fn find_handler(&self, frame: Frame, exception: Ref) -> Option<u32> {
        let method = frame.method();
        if method.exceptions.is_empty() || method.bcis.is_empty() {
            return None;
        }
        let bci = frame.bci();
        let entry = method.exceptions.iter().find(|entry| {
            (entry.start..entry.end).contains(&bci) && self.catches(method.class, entry.catch_type, exception)
        })?;
        // The first word of the handler's instruction.
        let index = method.bcis.partition_point(|&bci| bci < entry.handler);
        Some(method.code.0 + index as u32 * 4)
    }

    /// Whether a handler of this type catches the exception. Compares names where the type is not
    /// resolved yet: loading it could run Java code in the middle of unwinding.
    fn catches(&self, class: ClassPtr, catch_type: u16, exception: Ref) -> bool {
        if catch_type == 0 {
            return true;
        }
        let resolved = class.resolved[catch_type as usize];
        if resolved != 0 {
            return exception.class().is_subclass_of(memory::Ptr::at(resolved));
        }
        let Constant::Class(name) = class.constant(catch_type) else { return false };
        if let Some(found) = self.loaders.find(class.loader_id, name) {
            return exception.class().is_subclass_of(found);
        }
        let mut current = Some(exception.class());
        while let Some(class) = current {
            if class.name == name {
                return true;
            }
            current = class.super_class.get();
        }
        false
    }

    /// Text of an exception for messages of the VM itself: `java.lang.Error: message`.
    pub fn describe_exception(&self, exception: Ref) -> String {
        let mut text = exception.class().external_name();
        let message: Ref = exception.get(self.known.throwable_message);
        if let Some(message) = message.non_null() {
            text.push_str(": ");
            text.push_str(&self.string(message));
        }
        let backtrace: Ref = exception.get(self.known.throwable_backtrace);
        for frame in self.recorded_trace(backtrace) {
            let method = frame.method;
            text.push_str(&format!(
                "\n\tat {}.{}({}:{})",
                method.class.external_name(),
                method.name,
                method.class.source_file,
                method.line_number(frame.bci)
            ));
        }
        let cause: Ref = exception.get(self.known.throwable_cause);
        if !cause.is_null() && cause != exception {
            text.push_str("\nCaused by: ");
            text.push_str(&self.describe_exception(cause));
        }
        text
    }

    /// A name in the class file that no class has: NoClassDefFoundError with the loader's
    /// ClassNotFoundException as its cause.
    pub fn no_class_def_found(&mut self, name: Sym, cause: Ref) -> Ref {
        match self.throw_new("java/lang/NoClassDefFoundError", Some(&name.text()), cause) {
            Thrown::Exception(error) => error,
            Thrown::Suspended => self.out_of_memory_error,
        }
    }
}
