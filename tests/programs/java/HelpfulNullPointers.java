import java.util.HashMap;
import java.util.Map;

public class HelpfulNullPointers {
    static class Node {
        Node next;
        int value;
        int[] data;
        String[][] names;
        Object lock;
    }

    static Node head;
    static Node find(String name) { return null; }

    static void attempt(Runnable r) {
        try {
            r.run();
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) {
        Node n = new Node();
        Map<String, Integer> map = new HashMap<>();
        attempt(() -> System.out.println(head.value));
        attempt(() -> n.next.value = 3);
        attempt(() -> System.out.println(n.next.next.value));
        attempt(() -> n.data[0] = 1);
        attempt(() -> System.out.println(n.data.length));
        attempt(() -> { Node[] nodes = new Node[2]; System.out.println(nodes[1].value); });
        attempt(() -> { n.names = new String[1][]; int i = 0; System.out.println(n.names[i][2]); });
        attempt(() -> { n.names = new String[1][1]; System.out.println(n.names[0][0].length()); });
        attempt(() -> find("x").next = null);
        attempt(() -> { int v = map.get("missing"); });
        attempt(() -> { String s = null; s.length(); });
        attempt(() -> { synchronized (n.lock) { } });
        attempt(() -> { RuntimeException e = null; throw e; });
        attempt(() -> { Integer boxed = null; int sum = 1 + boxed; });
        attempt(() -> { Object o = null; o.toString(); });
        attempt(() -> { throw new NullPointerException("own message"); });
        attempt(() -> { throw new NullPointerException(); });
        attempt(() -> java.util.Objects.requireNonNull(null, "must be there"));
        attempt(() -> { long[] a = null; a[0]++; });
        attempt(() -> "x".compareTo(null));
        attempt(() -> { for (String s : (Iterable<String>) null) { } });
        attempt(() -> { boolean[] flags = null; flags[1] = true; });
    }
}

// out: Cannot read field "value" because "HelpfulNullPointers.head" is null
// out: Cannot assign field "value" because "n.next" is null
// out: Cannot read field "next" because "n.next" is null
// out: Cannot store to int array because "n.data" is null
// out: Cannot read the array length because "n.data" is null
// out: Cannot read field "value" because "nodes[1]" is null
// out: Cannot load from object array because "n.names[i]" is null
// out: Cannot invoke "String.length()" because "n.names[0][0]" is null
// out: Cannot assign field "next" because the return value of "HelpfulNullPointers.find(String)" is null
// out: Cannot invoke "java.lang.Integer.intValue()" because the return value of "java.util.Map.get(Object)" is null
// out: Cannot invoke "String.length()" because "s" is null
// out: Cannot enter synchronized block because "n.lock" is null
// out: Cannot throw exception because "e" is null
// out: Cannot invoke "java.lang.Integer.intValue()" because "boxed" is null
// out: Cannot invoke "Object.toString()" because "o" is null
// out: own message
// out: null
// out: must be there
// out: Cannot load from long array because "a" is null
// out: Cannot read field "value" because "anotherString" is null
// out: Cannot invoke "java.lang.Iterable.iterator()" because "null" is null
// out: Cannot store to byte/boolean array because "flags" is null
