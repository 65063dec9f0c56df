import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

public class ObjectMethods {
    static class Point implements Cloneable {
        int x, y;
        int[] shared = {1};

        Point(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean equals(Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;
            Point p = (Point) o;
            return x == p.x && y == p.y;
        }

        @Override
        public int hashCode() {
            return Objects.hash(x, y);
        }

        @Override
        public Point clone() {
            try {
                return (Point) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    static class NotCloneable {
        Object tryClone() throws CloneNotSupportedException {
            return clone();
        }
    }

    public static void main(String[] args) throws Exception {
        Point p = new Point(1, 2), q = p.clone();
        System.out.println(p.equals(q) + " " + (p == q) + " " + (p.shared == q.shared) + " " + p.hashCode() + " " + Objects.equals(null, null));
        Set<Point> set = new HashSet<>();
        set.add(p);
        set.add(q);
        System.out.println(set.size() + " " + set.contains(new Point(1, 2)));
        Object o = new Object();
        System.out.println(o.toString().startsWith("java.lang.Object@") + " " + o.toString().equals("java.lang.Object@" + Integer.toHexString(o.hashCode())) + " " + (o.hashCode() == System.identityHashCode(o)));
        try {
            new NotCloneable().tryClone();
        } catch (CloneNotSupportedException e) {
            System.out.println(e.getMessage());
        }
        int[][] deep = {{1}, {2}};
        int[][] shallow = deep.clone();
        shallow[0][0] = 9;
        System.out.println(deep[0][0] + " " + Objects.requireNonNullElse(null, "else") + " " + Objects.toString(null, "none") + " " + Objects.checkIndex(1, 2));
    }
}

// out: true false true 994 true
// out: 1 true
// out: true true true
// out: ObjectMethods$NotCloneable
// out: 9 else none 1
