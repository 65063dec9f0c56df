import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Dynamic programming: knapsacks three ways, coins, subsequences, edit distance, matrix chains. */
public class Knapsack {
    record Item(String name, int weight, int value) {
        double density() {
            return (double) value / weight;
        }
    }

    record Packing(int value, List<Item> items) {
        @Override
        public String toString() {
            return value + " " + items.stream().map(Item::name).sorted().collect(Collectors.joining("+", "[", "]"));
        }
    }

    /** By a table: best[i][w] is the best value of the first i items in weight w. */
    static Packing byTable(List<Item> items, int capacity) {
        int[][] best = new int[items.size() + 1][capacity + 1];
        for (int i = 1; i <= items.size(); i++) {
            Item item = items.get(i - 1);
            for (int weight = 0; weight <= capacity; weight++) {
                best[i][weight] = best[i - 1][weight];
                if (weight >= item.weight()) {
                    best[i][weight] = Math.max(best[i][weight], best[i - 1][weight - item.weight()] + item.value());
                }
            }
        }
        var chosen = new ArrayList<Item>();
        int weight = capacity;
        for (int i = items.size(); i > 0; i--) {
            if (best[i][weight] != best[i - 1][weight]) {
                chosen.add(items.get(i - 1));
                weight -= items.get(i - 1).weight();
            }
        }
        return new Packing(best[items.size()][capacity], chosen);
    }

    /** By recursion that remembers. */
    static int byMemory(List<Item> items, int capacity) {
        record State(int index, int room) { }
        Map<State, Integer> known = new HashMap<>();
        var best = new Object() {
            int of(int index, int room) {
                if (index == items.size()) {
                    return 0;
                }
                var state = new State(index, room);
                Integer value = known.get(state);
                if (value == null) {
                    Item item = items.get(index);
                    value = of(index + 1, room);
                    if (item.weight() <= room) {
                        value = Math.max(value, item.value() + of(index + 1, room - item.weight()));
                    }
                    known.put(state, value);
                }
                return value;
            }
        };
        return best.of(0, capacity);
    }

    /** By branch and bound: densest items first, and no branch that can't beat the best so far. */
    static final class BranchAndBound {
        private final List<Item> items;
        private int best;
        private int visited;

        BranchAndBound(List<Item> items) {
            this.items = items.stream().sorted(Comparator.comparingDouble(Item::density).reversed()).toList();
        }

        int solve(int capacity) {
            visit(0, capacity, 0);
            return best;
        }

        private void visit(int index, int room, int value) {
            visited++;
            best = Math.max(best, value);
            if (index == items.size() || value + bound(index, room) <= best) {
                return;
            }
            Item item = items.get(index);
            if (item.weight() <= room) {
                visit(index + 1, room - item.weight(), value + item.value());
            }
            visit(index + 1, room, value);
        }

        private double bound(int index, int room) {
            double bound = 0;
            for (int i = index; i < items.size() && room > 0; i++) {
                Item item = items.get(i);
                int part = Math.min(room, item.weight());
                bound += part * item.density();
                room -= part;
            }
            return bound;
        }
    }

    static long waysToPay(int amount, int... coins) {
        long[] ways = new long[amount + 1];
        ways[0] = 1;
        for (int coin : coins) {
            for (int sum = coin; sum <= amount; sum++) {
                ways[sum] += ways[sum - coin];
            }
        }
        return ways[amount];
    }

    static String longestCommonSubsequence(String a, String b) {
        int[][] lengths = new int[a.length() + 1][b.length() + 1];
        for (int i = a.length() - 1; i >= 0; i--) {
            for (int j = b.length() - 1; j >= 0; j--) {
                lengths[i][j] = a.charAt(i) == b.charAt(j)
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        var result = new StringBuilder();
        for (int i = 0, j = 0; i < a.length() && j < b.length();) {
            if (a.charAt(i) == b.charAt(j)) {
                result.append(a.charAt(i++));
                j++;
            } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return result.toString();
    }

    static int editDistance(String a, String b) {
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    static long matrixChain(int... sizes) {
        int n = sizes.length - 1;
        long[][] cost = new long[n][n];
        for (int length = 2; length <= n; length++) {
            for (int from = 0; from + length <= n; from++) {
                int to = from + length - 1;
                cost[from][to] = Long.MAX_VALUE;
                for (int split = from; split < to; split++) {
                    long through = cost[from][split] + cost[split + 1][to] + (long) sizes[from] * sizes[split + 1] * sizes[to + 1];
                    cost[from][to] = Math.min(cost[from][to], through);
                }
            }
        }
        return cost[0][n - 1];
    }

    public static void main(String[] args) {
        var items = List.of(new Item("map", 9, 150), new Item("compass", 13, 35), new Item("water", 153, 200),
                new Item("sandwich", 50, 160), new Item("glucose", 15, 60), new Item("tin", 68, 45),
                new Item("banana", 27, 60), new Item("apple", 39, 40), new Item("cheese", 23, 30), new Item("book", 30, 10));
        System.out.println(byTable(items, 200));
        System.out.println(byMemory(items, 200) + " " + new BranchAndBound(items).solve(200));

        var random = new Random(42);
        BiFunction<Integer, Integer, Integer> between = (low, high) -> low + random.nextInt(high - low + 1);
        List<Item> many = IntStream.range(0, 40).mapToObj(i -> new Item("i" + i, between.apply(5, 60), between.apply(10, 100))).toList();
        var search = new BranchAndBound(many);
        int[] results = {byTable(many, 400).value(), byMemory(many, 400), search.solve(400)};
        System.out.println(Arrays.toString(results) + ", all the same " + (Arrays.stream(results).distinct().count() == 1)
                + ", few visited " + (search.visited < 100_000));

        System.out.println(waysToPay(100, 1, 5, 10, 25, 50) + " " + waysToPay(1000, 1, 2, 5, 10, 20, 50, 100, 200));
        System.out.println(longestCommonSubsequence("the quick brown fox", "a thick brow of oxen"));
        System.out.println(editDistance("kitten", "sitting") + " " + editDistance("", "abc") + " " + editDistance("same", "same"));
        System.out.println(matrixChain(40, 20, 30, 10, 30));
    }
}

// out: 535 [apple+banana+cheese+compass+glucose+map+sandwich]
// out: 535 535
// out: [1210, 1210, 1210], all the same true, few visited true
// out: 292 321335886
// out: thick brow fox
// out: 3 3 0
// out: 26000
