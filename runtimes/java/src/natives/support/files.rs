//! The files a Java program sees: the host's, and a few that are built in.
//!
//! `java.home` does not exist in a sandbox, yet the class library reads files from it
//! (`conf/security/java.security`, `lib/tzdb.dat`), and `SecureRandom` reads `/dev/urandom`.
//! Those are *built-in files*: their content lies in the VM's memory since the snapshot was
//! taken. They are read-only and have descriptors of their own, far above the host's. Everything
//! else goes to [`super::host_files`].
//!
//! Standard output is buffered here, because `println` of the class library makes one write per
//! call and a host call costs more than the rest of it. Whoever lets time pass (a blocking read,
//! a sleep, the end of a time slice, exit) calls [`Files::flush_output`] first.

use super::errno::Errno;
use super::host_files::{self, Result, Stat, Time, Whence, flags, mode};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::Duration;

const STDIN: i32 = 0;
const STDOUT: i32 = 1;

/// Built-in files' descriptors start here; no host hands out so many.
const FIRST_BUILTIN_FD: i32 = 0x4000_0000;

/// Output is passed on when this much has gathered.
const OUTPUT_BUFFER_BYTES: usize = 8192;

/// How much of standard input is read to see how much there is.
const INPUT_BUFFER_BYTES: usize = 8192;

#[derive(Clone)]
enum Builtin {
    Bytes(&'static [u8]),
    /// `/dev/random`, `/dev/urandom`: fresh bytes from the host.
    Random,
    Directory,
}

struct OpenBuiltin {
    builtin: Builtin,
    position: usize,
}

/// All files of one VM.
#[derive(Default)]
pub struct Files {
    builtins: BTreeMap<Vec<u8>, Builtin>,
    open_builtins: HashMap<i32, OpenBuiltin>,
    output: Vec<u8>,
    /// Permissions that were changed, by device and inode, where the host has none.
    modes: HashMap<(u64, u64), u32>,
    /// Standard input that was read to find out how much there is, in order.
    input: VecDeque<u8>,
    /// Standard input has come to its end.
    input_ended: bool,
}

impl Files {
    pub fn new() -> Files {
        let mut files = Files::default();
        for device in ["/dev/random", "/dev/urandom"] {
            files.add_builtin(device, Builtin::Random);
        }
        files
    }

    /// Makes `content` readable at the absolute path `path` for the rest of the VM's life.
    pub fn add_builtin_file(&mut self, path: &str, content: &'static [u8]) {
        self.add_builtin(path, Builtin::Bytes(content));
    }

    fn add_builtin(&mut self, path: &str, builtin: Builtin) {
        for (slash, _) in path.match_indices('/').skip(1) {
            self.builtins.insert(path[..slash].into(), Builtin::Directory);
        }
        self.builtins.insert(path.into(), builtin);
    }

    fn builtin(&self, path: &[u8]) -> Option<&Builtin> {
        if !path.starts_with(b"/") {
            return None;
        }
        self.builtins.get(trim_slashes(path))
    }

    pub fn open(&mut self, path: &[u8], linux_flags: i32, mode: u32) -> Result<i32> {
        let Some(builtin) = self.builtin(path).cloned() else {
            return host_files::open(path, linux_flags, mode);
        };
        if linux_flags & flags::ACCESS_MODE != 0 {
            return Err(if matches!(builtin, Builtin::Directory) { Errno::EISDIR } else { Errno::EROFS });
        }
        let fd = (FIRST_BUILTIN_FD..).find(|fd| !self.open_builtins.contains_key(fd)).ok_or(Errno::EMFILE)?;
        self.open_builtins.insert(fd, OpenBuiltin { builtin, position: 0 });
        Ok(fd)
    }

    pub fn close(&mut self, fd: i32) -> Result<()> {
        if fd == STDOUT {
            self.flush_output();
        }
        match self.open_builtins.remove(&fd) {
            Some(_) => Ok(()),
            None if fd >= FIRST_BUILTIN_FD => Err(Errno::EBADF),
            None => host_files::close(fd),
        }
    }

    fn opened(&mut self, fd: i32) -> Result<Option<&mut OpenBuiltin>> {
        match self.open_builtins.get_mut(&fd) {
            None if fd >= FIRST_BUILTIN_FD => Err(Errno::EBADF),
            found => Ok(found),
        }
    }

    /// Reads some bytes; 0 is the end of the file.
    pub fn read(&mut self, fd: i32, into: &mut [u8]) -> Result<usize> {
        if fd == STDIN {
            return self.read_input(into);
        }
        match self.opened(fd)? {
            Some(open) => {
                let count = open.builtin.read_at(into, open.position)?;
                open.position += count;
                Ok(count)
            }
            // WASI calls a directory that is read a bad descriptor.
            None => host_files::read(fd, into).map_err(|errno| match host_files::fstat(fd) {
                Ok(stat) if stat.is_directory() => Errno::EISDIR,
                _ => errno,
            }),
        }
    }

    fn read_input(&mut self, into: &mut [u8]) -> Result<usize> {
        if !self.input.is_empty() {
            return Ok(std::io::Read::read(&mut self.input, into).expect("memory can be read"));
        }
        if std::mem::take(&mut self.input_ended) {
            return Ok(0);
        }
        self.flush_output();
        host_files::read(STDIN, into)
    }

    pub fn read_at(&mut self, fd: i32, into: &mut [u8], position: i64) -> Result<usize> {
        match self.opened(fd)? {
            Some(open) => open.builtin.read_at(into, position as usize),
            None => host_files::read_at(fd, into, position),
        }
    }

    /// Writes at least one byte of `from`, and says how many.
    pub fn write(&mut self, fd: i32, from: &[u8]) -> Result<usize> {
        if self.opened(fd)?.is_some() {
            return Err(Errno::EBADF);
        }
        if fd == STDOUT {
            return self.write_output(from);
        }
        self.flush_output();
        host_files::write(fd, from)
    }

    pub fn write_at(&mut self, fd: i32, from: &[u8], position: i64) -> Result<usize> {
        match self.opened(fd)? {
            Some(_) => Err(Errno::EBADF),
            None => host_files::write_at(fd, from, position),
        }
    }

    fn write_output(&mut self, from: &[u8]) -> Result<usize> {
        self.output.extend_from_slice(from);
        if self.output.len() >= OUTPUT_BUFFER_BYTES {
            self.try_flush_output()?;
        }
        Ok(from.len())
    }

    /// Passes gathered output to the host. Nobody is left to hear of a failure here; the next
    /// write that flushes reports it.
    pub fn flush_output(&mut self) {
        if !self.output.is_empty() {
            let _ = self.try_flush_output();
        }
    }

    fn try_flush_output(&mut self) -> Result<()> {
        let output = std::mem::take(&mut self.output);
        let mut rest = &output[..];
        while !rest.is_empty() {
            rest = &rest[host_files::write(STDOUT, rest)?..];
        }
        Ok(())
    }

    /// Would a read of standard input return at once? Waits at most `wait` for it.
    pub fn is_input_ready(&mut self, wait: Duration) -> bool {
        if !self.input.is_empty() || self.input_ended {
            return true;
        }
        self.flush_output();
        // A host that cannot tell is asked by reading.
        host_files::is_readable(STDIN, wait).unwrap_or(true)
    }

    pub fn seek(&mut self, fd: i32, offset: i64, whence: Whence) -> Result<i64> {
        let Some(open) = self.opened(fd)? else {
            return host_files::seek(fd, offset, whence);
        };
        let base = match whence {
            Whence::Start => 0,
            Whence::Current => open.position as i64,
            Whence::End => open.builtin.len() as i64,
        };
        let position = base.checked_add(offset).filter(|to| *to >= 0).ok_or(Errno::EINVAL)?;
        open.position = position as usize;
        Ok(position)
    }

    pub fn truncate(&mut self, fd: i32, size: i64) -> Result<()> {
        match self.opened(fd)? {
            Some(_) => Err(Errno::EINVAL),
            None => host_files::truncate(fd, size),
        }
    }

    pub fn sync(&mut self, fd: i32) -> Result<()> {
        match self.opened(fd)? {
            Some(_) => Ok(()),
            None => host_files::sync(fd),
        }
    }

    /// How many bytes can be read without waiting.
    pub fn available(&mut self, fd: i32) -> Result<i64> {
        let stat = self.fstat(fd)?;
        if stat.is_regular() {
            let position = self.seek(fd, 0, Whence::Current)?;
            return Ok((stat.size - position).max(0));
        }
        if fd != STDIN {
            return host_files::bytes_waiting(fd);
        }
        // A host may only say that there is something, or the end; reading it tells.
        if self.input.is_empty() && self.is_input_ready(Duration::ZERO) && !self.input_ended {
            let mut bytes = [0; INPUT_BUFFER_BYTES];
            let count = host_files::read(STDIN, &mut bytes)?;
            self.input_ended = count == 0;
            self.input.extend(&bytes[..count]);
        }
        Ok(self.input.len() as i64)
    }

    pub fn stat(&self, path: &[u8]) -> Result<Stat> {
        match self.builtin(path) {
            Some(builtin) => Ok(builtin.stat()),
            None if is_root(path) => Ok(Builtin::Directory.stat()),
            None => host_files::stat(path).map(|stat| self.with_mode(stat)),
        }
    }

    fn with_mode(&self, stat: Stat) -> Stat {
        match self.modes.get(&(stat.dev, stat.ino)) {
            Some(mode) => Stat { mode: stat.mode & mode::TYPE_MASK | mode, ..stat },
            None => stat,
        }
    }

    pub fn lstat(&self, path: &[u8]) -> Result<Stat> {
        match self.builtin(path) {
            Some(builtin) => Ok(builtin.stat()),
            None if is_root(path) => Ok(Builtin::Directory.stat()),
            None => host_files::lstat(path).map(|stat| self.with_mode(stat)),
        }
    }

    pub fn fstat(&mut self, fd: i32) -> Result<Stat> {
        match self.opened(fd)? {
            Some(open) => Ok(open.builtin.stat()),
            None => host_files::fstat(fd).map(|stat| self.with_mode(stat)),
        }
    }

    pub fn access(&self, path: &[u8], wanted: i32) -> Result<()> {
        match self.builtin(path) {
            Some(Builtin::Directory) if wanted & 2 == 0 => Ok(()),
            Some(_) if wanted & 3 == 0 => Ok(()),
            Some(_) => Err(Errno::EACCES),
            None if is_root(path) && wanted & 2 == 0 => Ok(()),
            None => {
                host_files::access(path, wanted)?;
                let remembered =
                    self.modes.is_empty() || (self.stat(path)?.mode >> 6) as i32 & wanted == wanted;
                if remembered { Ok(()) } else { Err(Errno::EACCES) }
            }
        }
    }

    /// The names in a directory, without `.` and `..`, in the host's order.
    pub fn list(&self, path: &[u8]) -> Result<Vec<Vec<u8>>> {
        match self.builtin(path) {
            Some(Builtin::Directory) => Ok(self.builtin_names_in(trim_slashes(path))),
            Some(_) => Err(Errno::ENOTDIR),
            None => host_files::list(path),
        }
    }

    fn builtin_names_in(&self, directory: &[u8]) -> Vec<Vec<u8>> {
        let name_in = |path: &Vec<u8>| {
            let rest = path.strip_prefix(directory)?.strip_prefix(b"/")?;
            (!rest.contains(&b'/')).then(|| rest.to_vec())
        };
        self.builtins.keys().filter_map(name_in).collect()
    }

    /// An absolute path without symbolic links, `.` and `..`; the file must exist.
    pub fn real_path(&self, path: &[u8]) -> Result<Vec<u8>> {
        const LINKS_MAX: usize = 40;
        let mut links = 0;
        let mut resolved = Vec::new();
        let mut pending: Vec<Vec<u8>> = components(&self.absolute(path));
        pending.reverse();
        while let Some(name) = pending.pop() {
            if name == b".." {
                resolved.truncate(parent_length(&resolved));
                continue;
            }
            let parent = resolved.len();
            resolved.push(b'/');
            resolved.extend_from_slice(&name);
            let last = pending.is_empty();
            match self.lstat(&resolved) {
                Ok(stat) if stat.is_symlink() => {
                    links += 1;
                    if links > LINKS_MAX {
                        return Err(Errno::ELOOP);
                    }
                    let target = host_files::read_link(&resolved)?;
                    resolved.truncate(if target.starts_with(b"/") { 0 } else { parent });
                    pending.extend(components(&target).into_iter().rev());
                }
                Ok(stat) if !last && !stat.is_directory() => return Err(Errno::ENOTDIR),
                Ok(_) => {}
                // A sandbox shows `/a/b` but not the `/a` above it.
                Err(_) if !last => {}
                Err(error) => return Err(error),
            }
        }
        if resolved.is_empty() {
            resolved.push(b'/');
        }
        Ok(resolved)
    }

    fn absolute(&self, path: &[u8]) -> Vec<u8> {
        if path.starts_with(b"/") {
            return path.to_vec();
        }
        let mut absolute = current_directory();
        absolute.push(b'/');
        absolute.extend_from_slice(path);
        absolute
    }

    /// Removes a file, or a directory that is empty.
    pub fn remove(&mut self, path: &[u8]) -> Result<()> {
        if self.lstat(path)?.is_directory() { self.remove_directory(path) } else { self.unlink(path) }
    }

    pub fn unlink(&mut self, path: &[u8]) -> Result<()> {
        self.check_changeable(path)?;
        self.forget_mode(path);
        host_files::unlink(path)
    }

    pub fn remove_directory(&mut self, path: &[u8]) -> Result<()> {
        self.check_changeable(path)?;
        self.forget_mode(path);
        host_files::remove_directory(path)
    }

    pub fn make_directory(&self, path: &[u8], mode: u32) -> Result<()> {
        if self.builtin(path).is_some() {
            return Err(Errno::EEXIST);
        }
        host_files::make_directory(path, mode)
    }

    pub fn rename(&self, from: &[u8], to: &[u8]) -> Result<()> {
        self.check_changeable(from)?;
        self.check_changeable(to)?;
        host_files::rename(from, to)
    }

    pub fn link(&self, existing: &[u8], new: &[u8]) -> Result<()> {
        self.check_changeable(existing)?;
        host_files::link(existing, new)
    }

    pub fn symlink(&self, target: &[u8], link: &[u8]) -> Result<()> {
        self.check_changeable(link)?;
        host_files::symlink(target, link)
    }

    pub fn read_link(&self, path: &[u8]) -> Result<Vec<u8>> {
        match self.builtin(path) {
            Some(_) => Err(Errno::EINVAL),
            None => host_files::read_link(path),
        }
    }

    pub fn change_mode(&mut self, path: &[u8], mode: u32) -> Result<()> {
        self.check_changeable(path)?;
        #[cfg(not(target_os = "wasi"))]
        return host_files::change_mode(path, mode);
        #[cfg(target_os = "wasi")]
        {
            let stat = host_files::stat(path)?;
            self.modes.insert((stat.dev, stat.ino), mode);
            Ok(())
        }
    }

    /// A file that is gone leaves no permissions to the next one with its inode.
    fn forget_mode(&mut self, path: &[u8]) {
        if !self.modes.is_empty()
            && let Ok(stat) = host_files::lstat(path)
            && stat.nlink <= 1
        {
            self.modes.remove(&(stat.dev, stat.ino));
        }
    }

    pub fn set_times(&self, path: &[u8], accessed: Time, modified: Time, follow: bool) -> Result<()> {
        self.check_changeable(path)?;
        host_files::set_times(path, accessed, modified, follow)
    }

    fn check_changeable(&self, path: &[u8]) -> Result<()> {
        match self.builtin(path) {
            Some(_) => Err(Errno::EROFS),
            None => Ok(()),
        }
    }
}

impl Builtin {
    fn len(&self) -> usize {
        match self {
            Builtin::Bytes(bytes) => bytes.len(),
            Builtin::Random | Builtin::Directory => 0,
        }
    }

    fn read_at(&self, into: &mut [u8], position: usize) -> Result<usize> {
        match self {
            Builtin::Bytes(bytes) => {
                let rest = &bytes[position.min(bytes.len())..];
                let count = rest.len().min(into.len());
                into[..count].copy_from_slice(&rest[..count]);
                Ok(count)
            }
            Builtin::Random => {
                super::random::fill(into)?;
                Ok(into.len())
            }
            Builtin::Directory => Err(Errno::EISDIR),
        }
    }

    fn stat(&self) -> Stat {
        let mode = match self {
            Builtin::Bytes(_) => mode::REGULAR | 0o444,
            Builtin::Random => mode::CHARACTER_DEVICE | 0o444,
            Builtin::Directory => mode::DIRECTORY | 0o555,
        };
        Stat { mode, nlink: 1, size: self.len() as i64, ..Stat::default() }
    }
}

/// The process's working directory, absolute.
pub fn current_directory() -> Vec<u8> {
    match std::env::current_dir() {
        Ok(path) => path.into_os_string().into_encoded_bytes(),
        Err(_) => b"/".to_vec(),
    }
}

fn is_root(path: &[u8]) -> bool {
    !path.is_empty() && path.iter().all(|byte| *byte == b'/')
}

fn trim_slashes(path: &[u8]) -> &[u8] {
    let end = path.iter().rposition(|byte| *byte != b'/').map_or(0, |last| last + 1);
    &path[..end]
}

fn components(path: &[u8]) -> Vec<Vec<u8>> {
    path.split(|byte| *byte == b'/')
        .filter(|name| !name.is_empty() && *name != b".")
        .map(<[u8]>::to_vec)
        .collect()
}

fn parent_length(path: &[u8]) -> usize {
    path.iter().rposition(|byte| *byte == b'/').unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> Vec<u8> {
        let directory = std::env::temp_dir().join(format!("petri-java-files-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&directory);
        std::fs::create_dir_all(&directory).unwrap();
        directory.into_os_string().into_encoded_bytes()
    }

    fn join(directory: &[u8], name: &str) -> Vec<u8> {
        [directory, b"/", name.as_bytes()].concat()
    }

    #[test]
    fn built_in_files_are_read_but_not_written() {
        let mut files = Files::new();
        files.add_builtin_file("/java/lib/tzdb.dat", b"zones");
        let fd = files.open(b"/java/lib/tzdb.dat", 0, 0).unwrap();
        let mut buffer = [0; 8];
        assert_eq!(files.seek(fd, 1, Whence::Start), Ok(1));
        assert_eq!(files.read(fd, &mut buffer), Ok(4));
        assert_eq!(&buffer[..4], b"ones");
        assert_eq!(files.read(fd, &mut buffer), Ok(0));
        assert_eq!(files.close(fd), Ok(()));
        assert_eq!(files.close(fd), Err(Errno::EBADF));
        assert_eq!(files.open(b"/java/lib/tzdb.dat", flags::WRONLY, 0), Err(Errno::EROFS));
        assert_eq!(files.unlink(b"/java/lib/tzdb.dat"), Err(Errno::EROFS));
        assert_eq!(files.list(b"/java/lib/"), Ok(vec![b"tzdb.dat".to_vec()]));
        assert!(files.stat(b"/java").unwrap().is_directory());
        assert_eq!(files.real_path(b"/java/./lib/../lib/tzdb.dat"), Ok(b"/java/lib/tzdb.dat".to_vec()));
    }

    #[test]
    fn random_devices_never_run_dry() {
        let mut files = Files::new();
        let fd = files.open(b"/dev/urandom", 0, 0).unwrap();
        let (mut first, mut second) = ([0; 32], [0; 32]);
        assert_eq!(files.read(fd, &mut first), Ok(32));
        assert_eq!(files.read(fd, &mut second), Ok(32));
        assert_ne!(first, second);
    }

    #[test]
    fn a_host_file_is_written_read_and_removed() {
        let directory = scratch("round-trip");
        let path = join(&directory, "a.txt");
        let mut files = Files::new();
        let fd = files.open(&path, flags::RDWR | flags::CREAT, 0o666).unwrap();
        assert_eq!(files.write(fd, b"hello"), Ok(5));
        assert_eq!(files.seek(fd, -4, Whence::End), Ok(1));
        assert_eq!(files.available(fd), Ok(4));
        let mut buffer = [0; 8];
        assert_eq!(files.read(fd, &mut buffer), Ok(4));
        assert_eq!(files.truncate(fd, 2), Ok(()));
        assert_eq!(files.fstat(fd).unwrap().size, 2);
        files.close(fd).unwrap();
        let exclusive = flags::WRONLY | flags::CREAT | flags::EXCL;
        assert_eq!(files.open(&path, exclusive, 0o666), Err(Errno::EEXIST));
        assert_eq!(files.remove(&directory), Err(Errno::ENOTEMPTY));
        assert_eq!(files.remove(&path), Ok(()));
        assert_eq!(files.stat(&path), Err(Errno::ENOENT));
        assert_eq!(files.remove(&directory), Ok(()));
    }

    #[test]
    fn real_path_follows_links_and_notices_loops() {
        let files = Files::new();
        let directory = files.real_path(&scratch("links")).unwrap();
        let (target, link, looped) = (join(&directory, "t"), join(&directory, "l"), join(&directory, "loop"));
        files.make_directory(&target, 0o777).unwrap();
        files.symlink(b"t", &link).unwrap();
        files.symlink(b"loop", &looped).unwrap();
        assert_eq!(files.real_path(&join(&link, "../l/.")), Ok(target));
        assert_eq!(files.real_path(&looped), Err(Errno::ELOOP));
        assert_eq!(files.real_path(&join(&directory, "absent")), Err(Errno::ENOENT));
    }

    #[test]
    fn times_are_set_to_the_nanosecond() {
        let directory = scratch("times");
        let files = Files::new();
        let modified = Time { seconds: 981_173_106, nanos: 123_456_789 };
        files.set_times(&directory, modified, modified, true).unwrap();
        assert_eq!(files.stat(&directory).unwrap().modified, modified);
    }
}
