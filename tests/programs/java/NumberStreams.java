import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

public class NumberStreams {
    public static void main(String[] args) {
        System.out.println(IntStream.rangeClosed(1, 5).sum() + " " + IntStream.range(0, 5).boxed().toList() + " " + IntStream.of(3, 1, 2).sorted().mapToObj(i -> "n" + i).collect(Collectors.joining()));
        System.out.println(IntStream.rangeClosed(2, 60).filter(n -> IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(d -> n % d == 0)).boxed().toList());
        System.out.println(LongStream.rangeClosed(1, 20).reduce(1, (a, b) -> a * b) + " " + DoubleStream.of(1, 2, 4).average().getAsDouble());
        System.out.println(IntStream.iterate(1, i -> i * 2).limit(10).max().getAsInt() + " " + IntStream.empty().max() + " " + IntStream.of(1, 2).average());
        System.out.println(IntStream.rangeClosed(1, 4).mapToObj(i -> "*".repeat(i)).collect(Collectors.joining("\n")));
        System.out.println(DoubleStream.iterate(1, d -> d / 2).limit(5).sum() + " " + DoubleStream.of(0.1, 0.2, 0.3).sum() + " " + IntStream.range(0, 10).asDoubleStream().summaryStatistics());
        System.out.println("characters".chars().mapToObj(c -> (char) c).filter(c -> "aeiou".indexOf(c) >= 0).map(String::valueOf).collect(Collectors.joining()));
        System.out.println(IntStream.range(0, 1000).parallel().filter(i -> i % 7 == 0).count() + " " + IntStream.range(0, 3).flatMap(i -> IntStream.range(0, i)).boxed().toList());
        int[][] matrix = {{1, 2}, {3, 4}};
        System.out.println(java.util.Arrays.stream(matrix).flatMapToInt(java.util.Arrays::stream).map(i -> i * i).sum() + " " + IntStream.range(0, 5).mapToLong(i -> 1L << (i * 10)).max().getAsLong());
    }
}

// out: 15 [0, 1, 2, 3, 4] n1n2n3
// out: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59]
// out: 2432902008176640000 2.3333333333333335
// out: 512 OptionalInt.empty OptionalDouble[1.5]
// out: *
// out: **
// out: ***
// out: ****
// out: 1.9375 0.6 DoubleSummaryStatistics{count=10, sum=45.000000, min=0.000000, average=4.500000, max=9.000000}
// out: aae
// out: 143 [0, 0, 1]
// out: 30 1099511627776
