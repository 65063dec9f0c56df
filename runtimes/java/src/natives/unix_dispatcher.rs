//! `sun.nio.fs`: the file system calls behind `java.nio.file.Files`.
//!
//! Paths arrive as addresses of NUL-terminated bytes. Errors are `UnixException`s with linux
//! numbers.

use super::support::errno::Errno;
use super::support::files::current_directory;
use super::support::host_files::{Stat, Time};
use super::{Args, JavaField, Native, NativeResult, Ret};
use crate::memory;
use crate::native;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::vm::Vm;

const DISPATCHER: &str = "sun/nio/fs/UnixNativeDispatcher";
const LINUX: &str = "sun/nio/fs/LinuxNativeDispatcher";
const ATTRIBUTES: &str = "sun/nio/fs/UnixFileAttributes";

pub static NATIVES: &[Native] = &[
    // No optional calls: neither `openat` and its family nor extended attributes.
    native!(DISPATCHER, "init", "()I", |_, _| Ok(0i32.into())),
    native!(DISPATCHER, "getcwd", "()[B", get_cwd),
    native!(DISPATCHER, "strerror", "(I)[B", strerror),
    native!(DISPATCHER, "open0", "(JII)I", open),
    native!(DISPATCHER, "close0", "(I)V", close),
    native!(DISPATCHER, "read0", "(IJI)I", read),
    native!(DISPATCHER, "write0", "(IJI)I", write),
    native!(DISPATCHER, "stat0", "(JLsun/nio/fs/UnixFileAttributes;)I", stat),
    native!(DISPATCHER, "lstat0", "(JLsun/nio/fs/UnixFileAttributes;)V", lstat),
    native!(DISPATCHER, "fstat0", "(ILsun/nio/fs/UnixFileAttributes;)V", fstat),
    native!(DISPATCHER, "access0", "(JI)I", access),
    native!(DISPATCHER, "opendir0", "(J)J", open_directory),
    native!(DISPATCHER, "readdir0", "(J)[B", read_directory),
    native!(DISPATCHER, "closedir", "(J)V", close_directory),
    native!(DISPATCHER, "mkdir0", "(JI)V", make_directory),
    native!(DISPATCHER, "rmdir0", "(J)V", remove_directory),
    native!(DISPATCHER, "unlink0", "(J)V", unlink),
    native!(DISPATCHER, "rename0", "(JJ)V", rename),
    native!(DISPATCHER, "link0", "(JJ)V", link),
    native!(DISPATCHER, "symlink0", "(JJ)V", symlink),
    native!(DISPATCHER, "readlink0", "(J)[B", read_link),
    native!(DISPATCHER, "realpath0", "(J)[B", real_path),
    native!(DISPATCHER, "chmod0", "(JI)V", change_mode),
    native!(DISPATCHER, "fchmod0", "(II)V", not_supported),
    native!(DISPATCHER, "chown0", "(JII)V", not_permitted),
    native!(DISPATCHER, "lchown0", "(JII)V", not_permitted),
    native!(DISPATCHER, "fchown0", "(III)V", not_permitted),
    native!(DISPATCHER, "mknod0", "(JIJ)V", not_permitted),
    native!(DISPATCHER, "utimensat0", "(IJJJI)V", set_times),
    native!(DISPATCHER, "futimens0", "(IJJ)V", set_times_of_fd),
    native!(DISPATCHER, "fchmodatNoFollowSupported0", "()Z", |_, _| Ok(false.into())),
    native!(DISPATCHER, "statvfs0", "(JLsun/nio/fs/UnixFileStoreAttributes;)V", not_supported),
    native!(DISPATCHER, "getpwuid", "(I)[B", user_name),
    native!(DISPATCHER, "getgrgid", "(I)[B", user_name),
    native!(DISPATCHER, "getpwnam0", "(J)I", user_number),
    native!(DISPATCHER, "getgrnam0", "(J)I", user_number),
    native!(LINUX, "init", "()V", |_, _| Ok(Ret::VOID)),
    native!(LINUX, "posix_fadvise", "(IJJI)I", |_, _| Ok(0i32.into())),
    native!(LINUX, "directCopy0", "(IIJ)I", |_, _| Ok(COPY_UNSUPPORTED.into())),
    native!(LINUX, "setmntent0", "(JJ)J", not_supported),
    native!("sun/nio/fs/UnixFileSystem", "bufferedCopy0", "(IIJIJ)V", copy),
];

/// `IOStatus.UNSUPPORTED`: the caller goes on with `bufferedCopy0`.
const COPY_UNSUPPORTED: i32 = -4;

pub fn unix_exception(vm: &mut Vm, errno: Errno) -> Thrown {
    const EXCEPTION: &str = "sun/nio/fs/UnixException";
    static NUMBER: JavaField = JavaField::new(EXCEPTION, "errno", "I");
    let thrown = vm.throw_plain(EXCEPTION);
    if let Thrown::Exception(exception) = thrown {
        NUMBER.put(vm, exception, errno.0);
    }
    thrown
}

/// Turns the result of a file call into the native's.
fn check<T>(vm: &mut Vm, result: Result<T, Errno>) -> Result<T, Thrown> {
    result.map_err(|errno| unix_exception(vm, errno))
}

fn done(vm: &mut Vm, result: Result<(), Errno>) -> NativeResult {
    check(vm, result)?;
    Ok(Ret::VOID)
}

/// The path whose address is in `slot`.
fn path(args: Args, slot: u32) -> Vec<u8> {
    let address = args.long(slot) as u32;
    (address..).map(memory::load::<u8>).take_while(|byte| *byte != 0).collect()
}

fn not_supported(vm: &mut Vm, _args: Args) -> NativeResult {
    Err(unix_exception(vm, Errno::ENOTSUP))
}

fn not_permitted(vm: &mut Vm, _args: Args) -> NativeResult {
    Err(unix_exception(vm, Errno::EPERM))
}

fn get_cwd(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(vm.new_byte_array(&current_directory())?.into())
}

fn strerror(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(vm.new_byte_array(Errno(args.int(0)).message().as_bytes())?.into())
}

// ---- Open files

fn open(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.open(&path(args, 0), args.int(2), args.int(3) as u32);
    Ok(check(vm, result)?.into())
}

fn close(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.close(args.int(0));
    done(vm, result)
}

/// The buffer whose address and length are in three slots.
fn buffer(args: Args, slot: u32) -> &'static mut [u8] {
    memory::bytes(args.long(slot) as u32, args.int(slot + 2) as usize)
}

fn read(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.read(args.int(0), buffer(args, 1));
    Ok((check(vm, result)? as i32).into())
}

fn write(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.write(args.int(0), buffer(args, 1));
    Ok((check(vm, result)? as i32).into())
}

/// Copies all of one file to another. The two last arguments, buffer size and the address of a
/// cancellation flag, only matter where a copy takes long.
fn copy(vm: &mut Vm, args: Args) -> NativeResult {
    const CHUNK_BYTES: usize = 64 * 1024;
    let (to, from) = (args.int(0), args.int(1));
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let result = vm.native_state.files.read(from, &mut chunk);
        let count = check(vm, result)?;
        if count == 0 {
            return Ok(Ret::VOID);
        }
        let mut rest = &chunk[..count];
        while !rest.is_empty() {
            let result = vm.native_state.files.write(to, rest);
            rest = &rest[check(vm, result)?..];
        }
    }
}

// ---- Attributes

fn set_attributes(vm: &mut Vm, attributes: Ref, stat: Stat) {
    macro_rules! put {
        ($($name:literal $descriptor:literal = $value:expr;)*) => {
            $({
                static FIELD: JavaField = JavaField::new(ATTRIBUTES, $name, $descriptor);
                FIELD.put(vm, attributes, $value);
            })*
        };
    }
    put! {
        "st_mode" "I" = stat.mode as i32;
        "st_ino" "J" = stat.ino as i64;
        "st_dev" "J" = stat.dev as i64;
        "st_rdev" "J" = stat.rdev as i64;
        "st_nlink" "I" = stat.nlink as i32;
        "st_uid" "I" = stat.uid as i32;
        "st_gid" "I" = stat.gid as i32;
        "st_size" "J" = stat.size;
        "st_atime_sec" "J" = stat.accessed.seconds;
        "st_atime_nsec" "J" = stat.accessed.nanos;
        "st_mtime_sec" "J" = stat.modified.seconds;
        "st_mtime_nsec" "J" = stat.modified.nanos;
        "st_ctime_sec" "J" = stat.changed.seconds;
        "st_ctime_nsec" "J" = stat.changed.nanos;
    }
}

/// Answers the error's number instead of throwing, because a missing file is so common.
fn stat(vm: &mut Vm, args: Args) -> NativeResult {
    match vm.native_state.files.stat(&path(args, 0)) {
        Ok(stat) => {
            set_attributes(vm, args.reference(2), stat);
            Ok(0i32.into())
        }
        Err(errno) => Ok(errno.0.into()),
    }
}

fn lstat(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.lstat(&path(args, 0));
    let stat = check(vm, result)?;
    set_attributes(vm, args.reference(2), stat);
    Ok(Ret::VOID)
}

fn fstat(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.fstat(args.int(0));
    let stat = check(vm, result)?;
    set_attributes(vm, args.reference(1), stat);
    Ok(Ret::VOID)
}

/// Answers the error's number, 0 for access granted.
fn access(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.access(&path(args, 0), args.int(2));
    Ok(result.map_or_else(|errno| errno.0, |()| 0).into())
}

fn change_mode(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.change_mode(&path(args, 0), args.int(2) as u32);
    done(vm, result)
}

fn time(args: Args, slot: u32) -> Time {
    Time::from_nanos(args.long(slot).into())
}

/// `utimensat0(directory, path, accessed, modified, flags)`; the directory is always the current.
fn set_times(vm: &mut Vm, args: Args) -> NativeResult {
    const SYMLINK_NOFOLLOW: i32 = 0x100;
    let follow = args.int(7) & SYMLINK_NOFOLLOW == 0;
    let result = vm.native_state.files.set_times(&path(args, 1), time(args, 3), time(args, 5), follow);
    done(vm, result)
}

fn set_times_of_fd(vm: &mut Vm, args: Args) -> NativeResult {
    let result = super::support::host_files::set_times_of_fd(args.int(0), time(args, 1), time(args, 3));
    done(vm, result)
}

// ---- Directories

fn open_directory(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.list(&path(args, 0));
    let mut names = check(vm, result)?;
    names.reverse();
    Ok(vm.native_state.directories.insert(names).into())
}

/// The next name, or null at the end.
fn read_directory(vm: &mut Vm, args: Args) -> NativeResult {
    let handle = args.long(0);
    let Some(name) = vm.native_state.directories.get(handle).and_then(|names| names.last().cloned()) else {
        return Ok(Ref::NULL.into());
    };
    // Allocated before it is taken off: when memory is short, the native starts over.
    let name = vm.new_byte_array(&name)?;
    if let Some(names) = vm.native_state.directories.get(handle) {
        names.pop();
    }
    Ok(name.into())
}

fn close_directory(vm: &mut Vm, args: Args) -> NativeResult {
    vm.native_state.directories.remove(args.long(0));
    Ok(Ret::VOID)
}

fn make_directory(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.make_directory(&path(args, 0), args.int(2) as u32);
    done(vm, result)
}

fn remove_directory(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.remove_directory(&path(args, 0));
    done(vm, result)
}

// ---- Names

fn unlink(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.unlink(&path(args, 0));
    done(vm, result)
}

fn rename(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.rename(&path(args, 0), &path(args, 2));
    done(vm, result)
}

fn link(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.link(&path(args, 0), &path(args, 2));
    done(vm, result)
}

fn symlink(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.symlink(&path(args, 0), &path(args, 2));
    done(vm, result)
}

fn read_link(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.read_link(&path(args, 0));
    let target = check(vm, result)?;
    Ok(vm.new_byte_array(&target)?.into())
}

fn real_path(vm: &mut Vm, args: Args) -> NativeResult {
    let result = vm.native_state.files.real_path(&path(args, 0));
    let real = check(vm, result)?;
    Ok(vm.new_byte_array(&real)?.into())
}

// ---- Users

fn user_name(vm: &mut Vm, _args: Args) -> NativeResult {
    Ok(vm.new_byte_array(b"user")?.into())
}

/// The number of the one user there is, −1 for others.
fn user_number(_vm: &mut Vm, args: Args) -> NativeResult {
    const USER: i32 = 1000;
    Ok(if path(args, 0) == b"user" { USER } else { -1 }.into())
}
