import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class MethodReferences {
    static int twice(int n) { return n * 2; }
    String prefix = "p-";
    String prefixed(Object o) { return prefix + o; }
    static class Base { String who() { return "base"; } }
    static class Derived extends Base {
        String who() { return "derived"; }
        List<String> both() {
            Supplier<String> s = super::who;
            Supplier<String> t = this::who;
            return List.of(s.get(), t.get());
        }
    }
    class Inner { int n; Inner(int n) { this.n = n; } }
    Function<Integer, Inner> maker() { return Inner::new; }
    static String join(String... parts) { return String.join("+", parts); }

    public static void main(String[] args) {
        System.out.println(List.of(1, 2, 3).stream().map(MethodReferences::twice).toList());
        MethodReferences m = new MethodReferences();
        Function<Object, String> bound = m::prefixed;
        m.prefix = "changed-";
        System.out.println(bound.apply(1));
        BiFunction<String, String, Boolean> unbound = String::startsWith;
        System.out.println(unbound.apply("prefix", "pre"));
        Supplier<Map<String, Integer>> make = HashMap::new;
        System.out.println(make.get());
        IntFunction<String[][]> arrays = String[][]::new;
        System.out.println(arrays.apply(4).length);
        TreeSet<String> sorted = Stream.of("b", "a").collect(Collectors.toCollection(TreeSet::new));
        System.out.println(sorted);
        System.out.println(new Derived().both());
        System.out.println(m.maker().apply(9).n);
        BiFunction<String, String, String> varargs = MethodReferences::join;
        System.out.println(varargs.apply("x", "y"));
        String[] words = {"b", "C", "a"};
        Arrays.sort(words, String::compareToIgnoreCase);
        System.out.println(Arrays.toString(words));
        try {
            String none = null;
            Supplier<Integer> s = none::length;
            System.out.println("not reached " + s);
        } catch (NullPointerException e) {
            System.out.println("bound to null");
        }
        Function<String, Integer> parse = Integer::parseInt;
        System.out.println(parse.andThen(Integer::toBinaryString).apply("10"));
        List.of("x").forEach(System.out::println);
    }
}

// out: [2, 4, 6]
// out: changed-1
// out: true
// out: {}
// out: 4
// out: [a, b]
// out: [base, derived]
// out: 9
// out: x+y
// out: [a, b, C]
// out: bound to null
// out: 1010
// out: x
