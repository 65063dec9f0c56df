//! The doors into the VM.
//!
//! As a module: `wizer-initialize` boots the class library and warms up the compiler when the
//! snapshot is taken; `_start` finds all of that in memory and runs `argv[1]` through the
//! launcher.
//!
//! Natively, for tests and profilers: `java [-Dkey=value…] [-cp path] Class [argument…]` runs a
//! compiled class, and `java [-Dkey=value…] [--warm-up directory] --source Main.java [argument…]`
//! does what the module does. `PETRI_JAVA_HOME` names the directory with `lib/modules`.

use petri_java::vm::Vm;

/// Where the class library is, for the VM and for programs (`java.home`).
const JAVA_HOME: &str = "/usr/lib/jvm/java-25";

/// Has the launcher compile and run the programs of a directory.
fn warm_up(vm: &mut Vm, directory: &str) -> Result<(), String> {
    let launcher =
        vm.system_class("petri/launcher/Launcher").map_err(|exception| vm.describe_exception(exception))?;
    let directory = vm.new_string(directory).map_err(|_| "no room to warm up")?;
    let warm_up = launcher.method("warmUp", "(Ljava/lang/String;)V");
    vm.invoke(warm_up, &[directory.0]).map_err(|exception| vm.describe_exception(exception))?;
    Ok(())
}

#[cfg(target_arch = "wasm32")]
fn main() {
    std::process::exit(module::run());
}

#[cfg(target_arch = "wasm32")]
mod module {
    use super::*;
    use std::ffi::{CString, c_char, c_int};

    unsafe extern "C" {
        // wasi-libc reads directories and environment once; these make it ask again.
        fn __wasilibc_reset_preopens();
        fn __wasilibc_deinitialize_environ();
        fn chdir(path: *const c_char) -> c_int;
        fn getentropy(buffer: *mut u64, bytes: usize) -> c_int;
    }

    static mut BOOTED: Option<Vm> = None;

    #[unsafe(export_name = "wizer-initialize")]
    extern "C" fn initialize() {
        if let Err(message) = boot() {
            panic!("the class library did not boot: {message}");
        }
        unsafe { __wasilibc_deinitialize_environ() };
    }

    fn boot() -> Result<(), String> {
        // Every run has this working directory and home.
        let properties = [("user.dir", "/work"), ("user.home", "/work")];
        let mut vm = Vm::new(JAVA_HOME, properties.map(|(key, value)| (key.into(), value.into())).into())?;
        vm.host.set_booting(true);
        vm.boot()?;
        warm_up(&mut vm, "/warmup")?;
        vm.prepare_snapshot();
        unsafe { BOOTED = Some(vm) };
        Ok(())
    }

    pub fn run() -> i32 {
        unsafe { __wasilibc_reset_preopens() };
        if let Some(directory) = std::env::var("PWD").ok().and_then(|path| CString::new(path).ok()) {
            // Where there is no such directory, relative paths start at the root.
            unsafe { chdir(directory.as_ptr()) };
        }
        #[allow(static_mut_refs)] // the only thread there is
        let vm = unsafe { BOOTED.as_mut() }.expect("the module is a snapshot");
        let mut seed = 0;
        unsafe { getentropy(&mut seed, size_of::<u64>()) };
        vm.host.set_booting(false);
        vm.resume_from_snapshot(seed);
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        vm.run_source(&arguments)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    std::process::exit(run(std::env::args().skip(1)).unwrap_or_else(|message| {
        eprintln!("java: {message}");
        1
    }));
}

#[cfg(not(target_arch = "wasm32"))]
fn run(mut arguments: impl Iterator<Item = String>) -> Result<i32, String> {
    let home = std::env::var("PETRI_JAVA_HOME").unwrap_or_else(|_| JAVA_HOME.into());
    let mut properties = Vec::new();
    let mut class_path = String::new();
    let mut warm_up_directory = None;
    let mut is_source = false;
    let entry = loop {
        let argument = arguments.next().ok_or("no class given")?;
        if let Some(property) = argument.strip_prefix("-D") {
            let (key, value) = property.split_once('=').unwrap_or((property, ""));
            properties.push((key.to_string(), value.to_string()));
            continue;
        }
        match argument.as_str() {
            "-cp" => class_path = arguments.next().unwrap_or_default(),
            "--warm-up" => warm_up_directory = arguments.next(),
            "--source" => is_source = true,
            _ => break argument,
        }
    };
    properties.push(("java.class.path".into(), class_path));
    let mut vm = Vm::new(&home, properties)?;
    vm.boot()?;
    if let Some(directory) = warm_up_directory {
        warm_up(&mut vm, &directory)?;
    }
    if is_source {
        return Ok(vm.run_source(&std::iter::once(entry).chain(arguments).collect::<Vec<_>>()));
    }
    Ok(vm.run_class(&entry, &arguments.collect::<Vec<_>>()))
}
