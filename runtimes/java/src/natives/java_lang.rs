//! `java.lang`: Object, System, Runtime, Shutdown, String, Float, Double and the bits of process
//! and console information that the package asks the VM for.

use super::{Args, JavaField, Native, NativeResult, Ret};
use crate::native;
use crate::vm::Vm;

pub static NATIVES: &[Native] = &[
    native!("java/lang/Object", "getClass", "()Ljava/lang/Class;", get_class),
    native!("java/lang/Object", "hashCode", "()I", hash_code),
    native!("java/lang/Object", "clone", "()Ljava/lang/Object;", clone),
    native!("java/lang/System", "identityHashCode", "(Ljava/lang/Object;)I", hash_code),
    native!(
        "java/lang/System",
        "arraycopy",
        "(Ljava/lang/Object;ILjava/lang/Object;II)V",
        super::arraycopy::arraycopy
    ),
    native!("java/lang/System", "nanoTime", "()J", nano_time),
    native!("java/lang/System", "currentTimeMillis", "()J", current_time_millis),
    native!("java/lang/System", "mapLibraryName", "(Ljava/lang/String;)Ljava/lang/String;", map_library_name),
    native!("java/lang/System", "setIn0", "(Ljava/io/InputStream;)V", set_in),
    native!("java/lang/System", "setOut0", "(Ljava/io/PrintStream;)V", set_out),
    native!("java/lang/System", "setErr0", "(Ljava/io/PrintStream;)V", set_err),
    native!("java/lang/String", "intern", "()Ljava/lang/String;", intern),
    native!("java/lang/Float", "floatToRawIntBits", "(F)I", |_, args| Ok(args.int(0).into())),
    native!("java/lang/Float", "intBitsToFloat", "(I)F", |_, args| Ok(args.int(0).into())),
    native!("java/lang/Double", "doubleToRawLongBits", "(D)J", |_, args| Ok(args.long(0).into())),
    native!("java/lang/Double", "longBitsToDouble", "(J)D", |_, args| Ok(args.long(0).into())),
    native!("java/lang/Runtime", "availableProcessors", "()I", |_, _| Ok(1i32.into())),
    native!("java/lang/Runtime", "freeMemory", "()J", free_memory),
    native!("java/lang/Runtime", "totalMemory", "()J", total_memory),
    native!("java/lang/Runtime", "maxMemory", "()J", max_memory),
    native!("java/lang/Runtime", "gc", "()V", gc),
    native!("java/lang/Shutdown", "beforeHalt", "()V", |_, _| Ok(Ret::VOID)),
    native!("java/lang/Shutdown", "halt0", "(I)V", halt),
    native!("java/lang/ProcessEnvironment", "environ", "()[[B", environ),
    native!("java/lang/ProcessHandleImpl", "getCurrentPid0", "()J", |_, _| Ok(PROCESS_ID.into())),
    native!("java/lang/ProcessHandleImpl", "isAlive0", "(J)J", process_start_time),
    native!("java/lang/ProcessHandleImpl", "parent0", "(JJ)J", |_, _| Ok((-1i64).into())),
    native!("java/lang/ProcessHandleImpl", "getProcessPids0", "(J[J[J[J)I", |_, _| Ok(0i32.into())),
    native!("java/lang/ProcessHandleImpl", "destroy0", "(JJZ)Z", |_, _| Ok(false.into())),
    native!("java/lang/ProcessHandleImpl", "waitForProcessExit0", "(JZ)I", |_, _| Ok((-1i32).into())),
    native!("java/lang/ProcessHandleImpl$Info", "info0", "(J)V", |_, _| Ok(Ret::VOID)),
    native!("java/lang/ProcessImpl", "init", "()V", |_, _| Ok(Ret::VOID)),
    native!("java/lang/ProcessImpl", "forkAndExec", FORK_AND_EXEC, fork_and_exec),
];

/// A sandbox has one process, and nobody outside sees its number.
const PROCESS_ID: i64 = 1;

fn get_class(_vm: &mut Vm, args: Args) -> NativeResult {
    Ok(args.reference(0).class().into())
}

fn hash_code(_vm: &mut Vm, args: Args) -> NativeResult {
    Ok(args.reference(0).identity_hash().into())
}

fn clone(vm: &mut Vm, args: Args) -> NativeResult {
    let original = args.reference(0);
    let class = original.class();
    let (cloneable, reference) = (vm.known.cloneable, vm.known.reference);
    if !class.is_array() && (!class.is_subclass_of(cloneable) || class.is_subclass_of(reference)) {
        return Err(vm.throw("java/lang/CloneNotSupportedException", &class.external_name()));
    }
    Ok(vm.clone_object(original)?.into())
}

fn nano_time(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(vm.nano_time().into())
}

fn current_time_millis(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(vm.host.current_time_nanos().div_euclid(1_000_000).into())
}

fn map_library_name(vm: &mut Vm, args: Args) -> NativeResult {
    let Some(name) = args.reference(0).non_null() else {
        return Err(vm.throw_plain("java/lang/NullPointerException"));
    };
    let file = format!("lib{}.so", vm.string(name));
    Ok(vm.new_string(&file)?.into())
}

static IN: JavaField = JavaField::new("java/lang/System", "in", "Ljava/io/InputStream;");
static OUT: JavaField = JavaField::new("java/lang/System", "out", "Ljava/io/PrintStream;");
static ERR: JavaField = JavaField::new("java/lang/System", "err", "Ljava/io/PrintStream;");

fn set_in(vm: &mut Vm, args: Args) -> NativeResult {
    set_stream(vm, &IN, args)
}

fn set_out(vm: &mut Vm, args: Args) -> NativeResult {
    set_stream(vm, &OUT, args)
}

fn set_err(vm: &mut Vm, args: Args) -> NativeResult {
    set_stream(vm, &ERR, args)
}

fn set_stream(vm: &mut Vm, field: &'static JavaField, args: Args) -> NativeResult {
    let holder = field.holder(vm);
    field.put_reference(vm, holder, args.reference(0));
    Ok(Ret::VOID)
}

fn intern(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(vm.intern_string(args.reference(0))?.into())
}

fn free_memory(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok((vm.heap.committed.saturating_sub(vm.heap.used()) as i64).into())
}

fn total_memory(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok((vm.heap.committed as i64).into())
}

fn max_memory(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok((vm.heap.usual_maximum() as i64).into())
}

fn gc(vm: &mut Vm, _args: Args) -> NativeResult {
    vm.heap.request_full_collection();
    Ok(Ret::VOID)
}

fn halt(vm: &mut Vm, args: Args) -> NativeResult {
    vm.native_state.files.flush_output();
    vm.exit(args.int(0))
}

/// Names and values of the environment, alternating.
fn environ(vm: &mut Vm, _args: Args) -> NativeResult {
    let variables: Vec<Vec<u8>> = std::env::vars_os()
        .flat_map(|(name, value)| [name.into_encoded_bytes(), value.into_encoded_bytes()])
        .collect();
    Ok(super::objects::byte_arrays(vm, &variables)?.into())
}

/// 0: alive, started at a time unknown; -1: no such process.
fn process_start_time(_vm: &mut Vm, args: Args) -> NativeResult {
    Ok(if args.long(0) == PROCESS_ID { 0i64 } else { -1 }.into())
}

const FORK_AND_EXEC: &str = "(I[B[B[BI[BI[B[IZ)I";

fn fork_and_exec(vm: &mut Vm, _args: Args) -> NativeResult {
    Err(vm.throw("java/io/IOException", "error=38, Function not implemented"))
}
