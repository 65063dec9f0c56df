//! `java.lang.invoke.MethodHandleNatives`: symbolic references of method handles.
//!
//! A `MemberName` starts as a name and a type; `resolve` finds the member and rewrites the
//! reference kind to how a call of it really binds: through an interface table, through the
//! vtable, or directly. The calls themselves are instructions of the interpreter.

use super::java_lang_reflect::{field_of, is_trusted_final, method_of};
use super::objects::*;
use super::{Args, JavaField, Native, NativeResult, Ret};
use crate::linker;
use crate::metadata::*;
use crate::native;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::symbol::Sym;
use crate::vm::Vm;

const NATIVES_CLASS: &str = "java/lang/invoke/MethodHandleNatives";
const MEMBER: &str = "java/lang/invoke/MemberName";
const METHOD_HANDLE: &str = "java/lang/invoke/MethodHandle";

pub static NATIVES: &[Native] = &[
    native!(NATIVES_CLASS, "init", "(Ljava/lang/invoke/MemberName;Ljava/lang/Object;)V", init),
    native!(NATIVES_CLASS, "expand", "(Ljava/lang/invoke/MemberName;)V", expand),
    native!(
        NATIVES_CLASS,
        "resolve",
        "(Ljava/lang/invoke/MemberName;Ljava/lang/Class;IZ)Ljava/lang/invoke/MemberName;",
        resolve
    ),
    native!(NATIVES_CLASS, "objectFieldOffset", "(Ljava/lang/invoke/MemberName;)J", field_offset),
    native!(NATIVES_CLASS, "staticFieldOffset", "(Ljava/lang/invoke/MemberName;)J", field_offset),
    native!(
        NATIVES_CLASS,
        "staticFieldBase",
        "(Ljava/lang/invoke/MemberName;)Ljava/lang/Object;",
        static_field_base
    ),
    native!(
        NATIVES_CLASS,
        "getMemberVMInfo",
        "(Ljava/lang/invoke/MemberName;)Ljava/lang/Object;",
        member_info
    ),
    native!(NATIVES_CLASS, "getNamedCon", "(I[Ljava/lang/Object;)I", |_, _| Ok(0i32.into())),
    native!(NATIVES_CLASS, "setCallSiteTargetNormal", SET_TARGET, set_call_site_target),
    native!(NATIVES_CLASS, "setCallSiteTargetVolatile", SET_TARGET, set_call_site_target),
    native!(METHOD_HANDLE, "invoke", "([Ljava/lang/Object;)Ljava/lang/Object;", |vm, _| {
        Err(vm.throw(UNSUPPORTED, "MethodHandle.invoke cannot be invoked reflectively"))
    }),
    native!(METHOD_HANDLE, "invokeExact", "([Ljava/lang/Object;)Ljava/lang/Object;", |vm, _| {
        Err(vm.throw(UNSUPPORTED, "MethodHandle.invokeExact cannot be invoked reflectively"))
    }),
];

const SET_TARGET: &str = "(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V";
const UNSUPPORTED: &str = "java/lang/UnsupportedOperationException";

static NAME: JavaField = JavaField::new(MEMBER, "name", "Ljava/lang/String;");
static TYPE: JavaField = JavaField::new(MEMBER, "type", "Ljava/lang/Object;");

/// `MemberName.flags`, beside the access flags in its low half.
mod flags {
    pub const IS_METHOD: i32 = 1 << 16;
    pub const IS_CONSTRUCTOR: i32 = 1 << 17;
    pub const IS_FIELD: i32 = 1 << 18;
    pub const KINDS: i32 = IS_METHOD | IS_CONSTRUCTOR | IS_FIELD;
    pub const CALLER_SENSITIVE: i32 = 1 << 20;
    pub const TRUSTED_FINAL: i32 = 1 << 21;
    pub const REFERENCE_KIND_SHIFT: u32 = 24;
    pub const REFERENCE_KIND_MASK: i32 = 0xf;
}

/// Reference kinds ([JVMS 5.4.3.5](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-5.html#jvms-5.4.3.5)).
mod kind {
    pub const GET_FIELD: i32 = 1;
    pub const GET_STATIC: i32 = 2;
    pub const PUT_FIELD: i32 = 3;
    pub const INVOKE_VIRTUAL: i32 = 5;
    pub const INVOKE_STATIC: i32 = 6;
    pub const INVOKE_SPECIAL: i32 = 7;
    pub const INVOKE_INTERFACE: i32 = 9;
}

/// `vmindex` of a method that is called directly.
const NOT_VIRTUAL: i32 = -2;

/// The MemberName argument, or InternalError as HotSpot has it.
fn member_argument(vm: &mut Vm, args: Args) -> Result<Ref, Thrown> {
    match args.reference(0).non_null() {
        Some(member) => Ok(member),
        None => Err(vm.throw("java/lang/InternalError", "mname not resolved")),
    }
}

// ---- From a reflected member

fn init(vm: &mut Vm, args: Args) -> NativeResult {
    let member = member_argument(vm, args)?;
    let target = non_null(vm, args, 1)?;
    match target.class().name.bytes() {
        b"java/lang/reflect/Field" => {
            let field = field_of(vm, target);
            let name = vm.intern_symbol(field.name)?;
            let field_type = vm.class_by_descriptor(field.class.loader, field.descriptor.bytes())?;
            set_field(vm, member, field, false);
            NAME.put_reference(vm, member, name);
            TYPE.put_reference(vm, member, field_type.mirror);
        }
        b"java/lang/reflect/Method" | b"java/lang/reflect/Constructor" => {
            let method = method_of(vm, target);
            // A signature-polymorphic method is resolved with a concrete signature only.
            if method.intrinsic == Intrinsic::None {
                set_method(vm, member, method, method.class)?;
            }
        }
        _ => return Err(vm.throw("java/lang/InternalError", "unrecognized reference type")),
    }
    Ok(Ret::VOID)
}

fn set_field(vm: &mut Vm, member: Ref, field: FieldPtr, is_setter: bool) {
    let reading = if field.is_static() { kind::GET_STATIC } else { kind::GET_FIELD };
    let reference_kind = if is_setter { reading + kind::PUT_FIELD - kind::GET_FIELD } else { reading };
    let mut bits = i32::from(field.flags) | flags::IS_FIELD | reference_kind << flags::REFERENCE_KIND_SHIFT;
    if is_trusted_final(field) {
        bits |= flags::TRUSTED_FINAL;
    }
    member.put(vm.known.member_flags, bits);
    member.put(vm.known.member_index, field.offset);
    vm.put_reference(member, vm.known.member_method, Ref::NULL);
    vm.put_reference(member, vm.known.member_class, field.class.mirror);
}

/// How a call of a method binds, looked up in `owner`.
struct Binding {
    reference_kind: i32,
    index: i32,
    class: ClassPtr,
}

fn bind(vm: &Vm, method: MethodPtr, owner: ClassPtr) -> Binding {
    let direct = |reference_kind| Binding { reference_kind, index: NOT_VIRTUAL, class: method.class };
    if method.is_static() {
        return direct(kind::INVOKE_STATIC);
    }
    let is_final = (method.flags | method.class.flags) & access::FINAL != 0;
    if method.is_private() || method.is_constructor() || is_final || method.intrinsic != Intrinsic::None {
        return direct(kind::INVOKE_SPECIAL);
    }
    if method.class.is_interface() && owner.is_interface() && method.itable_index >= 0 {
        return Binding {
            reference_kind: kind::INVOKE_INTERFACE,
            index: method.itable_index,
            class: method.class,
        };
    }
    // An interface's method is in the vtable of a class only.
    let class = match (method.class.is_interface(), owner.is_interface()) {
        (false, _) => method.class,
        (true, false) => owner,
        (true, true) => vm.known.object,
    };
    match linker::vtable_index(class, method) {
        Some(index) => Binding { reference_kind: kind::INVOKE_VIRTUAL, index: index as i32, class },
        None => direct(kind::INVOKE_SPECIAL),
    }
}

fn set_method(vm: &mut Vm, member: Ref, method: MethodPtr, owner: ClassPtr) -> Result<(), Thrown> {
    let resolved = vm.resolved_method_name(method)?;
    let binding = bind(vm, method, owner);
    let what = if method.is_constructor() { flags::IS_CONSTRUCTOR } else { flags::IS_METHOD };
    let mut bits = i32::from(method.flags) | what | binding.reference_kind << flags::REFERENCE_KIND_SHIFT;
    if method.is_caller_sensitive {
        bits |= flags::CALLER_SENSITIVE;
    }
    member.put(vm.known.member_flags, bits);
    member.put(vm.known.member_index, binding.index);
    vm.put_reference(member, vm.known.member_method, resolved);
    vm.put_reference(member, vm.known.member_class, binding.class.mirror);
    Ok(())
}

// ---- Resolution

/// A symbolic reference as a MemberName holds it.
struct Symbolic {
    owner: ClassPtr,
    name: Sym,
    descriptor: Sym,
    what: i32,
    reference_kind: i32,
    /// Whose rights count; null: all rights.
    caller: ClassPtr,
}

fn resolve(vm: &mut Vm, args: Args) -> NativeResult {
    let member = member_argument(vm, args)?;
    let is_resolved = !member.get::<Ref>(vm.known.member_method).is_null();
    if is_resolved {
        return Ok(member.into());
    }
    let is_speculative = args.boolean(3);
    let caller = args.reference(1).non_null().map_or(ClassPtr::NULL, |mirror| vm.class_of_mirror(mirror));
    let reference = read_symbolic(vm, member, caller)?;
    match find_member(vm, &reference) {
        Ok(Member::Field(field)) => set_field(vm, member, field, reference.reference_kind >= kind::PUT_FIELD),
        Ok(Member::Method(method)) => set_method(vm, member, method, reference.owner)?,
        // Asking whether something exists is cheap, an exception that nobody sees is not.
        Err(_) if is_speculative => return Ok(Ref::NULL.into()),
        Err(LinkageError { class, message }) => return Err(vm.throw(class, &message)),
    }
    Ok(member.into())
}

enum Member {
    Field(FieldPtr),
    Method(MethodPtr),
}

/// Why a member can't be had: the exception to throw.
struct LinkageError {
    class: &'static str,
    message: String,
}

impl LinkageError {
    fn new(class: &'static str, message: String) -> LinkageError {
        LinkageError { class, message }
    }
}

fn read_symbolic(vm: &mut Vm, member: Ref, caller: ClassPtr) -> Result<Symbolic, Thrown> {
    let owner: Ref = member.get(vm.known.member_class);
    let (name, member_type): (Ref, Ref) = (NAME.get(vm, member), TYPE.get(vm, member));
    if owner.is_null() || name.is_null() || member_type.is_null() {
        return Err(vm.throw("java/lang/IllegalArgumentException", "nothing to resolve"));
    }
    let mut owner = vm.class_of_mirror(owner);
    if owner.is_array() {
        owner = vm.known.object;
    }
    let bits: i32 = member.get(vm.known.member_flags);
    Ok(Symbolic {
        owner,
        name: vm.string_symbol(name),
        descriptor: descriptor_of(vm, member_type),
        what: bits & flags::KINDS,
        reference_kind: bits >> flags::REFERENCE_KIND_SHIFT & flags::REFERENCE_KIND_MASK,
        caller,
    })
}

/// The descriptor that a MethodType, Class or String stands for.
fn descriptor_of(vm: &Vm, member_type: Ref) -> Sym {
    let class = member_type.class();
    if class == vm.known.class {
        return Sym::new(&vm.class_of_mirror(member_type).descriptor());
    }
    if class == vm.known.string {
        return vm.string_symbol(member_type);
    }
    let descriptor = |mirror: Ref| vm.class_of_mirror(mirror).descriptor();
    let parameters: Ref = member_type.get(vm.known.method_type_parameters);
    let mut text = String::from("(");
    for index in 0..parameters.array_length() {
        text.push_str(&descriptor(parameters.element(index)));
    }
    text.push(')');
    text.push_str(&descriptor(member_type.get(vm.known.method_type_return)));
    Sym::new(&text)
}

fn find_member(vm: &mut Vm, reference: &Symbolic) -> Result<Member, LinkageError> {
    match reference.what {
        flags::IS_FIELD => Ok(Member::Field(find_field(vm, reference)?)),
        flags::IS_METHOD | flags::IS_CONSTRUCTOR => Ok(Member::Method(find_method(vm, reference)?)),
        _ => Err(LinkageError::new("java/lang/InternalError", "unrecognized MemberName format".into())),
    }
}

fn find_field(vm: &mut Vm, reference: &Symbolic) -> Result<FieldPtr, LinkageError> {
    let Some(field) = linker::find_field(reference.owner, reference.name, reference.descriptor) else {
        return Err(LinkageError::new("java/lang/NoSuchFieldError", reference.name.text().into_owned()));
    };
    check_access(vm, reference, field.class, field.flags)?;
    Ok(field)
}

fn find_method(vm: &mut Vm, reference: &Symbolic) -> Result<MethodPtr, LinkageError> {
    let owner = reference.owner;
    if let Some(method) = linker::find_polymorphic(owner, reference.name) {
        return Ok(method);
    }
    let found = match reference.what {
        flags::IS_CONSTRUCTOR => owner.declared_method(reference.name, reference.descriptor),
        _ => linker::find_method(owner, reference.name, reference.descriptor),
    };
    let signature = || external_signature(&owner.external_name(), reference.name, reference.descriptor);
    let Some(method) = found.filter(|method| !method.is_class_initializer()) else {
        return Err(LinkageError::new("java/lang/NoSuchMethodError", format!("'{}'", signature())));
    };
    let wants_static = reference.reference_kind == kind::INVOKE_STATIC;
    if wants_static != method.is_static() {
        let wanted = if wants_static { "static" } else { "instance not static" };
        let message = format!("Expected {wanted} method '{}'", signature());
        return Err(LinkageError::new("java/lang/IncompatibleClassChangeError", message));
    }
    check_access(vm, reference, method.class, method.flags)?;
    Ok(method)
}

fn check_access(vm: &mut Vm, reference: &Symbolic, holder: ClassPtr, flags: u16) -> Result<(), LinkageError> {
    let Some(caller) = reference.caller.get() else { return Ok(()) };
    if vm.can_access_member(caller, holder, flags) {
        return Ok(());
    }
    let message = format!(
        "class {} tried to access {}.{} ({})",
        caller.external_name(),
        holder.external_name(),
        reference.name,
        vm.two_classes_text(caller, holder)
    );
    Err(LinkageError::new("java/lang/IllegalAccessError", message))
}

// ---- Resolved members

fn target_method(vm: &Vm, member: Ref) -> Option<MethodPtr> {
    let resolved = member.get::<Ref>(vm.known.member_method).non_null()?;
    MethodPtr::at(resolved.get(vm.known.resolved_target)).get()
}

/// Fills in class, name and type from what the member was resolved to.
fn expand(vm: &mut Vm, args: Args) -> NativeResult {
    let member = member_argument(vm, args)?;
    let Some(method) = target_method(vm, member) else {
        return Err(vm.throw("java/lang/IllegalArgumentException", "unrecognized type"));
    };
    let name = vm.intern_symbol(method.name)?;
    let descriptor = vm.intern_symbol(method.descriptor)?;
    vm.put_reference(member, vm.known.member_class, method.class.mirror);
    for (field, value) in [(&NAME, name), (&TYPE, descriptor)] {
        if field.get::<Ref>(vm, member).is_null() {
            field.put_reference(vm, member, value);
        }
    }
    Ok(Ret::VOID)
}

fn field_member(vm: &mut Vm, args: Args) -> Result<Ref, Thrown> {
    let member = member_argument(vm, args)?;
    let bits: i32 = member.get(vm.known.member_flags);
    match bits & flags::IS_FIELD != 0 {
        true => Ok(member),
        false => Err(vm.throw("java/lang/InternalError", "non-field MemberName")),
    }
}

fn field_offset(vm: &mut Vm, args: Args) -> NativeResult {
    let member = field_member(vm, args)?;
    let offset: u32 = member.get(vm.known.member_index);
    Ok(i64::from(offset).into())
}

fn static_field_base(vm: &mut Vm, args: Args) -> NativeResult {
    let member = field_member(vm, args)?;
    Ok(member.get::<Ref>(vm.known.member_class).into())
}

/// `{ vmindex as Long, what it refers to }`; only assertions of the class library ask.
fn member_info(vm: &mut Vm, args: Args) -> NativeResult {
    let member = member_argument(vm, args)?;
    let index: i32 = member.get(vm.known.member_index);
    let index = vm.new_box(BasicType::Long, i64::from(index) as u64)?;
    let target = match target_method(vm, member) {
        Some(_) => member,
        None => member.get(vm.known.member_class),
    };
    Ok(object_array(vm, "java/lang/Object", &[index, target])?.into())
}

fn set_call_site_target(vm: &mut Vm, args: Args) -> NativeResult {
    static TARGET: JavaField =
        JavaField::new("java/lang/invoke/CallSite", "target", "Ljava/lang/invoke/MethodHandle;");
    let site = non_null(vm, args, 0)?;
    TARGET.put_reference(vm, site, args.reference(1));
    Ok(Ret::VOID)
}
