//! `java.lang.Class`: names, supertypes, nests and members of a class.

use super::java_lang_reflect as reflect;
use super::objects::*;
use super::{Args, JavaField, Native, NativeResult};
use crate::metadata::{BasicType, ClassPtr, access};
use crate::native;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::symbol::Sym;
use crate::vm::Vm;

const CLASS: &str = "java/lang/Class";
const CLASSES: &str = "()[Ljava/lang/Class;";

pub static NATIVES: &[Native] = &[
    native!(CLASS, "getPrimitiveClass", "(Ljava/lang/String;)Ljava/lang/Class;", get_primitive_class),
    native!(CLASS, "forName0", FOR_NAME, for_name),
    native!(CLASS, "initClassName", "()Ljava/lang/String;", init_class_name),
    native!(CLASS, "desiredAssertionStatus0", "(Ljava/lang/Class;)Z", desired_assertion_status),
    native!(CLASS, "getSuperclass", "()Ljava/lang/Class;", get_superclass),
    native!(CLASS, "getInterfaces0", CLASSES, get_interfaces),
    native!(CLASS, "isInstance", "(Ljava/lang/Object;)Z", is_instance),
    native!(CLASS, "isAssignableFrom", "(Ljava/lang/Class;)Z", is_assignable_from),
    native!(CLASS, "isHidden", "()Z", is_hidden),
    native!(CLASS, "isRecord0", "()Z", is_record),
    native!(CLASS, "getClassAccessFlagsRaw0", "()I", class_file_flags),
    native!(CLASS, "getClassFileVersion0", "()I", class_file_version),
    native!(CLASS, "getGenericSignature0", "()Ljava/lang/String;", generic_signature),
    native!(CLASS, "getRawAnnotations", "()[B", raw_annotations),
    native!(CLASS, "getRawTypeAnnotations", "()[B", raw_type_annotations),
    native!(CLASS, "getConstantPool", "()Ljdk/internal/reflect/ConstantPool;", constant_pool),
    native!(CLASS, "getDeclaredFields0", "(Z)[Ljava/lang/reflect/Field;", declared_fields),
    native!(CLASS, "getDeclaredMethods0", "(Z)[Ljava/lang/reflect/Method;", declared_methods),
    native!(CLASS, "getDeclaredConstructors0", "(Z)[Ljava/lang/reflect/Constructor;", declared_constructors),
    native!(CLASS, "getRecordComponents0", "()[Ljava/lang/reflect/RecordComponent;", record_components),
    native!(CLASS, "getDeclaredClasses0", CLASSES, declared_classes),
    native!(CLASS, "getDeclaringClass0", "()Ljava/lang/Class;", declaring_class),
    native!(CLASS, "getSimpleBinaryName0", "()Ljava/lang/String;", simple_binary_name),
    native!(CLASS, "getEnclosingMethod0", "()[Ljava/lang/Object;", enclosing_method),
    native!(CLASS, "getNestHost0", "()Ljava/lang/Class;", get_nest_host),
    native!(CLASS, "getNestMembers0", CLASSES, nest_members),
    native!(CLASS, "getPermittedSubclasses0", CLASSES, permitted_subclasses),
];

const FOR_NAME: &str = "(Ljava/lang/String;ZLjava/lang/ClassLoader;Ljava/lang/Class;)Ljava/lang/Class;";

/// Class file version of the newest class file we read, which is what primitives report.
const NEWEST_VERSION: i32 = crate::classfile::MAX_MAJOR as i32;

fn this(vm: &Vm, args: Args) -> ClassPtr {
    vm.class_of_mirror(args.reference(0))
}

fn get_primitive_class(vm: &mut Vm, args: Args) -> NativeResult {
    let name = non_null(vm, args, 0)?;
    let name = vm.string(name);
    match BasicType::PRIMITIVES.iter().find(|basic_type| basic_type.name() == name) {
        Some(&basic_type) => Ok(vm.known.primitives[basic_type as usize].into()),
        None => Err(vm.throw("java/lang/ClassNotFoundException", &name)),
    }
}

fn for_name(vm: &mut Vm, args: Args) -> NativeResult {
    let name = non_null(vm, args, 0)?;
    let name = vm.string(name);
    if name.contains('/') || name.is_empty() {
        return Err(vm.throw("java/lang/ClassNotFoundException", &name));
    }
    let name = Sym::new(&name.replace('.', "/"));
    let class = vm.load_class(args.reference(2), name)?;
    if args.boolean(1) {
        vm.initialize(class)?;
    }
    Ok(class.into())
}

/// Class.getName: computed once and kept in the mirror.
fn init_class_name(vm: &mut Vm, args: Args) -> NativeResult {
    let name = this(vm, args).external_name();
    let name = vm.intern(&name)?;
    vm.put_reference(args.reference(0), vm.known.class_name, name);
    Ok(name.into())
}

/// Assertions are off, as in a `java` without `-ea`.
fn desired_assertion_status(_vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(false.into())
}

fn get_superclass(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    if class.is_interface() || class.is_primitive() {
        return Ok(Ref::NULL.into());
    }
    Ok(class.super_class.into())
}

fn get_interfaces(vm: &mut Vm, args: Args) -> NativeResult {
    let interfaces = this(vm, args).interfaces.clone();
    Ok(class_array(vm, &interfaces)?.into())
}

fn is_instance(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    Ok(args.reference(1).non_null().is_some_and(|object| object.class().is_subclass_of(class)).into())
}

fn is_assignable_from(vm: &mut Vm, args: Args) -> NativeResult {
    let from = class_argument(vm, args, 1)?;
    let to = this(vm, args);
    let is_primitive = from.is_primitive() || to.is_primitive();
    Ok((from == to || !is_primitive && from.is_subclass_of(to)).into())
}

fn is_hidden(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(this(vm, args).is_hidden.into())
}

fn is_record(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    let extends_record = class.super_class.get().is_some_and(|class| class.name.is("java/lang/Record"));
    Ok((extends_record && class.flags & access::FINAL != 0 && class.attribute("Record").is_some()).into())
}

fn class_file_flags(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(i32::from(this(vm, args).flags).into())
}

fn class_file_version(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    match class.is_instance_class() {
        true => Ok((i32::from(class.minor_version) << 16 | i32::from(class.major_version)).into()),
        false => Ok(NEWEST_VERSION.into()),
    }
}

fn generic_signature(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    Ok(signature_string(vm, class, class.attribute("Signature"))?.into())
}

fn raw_annotations(vm: &mut Vm, args: Args) -> NativeResult {
    let attribute = this(vm, args).attribute("RuntimeVisibleAnnotations");
    Ok(attribute_bytes(vm, attribute)?.into())
}

fn raw_type_annotations(vm: &mut Vm, args: Args) -> NativeResult {
    let attribute = this(vm, args).attribute("RuntimeVisibleTypeAnnotations");
    Ok(attribute_bytes(vm, attribute)?.into())
}

/// The object through which annotations are parsed; it names its class.
fn constant_pool(vm: &mut Vm, args: Args) -> NativeResult {
    static CLASS_OF_POOL: JavaField =
        JavaField::new("jdk/internal/reflect/ConstantPool", "constantPoolOop", "Ljava/lang/Object;");
    let class = vm.boot_class("jdk/internal/reflect/ConstantPool");
    let pool = vm.new_instance(class)?;
    CLASS_OF_POOL.put_reference(vm, pool, args.reference(0));
    Ok(pool.into())
}

fn declared_fields(vm: &mut Vm, args: Args) -> NativeResult {
    let (class, public_only) = (this(vm, args), args.boolean(1));
    vm.verify(class)?; // as HotSpot, which links a class whose members are asked for
    let mut fields = Vec::new();
    for &field in &class.fields {
        if (public_only && field.flags & access::PUBLIC == 0) || field.is_injected {
            continue;
        }
        fields.push(reflect::new_field(vm, field)?);
    }
    Ok(object_array(vm, "java/lang/reflect/Field", &fields)?.into())
}

fn declared_methods(vm: &mut Vm, args: Args) -> NativeResult {
    let (class, public_only) = (this(vm, args), args.boolean(1));
    vm.verify(class)?; // as HotSpot, which links a class whose members are asked for
    let mut methods = Vec::new();
    for &method in &class.methods {
        if method.name.bytes()[0] == b'<' || public_only && method.flags & access::PUBLIC == 0 {
            continue;
        }
        methods.push(reflect::new_method(vm, method)?);
    }
    Ok(object_array(vm, "java/lang/reflect/Method", &methods)?.into())
}

fn declared_constructors(vm: &mut Vm, args: Args) -> NativeResult {
    let (class, public_only) = (this(vm, args), args.boolean(1));
    vm.verify(class)?; // as HotSpot, which links a class whose members are asked for
    let mut constructors = Vec::new();
    for &method in &class.methods {
        if !method.is_constructor() || public_only && method.flags & access::PUBLIC == 0 {
            continue;
        }
        constructors.push(reflect::new_constructor(vm, method)?);
    }
    Ok(object_array(vm, "java/lang/reflect/Constructor", &constructors)?.into())
}

fn record_components(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    match class.attribute("Record") {
        Some(attribute) => Ok(reflect::new_record_components(vm, class, attribute)?.into()),
        None => Ok(Ref::NULL.into()),
    }
}

/// One entry of the InnerClasses attribute
/// ([JVMS 4.7.6](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.7.6)).
struct InnerClass {
    inner: u16,
    outer: u16,
    name: u16,
}

fn inner_classes(class: ClassPtr) -> impl Iterator<Item = InnerClass> {
    let entries = class.attribute("InnerClasses").map_or(&[][..], |attribute| &attribute[2..]);
    entries.chunks_exact(8).map(|entry| InnerClass {
        inner: u2(entry, 0),
        outer: u2(entry, 2),
        name: u2(entry, 4),
    })
}

/// The entry about the class itself, which a member, local or anonymous class has.
fn own_entry(class: ClassPtr) -> Option<InnerClass> {
    inner_classes(class).find(|entry| is_self(class, entry.inner))
}

/// Does the class constant at `index` stand for `class`? A hidden class's does, though its name
/// has a suffix.
fn is_self(class: ClassPtr, index: u16) -> bool {
    class_constant(class, index) == Some(class.name) || class.resolved.get(index as usize) == Some(&class.0)
}

fn declared_classes(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    let mut members = Vec::new();
    for entry in inner_classes(class) {
        if entry.outer != 0 && entry.name != 0 && is_self(class, entry.outer) {
            members.push(resolve_class_constant(vm, class, entry.inner)?);
        }
    }
    Ok(class_array(vm, &members)?.into())
}

fn declaring_class(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    let Some(entry) = own_entry(class).filter(|entry| entry.outer != 0) else {
        return Ok(Ref::NULL.into());
    };
    let outer = resolve_class_constant(vm, class, entry.outer)?;
    let is_member = inner_classes(outer).any(|other| {
        is_self(outer, other.outer)
            && class_constant(outer, other.inner) == class_constant(class, entry.inner)
    });
    if !is_member {
        let message = format!(
            "{} and {} disagree on InnerClasses attribute",
            outer.external_name(),
            class.external_name()
        );
        return Err(vm.throw("java/lang/IncompatibleClassChangeError", &message));
    }
    Ok(outer.into())
}

fn simple_binary_name(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    match own_entry(class).and_then(|entry| utf8_constant(class, entry.name)) {
        Some(name) => Ok(vm.intern_symbol(name)?.into()),
        None => Ok(Ref::NULL.into()),
    }
}

/// `{ class, method name or null, method descriptor or null }`, or null.
fn enclosing_method(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    let Some(attribute) = class.attribute("EnclosingMethod") else {
        return Ok(Ref::NULL.into());
    };
    let outer = resolve_class_constant(vm, class, u2(attribute, 0))?;
    let mut answer = [outer.mirror, Ref::NULL, Ref::NULL];
    let method = class.constants.get(u2(attribute, 2) as usize);
    if let Some(crate::classfile::Constant::NameAndType { name, descriptor }) = method {
        answer[1] = vm.intern_symbol(*name)?;
        answer[2] = vm.intern_symbol(*descriptor)?;
    }
    Ok(object_array(vm, "java/lang/Object", &answer)?.into())
}

fn get_nest_host(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    Ok(nest_host(vm, class)?.into())
}

/// The nest host of a class, loaded if need be; the class itself when the host that it names
/// can't be loaded or does not confirm it.
pub fn nest_host(vm: &mut Vm, class: ClassPtr) -> Result<ClassPtr, Thrown> {
    if class.nest_host.is_null()
        && let Some(attribute) = class.attribute("NestHost")
        && let Err(Thrown::Suspended) = resolve_class_constant(vm, class, u2(attribute, 0))
    {
        return Err(Thrown::Suspended);
    }
    Ok(vm.nest_host(class))
}

/// The constant indices in an attribute that lists classes.
fn class_constants(class: ClassPtr, attribute: &str) -> impl Iterator<Item = u16> {
    let indices = class.attribute(attribute).map_or(&[][..], |attribute| &attribute[2..]);
    indices.chunks_exact(2).map(|index| u2(index, 0))
}

fn nest_members(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    let host = nest_host(vm, class)?;
    let mut members = vec![host];
    for index in class_constants(host, "NestMembers") {
        match resolve_class_constant(vm, host, index) {
            Ok(member) if nest_host(vm, member)? == host => members.push(member),
            Ok(_) | Err(Thrown::Exception(_)) => {}
            Err(Thrown::Suspended) => return Err(Thrown::Suspended),
        }
    }
    Ok(class_array(vm, &members)?.into())
}

fn permitted_subclasses(vm: &mut Vm, args: Args) -> NativeResult {
    let class = this(vm, args);
    if class.attribute("PermittedSubclasses").is_none() {
        return Ok(Ref::NULL.into());
    }
    let mut subclasses = Vec::new();
    for index in class_constants(class, "PermittedSubclasses") {
        match resolve_class_constant(vm, class, index) {
            Ok(subclass) if extends_directly(subclass, class) => subclasses.push(subclass),
            Ok(_) | Err(Thrown::Exception(_)) => {}
            Err(Thrown::Suspended) => return Err(Thrown::Suspended),
        }
    }
    Ok(class_array(vm, &subclasses)?.into())
}

fn extends_directly(subclass: ClassPtr, class: ClassPtr) -> bool {
    subclass.super_class == class || subclass.interfaces.contains(&class)
}

/// `Reflection.areNestMates`
pub fn are_nest_mates(vm: &mut Vm, args: Args) -> NativeResult {
    let (first, second) = (class_argument(vm, args, 0)?, class_argument(vm, args, 1)?);
    Ok((first == second || nest_host(vm, first)? == nest_host(vm, second)?).into())
}

/// `ObjectStreamClass.hasStaticInitializer`
pub fn has_static_initializer(vm: &mut Vm, args: Args) -> NativeResult {
    let class = class_argument(vm, args, 0)?;
    Ok(class.methods.iter().any(|method| method.is_class_initializer()).into())
}
