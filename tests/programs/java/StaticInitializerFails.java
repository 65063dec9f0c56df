public class StaticInitializerFails {
    static class Broken {
        static int value = Integer.parseInt("q");

        static void touch() {}
    }

    static class Throwing {
        static {
            if (true) throw new UnsupportedOperationException("no luck");
        }
    }

    public static void main(String[] args) {
        try {
            Broken.touch();
        } catch (ExceptionInInitializerError e) {
            System.out.println(e.getMessage() + " " + e.getCause());
        }
        try {
            Broken.touch();
        } catch (NoClassDefFoundError e) {
            System.out.println(e.getMessage());
            System.out.println(e.getCause());
        }
        new Throwing();
    }
}

// out: null java.lang.NumberFormatException: For input string: "q"
// out: Could not initialize class StaticInitializerFails$Broken
// out: java.lang.ExceptionInInitializerError: Exception java.lang.NumberFormatException: For input string: "q" [in thread "main"]
// err: Exception in thread "main" java.lang.ExceptionInInitializerError
// err: 	at StaticInitializerFails.main(StaticInitializerFails.java:26)
// err: Caused by: java.lang.UnsupportedOperationException: no luck
// err: 	at StaticInitializerFails$Throwing.<clinit>(StaticInitializerFails.java:10)
// err: 	... 1 more
// exit: 1
