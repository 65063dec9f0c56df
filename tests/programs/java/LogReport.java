import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class LogReport {
    enum Level { INFO, WARN, ERROR }

    record Entry(LocalDateTime time, Level level, String user, String path, int millis) {
        private static final Pattern LINE = Pattern.compile(
                "(?<time>\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) \\[(?<level>\\w+)] user=(?<user>\\w+) (?<path>/\\S*) (?<millis>\\d+)ms");
        private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

        static Optional<Entry> parse(String line) {
            Matcher m = LINE.matcher(line);
            if (!m.matches()) return Optional.empty();
            return Optional.of(new Entry(LocalDateTime.parse(m.group("time"), FORMAT), Level.valueOf(m.group("level")),
                    m.group("user"), m.group("path"), Integer.parseInt(m.group("millis"))));
        }
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        List<String> lines = Stream.generate(() -> in.hasNextLine() ? in.nextLine() : null).takeWhile(l -> l != null).toList();
        List<Entry> entries = lines.stream().map(Entry::parse).flatMap(Optional::stream).toList();
        System.out.printf("%d lines, %d entries, %d unreadable%n", lines.size(), entries.size(), lines.size() - entries.size());
        Map<Level, Long> byLevel = entries.stream().collect(Collectors.groupingBy(Entry::level, TreeMap::new, Collectors.counting()));
        System.out.println(byLevel);
        Map<String, IntSummaryStatistics> byPath = entries.stream()
                .collect(Collectors.groupingBy(Entry::path, TreeMap::new, Collectors.summarizingInt(Entry::millis)));
        byPath.forEach((path, s) -> System.out.printf("%-12s %3d requests, mean %7.1f ms, max %4d%n", path, s.getCount(), s.getAverage(), s.getMax()));
        entries.stream().max(Comparator.comparingInt(Entry::millis)).ifPresent(e -> System.out.println("slowest: " + e.path() + " for " + e.user()));
        Map<String, List<String>> paths = entries.stream().collect(Collectors.groupingBy(Entry::user, TreeMap::new,
                Collectors.mapping(Entry::path, Collectors.collectingAndThen(Collectors.toList(), l -> l.stream().distinct().sorted().toList()))));
        System.out.println(paths);
        Duration span = Duration.between(entries.getFirst().time(), entries.getLast().time());
        System.out.println("over " + span + ", " + entries.stream().filter(e -> e.level() == Level.ERROR).map(e -> e.time().toLocalTime().toString()).collect(Collectors.joining(", ", "errors at ", "")));
        System.out.println(entries.stream().collect(Collectors.partitioningBy(e -> e.millis() > 100, Collectors.mapping(Entry::millis, Collectors.toList()))));
    }
}

// in: 2025-03-01 10:00:00 [INFO] user=ann /home 12ms
// in: 2025-03-01 10:00:05 [INFO] user=bob /search 230ms
// in: garbage in the log
// in: 2025-03-01 10:01:00 [WARN] user=ann /search 480ms
// in: 2025-03-01 10:02:30 [ERROR] user=cy /pay 1500ms
// in: 2025-03-01 10:02:31 [INFO] user=ann /home 9ms
// in: 2025-03-01 11:15:00 [ERROR] user=bob /pay 77ms
// out: 7 lines, 6 entries, 1 unreadable
// out: {INFO=3, WARN=1, ERROR=2}
// out: /home          2 requests, mean    10.5 ms, max   12
// out: /pay           2 requests, mean   788.5 ms, max 1500
// out: /search        2 requests, mean   355.0 ms, max  480
// out: slowest: /pay for cy
// out: {ann=[/home, /search], bob=[/pay, /search], cy=[/pay]}
// out: over PT1H15M, errors at 10:02:30, 11:15
// out: {false=[12, 9, 77], true=[230, 480, 1500]}
