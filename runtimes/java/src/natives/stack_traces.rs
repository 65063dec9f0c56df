//! Stack traces as Java sees them: `Throwable`, `StackTraceElement`, traces of threads, and the
//! natives that ask who called them.

use super::objects::*;
use super::{Args, JavaField, Native, NativeResult, Ret};
use crate::exceptions::TraceFrame;
use crate::frame::Frame;
use crate::metadata::MethodPtr;
use crate::native;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::vm::Vm;

const ELEMENT: &str = "java/lang/StackTraceElement";
const REFLECTION: &str = "jdk/internal/reflect/Reflection";

pub static NATIVES: &[Native] = &[
    native!("java/lang/Throwable", "fillInStackTrace", "(I)Ljava/lang/Throwable;", fill_in_stack_trace),
    native!(
        ELEMENT,
        "initStackTraceElements",
        "([Ljava/lang/StackTraceElement;Ljava/lang/Object;I)V",
        init_stack_trace_elements
    ),
    native!(
        ELEMENT,
        "initStackTraceElement",
        "(Ljava/lang/StackTraceElement;Ljava/lang/StackFrameInfo;)V",
        super::stack_walker::init_stack_trace_element
    ),
    native!(
        "java/lang/NullPointerException",
        "getExtendedNPEMessage",
        "()Ljava/lang/String;",
        super::null_pointer_message::extended_message
    ),
    native!(REFLECTION, "getCallerClass", "()Ljava/lang/Class;", get_caller_class),
    native!(REFLECTION, "getClassAccessFlags", "(Ljava/lang/Class;)I", class_access_flags),
    native!(
        REFLECTION,
        "areNestMates",
        "(Ljava/lang/Class;Ljava/lang/Class;)Z",
        super::java_lang_class::are_nest_mates
    ),
    native!(
        "jdk/internal/misc/VM",
        "latestUserDefinedLoader0",
        "()Ljava/lang/ClassLoader;",
        latest_user_defined_loader
    ),
];

// ---- Throwable

fn fill_in_stack_trace(vm: &mut Vm, args: Args) -> NativeResult {
    vm.fill_in_stack_trace(args.reference(0))?;
    Ok(args.reference(0).into())
}

/// Fills an array of elements from a backtrace.
fn init_stack_trace_elements(vm: &mut Vm, args: Args) -> NativeResult {
    let elements = non_null(vm, args, 0)?;
    let backtrace = non_null(vm, args, 1)?;
    for (index, frame) in vm.recorded_trace(backtrace).into_iter().enumerate() {
        if index as u32 >= elements.array_length() {
            break;
        }
        fill_element(vm, elements.element(index as u32), frame)?;
    }
    Ok(Ret::VOID)
}

/// Everything a StackTraceElement says of a frame. It is marked up for printing by Java code.
pub fn fill_element(vm: &mut Vm, element: Ref, frame: TraceFrame) -> Result<(), Thrown> {
    static CLASS: JavaField = JavaField::new(ELEMENT, "declaringClass", "Ljava/lang/String;");
    static CLASS_OBJECT: JavaField = JavaField::new(ELEMENT, "declaringClassObject", "Ljava/lang/Class;");
    static METHOD: JavaField = JavaField::new(ELEMENT, "methodName", "Ljava/lang/String;");
    static FILE: JavaField = JavaField::new(ELEMENT, "fileName", "Ljava/lang/String;");
    static LINE: JavaField = JavaField::new(ELEMENT, "lineNumber", "I");
    static MODULE: JavaField = JavaField::new(ELEMENT, "moduleName", "Ljava/lang/String;");
    static LOADER: JavaField = JavaField::new(ELEMENT, "classLoaderName", "Ljava/lang/String;");
    let class = frame.method.class;
    let class_name = vm.intern(&class.external_name())?;
    let method_name = vm.intern_symbol(frame.method.name)?;
    let file = match class.source_file.bytes() {
        b"" => Ref::NULL,
        _ => vm.intern_symbol(class.source_file)?,
    };
    CLASS.put_reference(vm, element, class_name);
    CLASS_OBJECT.put_reference(vm, element, class.mirror);
    METHOD.put_reference(vm, element, method_name);
    FILE.put_reference(vm, element, file);
    LINE.put(vm, element, line_number(frame));
    if let Some(loader) = class.loader.non_null() {
        let name = loader.get(vm.known.loader_name);
        LOADER.put_reference(vm, element, name);
    }
    // Modules of the image go without their version, which is the JDK's own.
    let module: Ref = class.mirror.get(vm.known.class_module);
    if let Some(name) =
        module.non_null().and_then(|module| module.get::<Ref>(vm.known.module_name).non_null())
    {
        MODULE.put_reference(vm, element, name);
    }
    Ok(())
}

/// As StackTraceElement wants it: −2 in a native method, −1 when unknown.
fn line_number(frame: TraceFrame) -> i32 {
    const NATIVE: i32 = -2;
    if frame.method.is_native() { NATIVE } else { frame.method.line_number(frame.bci) }
}

// ---- Threads

fn trace_of_thread(vm: &mut Vm, thread: Ref) -> Option<Vec<TraceFrame>> {
    const DEPTH_MAX: usize = 1024;
    let visible = |frame: &Frame| !frame.method().is_hidden;
    let trace = |frame: Frame| TraceFrame { method: frame.method(), bci: frame.bci() };
    if thread == vm.threads.current_object {
        return Some(vm.frames().filter(visible).take(DEPTH_MAX).map(trace).collect());
    }
    let id = vm.thread_of(thread)?;
    let registers = vm.threads.get(id)?.registers;
    Some(vm.frames_of(registers).filter(visible).take(DEPTH_MAX).map(trace).collect())
}

fn new_elements(vm: &mut Vm, trace: &[TraceFrame]) -> Result<Ref, Thrown> {
    let class = vm.known.stack_trace_element;
    let elements = vm.new_object_array(ELEMENT, trace.len() as i32)?;
    for (index, &frame) in trace.iter().enumerate() {
        let element = vm.new_instance(class)?;
        fill_element(vm, element, frame)?;
        vm.put_element(elements, index as u32, element);
    }
    Ok(elements)
}

/// Thread.getStackTrace0: null for a thread that is not alive.
pub fn thread_stack_trace(vm: &mut Vm, args: Args) -> NativeResult {
    match trace_of_thread(vm, args.reference(0)) {
        Some(trace) => Ok(new_elements(vm, &trace)?.into()),
        None => Ok(Ref::NULL.into()),
    }
}

pub fn dump_threads(vm: &mut Vm, args: Args) -> NativeResult {
    let threads = non_null(vm, args, 0)?;
    let row_class = vm.known.stack_trace_element;
    let row_class = vm.array_class_of(row_class)?;
    let rows = vm.new_array_of(row_class, threads.array_length() as i32)?;
    for index in 0..threads.array_length() {
        if let Some(trace) = trace_of_thread(vm, threads.element(index)) {
            let row = new_elements(vm, &trace)?;
            vm.put_element(rows, index, row);
        }
    }
    Ok(rows.into())
}

// ---- Callers

/// Frames that stand between a caller-sensitive method and its caller without being it.
fn is_reflection_frame(method: MethodPtr) -> bool {
    let class = method.class;
    let is_accessor = class.super_class.get().is_some_and(|class| {
        class.name.is("jdk/internal/reflect/MethodAccessorImpl")
            || class.name.is("jdk/internal/reflect/ConstructorAccessorImpl")
    });
    is_accessor
        || method.is_lambda_form_compiled
        || class.name.is("java/lang/reflect/Method") && method.name.is("invoke")
}

/// The class that called the caller-sensitive method that called this native.
fn get_caller_class(vm: &mut Vm, _args: Args) -> NativeResult {
    let mut frames = vm.frames();
    let _itself = frames.next();
    match frames.next() {
        Some(frame) if frame.method().is_caller_sensitive => {}
        _ => {
            let message = "CallerSensitive annotation expected at frame 1";
            return Err(vm.throw("java/lang/InternalError", message));
        }
    }
    match frames.find(|frame| !is_reflection_frame(frame.method())) {
        Some(frame) => Ok(frame.method().class.into()),
        None => Ok(Ref::NULL.into()),
    }
}

fn class_access_flags(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(i32::from(class_argument(vm, args, 0)?.flags).into())
}

fn latest_user_defined_loader(vm: &mut Vm, _args: Args) -> NativeResult {
    let is_platform =
        |loader: Ref| loader.class().name.is("jdk/internal/loader/ClassLoaders$PlatformClassLoader");
    let loader = vm
        .frames()
        .filter_map(|frame| frame.method().class.loader.non_null())
        .find(|loader| !is_platform(*loader));
    Ok(loader.unwrap_or(Ref::NULL).into())
}
