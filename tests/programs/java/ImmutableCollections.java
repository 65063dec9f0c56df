import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

public class ImmutableCollections {
    static void attempt(String name, Runnable r) {
        try {
            r.run();
            System.out.println(name + " worked");
        } catch (RuntimeException e) {
            System.out.println(name + ": " + e);
        }
    }

    public static void main(String[] args) {
        List<Integer> list = List.of(1, 2, 3);
        attempt("List.of add", () -> list.add(4));
        attempt("List.of null", () -> List.of(1, null));
        attempt("contains null", () -> System.out.println(list.contains(null)));
        attempt("Set.of duplicate", () -> Set.of("a", "a"));
        attempt("Map.of duplicate", () -> Map.of("k", 1, "k", 2));
        attempt("Map.of put", () -> Map.of("k", 1).put("l", 2));
        attempt("asList set", () -> Arrays.asList(1, 2).set(0, 9));
        attempt("asList add", () -> Arrays.asList(1, 2).add(3));
        attempt("unmodifiable", () -> Collections.unmodifiableList(new ArrayList<>(list)).clear());
        attempt("emptyList", () -> Collections.emptyList().add(null));
        attempt("toList", () -> list.stream().toList().set(0, 1));
        System.out.println(List.copyOf(new ArrayList<>(list)) + " " + new TreeSet<>(Set.of(3, 1, 2)) + " " + new TreeMap<>(Map.of("b", 2, "a", 1)));
        System.out.println(list.equals(Arrays.asList(1, 2, 3)) + " " + list.hashCode() + " " + Set.of(1, 2).equals(new TreeSet<>(List.of(2, 1))));
        List<Integer> backing = new ArrayList<>(list);
        List<Integer> view = Collections.unmodifiableList(backing);
        backing.add(4);
        System.out.println(view);
    }
}

// out: List.of add: java.lang.UnsupportedOperationException
// out: List.of null: java.lang.NullPointerException
// out: contains null: java.lang.NullPointerException
// out: Set.of duplicate: java.lang.IllegalArgumentException: duplicate element: a
// out: Map.of duplicate: java.lang.IllegalArgumentException: duplicate key: k
// out: Map.of put: java.lang.UnsupportedOperationException
// out: asList set worked
// out: asList add: java.lang.UnsupportedOperationException
// out: unmodifiable: java.lang.UnsupportedOperationException
// out: emptyList: java.lang.UnsupportedOperationException
// out: toList: java.lang.UnsupportedOperationException
// out: [1, 2, 3] [1, 2, 3] {a=1, b=2}
// out: true 30817 true
// out: [1, 2, 3, 4]
