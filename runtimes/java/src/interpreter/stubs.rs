//! Code that is not any class's: entries of methods before their first call, of natives, and the
//! frames that the VM pushes to initialise a class, to ask a class loader, to run a thread.
//!
//! Such a frame is a little state machine: its last local counts the phases, and it is executed
//! again whenever the Java code it called returns.

use super::opcode::*;
use crate::classfile::Member;
use crate::frame::Frame;
use crate::linker;
use crate::memory::{self, Ptr};
use crate::metadata::*;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::symbol::Sym;
use crate::threads::ThreadState;
use crate::vm::Vm;

#[derive(Default)]
pub struct Stubs {
    pub prepare: Ptr<u32>,
    pub abstract_method: Ptr<u32>,
    /// Two words: the call, and where Java code that the native called returns to.
    pub native: Ptr<u32>,
    /// The class of the methods below.
    pub class: ClassPtr,
    /// Class and phase.
    pub initialize: MethodPtr,
    /// Loader, name, whether it is a reference from a class file, phase.
    pub load: MethodPtr,
    /// Holder of the result, kind, class, constant, instruction: see [`crate::invoke`].
    pub upcall: MethodPtr,
    /// Thread and phase.
    pub thread_main: MethodPtr,
    /// Below the method that [`Vm::invoke`] runs.
    pub entry: MethodPtr,
    /// Waits for the other threads.
    pub ending: Ptr<u32>,
}

impl Stubs {
    pub fn new() -> Stubs {
        let mut stubs = Stubs {
            prepare: memory::allocate_words(&[PREPARE]),
            abstract_method: memory::allocate_words(&[ABSTRACT]),
            native: memory::allocate_words(&[NATIVE, NATIVE_RETURNED]),
            class: linker::new_class(Sym::new("<vm>"), ClassKind::Instance),
            ending: memory::allocate_words(&[ENDING, ENTRY]),
            ..Stubs::default()
        };
        stubs.initialize = stub(stubs.class, "initialize", "(II)V", &[INITIALIZE_STEP]);
        stubs.load = stub(stubs.class, "load", "(Ljava/lang/Object;III)V", &[LOAD_STEP, LOAD_RETURNED]);
        stubs.upcall = stub(stubs.class, "upcall", "(Ljava/lang/Object;IIII)V", &[UPCALL_RETURNED]);
        stubs.thread_main = stub(stubs.class, "thread", "(Ljava/lang/Object;I)V", &[THREAD_STEP]);
        stubs.entry = stub(stubs.class, "entry", "()V", &[ENTRY]);
        stubs
    }
}

impl Stubs {
    /// Whether the caller's instruction is executed again after this stub.
    pub fn repeats(&self, method: MethodPtr) -> bool {
        method == self.initialize || method == self.load || method == self.upcall
    }
}

fn stub(class: ClassPtr, name: &str, descriptor: &str, code: &[u32]) -> MethodPtr {
    let member = Member {
        flags: access::STATIC,
        name: Sym::new(name),
        descriptor: Sym::new(descriptor),
        attributes: Vec::new(),
    };
    let mut method = linker::new_method(class, &member, memory::allocate_words(code));
    method.max_stack = 8;
    method.is_hidden = true;
    linker::set_frame_size(method);
    method
}

// ---- Class initialisation (JVMS 5.5)

const START: u32 = 0;
const SUPERTYPES: u32 = 1;
const INITIALIZER: u32 = 2;

impl Vm {
    /// Makes sure that a class is initialised. Err(Suspended): its initialiser was pushed, or
    /// another thread runs it.
    #[inline(always)]
    pub fn initialize(&mut self, class: ClassPtr) -> Result<(), Thrown> {
        if class.state == ClassState::Initialized {
            return Ok(());
        }
        self.initialize_slow(class)
    }

    #[inline(never)]
    fn initialize_slow(&mut self, class: ClassPtr) -> Result<(), Thrown> {
        if class.state == ClassState::Initializing && class.init_thread == self.threads.current_id() {
            return Ok(());
        }
        let stub = self.stubs.initialize;
        let again = self.registers.pc;
        self.push_frame(stub, &[class.0, START], again)?;
        Err(Thrown::Suspended)
    }

    fn set_local(&mut self, frame: Frame, index: u32, value: u32) {
        memory::store(frame.locals() + index * 4, value);
    }

    /// One step of the frame that initialises a class
    /// ([JVMS 5.5](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-5.html#jvms-5.5)).
    /// Ok: done.
    pub(super) fn initialize_step(&mut self) -> Result<(), Thrown> {
        let frame = Frame { fp: self.registers.fp, pc: self.registers.pc };
        let mut class: ClassPtr = Ptr::at(frame.local(0));
        let me = self.threads.current_id();
        if frame.local(1) == START {
            match class.state {
                ClassState::Initialized => return Ok(()),
                ClassState::Initializing if class.init_thread == me => return Ok(()),
                ClassState::Initializing => return Err(self.block(ThreadState::ClassInit(class), None)),
                ClassState::Erroneous => {
                    let message = format!("Could not initialize class {}", class.external_name());
                    let cause = class.init_error;
                    return Err(self.throw_new("java/lang/NoClassDefFoundError", Some(&message), cause));
                }
                ClassState::Loaded => self.verify(class)?,
            }
            class.state = ClassState::Initializing;
            class.init_thread = me;
            self.set_local(frame, 1, SUPERTYPES);
        }
        if frame.local(1) == SUPERTYPES {
            if !class.is_interface() {
                if let Some(super_class) = class.super_class.get() {
                    self.initialize(super_class)?;
                }
                for index in 0..class.itable.len() {
                    let interface = class.itable[index].interface;
                    if interface.has_default_methods {
                        self.initialize(interface)?;
                    }
                }
            }
            self.set_local(frame, 1, INITIALIZER);
            let (name, descriptor) = (Sym::new("<clinit>"), Sym::new("()V"));
            if let Some(initializer) = class.declared_method(name, descriptor).filter(|m| m.is_static()) {
                let again = self.registers.pc;
                self.push_frame(initializer, &[], again)?;
                return Err(Thrown::Suspended);
            }
        }
        class.state = ClassState::Initialized;
        self.wake_class_waiters(class);
        Ok(())
    }

    fn initialization_failed(&mut self, mut class: ClassPtr, exception: Ref) -> Ref {
        let error_class = self.known.error;
        let mut thrown = exception;
        if !self.is_instance(exception, error_class) {
            thrown = match self.throw_new("java/lang/ExceptionInInitializerError", None, exception) {
                Thrown::Exception(error) => error,
                Thrown::Suspended => self.out_of_memory_error,
            };
        }
        // What later attempts are told, with the trace of the original.
        let name: Ref = self.threads.current_object.get(self.known.thread_name);
        let thread = name.non_null().map_or(String::new(), |name| self.string(name));
        let text: Ref = exception.get(self.known.throwable_message);
        let text = text.non_null().map_or(String::new(), |text| format!(": {}", self.string(text)));
        let message =
            format!("Exception {}{text} [in thread \"{thread}\"]", exception.class().external_name());
        if let Ok(record) =
            self.new_throwable("java/lang/ExceptionInInitializerError", Some(&message), Ref::NULL)
        {
            record.put(self.known.throwable_cause, record);
            for offset in [self.known.throwable_backtrace, self.known.throwable_stack_trace] {
                self.put_reference(record, offset, exception.get(offset));
            }
            record.put(self.known.throwable_depth, exception.get::<i32>(self.known.throwable_depth));
            let cause = self.known.throwable_cause;
            self.put_reference(record, cause, Ref::NULL);
            class.init_error = record;
            self.keep(record);
        }
        class.state = ClassState::Erroneous;
        self.wake_class_waiters(class);
        thrown
    }

    // ---- Class loaders written in Java

    /// Pushes a call of `loader.loadClass(name)`, after which the class is in the loader's table.
    pub(crate) fn call_load_class(&mut self, loader: Ref, name: Sym, is_reference: bool) -> Thrown {
        let stub = self.stubs.load;
        let again = self.registers.pc;
        match self.push_frame(stub, &[loader.0, name.0, is_reference as u32, START], again) {
            Ok(()) => Thrown::Suspended,
            Err(thrown) => thrown,
        }
    }

    pub(super) fn load_step(&mut self) -> Result<(), Thrown> {
        let frame = Frame { fp: self.registers.fp, pc: self.registers.pc };
        let loader = Ref(frame.local(0));
        let name = self.new_string(&Sym(frame.local(1)).dotted())?;
        let load_class = self.known.class_loader.method("loadClass", "(Ljava/lang/String;)Ljava/lang/Class;");
        let target = loader.class().vtable_entry(load_class.vtable_index as u32);
        let returned = self.registers.pc + 4;
        self.push_frame(target, &[loader.0, name.0], returned)?;
        Err(Thrown::Suspended)
    }

    pub(super) fn load_returned(&mut self) -> Result<(), Thrown> {
        let frame = Frame { fp: self.registers.fp, pc: self.registers.pc };
        let (loader, name, is_reference) = (Ref(frame.local(0)), Sym(frame.local(1)), frame.local(2) != 0);
        let mirror = Ref(memory::load(frame.operands()));
        self.registers.sp = frame.operands();
        let class =
            mirror.non_null().map(|mirror| self.class_of_mirror(mirror)).filter(|class| class.name == name);
        match class {
            Some(class) => {
                let id = self.loader_id(loader);
                self.loaders.record(id, name, class);
                Ok(())
            }
            None if is_reference => Err(self.throw("java/lang/NoClassDefFoundError", &name.text())),
            None => Err(self.throw("java/lang/ClassNotFoundException", &name.dotted())),
        }
    }
}

/// An exception leaves the frame of a stub: what its caller sees.
pub fn failed(vm: &mut Vm, frame: Frame, exception: Ref) -> Ref {
    if frame.method() == vm.stubs.initialize {
        let class: ClassPtr = Ptr::at(frame.local(0));
        if frame.local(1) == START { exception } else { vm.initialization_failed(class, exception) }
    } else if frame.method() == vm.stubs.load && frame.local(2) != 0 {
        let not_found = vm.boot_class("java/lang/ClassNotFoundException");
        if vm.is_instance(exception, not_found) {
            vm.no_class_def_found(Sym(frame.local(1)), exception)
        } else {
            exception
        }
    } else if frame.method() == vm.stubs.upcall {
        vm.upcall_threw(frame, exception)
    } else {
        exception
    }
}

// ---- Threads

const RUN: u32 = 1;
const EXIT: u32 = 2;
const DISPATCH: u32 = 3;

/// One step in the life of a thread: `run()`, `exit()`, then the end
/// (HotSpot's `JavaThread::thread_main_inner` and `exit`).
pub(super) fn thread_step(vm: &mut Vm) -> Result<(), Thrown> {
    let frame = Frame { fp: vm.registers.fp, pc: vm.registers.pc };
    let thread = Ref(frame.local(0));
    let class = vm.known.thread;
    let (method, next) = match frame.local(1) {
        START => (class.method("run", "()V"), RUN),
        RUN | DISPATCH => (class.method("exit", "()V"), EXIT),
        _ => {
            vm.detach(thread);
            vm.end_thread();
            return Err(Thrown::Suspended);
        }
    };
    vm.set_local(frame, 1, next);
    let target = match method.vtable_index {
        -1 => method,
        index => thread.class().vtable_entry(index as u32),
    };
    let again = vm.registers.pc;
    vm.push_frame(target, &[thread.0], again)?;
    Err(Thrown::Suspended)
}

/// An exception has left a method that the thread's own frame called.
pub fn thread_threw(vm: &mut Vm, exception: Ref) {
    let frame = Frame { fp: vm.registers.fp, pc: vm.registers.pc };
    let thread = Ref(frame.local(0));
    vm.registers.pc = frame.method().code.0;
    vm.registers.sp = frame.operands();
    match frame.local(1) {
        RUN => {
            vm.set_local(frame, 1, DISPATCH);
            let dispatch = vm.known.thread.method("dispatchUncaughtException", "(Ljava/lang/Throwable;)V");
            let again = vm.registers.pc;
            if vm.push_frame(dispatch, &[thread.0, exception.0], again).is_err() {
                vm.set_local(frame, 1, DISPATCH);
            }
        }
        DISPATCH => vm.report_handler_exception(thread, exception),
        _ => {}
    }
}

impl Vm {
    /// A handler of uncaught exceptions threw one itself.
    pub fn report_handler_exception(&mut self, thread: Ref, exception: Ref) {
        self.native_state.files.flush_output();
        let name: Ref = thread.get(self.known.thread_name);
        let name = name.non_null().map_or(String::new(), |name| self.string(name));
        eprintln!(
            "\nException: {} thrown from the UncaughtExceptionHandler in thread \"{name}\"",
            exception.class().external_name()
        );
    }

    /// The Java side of a thread's end: those who join it go on.
    pub fn detach(&mut self, thread: Ref) {
        let holder: Ref = thread.get(self.known.thread_holder_field);
        holder.put(self.known.holder_status, ThreadState::Terminated.status());
        thread.put(self.known.thread_eetop, 0i64);
        self.notify_waiters(thread, true);
    }
}
