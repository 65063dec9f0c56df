//! Whose turn on the CPU it is.
//!
//! Programs run on threads of their own, as many as may compute at the same moment, so that they
//! never hold up the threads that serve requests. A program that waits for input or a timer is on
//! none of them: a turn lasts until it waits, or for about a millisecond (the fuel after which a
//! guest yields).
//!
//! Turns go to the caller who has had the least CPU time among those who want some (fair queueing
//! by virtual time, as CFS does for processes): a flood of one caller's programs costs another
//! caller's single program at most the rest of the turns that are under way. Among one caller's
//! programs turns go round; only a few of them are started at a time, the others wait in the order
//! they came. Programs that were cancelled go first: their next turn only cleans up.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Instant;

use async_task::{Builder, Runnable, ScheduleInfo};
use tokio::runtime::Handle;

use super::admission::CallerKey;

/// What a turn is taken to last until it is over, in nanoseconds.
const TURN_NS: u64 = 1_000_000;

/// Started programs of one caller that take turns, for each thread; the others wait for their start.
const STARTED_PER_SLOT: usize = 2;

/// How many callers are remembered; beyond, those who want nothing are forgotten.
const CALLERS_MAX: usize = 1024;

/// Runs futures on its own threads, in fair turns. Dropping it ends them all.
pub(super) struct Scheduler {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

/// What the scheduler knows of one program.
pub(super) struct Ticket {
    caller: CallerKey,
    started: AtomicBool,
    urgent: AtomicBool,
}

/// A program's place among those that have started; given back when dropped.
pub(super) struct Started(Arc<Shared>);

pub(super) struct Shared {
    queues: Mutex<Queues>,
    work: Condvar,
    slots: usize,
    /// Programs that may exist at the same time.
    started_max: usize,
    waiting_max: usize,
    has_room: Box<dyn Fn() -> bool + Send + Sync>,
}

type Turn = Runnable<Arc<Ticket>>;

#[derive(Default)]
struct Queues {
    callers: HashMap<CallerKey, Caller>,
    /// Callers who want a turn, by the CPU time they have had.
    order: BTreeSet<(u64, CallerKey)>,
    urgent: VecDeque<Turn>,
    /// The virtual time: that of the caller who got the last turn.
    now: u64,
    started: usize,
    waiting: usize,
    stopped: bool,
}

#[derive(Default)]
struct Caller {
    /// CPU time had, in nanoseconds, counted on from the virtual time at which the caller came.
    had: u64,
    /// Programs that have started and want to go on.
    ready: VecDeque<Turn>,
    /// Programs that have not started.
    fresh: VecDeque<Turn>,
    /// Programs that are on a thread.
    running: usize,
}

/// As many programs wait for their start as may.
pub(super) struct Full;

impl Scheduler {
    /// Starts `slots` threads. Programs wait for their start while `started_max` others have, or
    /// while `has_room` says no; at most `waiting_max` do.
    pub(super) fn start(
        slots: usize,
        started_max: usize,
        waiting_max: usize,
        has_room: impl Fn() -> bool + Send + Sync + 'static,
        tokio: &Handle,
    ) -> Self {
        let shared = Arc::new(Shared {
            queues: Mutex::default(),
            work: Condvar::new(),
            slots,
            started_max,
            waiting_max,
            has_room: Box::new(has_room),
        });
        let thread = |index| {
            let (shared, tokio) = (shared.clone(), tokio.clone());
            let named = std::thread::Builder::new().name(format!("run-{index}"));
            named.spawn(move || {
                // Timers and stores that a program's future waits for belong to the service's runtime.
                let _context = tokio.enter();
                shared.work();
            })
        };
        let threads = (0..slots).filter_map(|index| thread(index).ok()).collect();
        Self { shared, threads }
    }

    /// Queues a program's future. It must call [`Shared::begin`] first of all, and keep what that
    /// returns until its instance is gone. Answers with its ticket and how many of the caller's
    /// programs wait before it.
    pub(super) fn spawn<F>(
        &self,
        caller: CallerKey,
        future: impl FnOnce(Arc<Shared>) -> F,
    ) -> Result<(Arc<Ticket>, usize), Full>
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let ticket =
            Arc::new(Ticket { caller, started: AtomicBool::new(false), urgent: AtomicBool::new(false) });
        let mut queues = self.shared.lock();
        if queues.waiting >= self.shared.waiting_max {
            return Err(Full);
        }
        queues.waiting += 1;
        let position = queues.callers.get(&caller).map_or(0, |caller| caller.fresh.len());
        drop(queues);
        let shared = Arc::downgrade(&self.shared);
        let schedule = move |turn: Turn, info: ScheduleInfo| match shared.upgrade() {
            Some(shared) => shared.push(turn, info.woken_while_running),
            // The scheduler is gone: dropping the turn drops the program.
            None => drop(turn),
        };
        let future = future(self.shared.clone());
        let (turn, task) =
            Builder::new().metadata(ticket.clone()).spawn(|_| future, async_task::WithInfo(schedule));
        task.detach();
        turn.schedule();
        Ok((ticket, position))
    }

    /// How many programs wait for their start or have started.
    pub(super) fn programs(&self) -> usize {
        let queues = self.shared.lock();
        queues.waiting + queues.started
    }

    /// Lets a program that was cancelled have the next turn.
    pub(super) fn hurry(&self, ticket: &Arc<Ticket>) {
        self.shared.hurry(ticket);
    }
}

impl Drop for Scheduler {
    fn drop(&mut self) {
        let left = {
            let mut queues = self.shared.lock();
            queues.stopped = true;
            queues.order.clear();
            (std::mem::take(&mut queues.callers), std::mem::take(&mut queues.urgent))
        };
        self.shared.work.notify_all();
        drop(left);
        let own = std::thread::current().id();
        for thread in self.threads.drain(..) {
            if thread.thread().id() != own {
                // It can't panic: programs' panics are caught.
                let _ = thread.join();
            }
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Queues> {
        // No code that holds the lock can panic halfway through a change.
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a program's future keeps from its start to its end.
    pub(super) fn begin(self: Arc<Self>) -> Started {
        Started(self)
    }

    /// Puts a program in the queue. `again`: by itself, at the end of a turn.
    fn push(&self, turn: Turn, again: bool) {
        let ticket = turn.metadata().clone();
        let mut queues = self.lock();
        if queues.stopped {
            drop(queues);
            return drop(turn);
        }
        if ticket.urgent.load(Ordering::Relaxed) {
            queues.urgent.push_back(turn);
        } else {
            let now = queues.now;
            let caller = queues.callers.entry(ticket.caller).or_default();
            if !caller.wants_turn() {
                // Time away is not saved up; time had too much is still owed.
                caller.had = caller.had.max(now);
            }
            match ticket.started.load(Ordering::Relaxed) {
                true => caller.ready.push_back(turn),
                false => caller.fresh.push_back(turn),
            }
            let place = (caller.had, ticket.caller);
            queues.order.insert(place);
        }
        drop(queues);
        // At the end of a turn the thread itself looks for the next one.
        if !again {
            self.work.notify_one();
        }
    }

    /// The life of a thread.
    fn work(&self) {
        let mut queues = self.lock();
        while !queues.stopped {
            let Some(turn) = queues.next(self) else {
                queues = self.work.wait(queues).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            drop(queues);
            let ticket = turn.metadata().clone();
            let began = Instant::now();
            // A panic drops the program; whoever waits for its report sees that there is none.
            let _ = std::panic::catch_unwind(AssertUnwindSafe(|| turn.run()));
            let spent = u64::try_from(began.elapsed().as_nanos()).unwrap_or(u64::MAX);
            queues = self.lock();
            queues.charge(ticket.caller, spent);
        }
    }

    fn hurry(&self, ticket: &Arc<Ticket>) {
        ticket.urgent.store(true, Ordering::Relaxed);
        let mut queues = self.lock();
        let Some(caller) = queues.callers.get_mut(&ticket.caller) else {
            return;
        };
        let is_it = |turn: &Turn| Arc::ptr_eq(turn.metadata(), ticket);
        let queue = match caller.fresh.iter().position(is_it) {
            Some(_) => &mut caller.fresh,
            None => &mut caller.ready,
        };
        if let Some(index) = queue.iter().position(is_it)
            && let Some(turn) = queue.remove(index)
        {
            if !caller.wants_turn() {
                let place = (caller.had, ticket.caller);
                queues.order.remove(&place);
            }
            queues.urgent.push_back(turn);
            drop(queues);
            self.work.notify_one();
        }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let mut queues = self.0.lock();
        queues.started -= 1;
        if queues.waiting > 0 {
            // One of them may start now.
            self.0.work.notify_one();
        }
    }
}

impl Caller {
    fn wants_turn(&self) -> bool {
        !(self.ready.is_empty() && self.fresh.is_empty())
    }

    /// The next of the caller's programs, if one may have a turn.
    fn next(&mut self, may_start: bool, started_max: usize) -> Option<Turn> {
        let taking_turns = self.ready.len() + self.running;
        if may_start
            && taking_turns < started_max
            && let Some(turn) = self.fresh.pop_front()
        {
            return Some(turn);
        }
        self.ready.pop_front()
    }
}

impl Queues {
    fn next(&mut self, shared: &Shared) -> Option<Turn> {
        let turn = match self.urgent.pop_front() {
            Some(turn) => turn,
            None => self.next_in_order(shared)?,
        };
        let ticket = turn.metadata();
        if !ticket.started.swap(true, Ordering::Relaxed) {
            self.waiting -= 1;
            self.started += 1;
        }
        // Charged ahead, so that another thread does not take the same caller for poorer.
        self.change(ticket.caller, |caller| {
            caller.running += 1;
            caller.had += TURN_NS;
        });
        Some(turn)
    }

    fn next_in_order(&mut self, shared: &Shared) -> Option<Turn> {
        let may_start = self.started < shared.started_max && (shared.has_room)();
        let started_max = shared.slots * STARTED_PER_SLOT;
        for &(had, key) in &self.order {
            let Some(caller) = self.callers.get_mut(&key) else {
                continue;
            };
            let Some(turn) = caller.next(may_start, started_max) else {
                continue;
            };
            self.now = self.now.max(had);
            if !caller.wants_turn() {
                self.order.remove(&(had, key));
            }
            return Some(turn);
        }
        None
    }

    /// Changes what a caller has had, and its place in the order with it.
    fn change(&mut self, key: CallerKey, change: impl FnOnce(&mut Caller)) {
        let caller = self.callers.entry(key).or_default();
        let place = (caller.had, key);
        change(caller);
        if self.order.remove(&place) {
            self.order.insert((caller.had, key));
        }
    }

    /// Notes that a turn is over.
    fn charge(&mut self, key: CallerKey, spent: u64) {
        self.change(key, |caller| {
            caller.running -= 1;
            caller.had = caller.had.saturating_sub(TURN_NS) + spent;
        });
        if self.callers.len() > CALLERS_MAX {
            self.callers.retain(|_, caller| caller.wants_turn() || caller.running > 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    fn caller(n: u8) -> CallerKey {
        CallerKey::Address(IpAddr::V4(Ipv4Addr::new(10, 0, 0, n)))
    }

    fn scheduler(
        slots: usize,
        started_max: usize,
        waiting_max: usize,
    ) -> (Scheduler, tokio::runtime::Runtime) {
        let tokio = tokio::runtime::Builder::new_current_thread().build().unwrap();
        (Scheduler::start(slots, started_max, waiting_max, || true, tokio.handle()), tokio)
    }

    /// Takes `turns` turns of half a millisecond, then says so.
    async fn compute(turns: u32) {
        for _ in 0..turns {
            let began = Instant::now();
            while began.elapsed() < Duration::from_micros(500) {
                std::hint::spin_loop();
            }
            tokio::task::yield_now().await;
        }
    }

    #[test]
    fn single_program_does_not_wait_for_another_callers_flood() {
        let (scheduler, _tokio) = scheduler(1, 1000, 1000);
        let (ended, order) = mpsc::channel();
        let spawn = |who: u8, turns: u32| {
            let ended = ended.clone();
            let spawned = scheduler.spawn(caller(who), |shared| async move {
                let _started = shared.begin();
                compute(turns).await;
                ended.send(who).unwrap();
            });
            assert!(spawned.is_ok());
        };
        for _ in 0..100 {
            spawn(1, 4);
        }
        spawn(2, 4);
        let first_of_two = order.iter().position(|who| who == 2).unwrap();
        // It gets every second turn from its arrival on: about four of the flood's end before it.
        assert!(first_of_two < 20, "{first_of_two} programs of the flood ended first");
    }

    #[test]
    fn program_that_waits_gives_its_slot_to_others() {
        let (scheduler, _tokio) = scheduler(1, 1000, 1000);
        let (release, released) = tokio::sync::oneshot::channel::<()>();
        let (ended, order) = mpsc::channel();
        let first = ended.clone();
        let waits = scheduler.spawn(caller(1), |shared| async move {
            let _started = shared.begin();
            let _ = released.await;
            first.send("waited").unwrap();
        });
        let other = scheduler.spawn(caller(1), |shared| async move {
            let _started = shared.begin();
            ended.send("computed").unwrap();
        });
        assert!(waits.is_ok() && other.is_ok());
        assert_eq!(order.recv().unwrap(), "computed");
        release.send(()).unwrap();
        assert_eq!(order.recv().unwrap(), "waited");
    }

    #[test]
    fn no_more_than_allowed_are_started_and_wait() {
        let (scheduler, _tokio) = scheduler(2, 1, 1);
        let (release, released) = tokio::sync::oneshot::channel::<()>();
        let (begun, events) = mpsc::channel();
        let (one, two) = (begun.clone(), begun);
        let first = scheduler.spawn(caller(1), |shared| async move {
            let _started = shared.begin();
            one.send(1).unwrap();
            let _ = released.await;
        });
        assert!(first.is_ok());
        assert_eq!(events.recv().unwrap(), 1);
        let second = scheduler.spawn(caller(2), |shared| async move {
            let _started = shared.begin();
            two.send(2).unwrap();
        });
        assert!(second.is_ok());
        assert!(scheduler.spawn(caller(3), |_| async {}).is_err(), "one may wait");
        assert!(events.try_recv().is_err(), "one may be started");
        release.send(()).unwrap();
        assert_eq!(events.recv().unwrap(), 2);
    }

    #[test]
    fn panic_of_a_program_leaves_the_thread_at_work() {
        let (scheduler, _tokio) = scheduler(1, 10, 10);
        let (ended, order) = mpsc::channel();
        let panics = scheduler.spawn(caller(1), |shared| async move {
            let _started = shared.begin();
            panic!("on purpose");
        });
        let next = scheduler.spawn(caller(1), |shared| async move {
            let _started = shared.begin();
            ended.send(()).unwrap();
        });
        assert!(panics.is_ok() && next.is_ok());
        order.recv().unwrap();
    }
}
