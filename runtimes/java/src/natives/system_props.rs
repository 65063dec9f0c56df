//! `jdk.internal.util.SystemProps.Raw`: what the system properties are made from.
//!
//! The class library's image is the one for linux-x64, and says so in many compiled-in constants,
//! so the properties say the same.

use super::objects::object_array;
use super::{Args, Native, NativeResult};
use crate::native;
use crate::object::Ref;
use crate::vm::Vm;

const RAW: &str = "jdk/internal/util/SystemProps$Raw";

pub static NATIVES: &[Native] = &[
    native!(RAW, "platformProperties", "()[Ljava/lang/String;", platform_properties),
    native!(RAW, "vmProperties", "()[Ljava/lang/String;", vm_properties),
];

/// Indices of the array that `platformProperties` answers, as `SystemProps.Raw` numbers them.
const PLATFORM_PROPERTIES: usize = 40;

fn platform_properties(vm: &mut Vm, _args: Args) -> NativeResult {
    let current_directory = vm.host.current_directory();
    let home = std::env::var("HOME").unwrap_or_else(|_| "/".into());
    let values = [
        (1, "en"),                // user.language
        (4, "/"),                 // file.separator
        (6, "en"),                // user.language.format
        (17, "/tmp"),             // java.io.tmpdir
        (18, "\n"),               // line.separator
        (19, "UTF-8"),            // native.encoding
        (20, "amd64"),            // os.arch
        (21, "Linux"),            // os.name
        (22, "6.0"),              // os.version
        (23, ":"),                // path.separator
        (31, "64"),               // sun.arch.data.model
        (32, "little"),           // sun.cpu.endian
        (34, "UnicodeLittle"),    // sun.io.unicode.encoding
        (35, "UTF-8"),            // sun.jnu.encoding
        (37, &current_directory), // user.dir
        (38, &home),              // user.home
        (39, "user"),             // user.name
    ];
    let mut properties = vec![Ref::NULL; PLATFORM_PROPERTIES];
    for (index, value) in values {
        properties[index] = vm.new_string(value)?;
    }
    Ok(object_array(vm, "java/lang/String", &properties)?.into())
}

/// Keys and values alternating; a null ends them. Properties given to the VM
/// win over the fixed ones.
fn vm_properties(vm: &mut Vm, _args: Args) -> NativeResult {
    let fixed = [
        ("java.vm.name", "Petri VM"),
        ("java.vm.vendor", "Petri"),
        ("java.vm.version", env!("CARGO_PKG_VERSION")),
        ("java.vm.info", "interpreted mode"),
        ("java.vm.specification.name", "Java Virtual Machine Specification"),
        ("java.vm.specification.vendor", "Oracle Corporation"),
        ("java.vm.specification.version", "25"),
        ("java.vm.compressedOopsMode", "32-bit"),
        ("java.class.path", ""),
        ("java.library.path", ""),
        ("sun.boot.library.path", ""),
        ("sun.java.launcher", "SUN_STANDARD"),
        ("jdk.debug", "release"),
        ("user.timezone", "UTC"),
    ];
    let given = vm.properties.clone();
    let fixed = fixed.iter().filter(|(key, _)| !given.iter().any(|(name, _)| name == key));
    let pairs: Vec<(String, String)> =
        fixed.map(|(key, value)| (key.to_string(), value.to_string())).chain(given.iter().cloned()).collect();
    let mut strings = Vec::with_capacity(pairs.len() * 2 + 1);
    for (key, value) in pairs {
        strings.push(vm.new_string(&key)?);
        strings.push(vm.new_string(&value)?);
    }
    strings.push(Ref::NULL);
    Ok(object_array(vm, "java/lang/String", &strings)?.into())
}
