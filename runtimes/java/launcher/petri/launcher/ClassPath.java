package petri.launcher;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.Map;

import jdk.internal.loader.BuiltinClassLoader;
import jdk.internal.loader.URLClassPath;
import jdk.internal.module.Modules;
import sun.net.www.ParseUtil;

/// Installs the program as the class path of the system class loader, as `javac` and `java` on a
/// command line would have it: its classes belong to the loader `app`, and its files are found
/// as resources.
final class ClassPath {
    /// The URL below which compiled classes are found; a scheme of ours, known to no one else.
    static final URI MEMORY = URI.create("memory:/");

    private ClassPath() {
    }

    /// A class path of compiled classes in memory, then the files of a directory.
    static void install(Map<String, byte[]> classFiles, Path directory) {
        install(directory, memory(classFiles), file(directory));
    }

    /// A class path of one directory or JAR.
    static void install(Path path) {
        install(path, file(path));
    }

    private static void install(Path path, URL... urls) {
        System.setProperty("java.class.path", path.toString().isEmpty() ? "." : path.toString());
        try {
            // The loader's own method, there for class data sharing; it is package-private.
            Method setClassPath = BuiltinClassLoader.class
                    .getDeclaredMethod("setClassPath", URLClassPath.class);
            Modules.addOpens(Object.class.getModule(), BuiltinClassLoader.class.getPackageName(),
                    ClassPath.class.getModule());
            setClassPath.setAccessible(true);
            setClassPath.invoke(ClassLoader.getSystemClassLoader(), new URLClassPath(urls));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the system class loader has no class path", e);
        }
    }

    private static URL memory(Map<String, byte[]> files) {
        try {
            return URL.of(MEMORY, new MemoryHandler(files));
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private static URL file(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private static final class MemoryHandler extends URLStreamHandler {
        private final Map<String, byte[]> files;

        MemoryHandler(Map<String, byte[]> files) {
            this.files = files;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new MemoryConnection(url, files.get(ParseUtil.decode(url.getPath().substring(1))));
        }
    }

    private static final class MemoryConnection extends URLConnection {
        private final byte[] content;

        MemoryConnection(URL url, byte[] content) {
            super(url);
            this.content = content;
        }

        @Override
        public void connect() throws FileNotFoundException {
            if (content == null) {
                throw new FileNotFoundException(url.toString());
            }
        }

        @Override
        public InputStream getInputStream() throws FileNotFoundException {
            connect();
            return new ByteArrayInputStream(content);
        }

        @Override
        public int getContentLength() {
            return content.length;
        }
    }
}
