public class ErrorUninitialized {
    final int never;
    static final int ALSO_NEVER;

    public static void main(String[] args) {
        int x;
        if (args.length > 0) x = 1;
        System.out.println(x);
        final int y = 1;
        y = 2;
        int z = z + 1;
        int x = 3;
        for (int i = 0; i < 2; i++) {
            int args = i;
        }
        Runnable r = () -> System.out.println(x);
        int count = 0;
        Runnable s = () -> count++;
    }
}

// err: ErrorUninitialized.java:10: error: cannot assign a value to final variable y
// err:         y = 2;
// err:         ^
// err: ErrorUninitialized.java:12: error: variable x is already defined in method main(String[])
// err:         int x = 3;
// err:             ^
// err: ErrorUninitialized.java:14: error: variable args is already defined in method main(String[])
// err:             int args = i;
// err:                 ^
// err: 3 errors
// exit: 1
