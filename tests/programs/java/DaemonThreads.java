public class DaemonThreads {
    public static void main(String[] args) throws InterruptedException {
        Thread endless = new Thread(() -> {
            while (true) {
                try {
                    Thread.sleep(1000);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        endless.setDaemon(true);
        endless.start();
        Thread busy = new Thread(() -> {
            for (long i = 0; ; i++) if (i < 0) System.out.println(i);
        });
        busy.setDaemon(true);
        busy.start();
        Thread.sleep(10);
        System.out.println("main ends, daemons with it");
    }
}

// out: main ends, daemons with it
