//! Builds a runtime's module from its recipe, once a machine.
//!
//! The artefact's key is a hash of everything that the recipe can see: a second checkout finds
//! the first one's artefact, a changed recipe makes a new one.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use sha2::{Digest, Sha256};

use super::manifest::{BuildRecipe, Manifest};
use super::registry::Runtime;
use crate::sandbox::snapshot::{Boot, SnapshotError, snapshot};

/// Changes when this module makes another artefact from the same recipe.
const FORMAT: &str = concat!("1 wizer ", "48.0.8");

/// Where a runtime's module is.
#[derive(Clone, Debug)]
pub struct Artefact {
    /// The module's file.
    pub module: PathBuf,
    /// The hash of the recipe and its inputs; absent for a module that lies beside its manifest.
    pub key: Option<String>,
}

/// A build that did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A file or directory can't be used.
    #[error("{path}: {source}")]
    Io {
        /// What was used.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// The recipe or the fetching of its inputs failed.
    #[error("{command} failed with {status}; its output is in {log}")]
    Command {
        /// The script.
        command: String,
        /// How it ended.
        status: std::process::ExitStatus,
        /// What it printed.
        log: PathBuf,
    },
    /// The interpreter did not boot.
    #[error("{module}: {source}")]
    Snapshot {
        /// The module before the snapshot.
        module: PathBuf,
        /// Why.
        source: SnapshotError,
    },
}

impl Artefact {
    pub(super) fn of(folder: &Path, manifest: &Manifest) -> io::Result<Self> {
        if manifest.build.is_none() {
            return Ok(Self { module: folder.join(&manifest.module.file), key: None });
        }
        let key = key(folder)?;
        let directory = crate::cache_dir().join("runtimes").join(format!("{}-{}", manifest.id, &key[..16]));
        Ok(Self { module: directory.join(&manifest.module.file), key: Some(key) })
    }
}

/// Whether the runtime's module is there.
fn is_built(runtime: &Runtime) -> bool {
    runtime.artefact.module.is_file()
}

/// The hash of every file that the recipe sees: its folder and the scripts beside it.
fn key(folder: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    let beside = folder.parent().unwrap_or(folder);
    for entry in fs::read_dir(beside)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "sh") {
            files.push(path);
        }
    }
    files.sort();
    let mut hasher = Sha256::new();
    hasher.update(FORMAT);
    for path in files {
        let content = fs::read(&path)?;
        let name = path.strip_prefix(beside).unwrap_or(&path);
        hasher.update(name.as_os_str().as_encoded_bytes());
        hasher.update([0]);
        hasher.update((content.len() as u64).to_le_bytes());
        hasher.update(content);
    }
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The files of a recipe's folder, without what is not an input: build output and prose.
fn collect(dir: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let path = entry.path();
        if name == "target"
            || name == "__pycache__"
            || path.extension().is_some_and(|extension| extension == "md")
        {
            continue;
        }
        match entry.file_type()?.is_dir() {
            true => collect(&path, files)?,
            false => files.push(path),
        }
    }
    Ok(())
}

/// Builds `runtime` if its artefact is missing; `progress` hears of each step and of each line
/// that the recipe prints.
///
/// # Errors
/// What failed, and where its output is.
pub async fn build(runtime: &Runtime, mut progress: impl FnMut(&str)) -> Result<(), BuildError> {
    let Some(recipe) = &runtime.manifest.build else {
        return Ok(());
    };
    let artefact = runtime.artefact.module.parent().expect("an artefact is in a directory");
    // One build at a time on this machine: they are heavy, and may be the same one.
    let builds = crate::cache_dir().join("runtimes");
    at(&builds, fs::create_dir_all(&builds))?;
    let lock_path = builds.join(".lock");
    let lock = at(&lock_path, fs::File::create(&lock_path))?;
    at(&lock_path, lock.lock())?;
    if is_built(runtime) {
        return Ok(());
    }
    let work = artefact.with_extension("work");
    if work.exists() {
        at(&work, fs::remove_dir_all(&work))?;
    }
    let [inputs, scratch, out] = ["inputs", "work", "out"].map(|name| work.join(name));
    for dir in [&inputs, &scratch, &out] {
        at(dir, fs::create_dir_all(dir))?;
    }
    let folder = at(&runtime.folder, fs::canonicalize(&runtime.folder))?;
    let log = work.join("log");
    progress("fetching inputs");
    let fetch = folder.join("../fetch.sh");
    script(&fetch, &[&folder.join("inputs.lock"), &inputs], &folder, &log, &mut progress).await?;
    progress("building");
    script(&folder.join(&recipe.recipe), &[&inputs, &scratch, &out], &folder, &log, &mut progress).await?;
    if let Some(init) = &recipe.snapshot {
        progress("booting for the snapshot");
        take_snapshot(&out.join(&runtime.manifest.module.file), init, recipe, &out).await?;
    }
    at(&scratch, fs::remove_dir_all(&scratch))?;
    at(artefact, fs::rename(&out, artefact))?;
    at(&work, fs::remove_dir_all(&work))
}

async fn take_snapshot(
    module: &Path,
    init: &str,
    recipe: &BuildRecipe,
    out: &Path,
) -> Result<(), BuildError> {
    let wasm = at(module, fs::read(module))?;
    let boot = Boot {
        init: init.to_owned(),
        dirs: recipe.dirs.iter().map(|(guest, host)| (out.join(host), guest.clone())).collect(),
    };
    let booted = snapshot(&wasm, &boot)
        .await
        .map_err(|source| BuildError::Snapshot { module: module.to_owned(), source })?;
    at(module, fs::write(module, booted))?;
    // What the boot read is in the snapshot now.
    for dir in recipe.dirs.values() {
        let dir = out.join(dir);
        at(&dir, fs::remove_dir_all(&dir))?;
    }
    Ok(())
}

/// Runs a script with its output going to `log` and, line by line, to `progress`.
async fn script(
    path: &Path,
    args: &[&Path],
    dir: &Path,
    log: &Path,
    progress: &mut impl FnMut(&str),
) -> Result<(), BuildError> {
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

    let (reader, writer) = at(path, io::pipe())?;
    let mut child = {
        let mut command = tokio::process::Command::new(path);
        let writer_too = at(path, writer.try_clone())?;
        command
            .args(args)
            .current_dir(dir)
            .stdin(Stdio::null())
            .stdout(writer)
            .stderr(writer_too)
            .kill_on_drop(true);
        at(path, command.spawn())?
    };
    let reader = at(path, tokio::net::unix::pipe::Receiver::from_owned_fd(reader.into()))?;
    let mut lines = BufReader::new(reader).split(b'\n');
    let mut file = at(log, tokio::fs::File::options().create(true).append(true).open(log).await)?;
    while let Some(line) = at(log, lines.next_segment().await)? {
        progress(&String::from_utf8_lossy(&line));
        at(log, file.write_all(&line).await)?;
        at(log, file.write_all(b"\n").await)?;
    }
    at(log, file.flush().await)?;
    let status = at(path, child.wait().await)?;
    if !status.success() {
        let command = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Err(BuildError::Command { command, status, log: log.to_owned() });
    }
    Ok(())
}

/// The end of the log of a build that failed, for showing to people.
///
/// # Errors
/// When the log can't be read.
pub fn log_tail(log: &Path) -> io::Result<String> {
    let mut text = String::new();
    fs::File::open(log)?.read_to_string(&mut text)?;
    let lines: Vec<&str> = text.lines().collect();
    Ok(lines[lines.len().saturating_sub(40)..].join("\n"))
}

fn at<T>(path: &Path, result: io::Result<T>) -> Result<T, BuildError> {
    result.map_err(|source| BuildError::Io { path: path.to_owned(), source })
}
