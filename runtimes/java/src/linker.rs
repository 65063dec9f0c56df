//! Layout of instances and statics, virtual and interface method tables, and the resolution of
//! symbolic references ([JVMS 5.4](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-5.html#jvms-5.4)).

use crate::classfile::{Attribute, Constant, Member, MemberRef};
use crate::frame;
use crate::known::INJECTED;
use crate::memory::{self, Ptr};
use crate::metadata::*;
use crate::natives::Thrown;
use crate::object::{self, Ref};
use crate::symbol::Sym;
use crate::threads::ThreadId;
use crate::vm::Vm;

pub fn new_class(name: Sym, kind: ClassKind) -> ClassPtr {
    Ptr::new(Class {
        vtable: Ptr::NULL,
        vtable_length: 0,
        state: ClassState::Loaded,
        kind,
        special: Special::None,
        basic_type: BasicType::Reference,
        depth: 0,
        display: [Ptr::NULL; DISPLAY],
        instance_size: 0,
        fields_end: 0,
        flags: 0,
        mirror: Ref::NULL,
        element_class: Ptr::NULL,
        array_class: Ptr::NULL,
        super_class: Ptr::NULL,
        itable: Vec::new(),
        name,
        loader: Ref::NULL,
        loader_id: LoaderId::BOOT,
        interfaces: Vec::new(),
        fields: Vec::new(),
        methods: Vec::new(),
        constants: Vec::new(),
        resolved: Vec::new(),
        failures: Vec::new(),
        reference_offsets: Vec::new(),
        static_reference_offsets: Vec::new(),
        mirror_size: 0,
        attributes: Vec::<Attribute>::new(),
        bytes: &[],
        major_version: crate::classfile::MAX_MAJOR,
        minor_version: 0,
        is_hidden: false,
        verified_methods: 0,
        has_default_methods: false,
        nest_host: Ptr::NULL,
        init_thread: ThreadId::NONE,
        init_error: Ref::NULL,
        source_file: Sym::EMPTY,
        bootstrap_methods: Vec::new(),
    })
}

pub fn new_method(class: ClassPtr, member: &Member, code: Ptr<u32>) -> MethodPtr {
    let descriptor = member.descriptor.bytes();
    let receiver = usize::from(member.flags & access::STATIC == 0);
    let slots: usize = parameter_descriptors(descriptor).map(|d| BasicType::of(d).slots()).sum();
    let argument_slots = (receiver + slots) as u16;
    Ptr::new(Method {
        code,
        argument_slots,
        max_locals: argument_slots,
        frame_bytes: 0,
        class,
        flags: member.flags,
        return_type: BasicType::of(return_descriptor(descriptor)),
        intrinsic: intrinsic_of(class.name, member),
        vtable_index: -1,
        itable_index: -1,
        name: member.name,
        descriptor: member.descriptor,
        slot: 0,
        native: None,
        max_stack: 0,
        bytecode: &[],
        exceptions: Vec::new(),
        bcis: Vec::new(),
        attributes: Vec::new(),
        code_attributes: Vec::new(),
        is_hidden: false,
        is_caller_sensitive: false,
        is_lambda_form_compiled: false,
        resolved_name: Ref::NULL,
        stack_maps: Vec::new(),
    })
}

pub fn set_frame_size(mut method: MethodPtr) {
    method.frame_bytes = frame::HEADER + method.max_stack as u32 * 4;
}

/// Native varargs methods of MethodHandle and VarHandle are signature-polymorphic.
fn intrinsic_of(class: Sym, member: &Member) -> Intrinsic {
    let is_method_handle = class.is("java/lang/invoke/MethodHandle");
    let polymorphic = access::NATIVE | access::VARARGS;
    if !(is_method_handle || class.is("java/lang/invoke/VarHandle"))
        || member.flags & polymorphic != polymorphic
        || !member.descriptor.bytes().starts_with(b"([Ljava/lang/Object;)")
    {
        return Intrinsic::None;
    }
    match member.name.bytes() {
        b"invokeBasic" => Intrinsic::InvokeBasic,
        b"linkToVirtual" => Intrinsic::LinkToVirtual,
        b"linkToStatic" => Intrinsic::LinkToStatic,
        b"linkToSpecial" => Intrinsic::LinkToSpecial,
        b"linkToInterface" => Intrinsic::LinkToInterface,
        b"linkToNative" => Intrinsic::LinkToNative,
        _ => Intrinsic::Polymorphic,
    }
}

pub fn add_field(mut class: ClassPtr, member: Member) {
    let field = Ptr::new(Field {
        class,
        name: member.name,
        descriptor: member.descriptor,
        flags: member.flags,
        basic_type: BasicType::of(member.descriptor.bytes()),
        offset: 0,
        slot: class.fields.len() as u32,
        attributes: member.attributes,
        is_injected: false,
    });
    class.fields.push(field);
}

/// Completes a class whose members are known and whose supertypes are linked.
pub fn link(vm: &mut Vm, mut class: ClassPtr) {
    for &(owner, name, descriptor) in INJECTED {
        if class.name.is(owner) && class.loader_id == LoaderId::BOOT {
            let (name, descriptor) = (Sym::new(name), Sym::new(descriptor));
            add_field(class, Member { flags: 0, name, descriptor, attributes: Vec::new() });
            class.fields.last_mut().unwrap().is_injected = true;
        }
    }
    class.special = special_of(class);
    set_depth(class);
    lay_out_instance(class);
    class.has_default_methods =
        class.is_interface() && class.methods.iter().any(|m| !m.is_static() && !m.is_abstract());
    link_methods(vm, class);
}

pub fn link_array(vm: &mut Vm, mut class: ClassPtr) {
    set_depth(class);
    let object = vm.known.object;
    class.vtable = object.vtable;
    class.vtable_length = object.vtable_length;
    class.itable =
        class.interfaces.iter().map(|&interface| Itable { interface, methods: Ptr::NULL }).collect();
}

fn special_of(class: ClassPtr) -> Special {
    if class.loader_id == LoaderId::BOOT {
        match class.name.bytes() {
            b"java/lang/Class" => return Special::Mirror,
            b"java/lang/ref/SoftReference" => return Special::SoftReference,
            b"java/lang/ref/WeakReference" => return Special::WeakReference,
            b"java/lang/ref/FinalReference" => return Special::FinalReference,
            b"java/lang/ref/PhantomReference" => return Special::PhantomReference,
            _ => {}
        }
    }
    class.super_class.get().map_or(Special::None, |s| s.special)
}

fn set_depth(mut class: ClassPtr) {
    if let Some(super_class) = class.super_class.get() {
        class.depth = super_class.depth + 1;
        class.display = super_class.display;
    }
    let depth = class.depth as usize;
    if depth < DISPLAY && !class.is_interface() {
        class.display[depth] = class;
    }
}

/// Largest fields first; a gap left by the superclass is filled with what fits.
fn lay_out_instance(mut class: ClassPtr) {
    let mut end = class.super_class.get().map_or(object::FIELDS, |s| s.fields_end);
    let mut offsets = class.super_class.get().map_or(Vec::new(), |s| s.reference_offsets.clone());
    place_fields(class, false, &mut end, &mut offsets);
    class.fields_end = end;
    class.instance_size = (end + 7) & !7;
    class.reference_offsets = offsets;
}

/// Statics follow the instance fields of java.lang.Class in the mirror.
pub fn lay_out_statics(mirror_fields: u32, mut class: ClassPtr) {
    let mut end = mirror_fields;
    let mut offsets = Vec::new();
    place_fields(class, true, &mut end, &mut offsets);
    class.mirror_size = (end + 7) & !7;
    class.static_reference_offsets = offsets;
}

fn place_fields(class: ClassPtr, statics: bool, end: &mut u32, references: &mut Vec<u32>) {
    let mut fields: Vec<FieldPtr> =
        class.fields.iter().copied().filter(|f| f.is_static() == statics).collect();
    // References together: the collector visits them in one sweep.
    fields.sort_by_key(|f| (std::cmp::Reverse(f.basic_type.size()), f.basic_type != BasicType::Reference));
    if !end.is_multiple_of(8) {
        // One 4-byte field may close the gap before the 8-byte ones.
        if let Some(position) = fields.iter().position(|f| f.basic_type.size() == 4) {
            let field = fields.remove(position);
            fields.insert(0, field);
        }
    }
    for mut field in fields {
        let size = field.basic_type.size();
        *end = end.next_multiple_of(size);
        field.offset = *end;
        if field.basic_type == BasicType::Reference && !is_weak_field(field) {
            references.push(*end);
        }
        *end += size;
    }
}

/// Fields of Reference that the collector treats apart.
fn is_weak_field(field: FieldPtr) -> bool {
    field.class.name.is("java/lang/ref/Reference")
        && !field.is_static()
        && (field.name.is("referent") || field.name.is("discovered"))
}

/// Static fields with a ConstantValue attribute
/// ([JVMS 4.7.2](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.7.2)).
pub fn set_constant_statics(vm: &mut Vm, class: ClassPtr) -> Result<(), Thrown> {
    let mirror = class.mirror;
    for field in class.fields.iter().filter(|f| f.is_static()) {
        let Some(bytes) = field.attribute("ConstantValue") else { continue };
        let index = u16::from_be_bytes([bytes[0], bytes[1]]);
        match class.constant(index) {
            Constant::Integer(value) => match field.basic_type.size() {
                1 => mirror.put(field.offset, value as u8),
                2 => mirror.put(field.offset, value as u16),
                _ => mirror.put(field.offset, value),
            },
            Constant::Float(value) => mirror.put(field.offset, value),
            Constant::Long(value) => mirror.put(field.offset, value),
            Constant::Double(value) => mirror.put(field.offset, value),
            Constant::String(text) => {
                let string = vm.intern_symbol(text)?;
                vm.put_reference(mirror, field.offset, string);
            }
            _ => {}
        }
    }
    Ok(())
}

// ---- Method tables

fn same_package(a: ClassPtr, b: ClassPtr) -> bool {
    a.loader_id == b.loader_id && a.package() == b.package()
}

fn can_override(method: MethodPtr, inherited: MethodPtr) -> bool {
    method.name == inherited.name
        && method.descriptor == inherited.descriptor
        && (inherited.flags & (access::PUBLIC | access::PROTECTED) != 0
            || inherited.class.is_interface()
            || same_package(method.class, inherited.class))
}

fn is_virtual(method: MethodPtr) -> bool {
    method.flags & (access::STATIC | access::PRIVATE) == 0 && !method.is_constructor()
}

/// Every interface of a class, direct ones and inherited ones, each once.
fn all_interfaces(class: ClassPtr) -> Vec<ClassPtr> {
    fn add(interface: ClassPtr, all: &mut Vec<ClassPtr>) {
        if !all.contains(&interface) {
            all.push(interface);
            for &parent in &interface.interfaces {
                add(parent, all);
            }
        }
    }
    let mut all: Vec<ClassPtr> = class
        .super_class
        .get()
        .map_or(Vec::new(), |s| s.itable.iter().map(|entry| entry.interface).collect());
    for &interface in &class.interfaces {
        add(interface, &mut all);
    }
    all
}

fn link_methods(vm: &mut Vm, mut class: ClassPtr) {
    let interfaces = all_interfaces(class);
    if class.is_interface() {
        for (index, method) in class.methods.iter_mut().filter(|m| is_virtual(**m)).enumerate() {
            method.itable_index = index as i32;
        }
        // Interfaces inherit Object's methods for calls through the vtable of a default receiver.
        class.vtable = vm.known.object.vtable;
        class.vtable_length = vm.known.object.vtable_length;
        class.itable = interfaces
            .into_iter()
            .chain([class])
            .map(|interface| Itable { interface, methods: Ptr::NULL })
            .collect();
        return;
    }
    let mut vtable: Vec<MethodPtr> = class
        .super_class
        .get()
        .map_or(Vec::new(), |s| (0..s.vtable_length).map(|index| s.vtable_entry(index)).collect());
    for &(mut method) in class.methods.iter().filter(|m| is_virtual(**m)) {
        let mut overrides_any = false;
        for (index, entry) in vtable.iter_mut().enumerate() {
            if can_override(method, *entry) {
                *entry = method;
                method.vtable_index = index as i32;
                overrides_any = true;
            }
        }
        if !overrides_any {
            method.vtable_index = vtable.len() as i32;
            vtable.push(method);
        }
    }
    // Default methods, and abstract methods of interfaces that no class implements ("miranda"),
    // get vtable entries too, so that invokevirtual finds them.
    for &interface in &interfaces {
        for &method in interface.methods.iter().filter(|m| m.itable_index >= 0) {
            let entry = vtable.iter().position(|e| {
                let is_visible =
                    e.flags & access::PUBLIC != 0 || !e.class.is_interface() && same_package(e.class, class);
                e.name == method.name && e.descriptor == method.descriptor && is_visible
            });
            match entry {
                Some(index) if !vtable[index].class.is_interface() => {}
                Some(index) => vtable[index] = select_default(&interfaces, method),
                None => vtable.push(select_default(&interfaces, method)),
            }
        }
    }
    class.vtable_length = vtable.len() as u32;
    class.vtable = Ptr::at(method_table(&vtable).0);
    class.itable = interfaces
        .iter()
        .map(|&interface| Itable { interface, methods: implementations(class, interface, &vtable) })
        .collect();
}

/// The itable of a class for one interface: the superclass's where nothing can differ.
fn implementations(class: ClassPtr, interface: ClassPtr, vtable: &[MethodPtr]) -> Ptr<MethodPtr> {
    if class.interfaces.is_empty()
        && class.methods.is_empty()
        && let Some(inherited) = class.super_class.get().and_then(|s| s.itable(interface))
    {
        return inherited;
    }
    let implements = |entry: &MethodPtr, method: MethodPtr| {
        entry.name == method.name && entry.descriptor == method.descriptor
    };
    let table: Vec<MethodPtr> = interface
        .methods
        .iter()
        .filter(|m| m.itable_index >= 0)
        .map(|&method| {
            let mut candidates = vtable.iter().rev().copied().filter(|entry| implements(entry, method));
            let first = candidates.next();
            first
                .into_iter()
                .chain(candidates)
                .find(|m| m.flags & access::PUBLIC != 0)
                .or(first)
                .unwrap_or(method)
        })
        .collect();
    Ptr::at(method_table(&table).0)
}

fn method_table(methods: &[MethodPtr]) -> Ptr<u32> {
    memory::allocate_words(&methods.iter().map(|m| m.0).collect::<Vec<_>>())
}

/// The maximally-specific implementation of an interface method among these interfaces
/// ([JVMS 5.4.3.3](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-5.html#jvms-5.4.3.3));
/// an abstract one when there is none.
fn select_default(interfaces: &[ClassPtr], method: MethodPtr) -> MethodPtr {
    let mut candidates: Vec<MethodPtr> = interfaces
        .iter()
        .flat_map(|i| i.methods.iter().copied())
        .filter(|m| m.name == method.name && m.descriptor == method.descriptor && is_virtual(*m))
        .collect();
    let all = candidates.clone();
    candidates
        .retain(|m| !all.iter().any(|other| other.class != m.class && other.class.is_subclass_of(m.class)));
    candidates.iter().copied().find(|m| !m.is_abstract()).or(candidates.first().copied()).unwrap_or(method)
}

// ---- Lookup

/// Field lookup ([JVMS 5.4.3.2](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-5.html#jvms-5.4.3.2)).
pub fn find_field(class: ClassPtr, name: Sym, descriptor: Sym) -> Option<FieldPtr> {
    if let Some(field) = class.declared_field(name, descriptor).filter(|f| !f.is_injected) {
        return Some(field);
    }
    class
        .interfaces
        .iter()
        .find_map(|&interface| find_field(interface, name, descriptor))
        .or_else(|| class.super_class.get().and_then(|s| find_field(s, name, descriptor)))
}

/// Method lookup in a class and its supertypes
/// ([JVMS 5.4.3.3](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-5.html#jvms-5.4.3.3) and 5.4.3.4).
pub fn find_method(class: ClassPtr, name: Sym, descriptor: Sym) -> Option<MethodPtr> {
    if class.is_interface() {
        if let Some(method) = class.declared_method(name, descriptor) {
            return Some(method);
        }
        let mut object = class;
        while let Some(super_class) = object.super_class.get() {
            object = super_class;
        }
        if let Some(method) = object
            .declared_method(name, descriptor)
            .filter(|m| m.flags & access::PUBLIC != 0 && !m.is_static())
        {
            return Some(method);
        }
    } else {
        let mut current = Some(class);
        while let Some(class) = current {
            if let Some(method) = class.declared_method(name, descriptor) {
                return Some(method);
            }
            current = class.super_class.get();
        }
    }
    let interfaces: Vec<ClassPtr> = class.itable.iter().map(|entry| entry.interface).collect();
    let declared =
        interfaces.iter().find_map(|i| i.declared_method(name, descriptor).filter(|m| is_virtual(*m)))?;
    Some(select_default(&interfaces, declared))
}

/// A signature-polymorphic method of MethodHandle or VarHandle, whatever the descriptor.
pub fn find_polymorphic(class: ClassPtr, name: Sym) -> Option<MethodPtr> {
    class.methods.iter().copied().find(|m| m.name == name && m.intrinsic != Intrinsic::None)
}

/// Index in the vtable of `class` through which a call of `method` goes, if it is virtual there.
pub fn vtable_index(class: ClassPtr, method: MethodPtr) -> Option<u32> {
    if method.vtable_index >= 0 && !method.class.is_interface() {
        return Some(method.vtable_index as u32);
    }
    if !method.class.is_interface() || class.is_interface() || method.is_private() {
        return None;
    }
    (0..class.vtable_length).find(|&index| {
        let entry = class.vtable_entry(index);
        entry.name == method.name && entry.descriptor == method.descriptor
    })
}

// ---- Access control (JVMS 5.4.4); exports of modules are not enforced

/// The host that a class claims, by name: access checks need not load it. Of a hidden nest mate
/// it is the class that defined it.
fn nest_host_name(class: ClassPtr) -> Sym {
    if let Some(host) = class.nest_host.get() {
        return host.name;
    }
    match class.attribute("NestHost").map(|bytes| u16::from_be_bytes([bytes[0], bytes[1]]) as usize) {
        Some(index) => match class.constants.get(index) {
            Some(Constant::Class(name)) => *name,
            _ => class.name,
        },
        None => class.name,
    }
}

fn lists_member(host: ClassPtr, member: ClassPtr) -> bool {
    host.attribute("NestMembers").is_some_and(|bytes| {
        bytes[2..].chunks_exact(2).any(|index| {
            let index = u16::from_be_bytes([index[0], index[1]]) as usize;
            matches!(host.constants.get(index), Some(Constant::Class(name)) if *name == member.name)
        })
    })
}

impl Vm {
    /// Reflection.areNestMates, and private access
    /// ([JVMS 5.4.4](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-5.html#jvms-5.4.4)).
    pub fn are_nest_mates(&mut self, a: ClassPtr, b: ClassPtr) -> bool {
        if a == b {
            return true;
        }
        let host = nest_host_name(a);
        if host != nest_host_name(b) || !same_package(a, b) {
            return false;
        }
        // A loaded host has to agree.
        match self.loaders.find(a.loader_id, host) {
            Some(found) => {
                [a, b].iter().all(|&class| class == found || class.is_hidden || lists_member(found, class))
            }
            None => true,
        }
    }

    /// The nest host of a class; the class itself if its host is not loaded or does not list it.
    pub fn nest_host(&mut self, class: ClassPtr) -> ClassPtr {
        if let Some(host) = class.nest_host.get() {
            return host;
        }
        match self.loaders.find(class.loader_id, nest_host_name(class)) {
            Some(host) if same_package(host, class) && lists_member(host, class) => host,
            _ => class,
        }
    }

    pub fn can_access_class(&mut self, from: ClassPtr, class: ClassPtr) -> bool {
        let mut class = class;
        while let Some(element) = class.element_class.get() {
            class = element;
        }
        class.is_primitive()
            || class.flags & access::PUBLIC != 0
            || same_package(from, class)
            || self.are_nest_mates(from, class)
    }

    /// Whether code of `from` may use a member of `owner` with these flags.
    pub fn can_access_member(&mut self, from: ClassPtr, owner: ClassPtr, flags: u16) -> bool {
        if flags & access::PUBLIC != 0 || from == owner {
            return true;
        }
        if flags & access::PRIVATE != 0 {
            return self.are_nest_mates(from, owner);
        }
        same_package(from, owner)
            || (flags & access::PROTECTED != 0 && (from.is_subclass_of(owner) || owner.is_array()))
    }

    // ---- Resolution of constants

    /// [JVMS 5.4.3.1](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-5.html#jvms-5.4.3.1)
    pub fn resolve_class(&mut self, mut class: ClassPtr, index: u16) -> Result<ClassPtr, Thrown> {
        if class.resolved[index as usize] != 0 {
            return Ok(Ptr::at(class.resolved[index as usize]));
        }
        self.check_failure(class, index)?;
        let Constant::Class(name) = class.constant(index) else {
            return Err(self.throw("java/lang/ClassFormatError", "Class constant expected"));
        };
        let result = match self.load_referenced_class(class.loader, name) {
            Ok(found) if !self.can_access_class(class, found) => {
                let message = format!(
                    "failed to access class {} from class {} ({})",
                    found.external_name(),
                    class.external_name(),
                    self.two_classes_text(found, class)
                );
                Err(self.throw("java/lang/IllegalAccessError", &message))
            }
            other => other,
        };
        match result {
            Ok(found) => {
                class.resolved[index as usize] = found.0;
                Ok(found)
            }
            Err(thrown) => Err(self.record_failure(class, index, thrown)),
        }
    }

    /// A resolution that failed fails in the same way for ever (JVMS 5.4.3).
    pub fn check_failure(&mut self, class: ClassPtr, index: u16) -> Result<(), Thrown> {
        match class.failures.iter().find(|(failed, _)| *failed == index) {
            Some(&(_, error)) => Err(Thrown::Exception(error)),
            None => Ok(()),
        }
    }

    /// Keeps a linkage error for later attempts. Running out of memory or stack is not one.
    pub fn record_failure(&mut self, mut class: ClassPtr, index: u16, thrown: Thrown) -> Thrown {
        if let Thrown::Exception(error) = thrown {
            let linkage_error = self.boot_class("java/lang/LinkageError");
            if self.is_instance(error, linkage_error) {
                class.failures.push((index, error));
                self.keep(error);
            }
        }
        thrown
    }

    /// [JVMS 5.4.3.2](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-5.html#jvms-5.4.3.2)
    pub fn resolve_field(&mut self, class: ClassPtr, index: u16) -> Result<FieldPtr, Thrown> {
        self.check_failure(class, index)?;
        let Constant::Field(member) = class.constant(index) else {
            return Err(self.throw("java/lang/ClassFormatError", "Field constant expected"));
        };
        let owner = self.resolve_class(class, member.class)?;
        let Some(field) = find_field(owner, member.name, member.descriptor) else {
            let kind = external_type(member.descriptor.bytes());
            let message = format!(
                "Class {} does not have member field '{kind} {}'",
                owner.external_name(),
                member.name
            );
            let thrown = self.throw("java/lang/NoSuchFieldError", &message);
            return Err(self.record_failure(class, index, thrown));
        };
        if !self.can_access_member(class, field.class, field.flags) {
            let kind = access_text(field.flags);
            let message = format!(
                "class {} tried to access {kind}field {}.{} ({})",
                class.external_name(),
                field.class.external_name(),
                field.name,
                self.two_classes_text(class, field.class)
            );
            let thrown = self.throw("java/lang/IllegalAccessError", &message);
            return Err(self.record_failure(class, index, thrown));
        }
        Ok(field)
    }

    /// The method that a Methodref or InterfaceMethodref means, and the class it was looked up in.
    pub fn resolve_method(
        &mut self,
        class: ClassPtr,
        index: u16,
    ) -> Result<(MethodPtr, ClassPtr, MemberRef), Thrown> {
        self.check_failure(class, index)?;
        let (member, is_interface) = match class.constant(index) {
            Constant::Method(member) => (member, false),
            Constant::InterfaceMethod(member) => (member, true),
            _ => return Err(self.throw("java/lang/ClassFormatError", "Method constant expected")),
        };
        let owner = self.resolve_class(class, member.class)?;
        match self.look_up_method(class, owner, member, is_interface) {
            Ok(method) => Ok((method, owner, member)),
            Err(thrown) => Err(self.record_failure(class, index, thrown)),
        }
    }

    fn look_up_method(
        &mut self,
        class: ClassPtr,
        owner: ClassPtr,
        member: MemberRef,
        is_interface: bool,
    ) -> Result<MethodPtr, Thrown> {
        if owner.is_interface() != is_interface {
            let message = if is_interface {
                format!("Found class {}, but interface was expected", owner.external_name())
            } else {
                format!("Found interface {}, but class was expected", owner.external_name())
            };
            return Err(self.throw("java/lang/IncompatibleClassChangeError", &message));
        }
        if let Some(method) = find_polymorphic(owner, member.name) {
            return Ok(method);
        }
        let Some(method) = find_method(owner, member.name, member.descriptor) else {
            let signature = external_signature(&owner.external_name(), member.name, member.descriptor);
            return Err(self.throw("java/lang/NoSuchMethodError", &format!("'{signature}'")));
        };
        // Arrays have a public clone() (JLS 10.7).
        let is_array_clone = owner.is_array() && method.name.is("clone");
        if !is_array_clone && !self.can_access_member(class, method.class, method.flags) {
            let message = format!(
                "class {} tried to access {}method '{}' ({})",
                class.external_name(),
                access_text(method.flags),
                method.external_signature(),
                self.two_classes_text(class, method.class)
            );
            return Err(self.throw("java/lang/IllegalAccessError", &message));
        }
        Ok(method)
    }

    /// A string constant.
    pub fn resolve_string(&mut self, mut class: ClassPtr, index: u16) -> Result<Ref, Thrown> {
        if class.resolved[index as usize] != 0 {
            return Ok(Ref(class.resolved[index as usize]));
        }
        let Constant::String(text) = class.constant(index) else {
            return Err(self.throw("java/lang/ClassFormatError", "String constant expected"));
        };
        let string = self.intern_symbol(text)?;
        class.resolved[index as usize] = string.0;
        Ok(string)
    }
}

fn access_text(flags: u16) -> &'static str {
    if flags & access::PRIVATE != 0 {
        "private "
    } else if flags & access::PROTECTED != 0 {
        "protected "
    } else {
        ""
    }
}
