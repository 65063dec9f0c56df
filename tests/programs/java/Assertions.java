public class Assertions {
    static boolean called;

    static boolean check() {
        called = true;
        return false;
    }

    public static void main(String[] args) {
        assert check() : "assertions are disabled by default";
        System.out.println(called);
        System.out.println(Assertions.class.desiredAssertionStatus());
        throw new AssertionError("explicit");
    }
}

// out: false
// out: false
// err: Exception in thread "main" java.lang.AssertionError: explicit
// err: 	at Assertions.main(Assertions.java:13)
// exit: 1
