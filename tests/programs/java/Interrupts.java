public class Interrupts {
    public static void main(String[] args) throws InterruptedException {
        Thread sleeper = new Thread(() -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                System.out.println(e.getMessage() + " " + Thread.currentThread().isInterrupted());
            }
        });
        sleeper.start();
        Thread.sleep(10);
        sleeper.interrupt();
        sleeper.join();
        Thread waiter = new Thread(() -> {
            Object lock = new Object();
            synchronized (lock) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    System.out.println("wait: " + e.getMessage() + " " + Thread.holdsLock(lock));
                }
            }
        });
        waiter.start();
        Thread.sleep(10);
        waiter.interrupt();
        waiter.join();
        Thread.currentThread().interrupt();
        System.out.println(Thread.currentThread().isInterrupted() + " " + Thread.interrupted() + " " + Thread.interrupted());
        Thread.currentThread().interrupt();
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            System.out.println("at once: " + e.getMessage());
        }
        Thread joiner = new Thread(() -> {
            try {
                Thread.currentThread().join();
            } catch (InterruptedException e) {
                System.out.println("join interrupted");
            }
        });
        joiner.start();
        Thread.sleep(10);
        joiner.interrupt();
        joiner.join();
    }
}

// out: sleep interrupted false
// out: wait: null true
// out: true true false
// out: at once: sleep interrupted
// out: join interrupted
