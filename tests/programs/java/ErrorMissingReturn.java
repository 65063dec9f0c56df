public class ErrorMissingReturn {
    static int sign(int n) {
        if (n > 0) return 1;
        else if (n < 0) return -1;
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

// err: ErrorMissingReturn.java:5: error: missing return statement
// err:     }
// err:     ^
// err: ErrorMissingReturn.java:14: error: missing return statement
// err:     }
// err:     ^
// err: 2 errors
// exit: 1
