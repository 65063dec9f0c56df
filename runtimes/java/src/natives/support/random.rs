//! Random bytes from the host.

use super::errno::Errno;

/// Fills `bytes` from the host's generator: `random_get` on WASI, `getrandom` on linux.
pub fn fill(bytes: &mut [u8]) -> Result<(), Errno> {
    // Both hosts refuse more than 256 bytes a call through this door.
    const CHUNK_BYTES: usize = 256;
    for chunk in bytes.chunks_mut(CHUNK_BYTES) {
        // SAFETY: the pointer and length describe a live slice.
        if unsafe { libc::getentropy(chunk.as_mut_ptr().cast(), chunk.len()) } != 0 {
            return Err(Errno::last());
        }
    }
    Ok(())
}
