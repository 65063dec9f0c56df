// limit: memory_bytes
// outcome: out_of_memory|out_of_fuel|timed_out
/** Sleeping threads without end. */
class Main {
    public static void main(String[] args) {
        for (int i = 0; ; i++) {
            new Thread(() -> {
                try {
                    Thread.sleep(1_000_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }).start();
        }
    }
}
