public class ExitFromThread {
    public static void main(String[] args) throws InterruptedException {
        Thread t = new Thread(() -> {
            System.out.println("bye");
            System.exit(3);
        });
        t.start();
        Thread.sleep(10_000);
        System.out.println("never printed");
    }
}

// out: bye
// exit: 3
