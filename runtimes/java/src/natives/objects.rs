//! Small helpers that several packages share: checked arguments, arrays of results.

use super::Args;
use crate::classfile::Constant;
use crate::metadata::{BasicType, ClassPtr};
use crate::natives::Thrown;
use crate::object::Ref;
use crate::symbol::Sym;
use crate::vm::Vm;

/// The argument, or NullPointerException.
pub fn non_null(vm: &mut Vm, args: Args, slot: u32) -> Result<Ref, Thrown> {
    match args.reference(slot).non_null() {
        Some(object) => Ok(object),
        None => Err(vm.throw_plain("java/lang/NullPointerException")),
    }
}

/// The class that a `java.lang.Class` argument stands for, or NullPointerException.
pub fn class_argument(vm: &mut Vm, args: Args, slot: u32) -> Result<ClassPtr, Thrown> {
    let mirror = non_null(vm, args, slot)?;
    Ok(vm.class_of_mirror(mirror))
}

/// The bytes of a string in UTF-8, the encoding of our file names.
pub fn string_bytes(vm: &mut Vm, args: Args, slot: u32) -> Result<Vec<u8>, Thrown> {
    let string = non_null(vm, args, slot)?;
    Ok(vm.string(string).into_bytes())
}

/// `array[offset .. offset + length]` of a byte array argument, whose two numbers follow it.
pub fn byte_range(vm: &mut Vm, args: Args, slot: u32) -> Result<&'static mut [u8], Thrown> {
    let array = non_null(vm, args, slot)?;
    let (offset, length) = (args.int(slot + 1), args.int(slot + 2));
    let bytes = array.elements::<u8>();
    let in_bounds = offset >= 0 && length >= 0 && offset as i64 + length as i64 <= bytes.len() as i64;
    if !in_bounds {
        return Err(vm.throw_plain("java/lang/IndexOutOfBoundsException"));
    }
    Ok(&mut bytes[offset as usize..][..length as usize])
}

pub fn object_array(vm: &mut Vm, element: &str, objects: &[Ref]) -> Result<Ref, Thrown> {
    let array = vm.new_object_array(element, objects.len() as i32)?;
    for (index, &object) in objects.iter().enumerate() {
        vm.put_element(array, index as u32, object);
    }
    Ok(array)
}

pub fn class_array(vm: &mut Vm, classes: &[ClassPtr]) -> Result<Ref, Thrown> {
    let mirrors: Vec<Ref> = classes.iter().map(|class| class.mirror).collect();
    object_array(vm, "java/lang/Class", &mirrors)
}

pub fn string_array(vm: &mut Vm, texts: &[impl AsRef<str>]) -> Result<Ref, Thrown> {
    let strings: Result<Vec<Ref>, Thrown> = texts.iter().map(|text| vm.new_string(text.as_ref())).collect();
    object_array(vm, "java/lang/String", &strings?)
}

/// `byte[][]`
pub fn byte_arrays(vm: &mut Vm, texts: &[Vec<u8>]) -> Result<Ref, Thrown> {
    let element = vm.known.primitive_arrays[BasicType::Byte as usize];
    let array = vm.new_array_of(element, texts.len() as i32)?;
    for (index, text) in texts.iter().enumerate() {
        let bytes = vm.new_byte_array(text)?;
        vm.put_element(array, index as u32, bytes);
    }
    Ok(array)
}

/// A big-endian `u2` of an attribute.
pub fn u2(bytes: &[u8], at: usize) -> u16 {
    u16::from_be_bytes([bytes[at], bytes[at + 1]])
}

/// The UTF-8 constant at `index`; None for 0.
pub fn utf8_constant(class: ClassPtr, index: u16) -> Option<Sym> {
    match class.constants.get(index as usize) {
        Some(Constant::Utf8(text)) => Some(*text),
        _ => None,
    }
}

/// The name in the class constant at `index`; None for 0.
pub fn class_constant(class: ClassPtr, index: u16) -> Option<Sym> {
    match class.constants.get(index as usize) {
        Some(Constant::Class(name)) => Some(*name),
        _ => None,
    }
}

/// The class that the class constant at `index` refers to.
pub fn resolve_class_constant(vm: &mut Vm, class: ClassPtr, index: u16) -> Result<ClassPtr, Thrown> {
    if let Some(resolved) = ClassPtr::at(class.resolved[index as usize]).get() {
        return Ok(resolved);
    }
    let name = class_constant(class, index).unwrap_or(Sym::EMPTY);
    vm.load_referenced_class(class.loader, name)
}

/// Content of an attribute that is copied as it is, or null.
pub fn attribute_bytes(vm: &mut Vm, attribute: Option<&'static [u8]>) -> Result<Ref, Thrown> {
    match attribute {
        Some(bytes) => vm.new_byte_array(bytes),
        None => Ok(Ref::NULL),
    }
}

/// Text of a `Signature` attribute, or null.
pub fn signature_string(
    vm: &mut Vm,
    class: ClassPtr,
    attribute: Option<&'static [u8]>,
) -> Result<Ref, Thrown> {
    match attribute.and_then(|bytes| utf8_constant(class, u2(bytes, 0))) {
        Some(text) => vm.intern_symbol(text),
        None => Ok(Ref::NULL),
    }
}
