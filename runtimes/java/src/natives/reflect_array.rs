//! `java.lang.reflect.Array`: arrays whose element type is only known at run time.

use super::java_lang_reflect::unbox;
use super::objects::*;
use super::primitives;
use super::{Args, Native, NativeResult, Ret};
use crate::metadata::{BasicType, ClassPtr};
use crate::native;
use crate::natives::Thrown;
use crate::object::{ARRAY_BASE, Ref};
use crate::vm::Vm;

const ARRAY: &str = "java/lang/reflect/Array";

/// Most dimensions that an array class can have (JVMS 4.3.2).
const DIMENSIONS_MAX: usize = 255;

macro_rules! element_accessors {
    ($($get:literal $set:literal $descriptor:literal $basic_type:ident;)*) => {
        &[
            native!(ARRAY, "getLength", "(Ljava/lang/Object;)I", get_length),
            native!(ARRAY, "newArray", "(Ljava/lang/Class;I)Ljava/lang/Object;", new_array),
            native!(ARRAY, "multiNewArray", "(Ljava/lang/Class;[I)Ljava/lang/Object;", multi_new_array),
            native!(ARRAY, "get", "(Ljava/lang/Object;I)Ljava/lang/Object;", get),
            native!(ARRAY, "set", "(Ljava/lang/Object;ILjava/lang/Object;)V", set),
            $(
                native!(ARRAY, $get, concat!("(Ljava/lang/Object;I)", $descriptor),
                    |vm, args| get_primitive(vm, args, BasicType::$basic_type)),
                native!(ARRAY, $set, concat!("(Ljava/lang/Object;I", $descriptor, ")V"),
                    |vm, args| set_primitive(vm, args, BasicType::$basic_type)),
            )*
        ]
    };
}

pub static NATIVES: &[Native] = element_accessors! {
    "getBoolean" "setBoolean" "Z" Boolean;
    "getByte" "setByte" "B" Byte;
    "getChar" "setChar" "C" Char;
    "getShort" "setShort" "S" Short;
    "getInt" "setInt" "I" Int;
    "getLong" "setLong" "J" Long;
    "getFloat" "setFloat" "F" Float;
    "getDouble" "setDouble" "D" Double;
};

fn illegal_argument(vm: &mut Vm, message: &str) -> Thrown {
    vm.throw("java/lang/IllegalArgumentException", message)
}

fn array_argument(vm: &mut Vm, args: Args) -> Result<Ref, Thrown> {
    let array = non_null(vm, args, 0)?;
    match array.class().is_array() {
        true => Ok(array),
        false => Err(illegal_argument(vm, "Argument is not an array")),
    }
}

/// Type and address of `array[index]`.
fn element(vm: &mut Vm, args: Args) -> Result<(BasicType, u32), Thrown> {
    let array = array_argument(vm, args)?;
    let index = args.int(1);
    if index < 0 || index as u32 >= array.array_length() {
        return Err(vm.throw_plain("java/lang/ArrayIndexOutOfBoundsException"));
    }
    let basic_type = array.class().basic_type;
    Ok((basic_type, array.0 + ARRAY_BASE + ((index as u32) << basic_type.shift())))
}

fn get_length(vm: &mut Vm, args: Args) -> NativeResult {
    Ok((array_argument(vm, args)?.array_length() as i32).into())
}

fn get(vm: &mut Vm, args: Args) -> NativeResult {
    let (basic_type, address) = element(vm, args)?;
    let bits = primitives::load(address, basic_type);
    match basic_type {
        BasicType::Reference => Ok(Ret(bits)),
        primitive => Ok(vm.new_box(primitive, bits)?.into()),
    }
}

fn set(vm: &mut Vm, args: Args) -> NativeResult {
    let (basic_type, address) = element(vm, args)?;
    let (array, value) = (args.reference(0), args.reference(2));
    if basic_type != BasicType::Reference {
        let bits = unbox(vm, value, basic_type)?;
        primitives::store(address, basic_type, bits);
    } else if value.is_null() || value.class().is_subclass_of(array.class().element_class) {
        vm.put_element(array, args.int(1) as u32, value);
    } else {
        return Err(illegal_argument(vm, "array element type mismatch"));
    }
    Ok(Ret::VOID)
}

fn get_primitive(vm: &mut Vm, args: Args, wanted: BasicType) -> NativeResult {
    let (basic_type, address) = element(vm, args)?;
    if basic_type == BasicType::Reference {
        return Err(illegal_argument(vm, "Argument is not an array of primitive type"));
    }
    match primitives::widen(basic_type, primitives::load(address, basic_type), wanted) {
        Some(bits) => Ok(Ret(bits)),
        None => Err(illegal_argument(vm, "argument type mismatch")),
    }
}

fn set_primitive(vm: &mut Vm, args: Args, given: BasicType) -> NativeResult {
    let (basic_type, address) = element(vm, args)?;
    if basic_type == BasicType::Reference {
        return Err(illegal_argument(vm, "Argument is not an array of primitive type"));
    }
    let bits = match given.slots() {
        2 => args.long(2) as u64,
        _ => u64::from(args.int(2) as u32),
    };
    match primitives::widen(given, bits, basic_type) {
        Some(bits) => {
            primitives::store(address, basic_type, bits);
            Ok(Ret::VOID)
        }
        None => Err(illegal_argument(vm, "argument type mismatch")),
    }
}

fn dimensions(mut class: ClassPtr) -> usize {
    let mut count = 0;
    while let Some(element) = class.element_class.get() {
        count += 1;
        class = element;
    }
    count
}

fn element_class(vm: &mut Vm, args: Args, more_dimensions: usize) -> Result<ClassPtr, Thrown> {
    let class = class_argument(vm, args, 0)?;
    let is_void = class.is_primitive() && class.basic_type == BasicType::Void;
    if is_void || dimensions(class) + more_dimensions > DIMENSIONS_MAX {
        return Err(vm.throw_plain("java/lang/IllegalArgumentException"));
    }
    Ok(class)
}

fn new_array(vm: &mut Vm, args: Args) -> NativeResult {
    let element = element_class(vm, args, 1)?;
    Ok(vm.new_array_of(element, args.int(1))?.into())
}

fn multi_new_array(vm: &mut Vm, args: Args) -> NativeResult {
    let lengths = non_null(vm, args, 1)?.elements::<i32>();
    let mut class = element_class(vm, args, lengths.len())?;
    if lengths.is_empty() {
        return Err(illegal_argument(vm, "Empty dimensions array"));
    }
    if let Some(negative) = lengths.iter().find(|length| **length < 0) {
        return Err(vm.throw("java/lang/NegativeArraySizeException", &negative.to_string()));
    }
    for _ in lengths.iter() {
        class = vm.array_class_of(class)?;
    }
    Ok(new_arrays(vm, class, lengths)?.into())
}

/// An array of arrays, all dimensions filled.
fn new_arrays(vm: &mut Vm, class: ClassPtr, lengths: &[i32]) -> Result<Ref, Thrown> {
    let array = vm.new_array(class, lengths[0])?;
    if lengths.len() > 1 {
        for index in 0..lengths[0] as u32 {
            let inner = new_arrays(vm, class.element_class, &lengths[1..])?;
            vm.put_element(array, index, inner);
        }
    }
    Ok(array)
}
