import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a web server's log with regular expressions and says what went on. */
public class LogAnalysis {
    static final String LOG = """
            10.0.0.1 - ada [05/Mar/2025:10:15:01] "GET /index.html HTTP/1.1" 200 5120 12ms
            10.0.0.2 - - [05/Mar/2025:10:15:02] "GET /images/logo.png HTTP/1.1" 200 20480 3ms
            10.0.0.1 - ada [05/Mar/2025:10:15:07] "POST /login?next=%2Fhome&lang=en HTTP/1.1" 302 0 85ms
            this line is broken
            10.0.0.3 - - [05/Mar/2025:10:15:09] "GET /admin/../etc/passwd HTTP/1.0" 403 128 1ms
            10.0.0.2 - bob [05/Mar/2025:10:16:30] "GET /search?q=caf%C3%A9+au+lait HTTP/2" 200 9000 240ms
            10.0.0.1 - ada [05/Mar/2025:10:16:31] "GET /home HTTP/1.1" 500 64 1502ms
            java.lang.IllegalStateException: pool is empty
            \tat app.Pool.take(Pool.java:42)
            \tat app.Home.render(Home.java:17)
            10.0.0.4 - - [05/Mar/2025:10:59:59] "DELETE /items/17 HTTP/1.1" 404 99 7ms
            10.0.0.3 - - [05/Mar/2025:11:00:00] "GET /admin HTTP/1.1" 401 10 2ms
            10.0.0.1 - ada [05/Mar/2025:11:00:01] "GET /index.html HTTP/1.1" 304 0 1ms
            """;

    static final Pattern LINE = Pattern.compile("""
            ^(?<host> \\d{1,3} (?: \\. \\d{1,3}){3} )   # address
            \\s - \\s (?<user> \\S+ )
            \\s \\[ (?<time> [^]]+ ) ]
            \\s " (?<method> [A-Z]+ ) \\s (?<path> [^\\s?"]+ ) (?: \\? (?<query> [^\\s"]* ) )? \\s HTTP/ (?<version> \\d (?: \\.\\d )? ) "
            \\s (?<status> [1-5]\\d\\d ) \\s (?<bytes> \\d+ ) \\s (?<millis> \\d+ ) ms $
            """, Pattern.COMMENTS);

    static final Pattern FRAME = Pattern.compile("\\tat (?<class>[\\w.]+)\\.(?<method>\\w+)\\((?<file>\\w+\\.java):(?<line>\\d+)\\)");
    static final Pattern EXCEPTION = Pattern.compile("^((?:[a-z]+\\.)+)([A-Z]\\w*(?:Exception|Error)): (.+)$");
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss", Locale.ENGLISH);

    record Request(String host, Optional<String> user, LocalDateTime time, String method, String path,
            Map<String, String> query, int status, long bytes, Duration took) {
        static Optional<Request> parse(String line) {
            Matcher m = LINE.matcher(line);
            if (!m.matches()) {
                return Optional.empty();
            }
            return Optional.of(new Request(m.group("host"), Optional.of(m.group("user")).filter(user -> !user.equals("-")),
                    LocalDateTime.parse(m.group("time"), TIME), m.group("method"), m.group("path"), parameters(m.group("query")),
                    Integer.parseInt(m.group("status")), Long.parseLong(m.group("bytes")),
                    Duration.ofMillis(Long.parseLong(m.group("millis")))));
        }

        boolean isError() {
            return status >= 400;
        }
    }

    static Map<String, String> parameters(String text) {
        var parameters = new LinkedHashMap<String, String>();
        if (text != null) {
            Pattern.compile("([^&=]+)=([^&]*)").matcher(text).results()
                    .forEach(m -> parameters.put(m.group(1), java.net.URLDecoder.decode(m.group(2), java.nio.charset.StandardCharsets.UTF_8)));
        }
        return parameters;
    }

    static String bar(long value, long most) {
        return "=".repeat((int) Math.max(1, 20 * value / Math.max(1, most)));
    }

    public static void main(String[] args) {
        List<Request> requests = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (String line : LOG.lines().toList()) {
            Request.parse(line).ifPresentOrElse(requests::add, () -> rest.add(line));
        }
        System.out.println(requests.size() + " requests, " + rest.size() + " other lines");

        Map<Integer, Long> classes = requests.stream().collect(Collectors.groupingBy(r -> r.status() / 100, TreeMap::new, Collectors.counting()));
        classes.forEach((kind, count) -> System.out.printf("%dxx %d %s%n", kind, count, bar(count, requests.size())));

        Map<String, Long> bytes = requests.stream().collect(Collectors.groupingBy(Request::host, TreeMap::new, Collectors.summingLong(Request::bytes)));
        bytes.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> System.out.printf(Locale.ROOT, "%-9s %,7d bytes%n", entry.getKey(), entry.getValue()));

        requests.stream().sorted(Comparator.comparing(Request::took).reversed()).limit(3)
                .forEach(r -> System.out.println(r.took().toMillis() + " ms " + r.method() + " " + r.path() + r.user().map(user -> " by " + user).orElse("")));
        requests.stream().map(Request::query).filter(query -> !query.isEmpty()).forEach(System.out::println);
        System.out.println(requests.stream().filter(Request::isError).map(Request::path).map(path -> path.replaceAll("/(\\w)\\w*", "/$1"))
                .collect(Collectors.joining(" ")));

        var perHour = new TreeMap<String, StringBuilder>();
        for (Request request : requests) {
            perHour.computeIfAbsent(request.time().format(DateTimeFormatter.ofPattern("HH'h'")), hour -> new StringBuilder())
                    .append(request.isError() ? 'x' : '.');
        }
        System.out.println(perHour);
        Request last = requests.getFirst();
        for (Request request : requests) {
            Duration gap = Duration.between(last.time(), request.time());
            if (gap.compareTo(Duration.ofMinutes(1)) > 0) {
                System.out.println("quiet for " + gap.toString().substring(2).toLowerCase() + " until " + request.time());
            }
            last = request;
        }

        for (String line : rest) {
            Matcher exception = EXCEPTION.matcher(line);
            Matcher frame = FRAME.matcher(line);
            if (exception.find()) {
                System.out.println("thrown: " + exception.group(2) + " of " + exception.group(1).replaceAll("\\.$", "") + " (" + exception.group(3) + ")");
            } else if (frame.matches()) {
                System.out.println("   in " + frame.group("class") + " line " + Integer.parseInt(frame.group("line")) + " [" + frame.start("file") + "," + frame.end("file") + ")");
            } else {
                System.out.println("skipped: " + line);
            }
        }

        String masked = Pattern.compile("\\b(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)\\b").matcher(LOG)
                .replaceAll(m -> m.group(1) + ".*.*." + m.group(4));
        System.out.println(masked.lines().findFirst().orElseThrow().substring(0, 20));
        System.out.println(Pattern.compile("(?<=/)\\w+(?=\\.)").matcher(LOG).results().map(MatchResult::group).distinct().toList());
        System.out.println(Pattern.compile("\"(GET|POST) (/\\S*?)\\1?\\s").matcher(LOG).results().count() + " "
                + LOG.split("\\R").length + " " + "a1b22c333".split("(?<=\\d)(?=\\D)").length + " " + Pattern.matches("(a+)+b", "aaaaaaaaaaaaaaab"));
    }
}

// out: 9 requests, 4 other lines
// out: 2xx 3 ======
// out: 3xx 2 ====
// out: 4xx 3 ======
// out: 5xx 1 ==
// out: 10.0.0.2   29,480 bytes
// out: 10.0.0.1    5,184 bytes
// out: 10.0.0.3      138 bytes
// out: 10.0.0.4       99 bytes
// out: 1502 ms GET /home by ada
// out: 240 ms GET /search by bob
// out: 85 ms POST /login by ada
// out: {next=/home, lang=en}
// out: {q=café au lait}
// out: /a/../e/p /h /i/1 /a
// out: {10h=...x.xx, 11h=x.}
// out: quiet for 1m21s until 2025-03-05T10:16:30
// out: quiet for 43m28s until 2025-03-05T10:59:59
// out: skipped: this line is broken
// out: thrown: IllegalStateException of java.lang (pool is empty)
// out:    in app.Pool line 42 [18,27)
// out:    in app.Home line 17 [20,29)
// out: 10.*.*.1 - ada [05/M
// out: [index, 1, logo]
// out: 8 13 3 true
