import java.io.IOException;

public class UnsupportedThings {
    public static void main(String[] args) {
        try {
            new ProcessBuilder("no-such-program-anywhere").start();
            System.out.println("started?");
        } catch (IOException | UnsupportedOperationException e) {
            System.out.println("no processes");
        }
        try {
            nativeMethod();
        } catch (UnsatisfiedLinkError e) {
            System.out.println(e.getMessage());
        }
    }

    static native int nativeMethod();
}

// out: no processes
// out: 'int UnsupportedThings.nativeMethod()'
