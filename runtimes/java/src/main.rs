//! The doors into the VM.
//!
//! Natively: `java [-Dkey=value…] [-cp path] Class [argument…]` runs a compiled class, and
//! `java [-Dkey=value…] --source Main.java [argument…]` goes through the launcher, as in the
//! module. `PETRI_JAVA_HOME` names the directory with `lib/modules`.

use petri_java::vm::Vm;

fn main() {
    std::process::exit(match run(std::env::args().skip(1).collect()) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("java: {message}");
            1
        }
    });
}

fn run(arguments: Vec<String>) -> Result<i32, String> {
    let home = std::env::var("PETRI_JAVA_HOME").unwrap_or_else(|_| "/usr/lib/jvm/java-25".into());
    let mut properties = Vec::new();
    let mut class_path = String::new();
    let mut is_source = false;
    let mut arguments = arguments.into_iter();
    let entry = loop {
        let Some(argument) = arguments.next() else { return Err("no class given".into()) };
        if let Some(property) = argument.strip_prefix("-D") {
            let (key, value) = property.split_once('=').unwrap_or((property, ""));
            properties.push((key.to_string(), value.to_string()));
        } else if argument == "-cp" {
            class_path = arguments.next().unwrap_or_default();
        } else if argument == "--source" {
            is_source = true;
        } else {
            break argument;
        }
    };
    properties.push(("java.class.path".into(), class_path));
    let rest: Vec<String> = arguments.collect();
    let mut vm = Vm::new(&home, properties)?;
    vm.boot()?;
    if is_source {
        let mut all = vec![entry];
        all.extend(rest);
        return Ok(vm.run_source(&all));
    }
    Ok(vm.run_class(&entry, &rest))
}
