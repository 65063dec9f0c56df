package petri.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

import com.sun.tools.javac.api.ClientCodeWrapper.Trusted;

/// javac's view of files: it reads as it always does, and writes class files to memory.
@Trusted
final class ProgramFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ClassFile> classFiles = new HashMap<>();

    ProgramFiles(StandardJavaFileManager standard) {
        super(standard);
    }

    JavaFileObject source(Path path) {
        return fileManager.getJavaFileObjects(path).iterator().next();
    }

    void setClassPath(Path root) throws IOException {
        fileManager.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(root));
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String className,
                                               JavaFileObject.Kind kind, FileObject sibling) {
        String name = className.replace('.', '/') + kind.extension;
        return classFiles.computeIfAbsent(name, ClassFile::new);
    }

    /// The class files written since the last call, by resource name.
    Map<String, byte[]> takeClassFiles() {
        var taken = new HashMap<String, byte[]>();
        classFiles.forEach((name, file) -> taken.put(name, file.content.toByteArray()));
        classFiles.clear();
        return taken;
    }

    @Trusted
    private static final class ClassFile extends SimpleJavaFileObject {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        ClassFile(String name) {
            super(ClassPath.MEMORY, Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            content.reset();
            return content;
        }
    }
}
