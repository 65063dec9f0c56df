public class UncaughtException {
    static class ConfigException extends RuntimeException {
        ConfigException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static int parse(String s) {
        return Integer.parseInt(s);
    }

    static void load(String s) {
        try {
            parse(s);
        } catch (NumberFormatException e) {
            throw new ConfigException("bad setting\nsecond line", e);
        }
    }

    public static void main(String[] args) {
        System.out.println("before");
        Runnable r = () -> load("ten");
        r.run();
        System.out.println("not reached");
    }
}

// out: before
// err: Exception in thread "main" UncaughtException$ConfigException: bad setting
// err: second line
// err: 	at UncaughtException.load(UncaughtException.java:16)
// err: 	at UncaughtException.lambda$main$0(UncaughtException.java:22)
// err: 	at UncaughtException.main(UncaughtException.java:23)
// err: Caused by: java.lang.NumberFormatException: For input string: "ten"
// err: 	at java.base/java.lang.NumberFormatException.forInputString(NumberFormatException.java:67)
// err: 	at java.base/java.lang.Integer.parseInt(Integer.java:565)
// err: 	at java.base/java.lang.Integer.parseInt(Integer.java:662)
// err: 	at UncaughtException.parse(UncaughtException.java:9)
// err: 	at UncaughtException.load(UncaughtException.java:14)
// err: 	... 2 more
// exit: 1
