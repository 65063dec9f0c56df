// limit: fuel
// outcome: out_of_fuel
/** Busy threads, daemons among them, that outlive main. */
class Main {
    public static void main(String[] args) {
        for (int i = 0; i < 50; i++) {
            Thread thread = new Thread(() -> {
                for (long n = 0; ; n++) {
                    Thread.yield();
                }
            });
            thread.setDaemon(i % 2 == 0);
            thread.start();
        }
    }
}
