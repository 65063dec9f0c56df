//! What every language of ours promises beyond its programs in `tests/programs`.

use std::collections::HashSet;
use std::path::Path;
use std::sync::OnceLock;

use petri::config::Metering;
use petri::execution::Executor;
use petri::model::{Outcome, Program, SourceFile};
use petri::sandbox::Event;
use tokio_util::sync::CancellationToken;

use crate::support::{Finished, config, new_executor, run_with_input};

/// An executor with the runtimes of this repository.
pub fn executor() -> &'static Executor {
    static EXECUTOR: OnceLock<Executor> = OnceLock::new();
    EXECUTOR.get_or_init(|| {
        let mut config = config(Metering::Fuel);
        config.sandbox.cache_dir = None;
        new_executor(&config, &Path::new(env!("CARGO_MANIFEST_DIR")).join("runtimes"))
    })
}

fn program(file: &str, source: &str) -> Program {
    Program { files: vec![SourceFile { path: file.into(), content: source.into() }], ..Default::default() }
}

async fn run(program: Program) -> Finished {
    run_with_input(executor(), program, b"").await
}

/// Programs that print everything that could differ from run to run.
const RESTLESS: [(&str, &str); 3] = [
    (
        "restless.py",
        "import random, time, uuid, os, secrets, tempfile, datetime\n\
         print(random.random(), uuid.uuid4(), secrets.token_hex(), os.urandom(4))\n\
         print(time.time(), time.monotonic(), datetime.datetime.now(), tempfile.mktemp())\n\
         print(set('abcdefgh'), hash('x'), id(object()), object())\n\
         time.sleep(2); print(time.time())",
    ),
    (
        "restless.js",
        "const crypto = require('crypto');\n\
         console.log(Math.random(), crypto.randomUUID(), crypto.randomBytes(4));\n\
         console.log(Date.now(), performance.now(), process.hrtime(), new Date());\n\
         setTimeout(() => console.log(Date.now()), 2000);",
    ),
    (
        "Restless.java",
        "import java.util.*;\n\
         void main() throws Exception {\n\
           IO.println(Math.random() + \" \" + UUID.randomUUID() + \" \" + new Random().nextInt());\n\
           IO.println(System.currentTimeMillis() + \" \" + System.nanoTime() + \" \" + new Object());\n\
           IO.println(Set.of(1, 2, 3, 4) + \" \" + new java.security.SecureRandom().nextLong());\n\
           Thread.sleep(2000); IO.println(java.time.Instant.now());\n\
         }",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn deterministic_programs_repeat_output_and_fuel() {
    for (file, source) in RESTLESS {
        let mut seen = HashSet::new();
        for _ in 0..10 {
            let finished = run(Program { deterministic: true, ..program(file, source) }).await;
            assert!(finished.outcome().is_success(), "{finished:?}");
            seen.insert((finished.stdout, finished.report.usage.fuel));
        }
        assert_eq!(seen.len(), 1, "{file}: {seen:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ordinary_programs_draw_fresh_randomness() {
    let draws = [
        (
            "draw.py",
            "import random, uuid, secrets; print(random.random()); print(uuid.uuid4()); print(secrets.token_hex())",
        ),
        (
            "draw.js",
            "console.log(Math.random()); console.log(crypto.randomUUID()); console.log(require('crypto').randomBytes(8))",
        ),
    ];
    for (file, source) in draws {
        let first = run(program(file, source)).await.stdout;
        let second = run(program(file, source)).await.stdout;
        assert_eq!(first.lines().count(), 3, "{file}: {first}");
        for (first, second) in first.lines().zip(second.lines()) {
            assert_ne!(first, second, "{file}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn prompt_comes_before_the_wish_for_input() {
    let prompts = [
        ("prompt.py", "print('Hello', input('name? '))"),
        (
            "prompt.js",
            "const rl = require('readline').createInterface({ input: process.stdin, output: process.stdout });\n\
             rl.question('name? ', (name) => { console.log('Hello', name); rl.close(); });",
        ),
        ("Prompt.java", "void main() { IO.println(\"Hello \" + IO.readln(\"name? \")); }"),
    ];
    for (file, source) in prompts {
        let (execution, mut host) =
            executor().prepare(program(file, source), CancellationToken::new()).unwrap();
        let talk = async {
            assert_eq!(host.events.next().await, Some(Event::Stdout("name? ".into())), "{file}");
            assert_eq!(host.events.next().await, Some(Event::InputWanted), "{file}");
            host.stdin.send(b"Ada\n").await;
            let mut rest = Vec::new();
            while let Some(event) = host.events.next().await {
                if let Event::Stdout(bytes) = event {
                    rest.extend_from_slice(&bytes);
                }
            }
            assert_eq!(String::from_utf8(rest).unwrap(), "Hello Ada\n", "{file}");
        };
        let (report, ()) = tokio::join!(execution.run(), talk);
        assert!(report.unwrap().outcome.is_success(), "{file}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn output_is_there_while_the_program_computes() {
    let programs =
        [("slow.py", "print('first')\nwhile True: pass"), ("slow.js", "console.log('first'); for (;;);")];
    for (file, source) in programs {
        let cancel = CancellationToken::new();
        let (execution, mut host) = executor().prepare(program(file, source), cancel.clone()).unwrap();
        let watch = async {
            assert_eq!(host.events.next().await, Some(Event::Stdout("first\n".into())), "{file}");
            cancel.cancel();
        };
        let (report, ()) = tokio::join!(execution.run(), watch);
        assert_eq!(report.unwrap().outcome, Outcome::Cancelled, "{file}");
    }
}

/// Runs a program that prints `ready` and is interrupted then; answers with the rest of stdout and
/// stderr's last line.
async fn run_interrupted(source: &str) -> (Outcome, String, String) {
    let (execution, mut host) =
        executor().prepare(program("interrupted.py", source), CancellationToken::new()).unwrap();
    let interrupt = execution.interrupt();
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let caller = async {
        assert_eq!(host.events.next().await, Some(Event::Stdout("ready\n".into())), "{source}");
        interrupt.raise();
        while let Some(event) = host.events.next().await {
            match event {
                Event::Stdout(bytes) => stdout.extend_from_slice(&bytes),
                Event::Stderr(bytes) => stderr.extend_from_slice(&bytes),
                Event::InputWanted => {}
            }
        }
    };
    let (report, ()) = tokio::join!(execution.run(), caller);
    let stderr = String::from_utf8(stderr).unwrap();
    let last = stderr.lines().last().unwrap_or_default().to_owned();
    (report.unwrap().outcome, String::from_utf8(stdout).unwrap(), last)
}

#[tokio::test(flavor = "multi_thread")]
async fn interrupt_ends_python_with_a_keyboard_interrupt() {
    let programs = [
        "print('ready')\nwhile True: pass",
        "import time; print('ready'); time.sleep(60)",
        "print('ready'); input()",
        "import sys; print('ready'); sys.stdin.read()",
        "import threading; print('ready'); threading.Event().wait(60)",
        "import re; print('ready'); re.match(r'(a*)*b', 'a' * 40)",
        "import asyncio\nasync def main(): print('ready'); await asyncio.sleep(60)\nasyncio.run(main())",
        "print('ready')\ndef f(n): return f(n - 1) + f(n - 2) if n > 1 else n\nf(60)",
    ];
    for source in programs {
        let (outcome, _, last) = run_interrupted(source).await;
        assert_eq!(
            (outcome, last.as_str()),
            (Outcome::Exited { code: 130 }, "KeyboardInterrupt"),
            "{source}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn interrupt_is_the_python_programs_to_handle() {
    let programs = [
        ("import time\ntry: print('ready'); time.sleep(60)\nexcept KeyboardInterrupt: print('caught')", 0),
        (
            "import signal, sys\n\
             def stop(number, frame): print('caught'); sys.exit(3)\n\
             signal.signal(signal.SIGINT, stop)\nprint('ready')\nwhile True: pass",
            3,
        ),
        (
            "import signal, time\nsignal.signal(signal.SIGINT, lambda *_: print('caught'))\n\
             print('ready'); time.sleep(0.1)",
            0,
        ),
        (
            "import threading, time\n\
             def work():\n while True: pass\n\
             threading.Thread(target=work, daemon=True).start()\n\
             try:\n print('ready')\n while True: time.sleep(0.1)\n\
             except KeyboardInterrupt: print('caught')",
            0,
        ),
        (
            "import asyncio, signal\n\
             async def main():\n stop = asyncio.Event()\n \
             asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stop.set)\n \
             print('ready'); await stop.wait(); print('caught')\n\
             asyncio.run(main())",
            0,
        ),
    ];
    for (source, code) in programs {
        let (outcome, stdout, _) = run_interrupted(source).await;
        assert_eq!((outcome, stdout.as_str()), (Outcome::Exited { code }, "caught\n"), "{source}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn python_program_that_leaves_sigint_to_the_system_is_ended_by_it() {
    let source =
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_DFL)\nprint('ready')\nwhile True: pass";
    assert_eq!(run_interrupted(source).await, (Outcome::Exited { code: 130 }, String::new(), String::new()));
}
