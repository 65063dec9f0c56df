import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A cache that forgets what was used longest ago: by hand, with a list through a hash map's values. */
public class LruCache<K, V> implements Iterable<Map.Entry<K, V>> {
    private static final class Node<K, V> implements Map.Entry<K, V> {
        final K key;
        V value;
        Node<K, V> newer;
        Node<K, V> older;

        Node(K key, V value) {
            this.key = key;
            this.value = value;
        }

        @Override public K getKey() { return key; }
        @Override public V getValue() { return value; }

        @Override
        public V setValue(V value) {
            V before = this.value;
            this.value = value;
            return before;
        }

        @Override public String toString() { return key + "=" + value; }
    }

    private final int capacity;
    private final Map<K, Node<K, V>> nodes = new HashMap<>();
    private final BiConsumer<? super K, ? super V> evicted;
    private Node<K, V> newest;
    private Node<K, V> oldest;
    private int hits;
    private int misses;

    public LruCache(int capacity, BiConsumer<? super K, ? super V> evicted) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("capacity must be positive: " + capacity);
        }
        this.capacity = capacity;
        this.evicted = Objects.requireNonNull(evicted, "evicted");
    }

    public V get(K key, Function<? super K, ? extends V> loader) {
        Node<K, V> node = nodes.get(key);
        if (node != null) {
            hits++;
            unlink(node);
            linkNewest(node);
            return node.value;
        }
        misses++;
        V value = loader.apply(key);
        put(key, value);
        return value;
    }

    public void put(K key, V value) {
        Node<K, V> node = nodes.get(key);
        if (node == null) {
            node = new Node<>(key, value);
            nodes.put(key, node);
        } else {
            node.setValue(value);
            unlink(node);
        }
        linkNewest(node);
        if (nodes.size() > capacity) {
            Node<K, V> victim = oldest;
            unlink(victim);
            nodes.remove(victim.key);
            evicted.accept(victim.key, victim.value);
        }
    }

    private void linkNewest(Node<K, V> node) {
        node.older = newest;
        node.newer = null;
        if (newest != null) {
            newest.newer = node;
        }
        newest = node;
        if (oldest == null) {
            oldest = node;
        }
    }

    private void unlink(Node<K, V> node) {
        if (node.newer == null) {
            newest = node.older;
        } else {
            node.newer.older = node.older;
        }
        if (node.older == null) {
            oldest = node.newer;
        } else {
            node.older.newer = node.newer;
        }
    }

    /** From the newest to the oldest. */
    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new Iterator<>() {
            private Node<K, V> next = newest;

            @Override public boolean hasNext() { return next != null; }

            @Override
            public Map.Entry<K, V> next() {
                if (next == null) {
                    throw new NoSuchElementException("no older entry");
                }
                Node<K, V> node = next;
                next = node.older;
                return node;
            }
        };
    }

    public static void main(String[] args) {
        List<String> gone = new ArrayList<>();
        var cache = new LruCache<String, Integer>(3, (key, value) -> gone.add(key + ":" + value));
        for (String word : "one two three one four one five two six".split(" ")) {
            cache.get(word, String::length);
        }
        for (var entry : cache) {
            System.out.print(entry + " ");
        }
        System.out.println("| gone " + gone + " | hits " + cache.hits + ", misses " + cache.misses);
        cache.put("two", 22);
        cache.forEach(entry -> System.out.print(entry.getKey() + " "));
        System.out.println("in the end");

        // The library's own way must agree, whatever is asked.
        var model = new LinkedHashMap<Integer, Integer>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
                return size() > 50;
            }
        };
        var ours = new LruCache<Integer, Integer>(50, (key, value) -> { });
        var random = new Random(7);
        int different = 0;
        for (int i = 0; i < 20_000; i++) {
            int key = (int) Math.abs(random.nextGaussian() * 40);
            int value = ours.get(key, k -> k * k);
            Integer known = model.get(key);
            if (known == null) {
                model.put(key, known = key * key);
            }
            different += value == known ? 0 : 1;
        }
        List<Integer> inOrder = new ArrayList<>();
        ours.forEach(entry -> inOrder.addFirst(entry.getKey()));
        System.out.println("different " + different + ", same order " + inOrder.equals(List.copyOf(model.keySet())));
        System.out.printf("%.1f %% of %d were hits%n", 100.0 * ours.hits / (ours.hits + ours.misses), ours.hits + ours.misses);

        try {
            new LruCache<String, String>(0, (key, value) -> { });
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        var iterator = new LruCache<String, String>(1, (key, value) -> { }).iterator();
        try {
            iterator.next();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage() + ", " + iterator.hasNext());
        }
    }
}

// out: six=3 two=3 five=4 | gone [two:3, three:5, four:4, one:3] | hits 2, misses 7
// out: two six five in the end
// out: different 0, same order true
// out: 64.6 % of 20000 were hits
// out: capacity must be positive: 0
// out: no older entry, false
