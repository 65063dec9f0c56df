//! Java programs that come compiled: class files and JARs, good and bad, and sources of a size
//! that nobody types.

use std::collections::BTreeMap;
use std::fmt::Write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use petri::model::{Outcome, Program, SourceFile};

use crate::languages::executor;
use crate::support::{Finished, run_with_input};

/// Compiles `/work/App.java` with the compiler inside, packs the classes into a JAR, and prints
/// each file as a name and its bytes in Base64.
const COMPILE: &str = r#"
import java.nio.file.*;
import java.util.*;
import java.util.jar.*;

void main() throws Exception {
    var compiler = javax.tools.ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, "-g", "-proc:none", "-d", "classes", "App.java") != 0) {
        System.exit(1);
    }
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "App");
    try (var jar = new JarOutputStream(Files.newOutputStream(Path.of("classes/app.jar")), manifest);
            var classes = Files.newDirectoryStream(Path.of("classes"), "*.class")) {
        for (Path path : classes) {
            jar.putNextEntry(new JarEntry(path.getFileName().toString()));
            jar.write(Files.readAllBytes(path));
        }
        jar.putNextEntry(new JarEntry("greeting.txt"));
        jar.write("Good day".getBytes());
    }
    try (var files = Files.newDirectoryStream(Path.of("classes"))) {
        for (Path path : files) {
            IO.println(path.getFileName() + " " + Base64.getEncoder().encodeToString(Files.readAllBytes(path)));
        }
    }
}
"#;

const APP: &str = r#"
import java.util.*;

public class App {
    record Guest(String name, int number) {}

    static int second(Object first, int second) { return second; }

    static String greeting() throws Exception {
        try (var in = App.class.getResourceAsStream("/greeting.txt")) {
            return in == null ? "Hello" : new String(in.readAllBytes());
        }
    }

    public static void main(String[] args) throws Exception {
        var guests = new ArrayList<Guest>();
        for (String arg : args) guests.add(new Guest(arg, guests.size() + 1));
        guests.forEach(guest -> System.out.println("guest " + guest));
        System.out.println(greeting() + " " + new Scanner(System.in).nextLine() + second(null, 7));
    }
}
"#;

/// The class files and the JAR of [`APP`].
async fn compiled() -> BTreeMap<String, Vec<u8>> {
    let files = vec![file("Compile.java", COMPILE), file("App.java", APP)];
    let finished = run(Program { entry: Some("Compile.java".into()), files, ..Default::default() }).await;
    assert!(finished.outcome().is_success(), "{finished:?}");
    let decode = |line: &str| {
        let (name, bytes) = line.split_once(' ').unwrap();
        (name.to_owned(), BASE64_STANDARD.decode(bytes).unwrap())
    };
    finished.stdout.lines().map(decode).collect()
}

fn file(path: &str, content: impl Into<Vec<u8>>) -> SourceFile {
    SourceFile { path: path.into(), content: content.into() }
}

async fn run(program: Program) -> Finished {
    run_with_input(executor(), program, b"Ada\n").await
}

async fn run_file(path: &str, content: impl Into<Vec<u8>>) -> Finished {
    let args = vec!["Grace".into(), "Edsger".into()];
    run(Program { args, files: vec![file(path, content)], ..Default::default() }).await
}

/// The class `App` with these bytes, beside its other class.
async fn run_class(classes: &BTreeMap<String, Vec<u8>>, app: Vec<u8>) -> Finished {
    let nested = classes["App$Guest.class"].clone();
    let files = vec![file("App.class", app), file("App$Guest.class", nested)];
    let args = vec!["Grace".into(), "Edsger".into()];
    run(Program { entry: Some("App.class".into()), args, files, ..Default::default() }).await
}

/// `class` with the only occurrence of some bytes replaced.
fn patched(class: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let places: Vec<usize> =
        (0..=class.len() - from.len()).filter(|&at| class[at..].starts_with(from)).collect();
    assert_eq!(places.len(), 1, "{from:x?} is there once");
    let mut bytes = class.to_vec();
    bytes[places[0]..places[0] + from.len()].copy_from_slice(to);
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn class_files_run_with_their_arguments_and_input() {
    let classes = compiled().await;
    let finished = run_class(&classes, classes["App.class"].clone()).await;
    assert_eq!(finished.stderr, "");
    let expected = "guest Guest[name=Grace, number=1]\nguest Guest[name=Edsger, number=2]\nHello Ada7\n";
    assert_eq!(finished.stdout, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn jars_run_and_find_their_resources() {
    let finished = run_file("app.jar", compiled().await["app.jar"].clone()).await;
    assert_eq!(finished.stderr, "");
    assert!(finished.stdout.ends_with("number=2]\nGood day Ada7\n"), "{finished:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_class_file_or_jar_is_said_to_be_none() {
    for (path, message) in [
        ("App.class", "java.lang.ClassFormatError: Incompatible magic value"),
        ("app.jar", "Error: An unexpected error occurred while trying to open file app.jar"),
    ] {
        let finished = run_file(path, "not what its name says").await;
        assert_eq!(*finished.outcome(), Outcome::Exited { code: 1 }, "{finished:?}");
        assert!(finished.stderr.contains(message), "{finished:?}");
    }
}

/// `second` returns its int (`iload_1`, `ireturn`); patched, it returns the reference before it.
#[tokio::test(flavor = "multi_thread")]
async fn bytecode_with_the_wrong_types_is_a_verify_error() {
    let classes = compiled().await;
    let finished = run_class(&classes, patched(&classes["App.class"], &[0x1b, 0xac], &[0x2a, 0xac])).await;
    assert_eq!(*finished.outcome(), Outcome::Exited { code: 1 }, "{finished:?}");
    assert_eq!(finished.stdout, "");
    for text in [
        "java.lang.VerifyError: Bad type on operand stack",
        "App.second(Ljava/lang/Object;I)I @1: ireturn",
        "Type 'java/lang/Object' (current frame, stack[0]) is not assignable to integer",
    ] {
        assert!(finished.stderr.contains(text), "{text}: {finished:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn class_files_of_the_future_are_refused() {
    let classes = compiled().await;
    let finished =
        run_class(&classes, patched(&classes["App.class"], b"\xba\xbe\0\0\0\x45", b"\xba\xbe\0\0\0\x63"))
            .await;
    assert!(
        finished
            .stderr
            .contains("UnsupportedClassVersionError: App has been compiled by a more recent version")
    );
}

/// Whatever byte of a class file is wrong, the machine itself does not fault.
#[tokio::test(flavor = "multi_thread")]
async fn damaged_class_files_never_take_the_machine_down() {
    let classes = compiled().await;
    let good = &classes["App.class"];
    for (turn, at) in (8..good.len()).step_by(good.len() / 60).enumerate() {
        let mut bytes = good.clone();
        bytes[at] = [0x00, 0xff, 0x7f, 0xb9, 0x01][turn % 5];
        let finished = run_class(&classes, bytes).await;
        let is_fault =
            matches!(finished.outcome(), Outcome::Trapped { .. }) || finished.stderr.contains("panicked");
        assert!(!is_fault, "byte {at}: {finished:?}");
    }
    for length in (0..good.len()).step_by(good.len() / 20) {
        let finished = run_class(&classes, good[..length].to_vec()).await;
        assert_eq!(*finished.outcome(), Outcome::Exited { code: 1 }, "{length} bytes: {finished:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_of_a_megabyte_compiles() {
    let table = "    // one line of a long table of remarks, as generators write them into their sources\n"
        .repeat(13_000);
    let source = format!("void main() {{\n{table}    IO.println(\"read\");\n}}\n");
    assert!(source.len() > 1_000_000);
    let finished = run_file("Main.java", source).await;
    assert_eq!((finished.stdout.as_str(), finished.stderr.as_str()), ("read\n", ""), "{:?}", finished.report);
}

/// While javac reads 15,000 methods, limits hold as they do for a program.
#[tokio::test(flavor = "multi_thread")]
async fn a_megabyte_of_classes_meets_the_fuel_limit() {
    let mut source = String::from("void main() {}\n");
    for class in 0..1500 {
        writeln!(source, "class C{class} {{").unwrap();
        for method in 0..10 {
            let body = format!("return x * {class} + {method} - \"text {class}\".length();");
            writeln!(source, "    int f{method}(int x) {{ {body} }}").unwrap();
        }
        source += "}\n";
    }
    let mut program = Program { files: vec![file("Main.java", source)], ..Default::default() };
    program.limits.fuel = Some(2_000_000_000);
    let finished = run(program).await;
    assert_eq!(finished.limit(), Some("fuel"), "{finished:?}");
}
