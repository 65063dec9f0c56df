//! The command line: arguments → configuration → what was asked for.

mod cli;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    // A guest's exit is an error to wasmtime, which would capture a backtrace for each run under
    // RUST_BACKTRACE; panics keep theirs.
    if std::env::var_os("RUST_LIB_BACKTRACE").is_none() {
        // SAFETY: no other thread reads the environment yet.
        unsafe { std::env::set_var("RUST_LIB_BACKTRACE", "0") };
    }
    let arguments = cli::Arguments::parse();
    match cli::dispatch(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("petri: {error:#}");
            ExitCode::from(cli::exit::PETRI_FAILED)
        }
    }
}
