//! Signals: how an interrupt from outside reaches a program.
//!
//! The host stores a signal's number in a word of our memory, whose address the module exports,
//! and lets blocked calls return. At its next look, the VM hands the number to the handler that
//! Java has installed (`jdk.internal.misc.Signal`): for SIGINT the library's own, which runs the
//! shutdown hooks and exits with 130. As in HotSpot a daemon thread, the signal dispatcher, calls
//! the handlers.

use crate::natives::NativeResult;
use crate::threads::Resume;
use crate::threads::{ThreadState, Wake};
use crate::vm::Vm;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicI32, Ordering};

/// Written by the host; 0 when there is no signal.
#[unsafe(no_mangle)]
#[allow(non_upper_case_globals)]
pub static petri_signal_flag: AtomicI32 = AtomicI32::new(0);

/// Exit status of a process that a signal has ended, less the signal's number.
const ENDED_BY: i32 = 128;

/// What a signal does, by the numbers that `Signal.handle0` uses.
pub const DEFAULT: i64 = 0;
const IGNORE: i64 = 1;
const JAVA_HANDLER: i64 = 2;

#[derive(Default)]
pub struct Signals {
    dispositions: HashMap<i32, i64>,
    /// Signals that the dispatcher has not yet taken.
    pending: VecDeque<i32>,
}

impl Signals {
    /// Sets what a signal does and returns what it did.
    pub fn handle(&mut self, signal: i32, disposition: i64) -> i64 {
        self.dispositions.insert(signal, disposition).unwrap_or(DEFAULT)
    }
}

impl Vm {
    /// Looks whether the host has sent a signal.
    #[inline]
    pub fn poll_signals(&mut self) {
        if petri_signal_flag.load(Ordering::Relaxed) != 0 {
            let signal = petri_signal_flag.swap(0, Ordering::Relaxed);
            self.deliver_signal(signal);
        }
    }

    /// A signal has come, from outside or by `Signal.raise`.
    pub fn deliver_signal(&mut self, signal: i32) {
        let has_dispatcher = self.threads.alive().any(|thread| thread.is_dispatcher);
        match self.signals.dispositions.get(&signal).copied().unwrap_or(DEFAULT) {
            IGNORE => {}
            JAVA_HANDLER if has_dispatcher => {
                self.signals.pending.push_back(signal);
                self.wake_where(Wake::Ready, |thread| thread.state == ThreadState::Signal);
            }
            _ => {
                self.native_state.files.flush_output();
                self.exit_code = Some(ENDED_BY + signal);
            }
        }
    }

    /// The dispatcher's life: `petri.launcher.SignalDispatcher.dispatchAll`. Never returns.
    pub fn dispatch_signals(&mut self) -> NativeResult {
        // What a handler returned or threw does not matter: they run in threads of their own.
        let _: Resume = self.take_resume();
        self.take_wake();
        self.threads.current().is_dispatcher = true;
        let Some(signal) = self.signals.pending.pop_front() else {
            return Err(self.block(ThreadState::Signal, None));
        };
        let class = self.boot_class("jdk/internal/misc/Signal");
        Err(self.call(class.method("dispatch", "(I)V"), &[signal as u32]))
    }
}
