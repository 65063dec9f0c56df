//! `jdk.internal.misc.Unsafe`: memory by base object and offset.
//!
//! An offset is a true offset in the object (statics: in the class's mirror), and memory without
//! a base object is the VM's own, so every access is one load or store at `base + offset`.

use super::{Args, Native, NativeResult, Ret};
use crate::memory;
use crate::metadata::{ClassPtr, ClassState, FieldPtr};
use crate::native;
use crate::natives::Thrown;
use crate::object::{ARRAY_BASE, Ref};
use crate::vm::Vm;

const UNSAFE: &str = "jdk/internal/misc/Unsafe";

/// Getter and setter of a primitive type, plain and volatile: there is one OS thread, so all
/// memory orders are the same.
macro_rules! accessors {
    ($type:ty, $name:literal, $descriptor:literal, $value:ident) => {
        [
            native!(
                UNSAFE,
                concat!("get", $name),
                concat!("(Ljava/lang/Object;J)", $descriptor),
                get::<$type>
            ),
            native!(
                UNSAFE,
                concat!("get", $name, "Volatile"),
                concat!("(Ljava/lang/Object;J)", $descriptor),
                get::<$type>
            ),
            native!(
                UNSAFE,
                concat!("put", $name),
                concat!("(Ljava/lang/Object;J", $descriptor, ")V"),
                put::<$type>
            ),
            native!(
                UNSAFE,
                concat!("put", $name, "Volatile"),
                concat!("(Ljava/lang/Object;J", $descriptor, ")V"),
                put::<$type>
            ),
        ]
    };
}

pub static BOOLEANS: &[Native] = &accessors!(u8, "Boolean", "Z", int);
pub static BYTES: &[Native] = &accessors!(i8, "Byte", "B", int);
pub static SHORTS: &[Native] = &accessors!(i16, "Short", "S", int);
pub static CHARS: &[Native] = &accessors!(u16, "Char", "C", int);
pub static INTS: &[Native] = &accessors!(i32, "Int", "I", int);
pub static LONGS: &[Native] = &accessors!(i64, "Long", "J", long);
pub static FLOATS: &[Native] = &accessors!(f32, "Float", "F", float);
pub static DOUBLES: &[Native] = &accessors!(f64, "Double", "D", double);

const OBJECT_AT: &str = "(Ljava/lang/Object;J)Ljava/lang/Object;";
const PUT_OBJECT: &str = "(Ljava/lang/Object;JLjava/lang/Object;)V";
const CAS_OBJECT: &str = "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Z";
const EXCHANGE_OBJECT: &str = "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;";

pub static NATIVES: &[Native] = &[
    native!(UNSAFE, "getReference", OBJECT_AT, get_reference),
    native!(UNSAFE, "getReferenceVolatile", OBJECT_AT, get_reference),
    native!(UNSAFE, "putReference", PUT_OBJECT, put_reference),
    native!(UNSAFE, "putReferenceVolatile", PUT_OBJECT, put_reference),
    native!(UNSAFE, "getUncompressedObject", "(J)Ljava/lang/Object;", get_uncompressed_object),
    native!(UNSAFE, "compareAndSetInt", "(Ljava/lang/Object;JII)Z", compare_and_set_int),
    native!(UNSAFE, "compareAndSetLong", "(Ljava/lang/Object;JJJ)Z", compare_and_set_long),
    native!(UNSAFE, "compareAndSetReference", CAS_OBJECT, compare_and_set_reference),
    native!(UNSAFE, "compareAndExchangeInt", "(Ljava/lang/Object;JII)I", compare_and_exchange_int),
    native!(UNSAFE, "compareAndExchangeLong", "(Ljava/lang/Object;JJJ)J", compare_and_exchange_long),
    native!(UNSAFE, "compareAndExchangeReference", EXCHANGE_OBJECT, compare_and_exchange_reference),
    native!(UNSAFE, "fullFence", "()V", |_, _| Ok(Ret::VOID)),
    native!(UNSAFE, "allocateMemory0", "(J)J", allocate_memory),
    native!(UNSAFE, "reallocateMemory0", "(JJ)J", reallocate_memory),
    native!(UNSAFE, "freeMemory0", "(J)V", free_memory),
    native!(UNSAFE, "setMemory0", "(Ljava/lang/Object;JJB)V", set_memory),
    native!(UNSAFE, "copyMemory0", "(Ljava/lang/Object;JLjava/lang/Object;JJ)V", copy_memory),
    native!(UNSAFE, "copySwapMemory0", "(Ljava/lang/Object;JLjava/lang/Object;JJJ)V", copy_swap_memory),
    native!(UNSAFE, "writeback0", "(J)V", |_, _| Ok(Ret::VOID)),
    native!(UNSAFE, "writebackPreSync0", "()V", |_, _| Ok(Ret::VOID)),
    native!(UNSAFE, "writebackPostSync0", "()V", |_, _| Ok(Ret::VOID)),
    native!(UNSAFE, "objectFieldOffset0", "(Ljava/lang/reflect/Field;)J", field_offset),
    native!(UNSAFE, "objectFieldOffset1", "(Ljava/lang/Class;Ljava/lang/String;)J", field_offset_by_name),
    native!(UNSAFE, "staticFieldOffset0", "(Ljava/lang/reflect/Field;)J", field_offset),
    native!(UNSAFE, "staticFieldBase0", "(Ljava/lang/reflect/Field;)Ljava/lang/Object;", static_field_base),
    native!(UNSAFE, "arrayBaseOffset0", "(Ljava/lang/Class;)I", array_base_offset),
    native!(UNSAFE, "arrayIndexScale0", "(Ljava/lang/Class;)I", array_index_scale),
    native!(UNSAFE, "ensureClassInitialized0", "(Ljava/lang/Class;)V", ensure_class_initialized),
    native!(UNSAFE, "shouldBeInitialized0", "(Ljava/lang/Class;)Z", should_be_initialized),
    native!(UNSAFE, "allocateInstance", "(Ljava/lang/Class;)Ljava/lang/Object;", allocate_instance),
    native!(UNSAFE, "throwException", "(Ljava/lang/Throwable;)V", throw_exception),
    native!(UNSAFE, "getLoadAverage0", "([DI)I", |_, _| Ok((-1i32).into())),
    native!(UNSAFE, "park", "(ZJ)V", super::java_lang_thread::park),
    native!(UNSAFE, "unpark", "(Ljava/lang/Object;)V", super::java_lang_thread::unpark),
    native!(
        UNSAFE,
        "defineClass0",
        "(Ljava/lang/String;[BIILjava/lang/ClassLoader;Ljava/security/ProtectionDomain;)Ljava/lang/Class;",
        super::java_lang_loader::unsafe_define_class
    ),
];

/// `base + offset`; slot 0 is the Unsafe object.
#[inline(always)]
fn address(args: Args) -> u32 {
    args.reference(1).0.wrapping_add(args.long(2) as u32)
}

fn get<T: Copy>(_vm: &mut Vm, args: Args) -> NativeResult
where
    Ret: From<T>,
{
    Ok(memory::load::<T>(address(args)).into())
}

/// Narrow types take the low bytes of their slot.
fn put<T: Copy>(_vm: &mut Vm, args: Args) -> NativeResult {
    memory::store::<T>(address(args), memory::load(args.0 + 4 * 4));
    Ok(Ret::VOID)
}

fn get_reference(_vm: &mut Vm, args: Args) -> NativeResult {
    Ok(memory::load::<Ref>(address(args)).into())
}

fn put_reference(vm: &mut Vm, args: Args) -> NativeResult {
    vm.put_reference(args.reference(1), args.long(2) as u32, args.reference(4));
    Ok(Ret::VOID)
}

fn get_uncompressed_object(_vm: &mut Vm, args: Args) -> NativeResult {
    Ok(memory::load::<Ref>(args.long(1) as u32).into())
}

fn compare_and_set_int(_vm: &mut Vm, args: Args) -> NativeResult {
    let expected = args.int(4);
    Ok((exchange(address(args), expected, args.int(5)) == expected).into())
}

fn compare_and_set_long(_vm: &mut Vm, args: Args) -> NativeResult {
    let expected = args.long(4);
    Ok((exchange(address(args), expected, args.long(6)) == expected).into())
}

fn compare_and_set_reference(vm: &mut Vm, args: Args) -> NativeResult {
    Ok((exchange_reference(vm, args) == args.reference(4)).into())
}

fn compare_and_exchange_int(_vm: &mut Vm, args: Args) -> NativeResult {
    Ok(exchange(address(args), args.int(4), args.int(5)).into())
}

fn compare_and_exchange_long(_vm: &mut Vm, args: Args) -> NativeResult {
    Ok(exchange(address(args), args.long(4), args.long(6)).into())
}

fn compare_and_exchange_reference(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(exchange_reference(vm, args).into())
}

/// Stores `new` where `expected` is; answers what was there.
fn exchange<T: Copy + PartialEq>(address: u32, expected: T, new: T) -> T {
    let found = memory::load(address);
    if found == expected {
        memory::store(address, new);
    }
    found
}

fn exchange_reference(vm: &mut Vm, args: Args) -> Ref {
    let found = memory::load(address(args));
    if found == args.reference(4) {
        vm.put_reference(args.reference(1), args.long(2) as u32, args.reference(5));
    }
    found
}

fn allocate_memory(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(i64::from(vm.native_state.memory.allocate(args.long(1) as usize)).into())
}

fn reallocate_memory(vm: &mut Vm, args: Args) -> NativeResult {
    let memory = &mut vm.native_state.memory;
    Ok(i64::from(memory.reallocate(args.long(1) as u32, args.long(3) as usize)).into())
}

fn free_memory(vm: &mut Vm, args: Args) -> NativeResult {
    vm.native_state.memory.free(args.long(1) as u32);
    Ok(Ret::VOID)
}

fn set_memory(_vm: &mut Vm, args: Args) -> NativeResult {
    memory::bytes(address(args), args.long(4) as usize).fill(args.int(6) as u8);
    Ok(Ret::VOID)
}

fn second_address(args: Args) -> u32 {
    args.reference(4).0.wrapping_add(args.long(5) as u32)
}

fn copy_memory(_vm: &mut Vm, args: Args) -> NativeResult {
    memory::copy(address(args), second_address(args), args.long(7) as usize);
    Ok(Ret::VOID)
}

fn copy_swap_memory(_vm: &mut Vm, args: Args) -> NativeResult {
    let (length, element) = (args.long(7) as usize, args.long(9) as usize);
    // Source and destination may overlap.
    let mut copy = memory::bytes(address(args), length).to_vec();
    copy.chunks_exact_mut(element).for_each(<[u8]>::reverse);
    memory::bytes(second_address(args), length).copy_from_slice(&copy);
    Ok(Ret::VOID)
}

fn reflected_field(vm: &mut Vm, args: Args) -> FieldPtr {
    super::java_lang_reflect::field_of(vm, args.reference(1))
}

fn field_offset(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(i64::from(reflected_field(vm, args).offset).into())
}

fn static_field_base(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(reflected_field(vm, args).class.into())
}

fn field_offset_by_name(vm: &mut Vm, args: Args) -> NativeResult {
    let class = class_argument(vm, args);
    let name = vm.string_symbol(args.reference(2));
    match class.fields.iter().find(|field| field.name == name) {
        Some(field) => Ok(i64::from(field.offset).into()),
        None => Err(vm.throw("java/lang/InternalError", &name.text())),
    }
}

fn class_argument(vm: &Vm, args: Args) -> ClassPtr {
    vm.class_of_mirror(args.reference(1))
}

fn array_base_offset(vm: &mut Vm, args: Args) -> NativeResult {
    match class_argument(vm, args).is_array() {
        true => Ok((ARRAY_BASE as i32).into()),
        false => Err(vm.throw_plain("java/lang/InvalidClassException")),
    }
}

fn array_index_scale(vm: &mut Vm, args: Args) -> NativeResult {
    let class = class_argument(vm, args);
    match class.is_array() {
        true => Ok((class.basic_type.size() as i32).into()),
        false => Err(vm.throw_plain("java/lang/InvalidClassException")),
    }
}

fn ensure_class_initialized(vm: &mut Vm, args: Args) -> NativeResult {
    let class = class_argument(vm, args);
    vm.initialize(class)?;
    Ok(Ret::VOID)
}

fn should_be_initialized(vm: &mut Vm, args: Args) -> NativeResult {
    let class = class_argument(vm, args);
    Ok((class.is_instance_class() && class.state != ClassState::Initialized).into())
}

fn allocate_instance(vm: &mut Vm, args: Args) -> NativeResult {
    let class = class_argument(vm, args);
    if !class.is_instance_class() || class.is_abstract() || class.is_interface() || class == vm.known.class {
        return Err(vm.throw("java/lang/InstantiationException", &class.external_name()));
    }
    vm.initialize(class)?;
    Ok(vm.new_instance(class)?.into())
}

fn throw_exception(_vm: &mut Vm, args: Args) -> NativeResult {
    Err(Thrown::Exception(args.reference(1)))
}
