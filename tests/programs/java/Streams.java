import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class Streams {
    public static void main(String[] args) {
        List<String> words = List.of("stream", "of", "many", "words", "of", "different", "length");
        System.out.println(words.stream().filter(w -> w.length() > 4).map(String::toUpperCase).sorted().toList());
        System.out.println(words.stream().distinct().count() + " " + words.stream().anyMatch(w -> w.startsWith("d")) + words.stream().allMatch(w -> w.length() > 2) + words.stream().noneMatch(String::isEmpty));
        System.out.println(words.stream().skip(2).limit(3).collect(Collectors.joining(", ", "[", "]")));
        System.out.println(words.stream().reduce("", (a, b) -> a + b.charAt(0)) + " " + Stream.of(1, 2, 3, 4).reduce(Integer::sum).get());
        System.out.println(words.stream().mapToInt(String::length).summaryStatistics());
        System.out.println(Stream.iterate(1, n -> n * 2).limit(8).toList() + " " + Stream.iterate(1, n -> n < 50, n -> n * 3).toList());
        System.out.println(Stream.of(List.of(1, 2), List.of(3), List.<Integer>of()).flatMap(List::stream).map(n -> n * n).toList());
        System.out.println(Stream.of(1, 2, 3).<String>mapMulti((n, sink) -> { for (int i = 0; i < n; i++) sink.accept("" + n); }).toList());
        System.out.println(Stream.of(5, 3, 8, 1).takeWhile(n -> n > 2).toList() + " " + Stream.of(5, 3, 8, 1).dropWhile(n -> n > 4).toList());
        Stream.of("one", "two", "three").peek(s -> System.out.print("<" + s + ">")).filter(s -> s.length() > 3).findFirst().ifPresent(System.out::println);
        System.out.println(Stream.concat(Stream.of(1), Stream.of(2)).toList() + Arrays.toString(Stream.of("x", "y").toArray(String[]::new)));
        System.out.println(words.stream().max(String::compareTo).get() + words.stream().min((a, b) -> a.length() - b.length()).get());
        Stream<String> once = words.stream();
        once.count();
        try {
            once.count();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Stream.of("b", "a", "c").sorted((a, b) -> b.compareTo(a)).toList() + " " + Stream.empty().findAny().isPresent() + " " + Stream.ofNullable(null).count());
        Optional<String> longest = words.stream().collect(Collectors.maxBy((a, b) -> a.length() - b.length()));
        System.out.println(longest.orElseThrow());
        System.out.println(Stream.generate(() -> "z").limit(3).collect(Collectors.joining()) + Stream.of(1, 2, 3).mapToInt(n -> n).sum() + " " + Stream.of(1, 2, 3, 4, 5).filter(n -> n % 2 == 1).map(n -> n * n).reduce(0, Integer::sum));
    }
}

// out: [DIFFERENT, LENGTH, STREAM, WORDS]
// out: 6 truefalsetrue
// out: [many, words, of]
// out: somwodl 10
// out: IntSummaryStatistics{count=7, sum=34, min=2, average=4.857143, max=9}
// out: [1, 2, 4, 8, 16, 32, 64, 128] [1, 3, 9, 27]
// out: [1, 4, 9]
// out: [1, 2, 2, 3, 3, 3]
// out: [5, 3, 8] [3, 8, 1]
// out: <one><two><three>three
// out: [1, 2][x, y]
// out: wordsof
// out: stream has already been operated upon or closed
// out: [c, b, a] false 0
// out: different
// out: zzz6 35
