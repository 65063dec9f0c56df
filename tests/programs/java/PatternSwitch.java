import java.util.List;

public class PatternSwitch {
    sealed interface Shape permits Circle, Square, Rectangle {}
    record Circle(double radius) implements Shape {}
    record Square(double side) implements Shape {}
    record Rectangle(double width, double height) implements Shape {}

    enum Color { RED, GREEN }

    static double area(Shape shape) {
        return switch (shape) {
            case Circle c -> Math.PI * c.radius() * c.radius();
            case Square s -> s.side() * s.side();
            case Rectangle(double w, double h) -> w * h;
        };
    }

    static String describe(Object o) {
        return switch (o) {
            case null -> "null!";
            case Integer i when i > 100 -> "big " + i;
            case Integer i -> "int " + i;
            case Long l -> "long " + l;
            case String s when s.isEmpty() -> "empty string";
            case String s -> "string of " + s.length();
            case Color c when c == Color.RED -> "red";
            case Color c -> "color " + c;
            case int[] a -> "ints " + a.length;
            case List<?> l when l.size() > 2 -> "long list";
            case List<?> l -> "list " + l;
            default -> o.getClass().getSimpleName();
        };
    }

    static String constant(Object o) {
        return switch (o) {
            case String s when s.startsWith("a") -> "a-word";
            case Color c -> switch (c) { case RED -> "r"; case GREEN -> "g"; };
            case CharSequence cs -> "chars";
            default -> "other";
        };
    }

    static String nullAndDefault(String s) {
        return switch (s) {
            case "a", "b" -> "a or b";
            case null, default -> "something else";
        };
    }

    public static void main(String[] args) {
        for (Shape s : new Shape[] {new Circle(1), new Square(2), new Rectangle(2, 3.5)}) {
            System.out.printf("%.3f%n", area(s));
        }
        Object[] all = {null, 5, 500, 7L, "", "word", Color.RED, Color.GREEN, new int[3], List.of(1), List.of(1, 2, 3), 2.5, 'c'};
        for (Object o : all) System.out.println(describe(o));
        System.out.println(constant("apple") + constant("b") + constant(Color.GREEN) + constant(new StringBuilder()) + constant(1));
        System.out.println(nullAndDefault(null) + ", " + nullAndDefault("a") + ", " + nullAndDefault("z"));
    }
}

// out: 3.142
// out: 4.000
// out: 7.000
// out: null!
// out: int 5
// out: big 500
// out: long 7
// out: empty string
// out: string of 4
// out: red
// out: color GREEN
// out: ints 3
// out: list [1]
// out: long list
// out: Double
// out: Character
// out: a-wordcharsgcharsother
// out: something else, a or b, something else
