//! Parser of class files ([JVMS 4](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html)).
//!
//! The bytes are borrowed for ever: they lie in the class bundle or were copied when Java code
//! defined the class, so attributes and bytecode stay slices.

use crate::symbol::Sym;

/// The newest version this VM runs, and the oldest.
pub const MAX_MAJOR: u16 = 69;
pub const MIN_MAJOR: u16 = 45;
/// Minor version of classes that use preview features.
pub const PREVIEW_MINOR: u16 = 0xffff;

pub struct ClassFile {
    pub minor_version: u16,
    pub major_version: u16,
    pub constants: Vec<Constant>,
    pub flags: u16,
    pub name: Sym,
    pub this_class: u16,
    pub super_name: Option<Sym>,
    pub interfaces: Vec<Sym>,
    pub fields: Vec<Member>,
    pub methods: Vec<Member>,
    pub attributes: Vec<Attribute>,
}

/// [JVMS 4.4](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.4), with names
/// already followed to their symbols.
#[derive(Clone, Copy, Debug)]
pub enum Constant {
    /// Index 0 and the second half of a long or double.
    Unusable,
    Utf8(Sym),
    Integer(i32),
    Float(f32),
    Long(i64),
    Double(f64),
    Class(Sym),
    String(Sym),
    Field(MemberRef),
    Method(MemberRef),
    InterfaceMethod(MemberRef),
    NameAndType {
        name: Sym,
        descriptor: Sym,
    },
    MethodHandle {
        kind: u8,
        reference: u16,
    },
    MethodType(Sym),
    Dynamic {
        bootstrap: u16,
        name: Sym,
        descriptor: Sym,
    },
    InvokeDynamic {
        bootstrap: u16,
        name: Sym,
        descriptor: Sym,
    },
    Module(Sym),
    Package(Sym),
}

#[derive(Clone, Copy, Debug)]
pub struct MemberRef {
    /// Index of the Class constant.
    pub class: u16,
    pub name: Sym,
    pub descriptor: Sym,
}

/// A field or method ([JVMS 4.5](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.5), 4.6).
pub struct Member {
    pub flags: u16,
    pub name: Sym,
    pub descriptor: Sym,
    pub attributes: Vec<Attribute>,
}

#[derive(Clone, Copy)]
pub struct Attribute {
    pub name: Sym,
    pub bytes: &'static [u8],
}

/// [JVMS 4.7.3](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.7.3)
pub struct Code {
    pub max_stack: u16,
    pub max_locals: u16,
    pub bytecode: &'static [u8],
    pub exceptions: Vec<ExceptionEntry>,
    pub attributes: Vec<Attribute>,
}

#[derive(Clone, Copy)]
pub struct ExceptionEntry {
    pub start: u16,
    pub end: u16,
    pub handler: u16,
    /// Class constant, or 0 for any exception.
    pub catch_type: u16,
}

/// [JVMS 4.7.23](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.7.23)
pub struct BootstrapMethod {
    pub method_handle: u16,
    pub arguments: Vec<u16>,
}

/// What is wrong with a class file, and the error class that reports it.
#[derive(Debug)]
pub struct FormatError {
    pub error: &'static str,
    pub message: String,
}

pub fn format_error(message: impl Into<String>) -> FormatError {
    FormatError { error: "java/lang/ClassFormatError", message: message.into() }
}

/// A cursor over class file bytes. Reads past the end give an error.
pub struct Reader {
    bytes: &'static [u8],
    position: usize,
}

impl Reader {
    pub fn new(bytes: &'static [u8]) -> Reader {
        Reader { bytes, position: 0 }
    }

    pub fn take(&mut self, length: usize) -> Result<&'static [u8], FormatError> {
        let slice = self
            .bytes
            .get(self.position..self.position.saturating_add(length))
            .ok_or_else(|| format_error("Truncated class file"))?;
        self.position += length;
        Ok(slice)
    }

    pub fn u1(&mut self) -> Result<u8, FormatError> {
        Ok(self.take(1)?[0])
    }
    pub fn u2(&mut self) -> Result<u16, FormatError> {
        Ok(u16::from_be_bytes(self.take(2)?.try_into().unwrap()))
    }
    pub fn u4(&mut self) -> Result<u32, FormatError> {
        Ok(u32::from_be_bytes(self.take(4)?.try_into().unwrap()))
    }
    fn u8(&mut self) -> Result<u64, FormatError> {
        Ok(u64::from_be_bytes(self.take(8)?.try_into().unwrap()))
    }
    pub fn is_at_end(&self) -> bool {
        self.position == self.bytes.len()
    }
}

/// Constants as they stand in the file: indices not yet followed.
enum Raw {
    Done(Constant),
    Class(u16),
    String(u16),
    MethodType(u16),
    Module(u16),
    Package(u16),
    NameAndType(u16, u16),
    Member(u8, u16, u16),
    Dynamic(u8, u16, u16),
}

pub fn parse(bytes: &'static [u8]) -> Result<ClassFile, FormatError> {
    let mut reader = Reader::new(bytes);
    let magic = reader.u4()?;
    if magic != 0xcafe_babe {
        return Err(format_error(format!("Incompatible magic value {magic} in class file")));
    }
    let minor_version = reader.u2()?;
    let major_version = reader.u2()?;
    let constants = parse_constants(&mut reader)?;
    let flags = reader.u2()?;
    let this_class = reader.u2()?;
    let name = class_name(&constants, this_class)?;
    check_version(name, major_version, minor_version)?;
    let super_class = reader.u2()?;
    let super_name = match super_class {
        0 if name.is("java/lang/Object") || flags & crate::metadata::access::MODULE != 0 => None,
        0 => return Err(format_error(format!("Invalid superclass index 0 in class file {name}"))),
        index => Some(class_name(&constants, index)?),
    };
    let interface_count = reader.u2()?;
    let interfaces =
        (0..interface_count).map(|_| class_name(&constants, reader.u2()?)).collect::<Result<_, _>>()?;
    let fields = parse_members(&mut reader, &constants)?;
    let methods = parse_members(&mut reader, &constants)?;
    let attributes = parse_attributes(&mut reader, &constants)?;
    if !reader.is_at_end() {
        return Err(format_error(format!("Extra bytes at the end of class file {name}")));
    }
    Ok(ClassFile {
        minor_version,
        major_version,
        constants,
        flags,
        name,
        this_class,
        super_name,
        interfaces,
        fields,
        methods,
        attributes,
    })
}

fn check_version(name: Sym, major: u16, minor: u16) -> Result<(), FormatError> {
    let problem = if major > MAX_MAJOR {
        format!(
            "{name} has been compiled by a more recent version of the Java Runtime (class file version {major}.{minor}), \
             this version of the Java Runtime only recognizes class file versions up to {MAX_MAJOR}.0"
        )
    } else if major < MIN_MAJOR {
        format!("{name} (class file version {major}.{minor}) was compiled with an invalid major version")
    } else if minor == PREVIEW_MINOR && major == MAX_MAJOR {
        format!(
            "Preview features are not enabled for {name} (class file version {major}.{minor}). Try running with '--enable-preview'"
        )
    } else {
        return Ok(());
    };
    Err(FormatError { error: "java/lang/UnsupportedClassVersionError", message: problem })
}

fn parse_constants(reader: &mut Reader) -> Result<Vec<Constant>, FormatError> {
    let count = reader.u2()? as usize;
    let mut raw = vec![Raw::Done(Constant::Unusable)];
    while raw.len() < count {
        let tag = reader.u1()?;
        raw.push(match tag {
            1 => {
                let length = reader.u2()? as usize;
                Raw::Done(Constant::Utf8(Sym::from_bytes(reader.take(length)?)))
            }
            3 => Raw::Done(Constant::Integer(reader.u4()? as i32)),
            4 => Raw::Done(Constant::Float(f32::from_bits(reader.u4()?))),
            5 => Raw::Done(Constant::Long(reader.u8()? as i64)),
            6 => Raw::Done(Constant::Double(f64::from_bits(reader.u8()?))),
            7 => Raw::Class(reader.u2()?),
            8 => Raw::String(reader.u2()?),
            9..=11 => Raw::Member(tag, reader.u2()?, reader.u2()?),
            12 => Raw::NameAndType(reader.u2()?, reader.u2()?),
            15 => Raw::Done(Constant::MethodHandle { kind: reader.u1()?, reference: reader.u2()? }),
            16 => Raw::MethodType(reader.u2()?),
            17 | 18 => Raw::Dynamic(tag, reader.u2()?, reader.u2()?),
            19 => Raw::Module(reader.u2()?),
            20 => Raw::Package(reader.u2()?),
            _ => return Err(format_error(format!("Unknown constant tag {tag} in class file"))),
        });
        if tag == 5 || tag == 6 {
            raw.push(Raw::Done(Constant::Unusable));
        }
    }
    let utf8 = |index: u16| match raw.get(index as usize) {
        Some(Raw::Done(Constant::Utf8(sym))) => Ok(*sym),
        _ => Err(format_error(format!("Invalid constant pool index {index} in class file"))),
    };
    let name_and_type = |index: u16| match raw.get(index as usize) {
        Some(Raw::NameAndType(name, descriptor)) => Ok((utf8(*name)?, utf8(*descriptor)?)),
        _ => Err(format_error(format!("Invalid constant pool index {index} in class file"))),
    };
    raw.iter()
        .map(|constant| {
            Ok(match *constant {
                Raw::Done(constant) => constant,
                Raw::Class(name) => Constant::Class(utf8(name)?),
                Raw::String(text) => Constant::String(utf8(text)?),
                Raw::MethodType(descriptor) => Constant::MethodType(utf8(descriptor)?),
                Raw::Module(name) => Constant::Module(utf8(name)?),
                Raw::Package(name) => Constant::Package(utf8(name)?),
                Raw::NameAndType(name, descriptor) => {
                    Constant::NameAndType { name: utf8(name)?, descriptor: utf8(descriptor)? }
                }
                Raw::Member(tag, class, nat) => {
                    let (name, descriptor) = name_and_type(nat)?;
                    if !matches!(raw.get(class as usize), Some(Raw::Class(_))) {
                        return Err(format_error(format!(
                            "Invalid constant pool index {class} in class file"
                        )));
                    }
                    let member = MemberRef { class, name, descriptor };
                    match tag {
                        9 => Constant::Field(member),
                        10 => Constant::Method(member),
                        _ => Constant::InterfaceMethod(member),
                    }
                }
                Raw::Dynamic(tag, bootstrap, nat) => {
                    let (name, descriptor) = name_and_type(nat)?;
                    match tag {
                        17 => Constant::Dynamic { bootstrap, name, descriptor },
                        _ => Constant::InvokeDynamic { bootstrap, name, descriptor },
                    }
                }
            })
        })
        .collect()
}

fn class_name(constants: &[Constant], index: u16) -> Result<Sym, FormatError> {
    match constants.get(index as usize) {
        Some(Constant::Class(name)) => Ok(*name),
        _ => Err(format_error(format!("Invalid class index {index} in constant pool"))),
    }
}

pub fn utf8(constants: &[Constant], index: u16) -> Result<Sym, FormatError> {
    match constants.get(index as usize) {
        Some(Constant::Utf8(text)) => Ok(*text),
        _ => Err(format_error(format!("Invalid constant pool index {index} in class file"))),
    }
}

fn parse_members(reader: &mut Reader, constants: &[Constant]) -> Result<Vec<Member>, FormatError> {
    let count = reader.u2()?;
    (0..count)
        .map(|_| {
            Ok(Member {
                flags: reader.u2()?,
                name: utf8(constants, reader.u2()?)?,
                descriptor: utf8(constants, reader.u2()?)?,
                attributes: parse_attributes(reader, constants)?,
            })
        })
        .collect()
}

pub fn parse_attributes(reader: &mut Reader, constants: &[Constant]) -> Result<Vec<Attribute>, FormatError> {
    let count = reader.u2()?;
    (0..count)
        .map(|_| {
            let name = utf8(constants, reader.u2()?)?;
            let length = reader.u4()? as usize;
            Ok(Attribute { name, bytes: reader.take(length)? })
        })
        .collect()
}

pub fn parse_code(bytes: &'static [u8], constants: &[Constant]) -> Result<Code, FormatError> {
    let mut reader = Reader::new(bytes);
    let max_stack = reader.u2()?;
    let max_locals = reader.u2()?;
    let length = reader.u4()? as usize;
    if length == 0 || length >= 65536 {
        return Err(format_error(format!("Invalid method Code length {length} in class file")));
    }
    let bytecode = reader.take(length)?;
    let handler_count = reader.u2()?;
    let exceptions = (0..handler_count)
        .map(|_| {
            Ok(ExceptionEntry {
                start: reader.u2()?,
                end: reader.u2()?,
                handler: reader.u2()?,
                catch_type: reader.u2()?,
            })
        })
        .collect::<Result<_, FormatError>>()?;
    Ok(Code {
        max_stack,
        max_locals,
        bytecode,
        exceptions,
        attributes: parse_attributes(&mut reader, constants)?,
    })
}

pub fn parse_bootstrap_methods(bytes: &'static [u8]) -> Result<Vec<BootstrapMethod>, FormatError> {
    let mut reader = Reader::new(bytes);
    let count = reader.u2()?;
    (0..count)
        .map(|_| {
            let method_handle = reader.u2()?;
            let argument_count = reader.u2()?;
            let arguments = (0..argument_count).map(|_| reader.u2()).collect::<Result<_, _>>()?;
            Ok(BootstrapMethod { method_handle, arguments })
        })
        .collect()
}

/// The types of the annotations in a RuntimeVisibleAnnotations attribute
/// ([JVMS 4.7.16](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.7.16)).
pub fn annotation_types(bytes: &'static [u8], constants: &[Constant]) -> Vec<Sym> {
    fn skip_annotation(reader: &mut Reader) -> Result<u16, FormatError> {
        let type_index = reader.u2()?;
        for _ in 0..reader.u2()? {
            reader.u2()?;
            skip_value(reader)?;
        }
        Ok(type_index)
    }
    fn skip_value(reader: &mut Reader) -> Result<(), FormatError> {
        match reader.u1()? {
            b'e' => {
                reader.u4()?;
            }
            b'@' => {
                skip_annotation(reader)?;
            }
            b'[' => {
                for _ in 0..reader.u2()? {
                    skip_value(reader)?;
                }
            }
            _ => {
                reader.u2()?;
            }
        }
        Ok(())
    }
    let mut reader = Reader::new(bytes);
    let mut types = Vec::new();
    for _ in 0..reader.u2().unwrap_or(0) {
        match skip_annotation(&mut reader).and_then(|index| utf8(constants, index)) {
            Ok(name) => types.push(name),
            Err(_) => break,
        }
    }
    types
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truncated_files_are_reported() {
        let error = parse(b"\xca\xfe\xba\xbe\0\0\0\x45\0\x05").err().unwrap();
        assert_eq!(
            (error.error, error.message.as_str()),
            ("java/lang/ClassFormatError", "Truncated class file")
        );
    }

    #[test]
    fn other_files_are_reported() {
        assert!(parse(b"\x7fELF").err().unwrap().message.starts_with("Incompatible magic"));
    }
}
