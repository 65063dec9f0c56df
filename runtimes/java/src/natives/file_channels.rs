//! `sun.nio.ch`: what `FileChannel` and its streams do with an open file.

use super::java_io::{FD, io_exception};
use super::objects::*;
use super::support::errno::Errno;
use super::support::host_files::Whence;
use super::{Args, Native, NativeResult, Ret};
use crate::memory;
use crate::native;
use crate::natives::Thrown;
use crate::vm::Vm;

const DISPATCHER: &str = "sun/nio/ch/UnixFileDispatcherImpl";
const TRANSFER: &str = "sun/nio/ch/FileDispatcherImpl";
const IO_UTIL: &str = "sun/nio/ch/IOUtil";
const NATIVE_THREAD: &str = "sun/nio/ch/NativeThread";
const MAPPED: &str = "java/nio/MappedMemoryUtils";

/// `IOStatus`
const EOF: i32 = -1;
const UNSUPPORTED: i64 = -4;

pub static NATIVES: &[Native] = &[
    native!(DISPATCHER, "read0", "(Ljava/io/FileDescriptor;JI)I", read),
    native!(DISPATCHER, "pread0", "(Ljava/io/FileDescriptor;JIJ)I", read_at),
    native!(DISPATCHER, "readv0", "(Ljava/io/FileDescriptor;JI)J", read_vector),
    native!(DISPATCHER, "write0", "(Ljava/io/FileDescriptor;JI)I", write),
    native!(DISPATCHER, "pwrite0", "(Ljava/io/FileDescriptor;JIJ)I", write_at),
    native!(DISPATCHER, "writev0", "(Ljava/io/FileDescriptor;JI)J", write_vector),
    native!(DISPATCHER, "seek0", "(Ljava/io/FileDescriptor;J)J", seek),
    native!(DISPATCHER, "size0", "(Ljava/io/FileDescriptor;)J", size),
    native!(DISPATCHER, "truncate0", "(Ljava/io/FileDescriptor;J)I", truncate),
    native!(DISPATCHER, "force0", "(Ljava/io/FileDescriptor;Z)I", force),
    native!(DISPATCHER, "available0", "(Ljava/io/FileDescriptor;)I", available),
    native!(DISPATCHER, "isOther0", "(Ljava/io/FileDescriptor;)Z", is_other),
    native!(DISPATCHER, "closeIntFD", "(I)V", close),
    native!(DISPATCHER, "map0", "(Ljava/io/FileDescriptor;IJJZ)J", map),
    native!(DISPATCHER, "unmap0", "(JJ)I", unmap),
    native!(DISPATCHER, "allocationGranularity0", "()J", |_, _| Ok(MAP_GRANULARITY.into())),
    // Nobody else can open a sandbox's files: every lock is granted.
    native!(DISPATCHER, "lock0", "(Ljava/io/FileDescriptor;ZJJZ)I", |_, _| Ok(0i32.into())),
    native!(DISPATCHER, "release0", "(Ljava/io/FileDescriptor;JJ)V", |_, _| Ok(Ret::VOID)),
    native!(DISPATCHER, "setDirect0", "(Ljava/io/FileDescriptor;)I", direct_io),
    native!(TRANSFER, "init0", "()V", |_, _| Ok(Ret::VOID)),
    native!(TRANSFER, "transferTo0", "(Ljava/io/FileDescriptor;JJLjava/io/FileDescriptor;Z)J", |_, _| {
        Ok(UNSUPPORTED.into())
    }),
    native!(TRANSFER, "transferFrom0", "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;JJZ)J", |_, _| {
        Ok(UNSUPPORTED.into())
    }),
    native!("sun/nio/ch/UnixDispatcher", "init", "()V", |_, _| Ok(Ret::VOID)),
    native!("sun/nio/ch/UnixDispatcher", "close0", "(Ljava/io/FileDescriptor;)V", close_descriptor),
    native!("sun/nio/ch/UnixDispatcher", "preClose0", "(Ljava/io/FileDescriptor;)V", |_, _| Ok(Ret::VOID)),
    native!("sun/nio/ch/FileKey", "init", "(Ljava/io/FileDescriptor;[J)V", file_key),
    native!(IO_UTIL, "iovMax", "()I", |_, _| Ok(16i32.into())),
    native!(IO_UTIL, "writevMax", "()J", |_, _| Ok(i64::from(i32::MAX).into())),
    native!(IO_UTIL, "fdLimit", "()I", |_, _| Ok(1024i32.into())),
    native!(IO_UTIL, "fdVal", "(Ljava/io/FileDescriptor;)I", fd_value),
    native!(IO_UTIL, "setfdVal", "(Ljava/io/FileDescriptor;I)V", set_fd_value),
    native!(IO_UTIL, "configureBlocking", "(Ljava/io/FileDescriptor;Z)V", |_, _| Ok(Ret::VOID)),
    native!(IO_UTIL, "randomBytes", "([B)Z", random_bytes),
    native!(NATIVE_THREAD, "init", "()V", |_, _| Ok(Ret::VOID)),
    native!(NATIVE_THREAD, "current0", "()J", |vm, _| Ok(i64::from(vm.threads.current_id().0).into())),
    native!(NATIVE_THREAD, "signal0", "(J)V", |_, _| Ok(Ret::VOID)),
    native!(NATIVE_THREAD, "supportPendingSignals0", "()Z", |_, _| Ok(false.into())),
    native!(MAPPED, "isLoaded0", "(JJJ)Z", |_, _| Ok(true.into())),
    native!(MAPPED, "load0", "(JJ)V", |_, _| Ok(Ret::VOID)),
    native!(MAPPED, "unload0", "(JJ)V", |_, _| Ok(Ret::VOID)),
    native!(MAPPED, "force0", "(Ljava/io/FileDescriptor;JJ)V", force_mapping),
];

const MAP_GRANULARITY: i64 = 4096;

/// The number in a FileDescriptor argument.
fn fd(vm: &mut Vm, args: Args) -> Result<i32, Thrown> {
    let descriptor = non_null(vm, args, 0)?;
    Ok(FD.get(vm, descriptor))
}

fn buffer(args: Args) -> &'static mut [u8] {
    memory::bytes(args.long(1) as u32, args.int(3) as usize)
}

fn check<T>(vm: &mut Vm, result: Result<T, Errno>) -> Result<T, Thrown> {
    result.map_err(|errno| io_exception(vm, errno))
}

/// A count of bytes read, or the end of the file.
fn count_or_eof(count: usize) -> i32 {
    if count == 0 { EOF } else { count as i32 }
}

fn read(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let into = buffer(args);
    if into.is_empty() {
        return Ok(0i32.into());
    }
    Ok(count_or_eof(super::java_io::read(vm, fd, into)?).into())
}

fn read_at(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let result = vm.native_state.files.read_at(fd, buffer(args), args.long(4));
    Ok(count_or_eof(check(vm, result)?).into())
}

fn write(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let result = vm.native_state.files.write(fd, buffer(args));
    Ok((check(vm, result)? as i32).into())
}

fn write_at(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let result = vm.native_state.files.write_at(fd, buffer(args), args.long(4));
    Ok((check(vm, result)? as i32).into())
}

/// The buffers of an `iovec` array of linux-x64: address and length, eight bytes each.
fn vector(args: Args) -> Vec<&'static mut [u8]> {
    const IOVEC_BYTES: u32 = 16;
    let start = args.long(1) as u32;
    (0..args.int(3) as u32)
        .map(|index| start + index * IOVEC_BYTES)
        .map(|entry| {
            memory::bytes(memory::load::<u64>(entry) as u32, memory::load::<u64>(entry + 8) as usize)
        })
        .collect()
}

fn read_vector(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let mut total = 0;
    for into in vector(args) {
        if into.is_empty() {
            continue;
        }
        let result = vm.native_state.files.read(fd, into);
        let count = check(vm, result)?;
        total += count;
        if count < into.len() {
            break;
        }
    }
    Ok(i64::from(count_or_eof(total)).into())
}

fn write_vector(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let mut total = 0;
    for from in vector(args) {
        let result = vm.native_state.files.write(fd, from);
        let count = check(vm, result)?;
        total += count as i64;
        if count < from.len() {
            break;
        }
    }
    Ok(total.into())
}

/// A negative offset asks where the position is.
fn seek(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let (offset, whence) = match args.long(1) {
        ..0 => (0, Whence::Current),
        offset => (offset, Whence::Start),
    };
    let result = vm.native_state.files.seek(fd, offset, whence);
    Ok(check(vm, result)?.into())
}

fn size(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let result = vm.native_state.files.fstat(fd);
    Ok(check(vm, result)?.size.into())
}

fn truncate(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let result = vm.native_state.files.truncate(fd, args.long(1));
    check(vm, result)?;
    Ok(0i32.into())
}

fn force(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let result = vm.native_state.files.sync(fd);
    check(vm, result)?;
    Ok(0i32.into())
}

fn available(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let result = vm.native_state.files.available(fd);
    Ok((check(vm, result)?.min(i32::MAX.into()) as i32).into())
}

/// Neither a regular file nor a directory.
fn is_other(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let result = vm.native_state.files.fstat(fd);
    let stat = check(vm, result)?;
    Ok((!stat.is_regular() && !stat.is_directory()).into())
}

fn close_fd(vm: &mut Vm, fd: i32) -> NativeResult {
    if fd >= 0 {
        for index in 0..vm.native_state.mappings.len() {
            if vm.native_state.mappings[index].fd == fd {
                let result = write_back(vm, index);
                check(vm, result)?;
                // The number may soon mean another file.
                vm.native_state.mappings[index].is_writable = false;
            }
        }
        let result = vm.native_state.files.close(fd);
        check(vm, result)?;
    }
    Ok(Ret::VOID)
}

fn close(vm: &mut Vm, args: Args) -> NativeResult {
    close_fd(vm, args.int(0))
}

fn close_descriptor(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    close_fd(vm, fd)
}

fn direct_io(vm: &mut Vm, _args: Args) -> NativeResult {
    Err(vm.throw("java/lang/UnsupportedOperationException", "Error setting up DirectIO"))
}

/// Device and inode, which tell files apart.
fn file_key(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = fd(vm, args)?;
    let result = vm.native_state.files.fstat(fd);
    let stat = check(vm, result)?;
    let key = non_null(vm, args, 1)?.elements::<i64>();
    (key[0], key[1]) = (stat.dev as i64, stat.ino as i64);
    Ok(Ret::VOID)
}

fn fd_value(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(fd(vm, args)?.into())
}

fn set_fd_value(vm: &mut Vm, args: Args) -> NativeResult {
    let descriptor = non_null(vm, args, 0)?;
    FD.put(vm, descriptor, args.int(1));
    Ok(Ret::VOID)
}

fn random_bytes(vm: &mut Vm, args: Args) -> NativeResult {
    let into = non_null(vm, args, 0)?.elements::<u8>();
    Ok(super::support::random::fill(into).is_ok().into())
}

// ---- Memory mapping: a copy of the file, written back by `force`, by unmapping and by closing

/// A file that is "mapped".
pub struct Mapping {
    /// The block of native memory in which the mapping lies.
    block: u32,
    /// A multiple of the granularity, as the class library computes with.
    address: u32,
    length: usize,
    fd: i32,
    position: i64,
    is_writable: bool,
}

fn map(vm: &mut Vm, args: Args) -> NativeResult {
    /// `FileDispatcher`'s protection modes.
    const READ_WRITE: i32 = 1;
    let fd = fd(vm, args)?;
    let (mode, position, length) = (args.int(1), args.long(2), args.long(4) as usize);
    let block = vm.native_state.memory.allocate(length + MAP_GRANULARITY as usize);
    if block == 0 {
        return Err(vm.throw("java/lang/OutOfMemoryError", "Map failed"));
    }
    let address = block.next_multiple_of(MAP_GRANULARITY as u32);
    let bytes = memory::bytes(address, length);
    let mut filled = 0;
    while filled < length {
        match vm.native_state.files.read_at(fd, &mut bytes[filled..], position + filled as i64) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(errno) => {
                vm.native_state.memory.free(block);
                return Err(io_exception(vm, errno));
            }
        }
    }
    bytes[filled..].fill(0);
    vm.native_state.mappings.push(Mapping {
        block,
        address,
        length,
        fd,
        position,
        is_writable: mode == READ_WRITE,
    });
    Ok(i64::from(address).into())
}

fn write_back(vm: &mut Vm, index: usize) -> Result<(), Errno> {
    let state = &mut vm.native_state;
    let mapping = &state.mappings[index];
    if !mapping.is_writable {
        return Ok(());
    }
    let mut position = mapping.position;
    let mut rest: &[u8] = memory::bytes(mapping.address, mapping.length);
    while !rest.is_empty() {
        let count = state.files.write_at(mapping.fd, rest, position)?;
        rest = &rest[count..];
        position += count as i64;
    }
    Ok(())
}

fn find_mapping(vm: &Vm, address: u32) -> Option<usize> {
    let covers =
        |mapping: &Mapping| (mapping.address..mapping.address + mapping.length as u32).contains(&address);
    vm.native_state.mappings.iter().position(covers)
}

fn unmap(vm: &mut Vm, args: Args) -> NativeResult {
    if let Some(index) = find_mapping(vm, args.long(0) as u32) {
        // The file may be closed by now, and nobody is left to tell.
        let _ = write_back(vm, index);
        let mapping = vm.native_state.mappings.swap_remove(index);
        vm.native_state.memory.free(mapping.block);
    }
    Ok(0i32.into())
}

fn force_mapping(vm: &mut Vm, args: Args) -> NativeResult {
    if let Some(index) = find_mapping(vm, args.long(1) as u32) {
        let result = write_back(vm, index);
        check(vm, result)?;
    }
    Ok(Ret::VOID)
}
