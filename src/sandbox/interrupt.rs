//! Interrupts: what Ctrl-C is to a process, for a guest that takes signals.
//!
//! WASI preview 1 has no signals. A module that takes them exports where: the immutable global
//! `petri_signal_flag`, the address of an `int` in its memory. An interrupt writes [`SIGINT`] there
//! and ends the host call that the guest is blocked in with `EINTR`; the guest looks at the `int`
//! now and then, sets it back to 0, and does what its language does on SIGINT. For a guest without
//! the global an interrupt is a cancellation.

use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::Poll;

use futures::task::AtomicWaker;
use wasmtime::{AsContextMut, Error, ExternType, Instance, Memory, Module, Mutability, Result};
use wiggle::{GuestMemory, GuestPtr};

/// The exported global that says where a guest takes signals.
pub(super) const SIGNAL_FLAG: &str = "petri_signal_flag";

/// The number of the signal that an interrupt is, as POSIX systems number it.
const SIGINT: i32 = 2;

/// Interrupts a run, from any thread and at any time; clones interrupt the same one.
///
/// Interrupts that the guest has not seen yet are one, as pending signals are. One that a guest
/// ignores has no effect: cancel the run to be sure.
#[derive(Clone, Default)]
pub struct Interrupt(Arc<Shared>);

#[derive(Default)]
struct Shared {
    raised: AtomicBool,
    /// The run, when it waits for an interrupt.
    waiting: AtomicWaker,
}

impl Interrupt {
    /// Interrupts the run. Before its start: it starts interrupted. After its end: nothing.
    pub fn raise(&self) {
        self.0.raised.store(true, Ordering::Release);
        self.0.waiting.wake();
    }

    /// Waits until the run is interrupted; leaves the interrupt to be taken.
    pub(super) async fn raised(&self) {
        poll_fn(|context| {
            self.0.waiting.register(context.waker());
            match self.0.raised.load(Ordering::Acquire) {
                true => Poll::Ready(()),
                false => Poll::Pending,
            }
        })
        .await;
    }

    fn take(&self) -> bool {
        self.0.raised.load(Ordering::Relaxed) && self.0.raised.swap(false, Ordering::Acquire)
    }
}

/// Whether `module` takes signals.
///
/// # Errors
/// When its export of that name is not what it should be.
pub(super) fn takes_signals(module: &Module) -> Result<bool, ()> {
    match module.get_export(SIGNAL_FLAG) {
        None => Ok(false),
        Some(ExternType::Global(ty)) if ty.content().is_i32() && ty.mutability() == Mutability::Const => {
            Ok(true)
        }
        Some(_) => Err(()),
    }
}

/// How interrupts reach the guest of one run.
///
/// While the guest's own code is suspended, the run delivers them between two polls. While a host
/// call is (it may hold the guest's memory borrowed), the call delivers them itself.
pub(super) struct Signals {
    interrupt: Interrupt,
    flag: OnceLock<Flag>,
    in_host_call: AtomicBool,
}

/// Where the guest takes signals.
struct Flag {
    address: u32,
    in_host_memory: *const AtomicI32,
}

// SAFETY: the pointer is used by the task that runs the guest only (see `Signals::deliver`), and an
// atomic may be reached from any thread.
unsafe impl Send for Flag {}
// SAFETY: as above.
unsafe impl Sync for Flag {}

impl Signals {
    pub(super) fn new(interrupt: Interrupt) -> Self {
        Self { interrupt, flag: OnceLock::new(), in_host_call: AtomicBool::new(false) }
    }

    /// Looks up where a fresh instance takes signals, if it does.
    ///
    /// # Errors
    /// When the address it exports is not that of an `int` in its memory.
    pub(super) fn find_flag(
        &self,
        mut store: impl AsContextMut,
        instance: &Instance,
        memory: &Memory,
    ) -> Result<()> {
        let Some(global) = instance.get_global(&mut store, SIGNAL_FLAG) else {
            return Ok(());
        };
        let address = global.get(&mut store).i32().unwrap_or(-1) as u32;
        let end = u64::from(address) + size_of::<AtomicI32>() as u64;
        let aligned = (address as usize).is_multiple_of(align_of::<AtomicI32>());
        if !aligned || end > memory.data_size(&store) as u64 {
            return Err(Error::msg(format!(
                "{SIGNAL_FLAG} is {address:#x}, which is not the address of an aligned int in the guest's memory"
            )));
        }
        // A memory never shrinks, nor moves: its slot was reserved in full (see `engine`).
        let in_host_memory = memory.data_ptr(&store).wrapping_add(address as usize).cast();
        let _ = self.flag.set(Flag { address, in_host_memory });
        Ok(())
    }

    /// Hands the guest an interrupt that came since the last time.
    ///
    /// # Safety
    /// The guest's store exists, and the caller is what polls the guest: nothing else reaches the
    /// guest's memory meanwhile.
    pub(super) unsafe fn deliver(&self) {
        if self.in_host_call.load(Ordering::Relaxed) {
            return;
        }
        if let Some(flag) = self.flag.get()
            && self.interrupt.take()
        {
            // SAFETY: `find_flag` checked that the address is aligned and inside of the memory, which
            // lives as long as the store and is borrowed by host calls only.
            unsafe { (*flag.in_host_memory).store(SIGINT.to_le(), Ordering::Relaxed) };
        }
    }

    /// A host call begins.
    pub(super) fn enter_host_call(&self) {
        self.in_host_call.store(true, Ordering::Relaxed);
    }

    /// A host call ends: its guest goes on with an interrupt that came meanwhile.
    pub(super) fn leave_host_call(&self, memory: &mut GuestMemory<'_>) -> Result<()> {
        self.in_host_call.store(false, Ordering::Relaxed);
        self.deliver_in(memory)
    }

    /// Whether there is a signal that the guest has not taken: it must not block now.
    pub(super) fn pending(&self, memory: &mut GuestMemory<'_>) -> Result<bool> {
        self.deliver_in(memory)?;
        match self.flag.get() {
            Some(flag) => Ok(memory.read(GuestPtr::<i32>::new(flag.address))? != 0),
            None => Ok(false),
        }
    }

    /// Waits for an interrupt that the guest can take.
    pub(super) async fn raised(&self) {
        match self.flag.get() {
            Some(_) => self.interrupt.raised().await,
            None => std::future::pending().await,
        }
    }

    fn deliver_in(&self, memory: &mut GuestMemory<'_>) -> Result<()> {
        if let Some(flag) = self.flag.get()
            && self.interrupt.take()
        {
            memory.write(GuestPtr::<i32>::new(flag.address), SIGINT)?;
        }
        Ok(())
    }
}
