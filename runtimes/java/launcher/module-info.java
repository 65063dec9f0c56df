/// The Java side of the runtime: compiles a program with a warm javac and hands its main class
/// to the virtual machine. It is linked into the image beside the JDK's own modules.
module petri.launcher {
    requires jdk.compiler;

    // Only modules that export something are resolved when a program does not name them.
    exports petri.launcher;
}
