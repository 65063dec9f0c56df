//! Input and output through a real guest: order, completeness, back-pressure.

use petri::model::Outcome;
use petri::sandbox::{Event, OUTPUT_QUEUE_BYTES};
use tokio_util::sync::CancellationToken;

use crate::support::{KINDS, MODULE, executor, probe, run, run_with_input};

#[tokio::test(flavor = "multi_thread")]
async fn input_comes_back_byte_for_byte() {
    let input: Vec<u8> = (0..1_000_000u32).flat_map(|n| n.to_string().into_bytes()).take(1 << 20).collect();
    for kind in KINDS {
        let finished = run_with_input(executor(), probe(kind, &["cat"]), &input).await;
        assert_eq!(*finished.outcome(), Outcome::Exited { code: 0 });
        assert!(finished.stdout.as_bytes() == input, "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn prompt_comes_before_the_wish_for_input() {
    for kind in KINDS {
        let (execution, mut host) =
            executor().prepare(probe(kind, &["prompt"]), CancellationToken::new()).unwrap();
        let talk = async {
            assert_eq!(host.events.next().await, Some(Event::Stdout("name? ".into())));
            assert_eq!(host.events.next().await, Some(Event::InputWanted));
            host.stdin.send(b"Ada\n").await;
            assert_eq!(host.events.next().await, Some(Event::Stdout("hello Ada\n".into())));
            assert_eq!(host.events.next().await, None);
        };
        let (report, ()) = tokio::join!(execution.run(), talk);
        assert!(report.unwrap().outcome.is_success());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_interleave_as_they_were_written() {
    for kind in KINDS {
        let (execution, mut host) =
            executor().prepare(probe(kind, &["print-pair"]), CancellationToken::new()).unwrap();
        let mut events = Vec::new();
        let collect = async {
            while let Some(event) = host.events.next().await {
                events.push(event);
            }
        };
        // Nothing is received before the program has ended, so neighbours would be joined.
        let report = execution.run().await.unwrap();
        collect.await;
        assert!(report.outcome.is_success());
        let expected = [
            Event::Stdout("to stdout\n".into()),
            Event::Stderr("to stderr\n".into()),
            Event::Stdout("to stdout again\n".into()),
        ];
        assert_eq!(events, expected, "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reader_that_stops_reading_stops_the_program_and_not_the_host() {
    for kind in KINDS {
        let cancel = CancellationToken::new();
        let (execution, mut host) = executor().prepare(probe(kind, &["print"]), cancel.clone()).unwrap();
        let watch = async {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            cancel.cancel();
        };
        let (report, ()) = tokio::join!(execution.run(), watch);
        let report = report.unwrap();
        assert_eq!(report.outcome, Outcome::Cancelled);
        // What was written before is delivered.
        let Some(Event::Stdout(bytes)) = host.events.next().await else { panic!() };
        assert!((OUTPUT_QUEUE_BYTES / 2..=OUTPUT_QUEUE_BYTES).contains(&bytes.len()), "{kind}");
        assert_eq!(report.usage.output_bytes, bytes.len() as u64, "{kind}");
        assert_eq!(host.events.next().await, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn program_whose_output_nobody_wants_finds_it_closed() {
    let (execution, host) = executor().prepare(probe(MODULE, &["print"]), CancellationToken::new()).unwrap();
    drop(host);
    let report = execution.run().await.unwrap();
    assert!(
        matches!(report.outcome, Outcome::Trapped { .. }),
        "println! panics on a closed stdout: {report:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn output_before_a_crash_is_delivered() {
    let finished = run(probe(MODULE, &["panic"])).await;
    assert!(finished.stderr.contains("on purpose"), "{finished:?}");
}
