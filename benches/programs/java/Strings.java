import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

public class Strings {
    public static void main(String[] args) {
        List<String> words = IntStream.range(0, 60_000)
            .mapToObj(i -> String.valueOf("abcdefghij".charAt(i % 10)).repeat(i % 5 + 1) + i % 997)
            .toList();
        Map<String, Integer> counts = new HashMap<>();
        for (String word : words) {
            counts.merge(word, 1, Integer::sum);
        }
        long total = 0;
        for (int round = 0; round < 3; round++) {
            for (Map.Entry<String, Integer> entry : counts.entrySet()) {
                StringBuilder line = new StringBuilder(entry.getKey()).append(':').append(entry.getValue());
                total += line.reverse().length() + entry.getKey().replace('a', 'z').indexOf('z');
            }
        }
        String joined = counts.keySet().stream().sorted().limit(2000).collect(Collectors.joining(","));
        System.out.println(total + " " + joined.length());
    }
}
