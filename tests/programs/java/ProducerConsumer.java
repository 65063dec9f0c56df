import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A bounded buffer four times: with wait and notify, conditions, semaphores, and the library's queue. */
public class ProducerConsumer {
    interface Buffer<T> {
        void put(T item) throws InterruptedException;

        T take() throws InterruptedException;
    }

    static final class MonitorBuffer<T> implements Buffer<T> {
        private final Object[] items;
        private int head;
        private int count;

        MonitorBuffer(int capacity) {
            items = new Object[capacity];
        }

        @Override
        public synchronized void put(T item) throws InterruptedException {
            while (count == items.length) {
                wait();
            }
            items[(head + count++) % items.length] = item;
            notifyAll();
        }

        @Override
        @SuppressWarnings("unchecked")
        public synchronized T take() throws InterruptedException {
            while (count == 0) {
                wait();
            }
            T item = (T) items[head];
            items[head] = null;
            head = (head + 1) % items.length;
            count--;
            notifyAll();
            return item;
        }
    }

    static final class ConditionBuffer<T> implements Buffer<T> {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition notFull = lock.newCondition();
        private final Condition notEmpty = lock.newCondition();
        private final Deque<T> items = new ArrayDeque<>();
        private final int capacity;

        ConditionBuffer(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public void put(T item) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (items.size() == capacity) {
                    notFull.await();
                }
                items.addLast(item);
                notEmpty.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public T take() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (items.isEmpty()) {
                    notEmpty.await();
                }
                T item = items.removeFirst();
                notFull.signal();
                return item;
            } finally {
                lock.unlock();
            }
        }
    }

    static final class SemaphoreBuffer<T> implements Buffer<T> {
        private final Semaphore free;
        private final Semaphore used = new Semaphore(0);
        private final Deque<T> items = new ArrayDeque<>();

        SemaphoreBuffer(int capacity) {
            free = new Semaphore(capacity);
        }

        @Override
        public void put(T item) throws InterruptedException {
            free.acquire();
            synchronized (items) {
                items.addLast(item);
            }
            used.release();
        }

        @Override
        public T take() throws InterruptedException {
            used.acquire();
            T item;
            synchronized (items) {
                item = items.removeFirst();
            }
            free.release();
            return item;
        }
    }

    static final class QueueBuffer<T> implements Buffer<T> {
        private final BlockingQueue<T> queue;

        QueueBuffer(int capacity) {
            queue = new ArrayBlockingQueue<>(capacity);
        }

        @Override public void put(T item) throws InterruptedException { queue.put(item); }
        @Override public T take() throws InterruptedException { return queue.take(); }
    }

    record Item(int producer, int number) {
        static final Item END = new Item(-1, -1);
    }

    static String run(Buffer<Item> buffer, int producers, int consumers, int each) throws InterruptedException {
        var sum = new LongAdder();
        var finished = new CountDownLatch(producers + consumers);
        Map<Integer, Integer> last = new ConcurrentSkipListMap<>();
        List<String> disorder = new ArrayList<>();
        for (int p = 0; p < producers; p++) {
            int producer = p;
            Thread.ofPlatform().name("producer-" + p).start(() -> {
                try {
                    for (int number = 1; number <= each; number++) {
                        buffer.put(new Item(producer, number));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    finished.countDown();
                }
            });
        }
        for (int c = 0; c < consumers; c++) {
            Thread.ofVirtual().name("consumer-" + c).start(() -> {
                try {
                    for (Item item = buffer.take(); item != Item.END; item = buffer.take()) {
                        sum.add(item.number());
                        Integer before = last.put(item.producer(), item.number());
                        if (consumers == 1 && before != null && before != item.number() - 1) {
                            disorder.add(item + " after " + before);
                        }
                    }
                    buffer.put(Item.END); // for the next consumer
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    finished.countDown();
                }
            });
        }
        while (finished.getCount() > consumers) {
            Thread.sleep(1);
        }
        buffer.put(Item.END);
        boolean ended = finished.await(10, TimeUnit.SECONDS);
        return "sum " + sum + ", producers seen " + new TreeMap<>(last).keySet() + ", ended " + ended + ", disorder " + disorder;
    }

    public static void main(String[] args) throws InterruptedException {
        System.out.println("monitor:    " + run(new MonitorBuffer<>(4), 3, 2, 200));
        System.out.println("conditions: " + run(new ConditionBuffer<>(4), 2, 1, 300));
        System.out.println("semaphores: " + run(new SemaphoreBuffer<>(2), 4, 3, 100));
        System.out.println("queue:      " + run(new QueueBuffer<>(8), 3, 1, 250));

        var empty = new ConditionBuffer<String>(1);
        Thread waiting = new Thread(() -> {
            try {
                System.out.println("took " + empty.take());
            } catch (InterruptedException e) {
                System.out.println("interrupted while waiting, flag " + Thread.currentThread().isInterrupted());
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        waiting.interrupt();
        waiting.join();
    }
}

// out: monitor:    sum 60300, producers seen [0, 1, 2], ended true, disorder []
// out: conditions: sum 90300, producers seen [0, 1], ended true, disorder []
// out: semaphores: sum 20200, producers seen [0, 1, 2, 3], ended true, disorder []
// out: queue:      sum 94125, producers seen [0, 1, 2], ended true, disorder []
// out: interrupted while waiting, flag false
