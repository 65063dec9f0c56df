//! Green threads: every Java thread, platform or virtual, is a stack and three registers, run in
//! turn by the one interpreter loop. Switching happens at safepoints (calls, backward branches)
//! and when a thread blocks. [`monitor`] has monitors and wait sets.

pub mod monitor;

use crate::frame::Registers;
use crate::memory::{self, PAGE};
use crate::metadata::ClassPtr;
use crate::natives::{Ret, Thrown};
use crate::object::Ref;
use crate::vm::Vm;
use std::collections::{HashMap, VecDeque};

/// Number of a thread; 0 is none. Numbers of dead threads are used again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct ThreadId(pub u32);

impl ThreadId {
    pub const NONE: ThreadId = ThreadId(0);
}

/// Why a thread does not run. The numbers are those of java.lang.Thread's `threadStatus`
/// (HotSpot's `javaThreadStatus.hpp`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ThreadState {
    Runnable,
    Sleeping,
    Waiting,
    TimedWaiting,
    Parked,
    TimedParked,
    /// For a monitor.
    Blocked,
    /// For a class that another thread is initialising.
    ClassInit(ClassPtr),
    /// For bytes on standard input.
    Input,
    /// For references whose referents died: only the reference handler does.
    References,
    /// For a signal: only the dispatcher does.
    Signal,
    /// For the end of all other non-daemon threads: only the main thread does.
    Ending,
    /// For ever, on purpose.
    Never,
    Terminated,
}

impl ThreadState {
    pub fn status(self) -> i32 {
        match self {
            ThreadState::Runnable | ThreadState::Input | ThreadState::ClassInit(_) => 0x5,
            ThreadState::Sleeping => 0xe1,
            ThreadState::Waiting
            | ThreadState::References
            | ThreadState::Signal
            | ThreadState::Ending
            | ThreadState::Never => 0x191,
            ThreadState::TimedWaiting => 0x1a1,
            ThreadState::Parked => 0x291,
            ThreadState::TimedParked => 0x2a1,
            ThreadState::Blocked => 0x401,
            ThreadState::Terminated => 0x2,
        }
    }
}

/// What ended a blocked state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wake {
    Timeout,
    Unparked,
    Notified,
    Interrupted,
    /// What it blocked for is there.
    Ready,
}

/// How a native that called Java code is entered again.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Resume {
    /// For the first time.
    Fresh,
    Returned(Ret),
    Threw(Ref),
}

pub struct Thread {
    pub id: ThreadId,
    /// The java.lang.Thread.
    pub object: Ref,
    pub registers: Registers,
    /// The stack's memory.
    pub stack: u32,
    pub stack_size: u32,
    pub state: ThreadState,
    /// When the blocked state ends by itself, by the clock of `Vm::nano_time`.
    pub deadline: Option<i64>,
    pub wake: Option<Wake>,
    pub resume: Resume,
    /// What the native in the frame at this fp was told; said again if it has to start over.
    told: (u32, Resume),
    /// LockSupport's permit.
    pub has_permit: bool,
    pub wait: Option<monitor::Wait>,
    pub scoped_value_cache: Ref,
    pub is_daemon: bool,
    /// The library's cleaner thread, which wakes up every minute though nobody waits for it.
    is_housekeeper: bool,
    /// Hands signals to their handlers.
    pub is_dispatcher: bool,
}

/// Slots below the end of a stack that calls leave free, for arguments and stubs.
const STACK_RESERVE: u32 = 4096;
const FIRST_STACK: u32 = 16 * 1024;
/// About as deep as HotSpot's default gets.
pub const MAX_STACK: u32 = 2 << 20;
/// Extra for the code that handles a StackOverflowError.
const OVERFLOW_SLACK: u32 = 128 * 1024;
/// Calls and backward branches between two looks at the other threads.
pub const SLICE: i32 = 20_000;

#[derive(Default)]
pub struct Threads {
    list: Vec<Option<Box<Thread>>>,
    current: usize,
    /// The current thread's object.
    pub current_object: Ref,
    ready: VecDeque<ThreadId>,
    /// Threads that have a deadline.
    timed: usize,
    pub monitors: HashMap<Ref, monitor::Monitor>,
    /// Freed stacks of the first size.
    free_stacks: Vec<(u32, u32)>,
    /// End of the current thread's stack, less the reserve.
    pub stack_limit: u32,
}

impl Threads {
    pub fn current(&mut self) -> &mut Thread {
        self.list[self.current].as_mut().expect("the current thread exists")
    }

    pub fn current_id(&self) -> ThreadId {
        ThreadId(self.current as u32 + 1)
    }

    pub fn get(&mut self, id: ThreadId) -> Option<&mut Thread> {
        self.list.get_mut((id.0 as usize).wrapping_sub(1))?.as_deref_mut()
    }

    pub fn alive(&self) -> impl Iterator<Item = &Thread> {
        self.list.iter().flatten().map(|thread| &**thread)
    }

    /// Time has passed that no thread has lived through.
    pub fn shift_deadlines(&mut self, nanos: i64) {
        for thread in self.list.iter_mut().flatten() {
            if let Some(deadline) = &mut thread.deadline {
                *deadline = deadline.saturating_add(nanos);
            }
        }
    }

    fn take_stack(&mut self, size: u32) -> Option<u32> {
        if let Some(position) = self.free_stacks.iter().position(|&(_, free)| free == size) {
            return Some(self.free_stacks.swap_remove(position).0);
        }
        if size < PAGE as u32 {
            // Several small stacks share a page.
            let page = memory::grow(PAGE)? as u32;
            for offset in (size..PAGE as u32).step_by(size as usize) {
                self.free_stacks.push((page + offset, size));
            }
            return Some(page);
        }
        memory::grow(size as usize).map(|address| address as u32)
    }
}

impl Vm {
    /// A thread for a java.lang.Thread object, with an empty stack, not yet scheduled.
    pub fn new_thread(&mut self, object: Ref) -> Result<ThreadId, Thrown> {
        let Some(stack) = self.threads.take_stack(FIRST_STACK) else {
            let message =
                "unable to create native thread: possibly out of memory or process/resource limits reached";
            return Err(self.throw("java/lang/OutOfMemoryError", message));
        };
        let index = match self.threads.list.iter().position(|slot| slot.is_none()) {
            Some(index) => index,
            None => {
                self.threads.list.push(None);
                self.threads.list.len() - 1
            }
        };
        let id = ThreadId(index as u32 + 1);
        self.threads.list[index] = Some(Box::new(Thread {
            id,
            object,
            registers: Registers { pc: 0, sp: stack, fp: 0 },
            stack,
            stack_size: FIRST_STACK,
            state: ThreadState::Runnable,
            deadline: None,
            wake: None,
            resume: Resume::Fresh,
            told: (0, Resume::Fresh),
            has_permit: false,
            wait: None,
            scoped_value_cache: Ref::NULL,
            is_daemon: false,
            is_housekeeper: false,
            is_dispatcher: false,
        }));
        Ok(id)
    }

    /// Makes a thread the running one. The registers of the one before must be saved.
    pub fn enter_thread(&mut self, id: ThreadId) {
        self.threads.current = id.0 as usize - 1;
        let thread = self.threads.current();
        let (registers, object) = (thread.registers, thread.object);
        let limit = thread.stack + thread.stack_size - STACK_RESERVE;
        self.registers = registers;
        self.threads.current_object = object;
        self.threads.stack_limit = limit;
    }

    fn leave_thread(&mut self) {
        let registers = self.registers;
        self.threads.current().registers = registers;
    }

    /// Gives the stack of the current thread room for `bytes` more above `self.registers`.
    /// StackOverflowError beyond the limit.
    pub fn grow_stack(&mut self, bytes: u32) -> Result<(), Thrown> {
        let thread = self.threads.current();
        let (old, old_size) = (thread.stack, thread.stack_size);
        let depth = self.registers.sp - old;
        let needed = depth + bytes + STACK_RESERVE;
        if needed > MAX_STACK {
            return Err(self.stack_overflow());
        }
        let size = needed.next_power_of_two().max(old_size * 2).min(MAX_STACK + OVERFLOW_SLACK);
        let size = size.next_multiple_of(PAGE as u32);
        let Some(new) = self.threads.take_stack(size) else { return Err(self.stack_overflow()) };
        memory::copy(old, new, depth as usize);
        let delta = new.wrapping_sub(old);
        let moved = |address: u32| if address == 0 { 0 } else { address.wrapping_add(delta) };
        let mut fp = moved(self.registers.fp);
        self.registers.fp = fp;
        self.registers.sp = moved(self.registers.sp);
        while fp != 0 {
            let caller = moved(memory::load(fp + crate::frame::CALLER));
            memory::store(fp + crate::frame::CALLER, caller);
            fp = caller;
        }
        self.threads.free_stacks.push((old, old_size));
        let thread = self.threads.current();
        thread.stack = new;
        thread.stack_size = size;
        self.threads.stack_limit = new + size - STACK_RESERVE;
        Ok(())
    }

    fn stack_overflow(&mut self) -> Thrown {
        // Without a constructor: no code of the library has to fit on the stack any more.
        match self.new_throwable("java/lang/StackOverflowError", None, Ref::NULL) {
            Ok(error) => Thrown::Exception(error),
            Err(thrown) => thrown,
        }
    }

    // ---- Blocking

    /// Blocks the current thread until [`Vm::wake`] or the deadline. What asked for it (a native,
    /// an instruction) is executed again then and finds the reason in [`Vm::take_wake`].
    #[must_use = "return this as the error"]
    pub fn block(&mut self, state: ThreadState, deadline: Option<i64>) -> Thrown {
        let thread = self.threads.current();
        thread.state = state;
        thread.deadline = deadline;
        thread.wake = None;
        if deadline.is_some() {
            self.threads.timed += 1;
        }
        self.set_thread_status(self.threads.current_id());
        if state == ThreadState::Ending {
            self.wake_ending();
        }
        self.leave_thread();
        self.schedule();
        Thrown::Suspended
    }

    /// Blocks until standard input has something (or its end).
    #[must_use = "return this as the error"]
    pub fn block_on_input(&mut self) -> Thrown {
        self.block(ThreadState::Input, None)
    }

    /// Why the current thread was woken, once.
    pub fn take_wake(&mut self) -> Option<Wake> {
        self.threads.current().wake.take()
    }

    /// How the current native was entered: see [`Vm::call`].
    pub fn take_resume(&mut self) -> Resume {
        let fp = self.registers.fp;
        let thread = self.threads.current();
        let resume = std::mem::replace(&mut thread.resume, Resume::Fresh);
        thread.told = (fp, resume);
        resume
    }

    /// The current native starts over because memory was short: it must hear the same again.
    pub(crate) fn repeat_resume(&mut self) {
        let fp = self.registers.fp;
        let thread = self.threads.current();
        if thread.told.0 == fp {
            thread.resume = thread.told.1;
        }
    }

    /// Makes a blocked thread runnable.
    pub fn wake(&mut self, id: ThreadId, wake: Wake) {
        let Some(thread) = self.threads.get(id) else { return };
        if matches!(thread.state, ThreadState::Runnable | ThreadState::Terminated) {
            return;
        }
        // Nobody asks why an instruction (monitorenter, a class's first use) was woken.
        let is_asked = !matches!(thread.state, ThreadState::Blocked | ThreadState::ClassInit(_));
        thread.state = ThreadState::Runnable;
        thread.wake = is_asked.then_some(wake);
        let was_timed = thread.deadline.take().is_some();
        self.threads.timed -= was_timed as usize;
        self.threads.ready.push_back(id);
        self.set_thread_status(id);
    }

    pub(crate) fn wake_where(&mut self, wake: Wake, matches: impl Fn(&Thread) -> bool) {
        let ids: Vec<ThreadId> = self.threads.alive().filter(|t| matches(t)).map(|t| t.id).collect();
        for id in ids {
            self.wake(id, wake);
        }
    }

    /// Wakes the threads that wait for the initialisation of a class.
    pub fn wake_class_waiters(&mut self, class: ClassPtr) {
        self.wake_where(Wake::Ready, |t| t.state == ThreadState::ClassInit(class));
    }

    pub fn wake_reference_handler(&mut self) {
        self.wake_where(Wake::Ready, |t| t.state == ThreadState::References);
    }

    /// Lets the main thread end the VM when only daemons are left beside it. They may be busy, so
    /// this is checked when a thread ends, not when none is ready.
    fn wake_ending(&mut self) {
        let others_ended = |t: &Thread| t.is_daemon || t.state == ThreadState::Ending;
        if self.threads.alive().all(others_ended) {
            self.wake_where(Wake::Ready, |t| t.state == ThreadState::Ending);
        }
    }

    fn set_thread_status(&mut self, id: ThreadId) {
        let Some(thread) = self.threads.get(id) else { return };
        let (object, status) = (thread.object, thread.state.status());
        let offset = self.known.thread_holder_field;
        if object.is_null() || offset == 0 {
            return;
        }
        let holder: Ref = object.get(offset);
        if !holder.is_null() {
            holder.put(self.known.holder_status, status);
        }
    }

    /// The current thread goes to the end of the queue. Returns true if another runs now.
    pub fn yield_now(&mut self) -> bool {
        // Who watches the program sees its output soon, however long it computes.
        self.native_state.files.flush_output();
        self.poll_signals();
        self.wake_expired();
        self.wake_readers();
        if self.threads.ready.is_empty() {
            return false;
        }
        let id = self.threads.current_id();
        self.threads.ready.push_back(id);
        self.leave_thread();
        self.schedule();
        self.threads.current_id() != id
    }

    /// Lets threads go on that wait for standard input, while others are busy.
    fn wake_readers(&mut self) {
        if self.threads.alive().any(|t| t.state == ThreadState::Input)
            && self.native_state.files.is_input_ready(std::time::Duration::ZERO)
        {
            self.wake_where(Wake::Ready, |t| t.state == ThreadState::Input);
        }
    }

    fn wake_expired(&mut self) {
        if self.threads.timed > 0 {
            let now = self.nano_time();
            self.wake_where(Wake::Timeout, |t| t.deadline.is_some_and(|deadline| deadline <= now));
        }
    }

    /// Enters the next runnable thread, waiting for one if there is none. When none can ever run
    /// again, `exit_code` is set.
    fn schedule(&mut self) {
        loop {
            if let Some(id) = self.threads.ready.pop_front() {
                self.enter_thread(id);
                return;
            }
            let deadline =
                self.threads.alive().filter(|t| !t.is_housekeeper).filter_map(|t| t.deadline).min();
            let wants_input = self.threads.alive().any(|t| t.state == ThreadState::Input);
            if deadline.is_none() && !wants_input {
                self.report_deadlock();
                return;
            }
            let timeout = deadline.map(|deadline| (deadline - self.nano_time()).max(0));
            if self.idle(timeout, wants_input) {
                self.wake_where(Wake::Ready, |t| t.state == ThreadState::Input);
            }
            self.wake_expired();
            self.poll_signals();
            if self.exit_code.is_some() {
                return;
            }
        }
    }

    /// Lets time pass until the timeout (nanoseconds) or input; true if there is input.
    fn idle(&mut self, timeout: Option<i64>, wants_input: bool) -> bool {
        self.native_state.files.flush_output();
        self.host.wait(timeout, wants_input)
    }

    fn report_deadlock(&mut self) {
        self.native_state.files.flush_output();
        let blocked: Vec<(Ref, ThreadState)> =
            self.threads.alive().filter(|t| !t.is_daemon).map(|t| (t.object, t.state)).collect();
        eprintln!("Deadlock: every thread waits for another one, and none can go on:");
        for (object, state) in blocked {
            let name: Ref = object.get(self.known.thread_name);
            let name = name.non_null().map_or(String::new(), |name| self.string(name));
            let why = match state {
                ThreadState::Blocked => "waits for a monitor",
                ThreadState::Waiting => "is in Object.wait",
                ThreadState::Parked => "is parked",
                ThreadState::Ending => "has ended and waits for the others",
                _ => "waits",
            };
            eprintln!("  \"{name}\" {why}");
        }
        self.exit_code = Some(1);
    }

    // ---- java.lang.Thread

    /// The VM's thread of a java.lang.Thread; None when it is not alive.
    pub fn thread_of(&mut self, object: Ref) -> Option<ThreadId> {
        let id = object.get::<i64>(self.known.thread_eetop) as u32;
        (id != 0).then_some(ThreadId(id))
    }

    /// Thread.start0
    pub fn start_thread(&mut self, object: Ref) -> Result<(), Thrown> {
        if object.get::<i64>(self.known.thread_eetop) != 0 {
            return Err(self.throw_plain("java/lang/IllegalThreadStateException"));
        }
        let id = self.new_thread(object)?;
        let holder: Ref = object.get(self.known.thread_holder_field);
        let is_daemon = holder.get::<u8>(self.known.holder_daemon) != 0;
        object.put(self.known.thread_eetop, id.0 as i64);
        let name: Ref = object.get(self.known.thread_name);
        let is_housekeeper = object.class().name.is("jdk/internal/misc/InnocuousThread")
            && name.non_null().is_some_and(|name| self.string(name) == "Common-Cleaner");
        let thread_main = self.stubs.thread_main;
        let thread = self.threads.get(id).expect("just made");
        thread.is_daemon = is_daemon;
        thread.is_housekeeper = is_housekeeper;
        thread.registers = crate::interpreter::first_frame(thread_main, thread.stack, &[object.0, 0]);
        self.threads.ready.push_back(id);
        self.set_thread_status(id);
        Ok(())
    }

    /// Removes the current thread, whose Java side is done, and goes on with another.
    pub fn end_thread(&mut self) {
        let id = self.threads.current_id();
        let index = self.threads.current;
        let mut thread = self.threads.list[index].take().expect("the current thread exists");
        thread.state = ThreadState::Terminated;
        self.threads.free_stacks.push((thread.stack, thread.stack_size));
        self.threads.ready.retain(|&ready| ready != id);
        self.wake_ending();
        self.schedule();
    }

    /// LockSupport.park and its timed forms: `time` is nanoseconds, or with `is_absolute`
    /// milliseconds since 1970; 0 is for ever.
    pub fn park(&mut self, is_absolute: bool, time: i64) -> Result<(), Thrown> {
        let woken = self.take_wake().is_some();
        let interrupted = self.is_interrupted();
        let thread = self.threads.current();
        if std::mem::take(&mut thread.has_permit) || woken || interrupted {
            return Ok(());
        }
        let state = if time == 0 && !is_absolute { ThreadState::Parked } else { ThreadState::TimedParked };
        let deadline = match (is_absolute, time) {
            (false, 0) => None,
            (false, ..0) => return Ok(()),
            (false, nanos) => Some(self.nano_time().saturating_add(nanos)),
            (true, millis) => {
                let left = millis.saturating_mul(1_000_000).saturating_sub(self.host.current_time_nanos());
                if left <= 0 {
                    return Ok(());
                }
                Some(self.nano_time().saturating_add(left))
            }
        };
        Err(self.block(state, deadline))
    }

    pub fn unpark(&mut self, object: Ref) {
        let Some(id) = object.non_null().and_then(|object| self.thread_of(object)) else { return };
        let Some(thread) = self.threads.get(id) else { return };
        if matches!(thread.state, ThreadState::Parked | ThreadState::TimedParked) {
            self.wake(id, Wake::Unparked);
        } else {
            thread.has_permit = true;
        }
    }

    /// Thread.sleepNanos0
    pub fn sleep(&mut self, nanos: i64) -> Result<(), Thrown> {
        match self.take_wake() {
            Some(Wake::Interrupted) => Err(self.interrupted_exception(Some("sleep interrupted"))),
            Some(_) => Ok(()),
            None if self.is_interrupted() => Err(self.interrupted_exception(Some("sleep interrupted"))),
            None => {
                let deadline = self.nano_time().saturating_add(nanos.max(0));
                Err(self.block(ThreadState::Sleeping, Some(deadline)))
            }
        }
    }

    /// Thread.yield0: the native is entered a second time when the thread's turn comes again.
    pub fn yield_thread(&mut self) -> Result<(), Thrown> {
        if self.take_wake().is_some() {
            return Ok(());
        }
        self.threads.current().wake = Some(Wake::Ready);
        if self.yield_now() {
            Err(Thrown::Suspended)
        } else {
            self.threads.current().wake = None;
            Ok(())
        }
    }

    /// Thread.interrupt0; Java has set the `interrupted` field.
    pub fn interrupt(&mut self, object: Ref) {
        let Some(id) = self.thread_of(object) else { return };
        let Some(thread) = self.threads.get(id) else { return };
        match thread.state {
            ThreadState::Sleeping | ThreadState::Parked | ThreadState::TimedParked => {
                self.wake(id, Wake::Interrupted)
            }
            ThreadState::Waiting | ThreadState::TimedWaiting => {
                self.leave_wait_set(id);
                self.wake(id, Wake::Interrupted)
            }
            _ => {}
        }
    }

    pub fn is_interrupted(&self) -> bool {
        self.threads.current_object.get::<u8>(self.known.thread_interrupted) != 0
    }

    /// Clears the interrupt and makes the exception.
    pub fn interrupted_exception(&mut self, message: Option<&str>) -> Thrown {
        self.threads.current_object.put(self.known.thread_interrupted, 0u8);
        match message {
            Some(message) => self.throw("java/lang/InterruptedException", message),
            None => self.throw_plain("java/lang/InterruptedException"),
        }
    }
}
