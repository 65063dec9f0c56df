import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

public class Atomics {
    public static void main(String[] args) throws InterruptedException {
        AtomicInteger n = new AtomicInteger();
        LongAdder adder = new LongAdder();
        ConcurrentHashMap<Integer, Integer> counts = new ConcurrentHashMap<>();
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> {
                for (int i = 0; i < 500; i++) {
                    n.incrementAndGet();
                    adder.add(2);
                    counts.merge(i % 5, 1, Integer::sum);
                }
            });
            threads[t].start();
        }
        for (Thread t : threads) t.join();
        System.out.println(n + " " + adder.sum() + " " + counts);
        System.out.println(n.compareAndSet(2000, 5) + " " + n.getAndAdd(3) + " " + n.updateAndGet(x -> x * 2) + " " + n.accumulateAndGet(4, Math::max));
        AtomicReference<String> ref = new AtomicReference<>("a");
        System.out.println(ref.getAndUpdate(s -> s + "b") + ref.get() + ref.compareAndSet("x", "y"));
        AtomicIntegerArray array = new AtomicIntegerArray(3);
        array.incrementAndGet(1);
        System.out.println(array + " " + new AtomicLong(1L << 40).incrementAndGet());
        CopyOnWriteArrayList<Integer> cow = new CopyOnWriteArrayList<>(new Integer[] {1, 2, 3});
        for (Integer i : cow) cow.add(i * 10);
        System.out.println(cow);
        System.out.println(counts.reduceValues(1, Integer::sum) + " " + counts.search(1, (k, v) -> k == 3 ? "three" : null) + " " + counts.mappingCount());
        ConcurrentSkipListMap<String, Integer> skip = new ConcurrentSkipListMap<>();
        for (String s : "q w e r t y".split(" ")) skip.put(s, s.charAt(0) - 'a');
        System.out.println(skip + " " + skip.ceilingKey("f"));
        ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
        queue.offer(1);
        queue.offer(2);
        System.out.println(queue.poll() + " " + queue);
        try {
            counts.put(null, 1);
        } catch (NullPointerException e) {
            System.out.println("no null keys");
        }
    }
}

// out: 2000 4000 {0=400, 1=400, 2=400, 3=400, 4=400}
// out: true 5 16 16
// out: aabfalse
// out: [0, 1, 0] 1099511627777
// out: [1, 2, 3, 10, 20, 30]
// out: 2000 three 5
// out: {e=4, q=16, r=17, t=19, w=22, y=24} q
// out: 1 [2]
// out: no null keys
