import java.util.ArrayList;
import java.util.List;

public class Threads {
    private static int shared;

    static class Named extends Thread {
        Named(String name) {
            super(name);
        }

        @Override
        public void run() {
            System.out.println(getName() + " runs, priority " + getPriority());
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Thread t = new Named("worker");
        System.out.println(t.getState() + " " + t.isAlive());
        t.start();
        t.join();
        System.out.println(t.getState() + " " + t.isAlive());
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread each = new Thread(() -> {
                for (int k = 0; k < 1000; k++) {
                    synchronized (Threads.class) {
                        shared++;
                    }
                }
            });
            all.add(each);
            each.start();
        }
        for (Thread each : all) each.join();
        System.out.println(shared);
        System.out.println(Thread.currentThread().getName() + " " + Thread.currentThread().getThreadGroup().getName() + " " + all.get(0).getName() + " " + all.get(3).getName());
        System.out.println(new Thread(() -> {}).getName() + " " + Thread.currentThread());
        try {
            t.start();
        } catch (IllegalThreadStateException e) {
            System.out.println("only once");
        }
        long before = System.nanoTime();
        Thread.sleep(20);
        System.out.println(System.nanoTime() - before >= 20_000_000);
        Thread spinner = new Thread(() -> {
            long n = 0;
            while (!Thread.currentThread().isInterrupted()) n++;
            System.out.println("spun " + (n > 0));
        });
        spinner.start();
        Thread.sleep(5);
        spinner.interrupt();
        spinner.join();
        Thread unstarted = Thread.ofPlatform().name("made").daemon().unstarted(() -> System.out.println("daemon " + Thread.currentThread().isDaemon()));
        unstarted.start();
        unstarted.join(1000);
    }
}

// out: NEW false
// out: worker runs, priority 5
// out: TERMINATED false
// out: 4000
// out: main main Thread-0 Thread-3
// out: Thread-4 Thread[#3,main,5,main]
// out: only once
// out: true
// out: spun true
// out: daemon true
