//! `runtime.toml`: what a runtime is called, which files it runs and how it is started.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::model::LimitsRequest;

/// A runtime's manifest. `runtimes/README.md` documents the file for people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The folder's name: `[a-z][a-z0-9-]*`.
    pub id: String,
    /// What people call the language.
    pub name: String,
    /// The version of the language or its implementation.
    pub version: String,
    /// File extensions, without the dot, of entry files it claims.
    #[serde(default)]
    pub extensions: Vec<String>,
    /// The guest's argument list; `{entry}` stands for the entry file's guest path. The program's
    /// arguments follow.
    pub argv: Vec<String>,
    /// Where the guest sees its scratch directory.
    #[serde(default = "default_workdir")]
    pub workdir: String,
    /// A short program, shown to people who choose the language.
    #[serde(default)]
    pub example: String,
    /// The module.
    pub module: ModuleFile,
    /// How the module is made; absent when it lies beside the manifest.
    pub build: Option<BuildRecipe>,
    /// Limits that this runtime's programs have unless they ask for others.
    #[serde(default)]
    pub limits: LimitsRequest,
}

/// Which module a runtime is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModuleFile {
    /// Its file name.
    pub file: PathBuf,
    /// Its SHA-256 in hexadecimal, checked before it is loaded.
    pub sha256: Option<String>,
}

/// How a runtime's module is made.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BuildRecipe {
    /// The script, in the runtime's folder.
    pub recipe: PathBuf,
    /// The export that boots the interpreter before the snapshot; absent: no snapshot is taken.
    pub snapshot: Option<String>,
    /// Directories that it may read while it boots: guest path → path in the recipe's output.
    #[serde(default)]
    pub dirs: BTreeMap<String, PathBuf>,
}

fn default_workdir() -> String {
    "/work".into()
}

/// A manifest that can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// The file can't be read.
    #[error("{path}: can't be read")]
    Read {
        /// The manifest.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The text is not a manifest; the message has the line.
    #[error("{path}: {message}")]
    Parse {
        /// The manifest.
        path: PathBuf,
        /// What is wrong, with the line.
        message: String,
    },
    /// A value is not allowed.
    #[error("{path}: {field}: {problem}")]
    Value {
        /// The manifest.
        path: PathBuf,
        /// The field.
        field: &'static str,
        /// What is wrong and what is allowed.
        problem: String,
    },
}

impl Manifest {
    /// Reads the manifest of the runtime in `folder`.
    ///
    /// # Errors
    /// Names the file, and the line or field that is wrong.
    pub fn read(folder: &Path) -> Result<Self, ManifestError> {
        let path = folder.join("runtime.toml");
        let text = std::fs::read_to_string(&path)
            .map_err(|source| ManifestError::Read { path: path.clone(), source })?;
        let manifest: Self = toml::from_str(&text).map_err(|error| ManifestError::Parse {
            message: error.to_string().trim_end().to_owned(),
            path: path.clone(),
        })?;
        manifest.check(folder).map_err(|(field, problem)| ManifestError::Value { path, field, problem })?;
        Ok(manifest)
    }

    fn check(&self, folder: &Path) -> Result<(), (&'static str, String)> {
        let plain = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_lowercase())
                && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        let refuse = |field, problem: String| Err((field, problem));
        if !plain(&self.id) {
            return refuse("id", format!("{:?} must match [a-z][a-z0-9-]*", self.id));
        }
        if folder.file_name().is_some_and(|name| name != self.id.as_str()) {
            return refuse("id", format!("{:?} must be the folder's name", self.id));
        }
        if self.argv.is_empty() {
            return refuse("argv", "it needs at least the guest's own name".into());
        }
        for (field, texts) in [("argv", &self.argv), ("extensions", &self.extensions)] {
            if let Some(text) = texts.iter().find(|text| text.contains('\0')) {
                return refuse(field, format!("{text:?} contains a NUL"));
            }
        }
        if let Some(extension) =
            self.extensions.iter().find(|text| text.is_empty() || text.contains(['.', '/']))
        {
            return refuse(
                "extensions",
                format!("{extension:?} must be written without dot or slash, as in \"py\""),
            );
        }
        if !self.workdir.starts_with('/') {
            return refuse(
                "workdir",
                format!("{:?} must be an absolute path, as in \"/work\"", self.workdir),
            );
        }
        if self.module.file.components().count() != 1 {
            return refuse("module.file", format!("{:?} must be a plain file name", self.module.file));
        }
        let is_hash = |text: &String| text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit());
        if let Some(hash) = self.module.sha256.as_ref().filter(|hash| !is_hash(hash)) {
            return refuse("module.sha256", format!("{hash:?} must be 64 hexadecimal digits"));
        }
        Ok(())
    }

    /// The guest path of a program's file.
    pub fn guest_path(&self, path: &str) -> String {
        format!("{}/{path}", self.workdir.trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Manifest, ManifestError> {
        let dir = std::env::temp_dir().join(format!(
            "petri-manifest-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        let folder = dir.join("lang");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("runtime.toml"), text).unwrap();
        let manifest = Manifest::read(&folder);
        std::fs::remove_dir_all(&dir).unwrap();
        manifest
    }

    const MINIMAL: &str = "id = \"lang\"\nname = \"Lang\"\nversion = \"1\"\nargv = [\"lang\", \"{entry}\"]\n[module]\nfile = \"lang.wasm\"\n";

    #[test]
    fn minimal_manifest_is_enough() {
        let manifest = parse(MINIMAL).unwrap();
        assert_eq!(manifest.guest_path("a/b.x"), "/work/a/b.x");
    }

    #[test]
    fn unknown_key_is_refused_with_its_line() {
        let error = parse(&format!("colour = \"red\"\n{MINIMAL}")).unwrap_err().to_string();
        assert!(error.contains("line 1") && error.contains("colour"), "{error}");
    }

    #[test]
    fn missing_key_is_named() {
        let error = parse(&MINIMAL.replace("version = \"1\"\n", "")).unwrap_err().to_string();
        assert!(error.contains("version"), "{error}");
    }

    #[test]
    fn id_must_be_the_folders_name() {
        let error = parse(&MINIMAL.replace("id = \"lang\"", "id = \"other\"")).unwrap_err().to_string();
        assert!(error.contains("must be the folder's name"), "{error}");
    }
}
