//! Reader of the JDK's `lib/modules` file (jimage), which holds every class and resource of the
//! class library. Layout: `jdk/internal/jimage/BasicImageReader.java` and `ImageHeader.java`.
//!
//! The file lies in the arena as a whole: classes are slices of it, and Java's own image reader
//! gets the same bytes through `NativeImageBuffer.getNativeMap`.

use std::collections::HashMap;
use std::io::{Error, ErrorKind, Result};

const MAGIC: u32 = 0xcafe_dada;
const HEADER_SIZE: usize = 28;
const HASH_MULTIPLIER: u32 = 0x0100_0193;

// Kinds of location attributes.
const MODULE: usize = 1;
const PARENT: usize = 2;
const BASE: usize = 3;
const EXTENSION: usize = 4;
const OFFSET: usize = 5;
const COMPRESSED: usize = 6;
const UNCOMPRESSED: usize = 7;

pub struct Image {
    bytes: &'static [u8],
    table_length: usize,
    redirect: usize,
    offsets: usize,
    locations: usize,
    strings: usize,
    content: usize,
    /// Module by package (`java/lang`).
    packages: HashMap<&'static [u8], &'static [u8]>,
}

impl Image {
    pub fn open(path: &str) -> Result<Image> {
        let mut image = Image::parse(map(path)?)?;
        image.index_packages();
        Ok(image)
    }

    fn parse(bytes: &'static [u8]) -> Result<Image> {
        let word = |at: usize| -> Result<usize> {
            let bytes = bytes.get(at..at + 4).ok_or(ErrorKind::UnexpectedEof)?;
            Ok(u32::from_le_bytes(bytes.try_into().unwrap()) as usize)
        };
        if word(0)? as u32 != MAGIC {
            return Err(Error::new(ErrorKind::InvalidData, "not a jimage file"));
        }
        let table_length = word(16)?;
        let redirect = HEADER_SIZE;
        let offsets = redirect + table_length * 4;
        let locations = offsets + table_length * 4;
        let strings = locations + word(20)?;
        let content = strings + word(24)?;
        Ok(Image {
            bytes,
            table_length,
            redirect,
            offsets,
            locations,
            strings,
            content,
            packages: HashMap::new(),
        })
    }

    pub fn bytes(&self) -> &'static [u8] {
        self.bytes
    }

    /// The content of `/module/parent/base.extension`.
    pub fn resource(&self, path: &[u8]) -> Option<&'static [u8]> {
        let mut index = hash(path, HASH_MULTIPLIER) as usize % self.table_length;
        let redirect = self.word(self.redirect + index * 4) as i32;
        index = match redirect {
            0 => return None,
            1.. => hash(path, redirect as u32) as usize % self.table_length,
            _ => (-1 - redirect) as usize,
        };
        let attributes = self.location(index);
        if !self.name_matches(&attributes, path) || attributes[COMPRESSED] != 0 {
            return None;
        }
        let start = self.content + attributes[OFFSET] as usize;
        self.bytes.get(start..start + attributes[UNCOMPRESSED] as usize)
    }

    /// The class file of `java/lang/String` in its module.
    pub fn class(&self, module: &[u8], name: &[u8]) -> Option<&'static [u8]> {
        let path = [b"/", module, b"/", name, b".class"].concat();
        self.resource(&path)
    }

    pub fn module_of_package(&self, package: &[u8]) -> Option<&'static [u8]> {
        self.packages.get(package).copied()
    }

    fn index_packages(&mut self) {
        for index in 0..self.table_length {
            let attributes = self.location(index);
            if self.string(attributes[EXTENSION]) == b"class" {
                let module = self.string(attributes[MODULE]);
                let parent = self.string(attributes[PARENT]);
                if !parent.is_empty() && module != b"modules" && module != b"packages" {
                    self.packages.insert(parent, module);
                }
            }
        }
    }

    fn word(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.bytes[at..at + 4].try_into().unwrap())
    }

    fn location(&self, index: usize) -> [u64; 8] {
        let mut attributes = [0; 8];
        let mut at = self.locations + self.word(self.offsets + index * 4) as usize;
        loop {
            let kind = (self.bytes[at] >> 3) as usize;
            if kind == 0 || kind > UNCOMPRESSED {
                return attributes;
            }
            let length = (self.bytes[at] & 7) as usize + 1;
            let value = self.bytes[at + 1..at + 1 + length].iter();
            attributes[kind] = value.fold(0, |value, &byte| value << 8 | byte as u64);
            at += 1 + length;
        }
    }

    fn string(&self, offset: u64) -> &'static [u8] {
        let from = &self.bytes[self.strings + offset as usize..];
        &from[..from.iter().position(|&b| b == 0).unwrap_or(0)]
    }

    fn name_matches(&self, attributes: &[u64; 8], path: &[u8]) -> bool {
        let mut name = Vec::with_capacity(path.len());
        for (kind, before) in [(MODULE, &b"/"[..]), (PARENT, b"/"), (BASE, b"/"), (EXTENSION, b".")] {
            let part = self.string(attributes[kind]);
            if !part.is_empty() {
                name.extend_from_slice(before);
                name.extend_from_slice(part);
            }
        }
        name == path
    }
}

fn hash(path: &[u8], seed: u32) -> u32 {
    let hash = path.iter().fold(seed, |hash, &byte| hash.wrapping_mul(HASH_MULTIPLIER) ^ byte as u32);
    hash & 0x7fff_ffff
}

/// The whole file in the arena, followed by at least one zero byte.
#[cfg(target_arch = "wasm32")]
fn map(path: &str) -> Result<&'static [u8]> {
    use std::io::Read;
    let mut file = std::fs::File::open(path)?;
    let length = file.metadata()?.len() as usize;
    let start = crate::memory::grow((length + 1).next_multiple_of(crate::memory::PAGE))
        .ok_or(ErrorKind::OutOfMemory)?;
    let bytes = crate::memory::bytes(start as u32, length);
    file.read_exact(bytes)?;
    Ok(bytes)
}

#[cfg(not(target_arch = "wasm32"))]
fn map(path: &str) -> Result<&'static [u8]> {
    use std::os::fd::AsRawFd;
    let file = std::fs::File::open(path)?;
    let length = file.metadata()?.len() as usize;
    let start = crate::memory::grow((length + 1).next_multiple_of(crate::memory::PAGE))
        .ok_or(ErrorKind::OutOfMemory)?;
    let mapped = unsafe {
        libc::mmap(
            start as *mut libc::c_void,
            length,
            libc::PROT_READ,
            libc::MAP_PRIVATE | libc::MAP_FIXED,
            file.as_raw_fd(),
            0,
        )
    };
    if mapped as usize != start {
        return Err(Error::last_os_error());
    }
    Ok(crate::memory::bytes(start as u32, length))
}
