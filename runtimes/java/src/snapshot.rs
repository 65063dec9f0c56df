//! A snapshot: what has to happen before the memory of a booted machine is kept, and when a run
//! starts from it.
//!
//! Warming up leaves traces in the class library: generators are seeded, the environment is read,
//! threads and pools are numbered. A run must not show them, so [`Vm::resume_from_snapshot`] puts
//! back what a program could notice. Only classes that the warm-up has initialised matter: the
//! others start from scratch anyway.

use crate::metadata::{ClassPtr, ClassState};
use crate::object::Ref;
use crate::symbol::Sym;
use crate::vm::Vm;
use std::path::{Path, PathBuf};

/// Classes whose static initialiser runs once more, because what it reads belongs to the run: the
/// environment, and the seeds and buffers of every SecureRandom.
const INITIALIZED_AGAIN: &[&str] = &[
    "java/lang/ProcessEnvironment",
    "sun/security/provider/NativePRNG",
    "sun/security/provider/NativePRNG$Blocking",
    "sun/security/provider/NativePRNG$NonBlocking",
];

/// Static counters and what they start from: `Thread-0`, `pool-1`, `Timer-0`.
const COUNTERS: &[(&str, &str, i32)] = &[
    ("java/lang/Thread$ThreadNumbering", "next", 0),
    ("java/util/concurrent/Executors$DefaultThreadFactory", "poolNumber", 1),
    ("java/util/concurrent/ForkJoinPool", "poolIds", 0),
    ("java/util/Timer", "nextSerialNumber", 0),
];

/// Static generators by the path to their seed.
const GENERATORS: &[(&str, &[&str])] = &[
    ("java/util/concurrent/ThreadLocalRandom", &["seeder"]),
    ("java/util/SplittableRandom", &["defaultGen"]),
    ("java/lang/Math$RandomNumberGeneratorHolder", &["randomNumberGenerator", "seed"]),
    ("java/lang/StrictMath$RandomNumberGeneratorHolder", &["randomNumberGenerator", "seed"]),
    ("java/util/Collections", &["r", "seed"]),
];

impl Vm {
    /// The last step before a snapshot is taken: the heap becomes the old region that no run's
    /// collector writes to.
    pub fn prepare_snapshot(&mut self) {
        self.native_state.files.flush_output();
        self.embed_java_home();
        self.make_heap_immortal();
        self.snapshot_time = self.nano_time();
    }

    /// Takes the files of `java.home` along: a run has no such directory, and the class library
    /// reads time zones and security settings there.
    fn embed_java_home(&mut self) {
        let home = self.java_home.clone();
        let image = format!("{home}/lib/modules");
        for path in files_below(Path::new(&home)) {
            let name = path.to_string_lossy().into_owned();
            let content = match name == image {
                true => self.image.bytes(),
                false => match std::fs::read(&path) {
                    Ok(bytes) => &*bytes.leak(),
                    Err(_) => continue,
                },
            };
            self.native_state.files.add_builtin_file(&name, content);
        }
    }

    /// The first step of a run: clocks go on from here, random numbers are this run's own.
    pub fn resume_from_snapshot(&mut self, seed: u64) {
        crate::memory::hold_reserve();
        let passed = self.nano_time() - self.snapshot_time;
        self.threads.shift_deadlines(passed);
        self.reseed_generators(seed);
        self.reset_counters();
        for name in INITIALIZED_AGAIN {
            if let Some(class) = self.initialized_class(name) {
                // It went well when the snapshot was made; a failure leaves the old values.
                let _ = self.invoke(class.method("<clinit>", "()V"), &[]);
            }
        }
    }

    fn initialized_class(&self, name: &str) -> Option<ClassPtr> {
        let class = self.loaders.find(crate::metadata::LoaderId::BOOT, Sym::find(name.as_bytes())?)?;
        (class.state == ClassState::Initialized).then_some(class)
    }

    fn reseed_generators(&mut self, mut seed: u64) {
        let probe = self.known.thread.offset_of("threadLocalRandomProbe", "I");
        let threads: Vec<Ref> = self.threads.alive().map(|thread| thread.object).collect();
        for thread in threads {
            // Zero has the thread's generator seeded again at its next use.
            thread.put(probe, 0i32);
        }
        for (name, path) in GENERATORS {
            let Some(class) = self.initialized_class(name) else { continue };
            if let Some(atomic) =
                path.iter().try_fold(class.mirror, |object, field| follow(object, class, field))
            {
                const SEED_BITS: u32 = 48;
                atomic.put(value_offset(atomic), (seed & ((1 << SEED_BITS) - 1)) as i64);
            }
            seed = seed.rotate_left(21);
        }
    }

    fn reset_counters(&mut self) {
        for (name, field, start) in COUNTERS {
            let Some(class) = self.initialized_class(name) else { continue };
            let Some(field) = class.fields.iter().find(|candidate| candidate.name.is(field)) else {
                continue;
            };
            match field.descriptor.is("I") {
                true => class.mirror.put(field.offset, *start),
                false => {
                    if let Some(atomic) = class.mirror.get::<Ref>(field.offset).non_null() {
                        atomic.put(value_offset(atomic), *start);
                    }
                }
            }
        }
    }
}

/// Every file in a directory and those below it, in the order of their names.
fn files_below(directory: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// The object in a field: a static one of `class` when `object` is its mirror.
fn follow(object: Ref, class: ClassPtr, name: &str) -> Option<Ref> {
    let owner = if object == class.mirror { class } else { object.class() };
    let mut owner = Some(owner);
    while let Some(class) = owner {
        if let Some(field) = class.fields.iter().find(|field| field.name.is(name)) {
            return object.get::<Ref>(field.offset).non_null();
        }
        owner = class.super_class.get();
    }
    None
}

/// Where an AtomicInteger or AtomicLong has its value.
fn value_offset(atomic: Ref) -> u32 {
    atomic.class().fields.iter().find(|field| field.name.is("value")).expect("atomics have a value").offset
}
