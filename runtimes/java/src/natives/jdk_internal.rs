//! `jdk.internal`: what the class library asks about the VM itself, and optional parts of the
//! platform that this VM does not have.

use super::objects::*;
use super::{Args, Native, NativeResult, Ret};
use crate::memory;
use crate::native;
use crate::natives::java_lang_loader::new_direct_buffer;
use crate::vm::Vm;

const VM: &str = "jdk/internal/misc/VM";
const CDS: &str = "jdk/internal/misc/CDS";
const CONTINUATION: &str = "jdk/internal/vm/Continuation";
const VIRTUAL_THREAD: &str = "java/lang/VirtualThread";
const PERF: &str = "jdk/internal/perf/Perf";
const SIGNAL: &str = "jdk/internal/misc/Signal";
const METRICS: &str = "jdk/internal/platform/CgroupMetrics";

fn nothing(_vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(Ret::VOID)
}

fn no(_vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(false.into())
}

/// The only user and group there is.
fn user_id(_vm: &mut Vm, _args: Args) -> NativeResult {
    const USER: i64 = 1000;
    Ok(USER.into())
}

pub static NATIVES: &[Native] = &[
    native!(VM, "initialize", "()V", nothing),
    native!(VM, "getNanoTimeAdjustment", "(J)J", nano_time_adjustment),
    native!(VM, "getRuntimeArguments", "()[Ljava/lang/String;", runtime_arguments),
    native!(VM, "getuid", "()J", user_id),
    native!(VM, "geteuid", "()J", user_id),
    native!(VM, "getgid", "()J", user_id),
    native!(VM, "getegid", "()J", user_id),
    native!(
        "jdk/internal/vm/VMSupport",
        "getVMTemporaryDirectory",
        "()Ljava/lang/String;",
        temporary_directory
    ),
    // No class data archive: the class library then initialises everything itself.
    native!(CDS, "getCDSConfigStatus", "()I", |_, _| Ok(0i32.into())),
    native!(CDS, "initializeFromArchive", "(Ljava/lang/Class;)V", nothing),
    native!(CDS, "defineArchivedModules", "(Ljava/lang/ClassLoader;Ljava/lang/ClassLoader;)V", nothing),
    native!(CDS, "getRandomSeedForDumping", "()J", iteration_seed),
    native!(CDS, "logLambdaFormInvoker", "(Ljava/lang/String;)V", nothing),
    native!(CDS, "needsClassInitBarrier0", "(Ljava/lang/Class;)Z", no),
    native!(SIGNAL, "findSignal0", "(Ljava/lang/String;)I", find_signal),
    native!(SIGNAL, "handle0", "(IJ)J", handle_signal),
    native!(SIGNAL, "raise0", "(I)V", raise_signal),
    native!("petri/launcher/SignalDispatcher", "dispatchAll", "()V", |vm, _| vm.dispatch_signals()),
    native!("jdk/internal/misc/PreviewFeatures", "isPreviewEnabled", "()Z", no),
    native!(
        "jdk/internal/misc/ScopedMemoryAccess",
        "closeScope0",
        "(Ljdk/internal/foreign/MemorySessionImpl;Ljdk/internal/misc/ScopedMemoryAccess$ScopedAccessError;)V",
        nothing
    ),
    // Virtual threads are green threads like all others, not continuations.
    native!("jdk/internal/vm/ContinuationSupport", "isSupported0", "()Z", no),
    native!(CONTINUATION, "pin", "()V", nothing),
    native!(CONTINUATION, "unpin", "()V", nothing),
    native!(CONTINUATION, "isPinned0", "(Ljdk/internal/vm/ContinuationScope;)I", |_, _| Ok(0i32.into())),
    native!(VIRTUAL_THREAD, "postPinnedEvent", "(Ljava/lang/String;)V", nothing),
    native!(VIRTUAL_THREAD, "notifyJvmtiStart", "()V", nothing),
    native!(VIRTUAL_THREAD, "notifyJvmtiEnd", "()V", nothing),
    native!(VIRTUAL_THREAD, "notifyJvmtiMount", "(Z)V", nothing),
    native!(VIRTUAL_THREAD, "notifyJvmtiUnmount", "(Z)V", nothing),
    native!(VIRTUAL_THREAD, "notifyJvmtiDisableSuspend", "(Z)V", nothing),
    native!("jdk/internal/vm/ForeignLinkerSupport", "isSupported0", "()Z", no),
    // -1: no vector unit.
    native!("jdk/internal/vm/vector/VectorSupport", "getMaxLaneCount", "(Ljava/lang/Class;)I", |_, _| Ok(
        (-1i32).into()
    )),
    native!(PERF, "createLong", "(Ljava/lang/String;IIJ)Ljava/nio/ByteBuffer;", perf_counter),
    native!(PERF, "highResCounter", "()J", |vm, _| Ok(vm.nano_time().into())),
    native!(PERF, "highResFrequency", "()J", |_, _| Ok(1_000_000_000i64.into())),
    native!(METRICS, "isUseContainerSupport", "()Z", no),
    native!(METRICS, "isContainerized0", "()Z", no),
    native!(METRICS, "getTotalMemorySize0", "()J", |vm, _| Ok((vm.heap.usual_maximum() as i64).into())),
    native!(METRICS, "getTotalSwapSize0", "()J", |_, _| Ok(0i64.into())),
    native!("java/io/Console", "ttyStatus", "()I", |_, _| Ok(0i32.into())),
    native!("jdk/internal/io/JdkConsoleImpl", "echo", "(Z)Z", no),
    native!("java/util/TimeZone", "getSystemTimeZoneID", "(Ljava/lang/String;)Ljava/lang/String;", time_zone),
    native!("java/util/TimeZone", "getSystemGMTOffsetID", "()Ljava/lang/String;", time_zone),
    native!(
        "java/io/ObjectStreamClass",
        "hasStaticInitializer",
        "(Ljava/lang/Class;)Z",
        super::java_lang_class::has_static_initializer
    ),
];

/// Nanoseconds from `args` seconds after 1970 until now, or -1 when that is far away.
fn nano_time_adjustment(vm: &mut Vm, args: Args) -> NativeResult {
    const SECONDS_MAX: i64 = 1 << 32;
    let now = vm.host.current_time_nanos();
    let difference = now.div_euclid(1_000_000_000) - args.long(0);
    if difference.abs() >= SECONDS_MAX {
        return Ok((-1i64).into());
    }
    Ok((difference * 1_000_000_000 + now.rem_euclid(1_000_000_000)).into())
}

fn runtime_arguments(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(string_array(vm, &[] as &[&str])?.into())
}

fn temporary_directory(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(vm.new_string("/tmp")?.into())
}

/// Decides the iteration order of `Set.of` and `Map.of`. Fixed, because a snapshot fixes it anyway
/// and a program should print the same wherever it runs.
fn iteration_seed(_vm: &mut Vm, _args: Args) -> NativeResult {
    const SEED: i64 = 25;
    Ok(SEED.into())
}

/// Linux's number of a signal, -1 for an unknown name.
fn find_signal(vm: &mut Vm, args: Args) -> NativeResult {
    const SIGNALS: &[(&str, i32)] = &[
        ("HUP", 1),
        ("INT", 2),
        ("ABRT", 6),
        ("USR1", 10),
        ("USR2", 12),
        ("PIPE", 13),
        ("ALRM", 14),
        ("TERM", 15),
    ];
    let name = non_null(vm, args, 0)?;
    let name = vm.string(name);
    Ok(SIGNALS.iter().find(|(known, _)| *known == name).map_or(-1, |(_, number)| *number).into())
}

fn handle_signal(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(vm.signals.handle(args.int(0), args.long(1)).into())
}

fn raise_signal(vm: &mut Vm, args: Args) -> NativeResult {
    vm.deliver_signal(args.int(0));
    match vm.exit_code {
        Some(code) => vm.exit(code),
        None => Ok(Ret::VOID),
    }
}

fn time_zone(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(vm.new_string("UTC")?.into())
}

/// A counter that nobody reads; callers want the buffer that holds it.
fn perf_counter(vm: &mut Vm, args: Args) -> NativeResult {
    const NAME_SLOT: u32 = 1;
    let is_first_pass =
        args.reference(NAME_SLOT).non_null().is_some_and(|name| name.class() == vm.known.string);
    let mut counter = 0;
    if is_first_pass {
        counter = vm.native_state.memory.allocate(8);
        memory::store(counter, args.long(4));
    }
    new_direct_buffer(vm, args, NAME_SLOT, counter, 8)
}
