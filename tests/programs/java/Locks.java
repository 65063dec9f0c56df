import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

public class Locks {
    static int value;

    public static void main(String[] args) throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Condition changed = lock.newCondition();
        Thread waiter = new Thread(() -> {
            lock.lock();
            try {
                while (value == 0) changed.await();
                System.out.println("saw " + value);
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            } finally {
                lock.unlock();
            }
        });
        waiter.start();
        Thread.sleep(5);
        lock.lock();
        value = 9;
        changed.signalAll();
        System.out.println(lock.isHeldByCurrentThread() + " " + lock.getHoldCount());
        lock.unlock();
        waiter.join();
        System.out.println(lock.tryLock(1, TimeUnit.SECONDS) + " " + lock.isLocked());
        lock.unlock();
        try {
            lock.unlock();
        } catch (IllegalMonitorStateException e) {
            System.out.println("not held");
        }
        CountDownLatch latch = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) new Thread(latch::countDown).start();
        latch.await();
        System.out.println(latch.getCount());
        int[] rounds = new int[1];
        CyclicBarrier barrier = new CyclicBarrier(2, () -> rounds[0]++);
        Thread partner = new Thread(() -> {
            try {
                barrier.await();
                barrier.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                System.out.println(e);
            }
        });
        partner.start();
        barrier.await();
        barrier.await();
        partner.join();
        System.out.println(rounds[0]);
        Semaphore permits = new Semaphore(2);
        permits.acquire(2);
        System.out.println(permits.tryAcquire() + " " + permits.availablePermits());
        permits.release();
        ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
        rw.readLock().lock();
        rw.readLock().lock();
        System.out.println(rw.getReadLockCount() + " " + rw.writeLock().tryLock());
        StampedLock stamped = new StampedLock();
        long stamp = stamped.tryOptimisticRead();
        System.out.println(stamped.validate(stamp));
        long write = stamped.writeLock();
        System.out.println(stamped.validate(stamp));
        stamped.unlockWrite(write);
        Exchanger<String> exchanger = new Exchanger<>();
        Thread other = new Thread(() -> {
            try {
                System.out.println("other got " + exchanger.exchange("from other"));
            } catch (InterruptedException e) {
                System.out.println(e);
            }
        });
        other.start();
        String got = exchanger.exchange("from main");
        other.join();
        System.out.println("main got " + got);
        Phaser phaser = new Phaser(1);
        System.out.println(phaser.arrive() + " " + phaser.getPhase());
    }
}

// out: true 1
// out: saw 9
// out: true true
// out: not held
// out: 0
// out: 2
// out: false 0
// out: 2 false
// out: true
// out: false
// out: other got from main
// out: main got from other
// out: 0 1
