//! Helpful messages of NullPointerExceptions
//! ([JEP 358](https://openjdk.org/jeps/358)): what could not be done, and which expression was
//! null. Made from the bytecode when somebody asks for the message.
//!
//! A simulation of the method's code records, for every slot of the operand stack before every
//! instruction, which instruction pushed it; from there the source expression is rebuilt.

use super::objects::u2;
use super::{Args, NativeResult};
use crate::classfile::{Constant, MemberRef};
use crate::exceptions::TraceFrame;
use crate::metadata::*;
use crate::object::Ref;
use crate::symbol::Sym;
use crate::vm::Vm;
use opcode::*;

/// How many nested expressions are printed.
const DETAIL_MAX: usize = 5;

/// Opcodes that are told apart here ([JVMS 6.5](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-6.html#jvms-6.5)).
mod opcode {
    pub const ACONST_NULL: u8 = 1;
    pub const ICONST_M1: u8 = 2;
    pub const ICONST_0: u8 = 3;
    pub const ICONST_5: u8 = 8;
    pub const BIPUSH: u8 = 16;
    pub const SIPUSH: u8 = 17;
    pub const LDC: u8 = 18;
    pub const LDC2_W: u8 = 20;
    pub const ILOAD: u8 = 21;
    pub const ALOAD: u8 = 25;
    pub const ILOAD_0: u8 = 26;
    pub const ALOAD_0: u8 = 42;
    pub const ALOAD_3: u8 = 45;
    pub const IALOAD: u8 = 46;
    pub const AALOAD: u8 = 50;
    pub const SALOAD: u8 = 53;
    pub const ISTORE: u8 = 54;
    pub const ASTORE: u8 = 58;
    pub const ISTORE_0: u8 = 59;
    pub const ASTORE_3: u8 = 78;
    pub const IASTORE: u8 = 79;
    pub const LASTORE: u8 = 80;
    pub const DASTORE: u8 = 82;
    pub const SASTORE: u8 = 86;
    pub const IINC: u8 = 132;
    pub const IFEQ: u8 = 153;
    pub const GOTO: u8 = 167;
    pub const RET: u8 = 169;
    pub const TABLESWITCH: u8 = 170;
    pub const LOOKUPSWITCH: u8 = 171;
    pub const RETURN: u8 = 177;
    pub const GETSTATIC: u8 = 178;
    pub const PUTSTATIC: u8 = 179;
    pub const GETFIELD: u8 = 180;
    pub const PUTFIELD: u8 = 181;
    pub const INVOKEVIRTUAL: u8 = 182;
    pub const INVOKESPECIAL: u8 = 183;
    pub const INVOKESTATIC: u8 = 184;
    pub const INVOKEINTERFACE: u8 = 185;
    pub const INVOKEDYNAMIC: u8 = 186;
    pub const NEW: u8 = 187;
    pub const ARRAYLENGTH: u8 = 190;
    pub const ATHROW: u8 = 191;
    pub const CHECKCAST: u8 = 192;
    pub const MONITORENTER: u8 = 194;
    pub const MONITOREXIT: u8 = 195;
    pub const WIDE: u8 = 196;
    pub const MULTIANEWARRAY: u8 = 197;
    pub const IFNULL: u8 = 198;
    pub const IFNONNULL: u8 = 199;
    pub const GOTO_W: u8 = 200;
}

/// `NullPointerException.getExtendedNPEMessage`: null when there is nothing helpful to say.
pub fn extended_message(vm: &mut Vm, args: Args) -> NativeResult {
    let backtrace: Ref = args.reference(0).get(vm.known.throwable_backtrace);
    let message = vm.recorded_trace(backtrace).first().and_then(|frame| message_at(*frame));
    match message {
        Some(message) => Ok(vm.new_string(&message)?.into()),
        None => Ok(Ref::NULL.into()),
    }
}

fn message_at(frame: TraceFrame) -> Option<String> {
    if frame.method.is_native() || frame.method.is_hidden {
        return None;
    }
    let code = Code { method: frame.method, bytes: frame.method.bytecode };
    let at = frame.bci as usize;
    let null_slot = code.null_slot(at)?;
    let mut message = code.failed_action(at)?;
    let stacks = code.simulate();
    let expressions = Expressions { code: &code, stacks };
    if let Some(cause) = expressions.describe(at, null_slot) {
        message.push_str(&cause);
    }
    Some(message)
}

/// The bytecode of a method, with its constants at hand.
struct Code {
    method: MethodPtr,
    bytes: &'static [u8],
}

impl Code {
    fn opcode(&self, at: usize) -> u8 {
        self.bytes[at]
    }

    fn u2(&self, at: usize) -> u16 {
        u2(self.bytes, at)
    }

    fn i4(&self, at: usize) -> i32 {
        i32::from_be_bytes([self.bytes[at], self.bytes[at + 1], self.bytes[at + 2], self.bytes[at + 3]])
    }

    fn constant(&self, at: usize) -> &Constant {
        &self.method.class.constants[self.u2(at) as usize]
    }

    fn member(&self, at: usize) -> Option<MemberRef> {
        match *self.constant(at + 1) {
            Constant::Field(member) | Constant::Method(member) | Constant::InterfaceMethod(member) => {
                Some(member)
            }
            _ => None,
        }
    }

    fn class_name(&self, member: MemberRef) -> Sym {
        match self.method.class.constants[member.class as usize] {
            Constant::Class(name) => name,
            _ => Sym::EMPTY,
        }
    }

    /// Which slot of the operand stack, counted from the top, the instruction needs non-null.
    /// None if it can't meet a null of its own, as the constructor call of `new …Exception()`.
    fn null_slot(&self, at: usize) -> Option<usize> {
        match self.opcode(at) {
            GETFIELD | ARRAYLENGTH | ATHROW | MONITORENTER | MONITOREXIT => Some(0),
            IALOAD..=SALOAD => Some(1),
            LASTORE | DASTORE => Some(3),
            IASTORE..=SASTORE => Some(2),
            PUTFIELD => Some(BasicType::of(self.member(at)?.descriptor.bytes()).slots()),
            INVOKEVIRTUAL | INVOKESPECIAL | INVOKEINTERFACE => {
                let member = self.member(at)?;
                (!member.name.is("<init>")).then(|| argument_slots(member.descriptor))
            }
            _ => None,
        }
    }

    fn failed_action(&self, at: usize) -> Option<String> {
        let array = |kind: u8| {
            ["int", "long", "float", "double", "object", "byte/boolean", "char", "short"][kind as usize]
        };
        Some(match self.opcode(at) {
            load @ IALOAD..=SALOAD => format!("Cannot load from {} array", array(load - IALOAD)),
            store @ IASTORE..=SASTORE => format!("Cannot store to {} array", array(store - IASTORE)),
            ARRAYLENGTH => "Cannot read the array length".into(),
            ATHROW => "Cannot throw exception".into(),
            MONITORENTER => "Cannot enter synchronized block".into(),
            MONITOREXIT => "Cannot exit synchronized block".into(),
            GETFIELD => format!("Cannot read field \"{}\"", self.member(at)?.name),
            PUTFIELD => format!("Cannot assign field \"{}\"", self.member(at)?.name),
            INVOKEVIRTUAL | INVOKESPECIAL | INVOKEINTERFACE => {
                format!("Cannot invoke \"{}\"", self.method_text(at)?)
            }
            _ => return None,
        })
    }

    /// `C.m(int, String)`
    fn method_text(&self, at: usize) -> Option<String> {
        let member = self.member(at)?;
        let parameters: Vec<String> =
            parameter_descriptors(member.descriptor.bytes()).map(|d| shorten(external_type(d))).collect();
        let class = class_text(self.class_name(member));
        Some(format!("{class}.{}({})", member.name, parameters.join(", ")))
    }

    fn length(&self, at: usize) -> usize {
        let aligned = (at + 4) & !3;
        match self.opcode(at) {
            BIPUSH | LDC | ILOAD..=ALOAD | ISTORE..=ASTORE | RET | 188 => 2,
            SIPUSH | 19 | LDC2_W | IINC | IFEQ..=168 | GETSTATIC..=INVOKESTATIC | NEW | 189 => 3,
            CHECKCAST | 193 | IFNULL | IFNONNULL => 3,
            MULTIANEWARRAY => 4,
            INVOKEINTERFACE | INVOKEDYNAMIC | GOTO_W | 201 => 5,
            WIDE if self.opcode(at + 1) == IINC => 6,
            WIDE => 4,
            TABLESWITCH => {
                let count = self.i4(aligned + 8) - self.i4(aligned + 4) + 1;
                aligned + 12 + count as usize * 4 - at
            }
            LOOKUPSWITCH => aligned + 8 + self.i4(aligned + 4) as usize * 8 - at,
            _ => 1,
        }
    }
}

fn argument_slots(descriptor: Sym) -> usize {
    parameter_descriptors(descriptor.bytes()).map(|d| BasicType::of(d).slots()).sum()
}

/// Object and String go without their package.
fn shorten(name: String) -> String {
    for known in ["java.lang.Object", "java.lang.String"] {
        if let Some(rest) = name.strip_prefix(known)
            && (rest.is_empty() || rest.starts_with('['))
        {
            return format!("{}{rest}", &known["java.lang.".len()..]);
        }
    }
    name
}

fn class_text(name: Sym) -> String {
    match name.bytes().first() {
        Some(b'[') => shorten(external_type(name.bytes())),
        _ => shorten(name.dotted()),
    }
}

// ---- Simulation

/// The operand stack before an instruction: for each slot the index of the instruction that
/// pushed it, None where several may have.
#[derive(Clone, Default)]
struct Stack {
    slots: Vec<Option<usize>>,
    /// Locals that were assigned, bit by bit.
    written: u64,
}

impl Stack {
    fn pop(&mut self, count: usize) {
        self.slots.truncate(self.slots.len().saturating_sub(count));
    }

    fn push(&mut self, at: usize, count: usize) {
        self.slots.extend(std::iter::repeat_n(Some(at), count));
    }

    fn push_type(&mut self, at: usize, descriptor: &[u8]) {
        self.push(at, BasicType::of(descriptor).slots());
    }

    /// Counted from the top.
    fn get(&self, slot: usize) -> Option<usize> {
        let index = self.slots.len().checked_sub(slot + 1)?;
        self.slots[index]
    }

    /// Copies the `count` topmost slots below the `under` ones that follow.
    fn duplicate(&mut self, count: usize, under: usize) {
        let Some(top) = self.slots.len().checked_sub(count) else { return };
        let Some(to) = top.checked_sub(under) else { return };
        let copy = self.slots[top..].to_vec();
        self.slots.splice(to..to, copy);
    }

    fn set_written(&mut self, local: usize) {
        if local < 64 {
            self.written |= 1 << local;
        }
    }

    /// Takes in what another path brings; true if that changed anything.
    fn merge(&mut self, other: &Stack) -> bool {
        let mut changed = self.written | other.written != self.written;
        self.written |= other.written;
        for (mine, theirs) in self.slots.iter_mut().zip(&other.slots) {
            if mine.is_some() && mine != theirs {
                *mine = None;
                changed = true;
            }
        }
        changed
    }
}

impl Code {
    /// The stack before every instruction that can be reached.
    fn simulate(&self) -> Vec<Option<Stack>> {
        let mut stacks: Vec<Option<Stack>> = vec![None; self.bytes.len()];
        let mut pending = Vec::new();
        let arrive = |stacks: &mut Vec<Option<Stack>>, pending: &mut Vec<usize>, to: usize, stack: &Stack| {
            let is_news = match stacks.get_mut(to) {
                None => false,
                Some(Some(known)) => known.merge(stack),
                Some(unknown) => {
                    *unknown = Some(stack.clone());
                    true
                }
            };
            if is_news {
                pending.push(to);
            }
        };
        arrive(&mut stacks, &mut pending, 0, &Stack::default());
        for handler in &self.method.exceptions {
            // Its exception counts as pushed by the handler itself.
            let handler = handler.handler as usize;
            arrive(&mut stacks, &mut pending, handler, &Stack { slots: vec![Some(handler)], written: 0 });
        }
        while let Some(at) = pending.pop() {
            let Some(mut stack) = stacks[at].clone() else { continue };
            let (targets, falls_through) = self.step(at, &mut stack);
            for target in targets {
                arrive(&mut stacks, &mut pending, target, &stack);
            }
            if falls_through {
                arrive(&mut stacks, &mut pending, at + self.length(at), &stack);
            }
        }
        stacks
    }

    /// Runs one instruction on the stack; answers where it may jump, and whether it goes on.
    fn step(&self, at: usize, stack: &mut Stack) -> (Vec<usize>, bool) {
        let wide = self.opcode(at) == WIDE;
        let opcode = if wide { self.opcode(at + 1) } else { self.opcode(at) };
        let jump = |offset: i32| (at as i64 + i64::from(offset)) as usize;
        match opcode {
            ACONST_NULL..=8 | 11..=13 | BIPUSH..=LDC | 19 => stack.push(at, 1),
            9 | 10 | 14 | 15 | LDC2_W => stack.push(at, 2),
            ILOAD..=ALOAD => stack.push(at, if matches!(opcode, 22 | 24) { 2 } else { 1 }),
            ILOAD_0..=ALOAD_3 => stack.push(at, if matches!(opcode, 30..=33 | 38..=41) { 2 } else { 1 }),
            IALOAD..=SALOAD => {
                stack.pop(2);
                stack.push(at, if matches!(opcode, 47 | 49) { 2 } else { 1 });
            }
            ISTORE..=ASTORE => {
                stack.set_written(if wide { self.u2(at + 2).into() } else { self.bytes[at + 1].into() });
                stack.pop(if matches!(opcode, 55 | 57) { 2 } else { 1 });
            }
            ISTORE_0..=ASTORE_3 => {
                stack.set_written(((opcode - ISTORE_0) % 4).into());
                stack.pop(if matches!(opcode, 63..=66 | 71..=74) { 2 } else { 1 });
            }
            IASTORE..=SASTORE => stack.pop(if matches!(opcode, LASTORE | DASTORE) { 4 } else { 3 }),
            87 => stack.pop(1),
            88 => stack.pop(2),
            89 => stack.duplicate(1, 0),
            90 => stack.duplicate(1, 1),
            91 => stack.duplicate(1, 2),
            92 => stack.duplicate(2, 0),
            93 => stack.duplicate(2, 1),
            94 => stack.duplicate(2, 2),
            95 => {
                let length = stack.slots.len();
                if length >= 2 {
                    stack.slots.swap(length - 1, length - 2);
                }
            }
            // Arithmetic of int and float, then of long and double.
            96..=115 | 120..=131 => {
                let is_wide = opcode % 2 == 1;
                let is_shift = matches!(opcode, 120..=125);
                let width = if is_wide { 2 } else { 1 };
                stack.pop(width + if is_shift { 1 } else { width });
                stack.push(at, width);
            }
            116..=119 => {
                let width = if opcode % 2 == 1 { 2 } else { 1 };
                stack.pop(width);
                stack.push(at, width);
            }
            133 | 135 | 140 | 141 => {
                stack.pop(1);
                stack.push(at, 2);
            }
            134 | 139 | 145..=147 => {
                stack.pop(1);
                stack.push(at, 1);
            }
            136 | 137 | 142 | 144 => {
                stack.pop(2);
                stack.push(at, 1);
            }
            138 | 143 => {
                stack.pop(2);
                stack.push(at, 2);
            }
            148 | 151 | 152 => {
                stack.pop(4);
                stack.push(at, 1);
            }
            149 | 150 => {
                stack.pop(2);
                stack.push(at, 1);
            }
            IFEQ..=158 | IFNULL | IFNONNULL => {
                stack.pop(1);
                return (vec![jump(self.u2(at + 1) as i16 as i32)], true);
            }
            159..=166 => {
                stack.pop(2);
                return (vec![jump(self.u2(at + 1) as i16 as i32)], true);
            }
            GOTO => return (vec![jump(self.u2(at + 1) as i16 as i32)], false),
            GOTO_W => return (vec![jump(self.i4(at + 1))], false),
            TABLESWITCH | LOOKUPSWITCH => {
                stack.pop(1);
                return (self.switch_offsets(at).into_iter().map(jump).collect(), false);
            }
            168 | RET | 172..=RETURN | ATHROW | 201 => return (Vec::new(), false),
            GETSTATIC..=PUTFIELD => {
                let descriptor = self.member(at).map_or(Sym::EMPTY, |member| member.descriptor);
                let value = BasicType::of(descriptor.bytes()).slots();
                stack.pop(match opcode {
                    GETSTATIC => 0,
                    GETFIELD => 1,
                    PUTSTATIC => value,
                    _ => value + 1,
                });
                if matches!(opcode, GETSTATIC | GETFIELD) {
                    stack.push(at, value);
                }
            }
            INVOKEVIRTUAL..=INVOKEDYNAMIC => {
                let descriptor = match *self.constant(at + 1) {
                    Constant::Method(member) | Constant::InterfaceMethod(member) => member.descriptor,
                    Constant::InvokeDynamic { descriptor, .. } => descriptor,
                    _ => return (Vec::new(), false),
                };
                let has_receiver = !matches!(opcode, INVOKESTATIC | INVOKEDYNAMIC);
                stack.pop(argument_slots(descriptor) + usize::from(has_receiver));
                stack.push_type(at, return_descriptor(descriptor.bytes()));
            }
            NEW => stack.push(at, 1),
            188..=ARRAYLENGTH | 193 => {
                stack.pop(1);
                stack.push(at, 1);
            }
            MONITORENTER | MONITOREXIT => stack.pop(1),
            MULTIANEWARRAY => {
                stack.pop(self.bytes[at + 3].into());
                stack.push(at, 1);
            }
            // Nothing moves: nop, iinc, checkcast.
            _ => {}
        }
        (Vec::new(), true)
    }

    fn switch_offsets(&self, at: usize) -> Vec<i32> {
        let base = (at + 4) & !3;
        let (first, step, count) = match self.opcode(at) {
            TABLESWITCH => (base + 12, 4, self.i4(base + 8) - self.i4(base + 4) + 1),
            _ => (base + 12, 8, self.i4(base + 4)),
        };
        let cases = (0..count as usize).map(|index| self.i4(first + index * step));
        std::iter::once(self.i4(base)).chain(cases).collect()
    }
}

// ---- Source expressions

struct Expressions<'a> {
    code: &'a Code,
    stacks: Vec<Option<Stack>>,
}

impl Expressions<'_> {
    /// ` because "…" is null`
    fn describe(&self, at: usize, slot: usize) -> Option<String> {
        let source = self.stacks[at].as_ref()?.get(slot)?;
        let is_call = matches!(self.code.opcode(source), INVOKEVIRTUAL..=INVOKEINTERFACE);
        let prefix = if is_call { " because the return value of \"" } else { " because \"" };
        let expression = self.expression(at, slot, DETAIL_MAX)?;
        Some(format!("{prefix}{expression}\" is null"))
    }

    /// What was pushed into `slot` of the stack before the instruction at `at`.
    fn expression(&self, at: usize, slot: usize, detail: usize) -> Option<String> {
        if detail == 0 {
            return None;
        }
        let stack = self.stacks[at].as_ref()?;
        let source = stack.get(slot)?;
        let code = self.code;
        let wide = code.opcode(source) == WIDE;
        let opcode = if wide { code.opcode(source + 1) } else { code.opcode(source) };
        match opcode {
            ILOAD | ALOAD => {
                let local = if wide { code.u2(source + 2).into() } else { code.bytes[source + 1].into() };
                Some(self.local(source, local))
            }
            ILOAD_0..=29 => Some(self.local(source, (opcode - ILOAD_0).into())),
            ALOAD_0..=ALOAD_3 => Some(self.local(source, (opcode - ALOAD_0).into())),
            ACONST_NULL => Some("null".into()),
            ICONST_M1..=ICONST_5 => Some((i32::from(opcode) - i32::from(ICONST_0)).to_string()),
            BIPUSH => Some((code.bytes[source + 1] as i8).to_string()),
            SIPUSH => Some((code.u2(source + 1) as i16).to_string()),
            GETSTATIC => {
                let member = code.member(source)?;
                Some(format!("{}.{}", class_text(code.class_name(member)), member.name))
            }
            GETFIELD => {
                let name = code.member(source)?.name;
                match self.expression(source, 0, detail - 1) {
                    Some(object) => Some(format!("{object}.{name}")),
                    None => Some(name.to_string()),
                }
            }
            INVOKEVIRTUAL..=INVOKEINTERFACE => code.method_text(source),
            IALOAD | AALOAD => {
                let array = self.expression(source, 1, detail - 1).unwrap_or_else(|| "<array>".into());
                let index = self.expression(source, 0, detail).unwrap_or_else(|| "...".into());
                Some(format!("{array}[{index}]"))
            }
            _ => None,
        }
    }

    /// The name of a local variable, as good as it is known.
    fn local(&self, at: usize, local: usize) -> String {
        let method = self.code.method;
        if let Some(name) = self.local_variable_name(at, local) {
            return name;
        }
        let was_written =
            self.stacks[at].as_ref().is_none_or(|stack| local < 64 && stack.written >> local & 1 != 0);
        let mut next = usize::from(!method.is_static());
        if local < next && !was_written {
            return "this".into();
        }
        for (index, descriptor) in parameter_descriptors(method.descriptor.bytes()).enumerate() {
            let slots = BasicType::of(descriptor).slots();
            if (next..next + slots).contains(&local) && !was_written {
                return format!("<parameter{}>", index + 1);
            }
            next += slots;
        }
        format!("<local{local}>")
    }

    fn local_variable_name(&self, at: usize, local: usize) -> Option<String> {
        let method = self.code.method;
        let table = method.code_attribute("LocalVariableTable")?;
        let entry = table[2..].chunks_exact(10).find(|entry| {
            let start = u2(entry, 0) as usize;
            u2(entry, 8) as usize == local && (start..start + u2(entry, 2) as usize).contains(&at)
        })?;
        Some(super::objects::utf8_constant(method.class, u2(entry, 4))?.to_string())
    }
}
