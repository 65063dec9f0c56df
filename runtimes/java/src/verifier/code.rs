//! Type checking of one method's code
//! ([JVMS 4.10.1](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.10.1)).

use std::collections::BTreeMap;

use super::frame::{Frame, Type, declared_frames};
use super::{Checked, Failure, reject};
use crate::classfile::{Constant, MemberRef};
use crate::metadata::*;
use crate::natives::Thrown;
use crate::symbol::Sym;
use crate::vm::Vm;

/// The first class file version whose methods carry a StackMapTable.
const STACK_MAPS: u16 = 50;

const BAD_OPERAND: &str = "Bad type on operand stack";
const BAD_LOCAL: &str = "Bad local variable type";
const BAD_CONSTANT: &str = "Illegal type at constant pool entry";
const BAD_BRANCH: &str = "Instruction type does not match stack map";

struct Verifier<'a> {
    vm: &'a mut Vm,
    class: ClassPtr,
    /// The class's name in its own file, which a hidden class's name extends.
    this: Sym,
    object: Sym,
    method: MethodPtr,
    code: &'static [u8],
    /// Whether an instruction starts at each bytecode index.
    starts: Vec<bool>,
    /// Declared frames, or what is known so far when types are inferred.
    frames: BTreeMap<usize, Frame>,
    /// Bytecode indices whose frame has changed. None: frames are declared.
    pending: Option<Vec<usize>>,
    /// The instruction being checked, and the types before it, on the way to those after it.
    bci: usize,
    current: Frame,
}

/// Where control goes after an instruction.
struct Next {
    length: usize,
    falls_through: bool,
}

pub fn verify_method(vm: &mut Vm, class: ClassPtr, method: MethodPtr) -> Result<(), Thrown> {
    let name = class.name.bytes();
    let end = if class.is_hidden { name.iter().rposition(|&b| b == b'+') } else { None };
    let mut verifier = Verifier {
        this: Sym::from_bytes(&name[..end.unwrap_or(name.len())]),
        object: vm.known.object.name,
        vm,
        class,
        method,
        code: method.bytecode,
        starts: Vec::new(),
        frames: BTreeMap::new(),
        pending: None,
        bci: 0,
        current: Frame::default(),
    };
    match verifier.check() {
        Ok(()) => Ok(()),
        Err(Failure::Thrown(thrown)) => Err(thrown),
        Err(Failure::Rejected(rejection)) => {
            let message = format!(
                "{}\nException Details:\n  Location:\n    {}.{}{} @{}: {}\n  Reason:\n    {}\n  Current Frame:\n{}",
                rejection.title,
                class.name,
                method.name,
                method.descriptor,
                verifier.bci,
                mnemonic(verifier.u1(verifier.bci) as u8),
                rejection.reason,
                verifier.current.describe(verifier.bci)
            );
            Err(verifier.vm.throw("java/lang/VerifyError", &message))
        }
    }
}

impl Verifier<'_> {
    fn check(&mut self) -> Checked {
        let has_subroutines = self.find_instructions()?;
        self.check_handlers()?;
        self.bci = 0;
        let entry = Frame::entry(self.this, self.method)?;
        if self.class.major_version >= STACK_MAPS {
            self.frames = declared_frames(self.class, self.this, self.method)?;
            if let Some((&bci, _)) = self.frames.iter().find(|(bci, _)| !self.is_start(**bci)) {
                return reject(
                    "StackMapTable error: bad offset",
                    format!("There is no instruction at {bci}"),
                );
            }
            self.check_declared(entry)
        } else if has_subroutines {
            Ok(())
        } else {
            self.infer(entry)
        }
    }

    /// One pass: a frame is declared wherever control arrives by other ways than from above.
    fn check_declared(&mut self, entry: Frame) -> Checked {
        self.current = entry;
        let mut is_reached = true;
        let mut bci = 0;
        while bci < self.code.len() {
            if let Some(frame) = self.frames.get(&bci).cloned() {
                if is_reached {
                    self.arrive(bci)?;
                }
                self.current = frame;
            } else if !is_reached {
                return reject("Expecting a stack map frame", format!("There is none at {bci}"));
            }
            self.bci = bci;
            self.enter_handlers()?;
            let next = self.execute()?;
            is_reached = next.falls_through;
            bci += next.length;
        }
        match is_reached {
            true => reject("Control flow falls through code end", "The last instruction has no successor"),
            false => Ok(()),
        }
    }

    /// Follows the code until the types before each instruction no longer change.
    fn infer(&mut self, entry: Frame) -> Checked {
        self.frames.insert(0, entry);
        self.pending = Some(vec![0]);
        while let Some(bci) = self.pending.as_mut().and_then(Vec::pop) {
            self.bci = bci;
            self.current = self.frames[&bci].clone();
            self.enter_handlers()?;
            let next = self.execute()?;
            if next.falls_through {
                if bci + next.length >= self.code.len() {
                    return reject(
                        "Control flow falls through code end",
                        "The last instruction has no successor",
                    );
                }
                self.arrive(bci + next.length)?;
            }
        }
        Ok(())
    }

    // ---- Structure

    fn u1(&self, at: usize) -> usize {
        self.code.get(at).copied().unwrap_or(0) as usize
    }
    fn u2(&self, at: usize) -> usize {
        self.u1(at) << 8 | self.u1(at + 1)
    }
    fn s4(&self, at: usize) -> i64 {
        (self.u2(at) << 16 | self.u2(at + 2)) as u32 as i32 as i64
    }
    fn is_start(&self, bci: usize) -> bool {
        self.starts.get(bci).copied().unwrap_or(false)
    }

    /// Finds where instructions start; true if there are subroutines.
    fn find_instructions(&mut self) -> Checked<bool> {
        self.starts = vec![false; self.code.len()];
        let mut has_subroutines = false;
        while self.bci < self.code.len() {
            let op = self.u1(self.bci);
            has_subroutines |= matches!(op, 168 | 169 | 201);
            let length = self.length()?;
            if self.bci + length > self.code.len() {
                return reject("Bad instruction", "The last instruction is cut off");
            }
            self.starts[self.bci] = true;
            self.bci += length;
        }
        Ok(has_subroutines)
    }

    fn length(&self) -> Checked<usize> {
        let (bci, op) = (self.bci, self.u1(self.bci));
        let operands = (bci + 4) & !3;
        Ok(match op {
            0..=15 | 26..=53 | 59..=131 | 133..=152 | 172..=177 | 190 | 191 | 194 | 195 => 1,
            16 | 18 | 21..=25 | 54..=58 | 169 | 188 => 2,
            17 | 19 | 20 | 132 | 153..=168 | 178..=184 | 187 | 189 | 192 | 193 | 198 | 199 => 3,
            197 => 4,
            185 | 186 | 200 | 201 => 5,
            170 => {
                let (low, high) = (self.s4(operands + 4), self.s4(operands + 8));
                if low > high || high - low >= 65536 {
                    return reject(
                        "Bad instruction",
                        "low must be less than or equal to high in tableswitch",
                    );
                }
                operands - bci + 12 + (high - low + 1) as usize * 4
            }
            171 => {
                let pairs = self.s4(operands + 4);
                if !(0..65536).contains(&pairs) {
                    return reject("Bad instruction", "number of keys in lookupswitch less than 0");
                }
                operands - bci + 8 + pairs as usize * 8
            }
            196 => match self.u1(bci + 1) {
                132 => 6,
                21..=25 | 54..=58 | 169 => 4,
                _ => return reject("Bad instruction", "wide before an instruction that has no wide form"),
            },
            _ => return reject("Bad instruction", format!("There is no instruction {op}")),
        })
    }

    fn check_handlers(&mut self) -> Checked {
        let throwable = Type::Object(Sym::new("java/lang/Throwable"));
        let method = self.method;
        for entry in &method.exceptions {
            let (start, end, handler) = (entry.start as usize, entry.end as usize, entry.handler as usize);
            self.bci = handler;
            let is_end = end == self.code.len() || self.is_start(end);
            if start >= end || !self.is_start(start) || !is_end || !self.is_start(handler) {
                return reject(
                    "Illegal exception table range",
                    format!("{start} to {end}, handled at {handler}"),
                );
            }
            if entry.catch_type != 0 {
                let caught = self.class_constant(entry.catch_type as usize)?;
                if !self.is_assignable(Type::Object(caught), throwable)? {
                    let reason = format!("Catch type '{caught}' is not a subclass of Throwable");
                    return reject("Catch type is not a subclass of Throwable in exception handler", reason);
                }
            }
        }
        Ok(())
    }

    // ---- Flow

    /// Checks (or infers) that the types at `target` accept the current ones.
    fn arrive(&mut self, target: usize) -> Checked {
        let current = std::mem::take(&mut self.current);
        let arrived =
            self.arrive_with(target, &current.locals, &current.operands, current.is_this_uninitialized);
        self.current = current;
        arrived
    }

    fn branch(&mut self, target: i64) -> Checked {
        match usize::try_from(target) {
            Ok(target) if self.is_start(target) => self.arrive(target),
            _ => reject("Bad instruction", format!("There is no instruction at branch target {target}")),
        }
    }

    /// An exception may be thrown by every instruction of a handler's range.
    fn enter_handlers(&mut self) -> Checked {
        let method = self.method;
        for entry in &method.exceptions {
            if !(entry.start as usize..entry.end as usize).contains(&self.bci) {
                continue;
            }
            let caught = match entry.catch_type {
                0 => Sym::new("java/lang/Throwable"),
                index => self.class_constant(index as usize)?,
            };
            let locals = std::mem::take(&mut self.current.locals);
            let is_this_uninitialized = self.current.is_this_uninitialized;
            let operands = [Type::Object(caught)];
            let arrived = self.arrive_with(entry.handler as usize, &locals, &operands, is_this_uninitialized);
            self.current.locals = locals;
            arrived?;
        }
        Ok(())
    }

    fn arrive_with(
        &mut self,
        target: usize,
        locals: &[Type],
        operands: &[Type],
        is_this_uninitialized: bool,
    ) -> Checked {
        if self.pending.is_some() {
            return self.merge(target, locals, operands, is_this_uninitialized);
        }
        let Some(frame) = self.frames.remove(&target) else {
            return reject(
                "Expecting a stackmap frame at branch target",
                format!("There is none at {target}"),
            );
        };
        let accepted = self.accepts(&frame, target, locals, operands, is_this_uninitialized);
        self.frames.insert(target, frame);
        accepted
    }

    fn accepts(
        &mut self,
        frame: &Frame,
        target: usize,
        locals: &[Type],
        operands: &[Type],
        is_this_uninitialized: bool,
    ) -> Checked {
        if frame.operands.len() != operands.len() {
            return reject(
                BAD_BRANCH,
                format!("Current frame's stack size doesn't match stackmap at {target}"),
            );
        }
        for (kind, from, to) in [("locals", locals, &frame.locals), ("stack", operands, &frame.operands)] {
            for (index, (&from, &to)) in from.iter().zip(to).enumerate() {
                if !self.is_assignable(from, to)? {
                    let reason = format!(
                        "Type {from} (current frame, {kind}[{index}]) is not assignable to {to} (stack map at {target}, {kind}[{index}])"
                    );
                    return reject(BAD_BRANCH, reason);
                }
            }
        }
        if is_this_uninitialized && !frame.is_this_uninitialized {
            return reject(
                BAD_BRANCH,
                format!("Current frame's flags are not assignable to stack map frame's at {target}"),
            );
        }
        Ok(())
    }

    /// Adds the types of one more way to reach `target`.
    fn merge(
        &mut self,
        target: usize,
        locals: &[Type],
        operands: &[Type],
        is_this_uninitialized: bool,
    ) -> Checked {
        let arriving = Frame { locals: locals.to_vec(), operands: operands.to_vec(), is_this_uninitialized };
        let merged = match self.frames.get(&target).cloned() {
            None => arriving,
            Some(known) => {
                if known.operands.len() != operands.len() {
                    return reject("Inconsistent stack height", format!("at {target}"));
                }
                let mut merged = known.clone();
                for (slot, &other) in merged.locals.iter_mut().zip(locals) {
                    *slot = self.common_type(*slot, other)?;
                }
                for (slot, &other) in merged.operands.iter_mut().zip(operands) {
                    *slot = self.common_type(*slot, other)?;
                }
                merged.is_this_uninitialized |= is_this_uninitialized;
                if merged == known {
                    return Ok(());
                }
                merged
            }
        };
        self.frames.insert(target, merged);
        self.pending.get_or_insert_default().push(target);
        Ok(())
    }

    // ---- Types

    fn is_assignable(&mut self, from: Type, to: Type) -> Checked<bool> {
        match (from, to) {
            _ if from == to => Ok(true),
            (_, Type::Top) | (Type::Null, Type::Object(_)) => Ok(true),
            (Type::Object(from), Type::Object(to)) => self.is_subtype(from, to),
            _ => Ok(false),
        }
    }

    /// Interfaces count as Object: calls through them are checked when they are made.
    fn is_subtype(&mut self, from: Sym, to: Sym) -> Checked<bool> {
        if from == to || to == self.object {
            return Ok(true);
        }
        let (from_bytes, to_bytes) = (from.bytes(), to.bytes());
        match (from_bytes[0] == b'[', to_bytes[0] == b'[') {
            (true, true) => {
                match (Type::of_descriptor(&from_bytes[1..]), Type::of_descriptor(&to_bytes[1..])) {
                    (Type::Object(from), Type::Object(to)) => self.is_subtype(from, to),
                    _ => Ok(false),
                }
            }
            (true, false) => Ok(matches!(to_bytes, b"java/lang/Cloneable" | b"java/io/Serializable")),
            (false, true) => Ok(false),
            (false, false) => {
                let to = self.load(to)?;
                Ok(to.is_interface() || self.load(from)?.is_subclass_of(to))
            }
        }
    }

    fn load(&mut self, name: Sym) -> Checked<ClassPtr> {
        if name == self.this {
            return Ok(self.class);
        }
        Ok(self.vm.load_referenced_class(self.class.loader, name)?)
    }

    /// What is known of a slot that holds one type or the other.
    fn common_type(&mut self, a: Type, b: Type) -> Checked<Type> {
        Ok(match (a, b) {
            _ if a == b => a,
            (Type::Null, Type::Object(_)) => b,
            (Type::Object(_), Type::Null) => a,
            (Type::Object(a), Type::Object(b)) => Type::Object(self.common_superclass(a, b)?),
            _ => Type::Top,
        })
    }

    fn common_superclass(&mut self, a: Sym, b: Sym) -> Checked<Sym> {
        match (a.bytes(), b.bytes()) {
            ([b'[', a @ ..], [b'[', b @ ..]) => match (Type::of_descriptor(a), Type::of_descriptor(b)) {
                (Type::Object(a), Type::Object(b)) => {
                    let common = self.common_superclass(a, b)?;
                    Ok(array_of(common))
                }
                _ => Ok(self.object),
            },
            ([b'[', ..], _) | (_, [b'[', ..]) => Ok(self.object),
            _ => {
                let (a, b) = (self.load(a)?, self.load(b)?);
                if a.is_interface() || b.is_interface() {
                    return Ok(self.object);
                }
                let mut common = a;
                while !b.is_subclass_of(common) {
                    common = common.super_class;
                }
                Ok(if common == self.class { self.this } else { common.name })
            }
        }
    }

    // ---- Operands and locals

    fn push(&mut self, value: Type) -> Checked {
        if value == Type::Top {
            return Ok(()); // void
        }
        self.current.operands.push(value);
        self.current.operands.extend(value.tail());
        if self.current.operands.len() > self.method.max_stack as usize {
            return reject("Operand stack overflow", "Exceeded max stack size.");
        }
        Ok(())
    }

    fn pop_slot(&mut self) -> Checked<Type> {
        match self.current.operands.pop() {
            Some(slot) => Ok(slot),
            None => reject("Operand stack underflow", "Attempt to pop empty stack."),
        }
    }

    fn pop(&mut self, wanted: Type) -> Checked {
        let top = self.pop_slot()?;
        let found = if top.is_tail() { self.pop_slot()? } else { top };
        if !self.is_assignable(found, wanted)? {
            let index = self.current.operands.len();
            return reject(
                BAD_OPERAND,
                format!("Type {found} (current frame, stack[{index}]) is not assignable to {wanted}"),
            );
        }
        Ok(())
    }

    /// Any reference, to an object whose constructor has run unless `or_uninitialized`.
    fn pop_reference(&mut self, or_uninitialized: bool) -> Checked<Type> {
        let found = self.pop_slot()?;
        match found {
            Type::Null | Type::Object(_) => Ok(found),
            Type::UninitializedThis | Type::Uninitialized(_) if or_uninitialized => Ok(found),
            _ => {
                let index = self.current.operands.len();
                let reason = format!(
                    "Type {found} (current frame, stack[{index}]) is not assignable to reference type"
                );
                reject(BAD_OPERAND, reason)
            }
        }
    }

    fn pop_arguments(&mut self, descriptor: Sym) -> Checked {
        let parameters: Vec<Type> =
            parameter_descriptors(descriptor.bytes()).map(Type::of_descriptor).collect();
        for &parameter in parameters.iter().rev() {
            self.pop(parameter)?;
        }
        Ok(())
    }

    fn local(&self, index: usize) -> Checked<Type> {
        match self.current.locals.get(index) {
            Some(&local) => Ok(local),
            None => reject("Local variable table overflow", format!("There is no local {index}")),
        }
    }

    fn load_local(&mut self, index: usize, wanted: Option<Type>) -> Checked {
        let found = self.local(index)?;
        let is_complete = match wanted.and_then(Type::tail) {
            Some(tail) => self.local(index + 1)? == tail,
            None => true,
        };
        match wanted {
            Some(wanted) if found == wanted && is_complete => self.push(found),
            None if found.is_reference() => self.push(found),
            _ => {
                let wanted = wanted.map_or("reference type".into(), |wanted| wanted.to_string());
                reject(
                    BAD_LOCAL,
                    format!("Type {found} (current frame, locals[{index}]) is not assignable to {wanted}"),
                )
            }
        }
    }

    fn store_local(&mut self, index: usize, value: Type) -> Checked {
        let last = index + usize::from(value.tail().is_some());
        self.local(last)?;
        let locals = &mut self.current.locals;
        // Half a long or double is nothing.
        if locals[index].is_tail() {
            locals[index - 1] = Type::Top;
        }
        if locals[last].tail().is_some() && last + 1 < locals.len() {
            locals[last + 1] = Type::Top;
        }
        locals[index] = value;
        if let Some(tail) = value.tail() {
            locals[last] = tail;
        }
        Ok(())
    }

    /// dup to dup2_x2: copies the `count` topmost slots below the next `below`.
    fn duplicate(&mut self, count: usize, below: usize) -> Checked {
        let length = self.current.operands.len();
        if length < count + below {
            return reject("Operand stack underflow", "Attempt to pop empty stack.");
        }
        for boundary in [length - count, length - count - below] {
            self.check_boundary(boundary)?;
        }
        let top = self.current.operands[length - count..].to_vec();
        let at = length - count - below;
        self.current.operands.splice(at..at, top);
        match self.current.operands.len() > self.method.max_stack as usize {
            true => reject("Operand stack overflow", "Exceeded max stack size."),
            false => Ok(()),
        }
    }

    /// A long or double is not to be taken apart.
    fn check_boundary(&self, index: usize) -> Checked {
        match self.current.operands.get(index) {
            Some(slot) if slot.is_tail() => {
                reject(BAD_OPERAND, format!("Type {slot} (current frame, stack[{index}]) is half of a value"))
            }
            _ => Ok(()),
        }
    }

    /// A constructor has run: `this`, or what `new` made, is an object now.
    fn initialize(&mut self, uninitialized: Type, class: Sym) {
        let Frame { locals, operands, is_this_uninitialized } = &mut self.current;
        for slot in locals.iter_mut().chain(operands).filter(|slot| **slot == uninitialized) {
            *slot = Type::Object(class);
        }
        if uninitialized == Type::UninitializedThis {
            *is_this_uninitialized = false;
        }
    }

    // ---- Constants

    fn class_constant(&self, index: usize) -> Checked<Sym> {
        match self.class.constant(index as u16) {
            Constant::Class(name) => Ok(name),
            _ => reject(BAD_CONSTANT, format!("Constant {index} is not a class")),
        }
    }

    fn field_constant(&self, index: usize) -> Checked<(MemberRef, Sym)> {
        match self.class.constant(index as u16) {
            Constant::Field(member) => Ok((member, self.class_constant(member.class as usize)?)),
            _ => reject(BAD_CONSTANT, format!("Constant {index} is not a field")),
        }
    }

    fn method_constant(&self, op: usize, index: usize) -> Checked<(MemberRef, Sym)> {
        let member = match (op, self.class.constant(index as u16)) {
            (182..=184, Constant::Method(member)) | (183..=185, Constant::InterfaceMethod(member)) => member,
            _ => {
                return reject(
                    BAD_CONSTANT,
                    format!("Constant {index} is not a method that this instruction can call"),
                );
            }
        };
        Ok((member, self.class_constant(member.class as usize)?))
    }

    fn loadable_constant(&self, index: usize) -> Checked<Type> {
        let object = |name: &str| Type::Object(Sym::new(name));
        Ok(match self.class.constant(index as u16) {
            Constant::Integer(_) => Type::Int,
            Constant::Float(_) => Type::Float,
            Constant::Long(_) => Type::Long,
            Constant::Double(_) => Type::Double,
            Constant::String(_) => object("java/lang/String"),
            Constant::Class(_) => object("java/lang/Class"),
            Constant::MethodHandle { .. } => object("java/lang/invoke/MethodHandle"),
            Constant::MethodType(_) => object("java/lang/invoke/MethodType"),
            Constant::Dynamic { descriptor, .. } => Type::of_descriptor(descriptor.bytes()),
            _ => return reject(BAD_CONSTANT, format!("Constant {index} can't be loaded")),
        })
    }

    // ---- Instructions

    /// Applies the instruction at `bci` to the current types and checks the branches it makes.
    fn execute(&mut self) -> Checked<Next> {
        const KINDS: [Type; 4] = [Type::Int, Type::Long, Type::Float, Type::Double];
        let (bci, op) = (self.bci, self.u1(self.bci));
        let mut falls_through = true;
        match op {
            0 => {}
            1 => self.push(Type::Null)?,
            2..=8 | 16 | 17 => self.push(Type::Int)?,
            9 | 10 => self.push(Type::Long)?,
            11..=13 => self.push(Type::Float)?,
            14 | 15 => self.push(Type::Double)?,
            18..=20 => {
                let value =
                    self.loadable_constant(if op == 18 { self.u1(bci + 1) } else { self.u2(bci + 1) })?;
                if (op == 20) != value.tail().is_some() {
                    return reject(BAD_CONSTANT, format!("{value} is not what {} loads", mnemonic(op as u8)));
                }
                self.push(value)?;
            }
            21..=25 => self.load_local(self.u1(bci + 1), KINDS.get(op - 21).copied())?,
            26..=45 => self.load_local((op - 26) % 4, KINDS.get((op - 26) / 4).copied())?,
            46..=53 => self.load_element(op - 46)?,
            54..=58 => self.store(self.u1(bci + 1), KINDS.get(op - 54).copied())?,
            59..=78 => self.store((op - 59) % 4, KINDS.get((op - 59) / 4).copied())?,
            79..=86 => self.store_element(op - 79)?,
            87 | 88 => {
                let count = op - 86;
                match self.current.operands.len().checked_sub(count) {
                    Some(length) => {
                        self.check_boundary(length)?;
                        self.current.operands.truncate(length);
                    }
                    None => return reject("Operand stack underflow", "Attempt to pop empty stack."),
                }
            }
            89..=91 => self.duplicate(1, op - 89)?,
            92..=94 => self.duplicate(2, op - 92)?,
            95 => {
                let length = self.current.operands.len();
                if length < 2 {
                    return reject("Operand stack underflow", "Attempt to pop empty stack.");
                }
                self.check_boundary(length - 1)?;
                self.check_boundary(length - 2)?;
                self.current.operands.swap(length - 1, length - 2);
            }
            96..=115 => self.binary(KINDS[(op - 96) % 4])?,
            116..=119 => {
                self.pop(KINDS[op - 116])?;
                self.push(KINDS[op - 116])?;
            }
            120..=125 => {
                self.pop(Type::Int)?;
                self.pop(KINDS[op % 2])?;
                self.push(KINDS[op % 2])?;
            }
            126..=131 => self.binary(KINDS[op % 2])?,
            132 => self.check_int(self.u1(bci + 1))?,
            133..=147 => {
                let (from, to) = conversion(op);
                self.pop(from)?;
                self.push(to)?;
            }
            148..=152 => {
                let kind = [Type::Long, Type::Float, Type::Float, Type::Double, Type::Double][op - 148];
                self.pop(kind)?;
                self.pop(kind)?;
                self.push(Type::Int)?;
            }
            153..=158 => self.pop(Type::Int)?,
            159..=164 => {
                self.pop(Type::Int)?;
                self.pop(Type::Int)?;
            }
            165 | 166 => {
                self.pop_reference(true)?;
                self.pop_reference(true)?;
            }
            167 | 200 => falls_through = false,
            168 | 169 | 201 => {
                return reject("Bad instruction", "There are no subroutines since class files of version 50");
            }
            170 | 171 => {
                self.pop(Type::Int)?;
                self.check_switch(op)?;
                falls_through = false;
            }
            172..=177 => {
                self.check_return(op)?;
                falls_through = false;
            }
            178..=181 => self.access_field(op)?,
            182..=185 => self.invoke(op)?,
            186 => match self.class.constant(self.u2(bci + 1) as u16) {
                Constant::InvokeDynamic { descriptor, .. } if self.u2(bci + 3) == 0 => {
                    self.pop_arguments(descriptor)?;
                    self.push(Type::of_descriptor(return_descriptor(descriptor.bytes())))?;
                }
                _ => return reject(BAD_CONSTANT, "invokedynamic needs an InvokeDynamic constant"),
            },
            187 => {
                let class = self.class_constant(self.u2(bci + 1))?;
                if class.bytes()[0] == b'[' {
                    return reject(BAD_CONSTANT, "new makes no arrays");
                }
                // What an earlier turn of a loop left uninitialised stays so for ever.
                let made = Type::Uninitialized(bci as u16);
                if self.current.operands.contains(&made) {
                    return reject(
                        "Uninitialized object on stack at creation",
                        "new with such an object on the stack",
                    );
                }
                self.current
                    .locals
                    .iter_mut()
                    .filter(|local| **local == made)
                    .for_each(|local| *local = Type::Top);
                self.push(made)?;
            }
            188 => {
                let descriptor = match self.u1(bci + 1) {
                    kind @ 4..=11 => ["[Z", "[C", "[F", "[D", "[B", "[S", "[I", "[J"][kind - 4],
                    _ => return reject("Bad instruction", "Illegal newarray instruction"),
                };
                self.pop(Type::Int)?;
                self.push(Type::Object(Sym::new(descriptor)))?;
            }
            189 => {
                let component = self.class_constant(self.u2(bci + 1))?;
                self.pop(Type::Int)?;
                self.push(Type::Object(array_of(component)))?;
            }
            190 => {
                let array = self.pop_reference(false)?;
                if let Type::Object(name) = array
                    && name.bytes()[0] != b'['
                {
                    return reject(BAD_OPERAND, format!("Type {array} is not an array"));
                }
                self.push(Type::Int)?;
            }
            191 => {
                self.pop(Type::Object(Sym::new("java/lang/Throwable")))?;
                falls_through = false;
            }
            192 | 193 => {
                let class = self.class_constant(self.u2(bci + 1))?;
                self.pop_reference(false)?;
                self.push(if op == 192 { Type::Object(class) } else { Type::Int })?;
            }
            194 | 195 => {
                self.pop_reference(true)?;
            }
            196 => {
                let (op, local) = (self.u1(bci + 1), self.u2(bci + 2));
                match op {
                    132 => self.check_int(local)?,
                    21..=25 => self.load_local(local, KINDS.get(op - 21).copied())?,
                    _ => self.store(local, KINDS.get(op - 54).copied())?,
                }
            }
            197 => {
                let (class, dimensions) = (self.class_constant(self.u2(bci + 1))?, self.u1(bci + 3));
                let available = class.bytes().iter().take_while(|&&b| b == b'[').count();
                if dimensions == 0 || dimensions > available {
                    return reject("Bad instruction", "Illegal dimension argument");
                }
                for _ in 0..dimensions {
                    self.pop(Type::Int)?;
                }
                self.push(Type::Object(class))?;
            }
            198 | 199 => {
                self.pop_reference(true)?;
            }
            _ => return reject("Bad instruction", format!("There is no instruction {op}")),
        }
        match op {
            153..=167 | 198 | 199 => self.branch(bci as i64 + self.u2(bci + 1) as i16 as i64)?,
            200 => self.branch(bci as i64 + self.s4(bci + 1))?,
            _ => {}
        }
        Ok(Next { length: self.length()?, falls_through })
    }

    fn binary(&mut self, kind: Type) -> Checked {
        self.pop(kind)?;
        self.pop(kind)?;
        self.push(kind)
    }

    /// iinc, which leaves the operand stack alone.
    fn check_int(&self, index: usize) -> Checked {
        match self.local(index)? {
            Type::Int => Ok(()),
            found => reject(
                BAD_LOCAL,
                format!("Type {found} (current frame, locals[{index}]) is not assignable to integer"),
            ),
        }
    }

    /// `kind` None: a reference.
    fn store(&mut self, local: usize, kind: Option<Type>) -> Checked {
        let value = match kind {
            Some(kind) => {
                self.pop(kind)?;
                kind
            }
            None => self.pop_reference(true)?,
        };
        self.store_local(local, value)
    }

    /// iaload to saload.
    fn load_element(&mut self, kind: usize) -> Checked {
        self.pop(Type::Int)?;
        let array = self.pop_array(kind)?;
        let value = match (kind, array) {
            (1, _) => Type::Long,
            (2, _) => Type::Float,
            (3, _) => Type::Double,
            (4, Type::Object(name)) => Type::of_descriptor(&name.bytes()[1..]),
            (4, _) => Type::Null,
            _ => Type::Int,
        };
        self.push(value)
    }

    /// iastore to sastore.
    fn store_element(&mut self, kind: usize) -> Checked {
        match kind {
            1 => self.pop(Type::Long)?,
            2 => self.pop(Type::Float)?,
            3 => self.pop(Type::Double)?,
            4 => self.pop(Type::Object(self.object))?,
            _ => self.pop(Type::Int)?,
        }
        self.pop(Type::Int)?;
        self.pop_array(kind)?;
        Ok(())
    }

    /// An array with elements of the kind that the opcodes from iaload on go through, or null.
    fn pop_array(&mut self, kind: usize) -> Checked<Type> {
        const ELEMENTS: [&[u8]; 8] = [b"I", b"J", b"F", b"D", b"L[", b"BZ", b"C", b"S"];
        let array = self.pop_reference(false)?;
        let fits = match array {
            Type::Object(name) => {
                matches!(name.bytes(), [b'[', element, ..] if ELEMENTS[kind].contains(element))
            }
            _ => true,
        };
        match fits {
            true => Ok(array),
            false => {
                let index = self.current.operands.len();
                let reason = format!(
                    "Type {array} (current frame, stack[{index}]) is not an array of this instruction's type"
                );
                reject(BAD_OPERAND, reason)
            }
        }
    }

    fn check_switch(&mut self, op: usize) -> Checked {
        let at = (self.bci + 4) & !3;
        let start = self.bci as i64;
        self.branch(start + self.s4(at))?;
        if op == 170 {
            let count = (self.s4(at + 8) - self.s4(at + 4) + 1) as usize;
            return (0..count).try_for_each(|index| self.branch(start + self.s4(at + 12 + index * 4)));
        }
        let count = self.s4(at + 4) as usize;
        for index in 0..count {
            if index > 0 && self.s4(at + 8 + index * 8) <= self.s4(at + index * 8) {
                return reject("Bad instruction", "Bad lookupswitch instruction: keys are not sorted");
            }
            self.branch(start + self.s4(at + 12 + index * 8))?;
        }
        Ok(())
    }

    fn check_return(&mut self, op: usize) -> Checked {
        let wanted = Type::of_descriptor(return_descriptor(self.method.descriptor.bytes()));
        let is_right = match op {
            172 => wanted == Type::Int,
            173 => wanted == Type::Long,
            174 => wanted == Type::Float,
            175 => wanted == Type::Double,
            176 => matches!(wanted, Type::Object(_)),
            _ => wanted == Type::Top,
        };
        if !is_right {
            return reject("Wrong return type in function", format!("The method returns {wanted}"));
        }
        if op != 177 {
            self.pop(wanted)?;
        }
        if self.current.is_this_uninitialized {
            let reason = "Constructor must call super() or this() before return";
            return reject(reason, "flagThisUninit is set");
        }
        Ok(())
    }

    fn access_field(&mut self, op: usize) -> Checked {
        let (member, owner) = self.field_constant(self.u2(self.bci + 1))?;
        let value = Type::of_descriptor(member.descriptor.bytes());
        if matches!(op, 179 | 181) {
            self.pop(value)?;
        }
        if op >= 180 {
            let is_own =
                owner == self.this && self.class.declared_field(member.name, member.descriptor).is_some();
            match self.current.operands.last() {
                // A constructor may set fields of its own class before it calls another one.
                Some(Type::UninitializedThis) if op == 181 && is_own => {
                    self.pop_slot()?;
                }
                _ => self.pop(Type::Object(owner))?,
            }
        }
        match op {
            178 | 180 => self.push(value),
            _ => Ok(()),
        }
    }

    fn invoke(&mut self, op: usize) -> Checked {
        let (member, owner) = self.method_constant(op, self.u2(self.bci + 1))?;
        let is_constructor = member.name.is("<init>");
        if member.name.bytes()[0] == b'<' && !(is_constructor && op == 183) {
            return reject("Illegal call to internal method", format!("{} can't be called", member.name));
        }
        if op == 185 {
            let slots: usize =
                parameter_descriptors(member.descriptor.bytes()).map(|one| BasicType::of(one).slots()).sum();
            if self.u1(self.bci + 3) != slots + 1 || self.u1(self.bci + 4) != 0 {
                return reject("Inconsistent args count operand in invokeinterface", member.name.text());
            }
        }
        self.pop_arguments(member.descriptor)?;
        match op {
            184 => {}
            183 if is_constructor => return self.invoke_constructor(owner),
            183 => {
                if !self.is_subtype(self.this, owner)? {
                    return reject(
                        "Bad invokespecial instruction",
                        "current class isn't assignable to reference class.",
                    );
                }
                self.pop(Type::Object(self.this))?;
            }
            _ => self.pop(Type::Object(owner))?,
        }
        self.push(Type::of_descriptor(return_descriptor(member.descriptor.bytes())))
    }

    fn invoke_constructor(&mut self, owner: Sym) -> Checked {
        let object = self.pop_slot()?;
        match object {
            Type::UninitializedThis => {
                let is_own = owner == self.this
                    || self.class.super_class.get().is_some_and(|super_class| super_class.name == owner);
                if !is_own {
                    return reject(
                        "Bad <init> method call",
                        "this() or super() must be of this class or its superclass",
                    );
                }
                self.initialize(object, self.this);
                Ok(())
            }
            Type::Uninitialized(bci) if self.is_start(bci as usize) && self.u1(bci as usize) == 187 => {
                let made = self.class_constant(self.u2(bci as usize + 1))?;
                if made != owner {
                    return reject(
                        "Call to wrong <init> method",
                        format!("{made} was made, {owner} is called"),
                    );
                }
                self.initialize(object, made);
                Ok(())
            }
            _ => reject(
                BAD_OPERAND,
                format!("Type {object} is not an object whose constructor has yet to run"),
            ),
        }
    }
}

/// i2l to i2s.
fn conversion(op: usize) -> (Type, Type) {
    use Type::{Double, Float, Int, Long};
    let from = [Int, Long, Float, Double];
    let to = [Long, Float, Double, Int, Float, Double, Int, Long, Double, Int, Long, Float];
    match op {
        145.. => (Int, Int),
        _ => (from[(op - 133) / 3], to[op - 133]),
    }
}

/// The name of the array class with this class of elements.
fn array_of(component: Sym) -> Sym {
    match component.bytes()[0] {
        b'[' => Sym::new(&format!("[{component}")),
        _ => Sym::new(&format!("[L{component};")),
    }
}

fn mnemonic(opcode: u8) -> &'static str {
    const NAMES: &str = "nop aconst_null iconst_m1 iconst_0 iconst_1 iconst_2 iconst_3 iconst_4 iconst_5 lconst_0 lconst_1 \
        fconst_0 fconst_1 fconst_2 dconst_0 dconst_1 bipush sipush ldc ldc_w ldc2_w iload lload fload dload aload \
        iload_0 iload_1 iload_2 iload_3 lload_0 lload_1 lload_2 lload_3 fload_0 fload_1 fload_2 fload_3 \
        dload_0 dload_1 dload_2 dload_3 aload_0 aload_1 aload_2 aload_3 \
        iaload laload faload daload aaload baload caload saload istore lstore fstore dstore astore \
        istore_0 istore_1 istore_2 istore_3 lstore_0 lstore_1 lstore_2 lstore_3 fstore_0 fstore_1 fstore_2 fstore_3 \
        dstore_0 dstore_1 dstore_2 dstore_3 astore_0 astore_1 astore_2 astore_3 \
        iastore lastore fastore dastore aastore bastore castore sastore \
        pop pop2 dup dup_x1 dup_x2 dup2 dup2_x1 dup2_x2 swap iadd ladd fadd dadd isub lsub fsub dsub imul lmul fmul dmul \
        idiv ldiv fdiv ddiv irem lrem frem drem ineg lneg fneg dneg ishl lshl ishr lshr iushr lushr iand land ior lor ixor lxor \
        iinc i2l i2f i2d l2i l2f l2d f2i f2l f2d d2i d2l d2f i2b i2c i2s lcmp fcmpl fcmpg dcmpl dcmpg \
        ifeq ifne iflt ifge ifgt ifle if_icmpeq if_icmpne if_icmplt if_icmpge if_icmpgt if_icmple if_acmpeq if_acmpne \
        goto jsr ret tableswitch lookupswitch ireturn lreturn freturn dreturn areturn return \
        getstatic putstatic getfield putfield invokevirtual invokespecial invokestatic invokeinterface invokedynamic \
        new newarray anewarray arraylength athrow checkcast instanceof monitorenter monitorexit wide multianewarray \
        ifnull ifnonnull goto_w jsr_w";
    NAMES.split_ascii_whitespace().nth(opcode as usize).unwrap_or("<illegal>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mnemonics_are_in_the_order_of_the_opcodes() {
        assert_eq!(
            [0, 18, 87, 132, 167, 177, 186, 201, 202].map(mnemonic),
            ["nop", "ldc", "pop", "iinc", "goto", "return", "invokedynamic", "jsr_w", "<illegal>"]
        );
    }

    #[test]
    fn conversions_name_their_types() {
        assert_eq!(conversion(136), (Type::Long, Type::Int));
        assert_eq!(conversion(141), (Type::Float, Type::Double));
        assert_eq!(conversion(147), (Type::Int, Type::Int));
    }
}
