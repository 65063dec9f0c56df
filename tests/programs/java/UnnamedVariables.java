import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

public class UnnamedVariables {
    record Pair(Object a, Object b) {}

    public static void main(String[] args) {
        int total = 0;
        for (String _ : List.of("a", "b", "c")) total++;
        System.out.println(total);
        try {
            Integer.parseInt("x");
        } catch (NumberFormatException _) {
            System.out.println("not a number");
        }
        BiFunction<Integer, Integer, Integer> first = (a, _) -> a;
        System.out.println(first.apply(1, 2));
        Map.of("k", 1).forEach((_, v) -> System.out.println(v));
        Object o = new Pair("x", 3);
        System.out.println(switch (o) {
            case Pair(String _, Integer _) -> "string and integer";
            case Pair(_, _) -> "pair";
            default -> "other";
        });
        var _ = new StringBuilder("built for its effect");
    }
}

// out: 3
// out: not a number
// out: 1
// out: 1
// out: string and integer
