import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

public class ParallelStreams {
    public static void main(String[] args) {
        System.out.println(LongStream.rangeClosed(1, 100_000).parallel().sum());
        System.out.println(IntStream.range(0, 1000).parallel().mapToObj(Integer::toString).collect(Collectors.joining()).length());
        List<Integer> ordered = IntStream.range(0, 50).boxed().toList().parallelStream().map(i -> i * 2).filter(i -> i % 3 == 0).toList();
        System.out.println(ordered);
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        IntStream.range(0, 100).parallel().forEach(seen::add);
        System.out.println(seen.size() + " " + seen.stream().mapToInt(i -> i).sum());
        System.out.println(IntStream.range(0, 2000).boxed().collect(Collectors.toList()).parallelStream().collect(Collectors.groupingByConcurrent(i -> i % 3, Collectors.counting())));
        int[] array = IntStream.range(0, 20_000).map(i -> 20_000 - i).toArray();
        java.util.Arrays.parallelSort(array);
        System.out.println(array[0] + " " + array[19_999]);
    }
}

// out: 5000050000
// out: 2890
// out: [0, 6, 12, 18, 24, 30, 36, 42, 48, 54, 60, 66, 72, 78, 84, 90, 96]
// out: 100 4950
// out: {0=667, 1=667, 2=666}
// out: 1 20000
