//! A Java virtual machine that runs OpenJDK's unmodified class library, natively and as a
//! WebAssembly module started from a snapshot. `docs/java-vm.md` is the way in.

pub mod boot;
pub mod classfile;
pub mod exceptions;
pub mod frame;
pub mod heap;
pub mod host;
pub mod image;
pub mod interpreter;
pub mod invoke;
pub mod known;
pub mod linker;
pub mod loader;
pub mod memory;
pub mod metadata;
#[macro_use]
pub mod natives;
pub mod object;
pub mod signals;
pub mod snapshot;
pub mod stackmap;
pub mod symbol;
pub mod threads;
pub mod verifier;
pub mod vm;
