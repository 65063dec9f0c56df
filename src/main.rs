//! The command line: arguments → configuration → what was asked for.

mod cli;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    cli::start_logging(arguments.verbose);
    match cli::dispatch(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("petri: {error:#}");
            ExitCode::from(cli::exit::PETRI_FAILED)
        }
    }
}
