//! Native methods of the class library, one file per package, and the contract they are
//! written against. `docs/java-vm.md` says how to add one.

pub mod arraycopy;
pub mod constant_pool;
pub mod file_channels;
pub mod intrinsics;
pub mod java_io;
pub mod java_lang;
pub mod java_lang_class;
pub mod java_lang_invoke;
pub mod java_lang_loader;
pub mod java_lang_ref;
pub mod java_lang_reflect;
pub mod java_lang_thread;
pub mod java_util_zip;
pub mod jdk_internal;
pub mod null_pointer_message;
pub mod objects;
pub mod primitives;
pub mod reflect_array;
pub mod stack_traces;
pub mod stack_walker;
pub mod state;
pub mod support;
pub mod system_props;
pub mod unix_dispatcher;
pub mod unix_file_system;
pub mod unsafe_memory;
pub mod unsupported;

use crate::metadata::{ClassPtr, FieldPtr, NativeFn};
use crate::object::Ref;
use crate::symbol::Sym;
use crate::vm::Vm;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// One row of a package's table.
pub struct Native {
    pub class: &'static str,
    pub name: &'static str,
    pub descriptor: &'static str,
    pub function: NativeFn,
}

/// `native!("java/lang/System", "nanoTime", "()J", nano_time)`
#[macro_export]
macro_rules! native {
    ($class:expr, $name:expr, $descriptor:expr, $function:expr) => {
        $crate::natives::Native { class: $class, name: $name, descriptor: $descriptor, function: $function }
    };
}

/// Why a native did not finish with a value.
#[derive(Debug)]
pub enum Thrown {
    /// A Java exception; made by [`Vm::throw`].
    Exception(Ref),
    /// The VM has something to do first: run Java code that was pushed on the stack, or another
    /// thread. The native is called again from its beginning afterwards, with the same arguments.
    /// Only functions of `Vm` make this value.
    Suspended,
}

pub type NativeResult = Result<Ret, Thrown>;

/// A native's return value: the raw bits of any Java type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ret(pub u64);

impl Ret {
    pub const VOID: Ret = Ret(0);
}
impl From<()> for Ret {
    fn from((): ()) -> Ret {
        Ret::VOID
    }
}
impl From<bool> for Ret {
    fn from(value: bool) -> Ret {
        Ret(value as u64)
    }
}
impl From<u8> for Ret {
    fn from(value: u8) -> Ret {
        Ret(value as u64)
    }
}
impl From<i8> for Ret {
    fn from(value: i8) -> Ret {
        Ret(value as i32 as u32 as u64)
    }
}
impl From<i16> for Ret {
    fn from(value: i16) -> Ret {
        Ret(value as i32 as u32 as u64)
    }
}
impl From<u16> for Ret {
    fn from(value: u16) -> Ret {
        Ret(value as u64)
    }
}
impl From<i32> for Ret {
    fn from(value: i32) -> Ret {
        Ret(value as u32 as u64)
    }
}
impl From<i64> for Ret {
    fn from(value: i64) -> Ret {
        Ret(value as u64)
    }
}
impl From<f32> for Ret {
    fn from(value: f32) -> Ret {
        Ret(value.to_bits() as u64)
    }
}
impl From<f64> for Ret {
    fn from(value: f64) -> Ret {
        Ret(value.to_bits())
    }
}
impl From<Ref> for Ret {
    fn from(value: Ref) -> Ret {
        Ret(value.0 as u64)
    }
}
impl From<ClassPtr> for Ret {
    /// The class's mirror; null for the null pointer.
    fn from(class: ClassPtr) -> Ret {
        class.get().map_or(Ret(0), |class| class.mirror.into())
    }
}

/// The arguments of a native, by slot: the receiver of an instance method is slot 0, and a long
/// or double takes two slots.
#[derive(Clone, Copy)]
pub struct Args(pub u32);

impl Args {
    #[inline(always)]
    pub fn int(self, slot: u32) -> i32 {
        crate::memory::load(self.0 + slot * 4)
    }
    #[inline(always)]
    pub fn boolean(self, slot: u32) -> bool {
        self.int(slot) != 0
    }
    #[inline(always)]
    pub fn long(self, slot: u32) -> i64 {
        crate::memory::load(self.0 + slot * 4)
    }
    #[inline(always)]
    pub fn float(self, slot: u32) -> f32 {
        crate::memory::load(self.0 + slot * 4)
    }
    #[inline(always)]
    pub fn double(self, slot: u32) -> f64 {
        crate::memory::load(self.0 + slot * 4)
    }
    #[inline(always)]
    pub fn reference(self, slot: u32) -> Ref {
        Ref(crate::memory::load(self.0 + slot * 4))
    }

    /// Puts another reference in the place of one of the reference arguments, which keeps it alive
    /// (and finds it again) when the native starts over.
    pub fn keep(self, slot: u32, value: Ref) {
        crate::memory::store(self.0 + slot * 4, value)
    }
}

/// An instance or static field of a boot class, found by name at its first use:
///
/// ```ignore
/// static FD: JavaField = JavaField::new("java/io/FileDescriptor", "fd", "I");
/// let fd: i32 = FD.get(vm, descriptor);
/// ```
///
/// A class or field that does not exist is a mistake of ours, hence a panic. For static fields
/// pass `FIELD.holder(vm)` as the object.
pub struct JavaField {
    class: &'static str,
    name: &'static str,
    descriptor: &'static str,
    offset: AtomicU32,
}

impl JavaField {
    pub const fn new(class: &'static str, name: &'static str, descriptor: &'static str) -> JavaField {
        JavaField { class, name, descriptor, offset: AtomicU32::new(0) }
    }

    #[inline]
    pub fn offset(&self, vm: &mut Vm) -> u32 {
        match self.offset.load(Relaxed) {
            0 => {
                let offset = self.find(vm).offset;
                self.offset.store(offset, Relaxed);
                offset
            }
            offset => offset,
        }
    }

    fn find(&self, vm: &mut Vm) -> FieldPtr {
        vm.boot_class(self.class)
            .declared_field(Sym::new(self.name), Sym::new(self.descriptor))
            .unwrap_or_else(|| panic!("no field {}.{} {}", self.class, self.name, self.descriptor))
    }

    /// The mirror, where the class's static fields are.
    pub fn holder(&self, vm: &mut Vm) -> Ref {
        vm.boot_class(self.class).mirror
    }

    /// `T` has the field's size: i8/u8 for boolean and byte, u16 for char, `Ref` for references…
    pub fn get<T: Copy>(&self, vm: &mut Vm, object: Ref) -> T {
        object.get(self.offset(vm))
    }

    /// Any field but a reference.
    pub fn put<T: Copy>(&self, vm: &mut Vm, object: Ref, value: T) {
        debug_assert!(!self.descriptor.starts_with(['L', '[']), "use put_reference");
        object.put(self.offset(vm), value)
    }

    pub fn put_reference(&self, vm: &mut Vm, object: Ref, value: Ref) {
        let offset = self.offset(vm);
        vm.put_reference(object, offset, value)
    }
}

/// Every table; a new file adds its own here.
static TABLES: &[&[Native]] = &[
    constant_pool::NATIVES,
    file_channels::NATIVES,
    java_io::NATIVES,
    java_lang::NATIVES,
    java_lang_class::NATIVES,
    java_lang_invoke::NATIVES,
    java_lang_loader::NATIVES,
    java_lang_ref::NATIVES,
    java_lang_reflect::NATIVES,
    java_lang_thread::NATIVES,
    java_util_zip::NATIVES,
    jdk_internal::NATIVES,
    reflect_array::NATIVES,
    stack_traces::NATIVES,
    stack_walker::NATIVES,
    system_props::NATIVES,
    unix_dispatcher::NATIVES,
    unix_file_system::NATIVES,
    unsafe_memory::NATIVES,
    unsafe_memory::BOOLEANS,
    unsafe_memory::BYTES,
    unsafe_memory::SHORTS,
    unsafe_memory::CHARS,
    unsafe_memory::INTS,
    unsafe_memory::LONGS,
    unsafe_memory::FLOATS,
    unsafe_memory::DOUBLES,
    unsupported::NATIVES,
];

/// Natives by class, name and descriptor.
pub struct Registry(HashMap<(&'static str, &'static str, &'static str), NativeFn>);

impl Registry {
    pub fn new() -> Registry {
        let rows = TABLES.iter().flat_map(|table| table.iter());
        Registry(rows.map(|n| ((n.class, n.name, n.descriptor), n.function)).collect())
    }

    /// A native to run instead of a method's Java body.
    pub fn find_intrinsic(class: &str, name: &str, descriptor: &str) -> Option<NativeFn> {
        if !intrinsics::CLASSES.contains(&class) {
            return None;
        }
        let row = intrinsics::INTRINSICS
            .iter()
            .find(|native| native.class == class && native.name == name && native.descriptor == descriptor);
        row.map(|native| native.function)
    }

    /// `registerNatives` and `initIDs` tell a C library to look up its functions and fields:
    /// nothing to do here, whatever the class.
    pub fn find(&self, class: &str, name: &str, descriptor: &str) -> Option<NativeFn> {
        match (name, descriptor) {
            ("registerNatives" | "initIDs" | "initNative", "()V") => Some(|_, _| Ok(Ret::VOID)),
            _ => {
                let rows: &HashMap<(&str, &str, &str), NativeFn> = &self.0;
                rows.get(&(class, name, descriptor)).copied()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classfile;
    use crate::image::Image;

    /// The class library to check against; the test says so when there is none.
    fn image() -> Option<Image> {
        let home = std::env::var("PETRI_JAVA_HOME").ok()?;
        Some(Image::open(&format!("{home}/lib/modules")).expect("PETRI_JAVA_HOME names a java.home"))
    }

    #[test]
    fn every_row_names_a_method_of_the_class_library() {
        let Some(image) = image() else {
            eprintln!("skipped: PETRI_JAVA_HOME is not set");
            return;
        };
        let rows = TABLES.iter().flat_map(|table| table.iter()).chain(intrinsics::INTRINSICS);
        for row in rows {
            let module = if row.class.starts_with("petri/") { "petri.launcher" } else { "java.base" };
            let bytes = image.class(module.as_bytes(), row.class.as_bytes());
            let class = bytes.unwrap_or_else(|| panic!("no class {}", row.class));
            let class =
                classfile::parse(class).unwrap_or_else(|error| panic!("{}: {}", row.class, error.message));
            assert!(
                class
                    .methods
                    .iter()
                    .any(|method| method.name.is(row.name) && method.descriptor.is(row.descriptor)),
                "{} has no method {}{}",
                row.class,
                row.name,
                row.descriptor
            );
        }
    }

    #[test]
    fn no_native_has_two_rows() {
        let mut seen = std::collections::HashSet::new();
        for row in TABLES.iter().flat_map(|table| table.iter()) {
            assert!(seen.insert((row.class, row.name, row.descriptor)), "{}.{} twice", row.class, row.name);
        }
    }
}
