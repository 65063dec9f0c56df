import com.sun.tools.javac.main.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the real javac says about each example: every folder below the given one holds a source
 * file of the folder's name; the file `said` beside it receives exit status and messages.
 */
class CompileEach {
    public static void main(String[] arguments) throws Exception {
        List<Path> folders;
        try (var listing = Files.list(Path.of(arguments[0]))) {
            folders = listing.sorted().toList();
        }
        for (Path folder : folders) {
            Path source = folder.resolve(folder.getFileName());
            StringWriter said = new StringWriter();
            int status;
            try (PrintWriter writer = new PrintWriter(said)) {
                Path classes = Files.createDirectory(folder.resolve("classes"));
                status = new Main("javac", writer, writer)
                        .compile(new String[] {"-g", "-proc:none", "-d", classes.toString(), "-cp", folder.toString(), source.toString()})
                        .exitCode;
            }
            String text = said.toString().replace(folder + "/", "");
            Files.writeString(folder.resolve("said"), status + "\n" + text);
        }
    }
}
