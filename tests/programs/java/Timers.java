import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

public class Timers {
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(3);
        Timer timer = new Timer();
        timer.schedule(new TimerTask() {
            int n;

            @Override
            public void run() {
                System.out.println("tick " + ++n + " on " + Thread.currentThread().getName());
                done.countDown();
                if (n == 3) cancel();
            }
        }, 5, 5);
        done.await();
        timer.cancel();
        System.out.println("done");
    }
}

// out: tick 1 on Timer-0
// out: tick 2 on Timer-0
// out: tick 3 on Timer-0
// out: done
