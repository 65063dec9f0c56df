//! Types of locals and operands, and the frames of a StackMapTable
//! ([JVMS 4.7.4](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.7.4)).

use std::collections::BTreeMap;

use super::{Checked, reject};
use crate::classfile::{Constant, FormatError, Reader};
use crate::metadata::*;
use crate::symbol::Sym;

/// What a slot holds. Longs and doubles take two: the value, then its tail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Type {
    /// Nothing that could be used.
    Top,
    /// Also boolean, byte, char and short.
    Int,
    Float,
    Long,
    LongTail,
    Double,
    DoubleTail,
    Null,
    /// `this` before the superclass's constructor ran.
    UninitializedThis,
    /// What `new` at this bytecode index made, before its constructor ran.
    Uninitialized(u16),
    /// An instance of the class, interface or array type of this name.
    Object(Sym),
}

impl Type {
    pub fn of_descriptor(descriptor: &[u8]) -> Type {
        match descriptor[0] {
            b'L' => Type::Object(Sym::from_bytes(&descriptor[1..descriptor.len() - 1])),
            b'[' => Type::Object(Sym::from_bytes(descriptor)),
            b'J' => Type::Long,
            b'D' => Type::Double,
            b'F' => Type::Float,
            b'V' => Type::Top,
            _ => Type::Int,
        }
    }

    pub fn tail(self) -> Option<Type> {
        match self {
            Type::Long => Some(Type::LongTail),
            Type::Double => Some(Type::DoubleTail),
            _ => None,
        }
    }

    pub fn is_tail(self) -> bool {
        matches!(self, Type::LongTail | Type::DoubleTail)
    }

    pub fn is_reference(self) -> bool {
        matches!(self, Type::Null | Type::Object(_) | Type::UninitializedThis | Type::Uninitialized(_))
    }
}

impl std::fmt::Display for Type {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Type::Top => f.write_str("top"),
            Type::Int => f.write_str("integer"),
            Type::Float => f.write_str("float"),
            Type::Long => f.write_str("long"),
            Type::LongTail => f.write_str("long_2nd"),
            Type::Double => f.write_str("double"),
            Type::DoubleTail => f.write_str("double_2nd"),
            Type::Null => f.write_str("null"),
            Type::UninitializedThis => f.write_str("uninitializedThis"),
            Type::Uninitialized(bci) => write!(f, "uninitialized {bci}"),
            Type::Object(name) => write!(f, "'{name}'"),
        }
    }
}

/// The types at one bytecode index.
#[derive(Clone, PartialEq, Default)]
pub struct Frame {
    pub locals: Vec<Type>,
    pub operands: Vec<Type>,
    /// In a constructor that has not called another one yet.
    pub is_this_uninitialized: bool,
}

impl Frame {
    /// From types as a StackMapTable lists them, without tails.
    fn new(locals: &[Type], operands: &[Type], method: MethodPtr) -> Checked<Frame> {
        let with_tails = |types: &[Type]| -> Vec<Type> {
            types.iter().flat_map(|&one| std::iter::once(one).chain(one.tail())).collect()
        };
        let (mut locals, operands) = (with_tails(locals), with_tails(operands));
        if locals.len() > method.max_locals as usize || operands.len() > method.max_stack as usize {
            return reject(
                "StackMapTable error: bad offset",
                "A frame has more locals or operands than the method",
            );
        }
        locals.resize(method.max_locals as usize, Type::Top);
        let is_this_uninitialized = locals.contains(&Type::UninitializedThis);
        Ok(Frame { locals, operands, is_this_uninitialized })
    }

    /// At the entry of a method.
    pub fn entry(this: Sym, method: MethodPtr) -> Checked<Frame> {
        Frame::new(&arguments(this, method), &[], method)
    }

    /// As `VerifyError` prints it.
    pub fn describe(&self, bci: usize) -> String {
        let list = |types: &[Type]| -> String {
            let texts: Vec<String> = types.iter().map(Type::to_string).collect();
            texts.join(", ")
        };
        let live = self.locals.iter().rposition(|&one| one != Type::Top).map_or(0, |last| last + 1);
        let flags = if self.is_this_uninitialized { "flagThisUninit " } else { "" };
        format!(
            "    bci: @{bci}\n    flags: {{ {flags}}}\n    locals: {{ {} }}\n    stack: {{ {} }}",
            list(&self.locals[..live]),
            list(&self.operands)
        )
    }
}

/// The types of receiver and parameters.
fn arguments(this: Sym, method: MethodPtr) -> Vec<Type> {
    let mut types = Vec::new();
    if method.is_constructor() && !this.is("java/lang/Object") {
        types.push(Type::UninitializedThis);
    } else if !method.is_static() {
        types.push(Type::Object(this));
    }
    types.extend(parameter_descriptors(method.descriptor.bytes()).map(Type::of_descriptor));
    types
}

/// The frames that a method declares, by bytecode index.
pub fn declared_frames(class: ClassPtr, this: Sym, method: MethodPtr) -> Checked<BTreeMap<usize, Frame>> {
    let mut frames = BTreeMap::new();
    let Some(bytes) = method.code_attribute("StackMapTable") else { return Ok(frames) };
    let mut table = Table { reader: Reader::new(bytes), class };
    let mut locals = arguments(this, method);
    let mut next = 0;
    for _ in 0..table.u2()? {
        let tag = table.u1()?;
        let mut operands = Vec::new();
        let delta = match tag {
            0..=63 => tag as usize,
            64..=127 => {
                operands.push(table.a_type()?);
                tag as usize - 64
            }
            247 => {
                let delta = table.u2()?;
                operands.push(table.a_type()?);
                delta
            }
            248..=250 => {
                let dropped = 251 - tag as usize;
                if dropped > locals.len() {
                    return malformed();
                }
                locals.truncate(locals.len() - dropped);
                table.u2()?
            }
            251 => table.u2()?,
            252..=254 => {
                let delta = table.u2()?;
                for _ in 251..tag {
                    locals.push(table.a_type()?);
                }
                delta
            }
            255 => {
                let delta = table.u2()?;
                locals = table.types()?;
                operands = table.types()?;
                delta
            }
            _ => return malformed(),
        };
        let bci = next + delta;
        next = bci + 1;
        frames.insert(bci, Frame::new(&locals, &operands, method)?);
    }
    Ok(frames)
}

fn malformed<T>() -> Checked<T> {
    reject("StackMapTable format error", "The StackMapTable attribute is malformed")
}

struct Table {
    reader: Reader,
    class: ClassPtr,
}

impl Table {
    fn u1(&mut self) -> Checked<u8> {
        self.reader.u1().or_else(|_: FormatError| malformed())
    }

    fn u2(&mut self) -> Checked<usize> {
        self.reader.u2().map(usize::from).or_else(|_| malformed())
    }

    fn types(&mut self) -> Checked<Vec<Type>> {
        (0..self.u2()?).map(|_| self.a_type()).collect()
    }

    fn a_type(&mut self) -> Checked<Type> {
        Ok(match self.u1()? {
            0 => Type::Top,
            1 => Type::Int,
            2 => Type::Float,
            3 => Type::Double,
            4 => Type::Long,
            5 => Type::Null,
            6 => Type::UninitializedThis,
            7 => {
                let index = self.u2()? as u16;
                match self.class.constant(index) {
                    Constant::Class(name) => Type::Object(name),
                    _ => return malformed(),
                }
            }
            8 => Type::Uninitialized(self.u2()? as u16),
            _ => return malformed(),
        })
    }
}
