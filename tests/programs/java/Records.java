import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Records {
    record Point(int x, int y) {
        static final Point ORIGIN = new Point(0, 0);

        Point {
            if (x < 0) throw new IllegalArgumentException("negative x: " + x);
        }

        Point(int both) {
            this(both, both);
        }

        double distance(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    record Person(String name, int age, List<String> tags) implements Comparable<Person> {
        Person {
            tags = List.copyOf(tags);
        }

        public int compareTo(Person o) {
            return Integer.compare(age, o.age);
        }

        @Override
        public String name() {
            return name.toUpperCase();
        }
    }

    record Pair<A, B>(A first, B second) {
        <C> Pair<A, C> withSecond(C c) {
            return new Pair<>(first, c);
        }
    }

    record Empty() {}
    record Mixed(byte b, char c, float f, double d, boolean z, long l, int[] a, Object o) {}

    public static void main(String[] args) {
        Point p = new Point(3, 4);
        System.out.println(p + " " + p.x() + " " + p.distance(Point.ORIGIN) + " " + new Point(2));
        System.out.println(p.equals(new Point(3, 4)) + " " + (p.hashCode() == new Point(3, 4).hashCode()) + " " + p.equals(null));
        try {
            new Point(-1, 0);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        List<String> tags = new ArrayList<>(List.of("a"));
        Person ann = new Person("Ann", 30, tags);
        tags.add("b");
        System.out.println(ann + " " + ann.name());
        List<Person> people = new ArrayList<>(List.of(ann, new Person("Bob", 25, List.of())));
        people.sort(null);
        System.out.println(people.get(0).name);
        people.sort(Comparator.comparing(Person::name));
        System.out.println(people.get(0).name);
        System.out.println(new Pair<>("a", 1).withSecond(List.of(2)));
        Map<Point, String> map = new HashMap<>();
        map.put(p, "here");
        System.out.println(map.get(new Point(3, 4)));
        System.out.println(new Empty() + " " + new Empty().equals(new Empty()) + " " + new Empty().hashCode());
        Mixed m = new Mixed((byte) 1, 'c', 0f, -0.0, true, 1L, null, null);
        System.out.println(m + " " + m.equals(new Mixed((byte) 1, 'c', 0f, 0.0, true, 1L, null, null)) + " " + new Mixed((byte) 1, 'c', 0f, Double.NaN, true, 1L, null, null).equals(new Mixed((byte) 1, 'c', 0f, Double.NaN, true, 1L, null, null)));
        System.out.println(m.hashCode() == new Mixed((byte) 1, 'c', 0f, -0.0, true, 1L, null, null).hashCode());
        System.out.println(new Pair<>(null, 2).hashCode() + " " + new Point(1, 2).hashCode());
    }
}

// out: Point[x=3, y=4] 3 5.0 Point[x=2, y=2]
// out: true true false
// out: negative x: -1
// out: Person[name=Ann, age=30, tags=[a]] ANN
// out: Bob
// out: Ann
// out: Pair[first=a, second=[2]]
// out: here
// out: Empty[] true 0
// out: Mixed[b=1, c=c, f=0.0, d=-0.0, z=true, l=1, a=null, o=null] false true
// out: true
// out: 2 33
