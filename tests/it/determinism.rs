//! Deterministic runs repeat to the last unit of fuel; others do not.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use petri::model::Program;

use crate::support::{KINDS, MODULE, probe, run};

#[tokio::test(flavor = "multi_thread")]
async fn deterministic_program_repeats_output_and_fuel_ten_times_out_of_ten() {
    for kind in KINDS {
        let mut seen = HashSet::new();
        for _ in 0..10 {
            let program = Program { deterministic: true, ..probe(kind, &["ambience"]) };
            let finished = run(program).await;
            assert!(finished.outcome().is_success(), "{finished:?}");
            seen.insert((finished.stdout, finished.report.usage.fuel));
        }
        assert_eq!(seen.len(), 1, "{kind}: {seen:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn deterministic_sleep_passes_virtual_time_only() {
    for kind in KINDS {
        let started = Instant::now();
        let program = Program { deterministic: true, ..probe(kind, &["ambience"]) };
        let finished = run(program).await;
        assert!(finished.stdout.contains(" 3."), "{kind} slept three seconds: {finished:?}");
        assert!(started.elapsed() < Duration::from_secs(2), "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fuel_does_not_depend_on_what_ran_before() {
    let mut seen = HashSet::new();
    for args in [&["spin-then-print", "1000"][..], &["args"], &["spin-then-print", "1000"]] {
        let finished = run(Program { deterministic: true, ..probe(MODULE, args) }).await;
        if args[0] == "spin-then-print" {
            seen.insert(finished.report.usage.fuel);
        }
    }
    assert_eq!(seen.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn ordinary_runs_differ_in_randomness() {
    let first = run(probe(MODULE, &["draw"])).await;
    let second = run(probe(MODULE, &["draw"])).await;
    assert!(first.outcome().is_success());
    assert_ne!(first.stdout, second.stdout);
}
