//! `System.arraycopy`, with HotSpot's messages.

use super::{Args, NativeResult, Ret};
use crate::memory;
use crate::metadata::{BasicType, external_type};
use crate::object::{ARRAY_BASE, Ref};
use crate::vm::Vm;

pub fn arraycopy(vm: &mut Vm, args: Args) -> NativeResult {
    let (source, destination) = (args.reference(0), args.reference(2));
    if source.is_null() || destination.is_null() {
        return Err(vm.throw_plain("java/lang/NullPointerException"));
    }
    if let Err((exception, message)) = check_types(source, destination) {
        return Err(vm.throw(exception, &message));
    }
    let range = Range { from: args.int(1), to: args.int(3), length: args.int(4) };
    if let Err(message) = range.check(source, destination) {
        return Err(vm.throw("java/lang/ArrayIndexOutOfBoundsException", &message));
    }
    if range.length == 0 {
        return Ok(Ret::VOID);
    }
    let (from, to) = (source.class().element_class, destination.class().element_class);
    if source.class().basic_type != BasicType::Reference {
        copy_words(source, destination, range, source.class().basic_type.shift());
    } else if from.is_subclass_of(to) {
        copy_words(source, destination, range, BasicType::Reference.shift());
        vm.heap.barrier(destination);
    } else {
        return copy_checked(vm, source, destination, range);
    }
    Ok(Ret::VOID)
}

#[derive(Clone, Copy)]
struct Range {
    from: i32,
    to: i32,
    length: i32,
}

fn check_types(source: Ref, destination: Ref) -> Result<(), (&'static str, String)> {
    const STORE: &str = "java/lang/ArrayStoreException";
    let (from, to) = (source.class(), destination.class());
    if !from.is_array() {
        return Err((STORE, format!("arraycopy: source type {} is not an array", from.external_name())));
    }
    if !to.is_array() {
        return Err((STORE, format!("arraycopy: destination type {} is not an array", to.external_name())));
    }
    if from.basic_type != to.basic_type {
        let name = |kind| match kind {
            BasicType::Reference => "object array[]".to_string(),
            primitive => format!("{}[]", primitive.name()),
        };
        let (from, to) = (name(from.basic_type), name(to.basic_type));
        return Err((STORE, format!("arraycopy: type mismatch: can not copy {from} into {to}")));
    }
    Ok(())
}

impl Range {
    fn check(self, source: Ref, destination: Ref) -> Result<(), String> {
        if self.from < 0 {
            return Err(format!(
                "arraycopy: source index {} out of bounds for {}",
                self.from,
                bounds(source)
            ));
        }
        if self.to < 0 {
            return Err(format!(
                "arraycopy: destination index {} out of bounds for {}",
                self.to,
                bounds(destination)
            ));
        }
        if self.length < 0 {
            return Err(format!("arraycopy: length {} is negative", self.length));
        }
        let last = self.from as u32 + self.length as u32;
        if last > source.array_length() {
            return Err(format!("arraycopy: last source index {last} out of bounds for {}", bounds(source)));
        }
        let last = self.to as u32 + self.length as u32;
        if last > destination.array_length() {
            return Err(format!(
                "arraycopy: last destination index {last} out of bounds for {}",
                bounds(destination)
            ));
        }
        Ok(())
    }
}

/// `int[2]`, `object array[2]`.
fn bounds(array: Ref) -> String {
    let kind = match array.class().basic_type {
        BasicType::Reference => "object array",
        primitive => primitive.name(),
    };
    format!("{kind}[{}]", array.array_length())
}

fn copy_words(source: Ref, destination: Ref, range: Range, shift: u32) {
    let address = |array: Ref, index: i32| array.0 + ARRAY_BASE + ((index as u32) << shift);
    memory::copy(
        address(source, range.from),
        address(destination, range.to),
        (range.length as usize) << shift,
    );
}

/// Copies element by element up to the first that the destination can't hold.
fn copy_checked(vm: &mut Vm, source: Ref, destination: Ref, range: Range) -> NativeResult {
    let to = destination.class().element_class;
    for i in 0..range.length as u32 {
        let element = source.element(range.from as u32 + i);
        if !element.is_null() && !element.class().is_subclass_of(to) {
            let from = external_type(source.class().name.bytes());
            let message = format!(
                "arraycopy: element type mismatch: can not cast one of the elements of {from} \
                 to the type of the destination array, {}",
                to.external_name()
            );
            return Err(vm.throw("java/lang/ArrayStoreException", &message));
        }
        vm.put_element(destination, range.to as u32 + i, element);
    }
    Ok(Ret::VOID)
}
