//! `jdk.internal.reflect.ConstantPool`, through which the class library parses annotations.

use super::objects::*;
use super::{Args, Native, NativeResult};
use crate::classfile::Constant;
use crate::metadata::ClassPtr;
use crate::native;
use crate::natives::Thrown;
use crate::vm::Vm;

const POOL: &str = "jdk/internal/reflect/ConstantPool";

pub static NATIVES: &[Native] = &[
    native!(POOL, "getSize0", "(Ljava/lang/Object;)I", size),
    native!(POOL, "getClassAt0", "(Ljava/lang/Object;I)Ljava/lang/Class;", class_at),
    native!(POOL, "getClassAtIfLoaded0", "(Ljava/lang/Object;I)Ljava/lang/Class;", class_at_if_loaded),
    native!(POOL, "getIntAt0", "(Ljava/lang/Object;I)I", int_at),
    native!(POOL, "getLongAt0", "(Ljava/lang/Object;I)J", long_at),
    native!(POOL, "getFloatAt0", "(Ljava/lang/Object;I)F", float_at),
    native!(POOL, "getDoubleAt0", "(Ljava/lang/Object;I)D", double_at),
    native!(POOL, "getStringAt0", "(Ljava/lang/Object;I)Ljava/lang/String;", string_at),
    native!(POOL, "getUTF8At0", "(Ljava/lang/Object;I)Ljava/lang/String;", utf8_at),
    native!(POOL, "getTagAt0", "(Ljava/lang/Object;I)B", tag_at),
];

/// The pool's class is the first argument (the receiver is only a shell), the index the second.
fn class_of_pool(vm: &Vm, args: Args) -> ClassPtr {
    vm.class_of_mirror(args.reference(1))
}

fn constant(vm: &mut Vm, args: Args) -> Result<Constant, Thrown> {
    let class = class_of_pool(vm, args);
    let constant = usize::try_from(args.int(2)).ok().and_then(|index| class.constants.get(index));
    match constant {
        None | Some(Constant::Unusable) => {
            Err(vm.throw("java/lang/IllegalArgumentException", "Constant pool index out of bounds"))
        }
        Some(constant) => Ok(*constant),
    }
}

fn wrong_type<T>(vm: &mut Vm) -> Result<T, Thrown> {
    Err(vm.throw("java/lang/IllegalArgumentException", "Wrong type at constant pool index"))
}

fn size(vm: &mut Vm, args: Args) -> NativeResult {
    Ok((class_of_pool(vm, args).constants.len() as i32).into())
}

fn class_at(vm: &mut Vm, args: Args) -> NativeResult {
    let Constant::Class(_) = constant(vm, args)? else { return wrong_type(vm) };
    let class = class_of_pool(vm, args);
    Ok(resolve_class_constant(vm, class, args.int(2) as u16)?.into())
}

fn class_at_if_loaded(vm: &mut Vm, args: Args) -> NativeResult {
    let Constant::Class(name) = constant(vm, args)? else { return wrong_type(vm) };
    let loader = class_of_pool(vm, args).loader_id;
    Ok(vm.loaders.find(loader, name).unwrap_or(ClassPtr::NULL).into())
}

fn int_at(vm: &mut Vm, args: Args) -> NativeResult {
    match constant(vm, args)? {
        Constant::Integer(value) => Ok(value.into()),
        _ => wrong_type(vm),
    }
}

fn long_at(vm: &mut Vm, args: Args) -> NativeResult {
    match constant(vm, args)? {
        Constant::Long(value) => Ok(value.into()),
        _ => wrong_type(vm),
    }
}

fn float_at(vm: &mut Vm, args: Args) -> NativeResult {
    match constant(vm, args)? {
        Constant::Float(value) => Ok(value.into()),
        _ => wrong_type(vm),
    }
}

fn double_at(vm: &mut Vm, args: Args) -> NativeResult {
    match constant(vm, args)? {
        Constant::Double(value) => Ok(value.into()),
        _ => wrong_type(vm),
    }
}

fn string_at(vm: &mut Vm, args: Args) -> NativeResult {
    match constant(vm, args)? {
        Constant::String(text) => Ok(vm.intern_symbol(text)?.into()),
        _ => wrong_type(vm),
    }
}

fn utf8_at(vm: &mut Vm, args: Args) -> NativeResult {
    match constant(vm, args)? {
        Constant::Utf8(text) => Ok(vm.intern_symbol(text)?.into()),
        _ => wrong_type(vm),
    }
}

/// Tags of [JVMS 4.4](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.4).
fn tag_at(vm: &mut Vm, args: Args) -> NativeResult {
    let tag: i8 = match constant(vm, args)? {
        Constant::Unusable => 0,
        Constant::Utf8(_) => 1,
        Constant::Integer(_) => 3,
        Constant::Float(_) => 4,
        Constant::Long(_) => 5,
        Constant::Double(_) => 6,
        Constant::Class(_) => 7,
        Constant::String(_) => 8,
        Constant::Field(_) => 9,
        Constant::Method(_) => 10,
        Constant::InterfaceMethod(_) => 11,
        Constant::NameAndType { .. } => 12,
        Constant::MethodHandle { .. } => 15,
        Constant::MethodType(_) => 16,
        Constant::Dynamic { .. } => 17,
        Constant::InvokeDynamic { .. } => 18,
        Constant::Module(_) => 19,
        Constant::Package(_) => 20,
    };
    Ok(tag.into())
}
