import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

public class VarInference {
    public static void main(String[] args) {
        var list = new ArrayList<HashMap<String, List<Integer>>>();
        list.add(new HashMap<>());
        list.get(0).put("a", List.of(1, 2));
        for (var map : list) for (var e : map.entrySet()) System.out.println(e.getKey() + e.getValue());
        var point = new Object() {
            int x = 3;
            int sum(int y) { return x + y; }
        };
        point.x++;
        System.out.println(point.sum(10));
        Function<Integer, Integer> twice = (var n) -> n * 2;
        System.out.println(twice.apply(21));
        var mixed = List.of(1, "two", 3.0);
        System.out.println(mixed.get(1).getClass().getSimpleName());
        var ternary = args.length > 5 ? 1 : "one";
        System.out.println(ternary);
        var array = new int[][] {{1}, {2, 3}};
        System.out.println(array[1].length);
    }
}

// out: a[1, 2]
// out: 14
// out: 42
// out: String
// out: one
// out: 2
