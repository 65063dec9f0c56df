//! `java.lang.ref`: the natives' side of the collector's work.

use super::{Args, Native, NativeResult, Ret};
use crate::native;
use crate::object::Ref;
use crate::threads::ThreadState;
use crate::vm::Vm;

const REFERENCE: &str = "java/lang/ref/Reference";
const PHANTOM: &str = "java/lang/ref/PhantomReference";

pub static NATIVES: &[Native] = &[
    native!(REFERENCE, "getAndClearReferencePendingList", "()Ljava/lang/ref/Reference;", take_pending),
    native!(REFERENCE, "hasReferencePendingList", "()Z", has_pending),
    native!(REFERENCE, "waitForReferencePendingList", "()V", wait_for_pending),
    native!(REFERENCE, "get0", "()Ljava/lang/Object;", get),
    native!(REFERENCE, "refersTo0", "(Ljava/lang/Object;)Z", refers_to),
    native!(REFERENCE, "clear0", "()V", clear),
    native!(PHANTOM, "refersTo0", "(Ljava/lang/Object;)Z", refers_to),
    native!(PHANTOM, "clear0", "()V", clear),
    // Finalizers are on their way out of Java; here `finalize` is never run.
    native!("java/lang/ref/Finalizer", "isFinalizationEnabled", "()Z", |_, _| Ok(false.into())),
    native!("java/lang/ref/Finalizer", "reportComplete", "(Ljava/lang/Object;)V", |_, _| Ok(Ret::VOID)),
];

fn take_pending(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(std::mem::take(&mut vm.pending_references).into())
}

fn has_pending(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok((!vm.pending_references.is_null()).into())
}

fn wait_for_pending(vm: &mut Vm, _args: Args) -> NativeResult {
    if !vm.pending_references.is_null() {
        return Ok(Ret::VOID);
    }
    Err(vm.block(ThreadState::References, None))
}

fn get(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(args.reference(0).get::<Ref>(vm.known.reference_referent).into())
}

fn refers_to(vm: &mut Vm, args: Args) -> NativeResult {
    let referent: Ref = args.reference(0).get(vm.known.reference_referent);
    Ok((referent == args.reference(1)).into())
}

fn clear(vm: &mut Vm, args: Args) -> NativeResult {
    // A null needs no write barrier.
    args.reference(0).put(vm.known.reference_referent, Ref::NULL);
    Ok(Ret::VOID)
}
