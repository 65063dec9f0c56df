//! `java.lang.Thread`, monitors' `wait` and `notify`, parking: shells around [`crate::threads`].

use super::objects::*;
use super::{Args, Native, NativeResult, Ret};
use crate::memory;
use crate::native;
use crate::object::Ref;
use crate::threads::ThreadState;
use crate::vm::Vm;

const THREAD: &str = "java/lang/Thread";
const OBJECT: &str = "java/lang/Object";

fn nothing(_vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(Ret::VOID)
}

pub static NATIVES: &[Native] = &[
    native!(OBJECT, "wait0", "(J)V", wait),
    native!(OBJECT, "notify", "()V", notify),
    native!(OBJECT, "notifyAll", "()V", notify_all),
    native!(THREAD, "currentThread", "()Ljava/lang/Thread;", current_thread),
    native!(THREAD, "currentCarrierThread", "()Ljava/lang/Thread;", current_thread),
    // Only continuations change the current thread.
    native!(THREAD, "setCurrentThread", "(Ljava/lang/Thread;)V", nothing),
    native!(THREAD, "getNextThreadIdOffset", "()J", next_thread_id_address),
    native!(THREAD, "start0", "()V", start),
    native!(THREAD, "yield0", "()V", yield_now),
    native!(THREAD, "sleepNanos0", "(J)V", sleep),
    native!(THREAD, "interrupt0", "()V", interrupt),
    native!(THREAD, "clearInterruptEvent", "()V", nothing),
    native!(THREAD, "setPriority0", "(I)V", nothing),
    native!(THREAD, "setNativeName", "(Ljava/lang/String;)V", nothing),
    native!(THREAD, "holdsLock", "(Ljava/lang/Object;)Z", holds_lock),
    native!(THREAD, "getThreads", "()[Ljava/lang/Thread;", get_threads),
    native!(THREAD, "getStackTrace0", "()Ljava/lang/Object;", super::stack_traces::thread_stack_trace),
    native!(
        THREAD,
        "dumpThreads",
        "([Ljava/lang/Thread;)[[Ljava/lang/StackTraceElement;",
        super::stack_traces::dump_threads
    ),
    native!(THREAD, "scopedValueCache", "()[Ljava/lang/Object;", scoped_value_cache),
    native!(THREAD, "setScopedValueCache", "([Ljava/lang/Object;)V", set_scoped_value_cache),
    native!(THREAD, "findScopedValueBindings", "()Ljava/lang/Object;", find_scoped_value_bindings),
    native!(THREAD, "ensureMaterializedForStackWalk", "(Ljava/lang/Object;)V", nothing),
    native!(
        "java/lang/VirtualThread",
        "takeVirtualThreadListToUnblock",
        "()Ljava/lang/VirtualThread;",
        wait_for_ever
    ),
];

fn wait(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(vm.wait(args.reference(0), args.long(1))?.into())
}

fn notify(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(vm.notify(args.reference(0), false)?.into())
}

fn notify_all(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(vm.notify(args.reference(0), true)?.into())
}

/// `Unsafe.park(isAbsolute, time)`
pub fn park(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(vm.park(args.boolean(1), args.long(2))?.into())
}

/// `Unsafe.unpark(thread)`
pub fn unpark(vm: &mut Vm, args: Args) -> NativeResult {
    vm.unpark(args.reference(1));
    Ok(Ret::VOID)
}

fn current_thread(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(vm.threads.current_object.into())
}

/// The address of the counter from which `Thread` takes identifiers. The main thread is number 3
/// as in HotSpot, so the next is 4.
fn next_thread_id_address(vm: &mut Vm, _args: Args) -> NativeResult {
    const FIRST: i64 = 4;
    let address = vm.native_state.memory.allocate(8);
    memory::store(address, FIRST);
    Ok(i64::from(address).into())
}

fn start(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(vm.start_thread(args.reference(0))?.into())
}

fn yield_now(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(vm.yield_thread()?.into())
}

fn sleep(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(vm.sleep(args.long(0))?.into())
}

fn interrupt(vm: &mut Vm, args: Args) -> NativeResult {
    vm.interrupt(args.reference(0));
    Ok(Ret::VOID)
}

fn holds_lock(vm: &mut Vm, args: Args) -> NativeResult {
    let object = non_null(vm, args, 0)?;
    Ok(vm.holds_monitor(object).into())
}

fn get_threads(vm: &mut Vm, _args: Args) -> NativeResult {
    let threads: Vec<Ref> = vm.threads.alive().map(|thread| thread.object).collect();
    Ok(object_array(vm, THREAD, &threads)?.into())
}

fn scoped_value_cache(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(vm.threads.current().scoped_value_cache.into())
}

fn set_scoped_value_cache(vm: &mut Vm, args: Args) -> NativeResult {
    vm.threads.current().scoped_value_cache = args.reference(0);
    Ok(Ret::VOID)
}

/// The bindings of the innermost `ScopedValue…run`, which its `runWith` frame has as its first
/// parameter.
fn find_scoped_value_bindings(vm: &mut Vm, _args: Args) -> NativeResult {
    const BINDINGS_LOCAL: u32 = 1;
    for frame in vm.frames() {
        let method = frame.method();
        let holder = method.class.name;
        if method.name.is("runWith") && (holder.is(THREAD) || holder.is("java/lang/ScopedValue$Carrier")) {
            let bindings = frame.local(BINDINGS_LOCAL);
            if bindings != 0 {
                return Ok(Ref(bindings).into());
            }
        }
    }
    Ok(Ref::NULL.into())
}

/// The thread that would unblock continuations has nothing to do.
fn wait_for_ever(vm: &mut Vm, _args: Args) -> NativeResult {
    Err(vm.block(ThreadState::Never, None))
}
