// limit: fuel
// outcome: out_of_fuel|timed_out
import java.lang.ref.Cleaner;

/** Objects whose cleaning registers the next ones. */
class Main {
    static final Cleaner CLEANER = Cleaner.create();

    static void register() {
        CLEANER.register(new Object(), () -> {
            register();
            register();
        });
    }

    public static void main(String[] args) {
        register();
        while (true) {
            byte[] garbage = new byte[10_000];
            System.gc();
        }
    }
}
