import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

public class Language {
    sealed interface Shape permits Circle, Rectangle, Group {
        double area();

        default String describe() {
            return getClass().getSimpleName() + " of " + String.format("%.2f", area());
        }

        static Shape unit() {
            return new Circle(1);
        }
    }

    record Circle(double radius) implements Shape {
        Circle {
            if (radius < 0) {
                throw new IllegalArgumentException("negative radius: " + radius);
            }
        }

        @Override
        public double area() {
            return Math.PI * radius * radius;
        }
    }

    record Rectangle(double width, double height) implements Shape {
        public double area() {
            return width * height;
        }
    }

    static final class Group implements Shape {
        private final List<Shape> members = new ArrayList<>();

        Group add(Shape shape) {
            members.add(shape);
            return this;
        }

        @Override
        public double area() {
            double sum = 0;
            for (Shape shape : members) {
                sum += shape.area();
            }
            return sum;
        }
    }

    enum Color {
        RED("r") {
            @Override
            int shade() {
                return 1;
            }
        },
        GREEN("g"), BLUE("b");

        private final String code;

        Color(String code) {
            this.code = code;
        }

        int shade() {
            return ordinal() * 10;
        }
    }

    static abstract class Animal implements Comparable<Animal> {
        private static int count;
        protected final String name;

        Animal(String name) {
            this.name = name;
            count++;
        }

        abstract String sound();

        @Override
        public int compareTo(Animal other) {
            return name.compareTo(other.name);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Animal animal && animal.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public String toString() {
            return name + ": " + sound();
        }
    }

    static class Dog extends Animal {
        Dog(String name) {
            super(name);
        }

        @Override
        String sound() {
            return "woof";
        }
    }

    static class Node<T extends Comparable<T>> {
        T value;
        Node<T> left, right;

        Node(T value) {
            this.value = value;
        }

        void insert(T other) {
            if (other.compareTo(value) < 0) {
                if (left == null) left = new Node<>(other);
                else left.insert(other);
            } else {
                if (right == null) right = new Node<>(other);
                else right.insert(other);
            }
        }

        int depth() {
            return 1 + Math.max(left == null ? 0 : left.depth(), right == null ? 0 : right.depth());
        }
    }

    static class Range implements Iterable<Integer> {
        private final int from, to;

        Range(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public Iterator<Integer> iterator() {
            return new Iterator<>() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return next < to;
                }

                @Override
                public Integer next() {
                    return next++;
                }
            };
        }
    }

    class Inner {
        int sum() {
            return base + offset;
        }

        int offset = 3;
    }

    private int base = 4;

    static String classify(Object o) {
        return switch (o) {
            case null -> "nothing";
            case Integer i when i > 10 -> "big " + i;
            case Integer i -> "small " + i;
            case String s when s.isBlank() -> "blank";
            case String s -> "text of " + s.length();
            case Circle(double r) -> "circle " + r;
            case Rectangle(var w, var h) when w == h -> "square " + w;
            case Rectangle _ -> "rectangle";
            case Color c -> "color " + c;
            case int[] array -> "ints " + array.length;
            case List<?> list -> "list " + list.size();
            default -> o.getClass().getName();
        };
    }

    static int days(String month) {
        switch (month) {
            case "feb":
                return 28;
            case "apr":
            case "jun":
                return 30;
            default:
                return 31;
        }
    }

    static int code(Color color) {
        return switch (color) {
            case RED -> 1;
            case GREEN, BLUE -> {
                int code = color.shade();
                yield code + 1;
            }
        };
    }

    @SafeVarargs
    static <T> List<T> listOf(T... items) {
        return new ArrayList<>(Arrays.asList(items));
    }

    static <A, B> List<B> map(List<? extends A> list, Function<? super A, ? extends B> function) {
        List<B> result = new ArrayList<>();
        for (A item : list) {
            result.add(function.apply(item));
        }
        return result;
    }

    static long factorial(int n) {
        return n <= 1 ? 1 : n * factorial(n - 1);
    }

    public static void main(String[] args) {
        Shape[] shapes = {new Circle(1.5), new Rectangle(2, 3), new Group().add(Shape.unit()).add(new Rectangle(1, 1))};
        for (Shape shape : shapes) {
            System.out.println(shape.describe() + " " + shape);
        }
        System.out.println(new Circle(2).equals(new Circle(2)) + " " + new Rectangle(1, 2).hashCode());
        for (Object o : new Object[] {null, 5, 50, "", "text", shapes[0], shapes[1], Color.RED, new int[2], List.of(1), 2.5}) {
            System.out.println(classify(o));
        }
        System.out.println(days("feb") + days("jun") + days("jul") + code(Color.RED) + code(Color.BLUE));
        for (Color color : Color.values()) {
            System.out.println(color + color.code + color.shade() + Color.valueOf("RED").compareTo(color));
        }
        List<Animal> animals = listOf(new Dog("Rex"), new Animal("Tom") {
            @Override
            String sound() {
                return "meow";
            }
        });
        animals.sort(null);
        System.out.println(animals + " " + Animal.count + " " + animals.get(0).equals(new Dog("Rex")));
        Node<String> root = new Node<>("m");
        for (String s : "q a z x c".split(" ")) {
            root.insert(s);
        }
        System.out.println(root.depth());
        int total = 0;
        for (int i : new Range(0, 5)) {
            total += i;
        }
        System.out.println(total + new Language().new Inner().sum());
        Runnable runnable = () -> System.out.println("in a lambda " + args.length);
        runnable.run();
        Function<Integer, Function<Integer, Integer>> adder = a -> b -> a + b;
        BiFunction<Integer, Integer, Integer> product = (a, b) -> a * b;
        Predicate<String> empty = String::isEmpty;
        Supplier<List<String>> maker = ArrayList::new;
        UnaryOperator<String> upper = String::toUpperCase;
        System.out.println(adder.apply(2).apply(3) + product.apply(4, 5) + " " + empty.negate().test("x") + maker.get() + upper.apply("up"));
        System.out.println(map(List.of(1, 2, 3), n -> "n" + n) + " " + factorial(15));
        int[][] grid = new int[3][4];
        for (int i = 0; i < grid.length; i++) {
            for (int j = 0; j < grid[i].length; j++) {
                grid[i][j] = i * j;
            }
        }
        System.out.println(Arrays.deepToString(grid) + Arrays.toString(grid[2]) + Arrays.stream(grid[1]).sum());
        String block = """
            A text block
              with "quotes" and \t tabs
            """;
        System.out.print(block + block.lines().count());
        StringBuilder builder = new StringBuilder();
        outer:
        for (int i = 0; ; i++) {
            int k = 0;
            while (true) {
                if (k++ > i) continue outer;
                if (i > 3) break outer;
                builder.append(i).append(k).append(',');
            }
        }
        do {
            builder.setLength(builder.length() - 1);
        } while (builder.length() > 3);
        System.out.println(builder.reverse());
        char letter = 'a';
        letter += 2;
        long big = 1L << 40;
        byte small = (byte) (big >>> 35);
        float ratio = 7 / 2f;
        boolean flag = letter > 'b' && ratio != 3 || small == 0;
        System.out.println("" + letter + big + small + ratio + flag + (int) 3.9 + 7 % 3 + (5 & 6 | 1 ^ 8) + ~7);
        Object o = shapes[1];
        if (o instanceof Rectangle(double w, double h) && w < h) {
            System.out.println("wide " + w);
        }
        if (!(o instanceof Shape shape)) {
            return;
        }
        var counts = new HashMap<Character, Integer>();
        for (char c : "hello".toCharArray()) {
            counts.merge(c, 1, Integer::sum);
        }
        for (Map.Entry<Character, Integer> entry : counts.entrySet()) {
            System.out.println(entry.getKey() + "=" + entry.getValue() + shape.area());
        }
        synchronized (counts) {
            counts.clear();
        }
    }
}
