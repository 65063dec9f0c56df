//! The files that a boot reads, without what differs from machine to machine: times, numbers of
//! devices and inodes, the order of directories. Any of it may remain in the snapshot's memory.

use wasmtime::{Caller, Error, Linker, Result};
use wasmtime_wasi::p1::types::{Dirent, Errno};
use wasmtime_wasi::p1::wasi_snapshot_preview1::{self as wasi, WasiSnapshotPreview1};
use wiggle::{GuestMemory, GuestPtr, GuestType};

use super::Booting;
use crate::sandbox::ambience::settle_stat;

const MODULE: &str = "wasi_snapshot_preview1";

const SUCCESS: i32 = Errno::Success as i32;

/// Replaces the functions that tell of files in a linker that has WASI preview 1.
pub(super) fn settle(linker: &mut Linker<Booting>) -> Result<()> {
    linker.allow_shadowing(true);
    linker.func_wrap_async(
        MODULE,
        "fd_filestat_get",
        |mut caller: Caller<'_, Booting>, (fd, stat): (i32, i32)| {
            Box::new(async move {
                let (mut memory, boot) = parts(&mut caller)?;
                let result = wasi::fd_filestat_get(&mut boot.wasi, &mut memory, fd, stat).await?;
                if result == SUCCESS {
                    settle_stat(&mut memory, &mut boot.inodes, stat)?;
                }
                Ok(result)
            })
        },
    )?;
    linker.func_wrap_async(
        MODULE,
        "path_filestat_get",
        |mut caller: Caller<'_, Booting>, (fd, lookup, path, size, stat): (i32, i32, i32, i32, i32)| {
            Box::new(async move {
                let (mut memory, boot) = parts(&mut caller)?;
                let result =
                    wasi::path_filestat_get(&mut boot.wasi, &mut memory, fd, lookup, path, size, stat)
                        .await?;
                if result == SUCCESS {
                    settle_stat(&mut memory, &mut boot.inodes, stat)?;
                }
                Ok(result)
            })
        },
    )?;
    linker.func_wrap_async(
        MODULE,
        "fd_readdir",
        |mut caller: Caller<'_, Booting>, (fd, buffer, size, cookie, used): (i32, i32, i32, i64, i32)| {
            Box::new(async move {
                let (mut memory, boot) = parts(&mut caller)?;
                read_directory(&mut memory, boot, fd, buffer, size, cookie, used).await
            })
        },
    )?;
    linker.allow_shadowing(false);
    Ok(())
}

fn parts<'a>(caller: &'a mut Caller<'_, Booting>) -> Result<(GuestMemory<'a>, &'a mut Booting)> {
    let memory = caller
        .get_export("memory")
        .and_then(wasmtime::Extern::into_memory)
        .ok_or_else(|| Error::msg("the module exports no memory"))?;
    let (data, boot) = memory.data_and_store_mut(caller);
    boot.wasi.set_hostcall_fuel(usize::MAX);
    Ok((GuestMemory::Unshared(data), boot))
}

/// `fd_readdir` in the order of names. The directory is read to its end through the guest's own
/// buffer; then nothing but the part that was asked for is put there.
async fn read_directory(
    memory: &mut GuestMemory<'_>,
    boot: &mut Booting,
    fd: i32,
    buffer: i32,
    size: i32,
    cookie: i64,
    used: i32,
) -> Result<i32> {
    let space = GuestPtr::<u8>::new(buffer as u32).as_array(size as u32);
    let used_at = GuestPtr::<u32>::new(used as u32);
    let before = memory.to_vec(space)?;
    let mut entries = Vec::new();
    loop {
        let next = entries.len() as i64;
        let result = wasi::fd_readdir(&mut boot.wasi, memory, fd, buffer, size, next, used).await?;
        if result != SUCCESS {
            return Ok(result);
        }
        let filled = memory.read(used_at)?;
        let bytes = memory.to_vec(space)?;
        entries.extend(whole_entries(&bytes[..filled as usize]));
        if filled < size as u32 {
            break;
        }
        if entries.len() as i64 == next {
            // Not one fits: the guest has to bring a larger buffer.
            return Ok(result);
        }
    }
    entries.sort();
    let mut listing = Vec::new();
    for (index, entry) in entries.iter().enumerate().skip(cookie as usize) {
        listing.extend((index as u64 + 1).to_le_bytes());
        listing.extend(boot.inodes.number(entry.inode).to_le_bytes());
        listing.extend((entry.name.len() as u32).to_le_bytes());
        listing.extend([entry.file_type, 0, 0, 0]);
        listing.extend(&entry.name);
    }
    listing.truncate(size as usize);
    memory.copy_from_slice(&before, space)?;
    memory.copy_from_slice(&listing, space.get_range(0..listing.len() as u32).expect("it was truncated"))?;
    memory.write(used_at, listing.len() as u32)?;
    Ok(SUCCESS)
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    name: Vec<u8>,
    inode: u64,
    file_type: u8,
}

/// The entries of a filled buffer, without a last one that was cut off.
fn whole_entries(mut bytes: &[u8]) -> Vec<Entry> {
    const HEAD: usize = 24;
    assert_eq!(Dirent::guest_size() as usize, HEAD);
    let mut entries = Vec::new();
    while let Some((head, rest)) = bytes.split_at_checked(HEAD) {
        let name_bytes = u32::from_le_bytes(head[16..20].try_into().expect("4 bytes"));
        let Some((name, rest)) = rest.split_at_checked(name_bytes as usize) else { break };
        let inode = u64::from_le_bytes(head[8..16].try_into().expect("8 bytes"));
        entries.push(Entry { name: name.to_owned(), inode, file_type: head[20] });
        bytes = rest;
    }
    entries
}
