//! A runtime that can't be used is reported by name and does not stop the others.

use std::path::Path;

use petri::config::Metering;
use petri::runtimes::RuntimeError;

use crate::support::{
    MODULE, config, fresh_dir, guest_runtimes, new_executor, probe, run_with_input, write_manifest,
};

/// The error of the only runtime in a directory, after `prepare` has filled its folder.
fn error_of(name: &str, prepare: impl FnOnce(&Path)) -> String {
    let dir = fresh_dir(&format!("manifests-{name}"));
    let folder = dir.join("lang");
    std::fs::create_dir_all(&folder).unwrap();
    prepare(&folder);
    let executor = new_executor(&config(Metering::Fuel), &dir);
    match executor.runtimes.problems() {
        [] => executor.runtimes.get("lang").unwrap().guest(&executor.sandbox).err().unwrap().to_string(),
        [problem] => problem.error.to_string(),
        problems => panic!("{problems:?}"),
    }
}

fn module(wat: &str) -> impl FnOnce(&Path) {
    move |folder| {
        std::fs::write(folder.join("lang.wasm"), wat::parse_str(wat).unwrap()).unwrap();
        write_manifest(folder, "lang", "lang.wasm", "");
    }
}

#[test]
fn file_that_is_not_wasm_is_refused() {
    let error = error_of("not-wasm", |folder| {
        std::fs::write(folder.join("lang.wasm"), "#!/bin/sh").unwrap();
        write_manifest(folder, "lang", "lang.wasm", "");
    });
    assert!(error.contains("lang.wasm") && error.contains("not a WebAssembly binary"), "{error}");
}

#[test]
fn truncated_wasm_is_refused() {
    let error = error_of("truncated", |folder| {
        let wasm = std::fs::read(guest_runtimes().join(MODULE).join("probe.wasm")).unwrap();
        std::fs::write(folder.join("lang.wasm"), &wasm[..wasm.len() / 2]).unwrap();
        write_manifest(folder, "lang", "lang.wasm", "");
    });
    assert!(error.contains("lang.wasm: can't be compiled"), "{error}");
}

#[test]
fn missing_module_is_named() {
    let error = error_of("missing", |folder| write_manifest(folder, "lang", "gone.wasm", ""));
    assert!(error.contains("gone.wasm"), "{error}");
}

#[test]
fn wrong_hash_is_refused_with_both_hashes() {
    let error = error_of("hash", |folder| {
        std::fs::write(folder.join("lang.wasm"), wat::parse_str("(module)").unwrap()).unwrap();
        write_manifest(folder, "lang", "lang.wasm", "");
        let path = folder.join("runtime.toml");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("{text}sha256 = \"{}\"\n", "0".repeat(64))).unwrap();
    });
    assert!(error.contains("its SHA-256 is ") && error.contains(&"0".repeat(64)), "{error}");
}

#[test]
fn unknown_import_is_named() {
    let wat =
        r#"(module (import "env" "magic" (func)) (memory (export "memory") 1) (func (export "_start")))"#;
    let error = error_of("import", module(wat));
    assert!(error.contains("`magic` from `env`"), "{error}");
    assert!(error.contains("wasi_snapshot_preview1"), "it says what is allowed: {error}");
}

#[test]
fn missing_start_is_named() {
    let error = error_of("start", module(r#"(module (memory (export "memory") 1))"#));
    assert!(error.contains("does not export a function `_start`"), "{error}");
}

#[test]
fn missing_memory_is_named() {
    let error = error_of("memory", module(r#"(module (func (export "_start")))"#));
    assert!(error.contains("does not export a memory `memory`"), "{error}");
}

#[test]
fn component_without_run_is_refused() {
    let error = error_of("run", module("(component)"));
    assert!(error.contains("wasi:cli/run@0.2"), "{error}");
}

#[test]
fn component_with_an_unknown_import_is_refused_by_its_name() {
    let error = error_of("component-import", module(r#"(component (import "acme:magic/wand" (instance)))"#));
    assert!(error.contains("wasi:cli/run") || error.contains("acme:magic/wand"), "{error}");
    let wat = r#"(component (import "acme:magic/wand" (instance (export "wave" (func)))))"#;
    let error = error_of("component-import-func", module(wat));
    assert!(error.contains("acme:magic/wand"), "{error}");
}

#[test]
fn unknown_key_names_file_and_line() {
    let error = error_of("key", |folder| write_manifest(folder, "lang", "x.wasm", "colour = 1"));
    assert!(error.contains("runtime.toml") && error.contains("colour") && error.contains("line"), "{error}");
}

#[test]
fn missing_module_table_is_named() {
    let error = error_of("table", |folder| {
        std::fs::write(
            folder.join("runtime.toml"),
            "id = \"lang\"\nname = \"L\"\nversion = \"1\"\nargv = [\"l\"]\n",
        )
        .unwrap();
    });
    assert!(error.contains("missing field `module`"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_runtime_does_not_stop_the_others() {
    let dir = fresh_dir("manifests-mixed");
    std::fs::create_dir_all(dir.join("broken")).unwrap();
    std::fs::write(dir.join("broken/runtime.toml"), "id = 3").unwrap();
    std::fs::create_dir_all(dir.join(MODULE)).unwrap();
    std::fs::copy(guest_runtimes().join(MODULE).join("probe.wasm"), dir.join(MODULE).join("probe.wasm"))
        .unwrap();
    write_manifest(&dir.join(MODULE), MODULE, "probe.wasm", "");
    let executor = new_executor(&config(Metering::Fuel), &dir);
    assert_eq!(executor.runtimes.problems().len(), 1);
    let finished = run_with_input(&executor, probe(MODULE, &["args"]), b"").await;
    assert!(finished.outcome().is_success());
}

#[test]
fn same_extension_twice_is_reported_with_the_other_folder() {
    let dir = fresh_dir("manifests-twice");
    for id in ["one", "two"] {
        std::fs::create_dir_all(dir.join(id)).unwrap();
        write_manifest(&dir.join(id), id, "x.wasm", "");
        let path = dir.join(id).join("runtime.toml");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace(&format!("extensions = [\"{id}\"]"), "extensions = [\"x\"]"))
            .unwrap();
    }
    let registry = petri::runtimes::Registry::find(&[dir]);
    let [problem] = registry.problems() else { panic!("{:?}", registry.problems()) };
    assert!(
        matches!(&problem.error, RuntimeError::Taken { what: "extension", by, .. } if by.ends_with("one"))
    );
}
