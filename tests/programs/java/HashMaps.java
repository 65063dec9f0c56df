import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

public class HashMaps {
    record Key(int id) {
        @Override
        public int hashCode() { return id % 3; } // collides on purpose
    }

    public static void main(String[] args) {
        Map<String, Integer> ages = new HashMap<>();
        ages.put("Ann", 30);
        ages.put("Bob", 25);
        System.out.println(ages.put("Ann", 31) + " " + ages.get("Ann") + " " + ages.get("Zed") + " " + ages.getOrDefault("Zed", 0));
        ages.putIfAbsent("Cy", 40);
        ages.merge("Bob", 1, Integer::sum);
        ages.merge("Dan", 1, Integer::sum);
        ages.computeIfAbsent("Eve", String::length);
        ages.computeIfPresent("Cy", (k, v) -> null);
        ages.compute("Ann", (k, v) -> v == null ? 1 : v + 1);
        System.out.println(ages);
        for (Map.Entry<String, Integer> e : ages.entrySet()) e.setValue(e.getValue() * 2);
        System.out.println(ages.keySet() + " " + ages.values() + " " + ages.containsValue(52));
        ages.entrySet().removeIf(e -> e.getValue() < 10);
        ages.replaceAll((k, v) -> v + k.length());
        System.out.println(ages + " " + ages.size() + " " + ages.remove("Ann") + " " + ages.isEmpty());
        Map<Key, String> colliding = new HashMap<>();
        for (int i = 0; i < 100; i++) colliding.put(new Key(i), "v" + i);
        System.out.println(colliding.size() + " " + colliding.get(new Key(77)) + " " + colliding.get(new Key(100)));
        Map<String, List<String>> groups = new HashMap<>();
        for (String w : "apple avocado banana blueberry cherry".split(" ")) groups.computeIfAbsent(w.substring(0, 1), k -> new ArrayList<>()).add(w);
        System.out.println(groups);
        Map<Object, Object> nulls = new HashMap<>();
        nulls.put(null, "n");
        nulls.put("v", null);
        System.out.println(nulls + " " + nulls.containsKey("v") + nulls.get(null));
        Set<Integer> set = new HashSet<>(List.of(5, 3, 17, 33, 1, 16));
        System.out.println(set + " " + set.add(5) + set.add(6) + set.remove(100));
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < 1000; i++) counts.merge(i * 7919 % 13, 1, Integer::sum);
        System.out.println(counts);
        System.out.println(new HashMap<>(Map.of("k", 1)).equals(Map.of("k", 1)) + " " + Map.entry("a", 1));
    }
}

// out: 30 31 null 0
// out: {Dan=1, Ann=32, Bob=26, Eve=3}
// out: [Dan, Ann, Bob, Eve] [2, 64, 52, 6] true
// out: {Ann=67, Bob=55} 2 67 false
// out: 100 v77 null
// out: {a=[apple, avocado], b=[banana, blueberry], c=[cherry]}
// out: {null=n, v=null} truen
// out: [16, 17, 33, 1, 3, 5] falsetruefalse
// out: {0=77, 1=77, 2=77, 3=77, 4=77, 5=77, 6=77, 7=77, 8=77, 9=77, 10=77, 11=76, 12=77}
// out: true a=1
