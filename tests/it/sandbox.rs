//! What a guest can reach, how it ends, and that nothing of it remains.

use std::time::{Duration, Instant};

use petri::model::{Outcome, Program, SourceFile};
use tokio_util::sync::CancellationToken;

use crate::support::{KINDS, MODULE, executor, probe, run, tmp_dir};

#[tokio::test(flavor = "multi_thread")]
async fn arguments_and_files_reach_the_guest() {
    for kind in KINDS {
        let finished = run(probe(kind, &["args", "a b", "ü"])).await;
        assert_eq!(finished.stdout, "[\"/work/entry\", \"args\", \"a b\", \"ü\"]\n");
        let finished = run(probe(kind, &["read", "entry"])).await;
        assert_eq!(finished.stdout, "the entry\n", "{kind}: relative paths start at the working directory");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn environment_is_what_was_given_and_nothing_of_the_host() {
    for kind in KINDS {
        let program = Program { env: vec![("MINE".into(), "1".into())], ..probe(kind, &["env"]) };
        let finished = run(program).await;
        assert_eq!(finished.stdout, "HOME=/work\nLANG=C.UTF-8\nMINE=1\nPWD=/work\nTMPDIR=/tmp\n");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn host_files_are_out_of_reach() {
    for kind in KINDS {
        let finished = run(probe(kind, &["escape"])).await;
        assert!(!finished.stdout.contains("true"), "{kind}: {}", finished.stdout);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_exit_code_comes_through() {
    // WASI 0.2 only knows success and failure.
    for code in [0, 1, 42, 125, 126, 200, 255] {
        let finished = run(probe(MODULE, &["exit", &code.to_string()])).await;
        assert_eq!(*finished.outcome(), Outcome::Exited { code });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_of_the_guest_is_a_trap_with_its_cause() {
    for kind in KINDS {
        let finished = run(probe(kind, &["panic"])).await;
        let Outcome::Trapped { message } = finished.outcome() else { panic!("{finished:?}") };
        assert!(message.contains("unreachable"), "{message}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_one_run_are_not_there_in_the_next() {
    let first = run(probe(MODULE, &["overwrite"])).await;
    assert!(first.outcome().is_success());
    let second = run(probe(MODULE, &["read", "same"])).await;
    assert_eq!(*second.outcome(), Outcome::Exited { code: 1 });
}

#[tokio::test(flavor = "multi_thread")]
async fn cancelled_run_ends_within_ten_milliseconds() {
    for kind in KINDS {
        for args in [&["spin"][..], &["sleep", "60000"], &["cat"], &["print"], &["fill-disk", "0"]] {
            // The least of several: other tests run beside this one.
            let mut times = Vec::new();
            for _ in 0..5 {
                let cancel = CancellationToken::new();
                let (execution, host) = executor().prepare(probe(kind, args), cancel.clone()).unwrap();
                let run = tokio::spawn(async move { execution.run().await });
                tokio::time::sleep(Duration::from_millis(20)).await;
                let started = Instant::now();
                cancel.cancel();
                let report = run.await.unwrap().unwrap();
                times.push(started.elapsed());
                drop(host);
                if args[0] != "fill-disk" {
                    assert_eq!(report.outcome, Outcome::Cancelled, "{kind} {args:?}");
                }
            }
            let least = times.iter().min().unwrap();
            assert!(*least < Duration::from_millis(10), "{kind} {args:?}: {times:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn dropped_run_frees_its_scratch_directory() {
    let scratch = tmp_dir().join("scratch");
    let marker = "dropped-run-marker";
    let program = Program {
        files: vec![SourceFile { path: marker.into(), content: Vec::new() }],
        ..probe(MODULE, &["sleep", "60000"])
    };
    let (execution, _host) = executor().prepare(program, CancellationToken::new()).unwrap();
    let run = tokio::time::timeout(Duration::from_millis(100), execution.run());
    assert!(run.await.is_err(), "it sleeps");
    let own = std::process::id().to_string();
    for root in std::fs::read_dir(scratch).unwrap().flatten() {
        if !root.file_name().to_string_lossy().starts_with(&own) {
            continue;
        }
        for run in std::fs::read_dir(root.path()).unwrap().flatten() {
            assert!(!run.path().join("work").join(marker).exists());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_runs_share_the_threads() {
    let runs = (0..30).map(|n| async move {
        let finished = run(probe(MODULE, &["sleep", "200"])).await;
        assert!(finished.outcome().is_success(), "{n}");
    });
    let started = Instant::now();
    futures::future::join_all(runs).await;
    assert!(started.elapsed() < Duration::from_secs(4), "thirty sleeps take the time of one");
}
