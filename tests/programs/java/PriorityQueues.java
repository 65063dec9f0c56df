import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

public class PriorityQueues {
    record Task(String name, int priority) {}

    record Edge(int to, int weight) {}

    static int[] dijkstra(List<List<Edge>> graph, int from) {
        int[] distance = new int[graph.size()];
        java.util.Arrays.fill(distance, Integer.MAX_VALUE);
        distance[from] = 0;
        PriorityQueue<int[]> queue = new PriorityQueue<>((a, b) -> Integer.compare(a[1], b[1]));
        queue.add(new int[] {from, 0});
        while (!queue.isEmpty()) {
            int[] at = queue.poll();
            if (at[1] > distance[at[0]]) continue;
            for (Edge e : graph.get(at[0])) {
                int d = at[1] + e.weight();
                if (d < distance[e.to()]) {
                    distance[e.to()] = d;
                    queue.add(new int[] {e.to(), d});
                }
            }
        }
        return distance;
    }

    public static void main(String[] args) {
        PriorityQueue<Integer> q = new PriorityQueue<>(List.of(5, 1, 4, 1, 3));
        StringBuilder s = new StringBuilder();
        while (!q.isEmpty()) s.append(q.poll()).append(' ');
        System.out.println(s);
        PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingInt(Task::priority).reversed().thenComparing(Task::name));
        tasks.add(new Task("write", 2));
        tasks.add(new Task("test", 5));
        tasks.add(new Task("plan", 5));
        System.out.println(tasks.poll() + " " + tasks.peek() + " " + tasks.size());
        List<List<Edge>> graph = new ArrayList<>();
        for (int i = 0; i < 5; i++) graph.add(new ArrayList<>());
        int[][] edges = {{0, 1, 4}, {0, 2, 1}, {2, 1, 2}, {1, 3, 5}, {2, 3, 8}};
        for (int[] e : edges) graph.get(e[0]).add(new Edge(e[1], e[2]));
        System.out.println(java.util.Arrays.toString(dijkstra(graph, 0)));
    }
}

// out: 1 1 3 4 5 
// out: Task[name=plan, priority=5] Task[name=test, priority=5] 2
// out: [0, 3, 1, 8, 2147483647]
