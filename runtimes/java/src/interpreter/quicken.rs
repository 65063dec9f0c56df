//! First executions: resolve the constant, then rewrite the instruction so that the next one is
//! quick. A function that returns without rewriting leaves its instruction to be executed again.

use super::opcode::*;
use crate::classfile::Constant;
use crate::linker;
use crate::memory::{self, Ptr};
use crate::metadata::*;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::symbol::Sym;
use crate::vm::Vm;

fn rewrite(pc: u32, words: &[u32]) {
    for (index, &word) in words.iter().enumerate() {
        memory::store(pc + index as u32 * 4, word);
    }
}

fn with(opcode: u32, operand: u32) -> u32 {
    opcode | operand << 8
}

impl Vm {
    // ---- Constants

    pub(super) fn quicken_ldc(&mut self, pc: u32, class: ClassPtr, index: u16) -> Result<(), Thrown> {
        let bits = self.resolve_constant(class, index)?;
        rewrite(pc, &[LDC, bits as u32]);
        Ok(())
    }

    pub(super) fn quicken_ldc2(&mut self, pc: u32, class: ClassPtr, index: u16) -> Result<(), Thrown> {
        let bits = self.resolve_constant(class, index)?;
        rewrite(pc, &[LDC2, bits as u32, (bits >> 32) as u32]);
        Ok(())
    }

    fn resolve_constant(&mut self, class: ClassPtr, index: u16) -> Result<u64, Thrown> {
        Ok(match class.constant(index) {
            Constant::Class(_) => self.resolve_class(class, index)?.mirror.0 as u64,
            Constant::String(_) => self.resolve_string(class, index)?.0 as u64,
            Constant::MethodType(_) => self.resolve_method_type(class, index)?.0 as u64,
            Constant::MethodHandle { .. } => self.resolve_method_handle(class, index)?.0 as u64,
            Constant::Dynamic { descriptor, .. } => {
                let value = self.resolve_dynamic(class, index)?;
                match BasicType::of(descriptor.bytes()) {
                    BasicType::Reference => value.0 as u64,
                    _ => self.unbox(value).map_or(0, |(_, bits)| bits),
                }
            }
            _ => return Err(self.throw("java/lang/ClassFormatError", "loadable constant expected")),
        })
    }

    // ---- Fields

    fn check_field_kind(&mut self, field: FieldPtr, is_static: bool) -> Result<(), Thrown> {
        if field.is_static() == is_static {
            return Ok(());
        }
        let kind = if is_static { "static" } else { "non-static" };
        let message = format!("Expected {kind} field {}.{}", field.class.external_name(), field.name);
        Err(self.throw("java/lang/IncompatibleClassChangeError", &message))
    }

    /// A final field may be written only by its own class
    /// ([JVMS 6.5.putfield](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-6.html#jvms-6.5.putfield)).
    fn check_final(&mut self, class: ClassPtr, field: FieldPtr) -> Result<(), Thrown> {
        if field.flags & access::FINAL == 0 || field.class == class {
            return Ok(());
        }
        let kind = if field.is_static() { "static" } else { "non-static" };
        let message = format!(
            "Update to {kind} final field {}.{} attempted from a different class ({}) than the field's declaring class",
            field.class.external_name(),
            field.name,
            class.external_name()
        );
        Err(self.throw("java/lang/IllegalAccessError", &message))
    }

    pub(super) fn quicken_getfield(&mut self, pc: u32, class: ClassPtr, index: u16) -> Result<(), Thrown> {
        let field = self.resolve_field(class, index)?;
        self.check_field_kind(field, false)?;
        rewrite(pc, &[with(GETFIELD_32 + read_kind(field.basic_type), field.offset)]);
        let method: MethodPtr = Ptr::at(memory::load(self.registers.fp + crate::frame::METHOD));
        super::fuse::fuse_field(method, (pc - method.code.0) as usize / 4);
        Ok(())
    }

    pub(super) fn quicken_putfield(&mut self, pc: u32, class: ClassPtr, index: u16) -> Result<(), Thrown> {
        let field = self.resolve_field(class, index)?;
        self.check_field_kind(field, false)?;
        self.check_final(class, field)?;
        rewrite(pc, &[with(PUTFIELD_32 + write_kind(field.basic_type), field.offset)]);
        Ok(())
    }

    /// Some: the class is being initialised by this thread, so others may have to wait for it at
    /// this instruction later; to be executed the slow way this time.
    pub(super) fn quicken_getstatic(
        &mut self,
        pc: u32,
        class: ClassPtr,
        index: u16,
    ) -> Result<Option<(FieldPtr, Ref)>, Thrown> {
        let field = self.resolve_field(class, index)?;
        self.check_field_kind(field, true)?;
        self.initialize(field.class)?;
        let mirror = field.class.mirror;
        if field.class.state != ClassState::Initialized {
            return Ok(Some((field, mirror)));
        }
        rewrite(pc, &[GETSTATIC_32 + read_kind(field.basic_type), mirror.0 + field.offset, mirror.0]);
        Ok(None)
    }

    pub(super) fn quicken_putstatic(
        &mut self,
        pc: u32,
        class: ClassPtr,
        index: u16,
    ) -> Result<Option<(FieldPtr, Ref)>, Thrown> {
        let field = self.resolve_field(class, index)?;
        self.check_field_kind(field, true)?;
        self.check_final(class, field)?;
        self.initialize(field.class)?;
        let mirror = field.class.mirror;
        if field.class.state != ClassState::Initialized {
            return Ok(Some((field, mirror)));
        }
        rewrite(pc, &[PUTSTATIC_32 + write_kind(field.basic_type), mirror.0 + field.offset, mirror.0]);
        Ok(None)
    }

    // ---- Calls

    fn check_method_kind(&mut self, method: MethodPtr, is_static: bool) -> Result<(), Thrown> {
        if method.is_static() == is_static {
            return Ok(());
        }
        let kind = if is_static { "static" } else { "non-static" };
        let message = format!("Expected {kind} method '{}'", method.external_signature());
        Err(self.throw("java/lang/IncompatibleClassChangeError", &message))
    }

    pub(super) fn quicken_invokevirtual(
        &mut self,
        pc: u32,
        class: ClassPtr,
        index: u16,
    ) -> Result<(), Thrown> {
        let (method, owner, member) = self.resolve_method(class, index)?;
        if method.intrinsic != Intrinsic::None {
            return self.quicken_polymorphic(pc, class, index, method, member.descriptor);
        }
        self.check_method_kind(method, false)?;
        self.quicken_virtual(pc, method, owner);
        Ok(())
    }

    fn quicken_virtual(&mut self, pc: u32, method: MethodPtr, owner: ClassPtr) {
        let slots = method.argument_slots as u32;
        let is_fixed = method.flags & (access::FINAL | access::PRIVATE) != 0 && !method.class.is_interface();
        match linker::vtable_index(owner, method) {
            Some(index) if !is_fixed => rewrite(pc, &[INVOKEVIRTUAL | slots << 8 | index << 16]),
            _ => rewrite(pc, &[with(INVOKE_DIRECT, slots), method.0]),
        }
    }

    pub(super) fn quicken_invokespecial(
        &mut self,
        pc: u32,
        class: ClassPtr,
        index: u16,
    ) -> Result<(), Thrown> {
        let (mut method, owner, member) = self.resolve_method(class, index)?;
        self.check_method_kind(method, false)?;
        // super.m() means the nearest superclass's method, whatever class the constant names.
        let is_super_call = !method.is_constructor()
            && !owner.is_interface()
            && owner != class
            && class.is_subclass_of(owner)
            && class.flags & access::SUPER != 0;
        if is_super_call {
            match linker::find_method(class.super_class, member.name, member.descriptor) {
                Some(found) => method = found,
                None => return Err(self.throw_abstract(method)),
            }
        }
        rewrite(pc, &[with(INVOKE_DIRECT, method.argument_slots as u32), method.0]);
        Ok(())
    }

    /// Some: to be called directly, as in [`Vm::quicken_getstatic`].
    pub(super) fn quicken_invokestatic(
        &mut self,
        pc: u32,
        class: ClassPtr,
        index: u16,
    ) -> Result<Option<MethodPtr>, Thrown> {
        let (method, _, member) = self.resolve_method(class, index)?;
        if method.intrinsic != Intrinsic::None {
            self.quicken_polymorphic(pc, class, index, method, member.descriptor)?;
            return Ok(None);
        }
        self.check_method_kind(method, true)?;
        self.initialize(method.class)?;
        if method.class.state != ClassState::Initialized {
            return Ok(Some(method));
        }
        let is_square_root = method.name.is("sqrt")
            && (method.class.name.is("java/lang/Math") || method.class.name.is("java/lang/StrictMath"));
        rewrite(pc, &[if is_square_root { DSQRT } else { INVOKESTATIC }, method.0]);
        Ok(None)
    }

    pub(super) fn quicken_invokeinterface(
        &mut self,
        pc: u32,
        class: ClassPtr,
        index: u16,
    ) -> Result<(), Thrown> {
        let (method, owner, _) = self.resolve_method(class, index)?;
        self.check_method_kind(method, false)?;
        let slots = method.argument_slots as u32;
        if method.itable_index >= 0 {
            rewrite(pc, &[with(INVOKEINTERFACE, slots), method.0, 0, 0]);
        } else if method.is_private() {
            rewrite(pc, &[with(INVOKE_DIRECT, slots), method.0, NOP, NOP]);
        } else {
            // A method of Object, called through an interface.
            rewrite(pc, &[NOP, NOP, NOP, NOP]);
            match linker::vtable_index(self.known.object, method) {
                Some(index) => rewrite(pc, &[INVOKEVIRTUAL | slots << 8 | index << 16, 0, 0, NOP]),
                None => rewrite(pc, &[with(INVOKE_DIRECT, slots), method.0, NOP, NOP]),
            }
            let _ = owner;
        }
        Ok(())
    }

    /// The implementation of an interface method in a class
    /// ([JVMS 6.5.invokeinterface](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-6.html#jvms-6.5.invokeinterface)).
    pub(crate) fn select_interface_method(
        &mut self,
        class: ClassPtr,
        method: MethodPtr,
    ) -> Result<MethodPtr, Thrown> {
        if method.itable_index < 0 {
            return Ok(match linker::vtable_index(class, method) {
                Some(index) if !method.is_private() => class.vtable_entry(index),
                _ => method,
            });
        }
        let Some(table) = class.itable(method.class) else {
            let message = format!(
                "Class {} does not implement the requested interface {}",
                class.external_name(),
                method.class.external_name()
            );
            return Err(self.throw("java/lang/IncompatibleClassChangeError", &message));
        };
        let target: MethodPtr = Ptr::at(memory::load(table.0 + method.itable_index as u32 * 4));
        if target.is_abstract() {
            return Err(self.throw_not_implemented(class, method));
        }
        if target.flags & access::PUBLIC == 0 {
            let message = format!(
                "class {} tried to access {}method '{}'",
                method.class.external_name(),
                if target.is_private() { "private " } else { "" },
                target.external_signature()
            );
            return Err(self.throw("java/lang/IllegalAccessError", &message));
        }
        Ok(target)
    }

    fn throw_not_implemented(&mut self, class: ClassPtr, method: MethodPtr) -> Thrown {
        let kind = if method.class.is_interface() { "interface" } else { "class" };
        let signature = external_signature("", method.name, method.descriptor).replace(" .", " ");
        let message = format!(
            "Receiver class {} does not define or inherit an implementation of the resolved method 'abstract {signature}' of {kind} {}.",
            class.external_name(),
            method.class.external_name()
        );
        self.throw("java/lang/AbstractMethodError", &message)
    }

    /// The frame of an abstract method was entered.
    pub(super) fn throw_abstract(&mut self, method: MethodPtr) -> Thrown {
        let receiver = Ref(memory::load(self.registers.fp - method.max_locals as u32 * 4));
        if method.is_abstract() && !receiver.is_null() {
            return self.throw_not_implemented(receiver.class(), method);
        }
        let signature = method.external_signature();
        self.throw("java/lang/AbstractMethodError", &signature)
    }

    fn quicken_polymorphic(
        &mut self,
        pc: u32,
        class: ClassPtr,
        index: u16,
        method: MethodPtr,
        descriptor: Sym,
    ) -> Result<(), Thrown> {
        let receiver = usize::from(!method.is_static());
        let slots: usize = parameter_descriptors(descriptor.bytes()).map(|d| BasicType::of(d).slots()).sum();
        let slots = (receiver + slots) as u32;
        match method.intrinsic {
            Intrinsic::InvokeBasic => rewrite(pc, &[with(INVOKEBASIC, slots)]),
            Intrinsic::LinkToStatic => rewrite(pc, &[with(LINKTOSTATIC, slots)]),
            Intrinsic::LinkToSpecial => rewrite(pc, &[with(LINKTOSPECIAL, slots)]),
            Intrinsic::LinkToVirtual => rewrite(pc, &[with(LINKTOVIRTUAL, slots)]),
            Intrinsic::LinkToInterface => rewrite(pc, &[with(LINKTOINTERFACE, slots)]),
            Intrinsic::LinkToNative => {
                return Err(
                    self.throw("java/lang/UnsupportedOperationException", "native calls are not supported")
                );
            }
            _ => {
                let (target, appendix) = self.link_polymorphic(class, index, pc, method, descriptor)?;
                rewrite(pc, &[INVOKE_APPENDIX, target.0, appendix.0]);
            }
        }
        Ok(())
    }

    pub(super) fn quicken_invokedynamic(
        &mut self,
        pc: u32,
        class: ClassPtr,
        index: u16,
    ) -> Result<(), Thrown> {
        let (target, appendix) = self.link_call_site(class, index, pc)?;
        rewrite(pc, &[INVOKE_APPENDIX, target.0, appendix.0]);
        Ok(())
    }

    // ---- Objects

    pub(super) fn quicken_new(&mut self, pc: u32, class: ClassPtr, index: u16) -> Result<(), Thrown> {
        let target = self.resolve_class(class, index)?;
        if target.is_abstract() || target.is_array() {
            let name = target.external_name();
            return Err(self.throw("java/lang/InstantiationError", &name));
        }
        self.initialize(target)?;
        // Also while it is being initialised: whoever else comes here later finds it finished or
        // has to wait at its constructor's first use of a static.
        rewrite(pc, &[NEW, target.0]);
        Ok(())
    }

    pub(super) fn quicken_anewarray(&mut self, pc: u32, class: ClassPtr, index: u16) -> Result<(), Thrown> {
        let element = self.resolve_class(class, index)?;
        let array = self.array_class_of(element)?;
        rewrite(pc, &[NEWARRAY, array.0]);
        Ok(())
    }

    pub(super) fn quicken_multianewarray(
        &mut self,
        pc: u32,
        class: ClassPtr,
        index: u16,
    ) -> Result<(), Thrown> {
        let array = self.resolve_class(class, index)?;
        let dimensions: u32 = memory::load(pc + 4);
        rewrite(pc, &[with(MULTIANEWARRAY, dimensions), array.0]);
        Ok(())
    }

    pub(super) fn quicken_checkcast(&mut self, pc: u32, class: ClassPtr, index: u16) -> Result<(), Thrown> {
        let target = self.resolve_class(class, index)?;
        rewrite(pc, &[CHECKCAST, target.0]);
        Ok(())
    }

    pub(super) fn quicken_instanceof(&mut self, pc: u32, class: ClassPtr, index: u16) -> Result<(), Thrown> {
        let target = self.resolve_class(class, index)?;
        rewrite(pc, &[INSTANCEOF, target.0]);
        Ok(())
    }

    /// [JVMS 6.5.multianewarray](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-6.html#jvms-6.5.multianewarray)
    pub fn new_multi_array(&mut self, class: ClassPtr, lengths: &[i32]) -> Result<Ref, Thrown> {
        if let Some(negative) = lengths.iter().find(|length| **length < 0) {
            return Err(self.throw("java/lang/NegativeArraySizeException", &negative.to_string()));
        }
        let array = self.new_array(class, lengths[0])?;
        if lengths.len() > 1 {
            for index in 0..lengths[0] as u32 {
                let element = self.new_multi_array(class.element_class, &lengths[1..])?;
                self.put_element(array, index, element);
            }
        }
        Ok(array)
    }

    pub(super) fn throw_array_index(&mut self, array: Ref, index: u32) -> Thrown {
        let message = format!("Index {} out of bounds for length {}", index as i32, array.array_length());
        self.throw("java/lang/ArrayIndexOutOfBoundsException", &message)
    }
}

fn read_kind(basic_type: BasicType) -> u32 {
    match basic_type {
        BasicType::Long | BasicType::Double => GETFIELD_64 - GETFIELD_32,
        BasicType::Boolean | BasicType::Byte => GETFIELD_8 - GETFIELD_32,
        BasicType::Char => GETFIELD_U16 - GETFIELD_32,
        BasicType::Short => GETFIELD_16 - GETFIELD_32,
        _ => 0,
    }
}

fn write_kind(basic_type: BasicType) -> u32 {
    match basic_type {
        BasicType::Long | BasicType::Double => PUTFIELD_64 - PUTFIELD_32,
        BasicType::Boolean | BasicType::Byte => PUTFIELD_8 - PUTFIELD_32,
        BasicType::Char | BasicType::Short => PUTFIELD_16 - PUTFIELD_32,
        BasicType::Reference => PUTFIELD_REF - PUTFIELD_32,
        _ => 0,
    }
}
