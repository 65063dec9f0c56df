import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shortest paths, spanning trees, orders, components and flows on small graphs, and matrices. */
public class GraphAlgorithms {
    record Edge(String from, String to, int weight) {
        Edge reversed() {
            return new Edge(to, from, weight);
        }
    }

    static final class Graph {
        private final Map<String, List<Edge>> edges = new TreeMap<>();

        static Graph parse(String text, boolean isDirected) {
            var graph = new Graph();
            for (String part : text.strip().split("\\s*,\\s*")) {
                var words = part.split(" ");
                var edge = new Edge(words[0], words[1], Integer.parseInt(words[2]));
                graph.add(edge);
                if (!isDirected) {
                    graph.add(edge.reversed());
                }
            }
            return graph;
        }

        void add(Edge edge) {
            edges.computeIfAbsent(edge.from(), key -> new ArrayList<>()).add(edge);
            edges.computeIfAbsent(edge.to(), key -> new ArrayList<>());
        }

        Optional<List<String>> shortestPath(String from, String to) {
            record Step(String node, int distance) { }
            Map<String, Integer> distances = new LinkedHashMap<>();
            Map<String, String> before = new TreeMap<>();
            var queue = new PriorityQueue<>(Comparator.comparingInt(Step::distance).thenComparing(Step::node));
            queue.add(new Step(from, 0));
            distances.put(from, 0);
            while (queue.poll() instanceof Step(var node, var distance)) {
                if (node.equals(to)) {
                    var path = new ArrayDeque<String>();
                    for (String at = to; at != null; at = before.get(at)) {
                        path.addFirst(at);
                    }
                    path.addLast("(" + distance + ")");
                    return Optional.of(List.copyOf(path));
                }
                for (Edge edge : edges.get(node)) {
                    int through = distance + edge.weight();
                    if (through < distances.getOrDefault(edge.to(), Integer.MAX_VALUE)) {
                        distances.put(edge.to(), through);
                        before.put(edge.to(), node);
                        queue.add(new Step(edge.to(), through));
                    }
                }
            }
            return Optional.empty();
        }

        List<Edge> spanningTree() {
            Map<String, String> parents = new TreeMap<>();
            edges.keySet().forEach(node -> parents.put(node, node));
            var tree = new ArrayList<Edge>();
            edges.values().stream().flatMap(List::stream)
                    .filter(edge -> edge.from().compareTo(edge.to()) < 0)
                    .sorted(Comparator.comparingInt(Edge::weight).thenComparing(Edge::from).thenComparing(Edge::to))
                    .forEach(edge -> {
                        String a = root(parents, edge.from());
                        String b = root(parents, edge.to());
                        if (!a.equals(b)) {
                            parents.put(a, b);
                            tree.add(edge);
                        }
                    });
            return tree;
        }

        private static String root(Map<String, String> parents, String node) {
            String parent = parents.get(node);
            if (parent.equals(node)) {
                return node;
            }
            String root = root(parents, parent);
            parents.put(node, root);
            return root;
        }

        List<String> topologicalOrder() {
            Map<String, Integer> degrees = new TreeMap<>();
            edges.keySet().forEach(node -> degrees.put(node, 0));
            edges.values().forEach(all -> all.forEach(edge -> degrees.merge(edge.to(), 1, Integer::sum)));
            var ready = new PriorityQueue<String>();
            degrees.forEach((node, degree) -> {
                if (degree == 0) {
                    ready.add(node);
                }
            });
            var order = new ArrayList<String>();
            while (!ready.isEmpty()) {
                String node = ready.remove();
                order.add(node);
                for (Edge edge : edges.get(node)) {
                    if (degrees.merge(edge.to(), -1, Integer::sum) == 0) {
                        ready.add(edge.to());
                    }
                }
            }
            if (order.size() < edges.size()) {
                Set<String> rest = new HashSet<>(edges.keySet());
                order.forEach(rest::remove);
                throw new IllegalStateException("a cycle among " + rest.stream().sorted().toList());
            }
            return order;
        }
    }

    static int[][] allDistances(int[][] direct) {
        int n = direct.length;
        int[][] distances = Arrays.stream(direct).map(int[]::clone).toArray(int[][]::new);
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    distances[i][j] = Math.min(distances[i][j], distances[i][k] + distances[k][j]);
                }
            }
        }
        return distances;
    }

    static long[][] multiply(long[][] a, long[][] b) {
        long[][] product = new long[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    static long fibonacci(int n) {
        long[][] result = {{1, 0}, {0, 1}};
        long[][] base = {{1, 1}, {1, 0}};
        for (int power = n; power > 0; power >>= 1) {
            if ((power & 1) == 1) {
                result = multiply(result, base);
            }
            base = multiply(base, base);
        }
        return result[0][1];
    }

    public static void main(String[] args) {
        var roads = Graph.parse("A B 4, A C 2, B C 1, B D 5, C D 8, C E 10, D E 2, D F 6, E F 3, G H 1", false);
        System.out.println(roads.shortestPath("A", "F").orElseThrow());
        System.out.println(roads.shortestPath("A", "G").map(Object::toString).orElse("no way"));
        System.out.println(roads.spanningTree().stream()
                .map(edge -> edge.from() + edge.to() + edge.weight()).collect(Collectors.joining(" ")));

        var tasks = Graph.parse("shirt tie 0, tie jacket 0, trousers shoes 0, trousers belt 0, belt jacket 0, socks shoes 0", true);
        System.out.println(tasks.topologicalOrder());
        tasks.add(new Edge("jacket", "shirt", 0));
        try {
            tasks.topologicalOrder();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }

        final int far = 1_000_000;
        int[][] direct = {{0, 3, far, 7}, {8, 0, 2, far}, {5, far, 0, 1}, {2, far, far, 0}};
        for (int[] row : allDistances(direct)) {
            System.out.println(Arrays.stream(row).mapToObj("%3d"::formatted).collect(Collectors.joining()));
        }
        System.out.println(Arrays.deepToString(multiply(new long[][] {{1, 2, 3}}, new long[][] {{4}, {5}, {6}})));
        System.out.println(fibonacci(10) + " " + fibonacci(90));
    }
}

// out: [A, C, B, D, E, F, (13)]
// out: no way
// out: BC1 GH1 AC2 DE2 EF3 BD5
// out: [shirt, socks, tie, trousers, belt, jacket, shoes]
// out: a cycle among [jacket, shirt, tie]
// out:   0  3  5  6
// out:   5  0  2  3
// out:   3  6  0  1
// out:   2  5  7  0
// out: [[32]]
// out: 55 2880067194370816120
