// limit: none: a deadlock is found
// outcome: exited
// exit: 1
// err-contains: Deadlock: every thread waits for another one, and none can go on:
// err-contains: "left" waits for a monitor
import java.util.concurrent.CountDownLatch;

/** Two threads that hold what the other one wants. */
class Main {
    public static void main(String[] args) {
        Object one = new Object(), two = new Object();
        var both = new CountDownLatch(2);
        start("left", one, two, both);
        start("right", two, one, both);
    }

    static void start(String name, Object first, Object second, CountDownLatch both) {
        new Thread(() -> {
            synchronized (first) {
                both.countDown();
                try {
                    both.await();
                } catch (InterruptedException e) {
                    return;
                }
                synchronized (second) {
                    System.out.println("never");
                }
            }
        }, name).start();
    }
}
