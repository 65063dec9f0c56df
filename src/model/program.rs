//! A program to run: its files and what it is started with.

use super::LimitsRequest;

/// A program as a caller hands it in.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// The runtime's id; absent, the entry file's extension decides.
    pub runtime: Option<String>,
    /// The program's files, laid out in its scratch directory before it starts.
    pub files: Vec<SourceFile>,
    /// The path of the file that is started; absent, the first file is.
    pub entry: Option<String>,
    /// Arguments after the entry file.
    pub args: Vec<String>,
    /// Environment variables beside the few that every run has.
    pub env: Vec<(String, String)>,
    /// Limits that differ from the defaults.
    pub limits: LimitsRequest,
    /// Whether clock and randomness are fixed, so that the same program does the same twice.
    pub deterministic: bool,
}

/// One file of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the scratch directory, with `/` between names.
    pub path: String,
    /// The file's bytes.
    pub content: Vec<u8>,
}

/// A program that can't be run as it was handed in: the caller's mistake.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProgramError {
    /// There is nothing to run.
    #[error("a program needs at least one file")]
    NoFiles,
    /// A path would leave the scratch directory or can't be written.
    #[error("file path {path:?} is not allowed: {reason}")]
    Path {
        /// The path as it was given.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Two files have the same path.
    #[error("file path {0:?} is given twice")]
    DuplicatePath(String),
    /// The entry is not among the files.
    #[error("entry {entry:?} is not among the program's files: {files}")]
    UnknownEntry {
        /// The entry as it was given.
        entry: String,
        /// The files there are, separated by commas.
        files: String,
    },
    /// An argument or variable can't be handed to a guest.
    #[error("{what} {value:?} is not allowed: {reason}")]
    Text {
        /// `argument` or `environment variable`.
        what: &'static str,
        /// The text as it was given.
        value: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}

impl Program {
    /// The path of the file that is started.
    ///
    /// # Errors
    /// When there are no files, or the entry is none of them.
    pub fn entry(&self) -> Result<&str, ProgramError> {
        let first = self.files.first().ok_or(ProgramError::NoFiles)?;
        let Some(entry) = &self.entry else {
            return Ok(&first.path);
        };
        let found = self.files.iter().find(|file| file.path == *entry);
        found.map(|file| file.path.as_str()).ok_or_else(|| ProgramError::UnknownEntry {
            entry: entry.clone(),
            files: self.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>().join(", "),
        })
    }

    /// Checks what does not depend on a runtime: paths, entry, arguments, environment.
    ///
    /// # Errors
    /// The first thing that is wrong, with what is allowed.
    pub fn validate(&self) -> Result<(), ProgramError> {
        self.entry()?;
        let mut seen = std::collections::HashSet::new();
        for file in &self.files {
            check_path(&file.path)?;
            if !seen.insert(&file.path) {
                return Err(ProgramError::DuplicatePath(file.path.clone()));
            }
        }
        for arg in &self.args {
            check_text("argument", arg)?;
        }
        for (name, value) in &self.env {
            check_text("environment variable", name)?;
            check_text("environment variable", value)?;
            if name.is_empty() || name.contains('=') {
                return Err(ProgramError::Text {
                    what: "environment variable",
                    value: name.clone(),
                    reason: "a name has at least one character and no '='",
                });
            }
        }
        Ok(())
    }
}

/// Accepts relative paths of plain names only: no `..`, no empty name, no NUL, no backslash.
fn check_path(path: &str) -> Result<(), ProgramError> {
    let refuse = |reason| Err(ProgramError::Path { path: path.to_owned(), reason });
    if path.is_empty() {
        return refuse("it is empty");
    }
    if path.len() > 1024 {
        return refuse("it is longer than 1024 bytes");
    }
    if path.starts_with('/') {
        return refuse("it must be relative to the program's directory");
    }
    if path.contains(['\0', '\\']) {
        return refuse("it contains a NUL or a backslash");
    }
    for name in path.split('/') {
        match name {
            "" => return refuse("it has an empty name between slashes"),
            "." | ".." => return refuse("'.' and '..' are not allowed"),
            name if name.len() > 255 => return refuse("a name is longer than 255 bytes"),
            _ => {}
        }
    }
    Ok(())
}

fn check_text(what: &'static str, value: &str) -> Result<(), ProgramError> {
    if value.contains('\0') {
        return Err(ProgramError::Text { what, value: value.to_owned(), reason: "it contains a NUL" });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(paths: &[&str]) -> Program {
        let files =
            paths.iter().map(|path| SourceFile { path: (*path).to_owned(), content: Vec::new() }).collect();
        Program { files, ..Default::default() }
    }

    #[test]
    fn first_file_is_the_entry_unless_one_is_named() {
        let mut program = program(&["main.py", "pkg/helper.py"]);
        assert_eq!(program.entry(), Ok("main.py"));
        program.entry = Some("pkg/helper.py".into());
        assert_eq!(program.entry(), Ok("pkg/helper.py"));
    }

    #[test]
    fn paths_that_leave_the_directory_are_refused() {
        for path in ["../x", "a/../b", "/etc/passwd", "", "a//b", "a/./b", "a\\b", "a\0b"] {
            let error = program(&[path]).validate().unwrap_err();
            assert!(matches!(error, ProgramError::Path { .. }), "{path:?}");
        }
    }

    #[test]
    fn unknown_entry_names_the_files_there_are() {
        let mut program = program(&["a.py", "b.py"]);
        program.entry = Some("c.py".into());
        assert_eq!(
            program.validate().unwrap_err().to_string(),
            r#"entry "c.py" is not among the program's files: a.py, b.py"#
        );
    }

    #[test]
    fn same_path_twice_is_refused() {
        let error = program(&["a.py", "a.py"]).validate().unwrap_err();
        assert_eq!(error, ProgramError::DuplicatePath("a.py".into()));
    }
}
