import java.util.LinkedList;
import java.util.Queue;

public class WaitNotify {
    static class Channel {
        private final Queue<Integer> items = new LinkedList<>();
        private final int capacity;
        int maxSeen;

        Channel(int capacity) {
            this.capacity = capacity;
        }

        synchronized void put(int item) throws InterruptedException {
            while (items.size() == capacity) wait();
            items.add(item);
            maxSeen = Math.max(maxSeen, items.size());
            notifyAll();
        }

        synchronized int take() throws InterruptedException {
            while (items.isEmpty()) wait();
            int item = items.remove();
            notifyAll();
            return item;
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Channel channel = new Channel(3);
        Thread producer = new Thread(() -> {
            try {
                for (int i = 1; i <= 100; i++) channel.put(i);
                channel.put(-1);
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        });
        int[] sum = new int[1];
        Thread consumer = new Thread(() -> {
            try {
                for (int item; (item = channel.take()) != -1; ) sum[0] += item;
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        });
        producer.start();
        consumer.start();
        producer.join();
        consumer.join();
        System.out.println(sum[0] + " " + (channel.maxSeen <= 3));
        try {
            channel.notify();
        } catch (IllegalMonitorStateException e) {
            System.out.println(e.getMessage());
        }
        synchronized (channel) {
            long before = System.currentTimeMillis();
            channel.wait(15);
            System.out.println(System.currentTimeMillis() - before >= 14);
            System.out.println(Thread.holdsLock(channel));
        }
    }
}

// out: 5050 true
// out: current thread is not owner
// out: true
// out: true
