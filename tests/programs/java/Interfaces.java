import java.util.Arrays;
import java.util.Comparator;

public class Interfaces {
    interface Walker {
        int LEGS = 2;
        default String move() { return "walks on " + LEGS; }
    }

    interface Swimmer {
        default String move() { return "swims " + depth(); }
        private int depth() { return 10; }
        static Swimmer of() { return new Swimmer() {}; }
    }

    static class Duck implements Walker, Swimmer {
        public String move() { return Walker.super.move() + ", " + Swimmer.super.move(); }
    }

    interface Shape extends Comparable<Shape> {
        double area();
        default int compareTo(Shape o) { return Double.compare(area(), o.area()); }
    }

    record Sq(double side) implements Shape {
        public double area() { return side * side; }
    }

    @FunctionalInterface
    interface TriFunction<A, B, C, R> {
        R apply(A a, B b, C c);
        default <V> TriFunction<A, B, C, V> then(java.util.function.Function<? super R, ? extends V> f) {
            return (a, b, c) -> f.apply(apply(a, b, c));
        }
    }

    public static void main(String[] args) {
        System.out.println(new Duck().move());
        System.out.println(Swimmer.of().move() + " " + Duck.LEGS);
        Shape[] shapes = {new Sq(3), new Sq(1), new Sq(2)};
        Arrays.sort(shapes);
        System.out.println(Arrays.toString(shapes));
        Arrays.sort(shapes, Comparator.reverseOrder());
        System.out.println(shapes[0]);
        TriFunction<Integer, Integer, Integer, Integer> sum = (a, b, c) -> a + b + c;
        System.out.println(sum.then(x -> "sum " + x).apply(1, 2, 3));
        Walker w = new Walker() {};
        System.out.println(w.move() + " " + Arrays.toString(Duck.class.getInterfaces()));
    }
}

// out: walks on 2, swims 10
// out: swims 10 2
// out: [Sq[side=1.0], Sq[side=2.0], Sq[side=3.0]]
// out: Sq[side=3.0]
// out: sum 6
// out: walks on 2 [interface Interfaces$Walker, interface Interfaces$Swimmer]
