import java.util.ArrayList;
import java.util.List;

public class OutOfMemory {
    public static void main(String[] args) {
        try {
            int[] huge = new int[Integer.MAX_VALUE];
            System.out.println(huge.length);
        } catch (OutOfMemoryError e) {
            System.out.println("huge array: " + e.getClass().getSimpleName());
        }
        List<byte[]> hoard = new ArrayList<>();
        try {
            while (true) hoard.add(new byte[50_000_000]);
        } catch (OutOfMemoryError e) {
            int kept = hoard.size();
            hoard = null;
            System.out.println("hoard: " + e.getMessage() + " " + (kept > 0));
        }
        byte[] fine = new byte[10_000_000];
        System.out.println("goes on " + fine.length);
    }
}

// out: huge array: OutOfMemoryError
// out: hoard: Java heap space true
// out: goes on 10000000
