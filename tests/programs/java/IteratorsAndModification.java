import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

public class IteratorsAndModification {
    static class Range implements Iterable<Integer> {
        private final int from, to;

        Range(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public Iterator<Integer> iterator() {
            return new Iterator<>() {
                int next = from;

                public boolean hasNext() {
                    return next < to;
                }

                public Integer next() {
                    if (!hasNext()) throw new NoSuchElementException("past " + to);
                    return next++;
                }
            };
        }
    }

    public static void main(String[] args) {
        int sum = 0;
        for (int i : new Range(1, 5)) sum += i;
        System.out.println(sum);
        new Range(0, 3).forEach(System.out::print);
        System.out.println();
        Iterator<Integer> it = new Range(0, 1).iterator();
        it.next();
        try {
            it.next();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        try {
            it.remove();
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4));
        try {
            for (Integer n : list) if (n == 2) list.remove(n);
        } catch (ConcurrentModificationException e) {
            System.out.println(e);
        }
        System.out.println(list);
        Map<String, Integer> map = new HashMap<>(Map.of("a", 1, "b", 2));
        try {
            for (String k : map.keySet()) map.put(k + "x", 3);
        } catch (ConcurrentModificationException e) {
            System.out.println(e.getMessage());
        }
        list.iterator().forEachRemaining(n -> System.out.print(n + " "));
        System.out.println(new ArrayList<>(list).listIterator(3).previous());
    }
}

// out: 10
// out: 012
// out: past 1
// out: remove
// out: java.util.ConcurrentModificationException
// out: [1, 3, 4]
// out: null
// out: 1 3 4 4
