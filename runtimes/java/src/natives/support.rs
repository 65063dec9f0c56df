//! What the natives need and the VM knows nothing of: files, compression, random bytes. Plain
//! Rust, tested without a VM.

pub mod errno;
pub mod files;
pub mod host_files;
pub mod native_memory;
pub mod random;
pub mod sha256;
pub mod zip;
