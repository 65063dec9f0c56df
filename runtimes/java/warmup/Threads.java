import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;

// Threads and pools are named here and ended: a program must find neither them nor their numbers.
public class Threads {
    private static int shared;
    private static final Object lock = new Object();

    static synchronized void increment() {
        shared++;
    }

    static class Buffer {
        private final List<Integer> items = new ArrayList<>();

        synchronized void put(int item) throws InterruptedException {
            while (items.size() >= 2) {
                wait();
            }
            items.add(item);
            notifyAll();
        }

        synchronized int take() throws InterruptedException {
            while (items.isEmpty()) {
                wait();
            }
            notifyAll();
            return items.remove(0);
        }
    }

    static class Sum extends RecursiveTask<Integer> {
        private final int from, to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from < 10) {
                return IntStream.range(from, to).sum();
            }
            Sum left = new Sum(from, (from + to) / 2);
            left.fork();
            return new Sum((from + to) / 2, to).compute() + left.join();
        }
    }

    public static void main(String[] args) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> {
                for (int k = 0; k < 10; k++) {
                    increment();
                    synchronized (lock) {
                        shared += 0;
                    }
                }
            }, "counting");
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(shared + " " + Thread.currentThread().getName() + threads.get(0).getState());
        Buffer buffer = new Buffer();
        Thread producer = Thread.ofPlatform().name("producer").start(() -> {
            try {
                for (int i = 0; i < 5; i++) {
                    buffer.put(i);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        for (int i = 0; i < 5; i++) {
            System.out.println(buffer.take());
        }
        producer.join(1000);
        Thread.sleep(1);
        ThreadFactory named = task -> new Thread(task, "pooled");
        ExecutorService pool = Executors.newFixedThreadPool(2, named);
        Future<Integer> future = pool.submit(() -> 6 * 7);
        System.out.println(future.get() + " " + future.isDone());
        List<Callable<String>> tasks = List.of(() -> "a", () -> "b");
        for (Future<String> each : pool.invokeAll(tasks)) {
            System.out.println(each.get());
        }
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> 20, pool);
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> 22, pool);
        System.out.println(first.thenCombine(second, Integer::sum).thenApply(n -> "sum " + n).join());
        CompletableFuture.runAsync(() -> { throw new IllegalStateException("failed"); }, pool).exceptionally(e -> null).get(1, TimeUnit.SECONDS);
        CompletableFuture.allOf(first, second).thenRun(() -> System.out.println("all")).join();
        CountDownLatch latch = new CountDownLatch(2);
        pool.execute(latch::countDown);
        pool.execute(latch::countDown);
        latch.await();
        pool.shutdown();
        System.out.println(pool.awaitTermination(1, TimeUnit.SECONDS));
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1, named);
        System.out.println(scheduler.schedule(() -> "later", 1, TimeUnit.MILLISECONDS).get());
        scheduler.shutdownNow();
        ExecutorService single = Executors.newSingleThreadExecutor(named);
        single.submit(() -> System.out.println("single")).get();
        single.close();
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            virtual.submit(() -> System.out.println(Thread.currentThread().isVirtual()));
        }
        Thread.ofVirtual().name("virtual").start(() -> System.out.println("virtual")).join();
        ForkJoinPool forkJoin = new ForkJoinPool(1);
        System.out.println(forkJoin.invoke(new Sum(0, 100)) + " " + forkJoin.submit(() -> IntStream.range(0, 100).parallel().sum()).get());
        forkJoin.close();
        Lock explicit = new ReentrantLock();
        Condition condition = explicit.newCondition();
        explicit.lock();
        try {
            condition.signalAll();
            condition.await(1, TimeUnit.MILLISECONDS);
        } finally {
            explicit.unlock();
        }
        ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
        readWrite.readLock().lock();
        readWrite.readLock().unlock();
        Semaphore semaphore = new Semaphore(1);
        semaphore.acquire();
        semaphore.release();
        BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
        queue.put(1);
        BlockingQueue<Integer> bounded = new ArrayBlockingQueue<>(1);
        bounded.offer(2);
        Map<String, Integer> concurrent = new ConcurrentHashMap<>();
        concurrent.merge("k", 1, Integer::sum);
        AtomicInteger atomic = new AtomicInteger();
        atomic.incrementAndGet();
        new AtomicLong().addAndGet(2);
        System.out.println(queue.take() + bounded.poll() + " " + concurrent + atomic.get() + new CopyOnWriteArrayList<>(List.of(1)));
        ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 1);
        System.out.println(local.get());
        local.remove();
        Thread interrupted = new Thread(() -> {
            try {
                Thread.sleep(10_000);
            } catch (InterruptedException e) {
                System.out.println(e.getMessage());
            }
        }, "sleeping");
        interrupted.start();
        interrupted.interrupt();
        interrupted.join();
    }
}
