import java.io.PrintWriter;
import java.io.StringWriter;

public class PrintedTraces {
    static void a(int n) {
        if (n == 0) throw new IllegalArgumentException("deep");
        a(n - 1);
    }

    static void b() {
        try {
            a(2);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e);
        }
    }

    static class Closing implements AutoCloseable {
        public void close() throws Exception {
            throw new Exception("close failed", new RuntimeException("because"));
        }
    }

    static String trace(Throwable t) {
        StringWriter out = new StringWriter();
        t.printStackTrace(new PrintWriter(out, true));
        return out.toString();
    }

    Object field = make();

    Object make() {
        throw new UnsupportedOperationException();
    }

    public static void main(String[] args) throws Exception {
        try {
            b();
        } catch (IllegalStateException e) {
            System.out.print(trace(e));
        }
        try (Closing c = new Closing()) {
            throw new Error("body");
        } catch (Error e) {
            System.out.print(trace(e));
        }
        try {
            new PrintedTraces();
        } catch (UnsupportedOperationException e) {
            System.out.print(trace(e));
        }
        Exception circular = new Exception("one");
        circular.initCause(new Exception("two", circular));
        System.out.print(trace(circular));
        Exception custom = new Exception("custom");
        custom.setStackTrace(new StackTraceElement[] {new StackTraceElement("com.example.Made", "up", "Made.java", 7), new StackTraceElement("N", "n", null, -2)});
        System.out.print(trace(custom));
        Runnable lambda = () -> System.out.print(trace(new Exception("in lambda")));
        lambda.run();
        new Object() {
            void inAnonymous() {
                new Exception("to stderr").printStackTrace();
            }
        }.inAnonymous();
    }
}

// out: java.lang.IllegalStateException: java.lang.IllegalArgumentException: deep
// out: 	at PrintedTraces.b(PrintedTraces.java:14)
// out: 	at PrintedTraces.main(PrintedTraces.java:38)
// out: Caused by: java.lang.IllegalArgumentException: deep
// out: 	at PrintedTraces.a(PrintedTraces.java:6)
// out: 	at PrintedTraces.a(PrintedTraces.java:7)
// out: 	at PrintedTraces.a(PrintedTraces.java:7)
// out: 	at PrintedTraces.b(PrintedTraces.java:12)
// out: 	... 1 more
// out: java.lang.Error: body
// out: 	at PrintedTraces.main(PrintedTraces.java:43)
// out: 	Suppressed: java.lang.Exception: close failed
// out: 		at PrintedTraces$Closing.close(PrintedTraces.java:20)
// out: 		at PrintedTraces.main(PrintedTraces.java:42)
// out: 	Caused by: java.lang.RuntimeException: because
// out: 		... 2 more
// out: java.lang.UnsupportedOperationException
// out: 	at PrintedTraces.make(PrintedTraces.java:33)
// out: 	at PrintedTraces.<init>(PrintedTraces.java:30)
// out: 	at PrintedTraces.main(PrintedTraces.java:48)
// out: java.lang.Exception: one
// out: 	at PrintedTraces.main(PrintedTraces.java:52)
// out: Caused by: java.lang.Exception: two
// out: 	at PrintedTraces.main(PrintedTraces.java:53)
// out: Caused by: [CIRCULAR REFERENCE: java.lang.Exception: one]
// out: java.lang.Exception: custom
// out: 	at com.example.Made.up(Made.java:7)
// out: 	at N.n(Native Method)
// out: java.lang.Exception: in lambda
// out: 	at PrintedTraces.lambda$main$0(PrintedTraces.java:58)
// out: 	at PrintedTraces.main(PrintedTraces.java:59)
// err: java.lang.Exception: to stderr
// err: 	at PrintedTraces$1.inAnonymous(PrintedTraces.java:62)
// err: 	at PrintedTraces.main(PrintedTraces.java:64)
