//! A snapshot: what has to happen before the memory of a booted machine is kept, and when a run
//! starts from it.

use crate::natives::JavaField;
use crate::object::Ref;
use crate::vm::Vm;

static SEEDER: JavaField =
    JavaField::new("java/util/concurrent/ThreadLocalRandom", "seeder", "Ljava/util/concurrent/atomic/AtomicLong;");
static ATOMIC_LONG: JavaField = JavaField::new("java/util/concurrent/atomic/AtomicLong", "value", "J");
static PROBE: JavaField = JavaField::new("java/lang/Thread", "threadLocalRandomProbe", "I");
static MATH_RANDOM: JavaField =
    JavaField::new("java/lang/Math$RandomNumberGeneratorHolder", "randomNumberGenerator", "Ljava/util/Random;");
static RANDOM_SEED: JavaField = JavaField::new("java/util/Random", "seed", "Ljava/util/concurrent/atomic/AtomicLong;");

impl Vm {
    /// The last step before a snapshot is taken: the heap becomes the old region that no run's
    /// collector writes to.
    pub fn prepare_snapshot(&mut self) {
        self.native_state.files.flush_output();
        self.make_heap_immortal();
        self.snapshot_time = self.nano_time();
    }

    /// The first step of a run: clocks go on from here, random numbers are this run's own.
    pub fn resume_from_snapshot(&mut self, seed: u64) {
        let passed = self.nano_time() - self.snapshot_time;
        self.threads.shift_deadlines(passed);
        let threads: Vec<Ref> = self.threads.alive().map(|thread| thread.object).collect();
        for thread in threads {
            // Zero has the thread's generator seeded again at its next use.
            PROBE.put(self, thread, 0i32);
        }
        self.reseed(&SEEDER, None, seed);
        self.reseed(&MATH_RANDOM, Some(&RANDOM_SEED), seed.rotate_left(32));
    }

    /// Sets the AtomicLong in a static field (or in a field of the object there), if that class
    /// was used before the snapshot.
    fn reseed(&mut self, holder: &JavaField, inner: Option<&JavaField>, seed: u64) {
        let mirror = holder.holder(self);
        let Some(mut object) = holder.get::<Ref>(self, mirror).non_null() else { return };
        if let Some(inner) = inner {
            object = inner.get(self, object);
        }
        ATOMIC_LONG.put(self, object, (seed & ((1 << 48) - 1)) as i64);
    }
}
