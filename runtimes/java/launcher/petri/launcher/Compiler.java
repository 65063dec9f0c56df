package petri.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.tools.JavaFileObject;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.tools.javac.api.JavacTaskImpl;
import com.sun.tools.javac.api.JavacTaskPool;
import com.sun.tools.javac.api.JavacTool;
import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Log;

import jdk.internal.module.Modules;

/// javac with a warm context: symbol tables, types and everything that javac itself has loaded
/// survive from one compilation to the next, which makes a compilation a hundred times cheaper.
final class Compiler {
    // A context is reused only for an equal list of options.
    private static final List<String> OPTIONS = List.of(
            "-g",                      // local variable names, for NullPointerException messages
            "-proc:none",              // there are no annotation processors to look for
            "-XDstringConcat=inline"); // StringBuilder calls: cheaper here than linking call sites

    private static final Field diagnosticListener = diagnosticListener();

    private final JavacTaskPool pool = new JavacTaskPool(1);
    // One for all compilations: components of the context keep the first file manager they see.
    private final ProgramFiles files = new ProgramFiles(
            JavacTool.create().getStandardFileManager(null, null, UTF_8));

    /// What a compilation made of a program.
    ///
    /// @param status     javac's exit status, 0 for success
    /// @param classFiles class files by resource name, such as `com/acme/Main$1.class`
    /// @param declared   binary names of the entry file's top-level classes, in their order
    /// @param root       the directory that the packages of the program start in
    record Result(int status, Map<String, byte[]> classFiles, List<String> declared, Path root) {
    }

    /// Compiles a source file and, as far as it refers to them, the program's other source files.
    /// javac's messages go to `messages`.
    Result compile(Path path, PrintWriter messages) {
        JavaFileObject source = files.source(path);
        var entry = new EntryFile(source);
        setClassPath(Path.of("."));
        int status = pool.getTask(messages, files, null, OPTIONS, null, List.of(source), task -> {
            Context context = ((JavacTaskImpl) task).getContext();
            forgetPackage(context);
            printDiagnostics(context);
            task.addTaskListener(entry);
            return ((JavacTaskImpl) task).doCall().exitCode;
        });
        messages.flush();
        return new Result(status, files.takeClassFiles(), entry.declared, entry.root);
    }

    private void setClassPath(Path root) {
        try {
            files.setClassPath(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A reused context does not list a package again that it has listed before. The unnamed
    /// package is the program's own, so it must be read anew.
    private static void forgetPackage(Context context) {
        PackageSymbol unnamed = Symtab.instance(context).unnamedModule.unnamedPackage;
        unnamed.reset();
        unnamed.members_field = null;
        unnamed.flags_field &= ~Flags.EXISTS;
        unnamed.completer = ClassFinder.instance(context).getCompleter();
    }

    /// A reused context hands its diagnostics to a listener. Without one, javac prints them itself,
    /// with their source lines and the closing count, as on the command line.
    private static void printDiagnostics(Context context) {
        try {
            diagnosticListener.set(Log.instance(context), null);
        } catch (IllegalAccessException e) {
            throw new LinkageError("javac's log is closed", e);
        }
    }

    private static Field diagnosticListener() {
        try {
            Field listener = Log.class.getDeclaredField("diagListener");
            Modules.addOpens(Log.class.getModule(), Log.class.getPackageName(), Compiler.class.getModule());
            listener.setAccessible(true);
            return listener;
        } catch (NoSuchFieldException e) {
            throw new LinkageError("javac's log has changed", e);
        }
    }

    /// Learns from the parsed entry file what it declares, and where its packages start, in time
    /// for the classes that it refers to.
    private final class EntryFile implements TaskListener {
        private final JavaFileObject source;
        private final List<String> declared = new ArrayList<>();
        private Path root = Path.of("");

        EntryFile(JavaFileObject source) {
            this.source = source;
        }

        @Override
        public void finished(TaskEvent event) {
            if (event.getKind() != TaskEvent.Kind.PARSE || event.getSourceFile() != source) {
                return;
            }
            CompilationUnitTree unit = event.getCompilationUnit();
            String packageName = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
            String prefix = packageName.isEmpty() ? "" : packageName + ".";
            for (var tree : unit.getTypeDecls()) {
                if (tree instanceof ClassTree type) {
                    declared.add(prefix + type.getSimpleName());
                }
            }
            Path directory = Path.of(source.getName()).getParent();
            if (directory != null) {
                root = withoutPackage(directory, packageName);
                setClassPath(root.toString().isEmpty() ? Path.of(".") : root);
            }
        }

        private static Path withoutPackage(Path directory, String packageName) {
            if (packageName.isEmpty()) {
                return directory;
            }
            Path packagePath = Path.of(packageName.replace('.', '/'));
            if (!directory.endsWith(packagePath)) {
                return Path.of("");
            }
            int depth = directory.getNameCount() - packagePath.getNameCount();
            return depth == 0 ? Path.of("") : directory.subpath(0, depth);
        }
    }
}
