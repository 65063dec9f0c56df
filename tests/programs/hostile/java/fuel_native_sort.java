// limit: fuel
// outcome: out_of_fuel
import java.util.Random;

/** Sorting and copying large arrays, over and over. */
class Main {
    public static void main(String[] args) {
        int[] numbers = new int[4_000_000];
        while (true) {
            int[] copy = new Random(1).ints(numbers.length).toArray();
            java.util.Arrays.sort(copy);
        }
    }
}
