import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

public class Lambdas {
    private int state = 1;

    Supplier<Integer> counter() {
        return () -> state++;
    }

    static Function<Integer, Integer> compose(List<Function<Integer, Integer>> all) {
        return all.stream().reduce(Function.identity(), Function::andThen);
    }

    static <T> T measure(Callable<T> c) {
        try {
            return c.call();
        } catch (Exception e) {
            throw new RuntimeException("wrapped " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        Lambdas l = new Lambdas();
        Supplier<Integer> c = l.counter();
        System.out.println(c.get() + c.get() * 10 + l.state * 100);
        BinaryOperator<Integer> add = Integer::sum;
        System.out.println(add.andThen(x -> x * x).apply(2, 3));
        Predicate<String> empty = String::isEmpty;
        System.out.println(empty.negate().and(s -> s.length() < 4).or(s -> s.equals("exact")).test("abc"));
        UnaryOperator<String> up = String::toUpperCase;
        System.out.println(up.compose((Object o) -> o + "!").apply(12));
        List<Runnable> later = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int copy = i;
            later.add(() -> System.out.print(copy + " "));
        }
        later.forEach(Runnable::run);
        System.out.println();
        BiFunction<Integer, Integer, Function<Integer, Integer>> curried = (a, b) -> x -> a * x + b;
        System.out.println(curried.apply(2, 1).apply(10));
        System.out.println(compose(List.of(x -> x + 1, x -> x * 2, x -> x - 3)).apply(5));
        Consumer<List<Integer>> adder = list -> list.add(1);
        List<Integer> target = new ArrayList<>();
        adder.andThen(list -> list.add(list.size() + 1)).accept(target);
        System.out.println(target);
        IntFunction<int[]> maker = int[]::new;
        ToIntFunction<int[]> length = a -> a.length;
        IntBinaryOperator gcd = new IntBinaryOperator() {
            public int applyAsInt(int a, int b) { return b == 0 ? a : applyAsInt(b, a % b); }
        };
        System.out.println(length.applyAsInt(maker.apply(7)) + " " + gcd.applyAsInt(48, 36));
        System.out.println(measure(() -> "called"));
        try {
            measure(() -> { throw new java.io.IOException("io"); });
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
        Runnable r = () -> { class Local { String s() { return "local in lambda"; } } System.out.println(new Local().s()); };
        r.run();
        Supplier<Supplier<String>> nested = () -> () -> "nested";
        System.out.println(nested.get().get());
        Function<Object, String> f = Object::toString;
        System.out.println(f.apply(List.of(1)) + ((Supplier<String>) () -> "cast").get());
    }
}

// out: 321
// out: 25
// out: true
// out: 12!
// out: 0 1 2 
// out: 21
// out: 9
// out: [1, 2]
// out: 7 12
// out: called
// out: wrapped io
// out: local in lambda
// out: nested
// out: [1]cast
