import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

public class BlockingQueues {
    record After(String name, long at) implements Delayed {
        public long getDelay(TimeUnit unit) { return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS); }
        public int compareTo(Delayed o) { return Long.compare(at, ((After) o).at); }
    }

    public static void main(String[] args) throws InterruptedException {
        BlockingQueue<String> queue = new ArrayBlockingQueue<>(2);
        Thread producer = new Thread(() -> {
            try {
                for (String s : "one two three four END".split(" ")) queue.put(s);
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        });
        producer.start();
        for (String s; !(s = queue.take()).equals("END"); ) System.out.println("took " + s);
        System.out.println(queue.poll(5, TimeUnit.MILLISECONDS) + " " + queue.remainingCapacity());
        SynchronousQueue<Integer> handoff = new SynchronousQueue<>();
        new Thread(() -> {
            try {
                handoff.put(7);
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        }).start();
        System.out.println(handoff.take());
        PriorityBlockingQueue<Integer> priority = new PriorityBlockingQueue<>();
        for (int i : new int[] {3, 1, 2}) priority.add(i);
        System.out.println(priority.take() + " " + priority.take());
        DelayQueue<After> delays = new DelayQueue<>();
        long now = System.nanoTime();
        delays.add(new After("late", now + 20_000_000));
        delays.add(new After("soon", now + 5_000_000));
        System.out.println(delays.take().name() + " " + delays.take().name());
        LinkedBlockingQueue<Integer> bounded = new LinkedBlockingQueue<>(1);
        System.out.println(bounded.offer(1) + " " + bounded.offer(2));
    }
}

// out: took one
// out: took two
// out: took three
// out: took four
// out: null 2
// out: 7
// out: 1 2
// out: soon late
// out: true false
