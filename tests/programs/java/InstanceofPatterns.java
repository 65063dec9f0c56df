public class InstanceofPatterns {
    static String kind(Object o) {
        if (o instanceof String s && s.length() > 3) return "long " + s;
        if (!(o instanceof Number n)) return "not a number";
        return "number " + n.intValue();
    }

    record Name(String first, String last) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Name(var f, var l) && f.equalsIgnoreCase(first) && l.equalsIgnoreCase(last);
        }

        @Override
        public int hashCode() {
            return first.toLowerCase().hashCode();
        }
    }

    public static void main(String[] args) {
        System.out.println(kind("text") + ", " + kind("abc") + ", " + kind(3.9) + ", " + kind(null));
        System.out.println(new Name("Ada", "L").equals(new Name("ADA", "l")));
        Object o = 42;
        while (!(o instanceof String text)) {
            o = "now " + o;
        }
        System.out.println(text.length());
        System.out.println(null instanceof Object);
        System.out.println(new int[0] instanceof Object);
        Object array = new Integer[] {1};
        System.out.println((array instanceof Number[]) + " " + (array instanceof Comparable[]) + " " + (array instanceof String[]));
    }
}

// out: long text, not a number, number 3, not a number
// out: true
// out: 6
// out: false
// out: true
// out: true true false
