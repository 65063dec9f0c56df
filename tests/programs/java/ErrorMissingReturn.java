public class ErrorMissingReturn {
    static int sign(int n) {
        if (n > 0) return 1;
        else if (n < 0) return -1;
    }

    static void nothing() {
        return 1;
    }

    static int loop() {
        while (true) {
        }
    }

    static int afterLoop(int n) {
        while (n > 0) n--;
    }

    public static void main(String[] args) {
        return;
    }
}

// err: ErrorMissingReturn.java:8: error: incompatible types: unexpected return value
// err:         return 1;
// err:                ^
// err: 1 error
// exit: 1
