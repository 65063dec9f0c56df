import java.io.FileReader;

public class ErrorUncheckedException {
    interface Task {
        void run();
    }

    static void risky() throws Exception {
        throw new Exception("x");
    }

    public static void main(String[] args) {
        risky();
        new FileReader("x");
        Task t = () -> Thread.sleep(1);
        try {
            risky();
        } catch (RuntimeException e) {
        }
        try {
            risky();
        } catch (Exception e) {
        } catch (IllegalStateException e) {
        }
    }
}

// err: ErrorUncheckedException.java:15: error: unreported exception InterruptedException; must be caught or declared to be thrown
// err:         Task t = () -> Thread.sleep(1);
// err:                                    ^
// err: ErrorUncheckedException.java:23: error: exception IllegalStateException has already been caught
// err:         } catch (IllegalStateException e) {
// err:           ^
// err: ErrorUncheckedException.java:13: error: unreported exception Exception; must be caught or declared to be thrown
// err:         risky();
// err:              ^
// err: ErrorUncheckedException.java:14: error: unreported exception FileNotFoundException; must be caught or declared to be thrown
// err:         new FileReader("x");
// err:         ^
// err: ErrorUncheckedException.java:17: error: unreported exception Exception; must be caught or declared to be thrown
// err:             risky();
// err:                  ^
// err: 5 errors
// exit: 1
