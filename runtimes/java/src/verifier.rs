//! The bytecode verifier ([JVMS 4.10](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.10)):
//! before a class is initialised, each of its methods is shown to keep the types that interpreter
//! and collector rely on. What it refuses is a `VerifyError` for the program; what ran without it
//! could read and write anywhere in the machine's memory.
//!
//! The class library's own modules are trusted, as OpenJDK trusts them. Class files of version 50
//! and newer say the types at branch targets in their StackMapTable ([`frame`]), so one pass over
//! the code checks them. Older files leave them to be inferred: the same instructions
//! ([`code`]) are then followed until nothing changes. Their subroutines (`jsr`) are taken on
//! trust. [`format`] checks a file's tables when its class is defined.

mod code;
mod format;
mod frame;

pub use format::check_format;

use crate::metadata::*;
use crate::natives::Thrown;
use crate::vm::Vm;

/// Why a method was not accepted.
enum Failure {
    Rejected(Rejection),
    /// A class that is needed to decide has to be loaded first, or can't be.
    Thrown(Thrown),
}

type Checked<T = ()> = Result<T, Failure>;

struct Rejection {
    /// What kind of mistake it is: the first line of the error's message.
    title: &'static str,
    reason: String,
}

impl From<Thrown> for Failure {
    fn from(thrown: Thrown) -> Failure {
        Failure::Thrown(thrown)
    }
}

fn reject<T>(title: &'static str, reason: impl Into<String>) -> Checked<T> {
    Err(Failure::Rejected(Rejection { title, reason: reason.into() }))
}

impl Vm {
    /// Verifies a class unless that was done or need not be. Where it returns `Suspended`, it
    /// goes on with the method that it had come to.
    pub fn verify(&mut self, mut class: ClassPtr) -> Result<(), Thrown> {
        if !class.is_instance_class() || self.is_trusted(class.loader_id, class.name) {
            return Ok(());
        }
        while let Some(&method) = class.methods.get(class.verified_methods) {
            if !method.bytecode.is_empty() {
                code::verify_method(self, class, method)?;
            }
            class.verified_methods += 1;
        }
        Ok(())
    }
}
