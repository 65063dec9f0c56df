import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class FilesReadWrite {
    public static void main(String[] args) throws IOException {
        Path file = Path.of("notes.txt");
        Files.writeString(file, "first\nsecond\n");
        Files.write(file, List.of("third", "ünï"), StandardOpenOption.APPEND);
        System.out.println(Files.readAllLines(file) + " " + Files.size(file) + " " + Files.exists(file) + " " + Files.isDirectory(file));
        try (Stream<String> lines = Files.lines(file)) {
            System.out.println(lines.filter(l -> l.contains("i")).map(String::toUpperCase).collect(Collectors.joining(",")));
        }
        Path dir = Files.createDirectories(Path.of("a/b/c"));
        Path copy = Files.copy(file, dir.resolve("copy.txt"));
        System.out.println(copy + " " + copy.getFileName() + " " + copy.getParent() + " " + copy.getNameCount() + " " + Path.of("a/./b/../b").normalize());
        Files.move(copy, Path.of("a/moved.txt"), StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> walk = Files.walk(Path.of("a"))) {
            System.out.println(walk.sorted().map(Path::toString).toList());
        }
        try (Stream<Path> list = Files.list(Path.of("a"))) {
            System.out.println(list.map(p -> p.getFileName().toString()).sorted().toList());
        }
        try {
            Files.readString(Path.of("missing.txt"));
        } catch (NoSuchFileException e) {
            System.out.println("no such file: " + e.getMessage());
        }
        try {
            Files.createDirectory(Path.of("a"));
        } catch (FileAlreadyExistsException e) {
            System.out.println("exists: " + e.getMessage());
        }
        try {
            Files.delete(Path.of("a"));
        } catch (IOException e) {
            System.out.println(e.getClass().getSimpleName());
        }
        Files.delete(Path.of("a/moved.txt"));
        System.out.println(Files.deleteIfExists(Path.of("a/moved.txt")) + " " + Files.notExists(Path.of("a/moved.txt")));
        Path temp = Files.createTempFile("pre", ".tmp");
        Files.write(temp, new byte[] {1, 2, 3});
        System.out.println(Files.readAllBytes(temp).length + " " + temp.isAbsolute() + " " + Files.mismatch(temp, file));
        System.out.println(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().count() + " " + Files.getLastModifiedTime(file).toMillis() / 1_000_000_000_000L);
        try (var writer = Files.newBufferedWriter(Path.of("w.txt")); var other = Files.newBufferedReader(file)) {
            writer.write(other.readLine());
        }
        System.out.println(Files.readString(Path.of("w.txt")) + " " + Path.of("x").resolve("/abs") + " " + Path.of("/a/b").relativize(Path.of("/a/c/d")));
    }
}

// out: [first, second, third, ünï] 25 true false
// out: FIRST,THIRD
// out: a/b/c/copy.txt copy.txt a/b/c 4 a/b
// out: [a, a/b, a/b/c, a/moved.txt]
// out: [b, moved.txt]
// out: no such file: missing.txt
// out: exists: a
// out: DirectoryNotEmptyException
// out: false true
// out: 3 true 0
// out: 4 1
// out: first /abs ../c/d
