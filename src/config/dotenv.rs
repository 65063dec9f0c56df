//! `.env` in the current directory: variables for this process, as if they were in its environment.
//! What really is there wins.

use std::path::Path;

use super::ConfigError;

/// The variables in a `.env` file, in its order; none when there is no such file.
///
/// # Errors
/// Names the file and the line, and never shows what stands there: it may be a secret.
pub fn read(path: &Path) -> Result<Vec<(String, String)>, ConfigError> {
    let unreadable = |source| ConfigError::DotenvFile { path: path.to_owned(), source };
    let text = match std::fs::read_to_string(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        read => read.map_err(unreadable)?,
    };
    let variables = dotenvy::from_read_iter(text.as_bytes()).collect::<Result<_, _>>();
    variables.map_err(|error| match error {
        dotenvy::Error::LineParse(fault, _) => {
            ConfigError::Dotenv { path: path.to_owned(), line: line_of(&text, &fault) }
        }
        dotenvy::Error::Io(source) => unreadable(source),
        error => unreadable(std::io::Error::other(error.to_string())),
    })
}

/// The number of the first line of a part of a text.
fn line_of(text: &str, part: &str) -> usize {
    let first = part.lines().next().unwrap_or_default();
    1 + text.lines().position(|line| line.trim() == first.trim()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Vec<(String, String)>, ConfigError> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(".env");
        std::fs::write(&path, text).unwrap();
        read(&path)
    }

    #[test]
    fn variables_are_read_with_quotes_and_comments() {
        let read = read_text("# ours\nA=1\nexport B='two # $words'\n\nC=\"three\" # why\n").unwrap();
        let expected = [("A", "1"), ("B", "two # $words"), ("C", "three")];
        assert_eq!(read, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn missing_file_is_no_error() {
        assert_eq!(read(Path::new("/nowhere/.env")).unwrap(), []);
    }

    #[test]
    fn malformed_line_is_named_and_not_shown() {
        let error = read_text("A=1\n\nPETRI_AUTH__SECRET hunter2\n").unwrap_err().to_string();
        assert!(error.contains("line 3") && error.contains("NAME=value"), "{error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
}
