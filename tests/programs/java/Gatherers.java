import java.util.List;
import java.util.stream.Gatherer;
import java.util.stream.Stream;

public class Gatherers {
    static <T> Gatherer<T, ?, T> everyOther() {
        return Gatherer.ofSequential(() -> new int[1], (state, element, downstream) -> state[0]++ % 2 != 0 || downstream.push(element));
    }

    public static void main(String[] args) {
        System.out.println(Stream.of(1, 2, 3, 4, 5).gather(java.util.stream.Gatherers.windowFixed(2)).toList());
        System.out.println(Stream.of(1, 2, 3, 4).gather(java.util.stream.Gatherers.windowSliding(3)).toList());
        System.out.println(Stream.of(1, 2, 3, 4).gather(java.util.stream.Gatherers.scan(() -> 0, Integer::sum)).toList());
        System.out.println(Stream.of("a", "b").gather(java.util.stream.Gatherers.fold(() -> "", (a, b) -> a + b)).findFirst().get());
        System.out.println(Stream.of(1, 2, 3, 4, 5).gather(everyOther()).toList());
        List<Integer> mapped = Stream.of(3, 1, 2).gather(java.util.stream.Gatherers.mapConcurrent(2, n -> n * 10)).toList();
        System.out.println(mapped);
    }
}

// out: [[1, 2], [3, 4], [5]]
// out: [[1, 2, 3], [2, 3, 4]]
// out: [1, 3, 6, 10]
// out: ab
// out: [1, 3, 5]
// out: [30, 10, 20]
