//! Every limit ends or refuses what it says, and the outcome says which it was.

use petri::config::Metering;
use petri::model::{LimitKind, LimitsRequest, Outcome, Program};

use crate::support::{COMPONENT, KINDS, MODULE, epoch_executor, executor, probe, run, run_with_input};

fn limited(runtime: &str, args: &[&str], limits: LimitsRequest) -> Program {
    Program { limits, ..probe(runtime, args) }
}

#[tokio::test(flavor = "multi_thread")]
async fn spinning_program_ends_out_of_fuel_with_exact_figures() {
    for kind in KINDS {
        let limits = LimitsRequest { fuel: Some(50_000_000), ..Default::default() };
        let finished = run(limited(kind, &["spin"], limits)).await;
        let Outcome::Limited { hit, code: None } = finished.outcome() else {
            panic!("{kind}: {finished:?}");
        };
        assert_eq!((hit.limit, hit.allowed, hit.used), (LimitKind::Fuel, 50_000_000, 50_000_000));
        assert_eq!(finished.report.usage.fuel, 50_000_000);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fuel_limits_cpu_time_under_epoch_metering_too() {
    let limits = LimitsRequest { fuel: Some(50_000_000), ..Default::default() };
    let finished = run_with_input(epoch_executor(), limited(MODULE, &["spin"], limits), b"").await;
    assert_eq!(finished.limit(), Some("fuel"));
    assert!(finished.report.usage.cpu_ms >= 50.0, "{finished:?}");
    assert_eq!(epoch_executor().sandbox.metering(), Metering::Epoch);
}

#[tokio::test(flavor = "multi_thread")]
async fn sleeping_and_spinning_programs_end_at_the_wall_clock() {
    for kind in KINDS {
        for args in [&["sleep", "60000"][..], &["spin"]] {
            let limits = LimitsRequest { wall_time_ms: Some(100), ..Default::default() };
            let finished = run(limited(kind, args, limits)).await;
            assert_eq!(finished.outcome().kind(), "timed_out", "{kind} {args:?}");
            assert!(finished.report.usage.wall_ms >= 100.0);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn program_that_fails_after_refused_memory_is_out_of_memory() {
    for kind in KINDS {
        let limits = LimitsRequest { memory_bytes: Some(20 << 20), ..Default::default() };
        let finished = run(limited(kind, &["allocate"], limits)).await;
        assert_eq!(finished.outcome().kind(), "out_of_memory", "{kind}: {finished:?}");
        let peak = finished.report.usage.memory_peak_bytes;
        assert!((10 << 20..=20 << 20).contains(&peak), "{peak}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn program_that_copes_with_refused_memory_exits_by_itself() {
    let limits = LimitsRequest { memory_bytes: Some(20 << 20), ..Default::default() };
    let finished = run(limited(MODULE, &["try-allocate", "100000000"], limits)).await;
    assert_eq!(*finished.outcome(), Outcome::Exited { code: 0 });
    assert_eq!(finished.stdout, "false\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn output_is_kept_up_to_the_limit() {
    for kind in KINDS {
        let limits = LimitsRequest { output_bytes: Some(1000), ..Default::default() };
        let finished = run(limited(kind, &["print"], limits)).await;
        assert_eq!(finished.outcome().kind(), "output_limit", "{kind}: {finished:?}");
        assert_eq!(finished.stdout.len(), 1000);
        assert_eq!(finished.report.usage.output_bytes, 1000);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn full_disk_is_an_error_in_the_guest_and_freed_bytes_can_be_used_again() {
    for kind in KINDS {
        let limits = LimitsRequest { file_bytes: Some(1 << 20), ..Default::default() };
        let finished = run(limited(kind, &["fill-disk", "0"], limits.clone())).await;
        assert_eq!(*finished.outcome(), Outcome::Exited { code: 0 }, "{kind}: {finished:?}");
        let written: u64 = finished.stdout.split(' ').next().unwrap().parse().unwrap();
        // In components, wasi-libc reports every failed stream as an I/O error.
        assert!(kind == COMPONENT || finished.stdout.contains("StorageFull"), "{kind}: {finished:?}");
        assert!((900_000..=1 << 20).contains(&written), "{kind}: {written}");
        let failed = run(limited(kind, &["fill-disk", "3"], limits)).await;
        assert_eq!(failed.outcome().kind(), "file_bytes_limit");
        assert!(matches!(failed.outcome(), Outcome::Limited { code: Some(_), .. }));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_of_removed_files_count_while_they_are_open() {
    for kind in KINDS {
        let limits = LimitsRequest { file_bytes: Some(1 << 20), ..Default::default() };
        let finished = run(limited(kind, &["hold-unlinked"], limits)).await;
        assert_eq!(finished.limit(), Some("file_bytes"), "{kind}: {finished:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn writing_over_a_file_takes_no_more_room() {
    for kind in KINDS {
        let limits = LimitsRequest { file_bytes: Some(200_000), ..Default::default() };
        let finished = run(limited(kind, &["overwrite"], limits)).await;
        assert_eq!(finished.stdout, "ok\n", "{kind}: {finished:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_counted() {
    for kind in KINDS {
        let limits = LimitsRequest { file_count: Some(10), ..Default::default() };
        let finished = run(limited(kind, &["many-files"], limits)).await;
        assert_eq!(finished.outcome().kind(), "file_count_limit", "{kind}: {finished:?}");
        assert_eq!(finished.stdout, "9 StorageFull\n", "{kind}: the entry is one of the ten");
        assert_eq!(finished.report.usage.files_written, 9);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn directories_have_a_greatest_depth() {
    for kind in KINDS {
        let limits = LimitsRequest { path_depth: Some(5), ..Default::default() };
        let finished = run(limited(kind, &["deep"], limits)).await;
        assert_eq!(finished.outcome().kind(), "path_depth_limit", "{kind}: {finished:?}");
        assert_eq!(finished.stdout, "refused at 6\n");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn open_files_are_counted() {
    for kind in KINDS {
        let limits = LimitsRequest { open_files: Some(7), ..Default::default() };
        let finished = run(limited(kind, &["open-many"], limits)).await;
        assert_eq!(finished.outcome().kind(), "open_files_limit", "{kind}: {finished:?}");
        assert_eq!(finished.stdout, "refused at 8\n");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn random_bytes_are_counted() {
    for kind in KINDS {
        let limits = LimitsRequest { random_bytes: Some(1 << 20), ..Default::default() };
        let finished = run(limited(kind, &["random"], limits)).await;
        assert_eq!(finished.outcome().kind(), "random_limit", "{kind}: {finished:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_exceed_a_limit_by_themselves_are_refused_before_the_start() {
    let limits = LimitsRequest { file_bytes: Some(3), ..Default::default() };
    let finished = run(limited(MODULE, &["args"], limits)).await;
    assert_eq!(finished.limit(), Some("file_bytes"));
    assert_eq!(finished.stdout, "");
}

#[test]
fn asking_for_more_than_the_maximum_is_refused() {
    let limits = LimitsRequest { fuel: Some(u64::MAX), ..Default::default() };
    let token = tokio_util::sync::CancellationToken::new();
    let error = executor().prepare(limited(MODULE, &["args"], limits), token).err().unwrap();
    assert!(error.to_string().starts_with("limits.fuel: limit fuel may be at most "), "{error}");
}
