public class ShutdownHooks {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook after main ended")));
        Thread worker = new Thread(() -> {
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                throw new RuntimeException(e);
            }
            System.out.println("worker outlives main");
        });
        worker.start();
        System.out.println("main ends");
    }
}

// out: main ends
// out: worker outlives main
// out: hook after main ended
