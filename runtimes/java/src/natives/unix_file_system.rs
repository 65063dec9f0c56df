//! `java.io.UnixFileSystem`, the back end of `java.io.File`.

use super::objects::*;
use super::support::errno::Errno;
use super::support::host_files::{Stat, Time, flags};
use super::{Args, JavaField, Native, NativeResult};
use crate::native;
use crate::natives::Thrown;
use crate::object::Ref;
use crate::vm::Vm;

const SYSTEM: &str = "java/io/UnixFileSystem";

pub static NATIVES: &[Native] = &[
    native!(SYSTEM, "canonicalize0", "(Ljava/lang/String;)Ljava/lang/String;", canonicalize),
    native!(SYSTEM, "getBooleanAttributes0", "(Ljava/io/File;)I", boolean_attributes),
    native!(SYSTEM, "checkAccess0", "(Ljava/io/File;I)Z", check_access),
    native!(SYSTEM, "getLength0", "(Ljava/io/File;)J", length),
    native!(SYSTEM, "getLastModifiedTime0", "(Ljava/io/File;)J", last_modified),
    native!(SYSTEM, "setLastModifiedTime0", "(Ljava/io/File;J)Z", set_last_modified),
    native!(SYSTEM, "setPermission0", "(Ljava/io/File;IZZ)Z", set_permission),
    native!(SYSTEM, "setReadOnly0", "(Ljava/io/File;)Z", set_read_only),
    native!(SYSTEM, "createFileExclusively0", "(Ljava/lang/String;)Z", create_file),
    native!(SYSTEM, "createDirectory0", "(Ljava/io/File;)Z", create_directory),
    native!(SYSTEM, "delete0", "(Ljava/io/File;)Z", delete),
    native!(SYSTEM, "rename0", "(Ljava/io/File;Ljava/io/File;)Z", rename),
    native!(SYSTEM, "list0", "(Ljava/io/File;)[Ljava/lang/String;", list),
    // Sizes of the disk are not for programs to see.
    native!(SYSTEM, "getSpace0", "(Ljava/io/File;I)J", |_, _| Ok(0i64.into())),
    native!(SYSTEM, "getNameMax0", "(Ljava/lang/String;)J", |_, _| Ok(NAME_BYTES_MAX.into())),
];

const NAME_BYTES_MAX: i64 = 255;

fn path(vm: &mut Vm, args: Args, slot: u32) -> Result<Vec<u8>, Thrown> {
    static PATH: JavaField = JavaField::new("java/io/File", "path", "Ljava/lang/String;");
    let file = non_null(vm, args, slot)?;
    let path: Ref = PATH.get(vm, file);
    Ok(vm.string(path).into_bytes())
}

fn stat(vm: &mut Vm, args: Args) -> Result<Option<Stat>, Thrown> {
    let path = path(vm, args, 1)?;
    Ok(vm.native_state.files.stat(&path).ok())
}

/// The real path of as much as exists, and the rest appended without its `.` and `..`.
fn canonicalize(vm: &mut Vm, args: Args) -> NativeResult {
    let path = string_bytes(vm, args, 1)?;
    let files = &vm.native_state.files;
    let mut end = path.len();
    let resolved = loop {
        match files.real_path(&path[..end]) {
            Ok(real) => break append_normalized(real, &path[end..]),
            Err(_) => match path[..end].iter().rposition(|byte| *byte == b'/') {
                Some(slash) if slash > 0 => end = slash,
                _ => break append_normalized(Vec::new(), &path),
            },
        }
    };
    Ok(vm.new_string(&String::from_utf8_lossy(&resolved))?.into())
}

fn append_normalized(mut base: Vec<u8>, rest: &[u8]) -> Vec<u8> {
    if base == b"/" {
        base.clear();
    }
    for name in rest.split(|byte| *byte == b'/') {
        match name {
            b"" | b"." => {}
            b".." => base.truncate(base.iter().rposition(|byte| *byte == b'/').unwrap_or(0)),
            name => {
                base.push(b'/');
                base.extend_from_slice(name);
            }
        }
    }
    if base.is_empty() {
        base.push(b'/');
    }
    base
}

fn boolean_attributes(vm: &mut Vm, args: Args) -> NativeResult {
    const EXISTS: i32 = 1;
    const REGULAR: i32 = 2;
    const DIRECTORY: i32 = 4;
    let attributes = match stat(vm, args)? {
        None => 0,
        Some(stat) if stat.is_regular() => EXISTS | REGULAR,
        Some(stat) if stat.is_directory() => EXISTS | DIRECTORY,
        Some(_) => EXISTS,
    };
    Ok(attributes.into())
}

fn check_access(vm: &mut Vm, args: Args) -> NativeResult {
    let path = path(vm, args, 1)?;
    Ok(vm.native_state.files.access(&path, args.int(2)).is_ok().into())
}

fn length(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(stat(vm, args)?.map_or(0, |stat| stat.size).into())
}

fn last_modified(vm: &mut Vm, args: Args) -> NativeResult {
    Ok(stat(vm, args)?.map_or(0, |stat| stat.modified.as_millis()).into())
}

fn set_last_modified(vm: &mut Vm, args: Args) -> NativeResult {
    let path = path(vm, args, 1)?;
    let files = &vm.native_state.files;
    let modified = Time::from_nanos(i128::from(args.long(2)) * 1_000_000);
    let result = files.stat(&path).and_then(|stat| files.set_times(&path, stat.accessed, modified, true));
    Ok(result.is_ok().into())
}

/// `access` is 4 (read), 2 (write) or 1 (execute).
fn set_permission(vm: &mut Vm, args: Args) -> NativeResult {
    let path = path(vm, args, 1)?;
    let (access, enable, owner_only) = (args.int(2) as u32, args.boolean(3), args.boolean(4));
    let bits = if owner_only { access << 6 } else { access << 6 | access << 3 | access };
    Ok(change_mode(vm, &path, |mode| if enable { mode | bits } else { mode & !bits }).into())
}

fn set_read_only(vm: &mut Vm, args: Args) -> NativeResult {
    let path = path(vm, args, 1)?;
    Ok(change_mode(vm, &path, |mode| mode & !0o222).into())
}

fn change_mode(vm: &mut Vm, path: &[u8], change: impl FnOnce(u32) -> u32) -> bool {
    let files = &mut vm.native_state.files;
    files.stat(path).and_then(|stat| files.change_mode(path, change(stat.mode & 0o7777))).is_ok()
}

/// False when there is a file of that name.
fn create_file(vm: &mut Vm, args: Args) -> NativeResult {
    let path = string_bytes(vm, args, 1)?;
    let files = &mut vm.native_state.files;
    match files.open(&path, flags::RDWR | flags::CREAT | flags::EXCL, 0o666) {
        Ok(fd) => Ok(files.close(fd).is_ok().into()),
        Err(Errno::EEXIST) => Ok(false.into()),
        Err(_) if path == b"/" => Ok(false.into()),
        Err(errno) => Err(super::java_io::io_exception(vm, errno)),
    }
}

fn create_directory(vm: &mut Vm, args: Args) -> NativeResult {
    let path = path(vm, args, 1)?;
    Ok(vm.native_state.files.make_directory(&path, 0o777).is_ok().into())
}

fn delete(vm: &mut Vm, args: Args) -> NativeResult {
    let path = path(vm, args, 1)?;
    Ok(vm.native_state.files.remove(&path).is_ok().into())
}

fn rename(vm: &mut Vm, args: Args) -> NativeResult {
    let (from, to) = (path(vm, args, 1)?, path(vm, args, 2)?);
    Ok(vm.native_state.files.rename(&from, &to).is_ok().into())
}

fn list(vm: &mut Vm, args: Args) -> NativeResult {
    let path = path(vm, args, 1)?;
    let Ok(names) = vm.native_state.files.list(&path) else {
        return Ok(Ref::NULL.into());
    };
    let names: Vec<_> = names.iter().map(|name| String::from_utf8_lossy(name)).collect();
    Ok(string_array(vm, &names)?.into())
}
