//! Classes, fields and methods of the class library that the VM itself uses.

use crate::metadata::*;
use crate::symbol::Sym;

/// Classes by Rust name; all loaded at boot.
macro_rules! known {
    (classes { $($class:ident = $name:literal,)* } fields { $($field:ident = $owner:ident . $java:literal : $descriptor:literal,)* }) => {
        #[derive(Default)]
        pub struct Known {
            $(pub $class: ClassPtr,)*
            $(/// Offset.
              pub $field: u32,)*
            pub primitives: [ClassPtr; 10],
            pub primitive_arrays: [ClassPtr; 10],
            pub object_array: ClassPtr,
            pub boxes: [ClassPtr; 10],
            pub box_values: [u32; 10],
        }

        impl Known {
            /// Static fields have their offsets only once their class has its mirror.
            pub fn find_fields(vm: &mut crate::vm::Vm) {
                $(vm.known.$field = vm.known.$owner.offset_of($java, $descriptor);)*
            }

            /// Object has to be there already; loads the rest.
            pub fn load(vm: &mut crate::vm::Vm) {
                $(vm.known.$class = vm.boot_class($name);)*
                Known::find_fields(vm);
                for basic_type in &BasicType::PRIMITIVES[..8] {
                    let class = vm.boot_class(basic_type.box_class());
                    vm.known.boxes[*basic_type as usize] = class;
                    vm.known.box_values[*basic_type as usize] =
                        class.offset_of("value", &basic_type.descriptor().to_string());
                }
            }
        }
    };
}

known! {
    classes {
        object = "java/lang/Object",
        class = "java/lang/Class",
        string = "java/lang/String",
        cloneable = "java/lang/Cloneable",
        serializable = "java/io/Serializable",
        system = "java/lang/System",
        throwable = "java/lang/Throwable",
        error = "java/lang/Error",
        out_of_memory = "java/lang/OutOfMemoryError",
        thread = "java/lang/Thread",
        thread_holder = "java/lang/Thread$FieldHolder",
        thread_group = "java/lang/ThreadGroup",
        class_loader = "java/lang/ClassLoader",
        module = "java/lang/Module",
        reference = "java/lang/ref/Reference",
        soft_reference = "java/lang/ref/SoftReference",
        stack_trace_element = "java/lang/StackTraceElement",
        method_handle = "java/lang/invoke/MethodHandle",
        var_handle = "java/lang/invoke/VarHandle",
        method_type = "java/lang/invoke/MethodType",
        member_name = "java/lang/invoke/MemberName",
        resolved_method_name = "java/lang/invoke/ResolvedMethodName",
        lambda_form = "java/lang/invoke/LambdaForm",
        method_handle_natives = "java/lang/invoke/MethodHandleNatives",
        shutdown = "java/lang/Shutdown",
        call_site = "java/lang/invoke/CallSite",
    }
    fields {
        class_klass = class."klass": "I",
        class_loader_field = class."classLoader": "Ljava/lang/ClassLoader;",
        class_component = class."componentType": "Ljava/lang/Class;",
        class_module = class."module": "Ljava/lang/Module;",
        class_modifiers = class."modifiers": "C",
        class_primitive = class."primitive": "Z",
        class_domain = class."protectionDomain": "Ljava/security/ProtectionDomain;",
        class_data = class."classData": "Ljava/lang/Object;",
        class_name = class."name": "Ljava/lang/String;",
        string_value = string."value": "[B",
        string_coder = string."coder": "B",
        throwable_backtrace = throwable."backtrace": "Ljava/lang/Object;",
        throwable_message = throwable."detailMessage": "Ljava/lang/String;",
        throwable_cause = throwable."cause": "Ljava/lang/Throwable;",
        throwable_stack_trace = throwable."stackTrace": "[Ljava/lang/StackTraceElement;",
        throwable_depth = throwable."depth": "I",
        throwable_suppressed = throwable."suppressedExceptions": "Ljava/util/List;",
        throwable_unassigned_stack = throwable."UNASSIGNED_STACK": "[Ljava/lang/StackTraceElement;",
        throwable_sentinel = throwable."SUPPRESSED_SENTINEL": "Ljava/util/List;",
        thread_eetop = thread."eetop": "J",
        thread_tid = thread."tid": "J",
        thread_interrupted = thread."interrupted": "Z",
        thread_name = thread."name": "Ljava/lang/String;",
        thread_holder_field = thread."holder": "Ljava/lang/Thread$FieldHolder;",
        holder_status = thread_holder."threadStatus": "I",
        holder_daemon = thread_holder."daemon": "Z",
        holder_priority = thread_holder."priority": "I",
        loader_id = class_loader."loader_id": "I",
        loader_name = class_loader."name": "Ljava/lang/String;",
        loader_name_and_id = class_loader."nameAndId": "Ljava/lang/String;",
        loader_unnamed_module = class_loader."unnamedModule": "Ljava/lang/Module;",
        loader_parallel_locks = class_loader."parallelLockMap": "Ljava/util/concurrent/ConcurrentHashMap;",
        module_name = module."name": "Ljava/lang/String;",
        module_loader = module."loader": "Ljava/lang/ClassLoader;",
        reference_referent = reference."referent": "Ljava/lang/Object;",
        reference_queue = reference."queue": "Ljava/lang/ref/ReferenceQueue;",
        reference_next = reference."next": "Ljava/lang/ref/Reference;",
        reference_discovered = reference."discovered": "Ljava/lang/ref/Reference;",
        soft_timestamp = soft_reference."timestamp": "J",
        soft_clock = soft_reference."clock": "J",
        method_handle_form = method_handle."form": "Ljava/lang/invoke/LambdaForm;",
        method_handle_type = method_handle."type": "Ljava/lang/invoke/MethodType;",
        lambda_form_entry = lambda_form."vmentry": "Ljava/lang/invoke/MemberName;",
        member_class = member_name."clazz": "Ljava/lang/Class;",
        member_method = member_name."method": "Ljava/lang/invoke/ResolvedMethodName;",
        member_flags = member_name."flags": "I",
        member_index = member_name."vmindex": "I",
        resolved_holder = resolved_method_name."vmholder": "Ljava/lang/Class;",
        resolved_target = resolved_method_name."vmtarget": "I",
        method_type_return = method_type."rtype": "Ljava/lang/Class;",
        method_type_parameters = method_type."ptypes": "[Ljava/lang/Class;",
    }
}

/// Fields that the VM adds to classes of the library; Java code can't see them.
pub const INJECTED: &[(&str, &str, &str)] = &[
    ("java/lang/Class", "klass", "I"),
    ("java/lang/ClassLoader", "loader_id", "I"),
    ("java/lang/invoke/MemberName", "vmindex", "I"),
    ("java/lang/invoke/ResolvedMethodName", "vmtarget", "I"),
];

impl ClassPtr {
    /// Offset of a field that this class of the library declares.
    pub fn offset_of(self, name: &str, descriptor: &str) -> u32 {
        self.declared_field(Sym::new(name), Sym::new(descriptor))
            .unwrap_or_else(|| panic!("no field {}.{name} {descriptor}", self.name))
            .offset
    }

    /// A method that this class of the library declares.
    pub fn method(self, name: &str, descriptor: &str) -> MethodPtr {
        self.declared_method(Sym::new(name), Sym::new(descriptor))
            .unwrap_or_else(|| panic!("no method {}.{name}{descriptor}", self.name))
    }
}
