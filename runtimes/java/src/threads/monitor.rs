//! Monitors: a thin lock in the object's header while there is no contention, a table entry with
//! queues once threads wait ([JVMS 2.11.10](https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-2.html#jvms-2.11.10)).

use super::{ThreadId, ThreadState, Wake};
use crate::natives::Thrown;
use crate::object::{Ref, header};
use crate::vm::Vm;
use std::collections::VecDeque;

#[derive(Default)]
pub struct Monitor {
    owner: Option<ThreadId>,
    count: u32,
    /// Threads that want to enter.
    entering: VecDeque<ThreadId>,
    /// Threads in Object.wait.
    waiting: VecDeque<ThreadId>,
}

/// A thread's Object.wait in progress.
pub struct Wait {
    object: Ref,
    /// How often the thread held the monitor.
    count: u32,
    reason: Option<Wake>,
}

impl Vm {
    /// monitorenter. Err(Suspended): blocked; to be executed again.
    #[inline(always)]
    pub fn enter_monitor(&mut self, object: Ref) -> Result<(), Thrown> {
        let word = object.header();
        if word & header::LOCK == 0 {
            object.set_header(word | self.threads.current_id().0 << header::OWNER_SHIFT);
            return Ok(());
        }
        self.enter_monitor_slow(object)
    }

    #[inline(never)]
    fn enter_monitor_slow(&mut self, object: Ref) -> Result<(), Thrown> {
        let me = self.threads.current_id();
        let word = object.header();
        if word & header::INFLATED == 0
            && word >> header::OWNER_SHIFT == me.0
            && word & header::RECURSION != header::RECURSION
        {
            object.set_header(word + (1 << header::RECURSION_SHIFT));
            return Ok(());
        }
        self.threads.current().wake = None;
        let monitor = self.inflate(object);
        match monitor.owner {
            None => {
                monitor.owner = Some(me);
                monitor.count = 1;
            }
            Some(owner) if owner == me => monitor.count += 1,
            Some(_) => {
                monitor.entering.push_back(me);
                return Err(self.block(ThreadState::Blocked, None));
            }
        }
        Ok(())
    }

    /// monitorexit
    #[inline(always)]
    pub fn exit_monitor(&mut self, object: Ref) -> Result<(), Thrown> {
        let word = object.header();
        if word & header::LOCK == self.threads.current_id().0 << header::OWNER_SHIFT {
            object.set_header(word & header::COLLECTOR);
            return Ok(());
        }
        self.exit_monitor_slow(object)
    }

    #[inline(never)]
    fn exit_monitor_slow(&mut self, object: Ref) -> Result<(), Thrown> {
        let me = self.threads.current_id();
        let word = object.header();
        if word & header::INFLATED == 0 {
            if word >> header::OWNER_SHIFT != me.0 {
                return Err(self.throw_plain("java/lang/IllegalMonitorStateException"));
            }
            object.set_header(word - (1 << header::RECURSION_SHIFT));
            return Ok(());
        }
        let monitor = self.threads.monitors.get_mut(&object).expect("an inflated monitor has its entry");
        if monitor.owner != Some(me) {
            return Err(self.throw_plain("java/lang/IllegalMonitorStateException"));
        }
        monitor.count -= 1;
        if monitor.count == 0 {
            self.release(object);
        }
        Ok(())
    }

    /// Gives up an inflated monitor: the next thread in line may try.
    fn release(&mut self, object: Ref) {
        let monitor = self.threads.monitors.get_mut(&object).expect("an inflated monitor has its entry");
        monitor.owner = None;
        monitor.count = 0;
        if let Some(next) = monitor.entering.pop_front() {
            self.wake(next, Wake::Ready);
        } else if monitor.waiting.is_empty() {
            self.threads.monitors.remove(&object);
            object.set_header(object.header() & header::COLLECTOR);
        }
    }

    fn inflate(&mut self, object: Ref) -> &mut Monitor {
        let word = object.header();
        let monitor = self.threads.monitors.entry(object).or_default();
        if word & header::INFLATED == 0 {
            object.set_header(word & header::COLLECTOR | header::INFLATED);
            let owner = word >> header::OWNER_SHIFT;
            if owner != 0 {
                monitor.owner = Some(ThreadId(owner));
                monitor.count = ((word & header::RECURSION) >> header::RECURSION_SHIFT) + 1;
            }
        }
        monitor
    }

    /// Thread.holdsLock
    pub fn holds_monitor(&mut self, object: Ref) -> bool {
        let me = self.threads.current_id();
        let word = object.header();
        match word & header::INFLATED {
            0 => word >> header::OWNER_SHIFT == me.0,
            _ => self.threads.monitors.get(&object).is_some_and(|m| m.owner == Some(me)),
        }
    }

    fn check_owner(&mut self, object: Ref) -> Result<(), Thrown> {
        if self.holds_monitor(object) {
            return Ok(());
        }
        Err(self.throw("java/lang/IllegalMonitorStateException", "current thread is not owner"))
    }

    /// Object.wait0: milliseconds, 0 for ever.
    pub fn wait(&mut self, object: Ref, millis: i64) -> Result<(), Thrown> {
        let me = self.threads.current_id();
        if self.threads.current().wait.is_none() {
            self.check_owner(object)?;
            if self.is_interrupted() {
                return Err(self.interrupted_exception(None));
            }
            let monitor = self.inflate(object);
            let count = monitor.count;
            monitor.waiting.push_back(me);
            self.release(object);
            self.threads.current().wait = Some(Wait { object, count, reason: None });
            let deadline =
                (millis != 0).then(|| self.nano_time().saturating_add(millis.saturating_mul(1_000_000)));
            let state = if millis == 0 { ThreadState::Waiting } else { ThreadState::TimedWaiting };
            return Err(self.block(state, deadline));
        }
        // Woken, from the wait or while entering the monitor again.
        let woken = self.take_wake();
        let wait = self.threads.current().wait.as_mut().expect("checked above");
        if wait.reason.is_none() {
            wait.reason = woken;
            if woken == Some(Wake::Timeout) {
                self.leave_wait_set(me);
            }
        }
        let monitor = self.inflate(object);
        if monitor.owner.is_some() {
            monitor.entering.push_back(me);
            return Err(self.block(ThreadState::Blocked, None));
        }
        let wait = self.threads.current().wait.take().expect("checked above");
        let monitor = self.inflate(object);
        monitor.owner = Some(me);
        monitor.count = wait.count;
        match wait.reason {
            Some(Wake::Interrupted) => Err(self.interrupted_exception(None)),
            _ => Ok(()),
        }
    }

    pub(super) fn leave_wait_set(&mut self, id: ThreadId) {
        let Some(object) = self.threads.get(id).and_then(|t| t.wait.as_ref()).map(|wait| wait.object) else {
            return;
        };
        if let Some(monitor) = self.threads.monitors.get_mut(&object) {
            monitor.waiting.retain(|&waiting| waiting != id);
        }
    }

    /// Object.notify and notifyAll
    pub fn notify(&mut self, object: Ref, all: bool) -> Result<(), Thrown> {
        self.check_owner(object)?;
        self.notify_waiters(object, all);
        Ok(())
    }

    pub fn notify_waiters(&mut self, object: Ref, all: bool) {
        while let Some(waiting) = self.threads.monitors.get_mut(&object).and_then(|m| m.waiting.pop_front()) {
            self.wake(waiting, Wake::Notified);
            if !all {
                break;
            }
        }
    }
}
