import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Wildcards, bounds, self types, erasure, bridges and heap pollution. */
public class GenericsPuzzles {
    // A builder whose methods return the subclass.
    abstract static class Shape<T extends Shape<T>> implements Comparable<T> {
        String colour = "none";

        abstract double area();

        abstract T self();

        T colour(String colour) {
            this.colour = colour;
            return self();
        }

        @Override
        public int compareTo(T other) {
            return Double.compare(area(), other.area());
        }
    }

    static final class Square extends Shape<Square> {
        double side;

        Square side(double side) {
            this.side = side;
            return this;
        }

        @Override double area() { return side * side; }
        @Override Square self() { return this; }
        @Override public String toString() { return colour + " square " + side; }
    }

    // Either, with a fold.
    sealed interface Either<L, R> {
        record Left<L, R>(L value) implements Either<L, R> { }

        record Right<L, R>(R value) implements Either<L, R> { }

        static <L, R> Either<L, R> left(L value) { return new Left<>(value); }

        static <R> Either<String, R> attempt(Supplier<? extends R> supplier) {
            try {
                return new Right<>(supplier.get());
            } catch (RuntimeException e) {
                return left(e.getClass().getSimpleName());
            }
        }

        default <T> T fold(Function<? super L, ? extends T> ifLeft, Function<? super R, ? extends T> ifRight) {
            return switch (this) {
                case Left<L, R>(var value) -> ifLeft.apply(value);
                case Right<L, R>(var value) -> ifRight.apply(value);
            };
        }

        default <T> Either<L, T> flatMap(Function<? super R, ? extends Either<L, ? extends T>> next) {
            return fold(Either::left, value -> next.apply(value).fold(Either::left, Right::new));
        }
    }

    // Keys that know their value's type.
    record Key<T>(String name, Class<T> type) { }

    static final class TypedMap {
        private final Map<Key<?>, Object> values = new HashMap<>();

        <T> TypedMap put(Key<T> key, T value) {
            values.put(Objects.requireNonNull(key), key.type().cast(value));
            return this;
        }

        <T> Optional<T> get(Key<T> key) {
            return Optional.ofNullable(key.type().cast(values.get(key)));
        }
    }

    // A type token that keeps its argument.
    abstract static class Token<T> {
        final Type type = ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
    }

    static <T extends Comparable<? super T>> T largest(Collection<? extends T> items) {
        Iterator<? extends T> iterator = items.iterator();
        T best = iterator.next();
        while (iterator.hasNext()) {
            T next = iterator.next();
            best = next.compareTo(best) > 0 ? next : best;
        }
        return best;
    }

    static <T> void copy(List<? extends T> from, List<? super T> to) {
        from.forEach(to::add);
    }

    static void swapFirstTwo(List<?> list) {
        swapHelper(list);
    }

    private static <E> void swapHelper(List<E> list) {
        E first = list.get(0);
        list.set(0, list.get(1));
        list.set(1, first);
    }

    @SafeVarargs
    static <T> List<T> listOf(T... items) {
        return new ArrayList<>(Arrays.asList(items));
    }

    static <A, B, C> Function<A, C> compose(Function<? super A, ? extends B> f, Function<? super B, ? extends C> g) {
        return a -> g.apply(f.apply(a));
    }

    static <T, R> Function<T, R> fix(BiFunction<Function<T, R>, T, R> body) {
        return value -> body.apply(fix(body), value);
    }

    static <T, E extends Exception> T orThrow(T value, Supplier<? extends E> exception) throws E {
        if (value == null) {
            throw exception.get();
        }
        return value;
    }

    static String which(Object value) { return "object"; }
    static String which(Integer value) { return "integer"; }
    static String which(int value) { return "int"; }
    static String which(long value) { return "long"; }
    static String which(int... values) { return "ints"; }
    static <T extends Number> String which(T value) { return "number"; }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static void pollute() {
        List<String> strings = new ArrayList<>();
        ((List) strings).add(42);
        System.out.println(strings.size() + " " + (Object) ((List) strings).get(0));
        try {
            String first = strings.get(0);
            System.out.println(first);
        } catch (ClassCastException e) {
            System.out.println("cast: " + e.getMessage().replaceAll(" \\(.*", ""));
        }
        try {
            Collections.checkedList((List) new ArrayList<>(), Integer.class).add("no");
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        Object[] objects = new Integer[1];
        try {
            objects[0] = "text";
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) throws Exception {
        var squares = listOf(new Square().side(2).colour("red"), new Square().colour("blue").side(3), new Square());
        System.out.println(largest(squares) + " " + Collections.min(squares) + " " + largest(List.of(3, 9, 4)));
        System.out.println(Arrays.stream(Shape.class.getDeclaredMethods()).filter(m -> m.getName().equals("compareTo"))
                .map(m -> m.getParameterTypes()[0].getSimpleName() + (m.isBridge() ? " bridge" : "")).sorted().toList());

        for (String text : List.of("12", "x", "0")) {
            var result = Either.attempt(() -> Integer.parseInt(text)).flatMap(n -> Either.attempt(() -> 144 / n));
            System.out.println(result.<String>fold(error -> "failed with " + error, n -> "is " + n));
        }

        var port = new Key<>("port", Integer.class);
        var host = new Key<>("host", String.class);
        var settings = new TypedMap().put(port, 8080);
        System.out.println(settings.get(port).map(p -> p + 1) + " " + settings.get(host).orElse("localhost"));
        System.out.println(new Token<Map<String, List<? super Integer>>>() { }.type);

        List<Number> numbers = new ArrayList<>();
        copy(List.of(1, 2), numbers);
        GenericsPuzzles.<Number>copy(List.of(2.5), numbers);
        swapFirstTwo(numbers);
        System.out.println(numbers);

        System.out.println(compose((String s) -> s.length(), n -> n * n).apply("seven"));
        System.out.println(GenericsPuzzles.<Integer, Long>fix((self, n) -> n < 2 ? 1L : n * self.apply(n - 1)).apply(15));
        UnaryOperator<String> twice = s -> s + s;
        System.out.println(twice.andThen(String::length).apply("abc") + " " + UnaryOperator.identity().apply("same"));
        try {
            orThrow(null, () -> new java.io.IOException("nothing there"));
        } catch (java.io.IOException e) {
            System.out.println(e);
        }
        byte small = 1;
        Object boxed = 1;
        System.out.println(which(small) + " " + which('c') + " " + which(1L) + " " + which(boxed) + " " + which(2.0) + " "
                + which(Integer.valueOf(3)) + " " + which() + " " + which((Object) 4));
        pollute();
        System.out.println(new ArrayList<String>().getClass() == new ArrayList<Integer>().getClass());
        System.out.println(listOf("b", "a", "c").stream().sorted(Comparator.<String>naturalOrder().reversed()).toList());
    }
}

// out: blue square 3.0 none square 0.0 9
// out: [Object bridge, Shape]
// out: is 12
// out: failed with NumberFormatException
// out: failed with ArithmeticException
// out: Optional[8081] localhost
// out: java.util.Map<java.lang.String, java.util.List<? super java.lang.Integer>>
// out: [2, 1, 2.5]
// out: 25
// out: 1307674368000
// out: 6 same
// out: java.io.IOException: nothing there
// out: int int long object number integer ints object
// out: 1 42
// out: cast: class java.lang.Integer cannot be cast to class java.lang.String
// out: Attempt to insert class java.lang.String element into collection with element type class java.lang.Integer
// out: java.lang.String
// out: true
// out: [c, b, a]
