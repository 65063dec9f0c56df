//! The command line: arguments → configuration → what was asked for.

mod cli;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use petri::config::dotenv;

fn main() -> ExitCode {
    // A guest's exit is an error to wasmtime, which would capture a backtrace for each run under
    // RUST_BACKTRACE; panics keep theirs.
    if std::env::var_os("RUST_LIB_BACKTRACE").is_none() {
        // SAFETY: no other thread reads the environment yet.
        unsafe { std::env::set_var("RUST_LIB_BACKTRACE", "0") };
    }
    match dotenv::read(Path::new(".env")) {
        Ok(variables) => {
            for (name, value) in variables.into_iter().filter(|(name, _)| std::env::var_os(name).is_none()) {
                // SAFETY: as above.
                unsafe { std::env::set_var(name, value) };
            }
        }
        Err(error) => return failed(&error.into()),
    }
    let arguments = cli::Arguments::parse();
    match cli::dispatch(arguments) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("petri: {error:#}");
    ExitCode::from(cli::exit::PETRI_FAILED)
}
