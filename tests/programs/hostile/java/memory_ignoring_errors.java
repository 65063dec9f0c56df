// limit: memory_bytes
// outcome: out_of_fuel|timed_out
import java.util.ArrayList;

/** Keeps everything, catches every OutOfMemoryError and goes on. */
class Main {
    public static void main(String[] args) {
        var kept = new ArrayList<Object>();
        while (true) {
            try {
                kept.add(new byte[100_000]);
            } catch (OutOfMemoryError e) {
                kept.add(e);
                if (kept.size() % 2 == 0) {
                    kept.remove(0);
                }
            }
        }
    }
}
