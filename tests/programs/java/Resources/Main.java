import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

public class Main {
    public static void main(String[] args) throws Exception {
        try (InputStream in = Main.class.getResourceAsStream("/config/app.properties")) {
            Properties p = new Properties();
            p.load(in);
            System.out.println(p.getProperty("title") + " " + p.getProperty("size"));
        }
        System.out.println(Files.readString(Path.of("words.txt")).lines().toList());
        System.out.println(Main.class.getResource("missing.txt") + " " + (ClassLoader.getSystemResource("words.txt") != null));
        System.out.println(Main.class.getClassLoader() == ClassLoader.getSystemClassLoader());
        System.out.println(Thread.currentThread().getContextClassLoader() == ClassLoader.getSystemClassLoader());
        System.out.println(new Plugin().getClass().getDeclaredConstructor().newInstance());
    }
}

// out: From a file 3
// out: [alpha, beta]
// out: null true
// out: true
// out: true
// out: plugin loaded
// out: plugin
