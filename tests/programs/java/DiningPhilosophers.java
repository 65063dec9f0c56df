import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class DiningPhilosophers {
    static class Philosopher extends Thread {
        private final Lock first, second;
        int meals;

        Philosopher(int n, Lock left, Lock right) {
            super("philosopher " + n);
            // the last one reaches for the other fork first, so that they can't all wait
            boolean last = n == 4;
            first = last ? right : left;
            second = last ? left : right;
        }

        @Override
        public void run() {
            for (int i = 0; i < 50; i++) {
                first.lock();
                try {
                    second.lock();
                    try {
                        meals++;
                        Thread.yield();
                    } finally {
                        second.unlock();
                    }
                } finally {
                    first.unlock();
                }
            }
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Lock[] forks = new Lock[5];
        for (int i = 0; i < 5; i++) forks[i] = new ReentrantLock(i % 2 == 0);
        Philosopher[] all = new Philosopher[5];
        for (int i = 0; i < 5; i++) all[i] = new Philosopher(i, forks[i], forks[(i + 1) % 5]);
        for (Philosopher p : all) p.start();
        for (Philosopher p : all) {
            p.join();
            System.out.println(p.getName() + " ate " + p.meals);
        }
    }
}

// out: philosopher 0 ate 50
// out: philosopher 1 ate 50
// out: philosopher 2 ate 50
// out: philosopher 3 ate 50
// out: philosopher 4 ate 50
