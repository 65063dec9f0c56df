public class SystemExit {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook runs")));
        try {
            System.out.println("leaving");
            System.exit(42);
        } finally {
            System.out.println("never printed");
        }
    }
}

// out: leaving
// out: hook runs
// exit: 42
