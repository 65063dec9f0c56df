import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public class Executors {
    public static void main(String[] args) throws Exception {
        ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(3);
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            int n = i;
            futures.add(pool.submit(() -> n * n));
        }
        int sum = 0;
        for (Future<Integer> f : futures) sum += f.get();
        System.out.println(sum);
        System.out.println(pool.submit(() -> Thread.currentThread().getName()).get().startsWith("pool-1-thread-"));
        Future<?> failing = pool.submit(() -> { throw new IllegalStateException("task failed"); });
        try {
            failing.get();
        } catch (ExecutionException e) {
            System.out.println(e.getMessage() + " / " + e.getCause().getMessage() + " " + failing.state());
        }
        List<Callable<String>> tasks = List.of(() -> "a", () -> "b", () -> "c");
        StringBuilder all = new StringBuilder();
        for (Future<String> f : pool.invokeAll(tasks)) all.append(f.get());
        System.out.println(all + " " + tasks.contains(tasks.get(0)) + " " + pool.invokeAny(tasks).length());
        Future<?> slow = pool.submit(() -> { Thread.sleep(60_000); return null; });
        try {
            slow.get(20, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("too slow " + slow.cancel(true) + " " + slow.isCancelled());
        }
        pool.shutdown();
        System.out.println(pool.awaitTermination(5, TimeUnit.SECONDS) + " " + pool.isTerminated());
        try {
            pool.submit(() -> 1);
        } catch (RejectedExecutionException e) {
            System.out.println("rejected");
        }
        ScheduledExecutorService timer = java.util.concurrent.Executors.newScheduledThreadPool(1);
        int[] ticks = new int[1];
        Future<?> ticking = timer.scheduleAtFixedRate(() -> ticks[0]++, 0, 5, TimeUnit.MILLISECONDS);
        System.out.println(timer.schedule(() -> "later", 30, TimeUnit.MILLISECONDS).get());
        ticking.cancel(false);
        System.out.println(ticks[0] >= 2);
        timer.shutdownNow();
        try (ExecutorService closing = java.util.concurrent.Executors.newCachedThreadPool()) {
            closing.submit(() -> System.out.println("closing waits"));
        }
        ExecutorService single = java.util.concurrent.Executors.newSingleThreadExecutor();
        single.execute(() -> System.out.println("single " + Thread.currentThread().getName()));
        single.close();
    }
}

// out: 55
// out: true
// out: java.lang.IllegalStateException: task failed / task failed FAILED
// out: abc true 1
// out: too slow true true
// out: true true
// out: rejected
// out: later
// out: true
// out: closing waits
// out: single pool-4-thread-1
