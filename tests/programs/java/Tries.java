import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Words in trees: completion, spelling, many patterns at once, longest prefixes, and numbers by bits. */
public class Tries {
    static final class Trie<V> {
        private static final class Node<V> {
            final NavigableMap<Character, Node<V>> children = new TreeMap<>();
            V value;
        }

        private final Node<V> root = new Node<>();
        private int size;

        V put(String key, V value) {
            Node<V> node = root;
            for (char c : key.toCharArray()) {
                node = node.children.computeIfAbsent(c, letter -> new Node<>());
            }
            V before = node.value;
            node.value = value;
            size += before == null ? 1 : 0;
            return before;
        }

        private Optional<Node<V>> find(String prefix) {
            Node<V> node = root;
            for (int i = 0; i < prefix.length() && node != null; i++) {
                node = node.children.get(prefix.charAt(i));
            }
            return Optional.ofNullable(node);
        }

        Optional<V> get(String key) {
            return find(key).map(node -> node.value);
        }

        boolean remove(String key) {
            boolean removed = remove(root, key, 0);
            size -= removed ? 1 : 0;
            return removed;
        }

        private boolean remove(Node<V> node, String key, int at) {
            if (at == key.length()) {
                boolean was = node.value != null;
                node.value = null;
                return was;
            }
            Node<V> child = node.children.get(key.charAt(at));
            if (child == null || !remove(child, key, at + 1)) {
                return false;
            }
            if (child.value == null && child.children.isEmpty()) {
                node.children.remove(key.charAt(at));
            }
            return true;
        }

        List<String> complete(String prefix, int limit) {
            var found = new ArrayList<String>();
            find(prefix).ifPresent(node -> collect(node, new StringBuilder(prefix), word -> {
                if (found.size() < limit) {
                    found.add(word);
                }
            }));
            return found;
        }

        private void collect(Node<V> node, StringBuilder path, Consumer<String> sink) {
            if (node.value != null) {
                sink.accept(path.toString());
            }
            node.children.forEach((c, child) -> {
                path.append(c);
                collect(child, path, sink);
                path.setLength(path.length() - 1);
            });
        }

        String longestPrefixOf(String text) {
            int best = 0;
            Node<V> node = root;
            for (int i = 0; i < text.length() && node != null; i++) {
                node = node.children.get(text.charAt(i));
                if (node != null && node.value != null) {
                    best = i + 1;
                }
            }
            return text.substring(0, best);
        }

        /** Words within a distance of edits, by a row of the distance table for each node. */
        TreeMap<Integer, TreeSet<String>> similar(String word, int distance) {
            var found = new TreeMap<Integer, TreeSet<String>>();
            int[] row = new int[word.length() + 1];
            for (int i = 0; i < row.length; i++) {
                row[i] = i;
            }
            root.children.forEach((c, child) -> similar(child, "" + c, word, row, distance, found));
            return found;
        }

        private void similar(Node<V> node, String path, String word, int[] above, int most, TreeMap<Integer, TreeSet<String>> found) {
            int[] row = new int[above.length];
            row[0] = above[0] + 1;
            int least = row[0];
            for (int i = 1; i < row.length; i++) {
                int replace = above[i - 1] + (word.charAt(i - 1) == path.charAt(path.length() - 1) ? 0 : 1);
                row[i] = Math.min(replace, Math.min(row[i - 1], above[i]) + 1);
                least = Math.min(least, row[i]);
            }
            if (node.value != null && row[word.length()] <= most) {
                found.computeIfAbsent(row[word.length()], key -> new TreeSet<>()).add(path);
            }
            if (least <= most) {
                node.children.forEach((c, child) -> similar(child, path + c, word, row, most, found));
            }
        }
    }

    /** Aho and Corasick: all occurrences of all patterns in one pass. */
    static final class Matcher {
        private final List<Map<Character, Integer>> next = new ArrayList<>(List.of(new HashMap<>()));
        private final List<Integer> fail = new ArrayList<>(List.of(0));
        private final List<List<String>> output = new ArrayList<>(List.of(new ArrayList<>()));

        Matcher(String... patterns) {
            for (String pattern : patterns) {
                int state = 0;
                for (char c : pattern.toCharArray()) {
                    Integer to = next.get(state).get(c);
                    if (to == null) {
                        to = next.size();
                        next.add(new HashMap<>());
                        fail.add(0);
                        output.add(new ArrayList<>());
                        next.get(state).put(c, to);
                    }
                    state = to;
                }
                output.get(state).add(pattern);
            }
            var queue = new ArrayDeque<>(next.get(0).values());
            while (!queue.isEmpty()) {
                int state = queue.remove();
                next.get(state).forEach((c, to) -> {
                    fail.set(to, step(fail.get(state), c));
                    output.get(to).addAll(output.get(fail.get(to)));
                    queue.add(to);
                });
            }
        }

        private int step(int state, char c) {
            while (state != 0 && !next.get(state).containsKey(c)) {
                state = fail.get(state);
            }
            return next.get(state).getOrDefault(c, 0);
        }

        List<String> findAll(String text) {
            var found = new ArrayList<String>();
            int state = 0;
            for (int i = 0; i < text.length(); i++) {
                state = step(state, text.charAt(i));
                for (String pattern : output.get(state)) {
                    found.add(pattern + "@" + (i - pattern.length() + 1));
                }
            }
            return found;
        }
    }

    /** The largest a ^ b of two numbers, through a tree of their bits. */
    static int largestXor(int... numbers) {
        int[][] children = new int[numbers.length * 31 + 1][2];
        int used = 1;
        int best = 0;
        for (int number : numbers) {
            int node = 0;
            int opposite = 0;
            int xor = 0;
            for (int bit = 30; bit >= 0; bit--) {
                int side = number >>> bit & 1;
                if (children[node][side] == 0) {
                    children[node][side] = used++;
                }
                node = children[node][side];
                if (children[opposite][1 - side] != 0) {
                    opposite = children[opposite][1 - side];
                    xor |= 1 << bit;
                } else {
                    opposite = children[opposite][side];
                }
            }
            best = Math.max(best, xor);
        }
        return best;
    }

    public static void main(String[] args) {
        var trie = new Trie<Integer>();
        for (String word : "car card care careful cat dog do done don't zoo Zoo über".split(" ")) {
            trie.put(word, word.length());
        }
        System.out.println(trie.size + " " + trie.complete("car", 10) + " " + trie.complete("d", 2) + " " + trie.complete("x", 5));
        System.out.println(trie.get("care") + " " + trie.get("ca") + " " + trie.put("cat", 33) + " " + trie.get("cat").orElse(-1));
        System.out.println(trie.remove("car") + " " + trie.remove("car") + " " + trie.complete("car", 9) + " " + trie.size);
        System.out.println(trie.longestPrefixOf("carefully") + "|" + trie.longestPrefixOf("doner") + "|" + trie.longestPrefixOf("y") + "|");
        System.out.println(trie.similar("cart", 2) + " " + trie.similar("zoö", 1));
        System.out.println(new Matcher("he", "she", "his", "hers", "s").findAll("ushers and his shed"));
        System.out.println(largestXor(3, 10, 5, 25, 2, 8) + " " + largestXor(7) + " " + largestXor(0, Integer.MAX_VALUE));

        var random = new Random(11);
        var model = new TreeMap<String, Integer>();
        var ours = new Trie<Integer>();
        for (int i = 0; i < 3000; i++) {
            String key = random.ints(random.nextInt(1, 5), 'a', 'd').collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            if (random.nextInt(3) == 0) {
                if ((model.remove(key) != null) != ours.remove(key)) {
                    System.out.println("differ in " + key);
                }
            } else {
                model.put(key, i);
                ours.put(key, i);
            }
        }
        System.out.println(ours.size == model.size() && ours.complete("", 10_000).equals(List.copyOf(model.keySet())));
    }
}

// out: 12 [car, card, care, careful] [do, dog] []
// out: Optional[4] Optional.empty 3 33
// out: true false [card, care, careful] 11
// out: careful|done||
// out: {1=[card, care, cat]} {1=[zoo]}
// out: [s@1, she@1, he@2, hers@2, s@5, his@11, s@13, s@15, she@15, he@16]
// out: 28 0 2147483647
// out: true
