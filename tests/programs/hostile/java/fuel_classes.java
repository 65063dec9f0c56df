// limit: fuel
// outcome: out_of_fuel|exited|out_of_memory
// exit: 0
// out: loaded
import java.lang.reflect.Proxy;

/** Ten thousand classes, each with a loader of its own. */
class Main {
    static class Loader extends ClassLoader {
        Class<?> define(byte[] bytes) {
            return defineClass(null, bytes, 0, bytes.length);
        }
    }

    public static class Copied {
        int field = 1;
    }

    public static void main(String[] args) throws Exception {
        byte[] bytes;
        try (var in = Main.class.getResourceAsStream("Main$Copied.class")) {
            bytes = in.readAllBytes();
        }
        for (int i = 0; i < 10_000; i++) {
            Class<?> type = new Loader().define(bytes);
            if (type == Copied.class) {
                throw new AssertionError();
            }
        }
        System.out.println("loaded");
    }
}
