//! Format checking ([JVMS 4.8](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.8)):
//! names, descriptors, references between constants, and the lengths of the attributes that the
//! VM reads.

use std::collections::HashSet;

use crate::classfile::{Attribute, ClassFile, Constant, FormatError, Member, Reader, format_error, utf8};
use crate::metadata::access;
use crate::symbol::Sym;

type Checked = Result<(), FormatError>;

pub fn check_format(file: &ClassFile) -> Checked {
    Format { file }.check()
}

struct Format<'a> {
    file: &'a ClassFile,
}

impl Format<'_> {
    fn check(&self) -> Checked {
        for &constant in &self.file.constants {
            self.check_constant(constant)?;
        }
        if self.file.name.bytes()[0] == b'[' {
            return self.error(format!("Bad class name \"{}\"", self.file.name));
        }
        let is_interface = self.file.flags & access::INTERFACE != 0;
        let kinds = self.file.flags & (access::FINAL | access::ABSTRACT);
        if kinds == access::FINAL | access::ABSTRACT || is_interface && kinds != access::ABSTRACT {
            return self.error(format!("Illegal class modifiers: 0x{:x}", self.file.flags));
        }
        let mut seen = HashSet::new();
        if let Some(repeated) = self.file.interfaces.iter().find(|name| !seen.insert(**name)) {
            return self.error(format!("Duplicate interface name \"{repeated}\""));
        }
        self.check_members(&self.file.fields, "field")?;
        self.check_members(&self.file.methods, "method")?;
        self.check_attributes(&self.file.attributes)
    }

    /// The class file's name ends every message.
    fn error(&self, problem: impl std::fmt::Display) -> Checked {
        Err(format_error(format!("{problem} in class file {}", self.file.name)))
    }

    fn check_constant(&self, constant: Constant) -> Checked {
        match constant {
            Constant::Utf8(text) if !is_modified_utf8(text.bytes()) => {
                self.error("Illegal UTF8 string in constant pool")
            }
            Constant::Class(name) if !is_class_name(name.bytes()) => {
                self.error(format!("Illegal class name \"{name}\""))
            }
            Constant::Field(member) => self.check_field(member.name, member.descriptor),
            Constant::Method(member) | Constant::InterfaceMethod(member) => {
                self.check_method(member.name, member.descriptor)
            }
            Constant::MethodType(descriptor) => self.check_method_descriptor(descriptor),
            Constant::MethodHandle { kind, reference } => {
                let target = self.file.constants.get(reference as usize);
                let fits = match kind {
                    1..=4 => matches!(target, Some(Constant::Field(_))),
                    5 | 8 => matches!(target, Some(Constant::Method(_))),
                    6 | 7 => matches!(target, Some(Constant::Method(_) | Constant::InterfaceMethod(_))),
                    9 => matches!(target, Some(Constant::InterfaceMethod(_))),
                    _ => false,
                };
                if fits {
                    Ok(())
                } else {
                    self.error(format!("Bad method handle kind at constant pool index {reference}"))
                }
            }
            Constant::Dynamic { name, descriptor, .. } => self.check_field(name, descriptor),
            Constant::InvokeDynamic { name, descriptor, .. } => self.check_method(name, descriptor),
            _ => Ok(()),
        }
    }

    fn check_field(&self, name: Sym, descriptor: Sym) -> Checked {
        if !is_unqualified(name.bytes()) {
            return self.error(format!("Illegal field name \"{name}\""));
        }
        if field_descriptor(descriptor.bytes()) != Some(descriptor.bytes().len()) {
            return self.error(format!("Field \"{name}\" has illegal signature \"{descriptor}\""));
        }
        Ok(())
    }

    fn check_method(&self, name: Sym, descriptor: Sym) -> Checked {
        let text = name.bytes();
        let is_special = matches!(text, b"<init>" | b"<clinit>");
        if !is_special && (!is_unqualified(text) || text.iter().any(|b| matches!(b, b'<' | b'>'))) {
            return self.error(format!("Illegal method name \"{name}\""));
        }
        self.check_method_descriptor(descriptor)?;
        if text == b"<init>" && !descriptor.bytes().ends_with(b")V") {
            return self.error(format!("Method \"{name}\" has illegal signature \"{descriptor}\""));
        }
        Ok(())
    }

    fn check_method_descriptor(&self, descriptor: Sym) -> Checked {
        match argument_slots(descriptor.bytes()) {
            Some(0..=254) => Ok(()),
            Some(_) => self.error("Too many arguments in method signature"),
            None => self.error(format!("Method has illegal signature \"{descriptor}\"")),
        }
    }

    fn check_members(&self, members: &[Member], kind: &str) -> Checked {
        let mut seen = HashSet::new();
        for member in members {
            match kind {
                "field" => self.check_field(member.name, member.descriptor)?,
                _ => self.check_method(member.name, member.descriptor)?,
            }
            if !seen.insert((member.name, member.descriptor)) {
                return self.error(format!(
                    "Duplicate {kind} name \"{}\" with signature \"{}\"",
                    member.name, member.descriptor
                ));
            }
            let visibility = member.flags & (access::PUBLIC | access::PRIVATE | access::PROTECTED);
            if visibility.count_ones() > 1 {
                return self.error(format!("Illegal {kind} modifiers: 0x{:x}", member.flags));
            }
            self.check_attributes(&member.attributes)?;
            for attribute in &member.attributes {
                if attribute.name.is("ConstantValue") {
                    self.check_constant_value(member, attribute)?;
                } else if attribute.name.is("Code") {
                    let code = crate::classfile::parse_code(attribute.bytes, &self.file.constants)?;
                    self.check_attributes(&code.attributes)?;
                }
            }
        }
        Ok(())
    }

    fn check_constant_value(&self, field: &Member, attribute: &Attribute) -> Checked {
        let index = u16::from_be_bytes([attribute.bytes[0], attribute.bytes[1]]);
        let fits = matches!(
            (self.file.constants.get(index as usize), field.descriptor.bytes()),
            (Some(Constant::Integer(_)), b"I" | b"S" | b"C" | b"B" | b"Z")
                | (Some(Constant::Long(_)), b"J")
                | (Some(Constant::Float(_)), b"F")
                | (Some(Constant::Double(_)), b"D")
                | (Some(Constant::String(_)), b"Ljava/lang/String;")
        );
        if fits { Ok(()) } else { self.error(format!("Bad initial value index {index} in ConstantValue")) }
    }

    /// Lengths: bytes before the entries and bytes of each, counted by the first of them.
    fn check_attributes(&self, attributes: &[Attribute]) -> Checked {
        for attribute in attributes {
            let bytes = attribute.bytes;
            let table = |entry: usize| {
                bytes.len() >= 2
                    && bytes.len() == 2 + u16::from_be_bytes([bytes[0], bytes[1]]) as usize * entry
            };
            let fits = match attribute.name.bytes() {
                b"ConstantValue" | b"NestHost" | b"Signature" | b"SourceFile" => bytes.len() == 2,
                b"EnclosingMethod" => bytes.len() == 4,
                b"NestMembers" | b"PermittedSubclasses" | b"Exceptions" => table(2),
                b"LineNumberTable" => table(4),
                b"InnerClasses" => table(8),
                b"LocalVariableTable" | b"LocalVariableTypeTable" => table(10),
                b"MethodParameters" => {
                    bytes.first().is_some_and(|&count| bytes.len() == 1 + count as usize * 4)
                }
                b"Record" => self.is_record(bytes).is_ok_and(|complete| complete),
                _ => true,
            };
            if !fits {
                return self.error(format!("{} attribute has incorrect length", attribute.name));
            }
        }
        Ok(())
    }

    fn is_record(&self, bytes: &'static [u8]) -> Result<bool, FormatError> {
        let mut reader = Reader::new(bytes);
        for _ in 0..reader.u2()? {
            let (name, descriptor) = (reader.u2()?, reader.u2()?);
            self.check_field(utf8(&self.file.constants, name)?, utf8(&self.file.constants, descriptor)?)?;
            self.check_attributes(&crate::classfile::parse_attributes(&mut reader, &self.file.constants)?)?;
        }
        Ok(reader.is_at_end())
    }
}

/// [JVMS 4.4.7](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.4.7)
fn is_modified_utf8(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let is_tail = |byte: &u8| byte & 0xc0 == 0x80;
    loop {
        rest = match rest {
            [] => return true,
            [1..=0x7f, rest @ ..] => rest,
            [0xc0..=0xdf, a, rest @ ..] if is_tail(a) => rest,
            [0xe0..=0xef, a, b, rest @ ..] if is_tail(a) && is_tail(b) => rest,
            _ => return false,
        };
    }
}

/// [JVMS 4.2.2](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.2.2)
fn is_unqualified(name: &[u8]) -> bool {
    !name.is_empty() && !name.iter().any(|b| matches!(b, b'.' | b';' | b'[' | b'/'))
}

/// A class in internal form, or the descriptor of an array.
fn is_class_name(name: &[u8]) -> bool {
    match name.first() {
        Some(b'[') => field_descriptor(name) == Some(name.len()),
        _ => name.split(|&b| b == b'/').all(is_unqualified),
    }
}

/// The length of the field descriptor that `text` begins with.
fn field_descriptor(text: &[u8]) -> Option<usize> {
    let dimensions = text.iter().take_while(|&&b| b == b'[').count();
    if dimensions > 255 {
        return None;
    }
    match text.get(dimensions)? {
        b'B' | b'C' | b'D' | b'F' | b'I' | b'J' | b'S' | b'Z' => Some(dimensions + 1),
        b'L' => {
            let name = &text[dimensions + 1..];
            let end = name.iter().position(|&b| b == b';')?;
            is_class_name(&name[..end]).then_some(dimensions + end + 2).filter(|_| name[0] != b'[')
        }
        _ => None,
    }
}

/// The slots of a method descriptor's parameters; None if it is not one.
fn argument_slots(text: &[u8]) -> Option<usize> {
    let mut rest = text.strip_prefix(b"(")?;
    let mut slots = 0;
    while rest.first()? != &b')' {
        let length = field_descriptor(rest)?;
        slots += if matches!(rest[0], b'J' | b'D') { 2 } else { 1 };
        rest = &rest[length..];
    }
    let result = &rest[1..];
    (result == b"V" || field_descriptor(result) == Some(result.len())).then_some(slots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptors_are_parsed_to_their_end() {
        assert_eq!(argument_slots(b"(I[[JLjava/lang/String;D)V"), Some(5));
        for wrong in ["", "()", "(V)V", "(Ljava/lang/String)V", "(L;)V", "(I)VV", "([)V", "(I", "(L[I;)V"] {
            assert_eq!(argument_slots(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn names_have_no_empty_part() {
        assert!(is_class_name(b"java/lang/String") && is_class_name(b"[[I") && is_class_name(b"A$B"));
        assert!(
            !is_class_name(b"java//String")
                && !is_class_name(b"")
                && !is_class_name(b"[V")
                && !is_class_name(b"a.b")
        );
    }
}
