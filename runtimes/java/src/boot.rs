//! From nothing to a machine that can run `main`: the order in which HotSpot initialises the
//! class library (`src/hotspot/share/runtime/threads.cpp`), and how a program starts and ends.

use crate::heap::Heap;
use crate::host::Host;
use crate::image::Image;
use crate::interpreter::stubs::Stubs;
use crate::known::Known;
use crate::loader::Loaders;
use crate::metadata::*;
use crate::natives::{Registry, Ret, Thrown};
use crate::object::Ref;
use crate::symbol::Sym;
use crate::threads::Threads;
use crate::vm::{self, Trace, Vm};
use std::collections::HashMap;

/// What a boot failed of.
pub type BootError = String;

const RUNNABLE: i32 = 5;

/// Natives and the linker name these classes, perhaps when there is no memory left to load them.
const NAMED_BY_NATIVES: &[&str] = &[
    "java/lang/ClassNotFoundException",
    "java/lang/LinkageError",
    "java/lang/reflect/Constructor",
    "java/lang/reflect/Field",
    "java/lang/reflect/Parameter",
    "java/lang/reflect/RecordComponent",
    "java/nio/DirectByteBuffer",
    "jdk/internal/misc/Signal",
    "jdk/internal/reflect/ConstantPool",
];

impl Vm {
    /// A machine with its classes of primitives and the library classes it needs itself, but
    /// nothing initialised. `java_home` holds `lib/modules`.
    pub fn new(java_home: &str, mut properties: Vec<(String, String)>) -> Result<Vm, BootError> {
        properties.push(("java.home".into(), java_home.into()));
        let path = format!("{java_home}/lib/modules");
        let image = Image::open(&path).map_err(|error| format!("{path}: {error}"))?;
        let mut vm = Vm {
            heap: Heap::new(),
            known: Known::default(),
            threads: Threads::default(),
            loaders: Loaders::new(),
            image,
            natives: Registry::new(),
            native_state: Default::default(),
            host: Host::default(),
            registers: Default::default(),
            strings: HashMap::new(),
            global_refs: Vec::new(),
            kept_old: 0,
            stubs: Stubs::new(),
            method_types: HashMap::new(),
            linked_call_sites: HashMap::new(),
            pending_references: Ref::NULL,
            properties,
            hidden_classes: 0,
            out_of_memory_error: Ref::NULL,
            out_of_memory_trace: Ref::NULL,
            entry_outcome: None,
            exit_code: None,
            signals: Default::default(),
            trace: Trace::from_environment(),
            snapshot_time: 0,
            java_home: java_home.to_string(),
            has_mirrors: false,
        };
        vm.load_first_classes();
        Ok(vm)
    }

    fn load_first_classes(&mut self) {
        self.known.object = self.boot_class("java/lang/Object");
        Known::load(self);
        vm::set_mirror_class_offset(self.known.class_klass);
        self.create_primitive_classes();
        self.create_primitive_arrays();
        self.has_mirrors = true;
        let mut classes = self.loaders.all_classes.clone();
        // A mirror refers to the one of its element class.
        classes.sort_by_key(|class| class.is_array());
        for class in classes {
            self.create_mirror(class).expect("an empty heap has room for mirrors");
        }
        Known::find_fields(self);
        // Static fields have their place in the mirrors only now.
        Known::load(self);
    }

    /// Brings the class library up to the point where any class can run.
    pub fn boot(&mut self) -> Result<(), BootError> {
        let main = self.new_thread(Ref::NULL).expect("an empty heap has room for a thread");
        self.enter_thread(main);
        for class in ["java/lang/String", "java/lang/System", "java/lang/Class", "java/lang/ThreadGroup"] {
            self.initialize_by_name(class)?;
        }
        let throwable = self.known.out_of_memory;
        self.out_of_memory_error =
            self.allocate(throwable, throwable.instance_size).expect("an empty heap has room");
        let main_group = self.make_thread_groups()?;
        self.make_main_thread(main_group)?;
        for class in ["java/lang/Module", "jdk/internal/misc/UnsafeConstants"] {
            self.initialize_by_name(class)?;
        }
        self.set_unsafe_constants();
        for class in ["java/lang/reflect/Method", "java/lang/ref/Finalizer"] {
            self.initialize_by_name(class)?;
        }
        self.run_static("java/lang/System", "initPhase1", "()V", &[])?;
        for class in [
            "java/lang/OutOfMemoryError",
            "java/lang/NullPointerException",
            "java/lang/ClassCastException",
            "java/lang/ArrayStoreException",
            "java/lang/ArithmeticException",
            "java/lang/ArrayIndexOutOfBoundsException",
            "java/lang/StackOverflowError",
            "java/lang/IllegalMonitorStateException",
            "java/lang/IllegalArgumentException",
            "java/lang/InternalError",
        ] {
            self.initialize_by_name(class)?;
        }
        for basic_type in &BasicType::PRIMITIVES[..8] {
            self.initialize_by_name(basic_type.box_class())?;
        }
        for class in NAMED_BY_NATIVES {
            self.boot_class(class);
        }
        self.prepare_out_of_memory_error()?;
        for class in ["MethodHandle", "ResolvedMethodName", "MemberName", "MethodHandleNatives"] {
            self.initialize_by_name(&format!("java/lang/invoke/{class}"))?;
        }
        let status = self.run_static("java/lang/System", "initPhase2", "(ZZ)I", &[1, 1])?;
        if status.0 as i32 != 0 {
            return Err("the module system could not be initialised".into());
        }
        self.run_static("java/lang/System", "initPhase3", "()V", &[])?;
        self.heap.is_stressed = self.trace.stress;
        self.heap.is_collection_due |= self.trace.stress;
        Ok(())
    }

    fn make_thread_groups(&mut self) -> Result<Ref, BootError> {
        let class = self.known.thread_group;
        let system = self.allocate(class, class.instance_size).expect("an empty heap has room");
        self.run_method(class.method("<init>", "()V"), &[system.0])?;
        let main = self.allocate(class, class.instance_size).expect("an empty heap has room");
        let name = self.intern("main").expect("an empty heap has room");
        let constructor = class.method("<init>", "(Ljava/lang/ThreadGroup;Ljava/lang/String;)V");
        self.run_method(constructor, &[main.0, system.0, name.0])?;
        Ok(main)
    }

    fn make_main_thread(&mut self, group: Ref) -> Result<(), BootError> {
        let class = self.known.thread;
        // Thread's constructor asks for the current thread, so the object is that already.
        let thread = self.allocate(class, class.instance_size).expect("an empty heap has room");
        thread.put(self.known.thread_eetop, self.threads.current_id().0 as i64);
        self.threads.current().object = thread;
        self.threads.current_object = thread;
        self.initialize_by_name("java/lang/Thread")?;
        let name = self.intern("main").expect("an empty heap has room");
        let constructor = class.method("<init>", "(Ljava/lang/ThreadGroup;Ljava/lang/String;)V");
        self.run_method(constructor, &[thread.0, group.0, name.0])?;
        let holder: Ref = thread.get(self.known.thread_holder_field);
        holder.put(self.known.holder_status, RUNNABLE);
        Ok(())
    }

    /// A 64-bit little-endian machine: what the image of the class library was built for.
    fn set_unsafe_constants(&mut self) {
        let class = self.boot_class("jdk/internal/misc/UnsafeConstants");
        let mirror = class.mirror;
        mirror.put(class.offset_of("ADDRESS_SIZE0", "I"), 8i32);
        mirror.put(class.offset_of("PAGE_SIZE", "I"), 4096i32);
        mirror.put(class.offset_of("BIG_ENDIAN", "Z"), 0u8);
        mirror.put(class.offset_of("UNALIGNED_ACCESS", "Z"), 1u8);
        mirror.put(class.offset_of("DATA_CACHE_LINE_FLUSH_SIZE", "I"), 0i32);
    }

    /// The error for when nothing can be allocated.
    fn prepare_out_of_memory_error(&mut self) -> Result<(), BootError> {
        let error = self.new_throwable("java/lang/OutOfMemoryError", Some("Java heap space"), Ref::NULL);
        self.out_of_memory_error = match error {
            Ok(error) | Err(Thrown::Exception(error)) => error,
            Err(Thrown::Suspended) => return Err("no room for the first error".into()),
        };
        const FRAMES: i32 = 256;
        let trace = self.new_primitive_array(BasicType::Int, FRAMES * 2).expect("an empty heap has room");
        self.out_of_memory_trace = trace;
        self.keep(trace);
        Ok(())
    }

    // ---- Calls from outside

    fn describe(&self, exception: Ref) -> BootError {
        self.describe_exception(exception)
    }

    fn run_method(&mut self, method: MethodPtr, arguments: &[u32]) -> Result<Ret, BootError> {
        self.invoke(method, arguments).map_err(|exception| self.describe(exception))
    }

    fn initialize_by_name(&mut self, name: &str) -> Result<(), BootError> {
        let class = self.boot_class(name);
        self.invoke_initializer(class).map_err(|exception| self.describe(exception))
    }

    /// Calls a static method of a boot class.
    pub fn run_static(
        &mut self,
        class: &str,
        name: &str,
        descriptor: &str,
        arguments: &[u32],
    ) -> Result<Ret, BootError> {
        let class = self.boot_class(class);
        self.invoke_initializer(class).map_err(|exception| self.describe(exception))?;
        self.run_method(class.method(name, descriptor), arguments)
    }

    /// A class as the system class loader (the application's) finds it, initialised.
    pub fn system_class(&mut self, name: &str) -> Result<ClassPtr, Ref> {
        let loader = self
            .boot_class("java/lang/ClassLoader")
            .method("getSystemClassLoader", "()Ljava/lang/ClassLoader;");
        let loader = Ref(self.invoke(loader, &[])?.0 as u32);
        let dotted = self.java_string(&name.replace('/', "."))?;
        let for_name = self
            .known
            .class
            .method("forName", "(Ljava/lang/String;ZLjava/lang/ClassLoader;)Ljava/lang/Class;");
        let mirror = Ref(self.invoke(for_name, &[dotted.0, 1, loader.0])?.0 as u32);
        Ok(self.class_of_mirror(mirror))
    }

    fn java_string(&mut self, text: &str) -> Result<Ref, Ref> {
        match self.new_string(text) {
            Ok(string) => Ok(string),
            Err(_) => Err(self.out_of_memory_error),
        }
    }

    /// A String[] from outside.
    pub fn string_array(&mut self, texts: &[String]) -> Result<Ref, Ref> {
        let Ok(array) = self.new_object_array("java/lang/String", texts.len() as i32) else {
            return Err(self.out_of_memory_error);
        };
        // Nothing collects between here and the call that receives it.
        for (index, text) in texts.iter().enumerate() {
            let string = self.java_string(text)?;
            self.put_element(array, index as u32, string);
        }
        Ok(array)
    }

    // ---- A program's life

    /// Runs `main` of a class that `LauncherHelper` has checked
    /// ([JLS 12.1](https://docs.oracle.com/javase/specs/jls/se25/html/jls-12.html#jls-12.1)).
    pub fn run_main(&mut self, class: ClassPtr, arguments: &[String]) -> Result<(), Ref> {
        let helper = self.boot_class("sun/launcher/LauncherHelper");
        let is_static: u8 = helper.mirror.get(helper.offset_of("isStaticMain", "Z"));
        let takes_nothing: u8 = helper.mirror.get(helper.offset_of("noArgMain", "Z"));
        let descriptor = if takes_nothing != 0 { "()V" } else { "([Ljava/lang/String;)V" };
        let (name, descriptor) = (Sym::new("main"), Sym::new(descriptor));
        let Some(main) = crate::linker::find_method(class, name, descriptor) else {
            return Err(self
                .new_throwable("java/lang/NoSuchMethodError", Some("main"), Ref::NULL)
                .unwrap_or(self.out_of_memory_error));
        };
        self.invoke_initializer(class)?;
        let mut slots = Vec::new();
        if is_static == 0 {
            let Some(object) = self.allocate(class, class.instance_size) else {
                return Err(self.out_of_memory_error);
            };
            self.keep(object);
            self.invoke(class.method("<init>", "()V"), &[object.0])?;
            slots.push(object.0);
        }
        if takes_nothing == 0 {
            slots.push(self.string_array(arguments)?.0);
        }
        self.invoke(main, &slots).map(|_| ())
    }

    /// The end of the main thread and then, when no other non-daemon thread is left, of the VM
    /// (HotSpot's `Threads::destroy_vm`). Returns the exit code.
    pub fn finish(&mut self, outcome: Result<(), Ref>) -> i32 {
        let mut code = 0;
        let thread = self.threads.current_object;
        if self.exit_code.is_none()
            && let Err(exception) = outcome
        {
            code = 1;
            let dispatch = self.known.thread.method("dispatchUncaughtException", "(Ljava/lang/Throwable;)V");
            if let Err(second) = self.invoke(dispatch, &[thread.0, exception.0]) {
                self.report_handler_exception(thread, second);
            }
        }
        if self.exit_code.is_none() {
            let exit = self.known.thread.method("exit", "()V");
            let _ = self.invoke(exit, &[thread.0]);
            self.detach(thread);
        }
        if self.exit_code.is_none() {
            self.wait_for_threads();
        }
        if self.exit_code.is_none() {
            // Hooks run in threads that join; the object of the main thread is as good as another.
            thread.put(self.known.thread_eetop, self.threads.current_id().0 as i64);
            let _ = self.run_static("java/lang/Shutdown", "shutdown", "()V", &[]);
        }
        self.native_state.files.flush_output();
        self.exit_code.unwrap_or(code)
    }
}

impl Trace {
    fn from_environment() -> Trace {
        let wanted = std::env::var("PETRI_JAVA_TRACE").unwrap_or_default();
        let has = |name: &str| wanted.split(',').any(|part| part == name);
        Trace {
            natives: has("natives"),
            classes: has("classes"),
            exceptions: has("exceptions"),
            collections: has("collections"),
            stress: has("stress"),
        }
    }
}

impl Vm {
    /// Runs a compiled class of the class path, like `java Class argument…`.
    pub fn run_class(&mut self, name: &str, arguments: &[String]) -> i32 {
        let outcome = self.check_and_load_main(name).and_then(|class| self.run_main(class, arguments));
        self.finish(outcome)
    }

    fn check_and_load_main(&mut self, name: &str) -> Result<ClassPtr, Ref> {
        const LM_CLASS: u32 = 1;
        let helper = self.boot_class("sun/launcher/LauncherHelper");
        self.invoke_initializer(helper)?;
        let name = self.java_string(name)?;
        let check = helper.method("checkAndLoadMain", "(ZILjava/lang/String;)Ljava/lang/Class;");
        let mirror = Ref(self.invoke(check, &[1, LM_CLASS, name.0])?.0 as u32);
        if self.exit_code.is_some() {
            return Err(self.out_of_memory_error);
        }
        Ok(self.class_of_mirror(mirror))
    }

    /// Compiles and runs a source file through the launcher's class.
    pub fn run_source(&mut self, arguments: &[String]) -> i32 {
        let outcome = self.load_source(arguments).and_then(|class| self.run_main(class, &arguments[1..]));
        self.finish(outcome)
    }

    fn load_source(&mut self, arguments: &[String]) -> Result<ClassPtr, Ref> {
        let launcher = self.system_class("petri/launcher/Launcher")?;
        let array = self.string_array(arguments)?;
        let load = launcher.method("load", "([Ljava/lang/String;)Ljava/lang/Class;");
        let mirror = Ref(self.invoke(load, &[array.0])?.0 as u32);
        if self.exit_code.is_some() {
            return Err(self.out_of_memory_error);
        }
        Ok(self.class_of_mirror(mirror))
    }
}
