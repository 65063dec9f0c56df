import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.ModuleHashesAttribute;
import java.nio.file.Files;
import java.nio.file.Path;

/// Removes the ModuleHashes attribute from a module-info.class.
void main(String[] arguments) throws Exception {
    Path path = Path.of(arguments[0]);
    ClassFile format = ClassFile.of();
    Files.write(path, format.transformClass(format.parse(path),
            ClassTransform.dropping(element -> element instanceof ModuleHashesAttribute)));
}
