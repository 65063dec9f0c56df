package petri.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import jdk.internal.misc.MethodFinder;
import jdk.internal.module.Modules;

/// Compiles and runs the warm-up programs: each `.java` file of a directory, with the text of
/// the `.in` file beside it on its standard input. A program whose file name starts with `Bad`
/// is only compiled, for javac's messages.
final class WarmUp {
    private WarmUp() {
    }

    static void run(Path directory, Compiler compiler) throws Exception {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        try {
            for (Path source : sources(directory)) {
                runProgram(source, compiler);
            }
        } finally {
            System.setIn(in);
            forgetReader();
            System.setOut(out);
            System.setErr(err);
        }
        new FileOutputStream(FileDescriptor.out).write(new byte[0]);
    }

    /// [IO#readln] keeps the reader that it made of the standard input it first saw.
    private static void forgetReader() throws ReflectiveOperationException {
        Field reader = IO.class.getDeclaredField("br");
        Modules.addOpens(IO.class.getModule(), IO.class.getPackageName(), WarmUp.class.getModule());
        reader.setAccessible(true);
        reader.set(null, null);
    }

    private static List<Path> sources(Path directory) throws Exception {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static void runProgram(Path source, Compiler compiler) throws Exception {
        var messages = new StringWriter();
        Compiler.Result program = compiler.compile(source, new PrintWriter(messages));
        boolean bad = source.getFileName().toString().startsWith("Bad");
        if (bad != (program.status() != 0)) {
            throw new IllegalStateException(source + ": " + messages);
        }
        if (bad) {
            return;
        }
        Path input = Path.of(source.toString().replace(".java", ".in"));
        System.setIn(new ByteArrayInputStream(
                Files.exists(input) ? Files.readAllBytes(input) : new byte[0]));
        Class<?> type = new ProgramLoader(program.classFiles()).loadClass(program.declared().getFirst());
        Method main = MethodFinder.findMainMethod(type);
        main.setAccessible(true);
        Object receiver = null;
        if (!Modifier.isStatic(main.getModifiers())) {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            receiver = constructor.newInstance();
        }
        Object[] arguments = main.getParameterCount() == 0 ? new Object[0] : new Object[] {new String[0]};
        main.invoke(receiver, arguments);
    }

    /// Classes that are gone with this loader: the system class loader keeps none of them.
    private static final class ProgramLoader extends ClassLoader {
        private final Map<String, byte[]> classFiles;

        ProgramLoader(Map<String, byte[]> classFiles) {
            this.classFiles = classFiles;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] content = classFiles.get(name.replace('.', '/') + ".class");
            if (content == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, content, 0, content.length);
        }
    }
}
