import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Dining philosophers with four ways not to starve, and one that stands still. */
public class PhilosophersTable {
    interface Table {
        void take(int philosopher) throws InterruptedException;

        void putBack(int philosopher);
    }

    /** The lower fork first: no circle of waiting can close. */
    static final class Ordered implements Table {
        private final Object[] forks;
        private final boolean[] taken;

        Ordered(int seats) {
            forks = new Object[seats];
            taken = new boolean[seats];
            Arrays.setAll(forks, i -> new Object());
        }

        private void take(Object fork, int index) throws InterruptedException {
            synchronized (fork) {
                while (taken[index]) {
                    fork.wait();
                }
                taken[index] = true;
            }
        }

        @Override
        public void take(int philosopher) throws InterruptedException {
            int left = philosopher;
            int right = (philosopher + 1) % forks.length;
            take(forks[Math.min(left, right)], Math.min(left, right));
            take(forks[Math.max(left, right)], Math.max(left, right));
        }

        @Override
        public void putBack(int philosopher) {
            for (int index : new int[] {philosopher, (philosopher + 1) % forks.length}) {
                synchronized (forks[index]) {
                    taken[index] = false;
                    forks[index].notify();
                }
            }
        }
    }

    /** A waiter lets all but one sit down. */
    static final class Waiter implements Table {
        private final Semaphore seats;
        private final Semaphore[] forks;

        Waiter(int seats) {
            this.seats = new Semaphore(seats - 1, true);
            forks = new Semaphore[seats];
            Arrays.setAll(forks, i -> new Semaphore(1));
        }

        @Override
        public void take(int philosopher) throws InterruptedException {
            seats.acquire();
            forks[philosopher].acquire();
            forks[(philosopher + 1) % forks.length].acquire();
        }

        @Override
        public void putBack(int philosopher) {
            forks[(philosopher + 1) % forks.length].release();
            forks[philosopher].release();
            seats.release();
        }
    }

    /** Dijkstra's monitor: eat when no neighbour does. */
    static final class Monitor implements Table {
        private enum State { THINKING, HUNGRY, EATING }

        private final Lock lock = new ReentrantLock();
        private final List<Condition> turns = new ArrayList<>();
        private final State[] states;

        Monitor(int seats) {
            states = new State[seats];
            Arrays.fill(states, State.THINKING);
            for (int i = 0; i < seats; i++) {
                turns.add(lock.newCondition());
            }
        }

        private void offer(int i) {
            int n = states.length;
            if (states[i] == State.HUNGRY && states[(i + 1) % n] != State.EATING && states[(i + n - 1) % n] != State.EATING) {
                states[i] = State.EATING;
                turns.get(i).signal();
            }
        }

        @Override
        public void take(int philosopher) throws InterruptedException {
            lock.lock();
            try {
                states[philosopher] = State.HUNGRY;
                offer(philosopher);
                while (states[philosopher] != State.EATING) {
                    turns.get(philosopher).await();
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void putBack(int philosopher) {
            lock.lock();
            try {
                states[philosopher] = State.THINKING;
                offer((philosopher + 1) % states.length);
                offer((philosopher + states.length - 1) % states.length);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Tries the second fork, and gives the first back when it is taken. */
    static final class Polite implements Table {
        private final ReentrantLock[] forks;
        final AtomicInteger refusals = new AtomicInteger();

        Polite(int seats) {
            forks = new ReentrantLock[seats];
            Arrays.setAll(forks, i -> new ReentrantLock());
        }

        @Override
        public void take(int philosopher) throws InterruptedException {
            while (true) {
                forks[philosopher].lockInterruptibly();
                if (forks[(philosopher + 1) % forks.length].tryLock()) {
                    return;
                }
                forks[philosopher].unlock();
                refusals.incrementAndGet();
                Thread.yield();
            }
        }

        @Override
        public void putBack(int philosopher) {
            forks[philosopher].unlock();
            forks[(philosopher + 1) % forks.length].unlock();
        }
    }

    static String dine(Table table, int seats, int meals, boolean isVirtual) throws InterruptedException {
        var eating = new AtomicIntegerArray(seats);
        var wrong = new AtomicInteger();
        var eaten = new AtomicIntegerArray(seats);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < seats; i++) {
            int me = i;
            Runnable life = () -> {
                try {
                    for (int meal = 0; meal < meals; meal++) {
                        table.take(me);
                        eating.set(me, 1);
                        wrong.addAndGet(eating.get((me + 1) % seats) + eating.get((me + seats - 1) % seats));
                        Thread.yield();
                        eaten.incrementAndGet(me);
                        eating.set(me, 0);
                        table.putBack(me);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };
            threads.add(isVirtual ? Thread.ofVirtual().unstarted(life) : Thread.ofPlatform().unstarted(life));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(15));
        }
        return "%-8s %s, neighbours at once %d".formatted(table.getClass().getSimpleName().toLowerCase(Locale.ROOT), eaten, wrong.get());
    }

    /** All take the left fork, then wait for the right one, until somebody interrupts them. */
    static void standStill(int seats) throws InterruptedException {
        var forks = new ReentrantLock[seats];
        Arrays.setAll(forks, i -> new ReentrantLock());
        var allHaveOne = new CyclicBarrier(seats + 1);
        var gaveUp = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < seats; i++) {
            int me = i;
            threads.add(Thread.startVirtualThread(() -> {
                forks[me].lock();
                try {
                    allHaveOne.await();
                    forks[(me + 1) % seats].lockInterruptibly();
                    forks[(me + 1) % seats].unlock();
                } catch (InterruptedException e) {
                    gaveUp.incrementAndGet();
                } catch (java.util.concurrent.BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                } finally {
                    forks[me].unlock();
                }
            }));
        }
        try {
            allHaveOne.await();
        } catch (java.util.concurrent.BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
        }
        System.out.println("all wait: " + Arrays.stream(forks).allMatch(ReentrantLock::isLocked));
        threads.getFirst().interrupt();
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("gave up: " + gaveUp + ", free: " + Arrays.stream(forks).noneMatch(ReentrantLock::isLocked));
    }

    public static void main(String[] args) throws InterruptedException {
        System.out.println(dine(new Ordered(5), 5, 40, false));
        System.out.println(dine(new Waiter(5), 5, 40, false));
        System.out.println(dine(new Monitor(6), 6, 30, true));
        System.out.println(dine(new Polite(4), 4, 25, false));
        standStill(5);
    }
}

// out: ordered  [40, 40, 40, 40, 40], neighbours at once 0
// out: waiter   [40, 40, 40, 40, 40], neighbours at once 0
// out: monitor  [30, 30, 30, 30, 30, 30], neighbours at once 0
// out: polite   [25, 25, 25, 25], neighbours at once 0
// out: all wait: true
// out: gave up: 1, free: true
