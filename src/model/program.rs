//! A program to run: its files and what it is started with.

use std::collections::HashMap;
use std::fmt;

use unicode_normalization::UnicodeNormalization;

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
    /// Whether the report contains the files that the program created or changed.
    pub return_files: bool,
}

/// One file of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the scratch directory, with `/` between names.
    pub path: String,
    /// The file's bytes.
    pub content: Vec<u8>,
}

/// Something that is wrong with a program: the caller's mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field, such as `files[0].path`.
    pub field: String,
    /// What is wrong with it, and what is allowed.
    pub message: String,
}

impl Fault {
    /// Says what is wrong with a field.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.message)
    }
}

/// All that is wrong with a program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{fault}")?;
        }
        Ok(())
    }
}

/// How the API's description says what [`Program::faults`] checks of a path. It counts characters where
/// bytes are meant, and can't say that paths must not collide.
#[derive(utoipa::ToSchema)]
#[schema(
    min_length = 1,
    max_length = 1024,
    pattern = r"^(\.{0,2}[^./\\\u0000]|\.{3})[^/\\\u0000]*(/(\.{0,2}[^./\\\u0000]|\.{3})[^/\\\u0000]*)*$",
    example = "main.py"
)]
#[expect(dead_code, reason = "it is only described")]
pub struct FilePath(String);

/// The same of an argument.
#[derive(utoipa::ToSchema)]
#[schema(pattern = r"^[^\u0000]*$", example = "--verbose")]
#[expect(dead_code, reason = "it is only described")]
pub struct Argument(String);

/// The same of a runtime's id. A running service lists its own.
#[derive(utoipa::ToSchema)]
#[schema(pattern = "^[a-z][a-z0-9-]*$", example = "python")]
#[expect(dead_code, reason = "it is only described")]
pub struct RuntimeId(String);

/// The longest path of a file, in bytes.
const PATH_BYTES_MAX: usize = 1024;

/// The longest name of a file or directory, in bytes: what file systems take.
const NAME_BYTES_MAX: usize = 255;

impl Program {
    /// The path of the file that is started; `None` when there is no such file.
    pub fn entry(&self) -> Option<&str> {
        let file = match &self.entry {
            None => self.files.first(),
            Some(entry) => self.files.iter().find(|file| file.path == *entry),
        };
        file.map(|file| file.path.as_str())
    }

    /// Checks what does not depend on a runtime: paths, entry, arguments, environment.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = file_faults(self.files.iter().map(|file| file.path.as_str()));
        if let (Some(entry), None) = (&self.entry, self.entry()) {
            let files: Vec<&str> = self.files.iter().map(|file| file.path.as_str()).collect();
            let files = files.join(", ");
            faults.push(Fault::new("entry", format!("{entry:?} is not among the program's files: {files}")));
        }
        for (index, arg) in self.args.iter().enumerate() {
            if arg.contains('\0') {
                faults.push(Fault::new(format!("args[{index}]"), "it contains a NUL"));
            }
        }
        for (name, value) in &self.env {
            let mut refuse = |message| faults.push(Fault::new(format!("env.{name:?}"), message));
            if name.is_empty() || name.contains(['=', '\0']) {
                refuse("a name has at least one character, and no '=' or NUL");
            }
            if value.contains('\0') {
                refuse("the value contains a NUL");
            }
        }
        faults
    }
}

/// Checks the paths of a program's files: each by itself, and that they can lie side by side on
/// any file system, also one that ignores case or how accents are composed.
pub fn file_faults<'a>(paths: impl IntoIterator<Item = &'a str>) -> Vec<Fault> {
    let mut faults = Vec::new();
    // What each path and each directory that leads to one looks like where case and composition
    // don't count, with its first spelling.
    let mut files: HashMap<String, &str> = HashMap::new();
    let mut directories: HashMap<String, &str> = HashMap::new();
    let mut count = 0;
    for (index, path) in paths.into_iter().enumerate() {
        count += 1;
        let mut refuse = |message: String| faults.push(Fault::new(format!("files[{index}].path"), message));
        if let Some(message) = path_fault(path) {
            refuse(format!("{path:?} {message}"));
            continue;
        }
        let folded = folded(path);
        match files.get(&folded) {
            Some(other) if *other == path => refuse(format!("{path:?} is given twice")),
            Some(other) => refuse(format!("{path:?} and {other:?} are one name on some file systems")),
            None if directories.contains_key(&folded) => {
                refuse(format!("{path:?} is also a directory of another file"));
            }
            None => {}
        }
        for ((folded_slash, _), (slash, _)) in folded.match_indices('/').zip(path.match_indices('/')) {
            let (folded, directory) = (&folded[..folded_slash], &path[..slash]);
            match directories.get(folded) {
                _ if files.contains_key(folded) => {
                    refuse(format!("{directory:?} is also a file"));
                    break;
                }
                Some(other) if *other != directory => {
                    refuse(format!("{directory:?} and {other:?} are one name on some file systems"));
                    break;
                }
                Some(_) => {}
                None => drop(directories.insert(folded.to_owned(), directory)),
            }
        }
        files.entry(folded).or_insert(path);
    }
    if count == 0 {
        faults.push(Fault::new("files", "a program needs at least one file"));
    }
    faults
}

/// A path as a file system sees it that ignores case and composition.
fn folded(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfd().flat_map(char::to_lowercase).nfc().collect()
}

/// Allowed are relative paths of plain names only.
fn path_fault(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("is empty");
    }
    if path.len() > PATH_BYTES_MAX {
        return Some("is longer than 1024 bytes");
    }
    if path.starts_with('/') {
        return Some("is not relative to the program's directory");
    }
    if path.contains(['\0', '\\']) {
        return Some("contains a NUL or a backslash");
    }
    path.split('/').find_map(|name| match name {
        "" => Some("has an empty name between slashes"),
        "." | ".." => Some("contains '.' or '..' as a name"),
        name if name.len() > NAME_BYTES_MAX => Some("has a name that is longer than 255 bytes"),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(paths: &[&str]) -> Program {
        let files =
            paths.iter().map(|path| SourceFile { path: (*path).to_owned(), content: Vec::new() }).collect();
        Program { files, ..Default::default() }
    }

    fn faults(paths: &[&str]) -> Vec<String> {
        program(paths).faults().iter().map(Fault::to_string).collect()
    }

    #[test]
    fn first_file_is_the_entry_unless_one_is_named() {
        let mut program = program(&["main.py", "pkg/helper.py"]);
        assert_eq!(program.entry(), Some("main.py"));
        program.entry = Some("pkg/helper.py".into());
        assert_eq!(program.entry(), Some("pkg/helper.py"));
    }

    #[test]
    fn paths_that_leave_the_directory_are_refused() {
        for path in ["../x", "a/../b", "/etc/passwd", "", "a//b", "a/./b", "a\\b", "a\0b"] {
            assert_eq!(faults(&[path]).len(), 1, "{path:?}");
        }
        assert_eq!(faults(&["a/b/c.py", "a/b/d.py", ".hidden", "a..b"]), Vec::<String>::new());
    }

    #[test]
    fn unknown_entry_names_the_files_there_are() {
        let mut program = program(&["a.py", "b.py"]);
        program.entry = Some("c.py".into());
        let faults = program.faults();
        assert_eq!(faults[0].to_string(), r#"entry: "c.py" is not among the program's files: a.py, b.py"#);
    }

    #[test]
    fn files_that_collide_are_refused() {
        assert_eq!(faults(&["a.py", "a.py"]), [r#"files[1].path: "a.py" is given twice"#]);
        for paths in [["Main.py", "main.py"], ["caf\u{e9}", "cafe\u{301}"], ["STRA\u{c9}", "strae\u{301}"]] {
            let faults = faults(&paths);
            assert!(faults[0].contains("are one name on some file systems"), "{faults:?}");
        }
        assert!(faults(&["Lib/a.py", "lib/b.py"])[0].contains("are one name on some file systems"));
        assert!(faults(&["a", "a/b"])[0].contains("is also a file"));
        assert!(faults(&["a/b", "A"])[0].contains("is also a directory"));
    }

    #[test]
    fn every_fault_is_listed() {
        let mut program = program(&["../a", "ok.py", "/b"]);
        program.args = vec!["fine".into(), "a\0b".into()];
        program.env = vec![("A=B".into(), "x".into())];
        let fields: Vec<String> = program.faults().into_iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["files[0].path", "files[2].path", "args[1]", "env.\"A=B\""]);
    }
}
