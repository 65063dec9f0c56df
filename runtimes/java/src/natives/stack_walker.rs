//! `java.lang.StackWalker`: frames delivered in batches.
//!
//! `callStackWalk` fills the first batch and calls the walker's `doStackWalk`, which asks for
//! more with `fetchStackFrames` while that call lasts. Between the two the walked frames stay as
//! they are, so a count of those delivered is all that has to be remembered.

use super::objects::*;
use super::stack_traces::fill_element;
use super::{Args, JavaField, Native, NativeResult, Ret};
use crate::exceptions::TraceFrame;
use crate::frame::Frame;
use crate::metadata::{ClassPtr, MethodPtr};
use crate::native;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::threads::Resume;
use crate::vm::Vm;

const WALKER: &str = "java/lang/StackStreamFactory$AbstractStackWalker";
const CLASS_FRAME: &str = "java/lang/ClassFrameInfo";
const FRAME: &str = "java/lang/StackFrameInfo";

pub static NATIVES: &[Native] = &[
    native!("java/lang/StackStreamFactory", "checkStackWalkModes", "()Z", |_, _| Ok(true.into())),
    native!(
        WALKER,
        "callStackWalk",
        "(IILjdk/internal/vm/ContinuationScope;Ljdk/internal/vm/Continuation;II[Ljava/lang/Object;)Ljava/lang/Object;",
        call_stack_walk
    ),
    native!(WALKER, "fetchStackFrames", "(IJIII[Ljava/lang/Object;)I", fetch_stack_frames),
    native!(WALKER, "setContinuation", "(J[Ljava/lang/Object;Ljdk/internal/vm/Continuation;)V", |_, _| Ok(
        Ret::VOID
    )),
    native!(FRAME, "expandStackFrameInfo", "()V", expand_stack_frame_info),
];

static MEMBER: JavaField = JavaField::new(CLASS_FRAME, "classOrMemberName", "Ljava/lang/Object;");
static FLAGS: JavaField = JavaField::new(CLASS_FRAME, "flags", "I");
static BCI: JavaField = JavaField::new(FRAME, "bci", "I");
static NAME: JavaField = JavaField::new(FRAME, "name", "Ljava/lang/String;");
static TYPE: JavaField = JavaField::new(FRAME, "type", "Ljava/lang/Object;");

/// Walking modes, of `StackStreamFactory`.
mod mode {
    pub const CLASS_INFO_ONLY: i32 = 0x2;
    pub const SHOW_HIDDEN_FRAMES: i32 = 0x20;
}

/// A batch of frames to fill in.
struct Batch {
    mode: i32,
    /// Frames behind `callStackWalk` to leave out: walked before.
    skip: usize,
    /// The part of the buffer to fill: from `start` up to `end`.
    start: u32,
    end: u32,
    buffer: Ref,
}

impl Batch {
    /// The arguments that both natives end with: buffer size, start index, buffer.
    fn new(vm: &mut Vm, args: Args, slot: u32, skip: usize) -> Result<Batch, Thrown> {
        let buffer = non_null(vm, args, slot + 2)?;
        let (size, start) = (args.int(slot) as u32, args.int(slot + 1) as u32);
        Ok(Batch { mode: args.int(1), skip, start, end: size.min(buffer.array_length()), buffer })
    }
}

fn call_stack_walk(vm: &mut Vm, args: Args) -> NativeResult {
    match vm.take_resume() {
        Resume::Fresh => {
            let skip = walker_frames(vm) + args.int(2) as usize;
            let batch = Batch::new(vm, args, 5, skip)?;
            let (filled, walked) = fill(vm, &batch)?;
            if filled == 0 {
                return Err(vm.throw("java/lang/InternalError", "stack walk: decode failed"));
            }
            let thread = vm.threads.current_object;
            vm.put_element(batch.buffer, 0, thread);
            let anchor = vm.native_state.stack_walks.insert(skip + walked);
            let walker = vm.boot_class(WALKER);
            let method = walker.method("doStackWalk", "(JIIII)Ljava/lang/Object;");
            let (start, filled) = (batch.start, filled as u32);
            // The number of frames to skip has been used: its slot keeps the anchor.
            crate::memory::store(args.0 + 4 * ANCHOR_SLOT, anchor as u32);
            let slots =
                [args.reference(0).0, anchor as u32, (anchor >> 32) as u32, 0, filled, start, start + filled];
            Err(vm.call(method, &slots))
        }
        Resume::Returned(result) => {
            vm.native_state.stack_walks.remove(kept_anchor(args));
            Ok(result)
        }
        Resume::Threw(exception) => {
            vm.native_state.stack_walks.remove(kept_anchor(args));
            Err(Thrown::Exception(exception))
        }
    }
}

const ANCHOR_SLOT: u32 = 2;

fn kept_anchor(args: Args) -> i64 {
    args.int(ANCHOR_SLOT).into()
}

fn fetch_stack_frames(vm: &mut Vm, args: Args) -> NativeResult {
    let anchor = args.long(2);
    let Some(&mut skip) = vm.native_state.stack_walks.get(anchor) else {
        return Err(vm.throw("java/lang/InternalError", "doStackWalk: corrupted buffers"));
    };
    let batch = Batch::new(vm, args, 5, skip)?;
    let (filled, walked) = fill(vm, &batch)?;
    if let Some(total) = vm.native_state.stack_walks.get(anchor) {
        *total = skip + walked;
    }
    Ok((filled as i32).into())
}

/// The frames behind the innermost `callStackWalk`.
fn frames_behind_walk(vm: &Vm) -> impl Iterator<Item = Frame> + use<> {
    let is_call = |frame: &Frame| frame.method().is_native() && frame.method().name.is("callStackWalk");
    vm.frames().skip_while(move |frame| !is_call(frame)).skip(1)
}

/// How many frames belong to the walker itself.
fn walker_frames(vm: &Vm) -> usize {
    let is_walker = |class: ClassPtr| {
        let extends_walker = class.super_class.get().is_some_and(|class| class.name.is(WALKER));
        class.name.is("java/lang/StackWalker") || class.name.is(WALKER) || extends_walker
    };
    frames_behind_walk(vm).take_while(|frame| is_walker(frame.method().class)).count()
}

/// Fills a batch; says how many frames were delivered and how many were passed for it.
fn fill(vm: &mut Vm, batch: &Batch) -> Result<(usize, usize), Thrown> {
    let (mut filled, mut walked) = (0, 0);
    for frame in frames_behind_walk(vm).skip(batch.skip) {
        if batch.start + filled as u32 >= batch.end {
            break;
        }
        walked += 1;
        let method = frame.method();
        if batch.mode & mode::SHOW_HIDDEN_FRAMES == 0 && method.is_hidden {
            continue;
        }
        let info = batch.buffer.element(batch.start + filled as u32);
        if batch.mode & mode::CLASS_INFO_ONLY != 0 {
            MEMBER.put_reference(vm, info, method.class.mirror);
        } else {
            let resolved = vm.resolved_method_name(method)?;
            MEMBER.put_reference(vm, info, resolved);
            BCI.put(vm, info, i32::from(frame.bci()));
        }
        let flags: i32 = FLAGS.get(vm, info);
        FLAGS.put(vm, info, flags | member_flags(method));
        filled += 1;
    }
    Ok((filled, walked))
}

/// Flags of a MemberName, as far as walkers look at them.
fn member_flags(method: MethodPtr) -> i32 {
    const IS_METHOD: i32 = 1 << 16;
    const IS_CONSTRUCTOR: i32 = 1 << 17;
    const CALLER_SENSITIVE: i32 = 1 << 20;
    const HIDDEN: i32 = 1 << 22;
    let mut flags = i32::from(method.flags);
    flags |= if method.is_constructor() { IS_CONSTRUCTOR } else { IS_METHOD };
    if method.is_caller_sensitive {
        flags |= CALLER_SENSITIVE;
    }
    if method.is_hidden {
        flags |= HIDDEN;
    }
    flags
}

/// The method that a StackFrameInfo was filled from.
fn method_of_frame(vm: &mut Vm, info: Ref) -> MethodPtr {
    let resolved: Ref = MEMBER.get(vm, info);
    MethodPtr::at(resolved.get(vm.known.resolved_target))
}

fn expand_stack_frame_info(vm: &mut Vm, args: Args) -> NativeResult {
    let info = args.reference(0);
    let method = method_of_frame(vm, info);
    let name = vm.intern_symbol(method.name)?;
    let descriptor = vm.intern_symbol(method.descriptor)?;
    NAME.put_reference(vm, info, name);
    TYPE.put_reference(vm, info, descriptor);
    Ok(Ret::VOID)
}

/// `StackTraceElement.initStackTraceElement`
pub fn init_stack_trace_element(vm: &mut Vm, args: Args) -> NativeResult {
    let (element, info) = (non_null(vm, args, 0)?, non_null(vm, args, 1)?);
    let method = method_of_frame(vm, info);
    let bci: i32 = BCI.get(vm, info);
    let frame = TraceFrame { method, bci: bci as u16 };
    fill_element(vm, element, frame)?;
    Ok(Ret::VOID)
}
