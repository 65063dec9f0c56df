//! The virtual machine: one value that owns all state, and the operations that natives, the
//! interpreter and the linker share (objects, strings, fields).

use crate::heap::Heap;
use crate::host::Host;
use crate::image::Image;
use crate::known::Known;
use crate::memory;
use crate::metadata::*;
use crate::natives::{Registry, Thrown};
use crate::object::{self, ARRAY_BASE, ARRAY_LENGTH, Ref};
use crate::symbol::{self, Sym};
use crate::threads::Threads;
use std::collections::HashMap;

pub struct Vm {
    pub heap: Heap,
    pub known: Known,
    pub threads: Threads,
    pub loaders: crate::loader::Loaders,
    pub image: Image,
    pub natives: Registry,
    pub native_state: crate::natives::state::State,
    pub host: Host,
    /// Of the running thread; the interpreter keeps them in variables and saves them here
    /// before it calls anything that might look.
    pub registers: crate::frame::Registers,
    /// Interned strings by their text (modified UTF-8).
    pub strings: HashMap<Sym, Ref>,
    /// Objects that are alive for ever because metadata, code or a table refers to them, in the
    /// order in which they were kept ([`Vm::keep`]); so a young collection looks at the last ones only.
    pub global_refs: Vec<Ref>,
    /// How many of them the last collection has seen.
    pub kept_old: usize,
    /// Code that several methods share: see [`crate::interpreter::stubs`].
    pub stubs: crate::interpreter::stubs::Stubs,
    /// MethodType objects by descriptor and loader: results of `findMethodHandleType`.
    pub method_types: HashMap<(Sym, LoaderId), Ref>,
    pub linked_call_sites: crate::invoke::LinkedCallSites,
    /// References whose referents died, linked by `discovered`, for the reference handler.
    pub pending_references: Ref,
    /// System properties given on the command line.
    pub properties: Vec<(String, String)>,
    pub hidden_classes: u32,
    /// Preallocated, for when nothing else can be.
    pub out_of_memory_error: Ref,
    /// Its backtrace.
    pub out_of_memory_trace: Ref,
    /// How the method that [`Vm::invoke`] started has ended.
    pub entry_outcome: Option<Result<crate::natives::Ret, Ref>>,
    /// Set by `Shutdown.halt0`.
    pub exit_code: Option<i32>,
    pub signals: crate::signals::Signals,
    pub trace: Trace,
    /// When the snapshot was made, by `nano_time`.
    pub snapshot_time: i64,
    pub java_home: String,
    /// Mirrors are made together with their classes; the first classes got theirs later.
    pub has_mirrors: bool,
}

/// What `PETRI_JAVA_TRACE` in the environment asks to log to stderr.
#[derive(Default, Clone, Copy)]
pub struct Trace {
    pub natives: bool,
    pub classes: bool,
    pub exceptions: bool,
    pub collections: bool,
    /// Collect at every allocation that may.
    pub stress: bool,
}

/// Offset of the class pointer that the VM adds to java.lang.Class.
static mut MIRROR_CLASS: u32 = 0;

pub fn set_mirror_class_offset(offset: u32) {
    unsafe { MIRROR_CLASS = offset }
}

/// The class that a mirror stands for.
#[inline(always)]
pub fn class_of_mirror(mirror: Ref) -> ClassPtr {
    memory::Ptr::at(mirror.get(unsafe { MIRROR_CLASS }))
}

pub fn mirror_size(mirror: Ref) -> u32 {
    class_of_mirror(mirror).mirror_size
}

impl Vm {
    // ---- Objects

    /// A zeroed instance. The class must be one that has instances.
    pub fn new_instance(&mut self, class: ClassPtr) -> Result<Ref, Thrown> {
        match self.allocate(class, class.instance_size) {
            Some(object) => Ok(object),
            None => Err(self.heap_exhausted()),
        }
    }

    /// Memory with a header, or None when the heap is full.
    #[inline(always)]
    pub fn allocate(&mut self, class: ClassPtr, size: u32) -> Option<Ref> {
        let address = self.heap.allocate(size)?;
        memory::store(address + object::CLASS, class.0);
        memory::store(address + object::HEADER, 0u32);
        Some(Ref(address))
    }

    /// `array_class` is the class of the array, not of its elements.
    pub fn new_array(&mut self, array_class: ClassPtr, length: i32) -> Result<Ref, Thrown> {
        if length < 0 {
            return Err(self.throw("java/lang/NegativeArraySizeException", &length.to_string()));
        }
        let bytes = ARRAY_BASE as u64 + ((length as u64) << array_class.basic_type.shift());
        if length > i32::MAX - 2 {
            return Err(self.throw("java/lang/OutOfMemoryError", "Requested array size exceeds VM limit"));
        }
        if bytes > u32::MAX as u64 - (1 << 24) {
            return Err(self.throw("java/lang/OutOfMemoryError", "Java heap space"));
        }
        match self.allocate(array_class, (bytes as u32 + 7) & !7) {
            Some(array) => {
                array.put(ARRAY_LENGTH, length);
                Ok(array)
            }
            None => Err(self.heap_exhausted()),
        }
    }

    pub fn new_primitive_array(&mut self, element: BasicType, length: i32) -> Result<Ref, Thrown> {
        self.new_array(self.known.primitive_arrays[element as usize], length)
    }

    /// `new element[length]` for a boot class.
    pub fn new_object_array(&mut self, element: &str, length: i32) -> Result<Ref, Thrown> {
        let class = self.boot_class(element);
        self.new_array_of(class, length)
    }

    pub fn new_array_of(&mut self, element: ClassPtr, length: i32) -> Result<Ref, Thrown> {
        let class = self.array_class_of(element)?;
        self.new_array(class, length)
    }

    pub fn new_byte_array(&mut self, bytes: &[u8]) -> Result<Ref, Thrown> {
        let array = self.new_primitive_array(BasicType::Byte, bytes.len() as i32)?;
        array.elements::<u8>().copy_from_slice(bytes);
        Ok(array)
    }

    /// Object.clone of any object: a copy of its fields or elements.
    pub fn clone_object(&mut self, object: Ref) -> Result<Ref, Thrown> {
        let size = object.size();
        let Some(copy) = self.allocate(object.class(), size) else { return Err(self.heap_exhausted()) };
        let from = object.0 + object::FIELDS;
        let length = (size - object::FIELDS) as usize;
        memory::bytes(copy.0 + object::FIELDS, length).copy_from_slice(memory::bytes(from, length));
        Ok(copy)
    }

    #[inline(always)]
    pub fn put_reference(&mut self, object: Ref, offset: u32, value: Ref) {
        object.put(offset, value);
        self.heap.barrier(object);
    }

    /// Stores into an array of references, whose element type must have been checked.
    #[inline(always)]
    pub fn put_element(&mut self, array: Ref, index: u32, value: Ref) {
        debug_assert!(index < array.array_length());
        self.put_reference(array, ARRAY_BASE + index * 4, value)
    }

    pub fn class_of_mirror(&self, mirror: Ref) -> ClassPtr {
        class_of_mirror(mirror)
    }

    pub fn is_instance(&self, object: Ref, class: ClassPtr) -> bool {
        object.class().is_subclass_of(class)
    }

    // ---- Strings

    pub fn new_string(&mut self, text: &str) -> Result<Ref, Thrown> {
        if text.is_ascii() {
            return self.new_latin1_string(text.as_bytes());
        }
        let units: Vec<u16> = text.encode_utf16().collect();
        self.new_string_of_units(&units)
    }

    /// A string of Latin-1 characters.
    pub fn new_latin1_string(&mut self, characters: &[u8]) -> Result<Ref, Thrown> {
        let value = self.new_byte_array(characters)?;
        let string = self.new_instance(self.known.string)?;
        self.put_reference(string, self.known.string_value, value);
        Ok(string)
    }

    /// Compact if all characters fit Latin-1, as java.lang.String requires.
    pub fn new_string_of_units(&mut self, units: &[u16]) -> Result<Ref, Thrown> {
        if units.iter().all(|&unit| unit < 0x100) {
            let bytes: Vec<u8> = units.iter().map(|&unit| unit as u8).collect();
            return self.new_latin1_string(&bytes);
        }
        let bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let value = self.new_byte_array(&bytes)?;
        let string = self.new_instance(self.known.string)?;
        self.put_reference(string, self.known.string_value, value);
        string.put(self.known.string_coder, 1u8);
        Ok(string)
    }

    pub fn string_units(&self, string: Ref) -> Vec<u16> {
        let value: Ref = string.get(self.known.string_value);
        let bytes = value.elements::<u8>();
        match string.get::<u8>(self.known.string_coder) {
            0 => bytes.iter().map(|&byte| byte as u16).collect(),
            _ => bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect(),
        }
    }

    /// The text of a Java string; lone surrogates become U+FFFD.
    pub fn string(&self, string: Ref) -> String {
        String::from_utf16_lossy(&self.string_units(string))
    }

    /// The text as a symbol, exactly.
    pub fn string_symbol(&self, string: Ref) -> Sym {
        Sym::from_bytes(&symbol::encode_modified_utf8(&self.string_units(string)))
    }

    /// The interned string of this text.
    pub fn intern(&mut self, text: &str) -> Result<Ref, Thrown> {
        let units: Vec<u16> = text.encode_utf16().collect();
        self.intern_symbol(Sym::from_bytes(&symbol::encode_modified_utf8(&units)))
    }

    pub fn intern_symbol(&mut self, text: Sym) -> Result<Ref, Thrown> {
        if let Some(&string) = self.strings.get(&text) {
            return Ok(string);
        }
        let string = self.new_string_of_units(&symbol::decode_modified_utf8(text.bytes()))?;
        self.strings.insert(text, string);
        self.keep(string);
        Ok(string)
    }

    /// String.intern()
    pub fn intern_string(&mut self, string: Ref) -> Result<Ref, Thrown> {
        // Tables double when they are full, which must not fail in their midst.
        const CHECK_EVERY: usize = 4096;
        const TABLES_PER_STRING: usize = 64;
        let count = self.strings.len();
        let is_checkpoint = count.is_multiple_of(CHECK_EVERY);
        if !memory::has_reserve() || is_checkpoint && !memory::has_room(count * TABLES_PER_STRING) {
            return Err(self.heap_exhausted());
        }
        let text = self.string_symbol(string);
        if let Some(&interned) = self.strings.get(&text) {
            return Ok(interned);
        }
        self.strings.insert(text, string);
        self.keep(string);
        Ok(string)
    }

    // ---- Boxes

    /// The primitive in a box (Integer and the like): its type and bits.
    pub fn unbox(&self, object: Ref) -> Option<(BasicType, u64)> {
        let class = object.class();
        let basic_type =
            *BasicType::PRIMITIVES[..8].iter().find(|&&t| self.known.boxes[t as usize] == class)?;
        let offset = self.known.box_values[basic_type as usize];
        let bits = match basic_type {
            BasicType::Boolean => object.get::<u8>(offset) as u64,
            BasicType::Byte => object.get::<i8>(offset) as i32 as u32 as u64,
            BasicType::Short => object.get::<i16>(offset) as i32 as u32 as u64,
            BasicType::Char => object.get::<u16>(offset) as u64,
            BasicType::Long | BasicType::Double => object.get::<u64>(offset),
            _ => object.get::<u32>(offset) as u64,
        };
        Some((basic_type, bits))
    }

    /// A new box for the bits of a primitive.
    pub fn new_box(&mut self, basic_type: BasicType, bits: u64) -> Result<Ref, Thrown> {
        let class = self.known.boxes[basic_type as usize];
        let offset = self.known.box_values[basic_type as usize];
        let object = self.new_instance(class)?;
        match basic_type.size() {
            1 => object.put(offset, bits as u8),
            2 => object.put(offset, bits as u16),
            4 => object.put(offset, bits as u32),
            _ => object.put(offset, bits),
        }
        Ok(object)
    }

    // ---- Time and tracing

    pub fn nano_time(&self) -> i64 {
        self.host.nano_time()
    }
}
