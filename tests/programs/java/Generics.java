import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

public class Generics {
    static <T extends Comparable<? super T>> T max(Collection<? extends T> items) {
        T best = null;
        for (T item : items) if (best == null || item.compareTo(best) > 0) best = item;
        return best;
    }

    static double sum(List<? extends Number> numbers) {
        double total = 0;
        for (Number n : numbers) total += n.doubleValue();
        return total;
    }

    static void fill(List<? super Integer> sink) {
        for (int i = 0; i < 3; i++) sink.add(i);
    }

    static <A, B> List<B> map(List<A> list, Function<? super A, ? extends B> f) {
        List<B> result = new ArrayList<>();
        for (A a : list) result.add(f.apply(a));
        return result;
    }

    static class Stack<E> {
        private Object[] items = new Object[2];
        private int size;

        void push(E e) {
            if (size == items.length) items = java.util.Arrays.copyOf(items, size * 2);
            items[size++] = e;
        }

        @SuppressWarnings("unchecked")
        E pop() {
            return (E) items[--size];
        }
    }

    static abstract class Builder<T extends Builder<T>> {
        String text = "";
        abstract T self();
        T add(String s) { text += s; return self(); }
    }

    static class LoudBuilder extends Builder<LoudBuilder> {
        LoudBuilder self() { return this; }
        LoudBuilder shout() { text += "!"; return this; }
    }

    static class Cache<K extends Comparable<K>, V> {
        private final Map<K, V> map = new HashMap<>();
        V get(K key, Supplier<? extends V> make) { return map.computeIfAbsent(key, k -> make.get()); }
    }

    static <T, E extends Exception> T orThrow(T t, E e) throws E {
        if (t == null) throw e;
        return t;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static void main(String[] args) {
        System.out.println(max(List.of(3, 9, 4)) + max(List.of("b", "z", "a")));
        System.out.println(sum(List.of(1, 2.5, 3L)));
        List<Number> numbers = new ArrayList<>();
        fill(numbers);
        List<Object> objects = new ArrayList<>(List.of("x"));
        fill(objects);
        System.out.println(numbers + "" + objects);
        System.out.println(map(List.of("a", "bb"), String::length));
        Stack<String> stack = new Stack<>();
        for (String s : "to be or not".split(" ")) stack.push(s);
        System.out.println(stack.pop() + stack.pop());
        System.out.println(new LoudBuilder().add("a").shout().add("b").text);
        Cache<String, List<Integer>> cache = new Cache<>();
        System.out.println(cache.get("k", () -> List.of(1)) == cache.get("k", () -> List.of(2)));
        System.out.println(new ArrayList<String>().getClass() == new ArrayList<Integer>().getClass());
        List raw = new ArrayList<>(List.of(1));
        List<String> polluted = raw;
        try {
            String s = polluted.get(0);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        try {
            orThrow(null, new java.io.IOException("nothing"));
        } catch (java.io.IOException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Generics.<Integer, String>map(List.of(1, 2), i -> "n" + i));
        Comparator<String> byLength = Comparator.<String>comparingInt(String::length).thenComparing(Comparator.reverseOrder());
        List<String> words = new ArrayList<>(List.of("pear", "fig", "plum", "kiwi", "nut"));
        Collections.sort(words, byLength);
        System.out.println(words);
        List<? extends List<?>> wild = List.of(List.of(1), List.of("a", "b"));
        System.out.println(wild.get(1).size());
    }
}

// out: 9z
// out: 6.5
// out: [0, 1, 2][x, 0, 1, 2]
// out: [1, 2]
// out: notor
// out: a!b
// out: true
// out: true
// out: class java.lang.Integer cannot be cast to class java.lang.String (java.lang.Integer and java.lang.String are in module java.base of loader 'bootstrap')
// out: nothing
// out: [n1, n2]
// out: [nut, fig, plum, pear, kiwi]
// out: 2
