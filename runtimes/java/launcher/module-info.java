/// The Java side of the runtime: compiles a program with a warm javac and hands its main class
/// to the virtual machine. It is linked into the image beside the JDK's own modules; it exports
/// nothing, so programs neither see nor resolve it.
module petri.launcher {
    requires jdk.compiler;
}
