//! Linkage of method handles, invokedynamic and dynamic constants
//! ([JVMS 5.4.3.5](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-5.html#jvms-5.4.3.5), 5.4.3.6).
//!
//! The work is done by `java.lang.invoke.MethodHandleNatives` in Java. The VM pushes a call of it
//! above a stub that files the result; then the instruction is executed again and finds it.

use crate::classfile::{Constant, MemberRef};
use crate::frame::Frame;
use crate::memory::{self, Ptr};
use crate::metadata::*;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::symbol::Sym;
use crate::vm::Vm;
use std::collections::HashMap;

/// What a stub's frame waits for.
const METHOD_TYPE: u32 = 0;
const CONSTANT: u32 = 1;
const CALL_SITE: u32 = 2;
const POLYMORPHIC: u32 = 3;

/// In `Class::resolved`: a dynamic constant whose value is null.
const NULL_CONSTANT: u32 = 1;

/// Call sites that are linked but whose instruction was not executed again yet, by its address.
pub type LinkedCallSites = HashMap<u32, (MethodPtr, Ref)>;

impl Vm {
    /// The method of a MemberName.
    #[inline(always)]
    pub fn member_target(&self, member: Ref) -> MethodPtr {
        let resolved: Ref = member.get(self.known.member_method);
        Ptr::at(resolved.get(self.known.resolved_target))
    }

    /// The ResolvedMethodName of a method, one per method.
    pub fn resolved_method_name(&mut self, mut method: MethodPtr) -> Result<Ref, Thrown> {
        if let Some(name) = method.resolved_name.non_null() {
            return Ok(name);
        }
        let name = self.new_instance(self.known.resolved_method_name)?;
        name.put(self.known.resolved_target, method.0);
        let holder = self.known.resolved_holder;
        self.put_reference(name, holder, method.class.mirror);
        method.resolved_name = name;
        self.keep(name);
        Ok(name)
    }

    /// Calls a method of MethodHandleNatives; the stub files the result under `kind`.
    #[allow(clippy::too_many_arguments)]
    fn upcall(
        &mut self,
        name: &str,
        descriptor: &str,
        arguments: &[u32],
        kind: u32,
        class: ClassPtr,
        index: u32,
        holder: Ref,
    ) -> Thrown {
        let pc = self.registers.pc;
        let method = self.known.method_handle_natives.method(name, descriptor);
        let stub = self.stubs.upcall;
        let pushed = self
            .push_frame(stub, &[holder.0, kind, class.0, index, pc], pc)
            .and_then(|()| self.push_frame(method, arguments, stub.code.0));
        match pushed {
            Ok(()) => Thrown::Suspended,
            Err(thrown) => thrown,
        }
    }

    /// The method that a stub called has returned.
    pub(crate) fn upcall_returned(&mut self) -> Result<(), Thrown> {
        let frame = Frame { fp: self.registers.fp, pc: self.registers.pc };
        let (holder, kind) = (Ref(frame.local(0)), frame.local(1));
        let (mut class, index, pc): (ClassPtr, u32, u32) =
            (Ptr::at(frame.local(2)), frame.local(3), frame.local(4));
        let result = Ref(memory::load(frame.operands()));
        self.registers.sp = frame.operands();
        match kind {
            METHOD_TYPE => {
                self.method_types.insert((Sym(index), class.loader_id), result);
                self.keep(result);
            }
            CONSTANT => {
                class.resolved[index as usize] = if result.is_null() { NULL_CONSTANT } else { result.0 };
                self.keep(result);
            }
            _ => {
                if result.is_null() || result.get::<Ref>(self.known.member_method).is_null() {
                    return Err(self.throw("java/lang/LinkageError", "bad value from MethodHandleNatives"));
                }
                let target = self.member_target(result);
                let appendix = holder.element(0);
                self.keep(appendix);
                self.linked_call_sites.insert(pc, (target, appendix));
            }
        }
        Ok(())
    }

    /// The method that a stub called has thrown: what its instruction throws.
    pub(crate) fn upcall_threw(&mut self, frame: Frame, exception: Ref) -> Ref {
        let (kind, class, index) = (frame.local(1), Ptr::at(frame.local(2)), frame.local(3));
        let mut thrown = exception;
        let error = self.known.error;
        let is_bootstrap = kind == CALL_SITE
            || kind == CONSTANT && matches!(class_constant(class, index), Constant::Dynamic { .. });
        if is_bootstrap
            && !self.is_instance(exception, error)
            && let Thrown::Exception(wrapped) =
                self.throw_new("java/lang/BootstrapMethodError", None, exception)
        {
            thrown = wrapped;
        }
        if kind == CALL_SITE || kind == CONSTANT {
            self.record_failure(class, index as u16, Thrown::Exception(thrown));
        }
        thrown
    }

    /// A MethodType object for a method descriptor, as `class` sees its types.
    pub fn method_type(&mut self, class: ClassPtr, descriptor: Sym) -> Result<Ref, Thrown> {
        if let Some(&found) = self.method_types.get(&(descriptor, class.loader_id)) {
            return Ok(found);
        }
        let text = descriptor.bytes();
        let result = self.class_by_descriptor(class.loader, return_descriptor(text))?;
        let mut parameters = Vec::new();
        for parameter in parameter_descriptors(text) {
            parameters.push(self.class_by_descriptor(class.loader, parameter)?);
        }
        let array = self.new_object_array("java/lang/Class", parameters.len() as i32)?;
        for (index, parameter) in parameters.iter().enumerate() {
            self.put_element(array, index as u32, parameter.mirror);
        }
        Err(self.upcall(
            "findMethodHandleType",
            "(Ljava/lang/Class;[Ljava/lang/Class;)Ljava/lang/invoke/MethodType;",
            &[result.mirror.0, array.0],
            METHOD_TYPE,
            class,
            descriptor.0,
            Ref::NULL,
        ))
    }

    pub(crate) fn resolve_method_type(&mut self, class: ClassPtr, index: u16) -> Result<Ref, Thrown> {
        match class_constant(class, index as u32) {
            Constant::MethodType(descriptor) => self.method_type(class, descriptor),
            _ => Err(self.throw("java/lang/ClassFormatError", "MethodType constant expected")),
        }
    }

    pub(crate) fn resolve_method_handle(&mut self, class: ClassPtr, index: u16) -> Result<Ref, Thrown> {
        if class.resolved[index as usize] != 0 {
            return Ok(Ref(class.resolved[index as usize]));
        }
        self.check_failure(class, index)?;
        let Constant::MethodHandle { kind, reference } = class_constant(class, index as u32) else {
            return Err(self.throw("java/lang/ClassFormatError", "MethodHandle constant expected"));
        };
        let (member, is_field) = match class_constant(class, reference as u32) {
            Constant::Field(member) => (member, true),
            Constant::Method(member) | Constant::InterfaceMethod(member) => (member, false),
            _ => return Err(self.throw("java/lang/ClassFormatError", "member constant expected")),
        };
        let MemberRef { class: owner, name, descriptor } = member;
        let owner = self.resolve_class(class, owner)?;
        let member_type = if is_field {
            self.class_by_descriptor(class.loader, descriptor.bytes())?.mirror
        } else {
            // Linkage errors are the VM's.
            self.resolve_method(class, reference)?;
            self.method_type(class, descriptor)?
        };
        let name = self.intern_symbol(name)?;
        Err(self.upcall(
            "linkMethodHandleConstant",
            "(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;Ljava/lang/Object;)Ljava/lang/invoke/MethodHandle;",
            &[class.mirror.0, kind as u32, owner.mirror.0, name.0, member_type.0],
            CONSTANT,
            class,
            index as u32,
            Ref::NULL,
        ))
    }

    /// The static arguments of a bootstrap method, in the encoding of
    /// `MethodHandleNatives.linkCallSite`: null, the only argument, or an array.
    fn static_arguments(&mut self, class: ClassPtr, bootstrap: u16) -> Result<(Ref, Ref), Thrown> {
        let Some(method) = class.bootstrap_methods.get(bootstrap as usize) else {
            return Err(self.throw("java/lang/ClassFormatError", "no such bootstrap method"));
        };
        let indices = method.arguments.clone();
        let handle = self.resolve_method_handle(class, method.method_handle)?;
        // First whatever may suspend, then what has no other root than this function.
        let mut bits = Vec::with_capacity(indices.len());
        for &index in &indices {
            bits.push(self.bootstrap_argument(class, index)?);
        }
        let mut values = Vec::with_capacity(bits.len());
        for (basic_type, bits) in bits {
            values.push(match basic_type {
                BasicType::Reference => Ref(bits as u32),
                _ => self.new_box(basic_type, bits)?,
            });
        }
        let arguments = match values[..] {
            [] => Ref::NULL,
            [only] if !only.is_null() && !only.class().is_array() => only,
            _ => {
                let array = self.new_array(self.known.object_array, values.len() as i32)?;
                for (index, &value) in values.iter().enumerate() {
                    self.put_element(array, index as u32, value);
                }
                array
            }
        };
        Ok((handle, arguments))
    }

    fn bootstrap_argument(&mut self, class: ClassPtr, index: u16) -> Result<(BasicType, u64), Thrown> {
        let reference = |value: Ref| (BasicType::Reference, value.0 as u64);
        Ok(match class_constant(class, index as u32) {
            Constant::Integer(value) => (BasicType::Int, value as u32 as u64),
            Constant::Float(value) => (BasicType::Float, value.to_bits() as u64),
            Constant::Long(value) => (BasicType::Long, value as u64),
            Constant::Double(value) => (BasicType::Double, value.to_bits()),
            Constant::Class(_) => reference(self.resolve_class(class, index)?.mirror),
            Constant::String(_) => reference(self.resolve_string(class, index)?),
            Constant::MethodType(_) => reference(self.resolve_method_type(class, index)?),
            Constant::MethodHandle { .. } => reference(self.resolve_method_handle(class, index)?),
            Constant::Dynamic { .. } => reference(self.resolve_dynamic(class, index)?),
            _ => return Err(self.throw("java/lang/ClassFormatError", "loadable constant expected")),
        })
    }

    /// The value of a dynamic constant; primitives boxed.
    pub(crate) fn resolve_dynamic(&mut self, class: ClassPtr, index: u16) -> Result<Ref, Thrown> {
        match class.resolved[index as usize] {
            0 => {}
            NULL_CONSTANT => return Ok(Ref::NULL),
            value => return Ok(Ref(value)),
        }
        self.check_failure(class, index)?;
        let Constant::Dynamic { bootstrap, name, descriptor } = class_constant(class, index as u32) else {
            return Err(self.throw("java/lang/ClassFormatError", "Dynamic constant expected"));
        };
        let value_type = self.class_by_descriptor(class.loader, descriptor.bytes())?;
        let (handle, arguments) = self.static_arguments(class, bootstrap)?;
        let name = self.intern_symbol(name)?;
        Err(self.upcall(
            "linkDynamicConstant",
            "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
            &[class.mirror.0, handle.0, name.0, value_type.mirror.0, arguments.0],
            CONSTANT,
            class,
            index as u32,
            Ref::NULL,
        ))
    }

    /// invokedynamic ([JVMS 6.5](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-6.html#jvms-6.5.invokedynamic)):
    /// the method to call and the object to push after the arguments.
    pub(crate) fn link_call_site(
        &mut self,
        class: ClassPtr,
        index: u16,
        pc: u32,
    ) -> Result<(MethodPtr, Ref), Thrown> {
        if let Some(linked) = self.linked_call_sites.remove(&pc) {
            return Ok(linked);
        }
        self.check_failure(class, index)?;
        let Constant::InvokeDynamic { bootstrap, name, descriptor } = class_constant(class, index as u32)
        else {
            return Err(self.throw("java/lang/ClassFormatError", "InvokeDynamic constant expected"));
        };
        let method_type = self.method_type(class, descriptor)?;
        let (handle, arguments) = self.static_arguments(class, bootstrap)?;
        let name = self.intern_symbol(name)?;
        let appendix = self.new_array(self.known.object_array, 1)?;
        Err(self.upcall(
            "linkCallSite",
            "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/invoke/MemberName;",
            &[class.mirror.0, handle.0, name.0, method_type.0, arguments.0, appendix.0],
            CALL_SITE,
            class,
            index as u32,
            appendix,
        ))
    }

    /// A call of `MethodHandle.invoke`, `invokeExact` or an access mode of VarHandle.
    pub(crate) fn link_polymorphic(
        &mut self,
        class: ClassPtr,
        index: u16,
        pc: u32,
        method: MethodPtr,
        descriptor: Sym,
    ) -> Result<(MethodPtr, Ref), Thrown> {
        if let Some(linked) = self.linked_call_sites.remove(&pc) {
            return Ok(linked);
        }
        const REF_INVOKE_VIRTUAL: u32 = 5;
        let method_type = self.method_type(class, descriptor)?;
        let name = self.intern_symbol(method.name)?;
        let appendix = self.new_array(self.known.object_array, 1)?;
        Err(self.upcall(
            "linkMethod",
            "(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/invoke/MemberName;",
            &[class.mirror.0, REF_INVOKE_VIRTUAL, method.class.mirror.0, name.0, method_type.0, appendix.0],
            POLYMORPHIC,
            class,
            index as u32,
            appendix,
        ))
    }
}

fn class_constant(class: ClassPtr, index: u32) -> Constant {
    class.constants.get(index as usize).copied().unwrap_or(Constant::Unusable)
}
