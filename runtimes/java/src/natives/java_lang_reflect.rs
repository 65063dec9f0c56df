//! `java.lang.reflect`: the objects that stand for members, and invocation through them.

use super::objects::*;
use super::primitives::{push_slots, widen};
use super::{Args, JavaField, Native, NativeResult};
use crate::metadata::*;
use crate::native;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::symbol::Sym;
use crate::threads::Resume;
use crate::vm::Vm;

const METHOD: &str = "java/lang/reflect/Method";
const CONSTRUCTOR: &str = "java/lang/reflect/Constructor";
const FIELD: &str = "java/lang/reflect/Field";
const EXECUTABLE: &str = "java/lang/reflect/Executable";
const PARAMETER: &str = "java/lang/reflect/Parameter";
const COMPONENT: &str = "java/lang/reflect/RecordComponent";

pub static NATIVES: &[Native] = &[
    native!(EXECUTABLE, "getParameters0", "()[Ljava/lang/reflect/Parameter;", get_parameters),
    native!(EXECUTABLE, "getTypeAnnotationBytes0", "()[B", executable_type_annotations),
    native!(FIELD, "getTypeAnnotationBytes0", "()[B", field_type_annotations),
    native!(
        "jdk/internal/reflect/DirectMethodHandleAccessor$NativeAccessor",
        "invoke0",
        "(Ljava/lang/reflect/Method;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;",
        invoke
    ),
    native!(
        "jdk/internal/reflect/DirectConstructorHandleAccessor$NativeAccessor",
        "newInstance0",
        "(Ljava/lang/reflect/Constructor;[Ljava/lang/Object;)Ljava/lang/Object;",
        new_instance
    ),
];

macro_rules! fields {
    ($($name:ident = $class:expr, $java:literal, $descriptor:literal;)*) => {
        $(static $name: JavaField = JavaField::new($class, $java, $descriptor);)*
    };
}

fields! {
    METHOD_CLASS = METHOD, "clazz", "Ljava/lang/Class;";
    METHOD_SLOT = METHOD, "slot", "I";
    METHOD_NAME = METHOD, "name", "Ljava/lang/String;";
    METHOD_RETURN = METHOD, "returnType", "Ljava/lang/Class;";
    METHOD_PARAMETERS = METHOD, "parameterTypes", "[Ljava/lang/Class;";
    METHOD_EXCEPTIONS = METHOD, "exceptionTypes", "[Ljava/lang/Class;";
    METHOD_MODIFIERS = METHOD, "modifiers", "I";
    METHOD_SIGNATURE = METHOD, "signature", "Ljava/lang/String;";
    METHOD_ANNOTATIONS = METHOD, "annotations", "[B";
    METHOD_PARAMETER_ANNOTATIONS = METHOD, "parameterAnnotations", "[B";
    METHOD_DEFAULT = METHOD, "annotationDefault", "[B";
    CONSTRUCTOR_CLASS = CONSTRUCTOR, "clazz", "Ljava/lang/Class;";
    CONSTRUCTOR_SLOT = CONSTRUCTOR, "slot", "I";
    CONSTRUCTOR_PARAMETERS = CONSTRUCTOR, "parameterTypes", "[Ljava/lang/Class;";
    CONSTRUCTOR_EXCEPTIONS = CONSTRUCTOR, "exceptionTypes", "[Ljava/lang/Class;";
    CONSTRUCTOR_MODIFIERS = CONSTRUCTOR, "modifiers", "I";
    CONSTRUCTOR_SIGNATURE = CONSTRUCTOR, "signature", "Ljava/lang/String;";
    CONSTRUCTOR_ANNOTATIONS = CONSTRUCTOR, "annotations", "[B";
    CONSTRUCTOR_PARAMETER_ANNOTATIONS = CONSTRUCTOR, "parameterAnnotations", "[B";
    FIELD_CLASS = FIELD, "clazz", "Ljava/lang/Class;";
    FIELD_SLOT = FIELD, "slot", "I";
    FIELD_NAME = FIELD, "name", "Ljava/lang/String;";
    FIELD_TYPE = FIELD, "type", "Ljava/lang/Class;";
    FIELD_MODIFIERS = FIELD, "modifiers", "I";
    FIELD_TRUSTED_FINAL = FIELD, "trustedFinal", "Z";
    FIELD_SIGNATURE = FIELD, "signature", "Ljava/lang/String;";
    FIELD_ANNOTATIONS = FIELD, "annotations", "[B";
    PARAMETER_NAME = PARAMETER, "name", "Ljava/lang/String;";
    PARAMETER_MODIFIERS = PARAMETER, "modifiers", "I";
    PARAMETER_EXECUTABLE = PARAMETER, "executable", "Ljava/lang/reflect/Executable;";
    PARAMETER_INDEX = PARAMETER, "index", "I";
    COMPONENT_CLASS = COMPONENT, "clazz", "Ljava/lang/Class;";
    COMPONENT_NAME = COMPONENT, "name", "Ljava/lang/String;";
    COMPONENT_TYPE = COMPONENT, "type", "Ljava/lang/Class;";
    COMPONENT_ACCESSOR = COMPONENT, "accessor", "Ljava/lang/reflect/Method;";
    COMPONENT_SIGNATURE = COMPONENT, "signature", "Ljava/lang/String;";
    COMPONENT_ANNOTATIONS = COMPONENT, "annotations", "[B";
    COMPONENT_TYPE_ANNOTATIONS = COMPONENT, "typeAnnotations", "[B";
    TARGET = "java/lang/reflect/InvocationTargetException", "target", "Ljava/lang/Throwable;";
}

// ---- From members to objects

/// Fields whose value may be taken for granted: reflection refuses to change them.
pub fn is_trusted_final(field: FieldPtr) -> bool {
    let is_record = || field.class.super_class.get().is_some_and(|class| class.name.is("java/lang/Record"));
    field.flags & access::FINAL != 0 && (field.is_static() || field.class.is_hidden || is_record())
}

pub fn new_field(vm: &mut Vm, field: FieldPtr) -> Result<Ref, Thrown> {
    let field_type = vm.class_by_descriptor(field.class.loader, field.descriptor.bytes())?;
    let name = vm.intern_symbol(field.name)?;
    let signature = signature_string(vm, field.class, field.attribute("Signature"))?;
    let annotations = attribute_bytes(vm, field.attribute("RuntimeVisibleAnnotations"))?;
    let class = vm.boot_class(FIELD);
    let object = vm.new_instance(class)?;
    FIELD_CLASS.put_reference(vm, object, field.class.mirror);
    FIELD_SLOT.put(vm, object, field.slot as i32);
    FIELD_NAME.put_reference(vm, object, name);
    FIELD_TYPE.put_reference(vm, object, field_type.mirror);
    FIELD_MODIFIERS.put(vm, object, i32::from(field.flags));
    FIELD_TRUSTED_FINAL.put(vm, object, is_trusted_final(field) as u8);
    FIELD_SIGNATURE.put_reference(vm, object, signature);
    FIELD_ANNOTATIONS.put_reference(vm, object, annotations);
    Ok(object)
}

/// The classes in a method's descriptor and its `throws` clause.
struct MethodTypes {
    parameters: Ref,
    exceptions: Ref,
}

fn parameter_classes(vm: &mut Vm, method: MethodPtr) -> Result<Vec<ClassPtr>, Thrown> {
    parameter_descriptors(method.descriptor.bytes())
        .map(|descriptor| vm.class_by_descriptor(method.class.loader, descriptor))
        .collect()
}

fn method_types(vm: &mut Vm, method: MethodPtr) -> Result<MethodTypes, Thrown> {
    let parameters = parameter_classes(vm, method)?;
    let mut exceptions = Vec::new();
    if let Some(attribute) = method.attribute("Exceptions") {
        for index in attribute[2..].chunks_exact(2) {
            exceptions.push(resolve_class_constant(vm, method.class, u2(index, 0))?);
        }
    }
    Ok(MethodTypes { parameters: class_array(vm, &parameters)?, exceptions: class_array(vm, &exceptions)? })
}

pub fn new_method(vm: &mut Vm, method: MethodPtr) -> Result<Ref, Thrown> {
    let types = method_types(vm, method)?;
    let return_type =
        vm.class_by_descriptor(method.class.loader, return_descriptor(method.descriptor.bytes()))?;
    let name = vm.intern_symbol(method.name)?;
    let signature = signature_string(vm, method.class, method.attribute("Signature"))?;
    let annotations = attribute_bytes(vm, method.attribute("RuntimeVisibleAnnotations"))?;
    let parameter_annotations = attribute_bytes(vm, method.attribute("RuntimeVisibleParameterAnnotations"))?;
    let default = attribute_bytes(vm, method.attribute("AnnotationDefault"))?;
    let class = vm.boot_class(METHOD);
    let object = vm.new_instance(class)?;
    METHOD_CLASS.put_reference(vm, object, method.class.mirror);
    METHOD_SLOT.put(vm, object, method.slot as i32);
    METHOD_NAME.put_reference(vm, object, name);
    METHOD_RETURN.put_reference(vm, object, return_type.mirror);
    METHOD_PARAMETERS.put_reference(vm, object, types.parameters);
    METHOD_EXCEPTIONS.put_reference(vm, object, types.exceptions);
    METHOD_MODIFIERS.put(vm, object, i32::from(method.flags));
    METHOD_SIGNATURE.put_reference(vm, object, signature);
    METHOD_ANNOTATIONS.put_reference(vm, object, annotations);
    METHOD_PARAMETER_ANNOTATIONS.put_reference(vm, object, parameter_annotations);
    METHOD_DEFAULT.put_reference(vm, object, default);
    Ok(object)
}

pub fn new_constructor(vm: &mut Vm, method: MethodPtr) -> Result<Ref, Thrown> {
    let types = method_types(vm, method)?;
    let signature = signature_string(vm, method.class, method.attribute("Signature"))?;
    let annotations = attribute_bytes(vm, method.attribute("RuntimeVisibleAnnotations"))?;
    let parameter_annotations = attribute_bytes(vm, method.attribute("RuntimeVisibleParameterAnnotations"))?;
    let class = vm.boot_class(CONSTRUCTOR);
    let object = vm.new_instance(class)?;
    CONSTRUCTOR_CLASS.put_reference(vm, object, method.class.mirror);
    CONSTRUCTOR_SLOT.put(vm, object, method.slot as i32);
    CONSTRUCTOR_PARAMETERS.put_reference(vm, object, types.parameters);
    CONSTRUCTOR_EXCEPTIONS.put_reference(vm, object, types.exceptions);
    CONSTRUCTOR_MODIFIERS.put(vm, object, i32::from(method.flags));
    CONSTRUCTOR_SIGNATURE.put_reference(vm, object, signature);
    CONSTRUCTOR_ANNOTATIONS.put_reference(vm, object, annotations);
    CONSTRUCTOR_PARAMETER_ANNOTATIONS.put_reference(vm, object, parameter_annotations);
    Ok(object)
}

/// RecordComponent[] from a Record attribute
/// ([JVMS 4.7.30](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.7.30)).
pub fn new_record_components(vm: &mut Vm, class: ClassPtr, attribute: &'static [u8]) -> Result<Ref, Thrown> {
    let mut at = 2;
    let mut components = Vec::new();
    for _ in 0..u2(attribute, 0) {
        let name = utf8_constant(class, u2(attribute, at)).unwrap_or(Sym::EMPTY);
        let descriptor = utf8_constant(class, u2(attribute, at + 2)).unwrap_or(Sym::EMPTY);
        let mut attributes = Vec::new();
        let count = u2(attribute, at + 4);
        at += 6;
        for _ in 0..count {
            let length = (u32::from(u2(attribute, at + 2)) << 16 | u32::from(u2(attribute, at + 4))) as usize;
            let bytes = &attribute[at + 6..at + 6 + length];
            attributes.push((utf8_constant(class, u2(attribute, at)), bytes));
            at += 6 + length;
        }
        let find = |wanted: &str| {
            attributes
                .iter()
                .find(|(name, _)| name.is_some_and(|name| name.is(wanted)))
                .map(|(_, bytes)| *bytes)
        };
        components.push(new_record_component(vm, class, name, descriptor, find)?);
    }
    object_array(vm, COMPONENT, &components)
}

fn new_record_component(
    vm: &mut Vm,
    class: ClassPtr,
    name: Sym,
    descriptor: Sym,
    attribute: impl Fn(&str) -> Option<&'static [u8]>,
) -> Result<Ref, Thrown> {
    let component_type = vm.class_by_descriptor(class.loader, descriptor.bytes())?;
    let accessor = match class.declared_method(name, Sym::new(&format!("(){descriptor}"))) {
        Some(method) if !method.is_static() => new_method(vm, method)?,
        _ => Ref::NULL,
    };
    let name = vm.intern_symbol(name)?;
    let signature = signature_string(vm, class, attribute("Signature"))?;
    let annotations = attribute_bytes(vm, attribute("RuntimeVisibleAnnotations"))?;
    let type_annotations = attribute_bytes(vm, attribute("RuntimeVisibleTypeAnnotations"))?;
    let component_class = vm.boot_class(COMPONENT);
    let object = vm.new_instance(component_class)?;
    COMPONENT_CLASS.put_reference(vm, object, class.mirror);
    COMPONENT_NAME.put_reference(vm, object, name);
    COMPONENT_TYPE.put_reference(vm, object, component_type.mirror);
    COMPONENT_ACCESSOR.put_reference(vm, object, accessor);
    COMPONENT_SIGNATURE.put_reference(vm, object, signature);
    COMPONENT_ANNOTATIONS.put_reference(vm, object, annotations);
    COMPONENT_TYPE_ANNOTATIONS.put_reference(vm, object, type_annotations);
    Ok(object)
}

// ---- From objects to members

pub fn field_of(vm: &mut Vm, object: Ref) -> FieldPtr {
    let class: Ref = FIELD_CLASS.get(vm, object);
    let slot: i32 = FIELD_SLOT.get(vm, object);
    vm.class_of_mirror(class).fields[slot as usize]
}

/// The method behind a Method or Constructor.
pub fn method_of(vm: &mut Vm, object: Ref) -> MethodPtr {
    let (class, slot): (Ref, i32) = if object.class().name.is(METHOD) {
        (METHOD_CLASS.get(vm, object), METHOD_SLOT.get(vm, object))
    } else {
        (CONSTRUCTOR_CLASS.get(vm, object), CONSTRUCTOR_SLOT.get(vm, object))
    };
    vm.class_of_mirror(class).methods[slot as usize]
}

/// Parameter[] from a MethodParameters attribute, or null.
fn get_parameters(vm: &mut Vm, args: Args) -> NativeResult {
    let executable = args.reference(0);
    let method = method_of(vm, executable);
    let Some(attribute) = method.attribute("MethodParameters") else {
        return Ok(Ref::NULL.into());
    };
    let class = vm.boot_class(PARAMETER);
    let mut parameters = Vec::new();
    for (index, entry) in attribute[1..].chunks_exact(4).enumerate() {
        let name = match utf8_constant(method.class, u2(entry, 0)) {
            Some(name) => vm.intern_symbol(name)?,
            None => Ref::NULL,
        };
        let parameter = vm.new_instance(class)?;
        PARAMETER_NAME.put_reference(vm, parameter, name);
        PARAMETER_MODIFIERS.put(vm, parameter, i32::from(u2(entry, 2)));
        PARAMETER_EXECUTABLE.put_reference(vm, parameter, executable);
        PARAMETER_INDEX.put(vm, parameter, index as i32);
        parameters.push(parameter);
    }
    Ok(object_array(vm, PARAMETER, &parameters)?.into())
}

fn executable_type_annotations(vm: &mut Vm, args: Args) -> NativeResult {
    let attribute = method_of(vm, args.reference(0)).attribute("RuntimeVisibleTypeAnnotations");
    Ok(attribute_bytes(vm, attribute)?.into())
}

fn field_type_annotations(vm: &mut Vm, args: Args) -> NativeResult {
    let attribute = field_of(vm, args.reference(0)).attribute("RuntimeVisibleTypeAnnotations");
    Ok(attribute_bytes(vm, attribute)?.into())
}

// ---- Invocation

fn illegal_argument(vm: &mut Vm, message: &str) -> Thrown {
    vm.throw("java/lang/IllegalArgumentException", message)
}

fn invoke(vm: &mut Vm, args: Args) -> NativeResult {
    let method = method_of(vm, args.reference(0));
    match vm.take_resume() {
        Resume::Fresh => {
            let (receiver, arguments) = (args.reference(1), args.reference(2));
            vm.initialize(method.class)?;
            let mut slots = Vec::new();
            let mut target = method;
            if !method.is_static() {
                target = select(vm, method, receiver)?;
                slots.push(receiver.0);
            }
            push_arguments(vm, method, arguments, &mut slots)?;
            Err(vm.call(target, &slots))
        }
        Resume::Returned(value) => match method.return_type {
            BasicType::Reference => Ok(value),
            BasicType::Void => Ok(Ref::NULL.into()),
            primitive => Ok(vm.new_box(primitive, value.0)?.into()),
        },
        Resume::Threw(exception) => Err(invocation_target_exception(vm, exception)),
    }
}

fn new_instance(vm: &mut Vm, args: Args) -> NativeResult {
    match vm.take_resume() {
        Resume::Fresh => {
            let constructor = method_of(vm, args.reference(0));
            let class = constructor.class;
            if class.is_abstract() {
                return Err(vm.throw("java/lang/InstantiationException", &class.external_name()));
            }
            vm.initialize(class)?;
            let mut slots = vec![0];
            push_arguments(vm, constructor, args.reference(1), &mut slots)?;
            let object = vm.new_instance(class)?;
            slots[0] = object.0;
            args.keep(0, object);
            Err(vm.call(constructor, &slots))
        }
        Resume::Returned(_) => Ok(args.reference(0).into()),
        Resume::Threw(exception) => Err(invocation_target_exception(vm, exception)),
    }
}

fn invocation_target_exception(vm: &mut Vm, exception: Ref) -> Thrown {
    let thrown = vm.throw_new("java/lang/reflect/InvocationTargetException", None, Ref::NULL);
    if let Thrown::Exception(wrapper) = thrown {
        // Its constructor passes a null cause on, and `getCause` answers the target.
        vm.put_reference(wrapper, vm.known.throwable_cause, Ref::NULL);
        TARGET.put_reference(vm, wrapper, exception);
    }
    thrown
}

/// The method that a call on `receiver` runs.
fn select(vm: &mut Vm, method: MethodPtr, receiver: Ref) -> Result<MethodPtr, Thrown> {
    let Some(receiver) = receiver.non_null() else {
        return Err(vm.throw_plain("java/lang/NullPointerException"));
    };
    let class = receiver.class();
    if !class.is_subclass_of(method.class) {
        let message = format!(
            "object of type {} is not an instance of {}",
            class.external_name(),
            method.class.external_name()
        );
        return Err(illegal_argument(vm, &message));
    }
    if method.is_private() || method.is_constructor() {
        return Ok(method);
    }
    if method.class.is_interface() && method.itable_index >= 0 {
        let table = class.itable(method.class).expect("the receiver implements the interface");
        let selected: MethodPtr = crate::memory::load(table.0 + method.itable_index as u32 * 4);
        return match selected.get() {
            Some(selected) if !selected.is_abstract() => Ok(selected),
            _ => Err(vm.throw("java/lang/AbstractMethodError", &method.external_signature())),
        };
    }
    match u32::try_from(method.vtable_index) {
        Ok(index) => Ok(class.vtable_entry(index)),
        Err(_) => Ok(method),
    }
}

/// Unboxes and widens `Object[] arguments` to what the method takes.
fn push_arguments(
    vm: &mut Vm,
    method: MethodPtr,
    arguments: Ref,
    slots: &mut Vec<u32>,
) -> Result<(), Thrown> {
    let parameters = parameter_classes(vm, method)?;
    let given = arguments.non_null().map_or(0, Ref::array_length);
    if given as usize != parameters.len() {
        let message = format!("wrong number of arguments: {given} expected: {}", parameters.len());
        return Err(illegal_argument(vm, &message));
    }
    for (index, parameter) in parameters.into_iter().enumerate() {
        let argument = arguments.element(index as u32);
        let (basic_type, bits) = match parameter.is_primitive() {
            true => (parameter.basic_type, unbox(vm, argument, parameter.basic_type)?),
            false if argument.is_null() || argument.class().is_subclass_of(parameter) => {
                (BasicType::Reference, argument.0.into())
            }
            false => return Err(illegal_argument(vm, "argument type mismatch")),
        };
        push_slots(slots, basic_type, bits);
    }
    Ok(())
}

/// The primitive in a box, widened.
pub fn unbox(vm: &mut Vm, argument: Ref, wanted: BasicType) -> Result<u64, Thrown> {
    let unboxed = argument.non_null().and_then(|argument| vm.unbox(argument));
    match unboxed.and_then(|(basic_type, bits)| widen(basic_type, bits, wanted)) {
        Some(bits) => Ok(bits),
        None => Err(illegal_argument(vm, "argument type mismatch")),
    }
}
