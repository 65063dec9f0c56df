import java.util.List;

public class SwitchExpressions {
    enum Day { MON, TUE, SAT, SUN }

    static int letters(Day day) {
        return switch (day) {
            case MON, TUE -> 3;
            case SAT -> {
                int n = 0;
                for (char c : day.name().toCharArray()) n += c;
                yield n;
            }
            case SUN -> -1;
        };
    }

    static String size(int n) {
        return switch (n) {
            case 0: yield "none";
            case 1:
            case 2: yield "few";
            default:
                if (n < 0) yield "less";
                yield "many";
        };
    }

    public static void main(String[] args) {
        for (Day day : Day.values()) System.out.println(day + " " + letters(day));
        for (int n : List.of(0, 1, 2, 3, -1)) System.out.print(size(n) + " ");
        System.out.println();
        var roman = switch ("x") { case "i" -> 1; case "v" -> 5; case "x" -> 10; default -> throw new IllegalArgumentException(); };
        System.out.println(roman);
        double d = switch (roman) { case 10 -> 1; default -> 2.5; };
        System.out.println(d);
        try {
            int bad = switch ("q") { case "i" -> 1; default -> throw new IllegalStateException("unknown q"); };
            System.out.println(bad);
        } catch (IllegalStateException e) {
            System.out.println(e);
        }
    }
}

// out: MON 3
// out: TUE 3
// out: SAT 232
// out: SUN -1
// out: none few few many less 
// out: 10
// out: 1.0
// out: java.lang.IllegalStateException: unknown q
