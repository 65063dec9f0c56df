import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

public class LinkedHashMaps {
    static class LruCache<K, V> extends LinkedHashMap<K, V> {
        private final int capacity;

        LruCache(int capacity) {
            super(16, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
        }
    }

    public static void main(String[] args) {
        Map<String, Integer> m = new LinkedHashMap<>();
        for (String s : "zebra ape zebra cat ape dog".split(" ")) m.merge(s, 1, Integer::sum);
        System.out.println(m);
        LruCache<String, Integer> cache = new LruCache<>(3);
        for (String s : List.of("a", "b", "c")) cache.put(s, s.charAt(0) - 0);
        cache.get("a");
        cache.put("d", 4);
        System.out.println(cache + " " + cache.containsKey("b"));
        LinkedHashSet<Integer> set = new LinkedHashSet<>(List.of(3, 1, 2));
        set.add(1);
        set.addFirst(9);
        System.out.println(set + " " + set.reversed() + " " + set.removeLast());
        LinkedHashMap<String, Integer> sequenced = new LinkedHashMap<>(m);
        sequenced.putFirst("first", 0);
        System.out.println(sequenced.firstEntry() + " " + sequenced.pollLastEntry() + " " + sequenced.sequencedKeySet().reversed());
    }
}

// out: {zebra=2, ape=2, cat=1, dog=1}
// out: {c=99, a=97, d=4} false
// out: [9, 3, 1, 2] [2, 1, 3, 9] 2
// out: first=0 dog=1 [cat, ape, zebra, first]
