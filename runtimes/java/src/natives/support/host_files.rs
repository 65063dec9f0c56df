//! File calls of the host's C library, with linux-x64 flags and errors.
//!
//! The same code serves linux (tests, differential runs) and WASI, whose libc offers the same
//! calls under its own numbers. All `unsafe` of file access is in this module; what a built-in
//! file is (`java.home`, `/dev/urandom`) is decided one level up, in [`super::files`].

use super::errno::Errno;
use std::ffi::{CString, c_int};
use std::mem::MaybeUninit;

pub type Result<T> = std::result::Result<T, Errno>;

/// `open(2)` flags of linux-x64, as the class library passes them.
pub mod flags {
    pub const WRONLY: i32 = 0o1;
    pub const RDWR: i32 = 0o2;
    pub const ACCESS_MODE: i32 = 0o3;
    pub const CREAT: i32 = 0o100;
    pub const EXCL: i32 = 0o200;
    pub const TRUNC: i32 = 0o1000;
    pub const APPEND: i32 = 0o2000;
    pub const DSYNC: i32 = 0o10000;
    pub const NOFOLLOW: i32 = 0o400000;
    pub const DIRECTORY: i32 = 0o200000;
    pub const SYNC: i32 = 0o4010000;
}

/// `st_mode`'s file type bits, the same numbers on every host.
pub mod mode {
    pub const TYPE_MASK: u32 = 0o170000;
    pub const REGULAR: u32 = 0o100000;
    pub const DIRECTORY: u32 = 0o040000;
    pub const SYMLINK: u32 = 0o120000;
    pub const CHARACTER_DEVICE: u32 = 0o020000;
}

/// What `stat` says about a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stat {
    pub mode: u32,
    pub ino: u64,
    pub dev: u64,
    pub rdev: u64,
    pub nlink: u64,
    pub uid: u32,
    pub gid: u32,
    pub size: i64,
    pub accessed: Time,
    pub modified: Time,
    pub changed: Time,
}

impl Stat {
    pub fn is_directory(&self) -> bool {
        self.mode & mode::TYPE_MASK == mode::DIRECTORY
    }

    pub fn is_regular(&self) -> bool {
        self.mode & mode::TYPE_MASK == mode::REGULAR
    }

    pub fn is_symlink(&self) -> bool {
        self.mode & mode::TYPE_MASK == mode::SYMLINK
    }
}

/// A point in time since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Time {
    pub seconds: i64,
    pub nanos: i64,
}

impl Time {
    pub fn from_nanos(nanos: i128) -> Time {
        Time {
            seconds: nanos.div_euclid(1_000_000_000) as i64,
            nanos: nanos.rem_euclid(1_000_000_000) as i64,
        }
    }

    pub fn as_millis(self) -> i64 {
        self.seconds * 1000 + self.nanos / 1_000_000
    }
}

fn c_path(path: &[u8]) -> Result<CString> {
    CString::new(path).map_err(|_| Errno::ENOENT)
}

fn check(result: c_int) -> Result<c_int> {
    if result < 0 { Err(Errno::last()) } else { Ok(result) }
}

fn check_size(result: isize) -> Result<usize> {
    usize::try_from(result).map_err(|_| Errno::last())
}

fn check_offset(result: libc::off_t) -> Result<i64> {
    if result < 0 { Err(Errno::last()) } else { Ok(result) }
}

fn host_open_flags(linux: i32) -> c_int {
    let mut host = match linux & flags::ACCESS_MODE {
        flags::WRONLY => libc::O_WRONLY,
        flags::RDWR => libc::O_RDWR,
        _ => libc::O_RDONLY,
    };
    let table = [
        (flags::CREAT, libc::O_CREAT),
        (flags::EXCL, libc::O_EXCL),
        (flags::TRUNC, libc::O_TRUNC),
        (flags::APPEND, libc::O_APPEND),
        (flags::NOFOLLOW, libc::O_NOFOLLOW),
        (flags::DIRECTORY, libc::O_DIRECTORY),
    ];
    for (from, to) in table {
        if linux & from == from {
            host |= to;
        }
    }
    host
}

pub fn open(path: &[u8], linux_flags: i32, mode: u32) -> Result<i32> {
    let path = c_path(path)?;
    // SAFETY: a NUL-terminated path; `mode` is the variadic argument that O_CREAT takes.
    check(unsafe { libc::open(path.as_ptr(), host_open_flags(linux_flags), mode) })
}

pub fn close(fd: i32) -> Result<()> {
    // SAFETY: takes no pointers.
    check(unsafe { libc::close(fd) }).map(drop)
}

pub fn read(fd: i32, into: &mut [u8]) -> Result<usize> {
    // SAFETY: the pointer and length describe a live slice.
    check_size(unsafe { libc::read(fd, into.as_mut_ptr().cast(), into.len()) })
}

pub fn write(fd: i32, from: &[u8]) -> Result<usize> {
    // SAFETY: the pointer and length describe a live slice.
    check_size(unsafe { libc::write(fd, from.as_ptr().cast(), from.len()) })
}

pub fn read_at(fd: i32, into: &mut [u8], position: i64) -> Result<usize> {
    // SAFETY: the pointer and length describe a live slice.
    check_size(unsafe { libc::pread(fd, into.as_mut_ptr().cast(), into.len(), position) })
}

pub fn write_at(fd: i32, from: &[u8], position: i64) -> Result<usize> {
    // SAFETY: the pointer and length describe a live slice.
    check_size(unsafe { libc::pwrite(fd, from.as_ptr().cast(), from.len(), position) })
}

pub enum Whence {
    Start,
    Current,
    End,
}

pub fn seek(fd: i32, offset: i64, whence: Whence) -> Result<i64> {
    let whence = match whence {
        Whence::Start => libc::SEEK_SET,
        Whence::Current => libc::SEEK_CUR,
        Whence::End => libc::SEEK_END,
    };
    // SAFETY: takes no pointers.
    check_offset(unsafe { libc::lseek(fd, offset, whence) })
}

pub fn truncate(fd: i32, size: i64) -> Result<()> {
    // SAFETY: takes no pointers.
    check(unsafe { libc::ftruncate(fd, size) }).map(drop)
}

pub fn sync(fd: i32) -> Result<()> {
    // SAFETY: takes no pointers.
    check(unsafe { libc::fsync(fd) }).map(drop)
}

/// Is there something to read (or the end of the stream) on `fd`, waiting at most `wait`?
pub fn is_readable(fd: i32, wait: std::time::Duration) -> Result<bool> {
    let mut poll = libc::pollfd { fd, events: libc::POLLIN, revents: 0 };
    let millis = wait.as_nanos().div_ceil(1_000_000).min(i32::MAX as u128) as c_int;
    // SAFETY: one pollfd, and the count says so.
    Ok(check(unsafe { libc::poll(&mut poll, 1, millis) })? > 0)
}

/// How many bytes can be read from a pipe or terminal without waiting.
pub fn bytes_waiting(fd: i32) -> Result<i64> {
    let mut count: c_int = 0;
    // SAFETY: FIONREAD stores one int.
    check(unsafe { libc::ioctl(fd, libc::FIONREAD, &mut count) })?;
    Ok(count.into())
}

pub fn stat(path: &[u8]) -> Result<Stat> {
    let path = c_path(path)?;
    stat_with(|buffer| unsafe { libc::stat(path.as_ptr(), buffer) })
}

pub fn lstat(path: &[u8]) -> Result<Stat> {
    let path = c_path(path)?;
    stat_with(|buffer| unsafe { libc::lstat(path.as_ptr(), buffer) })
}

pub fn fstat(fd: i32) -> Result<Stat> {
    stat_with(|buffer| unsafe { libc::fstat(fd, buffer) })
}

fn stat_with(call: impl FnOnce(*mut libc::stat) -> c_int) -> Result<Stat> {
    let mut buffer = MaybeUninit::zeroed();
    check(call(buffer.as_mut_ptr()))?;
    // SAFETY: zeroed before the call and filled by it; every bit pattern is valid.
    let host: libc::stat = unsafe { buffer.assume_init() };
    let time = |seconds: i64, nanos: i64| Time { seconds, nanos };
    let mut mode = host.st_mode;
    if cfg!(target_os = "wasi") {
        // WASI has no permissions: what is there may be read and written.
        mode |= if mode & mode::TYPE_MASK == mode::DIRECTORY { 0o755 } else { 0o644 };
    }
    #[cfg(not(target_os = "wasi"))]
    let times = (
        time(host.st_atime, host.st_atime_nsec),
        time(host.st_mtime, host.st_mtime_nsec),
        time(host.st_ctime, host.st_ctime_nsec),
    );
    #[cfg(target_os = "wasi")]
    let times = (
        time(host.st_atim.tv_sec, i64::from(host.st_atim.tv_nsec)),
        time(host.st_mtim.tv_sec, i64::from(host.st_mtim.tv_nsec)),
        time(host.st_ctim.tv_sec, i64::from(host.st_ctim.tv_nsec)),
    );
    Ok(Stat {
        mode,
        ino: host.st_ino,
        dev: host.st_dev,
        rdev: host.st_rdev,
        nlink: host.st_nlink,
        uid: host.st_uid,
        gid: host.st_gid,
        size: host.st_size,
        accessed: times.0,
        modified: times.1,
        changed: times.2,
    })
}

/// `access(2)`; `wanted` is a set of 4 (read), 2 (write) and 1 (execute), or 0 (exists).
pub fn access(path: &[u8], wanted: i32) -> Result<()> {
    let path = c_path(path)?;
    let mut host = if wanted == 0 { libc::F_OK } else { 0 };
    for (bit, flag) in [(4, libc::R_OK), (2, libc::W_OK), (1, libc::X_OK)] {
        if wanted & bit != 0 {
            host |= flag;
        }
    }
    // SAFETY: a NUL-terminated path.
    check(unsafe { libc::access(path.as_ptr(), host) }).map(drop)
}

/// The names in a directory, without `.` and `..`.
pub fn list(path: &[u8]) -> Result<Vec<Vec<u8>>> {
    std::fs::read_dir(os_path(path))?.map(|entry| Ok(entry?.file_name().into_encoded_bytes())).collect()
}

fn os_path(path: &[u8]) -> &std::path::Path {
    // SAFETY: on linux and WASI any bytes are an encoded OsStr.
    let name = unsafe { std::ffi::OsStr::from_encoded_bytes_unchecked(path) };
    std::path::Path::new(name)
}

pub fn make_directory(path: &[u8], mode: u32) -> Result<()> {
    let path = c_path(path)?;
    // SAFETY: a NUL-terminated path.
    check(unsafe { libc::mkdir(path.as_ptr(), mode) }).map(drop)
}

pub fn remove_directory(path: &[u8]) -> Result<()> {
    let path = c_path(path)?;
    // SAFETY: a NUL-terminated path.
    check(unsafe { libc::rmdir(path.as_ptr()) }).map(drop)
}

pub fn unlink(path: &[u8]) -> Result<()> {
    let path = c_path(path)?;
    // SAFETY: a NUL-terminated path.
    check(unsafe { libc::unlink(path.as_ptr()) }).map(drop)
}

pub fn rename(from: &[u8], to: &[u8]) -> Result<()> {
    let (from, to) = (c_path(from)?, c_path(to)?);
    // SAFETY: NUL-terminated paths.
    check(unsafe { libc::rename(from.as_ptr(), to.as_ptr()) }).map(drop)
}

pub fn link(existing: &[u8], new: &[u8]) -> Result<()> {
    let (existing, new) = (c_path(existing)?, c_path(new)?);
    // SAFETY: NUL-terminated paths.
    check(unsafe { libc::link(existing.as_ptr(), new.as_ptr()) }).map(drop)
}

pub fn symlink(target: &[u8], link: &[u8]) -> Result<()> {
    let (target, link) = (c_path(target)?, c_path(link)?);
    // SAFETY: NUL-terminated paths.
    check(unsafe { libc::symlink(target.as_ptr(), link.as_ptr()) }).map(drop)
}

pub fn read_link(path: &[u8]) -> Result<Vec<u8>> {
    let path = c_path(path)?;
    let mut target = vec![0u8; 4096];
    // SAFETY: a NUL-terminated path and a buffer with its length.
    let length =
        check_size(unsafe { libc::readlink(path.as_ptr(), target.as_mut_ptr().cast(), target.len()) })?;
    target.truncate(length);
    Ok(target)
}

/// Sets the permission bits. WASI has none: [`super::files`] remembers them there.
#[cfg(not(target_os = "wasi"))]
pub fn change_mode(path: &[u8], mode: u32) -> Result<()> {
    let path = c_path(path)?;
    // SAFETY: a NUL-terminated path.
    check(unsafe { libc::chmod(path.as_ptr(), mode) }).map(drop)
}

/// Sets access and modification time; `follow` says whether a symbolic link's target is meant.
pub fn set_times(path: &[u8], accessed: Time, modified: Time, follow: bool) -> Result<()> {
    let path = c_path(path)?;
    let times = [timespec(accessed), timespec(modified)];
    let flag = if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
    // SAFETY: a NUL-terminated path and an array of two times.
    check(unsafe { libc::utimensat(libc::AT_FDCWD, path.as_ptr(), times.as_ptr(), flag) }).map(drop)
}

pub fn set_times_of_fd(fd: i32, accessed: Time, modified: Time) -> Result<()> {
    let times = [timespec(accessed), timespec(modified)];
    // SAFETY: an array of two times.
    check(unsafe { libc::futimens(fd, times.as_ptr()) }).map(drop)
}

fn timespec(time: Time) -> libc::timespec {
    libc::timespec { tv_sec: time.seconds, tv_nsec: time.nanos as _ }
}
