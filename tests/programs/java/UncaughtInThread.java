public class UncaughtInThread {
    public static void main(String[] args) throws InterruptedException {
        Thread failing = new Thread(() -> {
            throw new IllegalStateException("in a thread");
        }, "failing");
        failing.start();
        failing.join();
        Thread handled = new Thread(() -> {
            throw new RuntimeException("handled");
        });
        handled.setUncaughtExceptionHandler((t, e) -> System.out.println(t.getName() + " died: " + e.getMessage()));
        handled.start();
        handled.join();
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.out.println("default handler: " + e));
        Thread last = new Thread(() -> {
            int[] a = {};
            a[0] = 1;
        });
        last.start();
        last.join();
        System.out.println("main goes on");
    }
}

// out: Thread-0 died: handled
// out: default handler: java.lang.ArrayIndexOutOfBoundsException: Index 0 out of bounds for length 0
// out: main goes on
// err: Exception in thread "failing" java.lang.IllegalStateException: in a thread
// err: 	at UncaughtInThread.lambda$main$0(UncaughtInThread.java:4)
// err: 	at java.base/java.lang.Thread.run(Thread.java:1474)
