import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

public class VirtualThreads {
    public static void main(String[] args) throws Exception {
        Thread v = Thread.ofVirtual().name("virt").start(() -> System.out.println(Thread.currentThread().isVirtual() + " " + Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon()));
        v.join();
        AtomicInteger count = new AtomicInteger();
        try (ExecutorService e = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = IntStream.range(0, 500).mapToObj(i -> e.submit(() -> {
                Thread.sleep(2);
                count.incrementAndGet();
                return i;
            })).toList();
            int sum = 0;
            for (Future<Integer> f : all) sum += f.get();
            System.out.println(sum);
        }
        System.out.println(count);
        Thread t = Thread.startVirtualThread(() -> { throw new RuntimeException("caught by handler"); });
        t.join();
        System.out.println(t.getState());
    }
}

// out: true virt true
// out: 124750
// out: 500
// out: TERMINATED
// err-contains: java.lang.RuntimeException: caught by handler
