import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

public class Algorithms {
    static int knapsack(int[] weights, int[] values, int capacity) {
        int[] best = new int[capacity + 1];
        for (int i = 0; i < weights.length; i++) {
            for (int w = capacity; w >= weights[i]; w--) best[w] = Math.max(best[w], best[w - weights[i]] + values[i]);
        }
        return best[capacity];
    }

    static String longestCommonSubsequence(String a, String b) {
        int[][] t = new int[a.length() + 1][b.length() + 1];
        for (int i = a.length() - 1; i >= 0; i--) {
            for (int j = b.length() - 1; j >= 0; j--) {
                t[i][j] = a.charAt(i) == b.charAt(j) ? t[i + 1][j + 1] + 1 : Math.max(t[i + 1][j], t[i][j + 1]);
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0, j = 0; i < a.length() && j < b.length(); ) {
            if (a.charAt(i) == b.charAt(j)) {
                out.append(a.charAt(i));
                i++;
                j++;
            } else if (t[i + 1][j] >= t[i][j + 1]) i++;
            else j++;
        }
        return out.toString();
    }

    static long[][] multiply(long[][] a, long[][] b) {
        long[][] c = new long[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) for (int j = 0; j < b[0].length; j++) for (int k = 0; k < b.length; k++) c[i][j] += a[i][k] * b[k][j];
        return c;
    }

    static long fibonacci(int n) {
        long[][] result = {{1, 0}, {0, 1}}, base = {{1, 1}, {1, 0}};
        for (; n > 0; n >>= 1) {
            if ((n & 1) == 1) result = multiply(result, base);
            base = multiply(base, base);
        }
        return result[0][1];
    }

    static class Trie {
        private final Map<Character, Trie> children = new TreeMap<>();
        private boolean isWord;

        void add(String word) {
            Trie node = this;
            for (char c : word.toCharArray()) node = node.children.computeIfAbsent(c, k -> new Trie());
            node.isWord = true;
        }

        List<String> complete(String prefix) {
            Trie node = this;
            for (char c : prefix.toCharArray()) {
                node = node.children.get(c);
                if (node == null) return List.of();
            }
            List<String> found = new ArrayList<>();
            node.collect(prefix, found);
            return found;
        }

        private void collect(String prefix, List<String> found) {
            if (isWord) found.add(prefix);
            children.forEach((c, child) -> child.collect(prefix + c, found));
        }
    }

    static class UnionFind {
        final int[] parent;

        UnionFind(int n) {
            parent = new int[n];
            Arrays.setAll(parent, i -> i);
        }

        int find(int x) {
            return parent[x] == x ? x : (parent[x] = find(parent[x]));
        }

        boolean union(int a, int b) {
            if (find(a) == find(b)) return false;
            parent[find(a)] = find(b);
            return true;
        }
    }

    static int shortestPath(String[] maze) {
        int rows = maze.length, columns = maze[0].length();
        int[][] distance = new int[rows][columns];
        for (int[] row : distance) Arrays.fill(row, -1);
        Queue<int[]> queue = new ArrayDeque<>();
        queue.add(new int[] {0, 0});
        distance[0][0] = 0;
        int[][] moves = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
        while (!queue.isEmpty()) {
            int[] at = queue.remove();
            for (int[] move : moves) {
                int r = at[0] + move[0], c = at[1] + move[1];
                if (r < 0 || c < 0 || r >= rows || c >= columns || maze[r].charAt(c) == '#' || distance[r][c] >= 0) continue;
                distance[r][c] = distance[at[0]][at[1]] + 1;
                queue.add(new int[] {r, c});
            }
        }
        return distance[rows - 1][columns - 1];
    }

    static void quickSort(int[] a, int from, int to) {
        if (from >= to) return;
        int pivot = a[(from + to) >>> 1], i = from, j = to;
        while (i <= j) {
            while (a[i] < pivot) i++;
            while (a[j] > pivot) j--;
            if (i <= j) {
                int t = a[i];
                a[i++] = a[j];
                a[j--] = t;
            }
        }
        quickSort(a, from, j);
        quickSort(a, i, to);
    }

    static List<String> permutations(String s) {
        if (s.length() <= 1) return List.of(s);
        List<String> result = new ArrayList<>();
        for (int i = 0; i < s.length(); i++) for (String rest : permutations(s.substring(0, i) + s.substring(i + 1))) result.add(s.charAt(i) + rest);
        return result;
    }

    static int queens(int n, int row, int columns, int left, int right) {
        if (row == n) return 1;
        int count = 0;
        for (int free = ~(columns | left | right) & ((1 << n) - 1); free != 0; free &= free - 1) {
            int bit = free & -free;
            count += queens(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1);
        }
        return count;
    }

    static void hanoi(int n, char from, char to, char via, List<String> moves) {
        if (n == 0) return;
        hanoi(n - 1, from, via, to, moves);
        moves.add(from + ">" + to);
        hanoi(n - 1, via, to, from, moves);
    }

    public static void main(String[] args) {
        System.out.println(knapsack(new int[] {1, 3, 4, 5}, new int[] {1, 4, 5, 7}, 7));
        System.out.println(longestCommonSubsequence("AGGTABQXYZ", "GXTXAYBZ"));
        System.out.println(fibonacci(90));
        Trie trie = new Trie();
        for (String w : "car card care cart cat dog do".split(" ")) trie.add(w);
        System.out.println(trie.complete("car") + " " + trie.complete("d") + " " + trie.complete("x"));
        UnionFind sets = new UnionFind(6);
        System.out.println(sets.union(0, 1) + " " + sets.union(1, 2) + " " + sets.union(0, 2) + " " + (sets.find(3) == sets.find(0)));
        System.out.println(shortestPath(new String[] {"..#.", ".#..", "....", "##.."}));
        int[] numbers = new int[300];
        for (int i = 0; i < numbers.length; i++) numbers[i] = i * 7919 % 307;
        quickSort(numbers, 0, numbers.length - 1);
        System.out.println(numbers[0] + " " + numbers[150] + " " + numbers[299]);
        System.out.println(permutations("abc") + " " + permutations("abcdef").size());
        System.out.println(queens(8, 0, 0, 0, 0));
        List<String> moves = new ArrayList<>();
        hanoi(3, 'A', 'C', 'B', moves);
        System.out.println(moves);
        Map<Long, Integer> lengths = new HashMap<>();
        int longest = 0;
        for (int n = 1; n < 3000; n++) {
            int steps = 0;
            for (long x = n; x != 1 && steps < 1000; x = x % 2 == 0 ? x / 2 : 3 * x + 1) steps++;
            lengths.put((long) n, steps);
            longest = Math.max(longest, steps);
        }
        System.out.println(longest + " " + lengths.get(27L));
    }
}

// out: 9
// out: GTXYZ
// out: 2880067194370816120
// out: [car, card, care, cart] [do, dog] []
// out: true true false false
// out: 6
// out: 0 155 306
// out: [abc, acb, bac, bca, cab, cba] 720
// out: 92
// out: [A>C, A>B, C>B, A>C, B>A, B>C, A>C]
// out: 216 111
