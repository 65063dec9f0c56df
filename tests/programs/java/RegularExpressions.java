import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

public class RegularExpressions {
    public static void main(String[] args) {
        Pattern date = Pattern.compile("(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)");
        Matcher m = date.matcher("from 2024-01-31 to 2025-12-05.");
        while (m.find()) System.out.println(m.group() + " " + m.group("year") + " " + m.group(2) + " " + m.start() + "-" + m.end("day"));
        System.out.println("2024-01-31".matches(date.pattern()) + " " + date.matcher("x2024-01-31").lookingAt() + " " + Pattern.matches("a*b", "aaab"));
        System.out.println("a1b22c333".replaceAll("[0-9]+", "#") + " " + "John Smith".replaceAll("(\\w+) (\\w+)", "$2, $1") + " " + date.matcher("2024-01-31").replaceAll("${day}.${month}.${year}"));
        System.out.println(Pattern.compile("\\d+").matcher("1 22 333").replaceAll(r -> "<" + r.group().length() + ">"));
        System.out.println(Arrays.toString(Pattern.compile("\\s*[,;]\\s*").split("a , b;c ;d")) + Pattern.compile("o").splitAsStream("foobo").toList());
        System.out.println(Pattern.compile("(?i)HELLO").matcher("say hello").find() + " " + Pattern.compile("^line", Pattern.MULTILINE).matcher("a\nline").find() + " " + Pattern.compile("a.b", Pattern.DOTALL).matcher("a\nb").matches());
        System.out.println("aaa".replaceFirst("a{2}?", "X") + " " + "<b>x</b><b>y</b>".replaceAll("<b>(.*?)</b>", "[$1]") + " " + "foobar".replaceAll("foo(?=bar)", "_") + " " + "price: $5".replaceAll("(?<=\\$)\\d", "9"));
        System.out.println(Pattern.compile("\\b\\w").matcher("every first letter").results().map(MatchResult::group).collect(Collectors.joining()));
        System.out.println("abcabc".matches("(abc)\\1") + " " + "été".matches("\\p{L}+") + " " + "tel: 555-1234".replaceAll("[^\\d]", "") + " " + Pattern.quote("a.b") + " " + "a.b".split(Pattern.quote(".")).length);
        StringBuilder sb = new StringBuilder();
        Matcher words = Pattern.compile("\\b[a-z]").matcher("title case this");
        while (words.find()) words.appendReplacement(sb, words.group().toUpperCase());
        words.appendTail(sb);
        System.out.println(sb);
        System.out.println("x+y*z".split("(?<=[+*])|(?=[+*])").length + " " + "((a)(b)?)".length() + " " + Pattern.compile("(a)(b)?").matcher("a").results().findFirst().get().group(2));
        System.out.println("user@example.com".matches("[\\w.+-]+@[\\w-]+\\.[\\w.]+") + " " + "192.168.1.1".matches("(\\d{1,3}\\.){3}\\d{1,3}") + " " + "#ffAA00".matches("#(?:[0-9a-fA-F]{3}){1,2}"));
        try {
            Pattern.compile("a(b");
        } catch (PatternSyntaxException e) {
            System.out.println(e.getMessage());
        }
        try {
            Pattern.compile("x").matcher("x").group();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: 2024-01-31 2024 01 5-15
// out: 2025-12-05 2025 12 19-29
// out: true false true
// out: a#b#c# Smith, John 31.01.2024
// out: <1> <2> <3>
// out: [a, b, c, d][f, , b]
// out: true true true
// out: Xa [x][y] _bar price: $9
// out: efl
// out: true true 5551234 \Qa.b\E 2
// out: Title Case This
// out: 5 9 null
// out: true true true
// out: Unclosed group near index 3
// out: a(b
// out: No match found
