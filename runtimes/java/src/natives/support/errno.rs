//! Error numbers as Java's class library knows them.
//!
//! The class library was compiled for linux-x64: `sun.nio.fs.UnixConstants` has that
//! platform's numbers baked in, and programs see its texts in messages. WASI numbers its errors
//! differently, so every host error is translated once, here.

use std::io;

/// A linux-x64 `errno`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Errno(pub i32);

macro_rules! errno_table {
    ($($name:ident = $number:literal, $text:literal;)*) => {
        impl Errno {
            $(pub const $name: Errno = Errno($number);)*

            /// The linux number of one of the host's own error numbers; what linux does not
            /// know (`ENOTCAPABLE`: the path is outside every directory we were given) reads
            /// as "permission denied".
            fn from_host(raw: i32) -> Errno {
                match raw {
                    $(libc::$name => Errno::$name,)*
                    _ => Errno::EACCES,
                }
            }

            /// `strerror`, in glibc's words.
            pub fn message(self) -> &'static str {
                match self {
                    $(Errno::$name => $text,)*
                    _ => "Unknown error",
                }
            }
        }
    };
}

errno_table! {
    EPERM = 1, "Operation not permitted";
    ENOENT = 2, "No such file or directory";
    EINTR = 4, "Interrupted system call";
    EIO = 5, "Input/output error";
    ENXIO = 6, "No such device or address";
    E2BIG = 7, "Argument list too long";
    EBADF = 9, "Bad file descriptor";
    EAGAIN = 11, "Resource temporarily unavailable";
    ENOMEM = 12, "Cannot allocate memory";
    EACCES = 13, "Permission denied";
    EFAULT = 14, "Bad address";
    EBUSY = 16, "Device or resource busy";
    EEXIST = 17, "File exists";
    EXDEV = 18, "Invalid cross-device link";
    ENODEV = 19, "No such device";
    ENOTDIR = 20, "Not a directory";
    EISDIR = 21, "Is a directory";
    EINVAL = 22, "Invalid argument";
    ENFILE = 23, "Too many open files in system";
    EMFILE = 24, "Too many open files";
    ENOTTY = 25, "Inappropriate ioctl for device";
    EFBIG = 27, "File too large";
    ENOSPC = 28, "No space left on device";
    ESPIPE = 29, "Illegal seek";
    EROFS = 30, "Read-only file system";
    EMLINK = 31, "Too many links";
    EPIPE = 32, "Broken pipe";
    ERANGE = 34, "Numerical result out of range";
    ENAMETOOLONG = 36, "File name too long";
    ENOSYS = 38, "Function not implemented";
    ENOTEMPTY = 39, "Directory not empty";
    ELOOP = 40, "Too many levels of symbolic links";
    EOVERFLOW = 75, "Value too large for defined data type";
    EILSEQ = 84, "Invalid or incomplete multibyte or wide character";
    ENOTSUP = 95, "Operation not supported";
    EDQUOT = 122, "Disk quota exceeded";
}

impl Errno {
    /// The error that the last failed call of the C library left behind.
    pub fn last() -> Errno {
        Errno::from(io::Error::last_os_error())
    }
}

impl From<io::Error> for Errno {
    fn from(error: io::Error) -> Errno {
        match error.raw_os_error() {
            Some(raw) => Errno::from_host(raw),
            None => match error.kind() {
                // A path with a NUL inside, or one that no preopened directory covers.
                io::ErrorKind::InvalidInput => Errno::EINVAL,
                io::ErrorKind::NotFound => Errno::ENOENT,
                _ => Errno::EIO,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_has_linux_number_and_text() {
        let error = std::fs::File::open("/no/such/file").unwrap_err();
        assert_eq!(Errno::from(error), Errno::ENOENT);
        assert_eq!(Errno::ENOENT.message(), "No such file or directory");
    }
}
