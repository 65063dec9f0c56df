//! SHA-256 of files, remembered: hashing tens of megabytes at every start would be most of it.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The SHA-256 of `bytes`, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Remembers the hashes of files in a directory that only this user can write.
pub struct Fingerprints {
    dir: PathBuf,
}

/// What makes a file the same file: any write or replacement changes at least one of these.
#[derive(PartialEq, Serialize, Deserialize)]
struct Identity {
    device: u64,
    inode: u64,
    size: u64,
    modified_ns: i128,
    changed_ns: i128,
}

#[derive(Serialize, Deserialize)]
struct Remembered {
    identity: Identity,
    sha256: String,
}

impl Fingerprints {
    /// Keeps its notes in `dir`.
    pub fn new(dir: PathBuf) -> Self {
        Self { dir }
    }

    /// The SHA-256 of the file at `path`, in hexadecimal.
    ///
    /// # Errors
    /// When the file can't be read. Notes that can't be read or written only cost time.
    pub fn of(&self, path: &Path) -> io::Result<String> {
        let mut file = File::open(path)?;
        let identity = Identity::of(&file)?;
        let note = self.dir.join(format!("{}.json", sha256(path.as_os_str().as_encoded_bytes())));
        if let Ok(text) = fs::read(&note)
            && let Ok(remembered) = serde_json::from_slice::<Remembered>(&text)
            && remembered.identity == identity
        {
            return Ok(remembered.sha256);
        }
        let mut hasher = Sha256::new();
        io::copy(&mut file, &mut hasher)?;
        let sha256 = hex(&hasher.finalize());
        let remembered = Remembered { identity, sha256 };
        let text = serde_json::to_vec(&remembered).expect("plain data serialises");
        if let Err(error) = fs::create_dir_all(&self.dir).and_then(|()| fs::write(&note, text)) {
            tracing::debug!(path = %note.display(), %error, "could not remember a file's hash");
        }
        Ok(remembered.sha256)
    }
}

impl Identity {
    fn of(file: &File) -> io::Result<Self> {
        let metadata = file.metadata()?;
        let ns = |seconds: i64, ns: i64| i128::from(seconds) * 1_000_000_000 + i128::from(ns);
        Ok(Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            size: metadata.size(),
            modified_ns: ns(metadata.mtime(), metadata.mtime_nsec()),
            changed_ns: ns(metadata.ctime(), metadata.ctime_nsec()),
        })
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_file_is_hashed_again() {
        let dir = std::env::temp_dir().join(format!("petri-fingerprint-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let file = dir.join("file");
        let fingerprints = Fingerprints::new(dir.join("notes"));
        fs::write(&file, "a").unwrap();
        assert_eq!(fingerprints.of(&file).unwrap(), sha256(b"a"));
        assert_eq!(fingerprints.of(&file).unwrap(), sha256(b"a"));
        fs::write(&file, "b").unwrap();
        assert_eq!(fingerprints.of(&file).unwrap(), sha256(b"b"));
        fs::remove_dir_all(&dir).unwrap();
    }
}
