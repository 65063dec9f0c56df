//! Classes, fields and methods as the VM holds them: what the class loader makes of a class file.

use crate::classfile::{Attribute, Constant, ExceptionEntry};
use crate::memory::Ptr;
use crate::object::Ref;
use crate::symbol::Sym;
use crate::threads::ThreadId;

pub type ClassPtr = Ptr<Class>;
pub type MethodPtr = Ptr<Method>;
pub type FieldPtr = Ptr<Field>;

/// Access flags ([JVMS 4.1](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.1), 4.5, 4.6).
pub mod access {
    pub const PUBLIC: u16 = 0x0001;
    pub const PRIVATE: u16 = 0x0002;
    pub const PROTECTED: u16 = 0x0004;
    pub const STATIC: u16 = 0x0008;
    pub const FINAL: u16 = 0x0010;
    pub const SUPER: u16 = 0x0020;
    pub const SYNCHRONIZED: u16 = 0x0020;
    pub const VOLATILE: u16 = 0x0040;
    pub const BRIDGE: u16 = 0x0040;
    pub const VARARGS: u16 = 0x0080;
    pub const NATIVE: u16 = 0x0100;
    pub const INTERFACE: u16 = 0x0200;
    pub const ABSTRACT: u16 = 0x0400;
    pub const SYNTHETIC: u16 = 0x1000;
    pub const ANNOTATION: u16 = 0x2000;
    pub const ENUM: u16 = 0x4000;
    pub const MODULE: u16 = 0x8000;
}
use access::*;

/// What a slot, field or array element holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum BasicType {
    Boolean,
    Char,
    Float,
    Double,
    Byte,
    Short,
    Int,
    Long,
    Reference,
    Void,
}

impl BasicType {
    pub const PRIMITIVES: [BasicType; 9] = [
        BasicType::Boolean,
        BasicType::Char,
        BasicType::Float,
        BasicType::Double,
        BasicType::Byte,
        BasicType::Short,
        BasicType::Int,
        BasicType::Long,
        BasicType::Void,
    ];

    /// By the first character of a descriptor.
    pub fn of(descriptor: &[u8]) -> BasicType {
        match descriptor[0] {
            b'Z' => BasicType::Boolean,
            b'C' => BasicType::Char,
            b'F' => BasicType::Float,
            b'D' => BasicType::Double,
            b'B' => BasicType::Byte,
            b'S' => BasicType::Short,
            b'I' => BasicType::Int,
            b'J' => BasicType::Long,
            b'V' => BasicType::Void,
            _ => BasicType::Reference,
        }
    }

    pub fn descriptor(self) -> char {
        b"ZCFDBSIJLV"[self as usize] as char
    }

    /// The keyword of a primitive type.
    pub fn name(self) -> &'static str {
        ["boolean", "char", "float", "double", "byte", "short", "int", "long", "object", "void"]
            [self as usize]
    }

    /// The class that boxes a primitive.
    pub fn box_class(self) -> &'static str {
        [
            "java/lang/Boolean",
            "java/lang/Character",
            "java/lang/Float",
            "java/lang/Double",
            "java/lang/Byte",
            "java/lang/Short",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Object",
            "java/lang/Void",
        ][self as usize]
    }

    /// Size of a field or array element, as a power of two.
    pub fn shift(self) -> u32 {
        [0, 1, 2, 3, 0, 1, 2, 3, 2, 0][self as usize]
    }

    pub fn size(self) -> u32 {
        1 << self.shift()
    }

    /// Stack or local slots (32 bits each).
    pub fn slots(self) -> usize {
        match self {
            BasicType::Long | BasicType::Double => 2,
            BasicType::Void => 0,
            _ => 1,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum ClassState {
    /// Its superclasses are loaded; fields and vtable are laid out.
    Loaded,
    /// `<clinit>` is running in `init_thread`.
    Initializing,
    Initialized,
    /// `<clinit>` failed; `init_error` says how.
    Erroneous,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum ClassKind {
    Instance,
    Array,
    Primitive,
}

/// How the collector treats an instance beyond its ordinary fields
/// (the subclasses of `java.lang.ref.Reference`, and mirrors, which also hold statics).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Special {
    None,
    Mirror,
    SoftReference,
    WeakReference,
    FinalReference,
    PhantomReference,
}

/// Superclasses found by depth without a walk.
pub const DISPLAY: usize = 8;

pub struct Class {
    // What the interpreter reads often comes first.
    pub vtable: Ptr<MethodPtr>,
    pub vtable_length: u32,
    pub state: ClassState,
    pub kind: ClassKind,
    pub special: Special,
    /// Of arrays: the element's type; of primitives: itself.
    pub basic_type: BasicType,
    pub depth: u32,
    pub display: [ClassPtr; DISPLAY],
    /// Bytes of an instance with its header, a multiple of 8.
    pub instance_size: u32,
    /// End of the last field, before rounding: where a subclass's fields begin.
    pub fields_end: u32,
    pub flags: u16,
    /// `java.lang.Class` object, where the static fields are as well.
    pub mirror: Ref,
    /// Of arrays.
    pub element_class: ClassPtr,
    /// The array class with this element, once somebody needed it.
    pub array_class: ClassPtr,
    pub super_class: ClassPtr,
    /// Every interface of the class, inherited ones included, each with its itable.
    pub itable: Vec<Itable>,

    /// Internal form: `java/lang/String`, `[I`, `int`.
    pub name: Sym,
    /// Defining loader; null for the boot loader.
    pub loader: Ref,
    pub loader_id: LoaderId,
    pub interfaces: Vec<ClassPtr>,
    pub fields: Vec<FieldPtr>,
    pub methods: Vec<MethodPtr>,
    pub constants: Vec<Constant>,
    /// Resolved constants by index: a `Ptr<Class>`, or a reference for strings, method handles,
    /// method types and dynamic constants. 0 is unresolved.
    pub resolved: Vec<u32>,
    /// Failed resolutions, rethrown at each later attempt.
    pub failures: Vec<(u16, Ref)>,
    /// Byte offsets of the reference fields of an instance, and of the statics in the mirror.
    pub reference_offsets: Vec<u32>,
    pub static_reference_offsets: Vec<u32>,
    /// Bytes of the mirror.
    pub mirror_size: u32,
    pub attributes: Vec<Attribute>,
    pub bytes: &'static [u8],
    pub major_version: u16,
    pub minor_version: u16,
    pub is_hidden: bool,
    /// How many of `methods` the verifier has accepted.
    pub verified_methods: usize,
    /// Static initialisation order needs it: a method with a body that is not static.
    pub has_default_methods: bool,
    /// Set for hidden nest mates; else found from the NestHost attribute.
    pub nest_host: ClassPtr,
    pub init_thread: ThreadId,
    pub init_error: Ref,
    pub source_file: Sym,
    pub bootstrap_methods: Vec<crate::classfile::BootstrapMethod>,
}

/// One interface of a class: its methods in the interface's own order of `itable_index`.
pub struct Itable {
    pub interface: ClassPtr,
    pub methods: Ptr<MethodPtr>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct LoaderId(pub u32);

impl LoaderId {
    pub const BOOT: LoaderId = LoaderId(0);
}

pub struct Field {
    pub class: ClassPtr,
    pub name: Sym,
    pub descriptor: Sym,
    pub flags: u16,
    pub basic_type: BasicType,
    /// Of instance fields in the object, of static fields in the mirror.
    pub offset: u32,
    /// Place in `class.fields`, the `slot` of java.lang.reflect.Field.
    pub slot: u32,
    pub attributes: Vec<Attribute>,
    /// Added by the VM ([`crate::known::INJECTED`]): hidden from reflection.
    pub is_injected: bool,
}

pub type NativeFn = fn(&mut crate::vm::Vm, crate::natives::Args) -> crate::natives::NativeResult;

pub struct Method {
    // Read by every call.
    /// Decoded code; before the first call a stub that decodes.
    pub code: Ptr<u32>,
    pub argument_slots: u16,
    pub max_locals: u16,
    /// Bytes that a frame needs above its locals: header and operand stack.
    pub frame_bytes: u32,
    pub class: ClassPtr,
    pub flags: u16,
    pub return_type: BasicType,
    pub intrinsic: Intrinsic,
    /// Index in the vtable, or -1: called directly (private, static, constructor, final in a
    /// final class) or an interface method.
    pub vtable_index: i32,
    /// Of interface methods: index in the itable, or -1.
    pub itable_index: i32,

    pub name: Sym,
    pub descriptor: Sym,
    /// Place in `class.methods`, the `slot` of java.lang.reflect.Method and Constructor.
    pub slot: u32,
    pub native: Option<NativeFn>,
    pub max_stack: u16,
    pub bytecode: &'static [u8],
    pub exceptions: Vec<ExceptionEntry>,
    /// Bytecode index of each word of `code`.
    pub bcis: Vec<u16>,
    pub attributes: Vec<Attribute>,
    /// Attributes of the Code attribute: line numbers, local variables.
    pub code_attributes: Vec<Attribute>,
    /// Annotations the VM honours (`Hidden`, `CallerSensitive`, `LambdaForm.Compiled`).
    pub is_hidden: bool,
    pub is_caller_sensitive: bool,
    pub is_lambda_form_compiled: bool,
    /// The ResolvedMethodName object, once asked for.
    pub resolved_name: Ref,
    /// Maps of live references, computed by the collector on demand.
    pub stack_maps: Vec<(u32, crate::stackmap::StackMap)>,
}

/// Methods that the VM itself implements in the interpreter: the signature-polymorphic ones
/// ([JVMS 2.9.3](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-2.html#jvms-2.9.3)).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Intrinsic {
    None,
    InvokeBasic,
    LinkToVirtual,
    LinkToStatic,
    LinkToSpecial,
    LinkToInterface,
    LinkToNative,
    /// `invoke`, `invokeExact` and the access modes of VarHandle: linked call by call.
    Polymorphic,
}

impl Class {
    pub fn is_interface(&self) -> bool {
        self.flags & INTERFACE != 0
    }
    pub fn is_abstract(&self) -> bool {
        self.flags & ABSTRACT != 0
    }
    pub fn is_array(&self) -> bool {
        self.kind == ClassKind::Array
    }
    pub fn is_primitive(&self) -> bool {
        self.kind == ClassKind::Primitive
    }
    pub fn is_instance_class(&self) -> bool {
        self.kind == ClassKind::Instance
    }

    pub fn package(&self) -> &'static [u8] {
        package_of(self.name)
    }

    /// What Class.getName() answers: `java.lang.String`, `[Ljava.lang.String;`, `A$$Lambda/0x1`.
    pub fn external_name(&self) -> String {
        let dotted = self.name.dotted();
        if self.is_hidden { dotted.replace('+', "/") } else { dotted }
    }

    /// `Ljava/lang/String;`, `[I`, `I`.
    pub fn descriptor(&self) -> String {
        match self.kind {
            ClassKind::Instance => format!("L{};", self.name),
            ClassKind::Array => self.name.to_string(),
            ClassKind::Primitive => self.basic_type.descriptor().to_string(),
        }
    }

    /// A method declared by this very class.
    pub fn declared_method(&self, name: Sym, descriptor: Sym) -> Option<MethodPtr> {
        self.methods.iter().copied().find(|m| m.name == name && m.descriptor == descriptor)
    }

    /// A field declared by this very class.
    pub fn declared_field(&self, name: Sym, descriptor: Sym) -> Option<FieldPtr> {
        self.fields.iter().copied().find(|f| f.name == name && f.descriptor == descriptor)
    }

    /// A constant by its index in code or an attribute.
    pub fn constant(&self, index: u16) -> Constant {
        self.constants.get(index as usize).copied().unwrap_or(Constant::Unusable)
    }

    pub fn attribute(&self, name: &str) -> Option<&'static [u8]> {
        find_attribute(&self.attributes, name)
    }

    pub fn vtable_entry(&self, index: u32) -> MethodPtr {
        crate::memory::load(self.vtable.0 + index * 4)
    }
}

impl ClassPtr {
    /// Whether a value of this class may be assigned to a variable of type `target`
    /// (the rules of checkcast, JVMS 6.5).
    #[inline(always)]
    pub fn is_subclass_of(self, target: ClassPtr) -> bool {
        self == target || self.is_proper_subclass_of(target)
    }

    fn is_proper_subclass_of(self, target: ClassPtr) -> bool {
        if target.is_interface() {
            return self.itable.iter().any(|entry| entry.interface == target);
        }
        if target.is_array() {
            return self.is_array()
                && !self.element_class.is_primitive()
                && !target.element_class.is_primitive()
                && self.element_class.is_subclass_of(target.element_class);
        }
        let depth = target.depth as usize;
        if depth < DISPLAY {
            return self.display[depth] == target;
        }
        let mut class = self;
        while class.depth > target.depth {
            class = class.super_class;
        }
        class == target
    }

    pub fn itable(self, interface: ClassPtr) -> Option<Ptr<MethodPtr>> {
        self.itable.iter().find(|entry| entry.interface == interface).map(|entry| entry.methods)
    }
}

impl Field {
    pub fn is_static(&self) -> bool {
        self.flags & STATIC != 0
    }
    pub fn attribute(&self, name: &str) -> Option<&'static [u8]> {
        find_attribute(&self.attributes, name)
    }
}

impl Method {
    pub fn is_static(&self) -> bool {
        self.flags & STATIC != 0
    }
    pub fn is_native(&self) -> bool {
        self.flags & NATIVE != 0
    }
    pub fn is_abstract(&self) -> bool {
        self.flags & ABSTRACT != 0
    }
    pub fn is_private(&self) -> bool {
        self.flags & PRIVATE != 0
    }
    pub fn is_synchronized(&self) -> bool {
        self.flags & SYNCHRONIZED != 0
    }
    pub fn is_constructor(&self) -> bool {
        self.name.is("<init>")
    }
    pub fn is_class_initializer(&self) -> bool {
        self.name.is("<clinit>")
    }
    pub fn attribute(&self, name: &str) -> Option<&'static [u8]> {
        find_attribute(&self.attributes, name)
    }
    pub fn code_attribute(&self, name: &str) -> Option<&'static [u8]> {
        find_attribute(&self.code_attributes, name)
    }
    /// Types of the declared parameters, without the receiver.
    pub fn parameters(&self) -> Vec<BasicType> {
        parameter_descriptors(self.descriptor.bytes()).map(BasicType::of).collect()
    }
    /// `'void C.m(int, java.lang.String)'` without the quotes, as linkage errors print it.
    pub fn external_signature(&self) -> String {
        external_signature(self.class.external_name().as_str(), self.name, self.descriptor)
    }

    /// Line of a bytecode index, or -1.
    pub fn line_number(&self, bci: u16) -> i32 {
        let mut best: Option<(u16, u16)> = None;
        for attribute in self.code_attributes.iter().filter(|a| a.name.is("LineNumberTable")) {
            for entry in attribute.bytes[2..].chunks_exact(4) {
                let start = u16::from_be_bytes([entry[0], entry[1]]);
                if start <= bci && best.is_none_or(|(from, _)| start >= from) {
                    best = Some((start, u16::from_be_bytes([entry[2], entry[3]])));
                }
            }
        }
        best.map_or(-1, |(_, line)| line as i32)
    }
}

/// `java/lang` of `java/lang/String`.
pub fn package_of(class: Sym) -> &'static [u8] {
    let name = class.bytes();
    // The suffix of a hidden class's name holds no slash of its own (`A$$Lambda+0x1`).
    name.iter().rposition(|&b| b == b'/').map_or(&[][..], |end| &name[..end])
}

fn find_attribute(attributes: &[Attribute], name: &str) -> Option<&'static [u8]> {
    attributes.iter().find(|a| a.name.is(name)).map(|a| a.bytes)
}

/// The field descriptors between the parentheses of a method descriptor.
pub fn parameter_descriptors(descriptor: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = &descriptor[1..];
    std::iter::from_fn(move || {
        if rest.is_empty() || rest[0] == b')' {
            return None;
        }
        let mut end = rest.iter().take_while(|&&b| b == b'[').count();
        end += match rest[end] {
            b'L' => rest[end..].iter().position(|&b| b == b';')? + 1,
            _ => 1,
        };
        let (first, after) = rest.split_at(end);
        rest = after;
        Some(first)
    })
}

/// The descriptor after the closing parenthesis.
pub fn return_descriptor(descriptor: &[u8]) -> &[u8] {
    let close = descriptor.iter().position(|&b| b == b')').unwrap_or(0);
    &descriptor[close + 1..]
}

/// `java.lang.String[]` of `[Ljava/lang/String;`.
pub fn external_type(descriptor: &[u8]) -> String {
    let dimensions = descriptor.iter().take_while(|&&b| b == b'[').count();
    let element = &descriptor[dimensions..];
    let mut name = match element[0] {
        b'L' => String::from_utf8_lossy(&element[1..element.len() - 1]).replace('/', "."),
        _ => BasicType::of(element).name().to_string(),
    };
    name.push_str(&"[]".repeat(dimensions));
    name
}

/// `void C.m(int)`.
pub fn external_signature(class: &str, name: Sym, descriptor: Sym) -> String {
    let parameters: Vec<String> = parameter_descriptors(descriptor.bytes()).map(external_type).collect();
    let result = external_type(return_descriptor(descriptor.bytes()));
    format!("{result} {class}.{name}({})", parameters.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_print_as_in_source() {
        let text = external_signature("C", Sym::new("m"), Sym::new("(I[Ljava/lang/String;[[J)V"));
        assert_eq!(text, "void C.m(int, java.lang.String[], long[][])");
    }
}
