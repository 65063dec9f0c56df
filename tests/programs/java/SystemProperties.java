import java.util.Properties;

public class SystemProperties {
    public static void main(String[] args) throws Exception {
        System.out.println(System.getProperty("java.specification.version") + " " + Runtime.version().feature() + " " + System.getProperty("file.separator") + System.getProperty("path.separator") + " " + System.lineSeparator().length());
        System.out.println(System.getProperty("none") + " " + System.getProperty("none", "default") + " " + Integer.getInteger("none", 5) + " " + System.getProperty("file.encoding"));
        System.setProperty("my.key", "v");
        System.out.println(System.getProperty("my.key") + " " + System.getProperties().containsKey("my.key"));
        Properties p = new Properties();
        p.load(new java.io.StringReader("# comment\nname = Ann\nlong = a \\\n  b\nkey:value\n\\u00e9=x\n"));
        System.out.println(p.getProperty("name") + "|" + p.getProperty("long") + "|" + p.getProperty("key") + "|" + p.getProperty("é") + "|" + p.size());
        System.out.println(Runtime.getRuntime().availableProcessors() > 0 && Runtime.getRuntime().maxMemory() > 1_000_000 && Runtime.getRuntime().totalMemory() > 0);
        System.out.println(System.getenv("SURELY_NOT_SET") + " " + System.console() + " " + (System.identityHashCode(p) == System.identityHashCode(p)));
        long t = System.currentTimeMillis();
        System.out.println(t > 1_700_000_000_000L && System.nanoTime() != 0);
    }
}

// out: 25 25 /: 1
// out: null default 5 UTF-8
// out: v true
// out: Ann|a b|value|x|4
// out: true
// out: null null true
// out: true
