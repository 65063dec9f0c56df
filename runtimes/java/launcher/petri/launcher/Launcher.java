package petri.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

import jdk.internal.misc.MethodFinder;
import sun.launcher.LauncherHelper;

/// What the virtual machine calls: [#warmUp] before the snapshot is taken, then [#load] in each
/// run. The machine invokes the main method itself, so that no frame of ours is below it.
public final class Launcher {
    // Launch modes of LauncherHelper.checkAndLoadMain.
    private static final int LM_CLASS = 1;
    private static final int LM_JAR = 2;

    private static final Compiler compiler = new Compiler();

    private Launcher() {
    }

    /// Compiles and runs the warm-up programs, so that a run finds the classes it needs loaded,
    /// linked and initialised.
    static void warmUp(String directory) throws Exception {
        SignalDispatcher.start();
        WarmUp.run(Path.of(directory), compiler);
        load(new String[] {directory + "/petri/WarmUp.java"});
        handleDeadReferences();
    }

    /// What died with the warm-up is enqueued and expunged now; else every run would do it again,
    /// and touch memory that it could share with the others.
    private static void handleDeadReferences() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(1); // for the reference handler and the cleaner
        }
    }

    /// Prepares a program. The first argument is its entry file: Java source, a class file or a
    /// JAR. Returns the class whose main method is to be called; [LauncherHelper] has then
    /// recorded which form of main it is. When there is none, the reason has been printed and
    /// this method does not return.
    static Class<?> load(String[] arguments) {
        Path directory = Path.of(System.getProperty("user.dir"));
        Path entry = directory.relativize(directory.resolve(arguments[0]));
        String name = entry.toString();
        if (name.endsWith(".jar")) {
            ClassPath.install(entry);
            return LauncherHelper.checkAndLoadMain(true, LM_JAR, name);
        }
        if (name.endsWith(".class")) {
            ClassPath.install(Path.of(""));
            String className = name.substring(0, name.length() - ".class".length()).replace('/', '.');
            return LauncherHelper.checkAndLoadMain(true, LM_CLASS, className);
        }
        Compiler.Result program = compile(entry);
        ClassPath.install(program.classFiles(), program.root());
        return LauncherHelper.checkAndLoadMain(true, LM_CLASS, mainClass(program.declared(), entry));
    }

    private static Compiler.Result compile(Path entry) {
        var printed = new StringWriter();
        Compiler.Result result = compiler.compile(entry, new PrintWriter(printed));
        String messages = printed.toString();
        if (!messages.isEmpty()) {
            System.err.print(messages);
        }
        if (result.status() == 0 && result.declared().isEmpty()) {
            System.err.println("error: no class declared in source file");
            Runtime.getRuntime().halt(1);
        }
        if (result.status() != 0) {
            Runtime.getRuntime().halt(result.status());
        }
        return result;
    }

    /// The class to start, chosen as `java Main.java` does: the first one that the file declares
    /// if it has a main method, else the one named like the file. Where that command gives up, we
    /// look on, since people put their helper classes anywhere.
    private static String mainClass(List<String> declared, Path entry) {
        String first = declared.getFirst();
        if (hasMain(first)) {
            return first;
        }
        String fileName = entry.getFileName().toString();
        String simpleName = fileName.substring(0, fileName.length() - ".java".length());
        String named = first.substring(0, first.lastIndexOf('.') + 1) + simpleName;
        if (declared.contains(named) && hasMain(named)) {
            return named;
        }
        return declared.stream().filter(Launcher::hasMain).findFirst()
                .orElse(declared.contains(named) ? named : first);
    }

    private static boolean hasMain(String className) {
        try {
            Class<?> type = Class.forName(className, false, ClassLoader.getSystemClassLoader());
            return MethodFinder.findMainMethod(type) != null;
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // LauncherHelper reports it if this class is chosen in the end
        }
    }
}
