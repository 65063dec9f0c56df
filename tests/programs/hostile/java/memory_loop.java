// limit: memory_bytes
// outcome: out_of_memory
// exit: 1
// err-contains: java.lang.OutOfMemoryError: Java heap space
import java.util.ArrayList;

/** A list that grows without end. */
class Main {
    public static void main(String[] args) {
        var list = new ArrayList<long[]>();
        while (true) {
            list.add(new long[1000]);
        }
    }
}
