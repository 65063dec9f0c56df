import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Text {
    public static void main(String[] args) throws IOException {
        Scanner in = new Scanner(System.in);
        System.out.print("Numbers: ");
        int n = in.nextInt();
        double d = in.nextDouble();
        String word = in.next();
        long l = in.nextLong();
        in.nextLine();
        String line = in.nextLine();
        boolean more = in.hasNextInt();
        while (in.hasNextLine()) {
            System.out.println(in.nextLine().trim());
        }
        System.out.println(n + d + word + l + line + more);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(new ByteArrayInputStream("a b\nc".getBytes())))) {
            String each;
            while ((each = reader.readLine()) != null) {
                System.out.println(Arrays.toString(each.split("\\s+")));
            }
        }
        System.out.println(String.format("%d %5d %-5s| %05.2f %s %c %b %x %,d %e %10s %+d%%", 1, 2, "x", 3.14159, "s", 'c', true, 255, 1234567, 12345.678, "right", 5));
        System.out.printf("%s has %d items costing %.2f%n", "Ann", 3, 9.5);
        System.out.printf(Locale.US, "%8.3f|%-10s|%08d%n", 2.5, "left", 42);
        System.out.println("%s=%s".formatted("k", "v"));
        String s = "  The quick brown fox  ";
        System.out.println(s.trim() + s.strip().toUpperCase() + s.toLowerCase().indexOf("quick") + s.replace('q', 'Q') + s.substring(3, 6) + s.contains("fox") + s.length() + s.charAt(4) + s.isBlank() + s.startsWith("  T") + s.endsWith("x") + s.lastIndexOf('o'));
        System.out.println("a,b,,c".split(",").length + String.join("-", "x", "y") + "ab".repeat(2) + "abc".compareTo("abd") + "x".equals("y") + "X".equalsIgnoreCase("x") + "h".hashCode() + "a-b".replaceAll("-", "+") + "naïve ünï 日本 😀" + String.valueOf(new char[] {'o', 'k'}));
        StringBuilder sb = new StringBuilder("abc");
        sb.append(1).append('x').append(2.5).append(true).append(3L).insert(0, "<").reverse().deleteCharAt(0).setCharAt(0, '!');
        System.out.println(sb + " " + sb.length() + sb.indexOf("b"));
        Matcher matcher = Pattern.compile("(?<key>\\w+)=(\\d+)").matcher("a=1, b=22");
        while (matcher.find()) {
            System.out.println(matcher.group("key") + matcher.group(2) + matcher.start());
        }
        System.out.println("2024-01-31".matches("\\d{4}-\\d{2}-\\d{2}") + "x1y2".replaceAll("[0-9]", "#") + "John Smith".replaceAll("(\\w+) (\\w+)", "$2 $1"));
        System.out.println(new String("héllo".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) + Character.isLetter('x') + Character.isDigit('5') + Character.toUpperCase('x') + Character.isWhitespace(' '));
        StringWriter writer = new StringWriter();
        new PrintWriter(writer, true).printf("%s%n", "written");
        System.out.println(writer);
        System.err.println("an error line");
        System.out.println((Object) null);
        System.out.println('c');
        System.out.println(1L);
        System.out.println(1.5);
        System.out.println(true);
        System.out.println(new char[] {'a'});
        System.out.print(1);
        System.out.print('c');
        System.out.println();
        System.out.flush();
    }
}
