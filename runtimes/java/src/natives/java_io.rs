//! `java.io`: the streams over file descriptors. [`super::unix_file_system`] is `java.io.File`.

use super::objects::*;
use super::support::errno::Errno;
use super::support::host_files::{Whence, flags};
use super::{Args, JavaField, Native, NativeResult, Ret};
use crate::native;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::vm::Vm;
use std::time::Duration;

const DESCRIPTOR: &str = "java/io/FileDescriptor";
const INPUT: &str = "java/io/FileInputStream";
const OUTPUT: &str = "java/io/FileOutputStream";
const RANDOM: &str = "java/io/RandomAccessFile";

pub static NATIVES: &[Native] = &[
    native!(DESCRIPTOR, "getHandle", "(I)J", |_, _| Ok((-1i64).into())),
    native!(DESCRIPTOR, "getAppend", "(I)Z", |_, _| Ok(false.into())),
    native!(DESCRIPTOR, "close0", "()V", close),
    native!(DESCRIPTOR, "sync0", "()V", sync),
    native!("java/io/FileCleanable", "cleanupClose0", "(IJ)V", cleanup_close),
    native!(INPUT, "open0", "(Ljava/lang/String;)V", input_open),
    native!(INPUT, "read0", "()I", |vm, args| read_byte(vm, args, &INPUT_FD)),
    native!(INPUT, "readBytes", "([BII)I", |vm, args| read_bytes(vm, args, &INPUT_FD)),
    native!(INPUT, "length0", "()J", |vm, args| length(vm, args, &INPUT_FD)),
    native!(INPUT, "position0", "()J", |vm, args| position(vm, args, &INPUT_FD)),
    native!(INPUT, "skip0", "(J)J", input_skip),
    native!(INPUT, "available0", "()I", input_available),
    native!(INPUT, "isRegularFile0", "(Ljava/io/FileDescriptor;)Z", is_regular_file),
    native!(OUTPUT, "open0", "(Ljava/lang/String;Z)V", output_open),
    native!(OUTPUT, "write", "(IZ)V", |vm, args| write_byte(vm, args, &OUTPUT_FD)),
    native!(OUTPUT, "writeBytes", "([BIIZ)V", |vm, args| write_bytes(vm, args, &OUTPUT_FD)),
    native!(RANDOM, "open0", "(Ljava/lang/String;I)V", random_open),
    native!(RANDOM, "read0", "()I", |vm, args| read_byte(vm, args, &RANDOM_FD)),
    native!(RANDOM, "readBytes0", "([BII)I", |vm, args| read_bytes(vm, args, &RANDOM_FD)),
    native!(RANDOM, "write0", "(I)V", |vm, args| write_byte(vm, args, &RANDOM_FD)),
    native!(RANDOM, "writeBytes0", "([BII)V", |vm, args| write_bytes(vm, args, &RANDOM_FD)),
    native!(RANDOM, "getFilePointer", "()J", |vm, args| position(vm, args, &RANDOM_FD)),
    native!(RANDOM, "seek0", "(J)V", random_seek),
    native!(RANDOM, "length0", "()J", |vm, args| length(vm, args, &RANDOM_FD)),
    native!(RANDOM, "setLength0", "(J)V", random_set_length),
];

pub static FD: JavaField = JavaField::new(DESCRIPTOR, "fd", "I");
static APPEND: JavaField = JavaField::new(DESCRIPTOR, "append", "Z");
static INPUT_FD: JavaField = JavaField::new(INPUT, "fd", "Ljava/io/FileDescriptor;");
static OUTPUT_FD: JavaField = JavaField::new(OUTPUT, "fd", "Ljava/io/FileDescriptor;");
static RANDOM_FD: JavaField = JavaField::new(RANDOM, "fd", "Ljava/io/FileDescriptor;");

const STDIN: i32 = 0;
const CLOSED: i32 = -1;

pub fn io_exception(vm: &mut Vm, errno: Errno) -> Thrown {
    vm.throw("java/io/IOException", errno.message())
}

/// The number in the descriptor of the stream that is the receiver.
fn stream_fd(vm: &mut Vm, args: Args, field: &'static JavaField) -> Result<i32, Thrown> {
    let descriptor: Ref = field.get(vm, args.reference(0));
    let fd = match descriptor.non_null() {
        Some(descriptor) => FD.get(vm, descriptor),
        None => CLOSED,
    };
    match fd {
        CLOSED => Err(vm.throw("java/io/IOException", "Stream Closed")),
        fd => Ok(fd),
    }
}

// ---- Opening and closing

fn open(vm: &mut Vm, args: Args, field: &'static JavaField, linux_flags: i32) -> NativeResult {
    let path = string_bytes(vm, args, 1)?;
    let trimmed = match path.iter().rposition(|byte| *byte != b'/') {
        Some(last) => &path[..=last],
        None => &path[..path.len().min(1)],
    };
    match open_file(vm, trimmed, linux_flags) {
        Ok(fd) => {
            let descriptor: Ref = field.get(vm, args.reference(0));
            FD.put(vm, descriptor, fd);
            APPEND.put(vm, descriptor, (linux_flags & flags::APPEND != 0) as u8);
            Ok(Ret::VOID)
        }
        Err(errno) => {
            let message = format!("{} ({})", String::from_utf8_lossy(&path), errno.message());
            Err(vm.throw("java/io/FileNotFoundException", &message))
        }
    }
}

/// Opens anything but a directory.
fn open_file(vm: &mut Vm, path: &[u8], linux_flags: i32) -> Result<i32, Errno> {
    let files = &mut vm.native_state.files;
    let fd = files.open(path, linux_flags, 0o666)?;
    match files.fstat(fd) {
        Ok(stat) if stat.is_directory() => {
            files.close(fd)?;
            Err(Errno::EISDIR)
        }
        _ => Ok(fd),
    }
}

fn input_open(vm: &mut Vm, args: Args) -> NativeResult {
    open(vm, args, &INPUT_FD, 0)
}

fn output_open(vm: &mut Vm, args: Args) -> NativeResult {
    let how = if args.boolean(2) { flags::APPEND } else { flags::TRUNC };
    open(vm, args, &OUTPUT_FD, flags::WRONLY | flags::CREAT | how)
}

fn random_open(vm: &mut Vm, args: Args) -> NativeResult {
    // RandomAccessFile's own constants.
    const READ_WRITE: i32 = 2;
    const SYNC: i32 = 4;
    const DATA_SYNC: i32 = 8;
    let mode = args.int(2);
    let mut linux_flags = 0;
    if mode & READ_WRITE != 0 {
        linux_flags = flags::RDWR | flags::CREAT;
        if mode & SYNC != 0 {
            linux_flags |= flags::SYNC;
        } else if mode & DATA_SYNC != 0 {
            linux_flags |= flags::DSYNC;
        }
    }
    open(vm, args, &RANDOM_FD, linux_flags)
}

fn close(vm: &mut Vm, args: Args) -> NativeResult {
    let descriptor = args.reference(0);
    let fd: i32 = FD.get(vm, descriptor);
    if fd == CLOSED {
        return Ok(Ret::VOID);
    }
    FD.put(vm, descriptor, CLOSED);
    // The numbers of the standard streams must not be given to another file.
    if (0..=2).contains(&fd) {
        vm.native_state.files.flush_output();
        return Ok(Ret::VOID);
    }
    vm.native_state.files.close(fd).map_err(|errno| io_exception(vm, errno))?;
    Ok(Ret::VOID)
}

fn cleanup_close(vm: &mut Vm, args: Args) -> NativeResult {
    // The owner is gone already; nobody could hear of an error.
    let _ = vm.native_state.files.close(args.int(0));
    Ok(Ret::VOID)
}

fn sync(vm: &mut Vm, args: Args) -> NativeResult {
    let fd: i32 = FD.get(vm, args.reference(0));
    match vm.native_state.files.sync(fd) {
        Ok(()) => Ok(Ret::VOID),
        Err(_) => Err(vm.throw("java/io/SyncFailedException", "sync failed")),
    }
}

// ---- Reading

/// Reads, and while standard input is empty lets other threads run.
pub fn read(vm: &mut Vm, fd: i32, into: &mut [u8]) -> Result<usize, Thrown> {
    if fd == STDIN && !vm.native_state.files.is_input_ready(Duration::ZERO) {
        return Err(vm.block_on_input());
    }
    vm.native_state.files.read(fd, into).map_err(|errno| io_exception(vm, errno))
}

fn read_byte(vm: &mut Vm, args: Args, field: &'static JavaField) -> NativeResult {
    let fd = stream_fd(vm, args, field)?;
    let mut byte = [0];
    match read(vm, fd, &mut byte)? {
        0 => Ok((-1i32).into()),
        _ => Ok(i32::from(byte[0]).into()),
    }
}

fn read_bytes(vm: &mut Vm, args: Args, field: &'static JavaField) -> NativeResult {
    let into = byte_range(vm, args, 1)?;
    if into.is_empty() {
        return Ok(0i32.into());
    }
    let fd = stream_fd(vm, args, field)?;
    match read(vm, fd, into)? {
        0 => Ok((-1i32).into()),
        count => Ok((count as i32).into()),
    }
}

fn input_available(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = stream_fd(vm, args, &INPUT_FD)?;
    let available = vm.native_state.files.available(fd).map_err(|errno| io_exception(vm, errno))?;
    Ok((available.min(i32::MAX.into()) as i32).into())
}

// ---- Writing

fn write_all(vm: &mut Vm, fd: i32, mut bytes: &[u8]) -> NativeResult {
    while !bytes.is_empty() {
        match vm.native_state.files.write(fd, bytes) {
            Ok(count) => bytes = &bytes[count..],
            Err(errno) => return Err(io_exception(vm, errno)),
        }
    }
    Ok(Ret::VOID)
}

fn write_byte(vm: &mut Vm, args: Args, field: &'static JavaField) -> NativeResult {
    let fd = stream_fd(vm, args, field)?;
    write_all(vm, fd, &[args.int(1) as u8])
}

fn write_bytes(vm: &mut Vm, args: Args, field: &'static JavaField) -> NativeResult {
    let bytes = byte_range(vm, args, 1)?;
    if bytes.is_empty() {
        return Ok(Ret::VOID);
    }
    let fd = stream_fd(vm, args, field)?;
    write_all(vm, fd, bytes)
}

// ---- Position and length

fn seek(vm: &mut Vm, fd: i32, offset: i64, whence: Whence) -> Result<i64, Thrown> {
    vm.native_state.files.seek(fd, offset, whence).map_err(|errno| io_exception(vm, errno))
}

fn length(vm: &mut Vm, args: Args, field: &'static JavaField) -> NativeResult {
    let fd = stream_fd(vm, args, field)?;
    let stat = vm.native_state.files.fstat(fd).map_err(|errno| io_exception(vm, errno))?;
    Ok(stat.size.into())
}

fn position(vm: &mut Vm, args: Args, field: &'static JavaField) -> NativeResult {
    let fd = stream_fd(vm, args, field)?;
    Ok(seek(vm, fd, 0, Whence::Current)?.into())
}

fn input_skip(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = stream_fd(vm, args, &INPUT_FD)?;
    let before = seek(vm, fd, 0, Whence::Current)?;
    let after = seek(vm, fd, args.long(1), Whence::Current)?;
    Ok((after - before).into())
}

fn random_seek(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = stream_fd(vm, args, &RANDOM_FD)?;
    let offset = args.long(1);
    if offset < 0 {
        return Err(vm.throw("java/io/IOException", "Negative seek offset"));
    }
    seek(vm, fd, offset, Whence::Start)?;
    Ok(Ret::VOID)
}

fn random_set_length(vm: &mut Vm, args: Args) -> NativeResult {
    let fd = stream_fd(vm, args, &RANDOM_FD)?;
    let length = args.long(1);
    let before = seek(vm, fd, 0, Whence::Current)?;
    vm.native_state.files.truncate(fd, length).map_err(|errno| io_exception(vm, errno))?;
    // The position never points behind the end.
    seek(vm, fd, before.min(length), Whence::Start)?;
    Ok(Ret::VOID)
}

fn is_regular_file(vm: &mut Vm, args: Args) -> NativeResult {
    let descriptor = non_null(vm, args, 1)?;
    let fd: i32 = FD.get(vm, descriptor);
    let stat = vm.native_state.files.fstat(fd).map_err(|errno| io_exception(vm, errno))?;
    Ok(stat.is_regular().into())
}
