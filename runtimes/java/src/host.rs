//! What the VM takes from outside: clocks, environment, arguments. Asked anew at every use,
//! because a snapshot must not carry the build machine's answers.

use std::cell::Cell;
use std::time::{SystemTime, UNIX_EPOCH};

#[derive(Default)]
pub struct Host {
    /// Random bits that differ between runs; 0 while a snapshot is being made.
    pub seed: u64,
    /// A snapshot is being made: clocks stand still and nothing comes in.
    is_booting: bool,
    /// How far waiting has moved the clocks on while booting.
    waited_nanos: Cell<i64>,
}

impl Host {
    /// From now on waiting takes no time: the clocks jump to where it ends. They start anew
    /// when booting is over.
    pub fn set_booting(&mut self, is_booting: bool) {
        self.is_booting = is_booting;
        self.waited_nanos.set(0);
    }

    /// Nanoseconds of a clock that never goes back.
    pub fn nano_time(&self) -> i64 {
        #[cfg(target_arch = "wasm32")]
        {
            self.current_time_nanos()
        }
        #[cfg(not(target_arch = "wasm32"))]
        {
            let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
            unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut time) };
            time.tv_sec * 1_000_000_000 + time.tv_nsec + self.waited_nanos.get()
        }
    }

    /// Nanoseconds since 1970.
    pub fn current_time_nanos(&self) -> i64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_nanos() as i64)
            + self.waited_nanos.get()
    }

    pub fn environment(&self) -> Vec<(String, String)> {
        std::env::vars().collect()
    }

    pub fn current_directory(&self) -> String {
        std::env::var("PWD")
            .ok()
            .or_else(|| Some(std::env::current_dir().ok()?.to_string_lossy().into_owned()))
            .unwrap_or_else(|| "/".into())
    }

    /// Sleeps until standard input has bytes (or has ended), if that is wanted, or the timeout in
    /// nanoseconds is over. True if there is input.
    pub fn wait(&self, timeout: Option<i64>, wants_input: bool) -> bool {
        if self.is_booting {
            self.waited_nanos.set(self.waited_nanos.get() + timeout.unwrap_or(0));
            return wants_input;
        }
        self.wait_for_host(timeout, wants_input)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn wait_for_host(&self, timeout: Option<i64>, wants_input: bool) -> bool {
        let mut poll = libc::pollfd { fd: 0, events: libc::POLLIN, revents: 0 };
        let millis = timeout.map_or(-1, |nanos| ((nanos + 999_999) / 1_000_000).min(i32::MAX as i64) as i32);
        let ready = unsafe { libc::poll(&mut poll, wants_input as libc::nfds_t, millis) };
        wants_input && ready > 0
    }

    #[cfg(target_arch = "wasm32")]
    fn wait_for_host(&self, timeout: Option<i64>, wants_input: bool) -> bool {
        wasi::wait(timeout, wants_input)
    }
}

/// `poll_oneoff`, which libc's `poll` does not offer with nanoseconds and without descriptors.
#[cfg(target_arch = "wasm32")]
mod wasi {
    #[repr(C)]
    #[derive(Clone, Copy)]
    struct Subscription {
        user_data: u64,
        tag: u64,
        /// Clock: id, timeout, precision, flags. Read: descriptor.
        id: u32,
        _padding: u32,
        timeout: u64,
        precision: u64,
        flags: u64,
    }

    #[repr(C)]
    #[derive(Clone, Copy, Default)]
    struct Event {
        user_data: u64,
        error: u16,
        kind: u8,
        _rest: [u64; 2],
    }

    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        fn poll_oneoff(
            subscriptions: *const Subscription,
            events: *mut Event,
            count: u32,
            ready: *mut u32,
        ) -> u32;
    }

    const CLOCK: u64 = 0;
    const READ: u64 = 1;
    const MONOTONIC: u32 = 1;

    pub fn wait(timeout: Option<i64>, wants_input: bool) -> bool {
        let mut subscriptions = Vec::with_capacity(2);
        let empty =
            Subscription { user_data: 0, tag: 0, id: 0, _padding: 0, timeout: 0, precision: 0, flags: 0 };
        if let Some(nanos) = timeout {
            subscriptions.push(Subscription {
                user_data: CLOCK,
                tag: CLOCK,
                id: MONOTONIC,
                timeout: nanos as u64,
                ..empty
            });
        }
        if wants_input {
            subscriptions.push(Subscription { user_data: READ, tag: READ, id: 0, ..empty });
        }
        let mut events = [Event::default(); 2];
        let mut ready = 0;
        unsafe {
            poll_oneoff(subscriptions.as_ptr(), events.as_mut_ptr(), subscriptions.len() as u32, &mut ready)
        };
        events[..ready as usize].iter().any(|event| event.user_data == READ)
    }
}
