import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

public class EventScheduler {
    record Event(long at, int order, String name, Consumer<EventScheduler> action) {}

    private final PriorityQueue<Event> queue = new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingInt(Event::order));
    private final List<String> log = new ArrayList<>();
    private long now;
    private int scheduled;

    void in(long delay, String name, Consumer<EventScheduler> action) {
        queue.add(new Event(now + delay, scheduled++, name, action));
    }

    void run(long until) {
        while (!queue.isEmpty() && queue.peek().at() <= until) {
            Event event = queue.poll();
            now = event.at();
            log.add(now + ":" + event.name());
            event.action().accept(this);
        }
        now = until;
    }

    static class Elevator {
        private int floor, stops;

        void call(EventScheduler s, int target) {
            s.in(Math.abs(target - floor) * 3L, "arrive " + target, x -> {
                stops++;
                x.in(2, "doors " + target, y -> {});
            });
            floor = target;
        }
    }

    static long checksum(int seed) {
        long x = seed;
        for (int i = 0; i < 2000; i++) x = x * 6364136223846793005L + 1442695040888963407L;
        return x;
    }

    public static void main(String[] args) throws Exception {
        EventScheduler scheduler = new EventScheduler();
        Elevator elevator = new Elevator();
        scheduler.in(0, "start", s -> elevator.call(s, 4));
        scheduler.in(10, "call 1", s -> elevator.call(s, 1));
        scheduler.in(10, "tick", new Consumer<>() {
            int ticks;

            @Override
            public void accept(EventScheduler s) {
                if (++ticks < 3) s.in(5, "tick " + ticks, this);
            }
        });
        scheduler.run(30);
        System.out.println(scheduler.log);
        System.out.println(elevator.stops + " stops, " + scheduler.queue.size() + " left, at " + scheduler.now);

        ExecutorService workers = Executors.newFixedThreadPool(3);
        List<CompletableFuture<Long>> parts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int seed = i;
            parts.add(CompletableFuture.supplyAsync(() -> checksum(seed), workers).thenApply(x -> x >>> 40));
        }
        CompletableFuture<Long> sum = parts.stream().reduce(CompletableFuture.completedFuture(0L), (a, b) -> a.thenCombine(b, Long::sum));
        System.out.println(sum.thenApply(Long::toHexString).get());
        System.out.println(parts.stream().map(CompletableFuture::join).sorted().map(x -> x % 1000).toList());
        workers.shutdown();
    }
}

// out: [0:start, 10:call 1, 10:tick, 12:arrive 4, 14:doors 4, 15:tick 1, 19:arrive 1, 20:tick 2, 21:doors 1]
// out: 2 stops, 0 left, at 30
// out: 35a6f2f
// out: [306, 667, 258, 619, 570, 931]
