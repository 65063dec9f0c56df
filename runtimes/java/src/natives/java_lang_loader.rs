//! Class loaders, modules and "native libraries": `java.lang.ClassLoader`, `java.lang.Module`,
//! `jdk.internal.loader`.

use super::java_lang_class::nest_host;
use super::objects::*;
use super::{Args, JavaField, Native, NativeResult, Ret};
use crate::loader::Definition;
use crate::memory;
use crate::metadata::{BasicType, ClassPtr};
use crate::native;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::symbol::Sym;
use crate::threads::Resume;
use crate::vm::Vm;

const LOADER: &str = "java/lang/ClassLoader";
const MODULE: &str = "java/lang/Module";
const BOOT_LOADER: &str = "jdk/internal/loader/BootLoader";
const LIBRARIES: &str = "jdk/internal/loader/NativeLibraries";

pub static NATIVES: &[Native] = &[
    native!(LOADER, "findLoadedClass0", "(Ljava/lang/String;)Ljava/lang/Class;", find_loaded_class),
    native!(LOADER, "findBootstrapClass", "(Ljava/lang/String;)Ljava/lang/Class;", find_bootstrap_class),
    native!(
        LOADER,
        "defineClass0",
        "(Ljava/lang/ClassLoader;Ljava/lang/Class;Ljava/lang/String;[BIILjava/security/ProtectionDomain;ZILjava/lang/Object;)Ljava/lang/Class;",
        define_lookup_class
    ),
    native!(
        LOADER,
        "defineClass1",
        "(Ljava/lang/ClassLoader;Ljava/lang/String;[BIILjava/security/ProtectionDomain;Ljava/lang/String;)Ljava/lang/Class;",
        define_class_from_array
    ),
    native!(
        LOADER,
        "defineClass2",
        "(Ljava/lang/ClassLoader;Ljava/lang/String;Ljava/nio/ByteBuffer;IILjava/security/ProtectionDomain;Ljava/lang/String;)Ljava/lang/Class;",
        define_class_from_buffer
    ),
    native!(LOADER, "retrieveDirectives", "()Ljava/lang/AssertionStatusDirectives;", retrieve_directives),
    native!(
        MODULE,
        "defineModule0",
        "(Ljava/lang/Module;ZLjava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)V",
        define_module
    ),
    // Modules are enforced by the class library's own reflection checks, not by linking.
    native!(MODULE, "addReads0", "(Ljava/lang/Module;Ljava/lang/Module;)V", |_, _| Ok(Ret::VOID)),
    native!(MODULE, "addExports0", "(Ljava/lang/Module;Ljava/lang/String;Ljava/lang/Module;)V", |_, _| Ok(
        Ret::VOID
    )),
    native!(MODULE, "addExportsToAll0", "(Ljava/lang/Module;Ljava/lang/String;)V", |_, _| Ok(Ret::VOID)),
    native!(MODULE, "addExportsToAllUnnamed0", "(Ljava/lang/Module;Ljava/lang/String;)V", |_, _| Ok(
        Ret::VOID
    )),
    native!(BOOT_LOADER, "setBootLoaderUnnamedModule0", "(Ljava/lang/Module;)V", set_boot_unnamed_module),
    native!(BOOT_LOADER, "getSystemPackageNames", "()[Ljava/lang/String;", system_package_names),
    native!(
        BOOT_LOADER,
        "getSystemPackageLocation",
        "(Ljava/lang/String;)Ljava/lang/String;",
        system_package_location
    ),
    native!(LIBRARIES, "findBuiltinLib", "(Ljava/lang/String;)Ljava/lang/String;", find_builtin_library),
    native!(
        LIBRARIES,
        "load",
        "(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;ZZ)Z",
        load_library
    ),
    native!(LIBRARIES, "unload", "(Ljava/lang/String;ZJ)V", |_, _| Ok(Ret::VOID)),
    native!("jdk/internal/loader/NativeLibrary", "findEntry0", "(JLjava/lang/String;)J", |_, _| Ok(
        0i64.into()
    )),
    native!(
        "jdk/internal/loader/RawNativeLibraries",
        "load0",
        "(Ljdk/internal/loader/RawNativeLibraries$RawNativeLibraryImpl;Ljava/lang/String;)Z",
        |_, _| Ok(false.into())
    ),
    native!(
        "jdk/internal/jimage/NativeImageBuffer",
        "getNativeMap",
        "(Ljava/lang/String;)Ljava/nio/ByteBuffer;",
        image_buffer
    ),
];

// ---- Finding and defining classes

/// A class name argument in internal form; None for null.
fn class_name(vm: &Vm, name: Ref) -> Option<Sym> {
    name.non_null().map(|name| Sym::new(&vm.string(name).replace('.', "/")))
}

fn find_loaded_class(vm: &mut Vm, args: Args) -> NativeResult {
    let name = class_name(vm, args.reference(1));
    let loader = vm.loader_id(args.reference(0));
    let class = name.and_then(|name| vm.loaders.find(loader, name));
    Ok(class.unwrap_or(ClassPtr::NULL).into())
}

fn find_bootstrap_class(vm: &mut Vm, args: Args) -> NativeResult {
    let Some(name) = class_name(vm, args.reference(0)) else {
        return Ok(Ref::NULL.into());
    };
    Ok(vm.find_boot_class(name)?.unwrap_or(ClassPtr::NULL).into())
}

fn define_class_from_array(vm: &mut Vm, args: Args) -> NativeResult {
    let bytes = byte_range(vm, args, 2)?;
    let name = class_name(vm, args.reference(1));
    define(vm, args, args.reference(0), name, bytes, args.reference(5))
}

/// `Unsafe.defineClass(name, bytes, offset, length, loader, protectionDomain)`
pub fn unsafe_define_class(vm: &mut Vm, args: Args) -> NativeResult {
    let bytes = byte_range(vm, args, 2)?;
    let name = class_name(vm, args.reference(1));
    define(vm, args, args.reference(5), name, bytes, args.reference(6))
}

/// Bytes in a direct buffer; mostly it is the image, which stays where it is.
fn define_class_from_buffer(vm: &mut Vm, args: Args) -> NativeResult {
    static ADDRESS: JavaField = JavaField::new("java/nio/Buffer", "address", "J");
    let buffer = non_null(vm, args, 2)?;
    let start = ADDRESS.get::<i64>(vm, buffer) as u32 + args.int(3) as u32;
    let bytes: &'static [u8] = memory::bytes(start, args.int(4) as usize);
    let name = class_name(vm, args.reference(1));
    let (loader, domain) = (args.reference(0), args.reference(5));
    if !vm.image.bytes().as_ptr_range().contains(&bytes.as_ptr()) {
        return define(vm, args, loader, name, bytes, domain);
    }
    let definition = Definition { name, protection_domain: domain, ..Definition::default() };
    Ok(vm.define_class(loader, bytes, definition)?.into())
}

fn define(
    vm: &mut Vm,
    args: Args,
    loader: Ref,
    name: Option<Sym>,
    bytes: &[u8],
    domain: Ref,
) -> NativeResult {
    let bytes = lasting_copy(vm, args, bytes);
    let definition = Definition { name, protection_domain: domain, ..Definition::default() };
    let result = vm.define_class(loader, bytes, definition);
    finish_definition(vm, args, result)
}

/// A copy of class file bytes that lives as long as the class. A definition that has to wait for
/// its superclass starts over, with the copy it made before.
fn lasting_copy(vm: &mut Vm, args: Args, bytes: &[u8]) -> &'static [u8] {
    match vm.native_state.class_bytes.get(&args.0) {
        // An entry may be left over from a call that an exception ended.
        Some(&copy) if copy == bytes => copy,
        _ => {
            let copy: &'static [u8] = Box::leak(bytes.into());
            vm.native_state.class_bytes.insert(args.0, copy);
            copy
        }
    }
}

fn finish_definition(vm: &mut Vm, args: Args, result: Result<ClassPtr, Thrown>) -> NativeResult {
    if !matches!(result, Err(Thrown::Suspended)) {
        vm.native_state.class_bytes.remove(&args.0);
    }
    Ok(result?.into())
}

/// `MethodHandles.Lookup.defineClass` and `defineHiddenClass`.
fn define_lookup_class(vm: &mut Vm, args: Args) -> NativeResult {
    const NESTMATE: i32 = 1;
    const HIDDEN: i32 = 2;
    const ACCESS_VM_ANNOTATIONS: i32 = 8;
    const NAME_SLOT: u32 = 2;

    // Second time round the class is there (in the place of its name) and is being initialised.
    let kept = args.reference(NAME_SLOT);
    if !kept.is_null() && kept.class() == vm.known.class {
        let class = vm.class_of_mirror(kept);
        vm.initialize(class)?;
        return Ok(class.into());
    }
    let lookup = class_argument(vm, args, 1)?;
    let bytes = byte_range(vm, args, 3)?;
    let flags = args.int(8);
    let nest_host = if flags & NESTMATE != 0 { nest_host(vm, lookup)? } else { ClassPtr::NULL };
    let definition = Definition {
        name: class_name(vm, kept),
        protection_domain: args.reference(6),
        hidden: flags & HIDDEN != 0,
        nest_host,
        class_data: args.reference(9),
        access_vm_annotations: flags & ACCESS_VM_ANNOTATIONS != 0,
    };
    let bytes = lasting_copy(vm, args, bytes);
    let result = vm.define_class(args.reference(0), bytes, definition);
    let class = finish_definition(vm, args, result)?;
    let mirror = Ref(class.0 as u32);
    let defined = vm.class_of_mirror(mirror);
    if flags & NESTMATE != 0 && defined.package() != lookup.package() {
        return Err(vm.throw(
            "java/lang/IllegalArgumentException",
            "Lookup class and defined class are in different packages",
        ));
    }
    if args.boolean(7) {
        args.keep(NAME_SLOT, mirror);
        vm.initialize(defined)?;
    }
    Ok(class)
}

/// No assertion is switched on for any class or package.
fn retrieve_directives(vm: &mut Vm, _args: Args) -> NativeResult {
    const DIRECTIVES: &str = "java/lang/AssertionStatusDirectives";
    static CLASSES: JavaField = JavaField::new(DIRECTIVES, "classes", "[Ljava/lang/String;");
    static CLASS_ENABLED: JavaField = JavaField::new(DIRECTIVES, "classEnabled", "[Z");
    static PACKAGES: JavaField = JavaField::new(DIRECTIVES, "packages", "[Ljava/lang/String;");
    static PACKAGE_ENABLED: JavaField = JavaField::new(DIRECTIVES, "packageEnabled", "[Z");
    let names = vm.new_object_array("java/lang/String", 0)?;
    let flags = vm.new_primitive_array(BasicType::Boolean, 0)?;
    let class = vm.boot_class(DIRECTIVES);
    let directives = vm.new_instance(class)?;
    CLASSES.put_reference(vm, directives, names);
    CLASS_ENABLED.put_reference(vm, directives, flags);
    PACKAGES.put_reference(vm, directives, names);
    PACKAGE_ENABLED.put_reference(vm, directives, flags);
    Ok(directives.into())
}

// ---- Modules

fn define_module(vm: &mut Vm, args: Args) -> NativeResult {
    let module = non_null(vm, args, 0)?;
    let name: Ref = module.get(vm.known.module_name);
    let name = vm.string_symbol(name);
    let loader: Ref = module.get(vm.known.module_loader);
    let mut packages = Vec::new();
    if let Some(names) = args.reference(4).non_null() {
        for index in 0..names.array_length() {
            packages.extend(class_name(vm, names.element(index)));
        }
    }
    match vm.define_module(module, name, loader, &packages) {
        Ok(()) => Ok(Ret::VOID),
        Err(package) => {
            let message = format!(
                "Package {} for module {name} is already in another module defined to the class loader",
                package.dotted()
            );
            Err(vm.throw("java/lang/IllegalStateException", &message))
        }
    }
}

fn set_boot_unnamed_module(vm: &mut Vm, args: Args) -> NativeResult {
    vm.loaders.boot_unnamed_module = args.reference(0);
    Ok(Ret::VOID)
}

fn system_package_names(vm: &mut Vm, _args: Args) -> NativeResult {
    // Those of modules made at run time, which hold proxies, are not the system's.
    let names = vm.loaders.boot_package_names();
    let is_in_image = |name: &&Sym| vm.image.module_of_package(name.bytes()).is_some();
    let names: Vec<String> = names.iter().filter(is_in_image).map(|name| name.text().into_owned()).collect();
    Ok(string_array(vm, &names)?.into())
}

/// `jrt:/java.base` for a package of which a class is loaded, else null.
fn system_package_location(vm: &mut Vm, args: Args) -> NativeResult {
    let name = non_null(vm, args, 0)?;
    let package = vm.string_symbol(name);
    let is_used = vm.loaders.boot_package_names().binary_search(&package).is_ok();
    match vm.loaders.boot_package_module(package) {
        Some(module) if is_used => Ok(vm.new_string(&format!("jrt:/{module}"))?.into()),
        _ => Ok(Ref::NULL.into()),
    }
}

// ---- Native libraries

/// The class library's own libraries are part of the VM; there are no others.
const BUILTIN_LIBRARIES: &[&str] = &["java", "jimage", "net", "nio", "verify", "zip"];

fn find_builtin_library(vm: &mut Vm, args: Args) -> NativeResult {
    let file = non_null(vm, args, 0)?;
    let file = vm.string(file);
    let name = file.strip_prefix("lib").and_then(|name| name.strip_suffix(".so"));
    match name.filter(|name| BUILTIN_LIBRARIES.contains(name)) {
        Some(name) => Ok(vm.new_string(name)?.into()),
        None => Ok(Ref::NULL.into()),
    }
}

fn load_library(vm: &mut Vm, args: Args) -> NativeResult {
    const LIBRARY: &str = "jdk/internal/loader/NativeLibraries$NativeLibraryImpl";
    const JNI_VERSION_24: i32 = 0x0018_0000;
    static HANDLE: JavaField = JavaField::new(LIBRARY, "handle", "J");
    static VERSION: JavaField = JavaField::new(LIBRARY, "jniVersion", "I");
    let (library, is_builtin, must_succeed) = (args.reference(0), args.boolean(2), args.boolean(3));
    if is_builtin {
        HANDLE.put(vm, library, 1i64);
        VERSION.put(vm, library, JNI_VERSION_24);
        return Ok(true.into());
    }
    if must_succeed {
        let name = vm.string(args.reference(1));
        let message = format!("{name}: native libraries can't be loaded in this environment");
        return Err(vm.throw("java/lang/UnsatisfiedLinkError", &message));
    }
    Ok(false.into())
}

// ---- Direct buffers

/// The image as a direct buffer, for the class library's own reader.
fn image_buffer(vm: &mut Vm, args: Args) -> NativeResult {
    let bytes = vm.image.bytes();
    new_direct_buffer(vm, args, 0, bytes.as_ptr() as usize as u32, bytes.len())
}

/// A `DirectByteBuffer` over memory of ours. Its constructor is Java code, so the native runs
/// twice; the buffer waits in argument slot `keep`, which must hold a reference.
pub fn new_direct_buffer(vm: &mut Vm, args: Args, keep: u32, address: u32, capacity: usize) -> NativeResult {
    match vm.take_resume() {
        Resume::Fresh => {
            let class = vm.boot_class("java/nio/DirectByteBuffer");
            vm.initialize(class)?;
            let buffer = vm.new_instance(class)?;
            args.keep(keep, buffer);
            let (low, high) = (capacity as u32, (capacity as u64 >> 32) as u32);
            Err(vm.call(class.method("<init>", "(JJ)V"), &[buffer.0, address, 0, low, high]))
        }
        Resume::Returned(_) => Ok(args.reference(keep).into()),
        Resume::Threw(exception) => Err(Thrown::Exception(exception)),
    }
}
