public class ErrorUninitialized {
    final int never;
    static final int ALSO_NEVER;

    public static void main(String[] args) {
        int x;
        if (args.length > 0) x = 1;
        System.out.println(x);
        final int y = 1;
        int z = z + 1;
        for (int i = 0; i < 2; i++) {
            int w = i;
        }
        Runnable r = () -> System.out.println(x);
        int count = 0;
        Runnable s = () -> count++;
    }
}

// err: ErrorUninitialized.java:3: error: variable ALSO_NEVER might not have been initialized
// err:     static final int ALSO_NEVER;
// err:                      ^
// err: ErrorUninitialized.java:2: error: variable never not initialized in the default constructor
// err:     final int never;
// err:               ^
// err: ErrorUninitialized.java:8: error: variable x might not have been initialized
// err:         System.out.println(x);
// err:                            ^
// err: ErrorUninitialized.java:10: error: variable z might not have been initialized
// err:         int z = z + 1;
// err:                 ^
// err: ErrorUninitialized.java:16: error: local variables referenced from a lambda expression must be final or effectively final
// err:         Runnable s = () -> count++;
// err:                            ^
// err: 5 errors
// exit: 1
