//! Exports the flag by which the host sends signals (`src/signals.rs`): its address becomes a
//! global of the module.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo:rustc-link-arg-bins=--export=petri_signal_flag");
    }
}
