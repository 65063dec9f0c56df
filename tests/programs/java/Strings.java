import java.util.Arrays;
import java.util.stream.Collectors;

public class Strings {
    public static void main(String[] args) {
        String s = "  Hello, World  ";
        System.out.println("[" + s.trim() + "][" + s.strip() + "][" + s.stripLeading() + "][" + s.stripTrailing() + "]");
        System.out.println(s.isBlank() + " " + s.isEmpty() + " " + s.length() + " " + s.indexOf("o") + " " + s.lastIndexOf('o') + " " + s.indexOf("z"));
        String t = s.strip();
        System.out.println(t.toUpperCase() + t.toLowerCase() + t.charAt(4) + t.substring(7) + t.substring(0, 5));
        System.out.println(t.replace('l', 'L') + t.replace("World", "") + t.contains("World") + t.startsWith("Hell") + t.endsWith("d"));
        System.out.println("abc".compareTo("abd") + " " + "a".compareTo("abc") + " " + "B".compareToIgnoreCase("a") + " " + "ABC".equalsIgnoreCase("abc"));
        System.out.println("ab".repeat(3) + String.join("-", "x", "y", "z") + String.join("/", Arrays.asList("p", "q")));
        System.out.println(Arrays.toString("a,b,,c,,".split(",")) + Arrays.toString("a,b,,c,,".split(",", -1)) + Arrays.toString("a1b22c".split("\\d+")) + Arrays.toString("a,b,c".split(",", 2)));
        System.out.println("hello".chars().filter(c -> c == 'l').count() + " " + "hello".chars().mapToObj(c -> (char) c + "").collect(Collectors.joining("|")));
        System.out.println(new String(new char[] {'o', 'k'}) + String.valueOf(3.0f) + String.valueOf((Object) null) + String.copyValueOf(new char[] {'!'}));
        String a = "con" + "stant";
        String b = new StringBuilder("con").append("stant").toString();
        System.out.println((a == "constant") + " " + (a == b) + " " + (a == b.intern()) + " " + a.equals(b));
        System.out.println("hash".hashCode() + " " + "".hashCode() + " " + "The quick brown fox".hashCode());
        System.out.println("line1\nline2\r\nline3".lines().toList());
        System.out.println("%d-%s".formatted(1, "x") + "x".concat("y") + "aXbX".lastIndexOf("X", 2) + "tacocat".contentEquals(new StringBuilder("tacocat").reverse()));
        System.out.println("mississippi".replaceAll("ss", "SS").replaceFirst("i", "I") + "regionMatches".regionMatches(true, 6, "MATCH", 0, 5));
        System.out.println("a\tb".translateEscapes().length() + " " + "é".length() + " " + "Straße".toUpperCase() + " " + "İ".toLowerCase().length());
        System.out.println("one two  three".split(" ").length + " " + "x".split(",").length + " " + ",".split(",").length + " " + "".split(",").length);
        System.out.println("abc".transform(x -> x + "!") + "z".describeConstable().get() + "CamelCaseWord".chars().filter(Character::isUpperCase).count());
        char[] chars = t.toCharArray();
        Arrays.sort(chars);
        System.out.println(new String(chars).trim());
        System.out.println("1,2;3".split("[,;]").length + "ab".compareTo("AB") + " " + "splitWithDelimiters".splitWithDelimiters("[A-Z]", 0).length);
    }
}

// out: [Hello, World][Hello, World][Hello, World  ][  Hello, World]
// out: false false 16 6 10 -1
// out: HELLO, WORLDhello, worldoWorldHello
// out: HeLLo, WorLdHello, truetruetrue
// out: -1 -2 1 true
// out: abababx-y-zp/q
// out: [a, b, , c][a, b, , c, , ][a, b, c][a, b,c]
// out: 2 h|e|l|l|o
// out: ok3.0null!
// out: true false true true
// out: 3195150 0 -1739336029
// out: [line1, line2, line3]
// out: 1-xxy1true
// out: mISSiSSippitrue
// out: 3 1 STRASSE 2
// out: 4 1 0 1
// out: abc!z3
// out: ,HWdellloor
// out: 35 5
